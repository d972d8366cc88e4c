// One message as a list item.
import { componentNode, undrawn } from "./components.js";
import { calm, h } from "./dom.js";
import { embedNode } from "./embed.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown-view.js";
import { parse, plain } from "./markdown.js";
import { attachmentNodes } from "./media.js";
import { appTag, avatar, nameOf } from "./people.js";
import { pollNode } from "./poll.js";
import { emojiNode } from "./select.js";
import { clock, fullDate, stamp } from "./time.js";

const LOADING = 128;
const EPHEMERAL = 64;
const SUPPRESS_EMBEDS = 4;
const COMPONENTS_V2 = 1 << 15;
const GROUPED_FOR = 7 * 60_000;

export const isEphemeral = (message) => Boolean(message.ephemeral || message.flags & EPHEMERAL);
const isLoading = (message) => Boolean(message.flags & LOADING);

/** Whether a message belongs under the header of the one before it. */
export function grouped(message, before) {
  if (!before || before.author.id !== message.author.id || starts(message)) return false;
  if (isEphemeral(message) !== isEphemeral(before)) return false;
  return new Date(message.timestamp) - new Date(before.timestamp) < GROUPED_FOR;
}

const usage = (message) => message.interaction ?? message.interaction_metadata;
const isReply = (message) => message.type === 19 || "referenced_message" in message;
const starts = (message) => isReply(message) || Boolean(usage(message));

/** The words of a message, for previews and for reading aloud. */
export function wordsOf(message) {
  const texts = [];
  const walk = (component) => {
    if (component?.type === 10) texts.push(component.content);
    for (const inner of component?.components ?? []) walk(inner);
  };
  for (const component of message.components ?? []) walk(component);
  const embeds = (message.embeds ?? []).flatMap((one) => [one.title, one.description, ...(one.fields ?? []).flatMap((field) => [field.name, field.value])]);
  const asked = message.poll ? [message.poll.question.text, ...message.poll.answers.map((one) => one.poll_media.text)] : [];
  const source = [message.content, ...texts, ...embeds, ...asked].filter(Boolean).join("\n");
  return calm(parse(source).map((block) => plain([block])).join(" ")).replace(/\s+/g, " ").trim();
}

/** The list item of a message. `ctx`: store, names, failure, before, and what its controls do. */
export function messageNode(message, ctx) {
  const under = grouped(message, ctx.before);
  const mentioned = message.mention_everyone || (message.mentions ?? []).some((one) => one.id === ctx.store.person.id);
  const date = new Date(message.timestamp);
  const classes = ["message"];
  if (under) classes.push("under");
  if (isEphemeral(message)) classes.push("ephemeral");
  else if (mentioned) classes.push("mentioned");
  const name = nameOf(message.author);
  const body = h("div", { class: "body" }, !under && header(message, date, ctx), contents(message, ctx), footnotes(message, ctx));
  return h(
    "li",
    { class: classes.join(" "), data: { id: message.id }, tabindex: "-1", "aria-label": labelOf(message, date, ctx) },
    !under && lead(message, ctx),
    under
      ? h("time", { class: "gutter", datetime: message.timestamp, title: fullDate(date) }, clock(date))
      : h(
          "button",
          { type: "button", class: "face", tabindex: "-1", "aria-label": `About ${name}`, onclick: (event) => ctx.onuser(message.author, event.currentTarget) },
          avatar(message.author),
        ),
    body,
    tools(message, ctx),
  );
}

/** What is said of a message when the focus comes to it: whose, when, and its first words. */
function labelOf(message, date, ctx) {
  const only = isEphemeral(message) ? ", only for you" : "";
  return `${nameOf(message.author)}, ${clock(date)}${only}: ${spoken(message)}${ctx.failure ? ` ${ctx.failure}` : ""}`;
}

/** What a message says, read aloud: its first words, and how many files come with it. */
export function spoken(message) {
  if (message.failed) return message.failed;
  if (message.sending) return "sending command…";
  if (isLoading(message)) return "is thinking…";
  const count = message.attachments?.length;
  return [wordsOf(message).slice(0, 300), count && `${count === 1 ? "1 file" : `${count} files`}.`].filter(Boolean).join(" ");
}

function header(message, date, ctx) {
  return h(
    "div",
    { class: "who" },
    h("span", { class: message.author.bot ? "name bot" : "name", dir: "auto" }, nameOf(message.author)),
    message.author.bot && appTag(),
    h("time", { datetime: message.timestamp, title: fullDate(date) }, stamp(date)),
  );
}

