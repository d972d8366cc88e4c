"""Where our reading of Markdown differs from CommonMark, so that nothing of an article is lost to a stray tag.

CommonMark takes a line that begins with a tag for a block of HTML, which swallows every heading down to the next blank
line, and an open comment or ``<script>`` swallows the rest of the file. Here a tag is part of the text it stands in,
and only a comment, script or the like that is closed again is a block of HTML. An anchor around a heading
(``<a href="…">## Title</a>``) is a heading with an anchor in it.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

# What opens a block of HTML, and what closes it.
_BLOCKS = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<pre", "</pre>"), ("<?", "?>"))
_DEEPEST = 100  # markdown-it drops what is nested deeper; its own 20 is too few for quotations in lists


def parser() -> MarkdownIt:
    """A parser of the Markdown that articles are written in; addresses come out as they are written."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    markdown.block.ruler.at("html_block", _closed_html, interrupts)
    markdown.block.ruler.before("heading", "anchored_heading", _anchored_heading, interrupts)
    # The article's address counts, not a tidied one; which schemes are fit is for `links` to say.
    for name in ("normalizeLink", "normalizeLinkText"):
        setattr(markdown, name, _as_written)
    setattr(markdown, "validateLink", _any_address)  # noqa: B010 mypy takes no assignment to a method
    return markdown


def _as_written(address: str) -> str:
    return address


def _any_address(_: str) -> bool:
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _closed_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment, script, style or preformatted text that is closed below."""
    if state.is_code_block(start):
        return False
    first = _line(state, start).lower()
    closing = next((close for opening, close in _BLOCKS if first.startswith(opening)), None)
    if closing is None:
        return False
    last = next((n for n in range(start, end) if closing in _line(state, n).lower()), None)
    if last is None:
        return False
    if not silent:
        state.line = last + 1
        token = state.push("html_block", "", 0)
        token.map = [start, state.line]
        token.content = state.getLines(start, state.line, state.blkIndent, True)
    return True


def _anchored_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading whose hash signs stand within an anchor that is opened before them on the same line."""
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    closed = line.find(">") + 1
    if not line.lower().startswith("<a ") or not closed:
        return False
    rest = line[closed:].lstrip(" ")
    title = rest.lstrip("#")
    level = len(rest) - len(title)
    if not 1 <= level <= 6 or not title.startswith(" "):
        return False
    if not silent:
        state.line = start + 1
        state.push("heading_open", f"h{level}", 1).map = [start, state.line]
        inline = state.push("inline", "", 0)
        inline.map, inline.content, inline.children = [start, state.line], line[:closed] + title.strip(), []
        state.push("heading_close", f"h{level}", -1)
    return True
