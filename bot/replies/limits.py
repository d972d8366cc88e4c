"""Discord's limits, and texts made to fit them; nothing else in the bot knows them.

A reply may hold 40 components and 4,000 characters over all its texts. They are shared out here once: what each part
of a reply may take at most is a constant below, and what the other parts leave over goes to the body (`room_for_body`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from knowledge.discord_text import escape

TEXT_TOTAL = 4000
BUTTON_LABEL = 80
BUTTON_URL = 512
OPTION = 100
OPTIONS = 25
LINKS_A_PAGE = 8
STEPS_A_PAGE = 20

# Head, links, tips and source at their longest leave the body its least: 4,000 - 400 - 1,900 - 420 - 320 > 900; a note
# above them, which only the steps of a walk have, takes of that.
NOTE = 500
HEAD = 400
LINK_TITLE = 110
LINK_FACTS = 90
LINKS = 1900
# In a list of links alone: 4,000 less its heading, tips and page.
LISTED = 3300
TIPS = 420
SOURCE = 320
BODY = 900
PAGE = 1500

Item = TypeVar("Item")

_LINK = re.compile(r"\[((?:\\.|[^\]\\\n])*)\]\(([^)\s]*)\)")
_SENTENCE = re.compile(r"[.!?…][)”\"'*_]*\s+")
_FENCE = re.compile(r"^```(\w*)[^\n]*$", re.MULTILINE)
_PAIRS = ("**", "~~", "||")
# A page that ends within a fence or in bold gets its end, and the next its beginning.
_MENDING = 24


def clip(text: str, most: int) -> str:
    """Plain text of at most so many characters, ended with an ellipsis at a word where it was longer."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:-") + "…"


def title(text: str, most: int) -> str:
    """A plain title as Markdown of at most so many characters, its own characters shown as they are."""
    shown, length = escape(text), most
    while len(shown) > most:
        shown = escape(clip(text, length))
        length = min(length - 1, length * most // len(shown))
    return shown


def fit(text: str, most: int) -> str:
    """Markdown of at most so many characters, ended with an ellipsis after a whole block or sentence."""
    text = text.strip()
    return text if len(text) <= most else f"{pages(text, most - 2)[0]} …"


def room_for_body(others: Sequence[str]) -> int:
    """How many characters a reply's body may take beside its other texts; at most `PAGE`."""
    return min(PAGE, TEXT_TOTAL - sum(map(len, others)))


def groups(items: Sequence[Item], size: Callable[[Item], int], most: int, count: int) -> list[tuple[Item, ...]]:
    """Neighbours in groups of at most ``count`` with at most ``most`` characters together; one is always taken."""
    found: list[list[Item]] = []
    room = 0
    for item in items:
        if not found or size(item) > room or len(found[-1]) == count:
            found.append([])
            room = most
        found[-1].append(item)
        room -= size(item)
    return [tuple(group) for group in found]


def pages(text: str, most: int = PAGE) -> list[str]:
    """Markdown in pages of at most so many characters, parted after blocks, else sentences, else words.

    A link is never parted; one too long for half a page is shown as its label. Fences and bold text that go over a
    page's end are closed there and opened again.

    Args:
        text: Discord Markdown.
        most: In characters, at least 100.

    Returns:
        At least one page, none of them empty unless the text is.
    """
    rest = _LINK.sub(lambda link: link.group() if len(link.group()) <= most // 2 else link.group(1), text).strip()
    found: list[str] = []
    while len(rest) > most:
        at = _cut(rest, most - _MENDING)
        page, rest = _mended(rest[:at].rstrip(), rest[at:].lstrip("\n").lstrip(" " if rest[at - 1] != "\n" else ""))
        found.append(page)
    return [*found, rest] if rest or not found else found


def _cut(text: str, most: int) -> int:
    """Where the first page ends."""
    window = text[:most]
    at = max(window.rfind("\n\n"), 0)
    if at < most // 3:
        at = max(window.rfind("\n"), at)
    if at < most // 3:
        at = max([at, *(found.end() for found in _SENTENCE.finditer(window))])
    if at < most // 3:
        at = window.rfind(" ") + 1 or most
    inside = next((link for link in _LINK.finditer(text, 0, most + most) if link.start() < at < link.end()), None)
    if inside is not None:
        # A link takes half a page at most, so one that begins the page ends on it.
        at = inside.start() or inside.end()
    return at - 1 if at == most and text[at - 1] == "\\" else at


def _mended(page: str, rest: str) -> tuple[str, str]:
    """A page and what follows it, with what is open at the page's end closed and opened again."""
    fences = _FENCE.findall(page)
    if len(fences) % 2:
        return f"{page}\n```", f"```{fences[-1][:12]}\n{rest}"
    for mark in _PAIRS:
        if len(re.findall(rf"(?<!\\){re.escape(mark)}", page)) % 2:
            page, rest = page + mark, mark + rest
    return page, rest
