// What the page knows: who is there, where one is, and the messages of each place. Views listen; they never fetch.
import { ApiError, act, getMessages, getState } from "./api.js";
import { Conversations } from "./conversations.js";
import { Feed } from "./feed.js";
import { Notes } from "./notes.js";
import { nameOf } from "./people.js";
import { readPlace, rememberPlace } from "./place.js";

const TYPING_LASTS = 9000;
const PAGE = 100;

/** A channel by its id, else by its name: a thread may be called as a channel is. */
const channelNamed = (guild, name) =>
  guild?.channels.find((one) => one.id === name) ?? guild?.channels.find((one) => one.name === name && !one.parent_id);

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

export class Store {
  constructor() {
    this.state = { bot: { name: "Bot" }, guilds: [], people: [], commands: [], notices: [], suggestions: [], faults: [] };
    this.place = readPlace();
    this.conversations = new Conversations();
    this.failures = new Map();
    this.typing = new Map();
    this.unread = new Set();
    this.connected = false;
    this.listeners = new Map();
    this.conversations.watch((id) => this.emit("messages", { kind: "delete", id }));
    this.journal = null;
    this.notes = new Notes(this);
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
    return channelNamed(guild, name)?.id ?? name;
  }

  /** The channel or thread that one is in; nothing in a DM. */
  get channel() {
    return channelNamed(this.guild, this.place.channel);
  }

  /** What the place is called, without a mark before it. */
  get title() {
    return this.inDm ? nameOf(this.botUser()) : (this.channel?.name ?? this.place.channel);
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

  /** Where one is now, for what comes of an act once one may be elsewhere. */
  get spot() {
    return { address: this.address, key: this.key };
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
      this.conversations.clear();
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
    this.state = { notices: [], suggestions: [], commands: [], faults: [], ...state, people };
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
    const there = place.channel === "dm" || channels.some((one) => one.name === place.channel || one.id === place.channel);
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
      fetched = await getMessages(this.address, PAGE);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.emit("trouble", error.message);
      return;
    }
    if (this.place !== place || this.journal !== journal) return;
    this.journal = null;
    this.conversations.begin(key, fetched, fetched.length < PAGE);
    // Frames that came while the answer was on its way are newer than the answer.
    for (const frame of journal) this.apply(frame, true);
    this.emit("messages", { kind: "all" });
  }

  here() {
    return this.conversations.of(this.key);
  }

  /** Whether the conversation is here from its beginning. */
  get whole() {
    return this.conversations.isWhole(this.key);
  }

  /** Fetch what was said before the first message here; resolves with those messages. */
  async older() {
    const { place, key, address } = this;
    const first = [...this.here().values()].find((one) => !one.local);
    if (!first || this.whole || this.fetching) return [];
    this.fetching = true;
    try {
      const fetched = await getMessages(address, PAGE, first.id);
      if (this.place !== place || !this.here().has(first.id)) return [];
      const before = new Set(this.here().keys());
      this.conversations.prepend(key, fetched, fetched.length < PAGE);
      return [...this.here().values()].filter((one) => !before.has(one.id));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.emit("trouble", error.message);
      return [];
    } finally {
      this.fetching = false;
    }
  }

  /** Let go of all but the last messages here; `older` brings them back. */
  keepLast(count) {
    return this.conversations.keepLast(this.key, count);
  }

  take(frame) {
    if (frame.type === "state") this.takeState(frame.state);
    else if (frame.type === "typing") this.takeTyping(frame);
    else {
      if (this.journal) this.journal.push(frame);
      this.apply(frame);
    }
  }

  /** What a frame's message is kept under. */
  keyOfFrame(frame) {
    if (frame.channel === "dm") return "dm";
    return frame.channel_id ?? frame.message?.channel_id ?? this.keyOf(frame.channel);
  }

  apply(frame, silent = false) {
    const key = this.keyOfFrame(frame);
    const here = key === this.key;
    const kind = this.conversations.apply(key, frame);
    if (!kind) return;
    const id = frame.message?.id ?? frame.id;
    if (kind === "create") {
      this.notes.answered(key, frame.message);
      this.stopTyping(key, frame.message.author.id);
      if (!here) this.unread.add(key);
      if (!here) this.emit("unread");
    }
    if (frame.type === "message_update") this.failures.delete(id);
    if (here && !silent) this.emit("messages", { kind, id, message: frame.message });
  }

  takeTyping(frame) {
    const place = this.keyOfFrame(frame);
    const { user } = frame;
    clearTimeout(this.typing.get(`${place}/${user.id}`)?.timer);
    const timer = setTimeout(() => this.stopTyping(place, user.id), TYPING_LASTS);
    this.typing.set(`${place}/${user.id}`, { place, user, timer });
    this.emit("typing");
  }

  stopTyping(place, userId) {
    if (this.typing.delete(`${place}/${userId}`)) this.emit("typing");
  }

  // --- acting ---

  /** Act at a place. Resolves with the API's result, or with `failed` set: it never throws for a lost request. */
  async act(type, fields, { address, key } = this.spot) {
    try {
      const result = await act(address, type, fields);
      if (this.place.as === address.as) {
        for (const message of result.messages ?? []) {
          const known = this.conversations.of(key).has(message.id);
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
  fail({ address, key }, messageId, why) {
    if (address.as !== this.place.as) return;
    const message = this.conversations.of(key).get(messageId);
    if (!message) return;
    this.failures.set(messageId, why);
    if (key === this.key) this.emit("messages", { kind: "update", id: messageId, message });
  }

  /** The last message that the acting person wrote here. */
  lastOwn() {
    return [...this.here().values()].findLast((one) => one.author.id === this.person.id && !one.local);
  }

  botUser() {
    return { id: this.state.bot.id, username: this.state.bot.name, bot: true };
  }

  /** Take a line that only this tab has out again. */
  drop(key, id) {
    this.conversations.of(key).delete(id);
    if (key === this.key) this.emit("messages", { kind: "delete", id });
  }

  /** Take an ephemeral message out of this tab's sight, for good. */
  dismiss(id) {
    this.conversations.dismiss(this.key, id);
    this.emit("messages", { kind: "delete", id });
  }
}
