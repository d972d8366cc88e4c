// A question with two answers, in a dialog.
import { freshId, h } from "./dom.js";

/** Ask; resolves with whether the answer was `yes`. Escape and "Cancel" are no. */
export function ask({ title, text, yes }) {
  const titleId = freshId("ask");
  const textId = freshId("ask-text");
  const form = h(
    "form",
    { method: "dialog" },
    h("header", null, h("h2", { id: titleId }, title)),
    h("p", { class: "form-parts", id: textId }, text),
    h(
      "footer",
      null,
      h("button", { class: "btn secondary", value: "no" }, "Cancel"),
      h("button", { class: "btn danger", value: "yes", autofocus: true }, yes),
    ),
  );
  const dialog = h("dialog", { class: "modal", role: "alertdialog", "aria-labelledby": titleId, "aria-describedby": textId }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
