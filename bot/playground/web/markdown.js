// Discord's Markdown -> blocks and spans as plain objects. No DOM here, so it can be tested anywhere.
import { inline } from "./markdown-inline.js";

const DEEPEST = 6;
const HEADING = /^(#{1,3})[ \t]+(.*\S.*)$/;
const SUBTEXT = /^-#[ \t]+(.*\S.*)$/;
const ITEM = /^([ \t]*)(?:([-*])|(\d{1,9})\.)[ \t]+(.*\S.*)$/;

/** Blocks of a message's text: paragraph, heading, subtext, quote, list, code. */
export function parse(source, depth = 0) {
  const blocks = [];
  let pending = "";
  let at = 0;

  const flush = () => {
    const text = pending.replace(/\n$/, "");
    if (text.trim()) blocks.push({ type: "paragraph", children: inline(text) });
    pending = "";
  };
  const lineAt = (from) => {
    const end = source.indexOf("\n", from);
    return end < 0 ? source.slice(from) : source.slice(from, end);
  };

  while (at < source.length) {
    const line = lineAt(at);
    const next = at + line.length + 1;
    let found;
    if (line.startsWith(">>> ") && depth === 0) {
      flush();
      blocks.push({ type: "quote", children: parse(source.slice(at + 4), depth + 1) });
      break;
    }
    if (/^> ?/.test(line) && (line.startsWith("> ") || line === ">") && depth === 0) {
      flush();
      const quoted = [];
      while (at < source.length && (lineAt(at).startsWith("> ") || lineAt(at) === ">")) {
        quoted.push(lineAt(at).slice(2));
        at += lineAt(at).length + 1;
      }
      blocks.push({ type: "quote", children: parse(quoted.join("\n"), depth + 1) });
      continue;
    }
    if ((found = HEADING.exec(line))) {
      flush();
      blocks.push({ type: "heading", level: found[1].length, children: inline(found[2].trim()) });
    } else if ((found = SUBTEXT.exec(line))) {
      flush();
      blocks.push({ type: "subtext", children: inline(found[1].trim()) });
    } else if (ITEM.test(line)) {
      flush();
      const items = [];
      while (at < source.length) {
        const here = lineAt(at);
        const item = ITEM.exec(here);
        if (item) items.push({ indent: item[1].replace(/\t/g, "  ").length, number: item[3], text: item[4] });
        else if (/^[ \t]{2,}\S/.test(here) && items.length) items.at(-1).text += `\n${here.trim()}`;
        else break;
        at += here.length + 1;
      }
      blocks.push(...lists(items));
      continue;
    } else if ((found = fence(source, at, line))) {
      pending += source.slice(at, found.start);
      flush();
      blocks.push({ type: "code", language: found.language, text: found.text });
      at = source[found.end] === "\n" ? found.end + 1 : found.end;
      continue;
    } else {
      pending += `${line}\n`;
    }
    at = next;
  }
  flush();
  return blocks;
}

function fence(source, at, line) {
  const offset = line.indexOf("```");
  if (offset < 0 || line[offset - 1] === "\\") return null;
  const start = at + offset;
  const close = source.indexOf("```", start + 3);
  if (close <= start + 3) return null;
  const body = source.slice(start + 3, close);
  const named = /^([\w+#.-]+)\n([\s\S]*\S[\s\S]*)$/.exec(body);
  const text = (named ? named[2] : body).replace(/^\n/, "").replace(/\n+$/, "");
  return { start, end: close + 3, language: named?.[1] ?? "", text };
}

/** Items with their indents -> nested lists. */
function lists(items) {
  const top = [];
  const stack = [];
  for (const { indent, number, text } of items) {
    const ordered = number !== undefined;
    while (stack.length && (stack.at(-1).indent > indent || stack.length > DEEPEST)) stack.pop();
    let level = stack.at(-1);
    const deeper = !level || indent > level.indent + 1 || (indent > level.indent && stack.length < 2);
    if (deeper || level.list.ordered !== ordered) {
      const list = { type: "list", ordered, start: Number(number ?? 1), items: [] };
      if (level && !deeper) stack.pop();
      const parent = stack.at(-1)?.list.items.at(-1);
      (parent ? parent.blocks : top).push(list);
      level = { indent, list };
      stack.push(level);
    }
    level.list.items.push(HEADING.test(text.split("\n", 1)[0]) ? { children: [], blocks: parse(text, DEEPEST) } : { children: inline(text), blocks: [] });
  }
  return top;
}

/** The words of blocks or spans without any marks, for previews and for reading aloud. */
export function plain(nodes) {
  return nodes
    .map((node) => {
      if (node.type === "list") return node.items.map((item) => `${plain(item.children)} ${plain(item.blocks)}`).join(" ");
      if (node.children) return plain(node.children) + (node.type.length > 6 ? " " : "");
      return node.label ?? node.text ?? "";
    })
    .join("");
}
