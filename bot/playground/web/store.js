// What the page knows: who is there, where one is, and the messages of each place. Views listen; they never fetch.
import { ApiError, act, getMessages, getState } from "./api.js";
import { Feed } from "./feed.js";
import { readPlace, rememberPlace } from "./place.js";

const TYPING_LASTS = 9000;
let noteCount = 0;

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

export class Store {
  constructor() {
    this.state = { bot: { name: "Bot" }, guilds: [], people: [], commands: [], notices: [], suggestions: [] };
    this.place = readPlace();
    this.messages = new Map();
    this.failures = new Map();
    this.typing = new Map();
    this.unread = new Set();
    this.dismissed = new Set(JSON.parse(sessionStorage.getItem("dismissed") ?? "[]"));
    this.connected = false;
    this.listeners = new Map();
    this.journal = null;
  }

  // --- listening ---

  on(event, listener) {
    if (!this.listeners.has(event)) this.listeners.set(event, new Set());
    this.listeners.get(event).add(listener);
  }

  emit(event, detail) {
    for (const listener of this.listeners.get(event) ?? []) listener(detail);
  }

  // --- who and where ---

  get person() {
    return this.state.people.find((one) => one.key === this.place.as) ?? { key: this.place.as, name: this.place.as };
  }

  get inDm() {
    return this.place.channel === "dm";
  }

  /** What the present place's messages are kept under: the channel's id, for two servers may both have a general. */
  get key() {
    return this.keyOf(this.place.channel);
  }

  keyOf(name, guild = this.guild) {
    if (name === "dm") return name;
    return guild?.channels.find((one) => one.name === name)?.id ?? name;
  }

  get guild() {
    return this.state.guilds.find((one) => one.id === this.place.guild) ?? this.state.guilds[0];
  }

  /** The place as the API wants it: the guild is named only where it isn't the first. */
  get address() {
    const first = this.state.guilds[0]?.id;
    const guild = this.place.guild && this.place.guild !== first ? this.place.guild : undefined;
    return { as: this.place.as, channel: this.place.channel, guild };
  }

  async start() {
    try {
      this.takeState(await getState());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.emit("trouble", error.message);
      // The feed keeps knocking, and brings state and messages once somebody answers.
      this.connect(true);
      return;
    }
    this.connect();
    await this.load();
  }

  connect(before = false) {
    this.feed?.close();
    const linked = (connected) => {
      this.connected = connected;
      this.emit("link", connected);
      // What happened while the line was down never comes by itself.
      if (connected && before) this.load();
      before = before || connected;
    };
    this.feed = new Feed(this.place.as, (frame) => this.take(frame), linked);
  }

  async go(change) {
    const place = { ...this.place, ...change };
    const moved = Object.keys(place).some((key) => place[key] !== this.place[key]);
    if (!moved) return;
    const otherPerson = place.as !== this.place.as;
    this.place = place;
    rememberPlace(place);
    this.unread.delete(this.key);
    if (otherPerson) {
      this.messages.clear();
      this.typing.clear();
      this.unread.clear();
      this.connect();
    }
    this.emit("place", { otherPerson });
    await this.load();
  }

  // --- state and feed ---

  takeState(state) {
    const { key } = this;
    // The API knows people by a short name; people see it as Discord shows it, with a capital.
    const people = (state.people ?? []).map((one) => ({ ...one, key: one.name, name: capital(one.name) }));
    this.state = { notices: [], suggestions: [], commands: [], ...state, people };
    const moved = this.settle();
    this.emit("state");
    if ((!moved && this.key === key) || !this.feed) return;
    this.emit("place", {});
    this.load();
  }

  /** Leave a place that is no more; whether there was need to. */
  settle() {
    const place = { ...this.place };
    const { guilds, people } = this.state;
    if (people.length && !people.some((one) => one.key === place.as)) place.as = people[0].key;
    if (!guilds.some((one) => one.id === place.guild)) delete place.guild;
    const channels = (guilds.find((one) => one.id === place.guild) ?? guilds[0])?.channels ?? [];
    const there = place.channel === "dm" || channels.some((one) => one.name === place.channel);
    if (!there && channels.length) place.channel = channels[0].name;
    const moved = ["as", "channel", "guild"].some((key) => place[key] !== this.place[key]);
    if (moved) this.place = place;
    return moved;
  }

