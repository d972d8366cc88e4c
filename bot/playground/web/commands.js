// The registered slash commands as one types them: every subcommand by its full name.
import { mayUse } from "./menu.js";
import { nameOf } from "./people.js";
import { channelsOf } from "./select.js";

const SLASH = 1;
const SUBCOMMAND = 1;
const GROUP = 2;

function leaves(options, name, description, root) {
  const below = (options ?? []).filter((one) => one.type === SUBCOMMAND || one.type === GROUP);
  if (!below.length) return [{ name, description, options: ordered(options ?? []), id: root.id }];
  return below.flatMap((one) => leaves(one.options, `${name} ${one.name}`, one.description, root));
}

const ordered = (options) => [...options.filter((one) => one.required), ...options.filter((one) => !one.required)];

/** The slash commands that the acting person may use here. */
export function slashCommands(store) {
  return store.state.commands
    .filter((one) => (one.type ?? SLASH) === SLASH && mayUse(store, one))
    .flatMap((one) => leaves(one.options, one.name, one.description, one));
}

/** The command that a text begins with, and the rest of the text; null if it names none. */
export function commandAt(text, commands) {
  if (!text.startsWith("/")) return null;
  const byLength = [...commands].sort((a, b) => b.name.length - a.name.length);
  const command = byLength.find((one) => text.startsWith(`/${one.name} `));
  return command ? { command, rest: text.slice(command.name.length + 2) } : null;
}

/** What an option takes, in a word. */
export function kindOf(option) {
  const kinds = { 3: "text", 4: "whole number", 5: "true or false", 6: "person", 7: "channel", 8: "role", 9: "person or role", 10: "number", 11: "file" };
  return kinds[option.type] ?? "value";
}

/** Why a typed value can't be sent, or null. */
export function wrongValue(option, typed) {
  if (typed === "") return option.required ? "This option is required." : null;
  if (option.type === 4 && !/^-?\d+$/.test(typed)) return "Type a whole number.";
  if (option.type === 10 && !/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(typed)) return "Type a number.";
  if (option.type === 4 || option.type === 10) {
    if (option.min_value !== undefined && Number(typed) < option.min_value) return `At least ${option.min_value}.`;
    if (option.max_value !== undefined && Number(typed) > option.max_value) return `At most ${option.max_value}.`;
  }
  const length = [...typed].length;
  if (option.type === 3 && option.min_length !== undefined && length < option.min_length) return `At least ${option.min_length} characters.`;
  if (option.type === 3 && option.max_length !== undefined && length > option.max_length) return `At most ${option.max_length} characters.`;
  return null;
}

/** Choices that the page itself knows for an option, or null if anything may be typed. */
export function fixedChoices(option, store) {
  if (option.choices?.length) return option.choices;
  if (option.type === 5) return [{ name: "True", value: true }, { name: "False", value: false }];
  const people = [...(store.inDm ? [store.person] : store.state.people), store.botUser()].map((one) => ({ name: nameOf(one), value: one.id }));
  const roles = (store.inDm ? [] : (store.guild?.roles ?? [])).map((one) => ({ name: `@${one.name.replace(/^@/, "")}`, value: one.id }));
  if (option.type === 6) return people;
  if (option.type === 9) return [...people, ...roles];
  if (option.type === 7) return (store.inDm ? [] : channelsOf(store.guild, option.channel_types)).map((one) => ({ name: `#${one.name}`, value: one.id }));
  if (option.type === 8) return roles;
  return null;
}
