// A select as Discord shows it: a button that opens a list with descriptions; one or several may be chosen.
import { calm, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf } from "./people.js";
import { arrowKeys, popup } from "./popup.js";

const STRING = 3;
const KINDS = { 5: ["people"], 6: ["roles"], 7: ["people", "roles"], 8: ["channels"] };

/** The options of any kind of select: its own, or the people, roles or channels there are. */
export function optionsOf(component, store) {
  if (component.type === STRING) return component.options ?? [];
  const defaults = new Set((component.default_values ?? []).map((one) => one.id));
  const known = {
    people: [...(store.inDm ? [store.person] : store.state.people), store.botUser()].map((one) => ({ label: nameOf(one), value: one.id })),
    roles: (store.inDm ? [] : (store.guild?.roles ?? [])).map((one) => ({ label: `@${one.name.replace(/^@/, "")}`, value: one.id })),
    channels: (store.inDm ? [] : channelsOf(store.guild, component.channel_types)).map((one) => ({ label: `# ${one.name}`, value: one.id })),
  };
  const offered = (KINDS[component.type] ?? []).flatMap((kind) => known[kind]);
  return offered.map((one) => ({ ...one, default: defaults.has(one.value) }));
}

const TEXT_CHANNEL = 0;
const THREAD = 11;

/** The channels of a guild that are of some types, or all. */
export const channelsOf = (guild, types) =>
  (guild?.channels ?? []).filter((one) => !types?.length || types.includes(one.parent_id ? THREAD : TEXT_CHANNEL));

/** An emoji of a button or an option; a server's own emoji is named, for its picture lies elsewhere. */
export function emojiNode(emoji) {
  if (!emoji) return null;
  const text = emoji.id ? `:${emoji.name ?? "emoji"}:` : emoji.name;
  return h("span", { class: "emoji" }, text);
}

/**
 * The select. `onchosen(values)` runs when one was picked, or when the list of several is closed.
 * Returns a node with a `values` property.
 */
export function selectBox(component, store, { onchosen, label, required } = {}) {
  const options = optionsOf(component, store);
  const most = component.max_values ?? 1;
  const several = most > 1;
  let chosen = options.filter((one) => one.default).map((one) => one.value);
  const placeholder = component.placeholder ?? (several ? "Make your selections" : "Make a selection");
  const text = h("span", { class: "select-text" });
  const button = h(
    "button",
    {
      type: "button",
      class: "select",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      disabled: component.disabled,
      data: { key: component.custom_id },
    },
    text,
    icon("down", 20),
  );
  const show = () => {
    const names = options.filter((one) => chosen.includes(one.value)).map((one) => one.label);
    text.textContent = calm(names.join(", ") || placeholder);
    text.classList.toggle("placeholder", !names.length);
    const said = `${label ? `${label}: ` : ""}${names.join(", ") || placeholder}${required ? ", required" : ""}`;
    button.setAttribute("aria-label", calm(said));
  };
  show();

  let shown = null;
  const open = () => {
    const before = [...chosen];
    const id = freshId("listbox");
    const list = h("div", {
      role: "listbox",
      id,
      class: "options",
      "aria-label": label ?? placeholder,
      "aria-multiselectable": several ? "true" : null,
    });
    const rows = options.map((one) => optionRow(one, several));
    const mark = () => rows.forEach((row, i) => row.setAttribute("aria-selected", String(chosen.includes(options[i].value))));
    const pick = (value) => {
      if (!several) {
        // Where none may be chosen, choosing the same again takes it back.
        chosen = component.min_values === 0 && chosen.includes(value) ? [] : [value];
        shown.close();
        return;
      }
      if (chosen.includes(value)) chosen = chosen.filter((one) => one !== value);
      else if (chosen.length < most) chosen = [...chosen, value];
      mark();
    };
    rows.forEach((row, i) => {
      row.addEventListener("click", () => pick(options[i].value));
      row.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick(options[i].value);
      });
    });
    list.append(...rows);
    arrowKeys(list, "[role=option]");
    mark();
    let cancelled = false;
    list.addEventListener("keydown", (event) => {
      if (event.key === "Escape") cancelled = true;
      if (event.key === "Tab") shown.close();
    });
    shown = popup(button, list, {
      className: "options-box",
      matchWidth: true,
      onclose: () => {
        shown = null;
        button.setAttribute("aria-expanded", "false");
        if (document.activeElement === document.body || document.activeElement === null) button.focus();
        const enough = chosen.length >= (component.min_values ?? 1);
        const changed = chosen.join("\n") !== before.join("\n");
        if (cancelled || !enough) chosen = before;
        else if (changed) onchosen?.(chosen);
        show();
      },
    });
    button.setAttribute("aria-expanded", "true");
    button.setAttribute("aria-controls", id);
    (rows.find((row) => row.getAttribute("aria-selected") === "true") ?? rows[0])?.focus();
  };
  button.addEventListener("click", () => (shown ? shown.close() : open()));
  button.addEventListener("keydown", (event) => {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !shown) {
      event.preventDefault();
      open();
    }
  });
  Object.defineProperty(button, "values", {
    get: () => [...chosen],
    set: (values) => {
      chosen = values;
      show();
    },
  });
  return button;
}

function optionRow(option, several) {
  return h(
    "div",
    { role: "option", tabindex: "-1", class: "option", "aria-selected": "false" },
    emojiNode(option.emoji),
    h(
      "span",
      { class: "option-text" },
      h("span", { class: "option-label" }, option.label),
      option.description && h("span", { class: "option-detail" }, option.description),
    ),
    h("span", { class: several ? "box" : "tick", "aria-hidden": "true" }, icon("check", 16)),
  );
}
