// Mentions: as one types them ("@bot", "@Ann"), and as Discord sends them.
import { search } from "./fuzzy.js";
import { nameOf } from "./people.js";

/** A mention as one types it. */
export const mentionOf = (user) => (user.bot ? "@bot" : `@${nameOf(user)}`);

/** Typed text as it is sent: people by their ids. "@bot" stays, for the stand-in knows it. */
export function wired(text, store) {
  let content = text.replaceAll(`@${nameOf(store.botUser())}`, "@bot");
  for (const person of store.state.people) {
    content = content.replace(new RegExp(`(^|\\s)@${person.name}\\b`, "gi"), `$1<@${person.id}>`);
  }
  return content;
}

/** Sent text as one types it. */
export function typed(content, store) {
  const users = [store.botUser(), ...store.state.people];
  return users.reduce((text, user) => text.replaceAll(`<@${user.id}>`, mentionOf(user)), content);
}

/** Whom an @ with some letters may mean here, best first. */
export function mentionable(query, store) {
  const bot = { ...store.botUser(), search: `bot ${nameOf(store.botUser())}` };
  const people = store.inDm ? [bot] : [bot, ...store.state.people.map((one) => ({ ...one, search: one.name }))];
  return search(query, people, (one) => one.search);
}
