// The list above the message box: commands, choices, people. Focus stays in the box; the list follows its keys.
import { fill, h } from "./dom.js";

export class Picker {
  constructor() {
    this.title = h("div", { class: "picker-title" });
    this.list = h("div", { role: "listbox", id: "picker-list", class: "picker-list", "aria-label": "Suggestions" });
    this.node = h("div", { class: "picker", hidden: true }, this.title, this.list);
    this.items = [];
    this.at = -1;
    this.field = null;
  }

  get open() {
    return !this.node.hidden;
  }

  /** Whether Enter or Tab would take something. */
  get ready() {
    return this.open && this.at >= 0;
  }

  /**
   * Show items {label, detail?, before?, side?, pick()} for a field. `title`: nodes above them. `first`: whether
   * the first is marked at once, so that Enter takes it.
   */
  show(field, items, { title = null, first = true } = {}) {
    this.field = field;
    this.items = items;
    fill(this.title, title);
    this.title.hidden = !title;
    fill(this.list, items.map((item, i) => this.row(item, i)));
    this.list.hidden = !items.length;
    this.node.hidden = !items.length && !title;
    this.announce(items.length > 0);
    this.mark(first && items.length ? 0 : -1);
  }

  row(item, i) {
    return h(
      "div",
      {
        role: "option",
        id: `picker-${i}`,
        class: "picker-item",
        "aria-selected": "false",
        // The box keeps the focus, so the press itself must not take it away.
        onpointerdown: (event) => event.preventDefault(),
        onpointermove: () => this.mark(i, false),
        onclick: () => item.pick(),
      },
      item.before,
      h("span", { class: "picker-text" }, h("span", { class: "picker-label" }, item.label), item.detail && h("span", { class: "picker-detail" }, item.detail)),
      item.side && h("span", { class: "picker-side" }, item.side),
    );
  }

  mark(at, scroll = true) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const row = this.list.children[at];
    row?.setAttribute("aria-selected", "true");
    if (scroll) row?.scrollIntoView({ block: "nearest" });
    if (row) this.field?.setAttribute("aria-activedescendant", row.id);
    else this.field?.removeAttribute("aria-activedescendant");
  }

  hide() {
    if (!this.open) return;
    this.node.hidden = true;
    this.items = [];
    this.at = -1;
    this.field?.removeAttribute("aria-activedescendant");
    this.announce(false);
  }

  /** Tell assistive technology whether the field has a list. The message box is a combobox only while it has one. */
  announce(open) {
    const { field } = this;
    if (field?.tagName === "TEXTAREA") {
      for (const [name, value] of Object.entries({ role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "true", "aria-controls": this.list.id })) {
        if (open) field.setAttribute(name, value);
        else field.removeAttribute(name);
      }
    } else if (field?.getAttribute("role") === "combobox") {
      field.setAttribute("aria-controls", this.list.id);
      field.setAttribute("aria-expanded", String(open));
    }
  }

  /** Handle a key of the field; true if the list took it. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    const { key } = event;
    if (key === "Escape") this.hide();
    else if (!this.items.length) return false;
    else if (key === "ArrowDown") this.mark((this.at + 1) % this.items.length);
    else if (key === "ArrowUp") this.mark((this.at <= 0 ? this.items.length : this.at) - 1);
    else if ((key === "Enter" || key === "Tab") && !event.shiftKey && this.at >= 0) this.items[this.at].pick();
    else if (key === "Tab" && !event.shiftKey && this.field.value) this.items[0].pick();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
