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

/** Whether a link's label, as it is to be read, names an address other than the one it leads to. */
export function unmasked(label, href) {
  // Marks without width and letters of full width read as the plain ones do.
  const shown = label.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return [...shown.matchAll(/(?:https?:\/\/|\bwww\.)[^\s<>"']+/gi)].some(([found]) => {
    const bare = found.replace(/[.,:;!?*_~|)\]}…]+$/, "");
    const named = safeAddress(/^www\./i.test(bare) ? `https://${bare}` : bare);
    return named === null || hostOf(named) !== hostOf(href);
  });
}

/** A host as people say it. */
export function hostOf(href) {
  return new URL(href).hostname.replace(/^www\./, "");
}
