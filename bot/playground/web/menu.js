// Menus: of a message, of a person, and of who one acts as.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { wordsOf } from "./message.js";
import { nameOf } from "./people.js";
import { addressOf } from "./place.js";
import { arrowKeys, popup } from "./popup.js";

/**
 * Open a menu of entries: {label, icon?, run, checked?, danger?}, {row: entries}, {heading} or "-".
 * Focus returns when it closes.
 */
export function openMenu(anchor, entries, { label = "Menu", prefer } = {}) {
  const before = document.activeElement;
  const choose = (entry) => {
    shown.close();
    entry.run();
  };
  const list = h("div", { role: "menu", "aria-label": label, class: "menu" }, entries.map((entry) => item(entry, choose)));
  arrowKeys(list, "button");
  const shown = popup(anchor, list, {
    prefer,
    onclose: () => {
      if (document.activeElement === document.body) before?.focus?.();
    },
  });
  list.querySelector("[aria-checked=true]")?.focus();
  if (!list.contains(document.activeElement)) (list.querySelector(":scope > button") ?? list.querySelector("button"))?.focus();
  list.addEventListener("keydown", (event) => {
    if (event.key === "Tab") shown.close();
  });
  return shown;
}

function item(entry, choose) {
  if (entry.row) return h("div", { role: "group", "aria-label": "React", class: "menu-row" }, entry.row.map((one) => item(one, choose)));
  if (entry === "-") return h("div", { role: "separator", class: "menu-line" });
  if (entry.heading) return h("div", { class: "menu-heading", role: "presentation" }, entry.heading);
  const radio = entry.checked !== undefined;
  return h(
    "button",
    {
      type: "button",
      role: radio ? "menuitemradio" : "menuitem",
      "aria-checked": radio ? String(entry.checked) : null,
      "aria-label": entry.named,
      tabindex: "-1",
      class: entry.danger ? "danger" : null,
      onclick: () => choose(entry),
    },
    entry.before,
    h("span", { class: "menu-text" }, entry.label, entry.detail && h("small", null, entry.detail)),
    radio ? h("span", { class: "radio" }) : entry.icon && icon(entry.icon, 18),
  );
}

const ADMINISTRATOR = 1n << 3n;
const MANAGE_MESSAGES = 1n << 13n;
const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

function apps(store, type, fields) {
  const commands = store.state.commands.filter((one) => one.type === type && mayUse(store, one));
  if (!commands.length) return [];
  return [
    "-",
    { heading: "Apps" },
    ...commands.map((one) => ({
      label: one.name,
      detail: nameOf(store.botUser()),
      icon: "spark",
      run: () => store.emit("run", { type: "menu", name: one.name, fields: { name: one.name, ...fields } }),
    })),
  ];
}

/** Whether a command shows for the acting person at this place. Discord decides; this only spares a refusal. */
export function mayUse(store, command) {
  if (command.guild_id && (store.inDm || command.guild_id !== store.guild?.id)) return false;
  if (store.inDm) return command.dm_permission !== false && (!command.contexts || command.contexts.includes(1));
  if (command.contexts && !command.contexts.includes(0)) return false;
  const wanted = command.default_member_permissions;
  return wanted === null || wanted === undefined || holds(store, BigInt(wanted));
}

/** Whether the acting person has some permissions here; those that bits of 0 stand for, only an administrator has. */
function holds(store, bits) {
  const own = BigInt(store.guild?.permissions?.[store.place.as] ?? 0);
  return Boolean(own & ADMINISTRATOR) || (bits !== 0n && (own & bits) === bits);
}

export const isOwn = (store, message) => message.author.id === store.person.id && !message.local;

const QUICK = ["👍", "❤️", "😂", "🎉", "🤔", "👀"];

/** What can be done with a message. */
export function messageMenu(store, message, anchor, { onreply, onedit, oninspect, ondelete }) {
  const react = (emoji) => ({
    label: emoji,
    named: `React with ${emoji}`,
    run: () => store.act("react", { message: message.id, emoji, remove: message.reacted?.[emoji]?.includes(store.person.id) ?? false }),
  });
  const entries = [
    !message.ephemeral && { row: QUICK.map(react) },
    !message.ephemeral && { label: "Reply", icon: "reply", run: onreply },
    isOwn(store, message) && { label: "Edit message", icon: "pen", run: onedit },
    { label: "Copy text", icon: "copy", run: () => navigator.clipboard?.writeText(wordsOf(message)) },
    { label: "Copy message ID", icon: "copy", run: () => navigator.clipboard?.writeText(message.id) },
    { label: "Inspect", icon: "braces", run: oninspect },
    message.ephemeral && { label: "Dismiss message", icon: "close", run: () => store.dismiss(message.id) },
    ...(message.ephemeral ? [] : apps(store, MESSAGE_COMMAND, { message: message.id })),
    ...(mayDelete(store, message) ? ["-", { label: "Delete message", icon: "bin", danger: true, run: ondelete }] : []),
  ];
  openMenu(anchor, entries.filter(Boolean), { label: "Message" });
}

const mayDelete = (store, message) =>
  !message.ephemeral && (isOwn(store, message) || (!store.inDm && holds(store, MANAGE_MESSAGES)));

/** What can be done with a person. */
export function userMenu(store, user, anchor) {
  const person = store.state.people.find((one) => one.id === user.id);
  const act = person && person.key !== store.place.as
    ? [
        { label: `Act as ${person.name}`, icon: "swap", run: () => store.go({ as: person.key }) },
        { label: `Act as ${person.name} in a new window`, icon: "out", run: () => openWindow(store, person) },
      ]
    : [];
  const message = user.bot ? [{ label: "Message", icon: "at", run: () => store.go({ channel: "dm" }) }] : [];
  const mention = { label: "Mention", icon: "at", run: () => store.emit("mention", user) };
  openMenu(anchor, [mention, ...message, ...act, ...apps(store, USER_COMMAND, { user: user.id })], { label: nameOf(user) });
}

/** The same place as somebody else, in a window beside this one. */
export function openWindow(store, person) {
  window.open(addressOf({ ...store.place, as: person.key }), "_blank", "noopener");
}
