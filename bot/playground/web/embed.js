// Embeds.
import { h } from "./dom.js";
import { safeAddress } from "./links.js";
import { link, markdown } from "./markdown-view.js";
import { picture, resolve } from "./media.js";
import { stamp } from "./time.js";

/** One embed as a card. */
export function embedNode(embed, message, names) {
  const text = (source) => markdown(source, names);
  const titled = embed.url && safeAddress(embed.url);
  const fields = (embed.fields ?? []).map((field) =>
    h("div", { class: field.inline ? "field inline" : "field" }, h("div", { class: "field-name" }, text(field.name)), text(field.value)),
  );
  const footer = [embed.footer?.text, embed.timestamp && stamp(new Date(embed.timestamp))].filter(Boolean).join(" • ");
  const card = h(
    "div",
    { class: "embed" },
    h(
      "div",
      { class: "embed-body" },
      embed.provider?.name && h("div", { class: "embed-footer" }, titledNode(embed.provider.name, embed.provider.url)),
      embed.author && h("div", { class: "embed-author" }, small(embed.author.icon_url, message), titledNode(embed.author.name, embed.author.url)),
      embed.title && h("div", { class: "embed-title" }, titled ? link(titled, text(embed.title)) : text(embed.title)),
      embed.description && text(embed.description),
      fields.length > 0 && h("div", { class: "fields" }, fields),
      embed.image && picture(embed.image.url, message, { className: "single", description: embed.image.description }),
      footer && h("div", { class: "embed-footer" }, small(embed.footer?.icon_url, message), footer),
    ),
    embed.thumbnail && picture(embed.thumbnail.url, message, { className: "thumb" }),
  );
  accent(card, embed.color);
  return card;
}

/** The small picture beside a name, where it lies on this page's own host. */
function small(url, message) {
  const { src } = url ? resolve(url, message) : {};
  return src ? h("img", { class: "embed-icon", src, alt: "" }) : null;
}

function titledNode(text, url) {
  const href = url && safeAddress(url);
  return href ? link(href, text) : text;
}

/** Colour a card's edge. */
export function accent(node, color) {
  if (Number.isInteger(color)) node.style.setProperty("--accent", `#${color.toString(16).padStart(6, "0").slice(-6)}`);
}
