// Lines that only this tab has: that something failed, or that a command is under way.

// In milliseconds: what is answered sooner needs no word that it is under way.
const SOON = 300;
let count = 0;

export class Notes {
  constructor(store) {
    this.store = store;
    this.sends = new Set();
  }

  /** Say what failed, as a client does after a command: at the spot where it was used, and to nobody else. */
  tell(spot, name, why, interaction) {
    this.#add(spot, name, { failed: why, cause: interaction });
  }

  /** Say that a command is under way, unless it is answered at once; the function that is given takes that back. */
  sending(spot, name) {
    const send = { key: spot.key, name };
    const timer = setTimeout(() => {
      send.id = this.#add(spot, name, { sending: true });
    }, SOON);
    send.end = () => {
      clearTimeout(timer);
      if (this.sends.delete(send) && send.id) this.store.drop(spot.key, send.id);
    };
    this.sends.add(send);
    return send.end;
  }

  /** What answers a command ends the word that it is under way. */
  answered(key, message) {
    const used = message.interaction_metadata;
    if (used?.user?.id !== this.store.person.id) return;
    // The one that was sent first, where there are two.
    [...this.sends].find((send) => send.key === key && send.name === used.name)?.end();
  }

  #add({ address, key }, name, more) {
    const { store } = this;
    if (address.as !== store.place.as) return null;
    const { person } = store;
    count += 1;
    const message = {
      id: `note-${count}`,
      local: true,
      ephemeral: true,
      flags: 64,
      author: store.botUser(),
      timestamp: new Date().toISOString(),
      content: "",
      interaction: name ? { name, user: { id: person.id, username: person.name } } : undefined,
      ...more,
    };
    store.apply({ type: "message_create", channel: address.channel, channel_id: key, message });
    return message.id;
  }
}
