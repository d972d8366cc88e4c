// Faults to switch on: what a bot must live through, without waiting for Discord to have a bad day.
import { ApiError, setFault } from "./api.js";
import { freshId, h } from "./dom.js";

const FOREVER = "until switched off";
const AT_ONCE = [
  ["Drop the connection", "The line breaks without a word; the bot resumes.", { fault: "drop" }],
  ["Ask to reconnect", "Op 7: the bot comes back and resumes.", { fault: "reconnect" }],
  ["End the session", "Op 9: the bot must identify anew.", { fault: "invalid_session", resumable: false }],
];
const ROUTES = [
  ["every request", null],
  ["sending messages", "POST /channels/\\d+/messages"],
  ["answering interactions", "POST /interactions/|/webhooks/"],
];

export class Faults {
  constructor(store, panel) {
    Object.assign(this, { store, panel });
    this.chosen = { times: "1", route: "0", retry: "1", status: "500", seconds: "2" };
    store.on("state", () => this.panel.isShowing("faults") && this.drawList());
  }

  toggle() {
    if (this.panel.isShowing("faults")) this.panel.close();
    else this.draw();
  }

  async set(fault) {
    try {
      await setFault(fault);
      this.say("");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.say(error.message);
    }
  }

  say(text) {
    this.trouble.hidden = !text;
    this.trouble.textContent = text;
  }

  draw() {
    this.list = h("div", { class: "switched", role: "status" });
    this.trouble = h("p", { class: "form-error", role: "alert", hidden: true });
    const now = AT_ONCE.map(([label, detail, fault]) =>
      h("li", null, h("button", { type: "button", class: "btn secondary small", onclick: () => this.set(fault) }, label), h("span", { class: "panel-note" }, detail)),
    );
    this.panel.show(
      "faults",
      "Faults",
      this.trouble,
      h("h3", null, "Switched on"),
      this.list,
      h("h3", null, "The gateway, at once"),
      h("ul", { class: "at-once", role: "list" }, now),
      h("h3", null, "The bot's requests"),
      h("div", { class: "fault-fields" }, this.pick("route", "Which", ROUTES.map(([name], i) => [String(i), name])), this.pick("times", "How many", [["1", "the next one"], ["3", "the next 3"], ["10", "the next 10"], ["", FOREVER]])),
      h("ul", { class: "at-once", role: "list" }, this.rateLimit(), this.error(), this.slow()),
    );
    this.drawList();
  }

  rateLimit() {
    const field = this.pick("retry", "Retry after", [["1", "1 s"], ["5", "5 s"], ["30", "30 s"]]);
    return this.row("Rate limit (429)", field, () => ({ fault: "rate_limit", retry_after: Number(this.chosen.retry) }));
  }

  error() {
    const field = this.pick("status", "Status", [["500", "500"], ["502", "502"], ["503", "503"], ["504", "504"], ["403", "403"], ["404", "404"]]);
    return this.row("Error", field, () => ({ fault: "error", status: Number(this.chosen.status) }));
  }

  slow() {
    const field = this.pick("seconds", "Hold for", [["1", "1 s"], ["2", "2 s"], ["4", "4 s"], ["10", "10 s"]]);
    return this.row("Slow", field, () => ({ fault: "delay", seconds: Number(this.chosen.seconds) }));
  }

  row(label, field, make) {
    const run = () => this.set({ ...make(), times: this.chosen.times ? Number(this.chosen.times) : null, route: ROUTES[this.chosen.route][1] });
    return h("li", null, h("button", { type: "button", class: "btn secondary small", onclick: run }, label), field);
  }

  pick(key, label, options) {
    const id = freshId("fault");
    const select = h("select", { id, class: "native" }, options.map(([value, name]) => h("option", { value, selected: this.chosen[key] === value }, name)));
    select.addEventListener("change", () => (this.chosen[key] = select.value));
    return h("label", { class: "fault-field", for: id }, h("span", null, label), select);
  }

  drawList() {
    const { faults } = this.store.state;
    const off = h("button", { type: "button", class: "btn danger small", onclick: () => this.set({ fault: "clear" }) }, "Switch all off");
    this.list.replaceChildren(
      ...(faults.length
        ? [h("ul", { role: "list" }, faults.map((one) => h("li", null, worded(one)))), off]
        : [h("p", { class: "panel-note" }, "Nothing. Discord is in good health.")]),
    );
  }
}

function worded({ fault, times, retry_after: retry, status, seconds, route }) {
  const what = { rate_limit: `Rate limit, retry after ${retry} s`, error: `Error ${status}`, delay: `Slow by ${seconds} s` }[fault];
  const where = ROUTES.find(([, pattern]) => pattern === route)?.[0] ?? route;
  return `${what}: ${where}, ${times === null ? FOREVER : times === 1 ? "once" : `${times} times`}`;
}
