"""The tags and text of a piece of raw HTML, however broken, by the standard library's parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# An ampersand that begins no character reference: in ``?lang=en&region=us`` HTML would read ``&reg`` as one.
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d+|#[xX][0-9a-fA-F]+|\w+);)")

Event = tuple[str, str, str | None]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.events.append(("open", tag, (given["href"] or "") if "href" in given else None))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("close", tag, None))

    def handle_data(self, data: str) -> None:
        self.events.append(("text", "", data))


def tag_events(html: str) -> list[Event]:
    """What a piece of HTML holds, in order.

    Returns:
        ``("open", tag, its href or None)``, ``("close", tag, None)`` and ``("text", "", text)``; character
        references are resolved.
    """
    parser = _Tags()
    parser.feed(_BARE_AMPERSAND.sub("&amp;", html))
    parser.close()
    return parser.events
