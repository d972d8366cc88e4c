// A slash command being filled in: its name and a pill for each option.
import { fixedChoices, kindOf, wrongValue } from "./commands.js";
import { fill, h } from "./dom.js";
import { fileValue } from "./fields.js";
import { search } from "./fuzzy.js";
import { icon } from "./icons.js";

const PAUSE = 140;
const FILE = 11;

export class CommandForm {
  /** `done(options)` sends, `cancel()` goes back to plain text. */
  constructor(command, { store, picker, done, cancel }) {
    Object.assign(this, { command, store, picker, done, cancel });
    this.pills = [];
    this.asked = 0;
    this.row = h("div", { class: "pills" });
    this.sought = "";
    this.rest = h("button", { type: "button", class: "pill-more", "aria-haspopup": "listbox", onclick: () => this.offerRest() });
    this.rest.addEventListener("keydown", (event) => this.seek(event));
    this.rest.addEventListener("blur", () => this.picker.field === this.rest && this.picker.hide());
    this.node = h(
      "div",
      { class: "command", role: "group", "aria-label": `Command ${command.name}` },
      h("span", { class: "command-name" }, `/${command.name}`),
      this.row,
      this.rest,
    );
    const required = command.options.filter((one) => one.required);
    for (const option of required.length ? required : command.options.slice(0, 1)) this.add(option);
    this.showRest();
    this.node.addEventListener("keydown", (event) => this.key(event));
  }

  focus() {
    if (this.pills.length) this.pills[0].input.focus();
    else this.rest.focus();
  }

  get left() {
    const taken = new Set(this.pills.map((one) => one.option.name));
    return this.command.options.filter((one) => !taken.has(one.name));
  }

