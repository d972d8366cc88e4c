// What the message box offers as one types: commands after a slash, people after an @.
import { commandIcon } from "./command-form.js";
import { slashCommands } from "./commands.js";
import { h } from "./dom.js";
import { search } from "./fuzzy.js";
import { mentionOf, mentionable } from "./mentions.js";
import { avatar, nameOf } from "./people.js";

export class Suggestions {
  /**
   * `oncommand(command)` runs when a command is picked, `oncomplete()` when a mention was put in; `takesCommands()`
   * says whether a slash begins one.
   */
  constructor(box, picker, store, { oncommand, oncomplete, takesCommands }) {
    Object.assign(this, { box, picker, store, oncommand, oncomplete, takesCommands });
    box.addEventListener("click", () => this.offer());
    box.addEventListener("blur", () => picker.field === box && picker.hide());
  }

  /** Offer what fits the text before the caret, or nothing. */
  offer() {
    const { box } = this;
    const before = box.value.slice(0, box.selectionStart);
    const slash = /^\/([^\n]*)$/.exec(box.value);
    if (slash && this.takesCommands()) {
      this.#commands(slash[1]);
      return;
    }
    const at = /(?:^|\s)@(\w*)$/.exec(before);
    if (at) this.#people(at[1]);
    else this.picker.hide();
  }

  #commands(query) {
    const commands = slashCommands(this.store);
    const found = search(query, commands, (one) => one.name, (one) => one.description);
    const items = found.map((command) => ({
      label: `/${command.name}`,
      detail: command.description,
      side: command.options.map((one) => h("span", { class: one.required ? "chip needed" : "chip" }, one.name)),
      before: commandIcon(),
      pick: () => this.oncommand(command),
    }));
    const none = !items.length && (commands.length ? "No command of that name. Esc to send it as text." : "There are no commands here.");
    this.picker.show(this.box, items, { title: none || h("span", null, "Commands of ", h("b", null, nameOf(this.store.botUser()))) });
  }

  #people(query) {
    const items = mentionable(query, this.store).map((user) => ({
      label: nameOf(user),
      before: avatar(user, "small"),
      side: user.bot ? "@bot" : null,
      pick: () => this.#complete(mentionOf(user)),
    }));
    if (items.length) this.picker.show(this.box, items, { title: "Mention" });
    else this.picker.hide();
  }

  #complete(mention) {
    const { box } = this;
    const end = box.selectionStart;
    const start = box.value.lastIndexOf("@", end - 1);
    box.setRangeText(`${mention} `, start, end, "end");
    this.picker.hide();
    this.oncomplete();
    box.focus();
  }
}
