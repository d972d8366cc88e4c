// Components of messages, V1 and V2. A kind that this page doesn't know is shown as a labelled box, never as nothing.
import { freshId, h } from "./dom.js";
import { accent } from "./embed.js";
import { icon } from "./icons.js";
import { safeAddress } from "./links.js";
import { link, markdown } from "./markdown-view.js";
import { fileCard, picture, resolve } from "./media.js";
import { emojiNode, selectBox } from "./select.js";

const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary", 6: "primary" };
const LINK = 5;
const PREMIUM = 6;

const KINDS = {
  1: row,
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: textDisplay,
  11: thumbnail,
  12: gallery,
  13: file,
  14: separator,
  17: container,
};

/**
 * One component as a node.
 * `ctx`: {message, names, store, onclick(component), onchoose(component, values)}.
 */
export function componentNode(component, ctx) {
  const make = KINDS[component?.type];
  return make ? make(component, ctx) : unknown(component);
}

const all = (components, ctx) => (components ?? []).map((one) => componentNode(one, ctx));

const unknown = (component) => undrawn(`Component of type ${component?.type ?? "?"}`, component);

/** A labelled box for what this page has no picture of, with all that there is of it. */
export function undrawn(what, thing) {
  return h(
    "details",
    { class: "unknown" },
    h("summary", null, icon("warn", 16), ` ${what}, which this page doesn't draw`),
    h("pre", { tabindex: "0" }, JSON.stringify(thing, null, 1) ?? "nothing"),
  );
}

function row(component, ctx) {
  return h("div", { class: "row" }, all(component.components, ctx));
}

function button(component, ctx) {
  const style = BUTTON_STYLES[component.style] ?? "secondary";
  const inner = [emojiNode(component.emoji), component.label && h("span", { class: "label" }, component.label)];
  if (component.style === LINK) {
    const href = safeAddress(component.url);
    if (href && !component.disabled) return link(href, [inner, icon("out", 16)], { class: "btn secondary" });
    return h("span", { class: "btn secondary off", title: "This address can't be opened" }, inner);
  }
  if (component.style === PREMIUM) inner.push(h("span", { class: "label" }, "Premium"));
  return h(
    "button",
    {
      type: "button",
      class: `btn ${style}`,
      disabled: component.disabled || component.style === PREMIUM,
      "aria-label": component.label ? null : component.emoji?.name ?? "Button",
      data: { key: component.custom_id ?? "" },
      onclick: () => ctx.onclick(component),
    },
    inner,
    h("span", { class: "busy-dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
  );
}

function select(component, ctx) {
  const box = selectBox(component, ctx.store, {
    onchosen: async (values) => {
      await ctx.onchoose(component, values);
    },
  });
  return h("div", { class: "select-wrap" }, box);
}

function section(component, ctx) {
  const text = h("div", { class: "section-text", id: freshId("section") }, all(component.components, ctx));
  const accessory = component.accessory && componentNode(component.accessory, ctx);
  // Many sections have a button of the same name: what it is for stands beside it.
  accessory?.setAttribute("aria-describedby", text.id);
  return h("div", { class: "section" }, text, accessory && h("div", { class: "accessory" }, accessory));
}

function textDisplay(component, ctx) {
  return markdown(component.content, ctx.names);
}

function thumbnail(component, ctx) {
  const { description, spoiler } = component;
  return picture(component.media?.url, ctx.message, { className: "thumb", description, spoiler });
}

function gallery(component, ctx) {
  const items = component.items ?? [];
  return h(
    "div",
    { class: `gallery of-${Math.min(items.length, 4)}` },
    items.map((one) => picture(one.media?.url, ctx.message, { description: one.description, spoiler: one.spoiler })),
  );
}

function file(component, ctx) {
  const { src, href, attachment } = resolve(component.file?.url, ctx.message);
  const card = attachment ?? { filename: component.name ?? component.file?.url ?? "file", url: src ?? href, size: component.size };
  return component.spoiler ? covered(fileCard(card)) : fileCard(card);
}

function separator(component) {
  const size = component.spacing === 2 ? "wide" : "narrow";
  const line = component.divider === false ? "" : "line";
  return h("div", { class: `separator ${size} ${line}`, role: line ? "separator" : "presentation" });
}

/** A node under a cover that a click or a key takes off. */
function covered(node) {
  const inside = h("div", { class: "blurred", inert: true }, node);
  const cover = h("button", { type: "button", class: "cover" }, "Spoiler: show it");
  cover.addEventListener("click", () => {
    inside.className = "";
    inside.inert = false;
    cover.remove();
  });
  return h("div", { class: "under-cover" }, inside, cover);
}

function container(component, ctx) {
  const node = h("div", { class: "container" }, all(component.components, ctx));
  if (Number.isInteger(component.accent_color)) {
    node.classList.add("accented");
    accent(node, component.accent_color);
  }
  return component.spoiler ? covered(node) : node;
}
