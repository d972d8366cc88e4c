// A floating layer beside its anchor: in the top layer, so that it also stands above a dialog.
import { h } from "./dom.js";

const GAP = 6;
const EDGE = 8;

/**
 * Show `content` near `anchor` (an element, or a point {x, y}) until it is closed.
 * Returns {node, close}. Closes on a press outside and on Escape; `onclose` runs once.
 */
export function popup(anchor, content, { className = "", prefer = "below", matchWidth = false, onclose } = {}) {
  const node = h("div", { class: `popup ${className}`, popover: "manual" }, content);
  const host = (anchor.closest && anchor.closest("dialog")) || document.body;
  host.append(node);
  node.showPopover();
  if (matchWidth) node.style.width = `${Math.max(anchor.getBoundingClientRect().width, 200)}px`;
  place(node, anchor, prefer);

  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", close);
    node.remove();
    onclose?.();
  };
  const outside = (event) => {
    if (!node.contains(event.target) && !(anchor.contains && anchor.contains(event.target))) close();
  };
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", close);
  return { node, close };
}

function place(node, anchor, prefer) {
  const box = anchor.getBoundingClientRect
    ? anchor.getBoundingClientRect()
    : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: width, offsetHeight: height } = node;
  const below = window.innerHeight - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const up = prefer === "above" ? above >= height || above > below : below < height && above > below;
  node.style.maxHeight = `${Math.max(120, up ? above : below)}px`;
  const shown = Math.min(height, up ? above : below);
  node.style.left = `${Math.max(EDGE, Math.min(box.left, window.innerWidth - width - EDGE))}px`;
  node.style.top = `${Math.max(EDGE, up ? box.top - GAP - shown : box.bottom + GAP)}px`;
}

/** Move focus among items with the arrow keys, Home, End and the first letters of their names. */
export function arrowKeys(list, selector) {
  list.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 };
    let next = items.at((steps[event.key] ?? NaN) % items.length);
    if (!(event.key in steps)) {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.key === " ") return;
      const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      next = later.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()));
    }
    event.preventDefault();
    next?.focus();
  });
}
