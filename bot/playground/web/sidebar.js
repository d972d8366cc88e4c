// Servers, channels, the DM, and who one acts as.
import { byId, h, redraw } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu, openWindow } from "./menu.js";
import { avatar, nameOf } from "./people.js";
import { currentTheme, toggleTheme } from "./theme.js";

export class Sidebar {
  /** `ongo()` runs once one has gone somewhere. */
  constructor(store, { ongo }) {
    this.store = store;
    this.ongo = ongo;
    for (const event of ["state", "place", "unread", "link"]) store.on(event, () => this.draw());
    this.draw();
  }

  draw() {
    const { store } = this;
    redraw(
      byId("side"),
      h("div", { class: "side-top" }, this.rail(), h("div", { class: "channels" }, this.head(), this.list())),
      this.me(),
    );
    document.title = store.inDm ? `@${store.title} | Playground` : `#${store.title} | ${store.guild?.name ?? "Playground"}`;
  }

  rail() {
    const guilds = this.store.state.guilds.map((guild, i) => {
      const here = !this.store.inDm && guild === this.store.guild;
      return h(
        "button",
        {
          type: "button",
          class: here ? "server here" : "server",
          "aria-current": here ? "true" : null,
          title: guild.name,
          "aria-label": guild.name,
          data: { nav: `guild-${guild.id}` },
          onclick: () => this.go({ guild: i ? guild.id : undefined, channel: guild.channels[0]?.name ?? "general" }),
        },
        h("span", { "aria-hidden": "true" }, initials(guild.name)),
      );
    });
    const dm = h(
      "button",
      {
        type: "button",
        class: this.store.inDm ? "server home here" : "server home",
        title: "Direct messages",
        "aria-label": "Direct messages",
        data: { nav: "home" },
        onclick: () => this.go({ channel: "dm" }),
      },
      icon("at", 24),
      this.store.unread.has("dm") && h("span", { class: "badge", "aria-label": "unread" }),
    );
    return h("div", { class: "rail" }, dm, h("span", { class: "rail-line" }), guilds);
  }

  head() {
    return h("div", { class: "side-head" }, this.store.guild?.name ?? "Playground");
  }

  list() {
    const { store } = this;
    const bot = store.botUser();
    const all = store.guild?.channels ?? [];
    const channels = all
      .filter((one) => !one.parent_id)
      .flatMap((one) => [
        this.channel(one.name, [icon("hash", 20), h("span", { dir: "auto" }, one.name)]),
        ...all
          .filter((thread) => thread.parent_id === one.id)
          .map((thread) => this.channel(thread.id, [icon("thread", 18), h("span", { dir: "auto" }, thread.name)], "thread")),
      ]);
    const dm = this.channel("dm", [
      h("span", { class: store.state.bot.ready ? "seat online" : "seat" }, avatar(bot, "small")),
      h("span", { dir: "auto" }, nameOf(bot)),
      h("span", { class: "tag" }, "APP"),
      !store.state.bot.ready && h("span", { class: "unseen" }, " (not connected)"),
    ]);
    return h(
      "div",
      { class: "channel-list" },
      h("h2", null, "Text channels"),
      h("ul", { role: "list" }, channels),
      h("h2", null, "Direct messages"),
      h("ul", { role: "list" }, dm),
    );
  }

  channel(name, inner, kind = "") {
    const { store } = this;
    const here = !store.inDm ? store.channel !== undefined && store.keyOf(name) === store.key : name === "dm";
    const unread = store.unread.has(store.keyOf(name)) && !here;
    return h(
      "li",
      null,
      h(
        "button",
        {
          type: "button",
          class: `channel ${kind} ${here ? "here" : ""} ${unread ? "unread" : ""}`,
          "aria-current": here ? "page" : null,
          data: { nav: `channel-${name}` },
          onclick: () => this.go({ channel: name }),
        },
        inner,
        unread && h("span", { class: "unseen" }, " (unread)"),
      ),
    );
  }

  go(change) {
    this.store.go(change);
    this.ongo();
  }

  me() {
    const { store } = this;
    const { person } = store;
    const dark = currentTheme() === "dark";
    return h(
      "div",
      { class: "me" },
      h(
        "button",
        { type: "button", class: "me-who", "aria-haspopup": "menu", "aria-label": `Acting as ${person.name}: change`, data: { nav: "me" }, onclick: (event) => this.people(event.currentTarget) },
        h("span", { class: store.connected ? "seat online" : "seat" }, avatar(person)),
        h("span", { class: "me-text" }, h("b", null, nameOf(person)), h("small", null, store.connected ? roleOf(person) : "Reconnecting…")),
        icon("swap", 18),
      ),
      h(
        "button",
        { type: "button", class: "round", "aria-label": dark ? "Light theme" : "Dark theme", title: dark ? "Light theme" : "Dark theme", data: { nav: "theme" }, onclick: () => { toggleTheme(); this.draw(); } },
        icon(dark ? "sun" : "moon", 20),
      ),
    );
  }

  people(anchor) {
    const { store } = this;
    const entries = store.state.people.map((one) => ({
      label: nameOf(one),
      detail: roleOf(one),
      before: avatar(one, "small"),
      checked: one.key === store.place.as,
      run: () => this.go({ as: one.key }),
    }));
    const beside = store.state.people
      .filter((one) => one.key !== store.place.as)
      .map((one) => ({ label: nameOf(one), icon: "out", named: `${nameOf(one)}, in a new window`, run: () => openWindow(store, one) }));
    const groups = [{ heading: "Act as, in this tab" }, ...entries, "-", { heading: "In a new window" }, ...beside];
    openMenu(anchor, groups, { label: "Act as", prefer: "above" });
  }
}

function roleOf(person) {
  if (person.admin) return "Manages the server";
  return person.key === "newcomer" ? "Just joined" : "Member of the server";
}

function initials(name) {
  return name.split(/\s+/).map((word) => [...word][0]).join("").slice(0, 3);
}
