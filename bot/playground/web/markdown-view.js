// Blocks and spans -> DOM nodes.
import { calm, h } from "./dom.js";
import { icon } from "./icons.js";
import { parse } from "./markdown.js";
import { fullDate, relative, styled } from "./time.js";

/** A message's text as nodes. `names` answers who an id is: user(id), channel(id), and oncommand(name). */
export function markdown(source, names, { inlineOnly = false } = {}) {
  const blocks = parse(calm(source));
  const onlyEmoji = !inlineOnly && /^(?:\p{Extended_Pictographic}[\uFE0F\u200D]*\s*){1,9}$/u.test(source ?? "");
  return h("div", { class: onlyEmoji ? "md jumbo" : "md", dir: "auto" }, blocks.map((block) => blockNode(block, names)));
}

function blockNode(block, names) {
  const inner = () => spans(block.children, names);
  switch (block.type) {
    case "heading":
      // Headings of a message sit below the page's own.
      return h(`h${block.level + 2}`, { class: `md-h${block.level}` }, inner());
    case "subtext":
      return h("p", { class: "md-sub" }, inner());
    case "quote":
      return h("blockquote", null, block.children.map((child) => blockNode(child, names)));
    case "code":
      return codeNode(block);
    case "list":
      return listNode(block, names);
    default:
      return h("p", null, inner());
  }
}

function codeNode(block) {
  const copy = h("button", { type: "button", class: "copy", "aria-label": "Copy the code" }, icon("copy", 16));
  copy.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(block.text);
    copy.classList.add("done");
  });
  return h("div", { class: "code" }, h("pre", { tabindex: "0" }, h("code", null, block.text)), copy);
}

function listNode(list, names) {
  const items = list.items.map((item) =>
    h("li", null, spans(item.children, names), item.blocks.map((block) => blockNode(block, names))),
  );
  return list.ordered ? h("ol", { start: list.start }, items) : h("ul", null, items);
}

/** Inline spans as nodes. */
export function spans(nodes, names) {
  return nodes.map((node) => span(node, names));
}

function span(node, names) {
  const inner = () => spans(node.children, names);
  switch (node.type) {
    case "strong":
    case "em":
      return h(node.type, null, inner());
    case "underline":
      return h("u", null, inner());
    case "strike":
      return h("s", null, inner());
    case "spoiler":
      return spoiler(inner());
    case "inlineCode":
      return h("code", null, node.text);
    case "group":
      return inner();
    case "link":
      return link(node.href, inner());
    case "user":
      return h("span", { class: "mention", data: { user: node.id } }, `@${names.user(node.id)}`);
    case "role":
      return h("span", { class: "mention" }, `@${names.role?.(node.id) ?? "role"}`);
    case "channel":
      return channelLink(node, names);
    case "command":
      return h("button", { type: "button", class: "mention", onclick: () => names.oncommand(node.name) }, `/${node.name}`);
    case "everyone":
      return h("span", { class: "mention" }, node.text);
    case "time":
      return time(node);
    default:
      return node.text;
  }
}

/** A link that opens in a tab of its own and shows its real address. */
export function link(href, children, props) {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow", title: href, ...props }, children);
}

function channelLink(node, names) {
  const name = names.channel(node.id);
  if (!name) return h("span", { class: "mention" }, "# unknown");
  return h("button", { type: "button", class: "mention", onclick: () => names.onchannel(name) }, `# ${name}`);
}

function time(node) {
  const date = new Date(node.seconds * 1000);
  if (Number.isNaN(date.getTime())) return "Invalid date";
  const shown = h("time", { class: "stamp", datetime: date.toISOString(), title: fullDate(date) }, styled(date, node.style));
  if (node.style === "R") shown.dataset.relative = node.seconds;
  return shown;
}

/** Bring "2 minutes ago" up to date everywhere on the page. */
export function refreshRelative() {
  for (const node of document.querySelectorAll("time[data-relative]")) {
    node.textContent = relative(new Date(Number(node.dataset.relative) * 1000));
  }
}

function spoiler(children) {
  const content = h("span", { "aria-hidden": "true", inert: true }, children);
  const cover = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler: show it" }, content);
  const reveal = (event) => {
    if (!cover.classList.contains("spoiler") || (event.key && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    cover.className = "spoiler-open";
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    content.removeAttribute("aria-hidden");
    content.removeAttribute("inert");
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", reveal);
  return cover;
}