  showRest() {
    const { left } = this;
    // A command without options still needs a place for the focus, so that Enter sends it.
    this.rest.hidden = this.command.options.length > 0 && !left.length;
    const sole = left.length === 1 ? left[0].name : `${left.length} more`;
    fill(this.rest, left.length ? `+ ${sole}` : "Press Enter to send");
    // Only what opens a list is a combobox, and one takes no name from its content.
    const several = left.length > 1;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-label": `Add an option: ${sole}` })) {
      if (several) this.rest.setAttribute(name, value);
      else this.rest.removeAttribute(name);
    }
  }

  add(option) {
    const file = option.type === FILE;
    const pill = { option, picked: null, file: null };
    pill.input = h("input", {
      type: file ? "file" : "text",
      class: "pill-input",
      role: file ? null : "combobox",
      "aria-expanded": file ? null : "false",
      "aria-autocomplete": file ? null : "list",
      "aria-label": `${option.name}${option.required ? ", required" : ""}: ${option.description ?? kindOf(option)}`,
      autocomplete: "off",
      spellcheck: "false",
      dir: "auto",
    });
    pill.node = h("label", { class: "pill" }, h("span", { class: "pill-name" }, option.name), pill.input);
    pill.input.addEventListener("focus", () => this.suggest(pill));
    pill.input.addEventListener("input", () => {
      pill.picked = null;
      this.complain(pill, null);
      this.suggest(pill);
    });
    pill.input.addEventListener("blur", () => this.picker.field === pill.input && this.picker.hide());
    pill.input.addEventListener("change", async () => {
      if (file) pill.file = pill.input.files[0] ? await fileValue(pill.input.files[0]) : null;
    });
    this.pills.push(pill);
    this.row.append(pill.node);
    return pill;
  }

  remove(pill) {
    const at = this.pills.indexOf(pill);
    this.pills.splice(at, 1);
    pill.node.remove();
    this.showRest();
    (this.pills[at - 1] ?? this.pills[0])?.input.focus();
    if (!this.pills.length) this.rest.focus();
  }

  /** Letters typed where an option is chosen narrow the list. */
  seek(event) {
    const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (this.left.length < 2 || !(letter || (event.key === "Backspace" && this.sought))) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.picker.open) this.sought = "";
    this.offerRest(letter ? this.sought + event.key : this.sought.slice(0, -1));
  }

  offerRest(sought = "") {
    this.sought = sought;
    const found = search(sought, this.left, (one) => one.name, (one) => one.description ?? "");
    const items = found.map((option) => ({
      label: option.name,
      detail: option.description,
      side: kindOf(option),
      pick: () => {
        const pill = this.add(option);
        pill.wanted = true;
        this.showRest();
        pill.input.focus();
      },
    }));
    if (!this.left.length) this.send();
    else if (this.left.length === 1) items[0].pick();
    else this.picker.show(this.rest, items, { title: sought ? `Options: ${sought}` : "Options" });
  }

  // --- suggestions ---

  hint(pill, busy = false) {
    const { option } = pill;
    const name = h("b", null, option.name);
    const state = busy ? "Loading…" : option.required ? "required" : "optional";
    return [name, h("span", null, option.description || kindOf(option)), h("small", null, state)];
  }

  suggest(pill) {
    const { option, input } = pill;
    const fixed = fixedChoices(option, this.store);
    const typed = pill.picked ? "" : input.value;
    if (fixed) {
      // People, roles and channels are named with their sign or without.
      this.offer(pill, search(typed.replace(/^[@#]/, ""), fixed, (one) => one.name.replace(/^[@#]/, "")));
    } else if (option.autocomplete) {
      this.picker.show(input, [], { title: this.hint(pill, true) });
      this.complete(pill);
    } else {
      this.picker.show(input, [], { title: this.hint(pill) });
    }
  }

  offer(pill, choices) {
    const items = choices.map((choice) => ({ label: choice.name, pick: () => this.take(pill, choice) }));
    const free = !fixedChoices(pill.option, this.store);
    // What nobody asked for is no choice that Enter would take.
    const wanted = pill.option.required || pill.wanted || pill.input.value;
    this.picker.show(pill.input, items, { title: this.hint(pill), first: Boolean(!free && wanted && pill.picked === null) });
  }

  /** Ask the bot, once the typing pauses; an answer that comes after a newer question is dropped. */
  complete(pill) {
    this.asked += 1;
    const { asked } = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const fields = { name: this.command.name, option: pill.option.name, value: pill.input.value, options: this.values() };
      delete fields.options[pill.option.name];
      const result = await this.store.act("autocomplete", fields);
      if (asked !== this.asked || document.activeElement !== pill.input) return;
      if (result.failed) this.picker.show(pill.input, [], { title: "Loading options failed" });
      else this.offer(pill, result.choices ?? []);
    }, PAUSE);
  }

  take(pill, choice) {
    this.asked += 1;
    clearTimeout(this.timer);
    pill.input.value = choice.name;
    pill.picked = choice;
    this.complain(pill, null);
    this.picker.hide();
    const next = this.pills[this.pills.indexOf(pill) + 1];
    if (next && !next.input.value) next.input.focus();
  }

  complain(pill, why) {
    pill.node.classList.toggle("wrong", Boolean(why));
    pill.input.setAttribute("aria-invalid", String(Boolean(why)));
    const said = h("span", { class: "bad", role: "alert" }, why);
    if (why) this.picker.show(pill.input, [], { title: [h("b", { class: "bad" }, pill.option.name), said] });
  }

  // --- sending ---

  key(event) {
    if (this.picker.key(event)) return;
    const pill = this.pills.find((one) => one.input === event.target);
    if (event.key === "Enter" && !event.isComposing) {
      if (event.target === this.rest && this.left.length) return;
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.cancel();
    } else if (event.key === "Backspace" && !(pill?.input.value)) {
      event.preventDefault();
      if (pill && !pill.option.required && this.pills.length > 1) this.remove(pill);
      else if (!pill && this.pills.length) this.pills.at(-1).input.focus();
      else if (!pill || pill === this.pills[0]) this.cancel();
      else this.pills[this.pills.indexOf(pill) - 1].input.focus();
    }
  }

  valueOf(pill) {
    if (pill.file) return pill.file;
    if (pill.picked) return pill.picked.value;
    const typed = pill.input.value.trim();
    return pill.option.type === 4 || pill.option.type === 10 ? Number(typed) : typed;
  }

  values() {
    const given = this.pills.filter((one) => one.picked || one.file || (one.option.type !== FILE && one.input.value.trim()));
    return Object.fromEntries(given.map((one) => [one.option.name, this.valueOf(one)]));
  }

  send() {
    for (const pill of this.pills) {
      const why = this.wrong(pill);
      if (!why) continue;
      pill.input.focus();
      this.complain(pill, why);
      return;
    }
    this.picker.hide();
    this.asked += 1;
    clearTimeout(this.timer);
    this.done(this.values());
  }

  wrong(pill) {
    if (pill.option.type === FILE) return pill.option.required && !pill.file ? "Choose a file." : null;
    if (pill.picked) return null;
    const typed = pill.input.value.trim();
    const fixed = fixedChoices(pill.option, this.store);
    if (fixed && typed) {
      const bare = (text) => text.replace(/^[@#]/, "").toLowerCase();
      const exact = fixed.find((one) => bare(one.name) === bare(typed));
      if (!exact) return "Choose one of the list.";
      pill.picked = exact;
    }
    return wrongValue(pill.option, typed);
  }
}

/** The pill's icon for screens where the name alone would be bare. */
export const commandIcon = () => h("span", { class: "picker-icon" }, icon("slash", 20));
