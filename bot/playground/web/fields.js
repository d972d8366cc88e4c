// The fields of a modal: each {id, name, node, error, required, check(), value(), focus()}.
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { selectBox } from "./select.js";

const MAKERS = { 3: select, 4: input, 5: select, 6: select, 7: select, 8: select, 19: upload, 21: radios, 22: checks, 23: checkbox };

/** The field of a component; a kind that isn't known gives a labelled box without `check`. */
export function field(component, { label, store }) {
  const make = MAKERS[component?.type];
  const id = freshId("field");
  if (!make) return { id, node: h("div", { class: "unknown" }, `Component of type ${component?.type}, which this page doesn't draw`) };
  const required = component.required !== false && component.type !== 23;
  const error = h("span", { class: "form-error", id: `${id}-error`, hidden: true });
  const made = make(component, { id, label, store, required });
  const check = () => {
    const wrong = made.wrong();
    error.hidden = !wrong;
    error.textContent = wrong ?? "";
    made.target.setAttribute("aria-invalid", String(Boolean(wrong)));
    return !wrong;
  };
  made.target.setAttribute("aria-describedby", `${id}-detail ${id}-error`);
  return { id, name: component.custom_id, error, required, check, focus: () => made.focus?.() ?? made.target.focus(), ...made };
}

function input(component, { id, required }) {
  const long = component.style === 2;
  const target = h(long ? "textarea" : "input", {
    id,
    class: "text-input",
    placeholder: component.placeholder,
    value: component.value ?? "",
    maxlength: component.max_length ?? 4000,
    "aria-required": String(required),
    rows: long ? 4 : null,
    autocomplete: "off",
    dir: "auto",
  });
  const wrong = () => {
    const { length } = [...target.value];
    if (!length) return required ? "This is a required field." : null;
    const least = component.min_length ?? 0;
    return length < least ? `Must be ${least} or more in length.` : null;
  };
  return { node: target, target, wrong, value: () => target.value };
}

function select(component, { id, label, store, required }) {
  const target = selectBox(component, store, { label, required });
  target.id = id;
  const wrong = () => {
    const count = target.values.length;
    if (!count) return required ? "This is a required field." : null;
    return count < (component.min_values ?? 1) ? `Choose at least ${component.min_values}.` : null;
  };
  return { node: target, target, wrong, value: () => target.values };
}

function group(component, { id, required }, type) {
  const inputs = component.options.map((one) =>
    h("input", { type, name: id, value: one.value, checked: one.default ?? false, id: freshId("choice") }),
  );
  const rows = component.options.map((one, i) =>
    h(
      "label",
      { class: "choice", for: inputs[i].id },
      h("span", { class: "option-text" }, h("span", { class: "option-label" }, one.label), one.description && h("span", { class: "option-detail" }, one.description)),
      inputs[i],
    ),
  );
  const role = type === "radio" ? "radiogroup" : "group";
  const target = h("div", { class: "choices", role, id, "aria-labelledby": `${id}-label` }, rows);
  const chosen = () => inputs.filter((one) => one.checked).map((one) => one.value);
  return { group: true, node: target, target, chosen, focus: () => inputs[0].focus(), required };
}

function radios(component, options) {
  const made = group(component, options, "radio");
  const wrong = () => (options.required && !made.chosen().length ? "Choose one." : null);
  return { ...made, wrong, value: () => made.chosen()[0] ?? null };
}

function checks(component, options) {
  const made = group(component, options, "checkbox");
  const least = component.min_values ?? (options.required ? 1 : 0);
  const most = component.max_values ?? component.options.length;
  const wrong = () => {
    const count = made.chosen().length;
    if (count < least && (options.required || count)) return `Choose at least ${least}.`;
    return count > most ? `Choose at most ${most}.` : null;
  };
  return { ...made, wrong, value: made.chosen };
}

function checkbox(component, { id }) {
  const target = h("input", { type: "checkbox", id, checked: component.default ?? false });
  return { node: h("div", { class: "choices" }, target), target, wrong: () => null, value: () => target.checked };
}

/** A file as the API takes it. */
export async function fileValue(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { filename: file.name, base64: btoa(binary) };
}

function upload(component, { id, required }) {
  const least = component.min_values ?? (required ? 1 : 0);
  const most = component.max_values ?? 1;
  const target = h("input", { type: "file", id, class: "upload", multiple: most > 1 });
  let files = [];
  target.addEventListener("change", async () => {
    files = await Promise.all([...target.files].map(fileValue));
  });
  const wrong = () => {
    const count = target.files.length;
    if (count < least && (required || count)) return least > 1 ? `Choose at least ${least} files.` : "Choose a file.";
    return count > most ? `Choose at most ${most === 1 ? "1 file" : `${most} files`}.` : null;
  };
  return { node: h("div", { class: "choices" }, icon("file", 18), target), target, wrong, value: () => files };
}
