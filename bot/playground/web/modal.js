// A bot's modal as a dialog.
import { calm, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown-view.js";
import { field } from "./fields.js";
import { nameOf } from "./people.js";

const ROW = 1;
const TEXT = 10;
const LABEL = 18;

/** Open a modal; `onsubmit(values)` resolves with an error text to keep it open, or with null. */
export function openModal(modal, store, onsubmit) {
  const before = document.activeElement;
  const fields = [];
  const names = { user: () => "user", channel: () => null, oncommand: () => {}, onchannel: () => {} };
  const parts = (modal.components ?? []).flatMap((component) => part(component, store, fields, names));
  const titleId = freshId("modal-title");
  const trouble = h("p", { class: "form-error", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "btn primary" }, "Submit");
  const form = h(
    "form",
    { method: "dialog", novalidate: true },
    h(
      "header",
      null,
      h("h2", { id: titleId }, modal.title),
      h("button", { type: "button", class: "round", "aria-label": "Close", onclick: () => dialog.close() }, icon("close", 24)),
    ),
    h("p", { class: "form-note" }, `This form goes to ${nameOf(store.botUser())}. Don't put passwords in it.`),
    h("div", { class: "form-parts" }, parts, trouble),
    h("footer", null, h("button", { type: "button", class: "btn secondary", onclick: () => dialog.close() }, "Cancel"), submit),
  );
  const dialog = h("dialog", { class: "modal", "aria-labelledby": titleId }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.filter((one) => !one.check());
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    submit.disabled = true;
    const values = Object.fromEntries(fields.map((one) => [one.name, one.value()]));
    const error = await onsubmit(values);
    submit.disabled = false;
    trouble.hidden = !error;
    trouble.textContent = calm(error ?? "");
    if (!error) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    // Chromium has given the focus back by now, but its caret may have gone with the dialog: the message box would
    // have the focus and take no letter. Focused anew, it has both.
    document.activeElement?.blur();
    if (before?.isConnected) before.focus();
    else store.emit("focus");
  });
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.focus();
}

function part(component, store, fields, names) {
  if (component.type === ROW) return component.components.map((one) => labelled(one.label, "", one, store, fields));
  if (component.type === LABEL) return [labelled(component.label, component.description, component.component, store, fields)];
  if (component.type === TEXT) return [markdown(component.content, names)];
  return [h("div", { class: "unknown" }, `Component of type ${component.type}, which this page doesn't draw`)];
}

function labelled(label, description, component, store, fields) {
  const made = field(component, { label, store });
  if (made.check) fields.push(made);
  return h(
    "div",
    { class: "form-part" },
    h(made.group ? "span" : "label", { class: "form-label", for: made.group ? null : made.id, id: `${made.id}-label` },
      label, made.required && h("span", { class: "required", "aria-hidden": "true" }, " *")),
    description && h("span", { class: "form-detail", id: `${made.id}-detail` }, description),
    made.node,
    made.error,
  );
}
