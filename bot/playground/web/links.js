// Which addresses may be followed.

/** The address in full if it is http or https, else null. */
export function safeAddress(text) {
  let url;
  try {
    url = new URL(String(text));
  } catch {
    return null;
  }
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

/** Whether a link's label looks like an address other than the one it leads to. */
export function unmasked(label, href) {
  const shown = label.trim();
  if (!/^(https?:\/\/|www\.)\S+$/i.test(shown)) return false;
  const named = safeAddress(/^www\./i.test(shown) ? `https://${shown}` : shown);
  const bare = (address) => new URL(address).hostname.replace(/^www\./, "");
  return named === null || bare(named) !== bare(href);
}

/** A host as people say it. */
export function hostOf(href) {
  return new URL(href).hostname.replace(/^www\./, "");
}