  async load() {
    const { place, key } = this;
    const journal = (this.journal = []);
    let fetched;
    try {
      fetched = await getMessages(this.address);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.emit("trouble", error.message);
      return;
    }
    if (this.place !== place || this.journal !== journal) return;
    this.journal = null;
    const notes = [...this.here().values()].filter((one) => one.local);
    const list = new Map();
    for (const message of [...fetched, ...notes]) if (!this.dismissed.has(message.id)) list.set(message.id, message);
    this.messages.set(key, list);
    // Frames that came while the answer was on its way are newer than the answer.
    for (const frame of journal) this.apply(frame, true);
    this.emit("messages", { kind: "all" });
  }

  here() {
    return this.messages.get(this.key) ?? new Map();
  }

  take(frame) {
    if (frame.type === "state") this.takeState(frame.state);
    else if (frame.type === "typing") this.takeTyping(frame);
    else {
      if (this.journal) this.journal.push(frame);
      this.apply(frame);
    }
  }

  /** What a frame's message is kept under; a deletion names only the channel, so the message itself tells. */
  keyOfFrame(frame) {
    if (frame.channel === "dm") return "dm";
    if (frame.message?.channel_id) return frame.message.channel_id;
    for (const [key, list] of this.messages) if (list.has(frame.id)) return key;
    return this.keyOf(frame.channel);
  }

  apply(frame, silent = false) {
    const key = this.keyOfFrame(frame);
    const here = key === this.key;
    const list = this.messages.get(key) ?? new Map();
    this.messages.set(key, list);
    const id = frame.message?.id ?? frame.id;
    if (this.dismissed.has(id)) return;
    const known = list.has(id);
    if (frame.type === "message_delete") list.delete(id);
    else list.set(id, frame.message);
    if (frame.type === "message_create" && !known) {
      this.stopTyping(frame.channel, frame.message.author.id);
      if (!here) this.unread.add(key);
      if (!here) this.emit("unread");
    }
    if (frame.type === "message_update") this.failures.delete(id);
    if (!here || silent) return;
    const kind = frame.type === "message_delete" ? "delete" : known ? "update" : "create";
    this.emit("messages", { kind, id, message: frame.message });
  }

  takeTyping({ channel, user }) {
    const key = `${channel}/${user.id}`;
    clearTimeout(this.typing.get(key)?.timer);
    const timer = setTimeout(() => this.stopTyping(channel, user.id), TYPING_LASTS);
    this.typing.set(key, { channel, user, timer });
    this.emit("typing");
  }

  stopTyping(channel, userId) {
    if (this.typing.delete(`${channel}/${userId}`)) this.emit("typing");
  }

  // --- acting ---

  /** Act at this place. Resolves with the API's result, or with `failed` set: it never throws for a lost request. */
  async act(type, fields) {
    const { address, key } = this;
    try {
      const result = await act(address, type, fields);
      if (this.place.as === address.as) {
        for (const message of result.messages ?? []) {
          const known = this.messages.get(key)?.has(message.id);
          if (!known) this.apply({ type: "message_create", channel: address.channel, message });
        }
      }
      return result;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { messages: [], failed: error.message };
    }
  }

  /** Say on a message that what one did to it failed. */
  fail(messageId, why) {
    this.failures.set(messageId, why);
    this.emit("messages", { kind: "update", id: messageId, message: this.here().get(messageId) });
  }

  /** A line that only this tab has, as a client shows it after a failed command. */
  note(name, why) {
    const { person } = this;
    noteCount += 1;
    const message = {
      id: `note-${noteCount}`,
      local: true,
      ephemeral: true,
      flags: 64,
      author: this.botUser(),
      timestamp: new Date().toISOString(),
      content: "",
      failed: why,
      interaction: name ? { name, user: { id: person.id, username: person.name } } : undefined,
    };
    this.apply({ type: "message_create", channel: this.place.channel, message });
  }

  botUser() {
    return { id: this.state.bot.id, username: this.state.bot.name, bot: true };
  }

  /** Take an ephemeral message out of this tab's sight, for good. */
  dismiss(id) {
    this.apply({ type: "message_delete", channel: this.place.channel, id });
    this.dismissed.add(id);
    sessionStorage.setItem("dismissed", JSON.stringify([...this.dismissed].slice(-500)));
  }
}
