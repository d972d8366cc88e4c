// What one does to the bot's components, commands and forms, and what comes of it.
import { byId } from "./dom.js";
import { openModal } from "./modal.js";

const NO_ANSWER = "This interaction failed";

export class Interactions {
  constructor(store) {
    this.store = store;
    store.on("run", (command) => this.run(command));
  }

  async click(message, component) {
    await this.onMessage(message, component, "click", { message: message.id, custom_id: component.custom_id });
  }

  async choose(message, component, values) {
    await this.onMessage(message, component, "choose", { message: message.id, custom_id: component.custom_id, values });
  }

  async onMessage(message, component, type, fields) {
    this.store.failures.delete(message.id);
    const wait = (busy) => markBusy(message.id, component.custom_id, busy);
    wait(true);
    const result = await this.store.act(type, fields);
    wait(false);
    if (result.failed) this.store.fail(message.id, worded(result.failed));
    this.after(result);
  }

  /** A slash command or an entry of a menu. */
  async run({ type, name, fields }) {
    const result = await this.store.act(type, fields);
    if (result.failed) this.store.note(name, worded(result.failed), result.interaction);
    this.after(result);
    return result;
  }

  after(result) {
    if (!result.modal) return;
    openModal(result.modal, this.store, async (values) => {
      const done = await this.store.act("submit", { modal: result.modal.custom_id, values });
      if (!done.failed) this.after(done);
      return done.failed ? worded(done.failed) : null;
    });
  }
}

function worded(failed) {
  return failed === true ? NO_ANSWER : `${NO_ANSWER}: ${failed}`;
}

function markBusy(messageId, key, busy) {
  const item = byId("messages").querySelector(`li[data-id="${CSS.escape(messageId)}"]`);
  const control = [...(item?.querySelectorAll("[data-key]") ?? [])].find((one) => one.dataset.key === key);
  control?.classList.toggle("busy", busy);
  control?.setAttribute("aria-busy", String(busy));
}
