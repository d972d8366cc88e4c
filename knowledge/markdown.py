"""A Markdown file as headings with the blocks below them, from markdown-it-py's tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.inline import Span, plain, spans_of, spans_of_code, spans_of_html
from knowledge.model import BlockKind


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
        return plain(self.spans).strip().rstrip(":* \t").strip()


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Walk:
    """Goes through the tokens of one file once, from the top."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.sections = [RawSection(0, (), first_line)]
        self.tokens = _parser().parse(text)
        # The open lists: whether ordered and the next number; the indents of the items that are open in it.
        self.lists: list[tuple[bool, int, list[int]]] = []
        self.marker = ""
        self.depth = 0
        self.quotes = 0
        self.item_started = False

    def line_of(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def add(self, block: RawBlock) -> None:
        if any(span.text.strip() for span in block.spans):
            self.sections[-1].blocks.append(block)

    def run(self) -> list[RawSection]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.type == "heading_open":
                self._heading(token, self.tokens[at + 1])
                at += 2
            else:
                self._token(token)
            at += 1
        return self.sections

    def _heading(self, opening: Token, inline: Token) -> None:
        line = self.line_of(opening)
        spans = spans_of(inline, line)
        if not plain(spans).strip():
            return
        self.sections.append(RawSection(int(opening.tag[1]), spans, line))

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1) or 1)
            self.lists.append((kind == "ordered_list_open", start, []))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self._item(token)
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if kind == "blockquote_open" else -1
        elif kind == "inline":
            self._text(spans_of(token, self.line_of(token)), self.line_of(token))
        elif kind == "html_block":
            self._text(spans_of_html(token.content, self.line_of(token)), self.line_of(token))
        elif kind in ("fence", "code_block"):
            line = self.line_of(token)
            self.add(RawBlock(BlockKind.CODE, spans_of_code(token.content, line), line, language=token.info.strip()))

    def _item(self, token: Token) -> None:
        ordered, number, indents = self.lists[-1]
        source = self.lines[token.map[0]] if token.map else ""
        indent = len(source) - len(source.lstrip(" "))
        # Markdown takes an item indented by one space for a neighbour; who wrote it meant it to stand below.
        while indents and indent < indents[-1]:
            indents.pop()
        if not indents or indent > indents[-1]:
            indents.append(indent)
        self.marker = f"{number}." if ordered else "-"
        self.depth = len(self.lists) - 1 + len(indents) - 1
        self.lists[-1] = (ordered, number + 1, indents)
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
                joined = (*last.spans, Span(" ", line), *spans)
                blocks[-1] = RawBlock(last.kind, joined, last.line, last.depth, last.marker)
                return
        self.add(RawBlock(BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH, spans, line))


def read_markdown(text: str, first_line: int = 1) -> list[RawSection]:
    """The sections of a Markdown text, in order; the first is what stands before the first heading.

    Args:
        text: Without its front matter; lines end in ``\\n``.
        first_line: Where it begins in the file, counted from 1.
    """
    return _Walk(text, first_line).run()
