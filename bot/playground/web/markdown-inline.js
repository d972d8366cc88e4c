// Discord's inline Markdown -> spans as plain objects.
import { safeAddress, unmasked } from "./links.js";

const DEEPEST = 12;
const SPECIAL = /[\\`*_~|[<@h]/;
const MARKS = [
  ["***", "both"],
  ["**", "strong"],
  ["__", "underline"],
  ["~~", "strike"],
  ["||", "spoiler"],
  ["*", "em"],
  ["_", "em"],
];
const GUILD_PLACES = { customize: "Channels & Roles", browse: "Browse Channels", guide: "Server Guide", "linked-roles": "Linked Roles" };
const ANGLED = [
  [/^<@!?(\d+)>/, (m) => ({ type: "user", id: m[1] })],
  [/^<@&(\d+)>/, (m) => ({ type: "role", id: m[1] })],
  [/^<#(\d+)>/, (m) => ({ type: "channel", id: m[1] })],
  [/^<\/([^:\n<>]{1,100}):(\d+)>/, (m) => ({ type: "command", name: m[1], id: m[2] })],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (m) => ({ type: "time", seconds: Number(m[1]), style: m[2] ?? "f" })],
  [/^<id:(customize|browse|guide|linked-roles)>/, (m) => ({ type: "everyone", text: GUILD_PLACES[m[1]] })],
  [/^<a?:(\w{2,32}):(\d+)>/, (m) => ({ type: "text", text: `:${m[1]}:` })],
  [/^<(https?:\/\/[^\s<>]+)>/, (m) => address(m[1])],
];

function address(text) {
  const href = safeAddress(text);
  return href ? { type: "link", href, children: [{ type: "text", text }] } : { type: "text", text };
}

/** Spans of one stretch of text. */
export function inline(text, depth = 0) {
  const spans = [];
  // Where code begins is asked again and again by the marks around it.
  const codes = new Map();
  let words = "";
  let at = 0;
  const push = (span, length) => {
    if (words) spans.push({ type: "text", text: words });
    words = "";
    spans.push(span);
    at += length;
  };
  while (at < text.length) {
    const char = text[at];
    if (!SPECIAL.test(char)) {
      words += char;
      at += 1;
      continue;
    }
    if (char === "\\" && /[^A-Za-z0-9\s]/.test(text[at + 1] ?? "")) {
      words += text[at + 1];
      at += 2;
      continue;
    }
    const found = depth < DEEPEST ? spanAt(text, at, depth, codes) : null;
    if (found) push(found.span, found.length);
    else {
      words += char;
      at += 1;
    }
  }
  if (words) spans.push({ type: "text", text: words });
  return spans;
}

function spanAt(text, at, depth, codes) {
  const char = text[at];
  if (char === "`") return codeAt(text, at, codes);
  if (char === "[") return maskedAt(text, at, depth);
  if (char === "<") return angledAt(text.slice(at, at + 2100));
  if (char === "@") return everyoneAt(text.slice(at, at + 9));
  if (char === "h") return bareAt(text, at);
  return markAt(text, at, depth, codes);
}

function codeAt(text, at, codes) {
  if (!codes.has(at)) codes.set(at, codeFrom(text, at));
  return codes.get(at);
}

