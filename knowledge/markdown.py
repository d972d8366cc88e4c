"""A Markdown file as headings with the blocks below them, from markdown-it-py's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from knowledge.dialect import parser
from knowledge.html_tags import tag_events
from knowledge.inline import Inline, Oddity, Span, plain, read_html, read_inline, spans_of_code
from knowledge.model import CELLS, BlockKind


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block of text as read; the fields are those of `model.Block`, its text still in spans."""

    kind: BlockKind
    spans: tuple[Span, ...]
    line: int
    depth: int = 0
    marker: str = ""
    language: str = ""


@dataclass(slots=True)
class RawSection:
    """A heading with the blocks below it; level 0 is the text before the first heading."""

    level: int
    spans: tuple[Span, ...]
    line: int
    blocks: list[RawBlock] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading without markup and without a trailing ``:`` or ``*``."""
        bare = plain(self.spans).strip().rstrip(":* \t").strip()
        # Emphasis that was opened and never closed is left over at the start.
        return bare.removeprefix("**").strip() if not bare.strip("* ").count("*") else bare


@dataclass(frozen=True, slots=True)
class Markdown:
    """What was read of a file.

    Attributes:
        sections: In order; the first, of level 0, is the text before the first heading, and may be empty.
        oddities: What was malformed.
    """

    sections: tuple[RawSection, ...]
    oddities: tuple[Oddity, ...]


@dataclass(slots=True)
class _List:
    """A list that is open.

    Attributes:
        ordered: Whether its items are numbered.
        number: The next item's.
        indents: Of the items that are open in it, in columns.
    """

    ordered: bool
    number: int
    indents: list[int] = field(default_factory=list)


# "30" in a column "Hours" is "30 hours".
_UNITS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "lectures", "lessons", "videos"})
_COUNT = re.compile(r"\d[\d.,]*(?:\s*(?:-|–|to)\s*\d[\d.,]*)?")


class _Walk:
    """Goes through the tokens of one file once, from the top."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.sections = [RawSection(0, (), first_line)]
        self.oddities: list[Oddity] = []
        self.tokens = parser().parse(text)
        self.lists: list[_List] = []
        self.marker = ""
        self.depth = 0
        self.quotes = 0
        self.item_started = False
        self.row: list[Span] | None = None
        self.columns: list[str] = []
        self.in_head = False
        self.above = 0
        self.cell = -1
        self.waiting: str | None = None

    def line_of(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def add(self, block: RawBlock) -> None:
        if any(span.text.strip() for span in block.spans):
            self.sections[-1].blocks.append(block)

    def run(self) -> Markdown:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.type == "heading_open":
                inline = self.tokens[at + 1]
                self._heading(int(token.tag[1]), inline.children or [], self.line_of(token))
                at += 2
            else:
                self._token(token)
            at += 1
        return Markdown(tuple(self.sections), tuple(self.oddities))

    def _took(self, inline: Inline) -> tuple[Span, ...]:
        """The spans of what was read, its oddities noted; an anchor that waits for its text waits on."""
        self.oddities.extend(inline.oddities)
        if inline.spans or inline.waiting is not None:
            self.waiting = inline.waiting
        return inline.spans

    def _heading(self, level: int, children: list[Token], line: int) -> None:
        spans = self._took(read_inline(children, line, self.waiting))
        if not plain(spans).strip():
            self.oddities.append(Oddity(line, "A heading has no text."))
            return
        self.sections.append(RawSection(level, spans, line))

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrs.get("start", 1)
            self.lists.append(_List(kind == "ordered_list_open", int(start)))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self._item(token)
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if kind == "blockquote_open" else -1
        elif kind == "thead_open":
            self.columns, self.in_head, self.above = [], True, len(self.sections[-1].blocks)
        elif kind == "tbody_open":
            # Its head stands in every row below it.
            del self.sections[-1].blocks[self.above :]
        elif kind == "tr_open":
            self.row, self.cell = [], -1
        elif kind in ("th_open", "td_open"):
            self.cell += 1
        elif kind == "tr_close":
            self._end_row()
        elif kind == "inline":
            self._inline(token)
        elif kind == "html_block":
            line = self.line_of(token)
            self._text(self._took(read_html(token.content, line)), line)
        elif kind in ("fence", "code_block"):
            line = self.line_of(token)
            self.add(RawBlock(BlockKind.CODE, spans_of_code(token.content, line), line, language=token.info.strip()))

    def _inline(self, token: Token) -> None:
        line = self.line_of(token)
        for level, children, part_line in _parts(token.children or [], line):
            if level:
                self._heading(level, children, part_line)
                continue
            spans = self._took(read_inline(children, part_line, self.waiting))
            if self.row is None:
                self._text(spans, spans[0].line if spans else part_line)
            elif spans:
                self._cell(self.row, spans)

    def _cell(self, row: list[Span], spans: tuple[Span, ...]) -> None:
        """A row of a table reads as its cells with a dot between, each but the first behind what stands over its column."""
        line = spans[0].line
        if self.in_head:
            self.columns.extend([""] * (self.cell - len(self.columns)))
            self.columns.append(plain(spans).strip())
        row.extend([Span(CELLS, line)] if row else [])
        over = self.columns[self.cell] if not self.in_head and 0 < self.cell < len(self.columns) else ""
        counts = over.casefold().rstrip(":") in _UNITS and _COUNT.fullmatch(plain(spans).strip()) is not None
        if over and not counts and not plain(spans).casefold().startswith(over.casefold()):
            row.append(Span(f"{over} " if over[-1] in "?:" else f"{over}: ", line))
        first = max((span.place for span in row), default=-1) + 1
        row.extend(_moved(spans, first))
        if counts:
            row.append(Span(f" {over.casefold().rstrip(':')}", line))

    def _end_row(self) -> None:
        row, self.row, self.in_head = self.row or [], None, False
        if row:
            self.add(RawBlock(BlockKind.ITEM, tuple(row), row[0].line, 0, "-"))

    def _item(self, token: Token) -> None:
        here = self.lists[-1]
        source = self.lines[token.map[0]] if token.map else ""
        indent = len(source) - len(source.lstrip(" "))
        # Markdown takes an item indented by one space for a neighbour; who wrote it meant it to stand below.
        while here.indents and indent < here.indents[-1]:
            here.indents.pop()
        if not here.indents or indent > here.indents[-1]:
            here.indents.append(indent)
        self.marker = f"{here.number}." if here.ordered else "-"
        self.depth = sum(len(one.indents) for one in self.lists) - 1
        here.number += 1
        self.item_started = True

    def _text(self, spans: tuple[Span, ...], line: int) -> None:
        if self.lists:
            if self.item_started:
                self.item_started = False
                self.add(RawBlock(BlockKind.ITEM, spans, line, self.depth, self.marker))
                return
            # A second paragraph of an item goes on with it.
            blocks = self.sections[-1].blocks
            if blocks and blocks[-1].kind is BlockKind.ITEM and spans:
                last = blocks[-1]
                first = max(span.place for span in last.spans) + 1
                joined = (*last.spans, Span(" ", line), *_moved(spans, first))
                blocks[-1] = RawBlock(last.kind, joined, last.line, last.depth, last.marker)
                return
        self.add(RawBlock(BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH, spans, line))


def _moved(spans: tuple[Span, ...], first: int) -> Iterator[Span]:
    """Spans whose links are counted on from ``first``, to stand beside others in one block."""
    for span in spans:
        place = span.place + first if span.place >= 0 else -1
        yield Span(span.text, span.line, span.url, span.bold, span.italic, span.strike, span.code, place)


def _parts(children: list[Token], line: int) -> Iterator[tuple[int, list[Token], int]]:
    """A paragraph parted at the HTML headings in it: level (0 for text), tokens, and the line of each."""
    level, part, begins = 0, [], line
    for child in children:
        line += child.type in ("softbreak", "hardbreak")
        events = tag_events(child.content) if child.type == "html_inline" else []
        turn = next((e for e in events if len(e[1]) == 2 and e[1][0] == "h" and e[1][1] in "123456"), None)
        if turn is None:
            part.append(child)
            continue
        if part or level:
            yield level, part, begins
        level, part, begins = int(turn[1][1]) if turn[0] == "open" else 0, [], line
    if part or level:
        yield level, part, begins


def read_markdown(text: str, first_line: int = 1) -> Markdown:
    """Read the headings and blocks of a Markdown text.

    Args:
        text: Without its front matter; lines end in ``\\n``.
        first_line: Where it begins in the file, counted from 1.
    """
    return _Walk(text, first_line).run()
