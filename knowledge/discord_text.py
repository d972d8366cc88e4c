"""Spans as Discord Markdown: emphasis and links kept, all else shown as it is written."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from knowledge.inline import Span
from knowledge.links import discord_url, web_address

_MARKUP = re.compile(r"[*`\\]|~~|\|\||(?<![^\W_])_|_(?![^\W_])|(?<=\])\(")
_LINE_START = re.compile(r"^(#{1,3}|-#|>>>|>|[-+]|\d+[.)])(?=\s)")
_PINGS = re.compile(r"@(?=everyone|here)|<(?=[@#/:]|a?:\w+:|t:|id:)")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_BRACKETS = str.maketrans("[]", "()")


def escape(text: str) -> str:
    """Text that Discord shows as it stands: markup escaped, pings defused with a zero-width space."""
    escaped = _MARKUP.sub(lambda found: "\\" + found.group(), text)
    return _PINGS.sub(lambda found: found.group() + "\u200b", escaped)


def at_line_start(markdown: str) -> str:
    """Markdown whose first characters Discord would take for a heading, list or quotation, made plain."""
    found = _LINE_START.match(markdown)
    if found is None:
        return markdown
    last = found.end() - 1
    at = last if found.group()[0].isdigit() else 0
    return f"{markdown[:at]}\\{markdown[at:]}"


def markdown_of(spans: tuple[Span, ...]) -> str:
    """Spans as Discord Markdown, each link whole."""
    parts: list[str] = []
    for place, group in groupby(spans, key=lambda span: span.place):
        run = list(group)
        address = web_address(run[0].url or "") if place >= 0 else None
        body = _styled_run(run, link=address is not None)
        if address is None or not body.strip():
            parts.append(body)
            continue
        lead = " " if body.startswith(" ") else ""
        trail = " " if body.endswith(" ") else ""
        if parts and parts[-1].endswith("["):
            # A bracket of the text right before a link would be taken for part of it.
            parts[-1] = f"{parts[-1][:-1]}\\["
        parts.append(f"{lead}[{body.strip()}]({discord_url(address)}){trail}")
    return "".join(parts)


def _styled_run(run: list[Span], *, link: bool) -> str:
    """Spans of one link, or of none; neighbours that are set alike are set as one."""
    styled = []
    for _, group in groupby(run, key=lambda span: (span.bold, span.italic, span.strike, span.code)):
        alike = list(group)
        text = "".join(span.text for span in alike)
        if link:
            # Brackets would end the label, and Discord takes no label that looks like an address.
            text = _SCHEME.sub("", text.translate(_BRACKETS)) or text.translate(_BRACKETS)
        styled.append(_styled(replace(alike[0], text=text)))
    return "".join(styled)


def _styled(span: Span) -> str:
    inner = span.text.strip(" ")
    if not inner:
        return span.text
    if span.code:
        fence = "``" if "`" in inner else "`"
        pad = " " if inner.startswith("`") or inner.endswith("`") else ""
        body = f"{fence}{pad}{inner}{pad}{fence}"
    else:
        body = escape(inner)
    for on, mark in ((span.bold, "**"), (span.italic, "*"), (span.strike, "~~")):
        body = f"{mark}{body}{mark}" if on else body
    lead = span.text[: len(span.text) - len(span.text.lstrip(" "))]
    trail = span.text[len(span.text.rstrip(" ")) :]
    return f"{lead}{body}{trail}"
