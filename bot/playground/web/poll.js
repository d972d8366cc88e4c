// Polls: shown with their answers. Votes are not taken, and the poll says so.
import { h } from "./dom.js";
import { emojiNode } from "./select.js";
import { relative } from "./time.js";

/** A poll as a card. */
export function pollNode(poll) {
  const several = poll.allow_multiselect ? "Select one or more answers" : "Select one answer";
  const answers = poll.answers.map(({ poll_media: media }) => h("li", { class: "poll-answer" }, emojiNode(media.emoji), h("span", { dir: "auto" }, media.text)));
  return h(
    "div",
    { class: "poll" },
    h("p", { class: "poll-question", dir: "auto" }, poll.question.text),
    h("p", { class: "poll-note" }, several),
    h("ul", { role: "list" }, answers),
    h("p", { class: "poll-note" }, `Ends ${relative(new Date(poll.expiry))} · the playground takes no votes`),
  );
}
