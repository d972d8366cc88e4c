// Builds DOM nodes. Text only ever becomes a text node, so nothing that people or bots write is read as HTML.

// Marks that reorder the text around them: shown as they are, they can make an address or a name read backwards.
const BIDI_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text that is safe to show beside other text. */
export function calm(value) {
  return String(value ?? "").replace(BIDI_MARKS, "");
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(calm(child)));
  }
}

function assign(node, props) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : calm(value));
  }
}

/** An element with attributes (`onclick` and the like add listeners) and children (strings become text). */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  assign(node, props);
  append(node, children);
  return node;
}

/** An SVG element. */
export function svg(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  assign(node, props);
  append(node, children);
  return node;
}

/** Replace everything in a node. */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

/** Replace everything in a node and leave the focus on what has the same data-nav as before. */
export function redraw(node, ...children) {
  const { activeElement } = document;
  const key = node.contains(activeElement) && activeElement.dataset.nav;
  fill(node, ...children);
  if (key) node.querySelector(`[data-nav="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** A fresh id for labels and listboxes. */
export function freshId(prefix) {
  freshId.count = (freshId.count ?? 0) + 1;
  return `${prefix}-${freshId.count}`;
}

export const byId = (id) => document.getElementById(id);
