"""Discord's limits, and texts made to fit them; nothing else in the bot knows them."""

from __future__ import annotations

import re

TEXT_TOTAL = 4000
CUSTOM_ID = 100
BUTTON_LABEL = 80
BUTTON_URL = 512
OPTION = 100
OPTIONS = 25
LINKS_A_PAGE = 8

# How the 4,000 characters of a reply are shared out; the sum stays below.
HEAD = 420
BODY = 1500
LINK_TITLE = 110
LINK_FACTS = 90
TIP = 420
SOURCE = 260

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def clip(text: str, most: int) -> str:
    """Text of at most so many characters, ended with an ellipsis at a word where it was longer."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:-") + "…"


def pages(text: str, most: int = BODY) -> list[str]:
    """Text in pages of at most so many characters, parted between paragraphs, else sentences, else words.

    Args:
        text: Discord Markdown.
        most: In characters.

    Returns:
        At least one page, none of them empty unless the text is.
    """
    found: list[str] = []
    rest = text.strip()
    while len(rest) > most:
        at = _cut(rest, most)
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*found, rest] if rest or not found else found


def _cut(text: str, most: int) -> int:
    """Where the first page ends: never inside a link."""
    window = text[:most]
    for mark in ("\n\n", "\n"):
        at = window.rfind(mark)
        if at > most // 3:
            return at
    ends = [found.end() for found in _SENTENCE.finditer(window)]
    at = ends[-1] if ends else window.rfind(" ")
    at = at if at > 0 else most
    opened = text.rfind("[", 0, at)
    if opened > 0 and re.match(r"\[[^\]\n]*\]\([^)\n]*\)", text[opened:]) and text.find(")", opened) >= at:
        return opened
    return at
