// What stands around the conversation: header, welcome, members, notices, suggested questions, who is typing.
import { byId, fill, h, redraw } from "./dom.js";
import { icon } from "./icons.js";
import { userMenu } from "./menu.js";
import { appTag, avatar, nameOf } from "./people.js";

const NARROW = window.matchMedia("(max-width: 760px)");
const NOTICE_ICONS = { error: "warn", warning: "warn" };

export class Chrome {
  constructor(store, { composer, ondrawer, onmembers, onfaults }) {
    Object.assign(this, { store, composer, ondrawer, onmembers, onfaults });
    const draw = () => {
      this.bar();
      this.welcome();
      this.members();
      this.notices();
      this.tries();
      this.typing();
    };
    store.on("state", draw);
    store.on("place", draw);
    store.on("typing", () => this.typing());
    store.on("link", () => this.notices());
    store.on("trouble", (text) => this.trouble(text));
    draw();
  }

  bar() {
    const { store } = this;
    const dm = store.inDm;
    const { title } = store;
    const { faults } = store.state;
    redraw(
      byId("bar"),
      h(
        "button",
        { type: "button", class: "round drawer-button", "aria-label": "Servers and channels", data: { nav: "drawer" }, onclick: () => this.ondrawer() },
        icon("menu", 24),
      ),
      icon(dm ? "at" : store.channel?.parent_id ? "thread" : "hash", 22),
      h("h1", { dir: "auto" }, title),
      this.topic(),
      h(
        "button",
        {
          type: "button",
          class: "round faults-button",
          "aria-label": faults.length ? `Faults, ${faults.length} switched on` : "Faults",
          title: "Faults: let Discord fail",
          data: { nav: "faults" },
          onclick: () => this.onfaults(),
        },
        icon("bug", 22),
        faults.length > 0 && h("span", { class: "badge" }),
      ),
      h(
        "button",
        { type: "button", class: "round members-button", "aria-label": "Members", title: "Members", data: { nav: "members" }, onclick: () => this.onmembers() },
        icon("people", 22),
      ),
    );
  }

  topic() {
    const { store } = this;
    if (store.connected && !store.state.bot.ready) return h("span", { class: "topic away", role: "status" }, `${nameOf(store.botUser())} isn't connected`);
    const text = store.inDm ? "Every message here reaches the bot" : "Mention the bot, reply to it, or type / for its commands";
    return h("span", { class: "topic" }, text);
  }

  welcome() {
    const { store } = this;
    const bot = nameOf(store.botUser());
    const dm = store.inDm;
    fill(
      byId("welcome"),
      dm ? avatar(store.botUser(), "huge") : h("span", { class: "welcome-mark" }, icon("hash", 40)),
      h("h2", { dir: "auto" }, dm ? bot : `Welcome to #${store.title}!`),
      h("p", null, dm ? `This is the beginning of your direct messages with ${bot}.` : `This is the start of #${store.title}. Nothing said here leaves the playground.`),
    );
  }

  members() {
    const { store } = this;
    const row = (user, ready) =>
      h(
        "li",
        null,
        h(
          "button",
          { type: "button", class: ready ? "member" : "member away", data: { nav: `member-${user.id}` }, onclick: (event) => userMenu(store, user, event.currentTarget) },
          h("span", { class: ready ? "seat online" : "seat" }, avatar(user, "small")),
          h("span", { dir: "auto" }, nameOf(user)),
          user.bot && appTag(),
          !ready && h("span", { class: "unseen" }, " (not connected)"),
        ),
      );
    const people = store.inDm ? [store.person] : store.state.people;
    redraw(
      byId("members"),
      h("h2", null, `Online — ${people.length}`),
      h("ul", { role: "list" }, people.map((one) => row(one, true))),
      h("h2", null, "Apps — 1"),
      h("ul", { role: "list" }, row(store.botUser(), store.state.bot.ready)),
    );
  }

  notices() {
    const { notices } = this.store.state;
    const bar = byId("notices");
    bar.hidden = !notices.length;
    const room = NARROW.matches ? 2 : 3;
    const many = notices.length > room;
    const lines = notices.map((one) =>
      h("div", { class: `notice ${one.severity}` }, icon(NOTICE_ICONS[one.severity] ?? "bulb", 18), h("span", null, one.text)),
    );
    redraw(bar, many ? [lines.slice(0, 2), h("details", { open: this.all }, h("summary", { data: { nav: "more" }, onclick: () => (this.all = !this.all) }, `${notices.length - 2} more`), lines.slice(2))] : lines);
  }

  trouble(text) {
    const bar = byId("notices");
    bar.hidden = false;
    bar.append(h("div", { class: "notice error", role: "alert" }, icon("warn", 18), h("span", null, text)));
  }

  tries() {
    const { suggestions } = this.store.state;
    const hidden = sessionStorage.getItem("tries") === "hidden" || !suggestions.length;
    const send = (question) => this.composer.say({ content: this.store.inDm ? question : `@bot ${question}` });
    const hide = () => {
      sessionStorage.setItem("tries", "hidden");
      this.tries();
      this.composer.focus();
    };
    redraw(
      byId("tries"),
      !hidden &&
        h(
          "div",
          { class: "tries", role: "group", "aria-label": "Try these" },
          h("span", { class: "tries-name" }, "Try these"),
          h("div", { class: "tries-list" }, suggestions.map((one) => h("button", { type: "button", class: "try", data: { nav: `try-${one}` }, onclick: () => send(one) }, one))),
          h("button", { type: "button", class: "round", "aria-label": "Hide these", data: { nav: "hide" }, onclick: hide }, icon("close", 16)),
        ),
    );
  }

  typing() {
    const { store } = this;
    const names = [...store.typing.values()]
      .filter((one) => one.place === store.key && one.user.id !== store.person.id)
      .map((one) => nameOf(one.user));
    const said = names.length === 1 ? " is typing…" : " are typing…";
    const dots = h("span", { class: "busy-dots" }, h("i"), h("i"), h("i"));
    fill(byId("typing"), names.length > 0 && [dots, h("b", null, names.join(", ")), said]);
  }
}
