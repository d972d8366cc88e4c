// The message list: changed message by message, fetched and drawn piece by piece, so that a long thread stays smooth.
import { ask } from "./ask.js";
import { byId, fill, h } from "./dom.js";
import { isOwn, messageMenu, userMenu } from "./menu.js";
import { isEphemeral, messageNode, spoken } from "./message.js";
import { nameOf } from "./people.js";
import { dayName, sameDay } from "./time.js";

const NEAR_END = 120;
const NEAR_START = 600;
const MOST_DRAWN = 400;
const KEPT = 200;
// How many lines of what is read aloud stand there at once, and how long a message rests before a change of it is read.
const SAID = 8;
const RESTS = 700;

export class Timeline {
  constructor(store, { names, composer, interactions, inspector }) {
    Object.assign(this, { store, names, composer, interactions, inspector });
    this.list = byId("messages");
    this.scroller = byId("scroller");
    this.jump = byId("jump");
    this.live = byId("live");
    this.welcome = byId("welcome");
    this.earlier = byId("earlier");
    this.atEnd = true;
    this.top = 0;
    this.changing = new Map();
    this.said = new Map();
    store.on("messages", (change) => this.change(change));
    store.on("place", () => this.redraw());
    store.on("sent", () => this.toEnd());
    store.on("delete", (message) => this.confirm(message));
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.jump.addEventListener("click", () => this.toEnd());
    this.earlier.addEventListener("click", () => this.fetchEarlier());
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
    this.said.clear();
    fill(this.list, messages.map((message, i) => this.items(message, messages[i - 1])));
    this.atEnd = true;
    this.jump.hidden = true;
    this.roam(this.list.lastElementChild);
    this.showStart();
    this.toEnd();
  }

  showStart() {
    this.welcome.hidden = !this.store.whole;
    this.earlier.hidden = this.store.whole;
  }

  /** Bring earlier messages in above, and leave what one reads where it is. */
  async fetchEarlier() {
    const first = this.list.querySelector("li.message");
    const fetched = await this.store.older();
    if (!first?.isConnected || !fetched.length) {
      this.showStart();
      return false;
    }
    const { scrollHeight, scrollTop } = this.scroller;
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const nodes = fetched.flatMap((message, i) => this.items(message, fetched[i - 1]));
    if (first.previousElementSibling?.classList.contains("day")) first.previousElementSibling.remove();
    this.list.prepend(...nodes, ...this.items(this.store.here().get(first.dataset.id), fetched.at(-1)));
    first.remove();
    if (focused && !focused.isConnected) this.node(first.dataset.id)?.focus({ preventScroll: true });
    this.showStart();
    this.scroller.scrollTop = scrollTop + this.scroller.scrollHeight - scrollHeight;
    return true;
  }

  /** Let go of what scrolled away long ago; scrolling back fetches it again. */
  trim() {
    if (this.list.childElementCount < MOST_DRAWN) return;
    for (const id of this.store.keepLast(KEPT)) this.node(id)?.remove();
    for (const day of this.list.querySelectorAll(".day:has(+ .day)")) day.remove();
    this.showStart();
  }

  items(message, before) {
    const node = messageNode(message, this.contextOf(message, before));
    const date = new Date(message.timestamp);
    if (before && sameDay(new Date(before.timestamp), date)) return [node];
    return [h("li", { class: "day" }, h("span", null, dayName(date))), node];
  }

  contextOf(message, before) {
    this.said.set(message.id, spoken(message));
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
      oninspect: (target) => this.inspector.show(target),
      onreact: (target, emoji, remove) => this.store.act("react", { message: target.id, emoji, remove }),
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
      const waited = old.querySelector(".thinking") !== null;
      const said = this.said.get(id);
      this.replace(old, message, this.before(old));
      if (waited) this.announce(message);
      else if (said !== undefined && said !== spoken(message)) this.announceChange(message);
    } else {
      this.list.append(...this.items(message, order[at - 1]));
      this.announce(message);
      const own = message.author.id === this.store.person.id;
      if (own || this.atEnd) this.toEnd();
      else this.jump.hidden = false;
    }
    if (this.atEnd) {
      this.trim();
      this.toEnd();
    }
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

  /** Have a message read aloud, `how` it came to be so; what is said in a row is all heard. */
  announce(message, how = "") {
    if (message.author.id === this.store.person.id || message.sending) return;
    const only = isEphemeral(message) ? "only for you: " : "";
    this.live.append(h("p", null, `${nameOf(message.author)}${how}: ${only}${spoken(message)}`));
    while (this.live.childElementCount > SAID) this.live.firstElementChild.remove();
  }

  /** A message that goes on changing is read once it rests. */
  announceChange(message) {
    clearTimeout(this.changing.get(message.id));
    const say = () => {
      this.changing.delete(message.id);
      this.announce(message, " changed a message");
    };
    this.changing.set(message.id, setTimeout(say, RESTS));
  }

  // --- moving ---

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    // Only who scrolls up leaves the end: a picture that came late grows between a scroll and the word of it.
    const up = scrollTop < this.top;
    this.top = scrollTop;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END || (this.atEnd && !up);
    if (this.atEnd) this.jump.hidden = true;
    if (scrollTop < NEAR_START && !this.store.whole) this.fetchEarlier();
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.top = this.scroller.scrollTop;
    this.atEnd = true;
    this.jump.hidden = true;
  }

  /** Bring a message into sight and mark it for a moment. */
  async show(id) {
    let node = this.node(id);
    while (!node && (await this.fetchEarlier())) node = this.node(id);
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
    const at = all.indexOf(node);
    const target = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    const message = this.store.here().get(node.dataset.id);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (target) target.focus();
    else if (event.key === "ArrowUp") this.fetchEarlier();
    else if (event.key === "ArrowDown" || event.key === "Escape") this.composer.focus();
    else if (event.key === "r" && plain && !isEphemeral(message)) this.composer.replyTo(message);
    else if (event.key === "e" && plain && isOwn(this.store, message)) this.composer.edit(message);
    else if (event.key === "i" && plain && (!message.local || message.cause)) this.inspector.show(message);
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
    messageMenu(this.store, message, anchor, {
      onreply: () => this.composer.replyTo(message),
      onedit: () => this.composer.edit(message),
      oninspect: () => this.inspector.show(message),
      ondelete: () => this.take(message),
    });
  }

  /** A message that was emptied is deleted, once that is confirmed. */
  async confirm(message) {
    const question = { title: "Delete message", text: "Nothing is left of this message. Delete it?", yes: "Delete" };
    if (await ask(question)) await this.take(message);
    this.composer.focus();
  }

  async take(message) {
    const { spot } = this.store;
    const result = await this.store.act("delete", { message: message.id }, spot);
    if (result.failed) this.store.notes.tell(spot, null, result.failed);
  }
}
