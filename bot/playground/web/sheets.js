// What slides over the conversation where there is no room beside it: the channels on a phone, the members below
// 1100 px. While the channels are open nothing behind them can be reached; Escape closes either.
import { byId } from "./dom.js";

const NARROW = window.matchMedia("(max-width: 760px)");
const WIDE = window.matchMedia("(min-width: 1100px)");
const BEHIND = [".chat", "#members", "#panel", "#notices", "#skip"];

export class Sheets {
  constructor() {
    this.app = byId("app");
    byId("scrim").addEventListener("click", () => this.closeDrawer());
    // What is inert while the drawer is open must not stay so where there is no drawer.
    NARROW.addEventListener("change", () => this.closeDrawer());
    WIDE.addEventListener("change", () => this.app.classList.remove("members-open"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (this.closeDrawer()) focusOn(".drawer-button");
      else if (byId("members").contains(document.activeElement) && this.closeMembers()) focusOn(".members-button");
    });
  }

  openDrawer() {
    this.#drawer(true);
    focusOn("#side .channel.here");
  }

  /** Close the channels; whether they were open. */
  closeDrawer() {
    const open = this.app.classList.contains("drawer-open");
    this.#drawer(false);
    return open;
  }

  #drawer(open) {
    this.app.classList.toggle("drawer-open", open);
    byId("scrim").hidden = !open;
    for (const node of document.querySelectorAll(BEHIND.join())) node.inert = open;
  }

  /** Show the members or hide them. */
  toggleMembers() {
    if (WIDE.matches) this.app.classList.toggle("members-shut");
    else if (!this.closeMembers()) {
      this.app.classList.add("members-open");
      focusOn("#members .member");
    }
  }

  /** Close the members where they lie over the conversation; whether they did. */
  closeMembers() {
    const open = this.app.classList.contains("members-open");
    this.app.classList.remove("members-open");
    return open;
  }
}

const focusOn = (selector) => document.querySelector(selector)?.focus();
