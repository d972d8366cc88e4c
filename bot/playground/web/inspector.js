// The inspector: the gateway event and the REST calls behind a message, their timing, and its size against the limits.
import { ApiError, inspect } from "./api.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf } from "./people.js";
import { clock } from "./time.js";

const PAUSE = 250;

export class Inspector {
  constructor(store, panel) {
    Object.assign(this, { store, panel, what: null, open: new Set() });
    store.on("messages", ({ id }) => this.panel.isShowing("inspector") && (!id || id === this.message?.id || this.message?.local) && this.later());
    store.on("place", () => this.panel.isShowing("inspector") && this.panel.close());
  }

  /** Look into a message, or into the interaction that a line about a failure speaks of. */
  async show(message) {
    this.message = message;
    this.open = new Set();
    await this.refresh();
  }

  /** Soon, once however much happens until then. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.panel.isShowing("inspector") && this.refresh(), PAUSE);
  }

  async refresh() {
    const { message } = this;
    const what = message.local ? { interaction: message.cause } : { message: message.id };
    let found;
    try {
      found = await inspect(this.store.address, what);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.panel.show("inspector", "Inspector", h("p", { class: "panel-note" }, error.message));
      return;
    }
    if (message === this.message) this.draw(found);
  }

  draw(found) {
    const { message } = this;
    const whose = `${nameOf(message.author)}, ${clock(new Date(message.timestamp))}`;
    const again = h("button", { type: "button", class: "btn secondary small", onclick: () => this.refresh() }, "Refresh");
    this.panel.show(
      "inspector",
      "Inspector",
      h("p", { class: "panel-note" }, message.local ? `An interaction that failed, ${clock(new Date(message.timestamp))}` : whose),
      found.sizes.length > 0 && [h("h3", null, "Size against Discord's limits"), h("ul", { class: "sizes", role: "list" }, found.sizes.map(sizeRow))],
      h("h3", null, "What passed, in order"),
      found.entries.length ? h("ol", { class: "entries", role: "list" }, found.entries.map((one, i) => this.entry(one, i))) : h("p", { class: "panel-note" }, "Nothing is kept of it any more."),
      found.message && [h("h3", null, `The message, ${found.bytes.toLocaleString()} bytes`), this.json("message", "As Discord keeps it", found.message)],
      again,
    );
  }

  entry(one, i) {
    const event = one.kind === "event";
    const bad = !event && (one.status ?? 500) >= 400;
    const tag = h("span", { class: `entry-tag ${event ? "event" : bad ? "bad" : "good"}` }, event ? "EVENT" : one.status ?? "…");
    const name = event ? one.name : `${one.method} ${one.path}`;
    const facts = [`+${one.after_ms.toLocaleString()} ms`];
    if (event) facts.push(...told(one));
    else if (one.took_ms !== undefined) facts.push(`answered in ${one.took_ms.toLocaleString()} ms`);
    for (const fault of one.faults ?? []) facts.push(`fault: ${fault}`);
    const parts = event
      ? [this.json(`${i} data`, "What the bot was sent", one.data)]
      : [one.body && this.json(`${i} body`, "What the bot sent", one.body), one.answer && this.json(`${i} answer`, "Discord's answer", one.answer)];
    return h("li", { class: "entry" }, h("div", { class: "entry-head" }, tag, h("code", null, name)), h("p", { class: "entry-facts" }, facts.join(" · ")), parts);
  }

  /** A foldable piece of JSON that stays open when the panel is drawn again. */
  json(key, label, value) {
    const text = JSON.stringify(value, null, 2);
    const copy = h("button", { type: "button", class: "copy", "aria-label": `Copy: ${label}` }, icon("copy", 16));
    copy.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(text);
      copy.classList.add("done");
    });
    const body = h("div", { class: "code" });
    const fold = h("details", { class: "json", open: this.open.has(key) }, h("summary", null, label), body);
    // Built when it is looked at: a long conversation's events would fill the page unseen.
    const build = () => fill(body, h("pre", { tabindex: "0", dir: "ltr" }, h("code", null, text)), copy);
    if (fold.open) build();
    fold.addEventListener("toggle", () => {
      if (fold.open) this.open.add(key);
      else this.open.delete(key);
      if (fold.open && !body.childElementCount) build();
    });
    return fold;
  }
}

function told({ told: count, waiting }) {
  if (!count && !waiting) return ["no session of the bot takes such events"];
  const facts = [];
  if (count) facts.push(count === 1 ? "sent to the bot" : `sent to ${count} shards`);
  if (waiting) facts.push("kept until the bot is back");
  return facts;
}

function sizeRow({ what, value, limit }) {
  const share = Math.min(1, value / limit);
  const bar = h("span", { class: share > 1 - 1e-9 ? "meter full" : share > 0.9 ? "meter near" : "meter", "aria-hidden": "true" }, h("i"));
  bar.firstChild.style.width = `${Math.max(2, share * 100)}%`;
  return h("li", null, h("span", { class: "size-what" }, what), h("span", { class: "size-value" }, `${value.toLocaleString()} of ${limit.toLocaleString()}`), bar);
}
