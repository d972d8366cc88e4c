// The panel at the side for whoever looks behind the scenes: one view at a time, in the place of the members.
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";

export class Panel {
  /** `onleave()` runs when the panel is closed and what opened it is gone. */
  constructor(onleave) {
    this.onleave = onleave;
    this.node = byId("panel");
    this.view = null;
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.close();
    });
  }

  /** Show a view's nodes under a title; the focus goes there when the view is opened, not when it is drawn again. */
  show(view, title, ...nodes) {
    const fresh = this.view !== view || this.node.hidden;
    if (fresh) this.before = document.activeElement;
    this.view = view;
    const heading = h("h2", { id: "panel-title", tabindex: "-1" }, title);
    const close = h("button", { type: "button", class: "round", "aria-label": "Close", onclick: () => this.close() }, icon("close", 22));
    fill(this.node, h("header", { class: "panel-head" }, heading, close), h("div", { class: "panel-body", tabindex: "0", role: "region", "aria-labelledby": "panel-title" }, nodes));
    this.node.hidden = false;
    byId("app").classList.add("panel-open");
    if (fresh) heading.focus();
  }

  isShowing(view) {
    return this.view === view && !this.node.hidden;
  }

  close() {
    const inside = this.node.contains(document.activeElement);
    this.node.hidden = true;
    this.view = null;
    byId("app").classList.remove("panel-open");
    if (!inside) return;
    if (this.before?.isConnected && this.before !== document.body) this.before.focus();
    else this.onleave();
  }
}
