// Where this tab is: person, channel and guild, in the address's hash and in the tab's own storage.

const FIRST = { as: "member", channel: "general" };

function parse(text) {
  const query = new URLSearchParams(text);
  const place = {};
  for (const key of ["as", "channel", "guild"]) if (query.get(key)) place[key] = query.get(key);
  return place;
}

/** The place that the address names, else the one this tab was last at. */
export function readPlace() {
  return { ...FIRST, ...parse(sessionStorage.getItem("place") ?? ""), ...parse(location.hash.slice(1)) };
}

/** Keep a place; the rest of the address, a key for instance, stays as it is. */
export function rememberPlace(place) {
  const named = Object.entries(place).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(named).toString();
  sessionStorage.setItem("place", text);
  history.replaceState(null, "", `${location.pathname}${location.search}#${text}`);
}
