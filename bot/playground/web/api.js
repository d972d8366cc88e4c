// The stand-in's HTTP API. Addresses are relative to the page, so the page works behind any prefix or host name.

const ROOT = new URL("playground/api/", document.baseURI);

/** Why a request came to nothing, in words for the person at the page. */
export class ApiError extends Error {}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(new URL(path, ROOT), { credentials: "same-origin", ...options });
  } catch {
    throw new ApiError("The playground can't be reached. Is it still running?");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(body.error ?? body.message ?? `The playground answered ${response.status}.`);
  return body;
}

/** Who and what is there. */
export const getState = () => ask("state");

function queryOf(place, more) {
  const query = new URLSearchParams({ channel: place.channel, as: place.as, ...more });
  if (place.guild) query.set("guild", place.guild);
  return query;
}

/** The last `limit` messages that a person sees in a channel, oldest first; of those `before` one, if it is named. */
export const getMessages = (place, limit, before) => ask(`messages?${queryOf(place, before ? { limit, before } : { limit })}`);

/** What made a message, or what an interaction led to: `what` is {message} or {interaction}, each an id. */
export const inspect = (place, what) => ask(`inspect?${queryOf(place, what)}`);

/** Switch on a fault. */
export const setFault = (fault) => post("faults", fault);

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Act as a person; resolves once the bot has replied and fallen quiet. */
export function act(place, type, fields) {
  const body = { as: place.as, channel: place.channel, type, locale: navigator.language, ...fields };
  if (place.guild) body.guild = place.guild;
  return post("acts", body);
}

/** The live feed's address for a person. */
export function feedAddress(as) {
  const url = new URL(`feed?${new URLSearchParams({ as })}`, ROOT);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url;
}

/** A stored file's address on this page's own host, or null if the address is no file of the stand-in. */
export function fileAddress(url) {
  const found = /\/playground\/api\/files\/([^/?#]+)/.exec(url ?? "");
  return found ? new URL(`files/${found[1]}`, ROOT).href : null;
}
