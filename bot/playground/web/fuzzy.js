// Fuzzy matching of what is typed against names: letters in order, better the closer they stand and the earlier.

/** A score from 0 (no match) up; a whole word's beginning counts more than letters strewn about. */
export function score(query, text) {
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  const given = text.toLowerCase();
  if (!wanted) return 1;
  let at = -1;
  let sum = 0;
  for (const char of wanted) {
    const next = given.indexOf(char, at + 1);
    if (next < 0) return 0;
    const starts = next === 0 || /[\s_-]/.test(given[next - 1]);
    sum += next === at + 1 ? 3 : starts ? 2 : 1 / (1 + next - at);
    at = next;
  }
  return (sum / wanted.length) * (given.startsWith(wanted) ? 2 : 1) + 1 / (1 + given.length);
}

/** The items that match, best first; `textOf(item)` is what is searched, `alsoOf(item)` counts a fifth of it. */
export function search(query, items, textOf, alsoOf = () => "") {
  return items
    .map((item, i) => ({ item, i, points: Math.max(score(query, textOf(item)), worded(query, alsoOf(item)) / 5) }))
    .filter((one) => one.points > 0)
    .sort((a, b) => b.points - a.points || a.i - b.i)
    .map((one) => one.item);
}

const worded = (query, text) => (query.length > 2 && text.toLowerCase().includes(query.toLowerCase()) ? 2 : 0);
