"""The text of one paragraph or heading as spans: what is written, how, and where it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from knowledge.html_tags import tag_events
from knowledge.links import address_in, bare_addresses

_BREAKS = frozenset({"br", "p", "li", "div", "tr", "td", "th", "summary"})


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind.

    Attributes:
        text: As read, without markup.
        line: Where it stands in the file, counted from 1.
        url: Where it links to, as the article has it, or None.
        bold, italic, strike, code: How it is set.
        place: Which link of the block it belongs to, so that two neighbouring links stay two; -1 for no link.
    """

    text: str
    line: int
    url: str | None = None
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    place: int = -1


@dataclass(frozen=True, slots=True)
class Oddity:
    """A piece of Markdown or HTML that was read as well as could be.

    Attributes:
        line: Counted from 1.
        what: What is odd about it, as the start of a sentence.
    """

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Inline:
    """What was read of one paragraph or heading.

    Attributes:
        spans: White space is single, and there is none at either end.
        oddities: What was malformed.
        waiting: The address of an anchor that was opened and has no text yet, or None.
    """

    spans: tuple[Span, ...]
    oddities: tuple[Oddity, ...] = ()
    waiting: str | None = None


class _Reader:
    """Walks the tokens of one inline run and keeps what is open."""

    def __init__(self, line: int, waiting: str | None) -> None:
        self.spans: list[Span] = []
        self.oddities: list[Oddity] = []
        self.now = Span("", line)
        self.links = 0
        self.opened: dict[int, int] = {}
        self.targets = 0
        if waiting is not None:
            self.now = replace(self.now, url=waiting, place=0)
            self.links = 1

    def odd(self, what: str) -> None:
        self.oddities.append(Oddity(self.now.line, what))

    def add(self, text: str) -> None:
        if text:
            self.spans.append(replace(self.now, text=text))

    def has_text(self, place: int) -> bool:
        return any(span.place == place and span.text.strip() for span in self.spans)

    def open_link(self, href: str) -> None:
        if self.now.place in self.opened:
            self.odd("An anchor is opened within another.")
            self.opened.pop(self.now.place)
        address = href.strip().strip("\"'“”‘’")
        inner = address_in(address)
        if inner is not None and inner != address and not address.lower().startswith("http"):
            self.odd("There is markup inside an address.")
            address = inner
        if address.endswith(")") and address.count(")") > address.count("("):
            self.odd("There is a stray parenthesis at the end of an address.")
            address = address.rstrip(")")
        self.now = replace(self.now, url=address or None, place=self.links)
        self.links += 1

    def close_link(self) -> None:
        if self.now.place < 0:
            if self.targets:
                self.targets -= 1
            elif self.spans:
                self.odd("An anchor is closed that was never opened.")
        elif self.now.place in self.opened and not self.has_text(self.now.place) and self.now.url is not None:
            self.odd("A link has no text.")
        self.opened.pop(self.now.place, None)
        self.now = replace(self.now, url=None, place=-1)

    def html(self, html: str, *, whole: bool) -> None:
        """Tags of raw HTML with their text; a script's or style's only where the HTML is a whole block."""
        muted = False
        for kind, name, value in tag_events(html):
            if kind == "text":
                text = value or ""
                self.add("" if muted else text.replace("\n", " "))
                self.now = replace(self.now, line=self.now.line + text.count("\n"))
                continue
            opens = kind == "open"
            if name == "a" and opens:
                if value is None:
                    self.targets += 1
                    continue
                self.open_link(value)
                self.opened[self.now.place] = self.now.line
            elif name == "a" and not opens:
                self.close_link()
            elif name in ("script", "style"):
                muted = opens and whole
            elif name in ("b", "strong"):
                self.now = replace(self.now, bold=opens)
            elif name in ("i", "em"):
                self.now = replace(self.now, italic=opens)
            elif name in _BREAKS:
                self.add(" ")

    def token(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._text(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self.add(" ")
            self.now = replace(self.now, line=self.now.line + 1)
        elif kind == "code_inline":
            self.spans.append(replace(self.now, text=token.content, code=True))
        elif kind == "link_open":
            self.open_link(str(token.attrs.get("href", "")))
        elif kind == "link_close":
            self.close_link()
        elif kind == "html_inline":
            self.html(token.content, whole=False)
            self.now = replace(self.now, line=self.now.line + token.content.count("\n"))
        elif kind == "image":
            self.add(token.content)
        elif kind.removesuffix("_open").removesuffix("_close") in ("strong", "em", "s"):
            name = {"strong": "bold", "em": "italic", "s": "strike"}[kind.rpartition("_")[0]]
            self.now = replace(self.now, **{name: kind.endswith("_open")})  # type: ignore[arg-type]

    def _text(self, text: str) -> None:
        """Text, with an anchor in it that was too broken for Markdown to see, or with bare addresses."""
        rest = text
        while rest:
            lower = rest.lower()
            opening, closing = lower.find("<a "), lower.find("</a")
            if opening < 0 and closing < 0:
                self._plain(rest)
                return
            if closing >= 0 and (opening < 0 or closing < opening):
                self._plain(rest[:closing])
                self.close_link()
                end = rest.find(">", closing)
                rest = rest[end + 1 :] if end >= 0 else rest[closing + 3 :]
            else:
                self._plain(rest[:opening])
                rest = self._broken_tag(rest[opening:])

    def _broken_tag(self, text: str) -> str:
        """Open the anchor of a tag that was too broken to be one, and give back what stands behind it."""
        self.odd("An anchor is malformed.")
        address = address_in(text)
        after = text.find(address) + len(address) if address else 0
        end = text.find(">", after)
        # A tag that never ends: what follows its address is its text.
        end = end if end >= 0 else max(after, 3) - 1
        self.open_link(address or "")
        self.opened[self.now.place] = self.now.line
        return text[end + 1 :].lstrip("\"'>")

    def _plain(self, text: str) -> None:
        if "<!--" in text:
            self.odd("A comment is never closed.")
        at = 0
        for start, end in bare_addresses(text) if self.now.url is None else ():
            self.add(text[at:start])
            self.now = replace(self.now, url=text[start:end], place=self.links)
            self.links += 1
            self.add(text[start:end])
            self.now = replace(self.now, url=None, place=-1)
            at = end
        self.add(text[at:])

    def result(self) -> Inline:
        waiting = None
        for place, line in self.opened.items():
            if not self.has_text(place):
                waiting = self.now.url if self.now.place == place else None
                continue
            self.oddities.append(Oddity(line, "An anchor is never closed."))
            # Its text is the rest of the line on which it begins, lest it swallow the paragraph.
            first = next(span.line for span in self.spans if span.place == place and span.text.strip())
            self.spans = [
                replace(span, url=None, place=-1) if span.place == place and span.line > first else span for span in self.spans
            ]
        return Inline(_tidy(self.spans), tuple(self.oddities), waiting)


def read_inline(children: Sequence[Token], first_line: int, waiting: str | None = None) -> Inline:
    """Read the inline tokens of a paragraph or heading.

    Args:
        children: Of an ``inline`` token of markdown-it-py.
        first_line: The file's line on which it begins, counted from 1.
        waiting: The address of an anchor that a block above opened around this one.
    """
    reader = _Reader(first_line, waiting)
    for child in children:
        reader.token(child)
    return reader.result()


def read_html(html: str, first_line: int) -> Inline:
    """Read a block of raw HTML."""
    reader = _Reader(first_line, None)
    reader.html(html, whole=True)
    return reader.result()


def spans_of_code(code: str, first_line: int) -> tuple[Span, ...]:
    """A piece of code as one span."""
    return (Span(code.rstrip("\n"), first_line, code=True),)


def _tidy(spans: list[Span]) -> tuple[Span, ...]:
    tidy: list[Span] = []
    after_space = True
    for span in spans:
        text = span.text if span.code else re.sub(r"\s+", " ", span.text)
        if after_space and not span.code:
            text = text.lstrip(" ")
        if not text:
            continue
        after_space = text.endswith(" ")
        tidy.append(replace(span, text=text))
    while tidy and not tidy[-1].code:
        text = tidy[-1].text.rstrip(" ")
        if text:
            tidy[-1] = replace(tidy[-1], text=text)
            break
        tidy.pop()
    return tuple(tidy)


def plain(spans: tuple[Span, ...]) -> str:
    """The text of spans, without markup."""
    return "".join(span.text for span in spans)


def links_of(spans: tuple[Span, ...]) -> Iterator[tuple[str, str, int]]:
    """Each link once: its address, its whole text, and the line on which it begins."""
    at = 0
    while at < len(spans):
        first = spans[at]
        if first.url is None:
            at += 1
            continue
        end = at
        while end < len(spans) and spans[end].place == first.place:
            end += 1
        yield first.url, "".join(span.text for span in spans[at:end]).strip(), first.line
        at = end