function codeFrom(text, at) {
  // In the midst of a run of ticks nothing begins.
  if (text[at - 1] === "`" && text[at - 2] !== "\\") return null;
  const ticks = /^`+/.exec(text.slice(at))[0];
  if (ticks.length > 2) return null;
  let end = at + ticks.length;
  while ((end = text.indexOf(ticks, end)) >= 0) {
    if (text[end + ticks.length] !== "`" && text[end - 1] !== "`") break;
    end += 1;
  }
  if (end <= at + ticks.length) return null;
  const inner = text.slice(at + ticks.length, end);
  return { span: { type: "inlineCode", text: ticks.length === 2 ? inner.trim() : inner }, length: end + ticks.length - at };
}

/** Where a bracket that opens at `at` closes, or -1. */
function closing(text, at, open, close) {
  let level = 0;
  for (let i = at; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === open) level += 1;
    else if (text[i] === close && (level -= 1) === 0) return i;
  }
  return -1;
}

function maskedAt(text, at, depth) {
  const end = closing(text, at, "[", "]");
  if (end < 0 || text[end + 1] !== "(") return null;
  const last = closing(text, end + 1, "(", ")");
  if (last < 0) return null;
  const label = text.slice(at + 1, end);
  const target = /^\s*<?([^\s<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*$/.exec(text.slice(end + 2, last))?.[1];
  const href = target && safeAddress(target.replace(/\\([()])/g, "$1"));
  if (!href || !label.trim()) return null;
  const length = last + 1 - at;
  const children = inline(label, depth + 1);
  if (!unmasked(textOf(children), href)) return { span: { type: "link", href, children: unlinked(children) }, length };
  // A label that names another address than it leads to is a lure: both are shown. What is read once is not read
  // again, or labels within labels would take for ever.
  const shown = [{ type: "text", text: "[" }, ...children, { type: "text", text: "](" }, address(target), { type: "text", text: ")" }];
  return { span: { type: "group", children: shown }, length };
}

const textOf = (spans) => spans.map((one) => (one.children ? textOf(one.children) : (one.text ?? ""))).join("");

/** Spans without the links in them: a link holds no other. */
function unlinked(spans) {
  return spans.flatMap((one) => {
    if (!one.children) return [one];
    const children = unlinked(one.children);
    return one.type === "link" ? children : [{ ...one, children }];
  });
}

function angledAt(rest) {
  for (const [pattern, make] of ANGLED) {
    const found = pattern.exec(rest);
    if (found) return { span: make(found), length: found[0].length };
  }
  return null;
}

function everyoneAt(rest) {
  const found = /^@(everyone|here)\b/.exec(rest);
  return found && { span: { type: "everyone", text: found[0] }, length: found[0].length };
}

function bareAt(text, at) {
  if (/\w/.test(text[at - 1] ?? "")) return null;
  const found = /^https?:\/\/[^\s<>"]+/.exec(text.slice(at, at + 2100));
  if (!found) return null;
  let shown = found[0].replace(/[.,:;!?'*_~|]+$/, "");
  while (shown.endsWith(")") && shown.split(")").length > shown.split("(").length) shown = shown.slice(0, -1);
  const span = address(shown);
  return span.type === "link" ? { span, length: shown.length } : null;
}

function markAt(text, at, depth, codes) {
  // "***a** b*" is an emphasis that begins with strong words, "***a* b**" the other way round.
  const marks = text.startsWith("***", at) && markEnd(text, at + 3, "***", codes) < 0 ? [["*", "em"], ...MARKS] : MARKS;
  for (const [i, [mark, type]] of marks.entries()) {
    if (!text.startsWith(mark, at)) continue;
    if (mark === "_" && /\w/.test(text[at - 1] ?? "")) continue;
    const end = markEnd(text, at + mark.length, mark, codes, marks !== MARKS && i === 0);
    if (end < 0) continue;
    const children = inline(text.slice(at + mark.length, end), depth + 1);
    const length = end + mark.length - at;
    if (type === "both") return { span: { type: "strong", children: [{ type: "em", children }] }, length };
    return { span: { type, children }, length };
  }
  return null;
}

/** Where a run of text in marks ends, or -1. `whole`: nowhere, where a double mark within isn't closed by then. */
function markEnd(text, from, mark, codes, whole = false) {
  const single = mark.length === 1;
  let open = false;
  if (from >= text.length || (single && /\s/.test(text[from]))) return -1;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === "\\") {
      i += 1;
    } else if (text[i] === "`") {
      i += (codeAt(text, i, codes)?.length ?? 1) - 1;
    } else if (text.startsWith(mark, i)) {
      const run = runLength(text, i, mark[0]);
      if (single && run === 2) {
        open = !open;
        i += 1;
      } else if (single && run === 3 && open) return i + 2;
      else if (single && whole && open) return -1;
      else if (single && /\s/.test(text[i - 1])) continue;
      else if (mark === "_" && /\w/.test(text[i + run] ?? "")) continue;
      // In a run of three the inner mark closes first.
      else if (i > from) return run > mark.length && !single ? i + run - mark.length : i;
    }
  }
  return -1;
}

function runLength(text, at, char) {
  let end = at;
  while (text[end] === char) end += 1;
  return end - at;
}
