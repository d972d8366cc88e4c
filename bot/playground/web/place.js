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

function written(place) {
  return new URLSearchParams(Object.entries(place).filter(([, value]) => value !== undefined)).toString();
}

/** A place's address; the rest of it, a key for instance, is as here. */
export const addressOf = (place) => `${location.pathname}${location.search}#${written(place)}`;

/** Keep a place. */
export function rememberPlace(place) {
  sessionStorage.setItem("place", written(place));
  history.replaceState(null, "", addressOf(place));
}
