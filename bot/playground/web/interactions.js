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
    const { spot } = this.store;
    this.store.failures.delete(message.id);
    const wait = (busy) => markBusy(message.id, component.custom_id, busy);
    wait(true);
    const result = await this.store.act(type, fields, spot);
    wait(false);
    if (result.failed) this.store.fail(spot, message.id, worded(result.failed));
    this.after(result, spot);
  }

  /** A slash command or an entry of a menu. */
  async run({ type, name, fields }) {
    const { spot } = this.store;
    this.store.emit("sent");
    const answered = this.store.notes.sending(spot, name);
    const result = await this.store.act(type, fields, spot);
    answered();
    if (result.failed) this.store.notes.tell(spot, name, worded(result.failed), result.interaction);
    this.after(result, spot);
    return result;
  }

  /** Open the form that an act led to; it goes to where the act was done, and to nobody once one acts as another. */
  after(result, spot) {
    if (!result.modal || spot.address.as !== this.store.place.as) return;
    openModal(result.modal, this.store, async (values) => {
      const done = await this.store.act("submit", { modal: result.modal.custom_id, values }, spot);
      if (!done.failed) this.after(done, spot);
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
