// The message list: drawn once, then changed message by message, so that a long thread stays smooth.
import { byId, fill, h } from "./dom.js";
import { messageMenu, userMenu } from "./menu.js";
import { isEphemeral, messageNode, wordsOf } from "./message.js";
import { nameOf } from "./people.js";
import { dayName, sameDay } from "./time.js";

const NEAR_END = 120;

export class Timeline {
  constructor(store, { names, composer, interactions }) {
    Object.assign(this, { store, names, composer, interactions });
    this.list = byId("messages");
    this.scroller = byId("scroller");
    this.jump = byId("jump");
    this.live = byId("live");
    this.atEnd = true;
    store.on("messages", (change) => this.change(change));
    store.on("place", () => this.redraw());
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.jump.addEventListener("click", () => this.toEnd());
    // Pictures and fonts that arrive late must not push the newest message out of sight.
    this.observer = new ResizeObserver(() => this.atEnd && this.toEnd());
    this.observer.observe(this.list);
    this.observer.observe(this.scroller);
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("focusin", (event) => this.roam(event.target.closest("li.message")));
    this.list.addEventListener("contextmenu", (event) => this.context(event));
  }

  // --- drawing ---

  redraw() {
    const messages = [...this.store.here().values()];
    fill(this.list, messages.map((message, i) => this.items(message, messages[i - 1])));
    this.atEnd = true;
    this.jump.hidden = true;
    this.roam(this.list.lastElementChild);
    this.toEnd();
  }

  items(message, before) {
    const node = messageNode(message, this.contextOf(message, before));
    const date = new Date(message.timestamp);
    if (before && sameDay(new Date(before.timestamp), date)) return [node];
    return [h("li", { class: "day", role: "separator" }, h("span", null, dayName(date))), node];
  }

  contextOf(message, before) {
    return {
      store: this.store,
      names: this.names,
      before,
      failure: this.store.failures.get(message.id),
      onclick: (component) => this.interactions.click(message, component),
      onchoose: (component, values) => this.interactions.choose(message, component, values),
      onreply: (target) => this.composer.replyTo(target),
      onmenu: (target, anchor) => this.menu(target, anchor),
      onuser: (user, anchor) => userMenu(this.store, user, anchor),
      onjump: (id) => this.show(id),
      ondismiss: (target) => {
        this.store.dismiss(target.id);
        this.composer.focus();
      },
    };
  }

  change({ kind, id, message }) {
    if (kind === "all") {
      this.redraw();
      return;
    }
    const order = [...this.store.here().values()];
    const at = order.findIndex((one) => one.id === id);
    const old = this.node(id);
    if (kind === "delete") {
      this.remove(old);
      return;
    }
    if (at < 0) return;
    if (old) {
      this.replace(old, message, this.before(old));
    } else {
      this.list.append(...this.items(message, order[at - 1]));
      this.announce(message);
      const own = message.author.id === this.store.person.id;
      if (own || this.atEnd) this.toEnd();
      else this.jump.hidden = false;
    }
    if (this.atEnd) this.toEnd();
  }

  before(node) {
    let prior = node.previousElementSibling;
    while (prior && !prior.dataset.id) prior = prior.previousElementSibling;
    return prior ? this.store.here().get(prior.dataset.id) : undefined;
  }

  /** Draw a message again and leave the focus where it was. */
  replace(old, message, before) {
    const inside = old.contains(document.activeElement) ? document.activeElement : null;
    const key = inside?.dataset.key;
    const fresh = messageNode(message, this.contextOf(message, before));
    fresh.tabIndex = old.tabIndex;
    old.replaceWith(fresh);
    if (!inside) return;
    const again = key !== undefined && [...fresh.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && !one.disabled);
    (again || fresh).focus({ preventScroll: true });
  }

  remove(node) {
    if (!node) return;
    const focused = node.contains(document.activeElement);
    const after = node.nextElementSibling;
    const day = node.previousElementSibling;
    node.remove();
    if (day?.classList.contains("day") && !after?.dataset.id) day.remove();
    if (after?.dataset.id) this.replace(after, this.store.here().get(after.dataset.id), this.before(after));
    if (focused) this.composer.focus();
  }

  node(id) {
    return this.list.querySelector(`li[data-id="${CSS.escape(id)}"]`);
  }

  announce(message) {
    if (message.author.id === this.store.person.id) return;
    const only = isEphemeral(message) ? "only for you: " : "";
    this.live.textContent = `${nameOf(message.author)}: ${only}${message.failed ?? wordsOf(message).slice(0, 300)}`;
  }

  // --- moving ---

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) this.jump.hidden = true;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.atEnd = true;
    this.jump.hidden = true;
  }

  /** Bring a message into sight and mark it for a moment. */
  show(id) {
    const node = this.node(id);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1600);
    node.focus({ preventScroll: true });
  }

  /** One message at a time is in the tab order; the arrows move which. */
  roam(node) {
    if (!node?.dataset.id) return;
    this.list.querySelector('li[tabindex="0"]')?.setAttribute("tabindex", "-1");
    node.setAttribute("tabindex", "0");
  }

  key(event) {
    const node = event.target.closest("li.message");
    if (!node || event.target !== node) {
      if (event.key === "Escape" && node) node.focus();
      return;
    }
    const all = [...this.list.querySelectorAll("li.message")];
    const next = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const message = this.store.here().get(node.dataset.id);
    if (next) {
      const target = all[all.indexOf(node) + next];
      if (target) target.focus();
      else if (next > 0) this.composer.focus();
    } else if (event.key === "Escape") this.composer.focus();
    else if (event.key === "r" && !event.ctrlKey && !event.metaKey && !message.local) this.composer.replyTo(message);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) this.menu(message, node);
    else return;
    event.preventDefault();
  }

  context(event) {
    const node = event.target.closest("li.message");
    // A right click on a link or on selected words keeps the browser's own menu.
    if (!node || event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    // The menu key is a key and a context menu at once; one menu is enough.
    if (document.querySelector("[role=menu]")) return;
    this.menu(this.store.here().get(node.dataset.id), { x: event.clientX, y: event.clientY });
  }

  menu(message, anchor) {
    if (message.local) return;
    messageMenu(this.store, message, anchor, () => this.composer.replyTo(message));
  }
}
