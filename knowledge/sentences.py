"""Spans cut into whole sentences, and each as Discord is to show it."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.inline import Span, links_of, plain
from knowledge.links import discord_url, web_address
from knowledge.model import Sentence

# A full stop, what may close behind it, and white space; what follows decides.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|dr|mr|mrs|ms|prof|st|no|nr|approx|incl|resp|fig|vol|ch|jr|sr|inc|ltd|co|al|ca)\.|"
    r"\b[A-Z]\.)[\"'”’)\]]*\s+$",
    re.IGNORECASE,
)
_ETC = re.compile(r"\betc\.\s+$", re.IGNORECASE)
_MARKUP = re.compile(r"[*`\\]|~~|\|\||(?<![^\W_])_|_(?![^\W_])|(?<=\])\(")
_LINE_START = re.compile(r"^(\s*)(#{1,3}\s|-#\s|>{1,3}\s|[-+]\s|\d+[.)]\s)")
_PINGS = re.compile(r"@(?=everyone\b|here\b)|<(?=[@#/:]|a?:\w+:|t:)")


def escape(text: str) -> str:
    """Text that Discord shows as it stands: markup escaped, pings defused with a zero-width space."""
    escaped = _MARKUP.sub(lambda found: "\\" + found.group(), text)
    escaped = _PINGS.sub(lambda found: found.group() + "\u200b", escaped)
    return escaped


def at_line_start(markdown: str) -> str:
    """Markdown whose first characters Discord would take for a heading, list or quotation, made plain."""
    found = _LINE_START.match(markdown)
    if found is None:
        return markdown
    mark = found.group(2)
    digits = mark.rstrip()[:-1] if mark[0].isdigit() else ""
    return f"{found.group(1)}{digits}\\{mark[len(digits) :]}{markdown[found.end() :]}"


def _cuts(spans: tuple[Span, ...]) -> list[int]:
    """Where sentences end, as places in the plain text; never inside a link or code."""
    text = plain(spans)
    whole: list[tuple[int, int]] = []
    at = 0
    for span in spans:
        if span.url is not None or span.code:
            whole.append((at, at + len(span.text)))
        at += len(span.text)
    cuts = []
    for found in _END.finditer(text):
        end = found.end()
        before = text[:end]
        if _NO_END.search(before) and not _ETC.search(before):
            continue
        if before.count("(") > before.count(")") and ")" in text[end : end + 200]:
            continue
        if any(start < end < stop for start, stop in whole):
            continue
        cuts.append(end)
    return [*cuts, len(text)]


def _part(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    part: list[Span] = []
    at = 0
    for span in spans:
        low, high = max(start, at), min(end, at + len(span.text))
        if low < high:
            part.append(replace(span, text=span.text[low - at : high - at]))
        at += len(span.text)
    return tuple(part)


def markdown_of(spans: tuple[Span, ...]) -> str:
    """Spans as Discord Markdown, each link whole."""
    parts: list[str] = []
    at = 0
    while at < len(spans):
        span = spans[at]
        end = at + 1
        while end < len(spans) and span.place >= 0 and spans[end].place == span.place:
            end += 1
        address = web_address(span.url) if span.url is not None else None
        body = "".join(_styled(one) for one in spans[at:end])
        if address is not None and body.strip():
            label = body.strip().replace("[", "(").replace("]", ")")
            lead = " " if body.startswith(" ") else ""
            trail = " " if body.endswith(" ") else ""
            parts.append(f"{lead}[{label}]({discord_url(address)}){trail}")
        else:
            parts.append(body)
        at = end
    return "".join(parts)


def _styled(span: Span) -> str:
    inner = span.text.strip(" ")
    if not inner:
        return span.text
    if span.code:
        body = f"`{inner}`" if "`" not in inner else f"``{inner}``"
    else:
        body = escape(inner)
        for on, mark in ((span.bold, "**"), (span.italic, "*"), (span.strike, "~~")):
            body = f"{mark}{body}{mark}" if on else body
    lead = span.text[: len(span.text) - len(span.text.lstrip(" "))]
    trail = span.text[len(span.text.rstrip(" ")) :]
    return f"{lead}{body}{trail}"


def sentences_of(spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Spans as whole sentences, in order; nothing is lost but white space at their ends."""
    found: list[Sentence] = []
    start = 0
    for end in _cuts(spans):
        part = _part(spans, start, end)
        start = end
        text = plain(part).strip()
        if not text:
            continue
        urls = tuple(address for url, _, _ in links_of(part) if (address := web_address(url)) is not None)
        markdown = at_line_start(markdown_of(part).strip())
        found.append(Sentence(markdown, text, part[0].line, urls))
    return tuple(found)
