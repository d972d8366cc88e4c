"""The text of one paragraph or heading as spans: what is written, how, and where it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser

from markdown_it.token import Token

_ADDRESS = re.compile(r"https?://[^\s\"'<>)\]]+", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "li", "div", "tr"})


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind.

    Attributes:
        text: As read, without markup.
        line: Where it stands in the file, counted from 1.
        url: Where it links to, as the article has it, or None.
        bold, italic, strike, code: How it is set.
        broken: Whether its link was malformed and read as well as could be.
        place: Which link of the block it belongs to, so that two neighbouring links stay two; -1 for no link.
    """

    text: str
    line: int
    url: str | None = None
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    broken: bool = False
    place: int = -1


class _Anchors(HTMLParser):
    """Reads the tags and text of a piece of HTML, however broken."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("open:" + tag, dict(attrs).get("href") or ""))
        if tag in ("script", "style"):
            self.events.append(("mute", ""))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("close:" + tag, ""))
        if tag in ("script", "style"):
            self.events.append(("unmute", ""))

    def handle_data(self, data: str) -> None:
        self.events.append(("text", data))


def _events(html: str) -> list[tuple[str, str]]:
    parser = _Anchors()
    parser.feed(html)
    parser.close()
    return parser.events


class _Reader:
    """Walks the tokens of one inline run and keeps what is open."""

    def __init__(self, line: int) -> None:
        self.spans: list[Span] = []
        self.now = Span("", line)
        self.links = 0
        self.muted = False

    def add(self, text: str) -> None:
        if text and not self.muted:
            self.spans.append(replace(self.now, text=text))

    def open_link(self, href: str, *, broken: bool = False) -> None:
        found = _ADDRESS.search(href)
        inner = href.lower().find("http", 4)
        if inner > 0 and not href.lower().startswith("http") and found is not None:
            # Markdown or markup inside the address: the address in it is what was meant.
            href, broken = found.group(), True
        self.now = replace(self.now, url=href.strip() or None, broken=broken, place=self.links)
        self.links += 1

    def close_link(self) -> None:
        self.now = replace(self.now, url=None, broken=False, place=-1)

    def html(self, html: str) -> None:
        """Tags and text of raw HTML; an anchor opened while another is open ends that one."""
        for kind, value in _events(html):
            if kind == "text":
                self.add(value.replace("\n", " "))
                self.now = replace(self.now, line=self.now.line + value.count("\n"))
            elif kind == "open:a":
                self.open_link(value)
            elif kind == "close:a":
                self.close_link()
            elif kind in ("mute", "unmute"):
                self.muted = kind == "mute"
            elif kind.partition(":")[2] in ("b", "strong"):
                self.now = replace(self.now, bold=kind.startswith("open"))
            elif kind.partition(":")[2] in ("i", "em"):
                self.now = replace(self.now, italic=kind.startswith("open"))
            elif kind.partition(":")[2] in _BREAKS:
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
            self.html(token.content)
            self.now = replace(self.now, line=self.now.line)
        elif kind == "image":
            self.add(token.content)
        elif kind.removesuffix("_open").removesuffix("_close") in ("strong", "em", "s"):
            name = {"strong": "bold", "em": "italic", "s": "strike"}[kind.rpartition("_")[0]]
            self.now = replace(self.now, **{name: kind.endswith("_open")})  # type: ignore[arg-type]

    def _text(self, text: str) -> None:
        """Text, with an anchor in it that was too broken for Markdown to see."""
        lower = text.lower()
        if "</a>" in lower and "<a" not in lower:
            for number, part in enumerate(re.split(r"</a>", text, flags=re.IGNORECASE)):
                if number:
                    self.close_link()
                self.add(part)
            return
        at = lower.find("<a ")
        if at < 0:
            self.add(text)
            return
        self.add(text[:at])
        rest = text[at:]
        found = _ADDRESS.search(rest)
        end = rest.find(">", found.end() if found else 0)
        self.open_link(found.group() if found else "", broken=True)
        if end < 0:
            # Never closed: what follows the address is its text.
            end = (found.end() if found else 3) - 1
        self._text(rest[end + 1 :].lstrip("\"'"))


def spans_of(token: Token, first_line: int) -> tuple[Span, ...]:
    """The spans of an ``inline`` token; white space is single and none at either end.

    Args:
        token: Of markdown-it-py.
        first_line: The file's line on which it begins, counted from 1.
    """
    reader = _Reader(first_line)
    for child in token.children or ():
        reader.token(child)
    return _tidy(reader.spans)


def spans_of_html(html: str, first_line: int) -> tuple[Span, ...]:
    """The spans of a block of raw HTML."""
    reader = _Reader(first_line)
    reader.html(html)
    return _tidy(reader.spans)


def spans_of_code(code: str, first_line: int) -> tuple[Span, ...]:
    """A piece of code as one span."""
    return (Span(unescape(code.rstrip("\n")), first_line, code=True),)


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


def links_of(spans: tuple[Span, ...]) -> Iterator[tuple[str, str, Span]]:
    """Each link once: its address, its whole text, and its first span."""
    at = 0
    while at < len(spans):
        first = spans[at]
        if first.url is None:
            at += 1
            continue
        end = at
        while end < len(spans) and spans[end].place == first.place and spans[end].url == first.url:
            end += 1
        yield first.url, "".join(span.text for span in spans[at:end]).strip(), first
        at = end
