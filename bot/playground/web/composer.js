// The message box: plain text, @ completion, replies, edits, files; a slash turns it into a command.
import { Attachments } from "./attach.js";
import { CommandForm } from "./command-form.js";
import { commandAt, slashCommands } from "./commands.js";
import { byId, calm, fill, h } from "./dom.js";
import { Drafts, joined } from "./drafts.js";
import { fileValue } from "./fields.js";
import { icon } from "./icons.js";
import { mentionOf, typed, wired } from "./mentions.js";
import { nameOf } from "./people.js";
import { Picker } from "./picker.js";
import { Suggestions } from "./suggestions.js";

const LONGEST = 2000;
const WARN_AT = 1800;
const NARROW = window.matchMedia("(max-width: 480px)");

export class Composer {
  constructor(store, interactions) {
    this.store = store;
    this.interactions = interactions;
    this.drafts = new Drafts();
    this.picker = new Picker();
    this.replying = null;
    this.editing = null;
    this.form = null;
    this.aside = "";
    this.files = new Attachments({ onchange: () => this.arm(), ontrouble: (text) => store.notes.tell(store.spot, null, text) });
    this.build();
    store.on("place", () => this.moved());
    store.on("state", () => this.hint());
    store.on("mention", (user) => this.insert(`${mentionOf(user)} `));
    store.on("focus", () => this.focus());
  }

  build() {
    this.box = h("textarea", { id: "composer-box", class: "box-text", rows: "1", "aria-autocomplete": "list", autocomplete: "off", dir: "auto" });
    this.slash = h(
      "button",
      { type: "button", class: "box-button", "aria-label": "Commands", title: "Commands", onclick: () => this.startSlash() },
      icon("slash", 22),
    );
    this.sendButton = h("button", { type: "button", class: "box-button send", "aria-label": "Send", title: "Send", onclick: () => this.send() }, icon("send", 22));
    this.count = h("span", { class: "count", hidden: true });
    this.middle = h("div", { class: "box-middle" }, this.box);
    this.replyBar = h("div", { class: "reply-bar", hidden: true });
    fill(
      byId("composer"),
      this.picker.node,
      this.replyBar,
      this.files.tray,
      h("div", { class: "box-frame" }, this.files.button, this.files.input, this.slash, this.middle, this.count, this.sendButton),
    );
    this.place = this.placeKey();
    this.box.value = this.drafts.take(this.place).text;
    window.addEventListener("pagehide", () => this.keepDraft());
    this.box.addEventListener("input", () => this.typed());
    this.suggestions = new Suggestions(this.box, this.picker, this.store, {
      oncommand: (command) => this.startCommand(command),
      oncomplete: () => this.grow(),
      takesCommands: () => !this.editing,
    });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("paste", (event) => this.files.paste(event) && event.preventDefault());
    this.hint();
    this.grow();
  }

  placeKey() {
    const { as, channel, guild } = this.store.place;
    return `${as}/${guild ?? ""}/${channel}`;
  }

  focus() {
    if (this.form) this.form.focus();
    else this.box.focus();
  }

  hint() {
    const { store } = this;
    const dm = store.inDm;
    const bot = nameOf(store.botUser());
    const to = dm ? `@${bot}` : `#${store.title}`;
    const how = dm ? ", or type /" : " – @bot to ask, or type /";
    this.box.placeholder = calm(NARROW.matches ? `Message ${to}` : `Message ${to}${how}`);
    this.box.setAttribute("aria-label", calm(`Message ${to}`));
  }

  moved() {
    this.keepDraft();
    this.aside = "";
    this.leaveCommand(false);
    this.editing = null;
    this.place = this.placeKey();
    const draft = this.drafts.take(this.place);
    this.box.value = draft.text;
    this.files.set(draft.files);
    this.grow();
    this.replyTo(null);
    this.hint();
    this.picker.hide();
  }

  /** Keep what is written here; what is being edited is no draft, but what was written before that is. */
  keepDraft() {
    const text = this.aside || (this.editing ? this.drafts.take(this.place).text : this.form ? "" : this.box.value);
    this.drafts.keep(this.place, text, this.files.files);
  }

  /** Give back what couldn't be sent; what was written since stays below it. */
  giveBack(place, text, files = []) {
    const here = place === this.place;
    const busy = !here || this.editing;
    if (busy) this.drafts.giveBack(place, text, here ? [] : files);
    else this.box.value = joined(text, this.box.value);
    if (here) this.files.set([...files, ...this.files.files]);
    this.grow();
  }

  // --- plain text ---

  typed() {
    if (!this.box.value) this.takeBack();
    this.grow();
    const found = !this.editing && commandAt(this.box.value, slashCommands(this.store));
    if (found) this.startCommand(found.command, found.rest);
    else this.suggestions.offer();
  }

  grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, window.innerHeight * 0.4)}px`;
    const left = LONGEST - [...this.box.value].length;
    this.count.hidden = left > LONGEST - WARN_AT;
    this.count.textContent = left;
    this.count.classList.toggle("over", left < 0);
    this.arm();
  }

  arm() {
    this.sendButton?.classList.toggle("armed", Boolean(this.box.value.trim() || this.form || this.files.files.length));
  }

  insert(text) {
    this.leaveCommand(false);
    const { selectionStart: from, selectionEnd: to, value } = this.box;
    const space = from > 0 && !/\s$/.test(value.slice(0, from)) ? " " : "";
    this.box.setRangeText(space + text, from, to, "end");
    this.grow();
    this.box.focus();
  }

  key(event) {
    if (this.picker.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && (this.replying || this.editing)) {
      event.preventDefault();
      this.leaveBar();
    } else if (event.key === "Escape" && this.aside && this.box.value === "/") {
      event.preventDefault();
      this.takeBack();
    } else if (event.key === "ArrowUp" && !this.box.value && !this.editing) {
      event.preventDefault();
      const own = this.store.lastOwn();
      if (own) this.edit(own);
      else byId("messages").querySelector("li.message:last-of-type")?.focus();
    }
  }

  async send() {
    if (this.form) {
      this.form.send();
      return;
    }
    const text = this.box.value.trim();
    const { editing } = this;
    const over = [...text].length - LONGEST;
    if (over > 0) this.store.notes.tell(this.store.spot, null, `This is ${over} characters too long: a message takes ${LONGEST}.`);
    if (over > 0 || !(text || editing || this.files.files.length)) return;
    if (editing) {
      this.leaveBar();
      if (!text && !editing.attachments?.length) {
        this.store.emit("delete", editing);
        return;
      }
      await this.saveEdit(editing, text);
      return;
    }
    const fields = { content: wired(text, this.store) };
    if (this.replying) Object.assign(fields, { reply_to: this.replying.message.id, ping: this.replying.ping });
    const { files } = this.files;
    this.box.value = "";
    this.files.set([]);
    this.replyTo(null);
    this.grow();
    await this.say(fields, text, files);
  }

  /** Send a message; where that fails its text and files come back into the box. */
  async say(fields, text = "", files = []) {
    const { place } = this;
    const { spot } = this.store;
    try {
      if (files.length) fields.attachments = await Promise.all(files.map(fileValue));
    } catch {
      this.store.notes.tell(spot, null, "A file can't be read any more. Choose it again.");
      this.giveBack(place, text);
      return;
    }
    const result = await this.store.act("message", fields, spot);
    if (!result.failed) return;
    this.store.notes.tell(spot, null, result.failed);
    this.giveBack(place, text, files);
  }

  async saveEdit(message, text) {
    const { place } = this;
    const { spot } = this.store;
    const result = await this.store.act("edit", { message: message.id, content: wired(text, this.store) }, spot);
    if (!result.failed) return;
    this.store.notes.tell(spot, null, result.failed);
    const free = place === this.place && !this.editing && !this.form;
    if (!free) {
      this.giveBack(place, text);
      return;
    }
    this.edit(message);
    this.box.value = text;
    this.grow();
  }

  // --- replies and edits: a bar above the box says which ---

  bar(text, who, ...buttons) {
    const said = h("span", { class: "reply-text" }, text, who && h("b", { dir: "auto" }, who));
    this.replyBar.hidden = false;
    fill(this.replyBar, said, buttons, h("button", { type: "button", class: "round", "aria-label": "Cancel", onclick: () => this.leaveBar() }, icon("close", 18)));
  }

  /** Neither reply nor edit; what was being edited stays as it was, and the draft comes back. */
  leaveBar() {
    if (this.editing) {
      this.editing = null;
      this.box.value = this.drafts.take(this.place).text;
      this.grow();
    }
    this.replying = null;
    this.replyBar.hidden = true;
    this.box.removeAttribute("aria-describedby");
  }

  replyTo(message) {
    this.leaveBar();
    if (!message) return;
    this.replying = { message, ping: true };
    const ping = h("button", { type: "button", class: "ping", "aria-pressed": "true", title: "Whether the reply pings its author" }, "@ ON");
    ping.addEventListener("click", () => {
      this.replying.ping = !this.replying.ping;
      ping.setAttribute("aria-pressed", String(this.replying.ping));
      ping.textContent = this.replying.ping ? "@ ON" : "@ OFF";
    });
    this.bar("Replying to ", nameOf(message.author), ping);
    this.leaveCommand(false);
    this.focus();
  }

  /** Change what one wrote. */
  edit(message) {
    this.leaveCommand(false);
    this.leaveBar();
    this.drafts.keep(this.place, this.box.value);
    this.editing = message;
    this.box.value = typed(message.content, this.store);
    this.bar("Editing your message. Enter to save, Esc to leave it.", null);
    this.replyBar.firstChild.id = "editing-hint";
    this.box.setAttribute("aria-describedby", "editing-hint");
    this.grow();
    this.box.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  // --- commands ---

  startSlash() {
    this.leaveCommand(false);
    this.leaveBar();
    // What stands in the box waits until the command is sent or left.
    if (!this.box.value.startsWith("/")) this.aside = this.box.value;
    this.box.value = "/";
    this.box.focus();
    this.suggestions.offer();
  }

  /** Put what a command came before back into the box. */
  takeBack() {
    if (!this.aside) return;
    this.box.value = this.aside;
    this.aside = "";
    this.grow();
  }

  startCommand(command, rest = "") {
    this.leaveCommand(false);
    this.box.value = "";
    this.replyTo(null);
    this.picker.hide();
    this.form = new CommandForm(command, {
      store: this.store,
      picker: this.picker,
      cancel: () => this.leaveCommand(),
      done: (options) => this.sendCommand(command, options),
    });
    fill(this.middle, this.form.node);
    this.form.focus();
    const first = this.form.pills[0]?.input;
    if (rest && first) {
      first.value = rest;
      first.dispatchEvent(new Event("input"));
    }
    this.sendButton.classList.add("armed");
  }

  /** Start a command by name, as a command mention does; nothing happens if there is none of that name. */
  startNamed(name) {
    const command = slashCommands(this.store).find((one) => one.name === name);
    if (command) this.startCommand(command);
  }

  leaveCommand(focus = true) {
    if (!this.form) return;
    this.form = null;
    this.picker.hide();
    fill(this.middle, this.box);
    this.takeBack();
    this.grow();
    if (focus) this.box.focus();
  }

  async sendCommand(command, options) {
    this.leaveCommand();
    await this.interactions.run({ type: "command", name: command.name, fields: { name: command.name, options } });
  }
}