/** The line above a reply or above the answer to a command. */
function lead(message, ctx) {
  if (isReply(message)) {
    const original = message.referenced_message;
    const target = message.message_reference?.message_id;
    if (!original) return h("div", { class: "lead" }, h("em", null, "Original message was deleted"));
    const words = wordsOf(original) || "Click to see the message";
    return h(
      "button",
      { type: "button", class: "lead", tabindex: "-1", onclick: () => ctx.onjump(target ?? original.id), "aria-label": `Reply to ${nameOf(original.author)}: ${words.slice(0, 80)}` },
      avatar(original.author, "tiny"),
      original.author.bot && appTag(),
      h("b", { dir: "auto" }, nameOf(original.author)),
      h("span", { class: "lead-text", dir: "auto" }, words.slice(0, 200)),
    );
  }
  const used = usage(message);
  if (!used?.name) return null;
  const slash = (message.interaction_metadata?.command_type ?? 1) === 1 && commandKind(used.name, ctx.store) === 1;
  return h(
    "div",
    { class: "lead" },
    avatar(used.user, "tiny"),
    h("b", { dir: "auto" }, nameOf(used.user)),
    " used ",
    h("span", { class: "lead-command" }, slash ? `/${used.name}` : used.name),
  );
}

function commandKind(name, store) {
  const known = store.state.commands.find((one) => one.name === name && (one.type ?? 1) !== 1);
  return known?.type ?? 1;
}

function contents(message, ctx) {
  if (message.failed) {
    return h("div", { class: "failed" }, icon("warn", 18), h("span", null, message.failed, " ", message.cause && why(message, ctx)));
  }
  if (message.sending || isLoading(message)) {
    const said = message.sending ? "Sending command…" : `${nameOf(message.author)} is thinking…`;
    return h("div", { class: "thinking" }, h("span", { class: "busy-dots" }, h("i"), h("i"), h("i")), said);
  }
  const inner = { ...ctx, message };
  const v2 = Boolean(message.flags & COMPONENTS_V2);
  const text = message.content && markdown(message.content, ctx.names);
  // What fills in a deferred answer, or redraws it at a click, is no edit to the one who reads it.
  const edited = message.edited_timestamp && text && !v2 && !usage(message);
  if (edited) text.lastElementChild?.append(h("span", { class: "edited", title: fullDate(new Date(message.edited_timestamp)) }, " (edited)"));
  return [
    text,
    message.flags & SUPPRESS_EMBEDS ? null : (message.embeds ?? []).map((one) => embedNode(one, message, ctx.names)),
    attachmentNodes(message),
    (message.components ?? []).map((one) => componentNode(one, inner)),
    message.poll && pollNode(message.poll),
    message.sticker_ids?.length > 0 && undrawn("Stickers", message.sticker_ids),
    reactions(message, ctx),
  ];
}

function reactions(message, ctx) {
  if (!message.reactions?.length) return null;
  const me = ctx.store.person.id;
  const chips = message.reactions.map(({ emoji, count }) => {
    const key = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
    const mine = message.reacted?.[key]?.includes(me) ?? false;
    return h(
      "button",
      {
        type: "button",
        class: "reaction",
        "aria-pressed": String(mine),
        "aria-label": `${emoji.name}, ${count}`,
        data: { key: `reaction ${key}` },
        onclick: () => ctx.onreact(message, key, mine),
      },
      emojiNode(emoji),
      h("span", { class: "reaction-count" }, count),
    );
  });
  return h("div", { class: "reactions" }, chips);
}

function footnotes(message, ctx) {
  return [
    message.thread &&
      h(
        "button",
        { type: "button", class: "thread-link", data: { key: "thread" }, onclick: () => ctx.names.onchannel(message.thread.id) },
        icon("thread", 16),
        h("b", { dir: "auto" }, message.thread.name),
        "See the thread ›",
      ),
    ctx.failure && h("div", { class: "failure", role: "alert" }, icon("warn", 16), h("span", null, ctx.failure, " ", why(message, ctx))),
    isEphemeral(message) && !message.sending &&
      h(
        "div",
        { class: "private" },
        icon("eye", 16),
        "Only you can see this • ",
        h("button", { type: "button", class: "linkish", onclick: () => ctx.ondismiss(message) }, "Dismiss message"),
      ),
  ];
}

const why = (message, ctx) =>
  h("button", { type: "button", class: "linkish", onclick: () => ctx.oninspect(message) }, "Inspect");

function tools(message, ctx) {
  if (message.local) return null;
  const reply = h("button", { type: "button", tabindex: "-1", "aria-label": "Reply", title: "Reply", onclick: () => ctx.onreply(message) }, icon("reply", 20));
  const more = h(
    "button",
    { type: "button", class: "more", tabindex: "-1", "aria-label": "More", title: "More", "aria-haspopup": "menu", onclick: (event) => ctx.onmenu(message, event.currentTarget) },
    icon("dots", 20),
  );
  const look = h("button", { type: "button", tabindex: "-1", "aria-label": "Inspect", title: "Inspect", onclick: () => ctx.oninspect(message) }, icon("braces", 20));
  return h("div", { class: "tools" }, !isEphemeral(message) && reply, look, more);
}
