// The messages of each place, oldest first, as far as they are fetched.

const DISMISSED = "dismissed";
const DISMISSED_KEPT = 500;
const stored = () => JSON.parse(localStorage.getItem(DISMISSED) ?? "[]");

export class Conversations {
  constructor() {
    this.lists = new Map();
    this.complete = new Set();
    this.dismissed = new Set(stored());
  }

  clear() {
    this.lists.clear();
    this.complete.clear();
  }

  /** The messages of a place by their ids. */
  of(key) {
    if (!this.lists.has(key)) this.lists.set(key, new Map());
    return this.lists.get(key);
  }

  /** Whether a place's messages are here from the first. */
  isWhole(key) {
    return this.complete.has(key);
  }

  #seen(messages) {
    return messages.filter((one) => !this.dismissed.has(one.id)).map((one) => [one.id, one]);
  }

  /** Begin anew with the latest messages; lines that only this tab has stay. */
  begin(key, latest, whole) {
    const notes = [...this.of(key).values()].filter((one) => one.local);
    this.lists.set(key, new Map(this.#seen([...latest, ...notes])));
    if (whole) this.complete.add(key);
    else this.complete.delete(key);
  }

  /** Put earlier messages before those that are here. */
  prepend(key, earlier, whole) {
    this.lists.set(key, new Map([...this.#seen(earlier), ...this.of(key)]));
    if (whole) this.complete.add(key);
  }

  /** Let go of all but the last messages of a place; gives the ids of those that went. */
  keepLast(key, count) {
    const list = this.of(key);
    const gone = [...list.keys()].slice(0, Math.max(0, list.size - count));
    for (const id of gone) list.delete(id);
    if (gone.length) this.complete.delete(key);
    return gone;
  }

  /**
   * Take a message in, change it or take it out.
   * Gives "create", "update" or "delete", or nothing where there was nothing to do.
   */
  apply(key, { type, id, message }) {
    const list = this.of(key);
    const wanted = message?.id ?? id;
    if (this.dismissed.has(wanted)) return null;
    const known = list.has(wanted);
    if (type === "message_delete") {
      list.delete(wanted);
      return known ? "delete" : null;
    }
    // A change of a message that isn't fetched yet will be there when it is.
    if (type === "message_update" && !known) return null;
    list.set(wanted, message);
    return known ? "update" : "create";
  }

  /** Take a message out of this browser's sight, for good. */
  dismiss(key, id) {
    this.of(key).delete(id);
    this.dismissed.add(id);
    // A line that only this tab has is gone with the tab.
    const kept = [...new Set([...stored(), ...this.dismissed])].filter((one) => !one.startsWith("note-"));
    localStorage.setItem(DISMISSED, JSON.stringify(kept.slice(-DISMISSED_KEPT)));
  }

  /** `ondismiss(id)` runs for each message that another tab of this browser took out of sight. */
  watch(ondismiss) {
    window.addEventListener("storage", (event) => {
      if (event.key !== DISMISSED) return;
      for (const id of stored().filter((one) => !this.dismissed.has(one))) {
        this.dismissed.add(id);
        for (const list of this.lists.values()) list.delete(id);
        ondismiss(id);
      }
    });
  }
}
