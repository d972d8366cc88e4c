// What slides over the conversation where there is no room beside it: the channels on a phone, the members below
// 1100 px. While one is open nothing behind it can be reached; Escape or a press beside it closes it.
import { byId } from "./dom.js";

const NARROW = window.matchMedia("(max-width: 760px)");
const WIDE = window.matchMedia("(min-width: 1100px)");
const SHEETS = {
  drawer: { node: "#side", first: "#side .channel.here", opener: ".drawer-button" },
  members: { node: "#members", first: "#members .member", opener: ".members-button" },
};
const ALL = "#side, .chat, #members, #panel, #notices, #skip";

export class Sheets {
  constructor() {
    this.app = byId("app");
    this.shown = null;
    byId("scrim").addEventListener("click", () => this.close());
    // What is inert while a sheet is open must not stay so where there is none.
    for (const media of [NARROW, WIDE]) media.addEventListener("change", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], [role=menu]")) this.close(true);
    });
  }

  openDrawer() {
    this.#show("drawer");
  }

  /** Show the members or hide them. */
  toggleMembers() {
    if (WIDE.matches) this.app.classList.toggle("members-shut");
    else if (this.shown === "members") this.close();
    else this.#show("members");
  }

  #show(name) {
    this.close();
    const { node, first } = SHEETS[name];
    this.shown = name;
    this.app.classList.add(`${name}-open`);
    byId("scrim").hidden = false;
    for (const one of document.querySelectorAll(ALL)) one.inert = !one.matches(node);
    document.querySelector(first)?.focus();
  }

  /** Close what is open. `back`: the focus goes to what opened it. */
  close(back = false) {
    if (!this.shown) return;
    const { opener } = SHEETS[this.shown];
    this.app.classList.remove(`${this.shown}-open`);
    this.shown = null;
    byId("scrim").hidden = true;
    for (const one of document.querySelectorAll(ALL)) one.inert = false;
    if (back) document.querySelector(opener)?.focus();
  }
}
