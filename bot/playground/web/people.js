// Names, avatars and tags.
import { calm, h } from "./dom.js";

const HUES = 8;

/** How a user is called. */
export function nameOf(user) {
  return calm(user?.global_name || user?.display_name || user?.name || user?.username || "Somebody");
}

function hueOf(name) {
  let sum = 0;
  for (const char of name.toLowerCase()) sum = (sum * 7 + char.codePointAt(0)) % 9973;
  return sum % HUES;
}

/** Initials on a coloured disc; the bot has a colour of its own. */
export function avatar(user, size = "") {
  const name = nameOf(user);
  const initials = [...name].filter((char) => /[\p{L}\p{N}]/u.test(char));
  const kind = user?.bot ? "hue-bot" : `hue-${hueOf(name)}`;
  return h("span", { class: `avatar ${size} ${kind}`, "aria-hidden": "true" }, (initials[0] ?? "?").toUpperCase());
}

/** The mark beside a bot's name. */
export const appTag = () => h("span", { class: "tag", title: "Messages from an app" }, "APP");
