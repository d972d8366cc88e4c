"""Spans cut into whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.discord_text import at_line_start, markdown_of
from knowledge.inline import Span, links_of, plain
from knowledge.links import web_address
from knowledge.model import Sentence

# A full stop, what may close behind it, and white space; what follows decides. Chinese and Japanese need no space.
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])|[。！？]+[”』」）]*\s*(?=\S)")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|cf|dr|mr|mrs|ms|prof|approx|incl|resp|jr|sr|al|ca)\.[\"'”’)\]]*\s+$",
    re.IGNORECASE,
)
# "Andrew Y. Ng" and "U.S. Government", but not "lessons in R. They …".
_INITIAL = re.compile(r"(?:(?<![^\W_])[A-Z][\w'’-]*\.?\s|\.|^\s*|\()[A-Z]\.\s+$")
_BEFORE_NUMBER = re.compile(r"\b(?:no|nr|fig|vol|ch|pp?)\.\s+$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 24  # characters, with what stands behind
_LONGEST_PARENTHESIS = 300  # characters; what opens and isn't closed by then is no parenthesis


def _whole(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Where links and code stand in the plain text, as first and last place."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        if found and span.place >= 0 and found[-1][2] == span.place and found[-1][1] == at:
            found[-1] = (found[-1][0], end, span.place)
        elif span.place >= 0 or span.code:
            found.append((at, end, span.place))
        at = end
    return [(start, end) for start, end, _ in found]


def _parentheses(text: str) -> list[tuple[int, int]]:
    """Where parentheses stand in a text, the outermost of each."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            open_.append(at)
        elif character == ")" and open_:
            start = open_.pop()
            if at - start <= _LONGEST_PARENTHESIS:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, at))
    return found


def _cuts(spans: tuple[Span, ...]) -> list[int]:
    """Where sentences end, as places in the plain text; never inside a link, code or parenthesis."""
    text = plain(spans)
    whole = sorted([*_whole(spans), *_parentheses(text)])
    cuts = []
    at = 0
    for found in _END.finditer(text):
        end = found.end()
        before = text[max(0, end - _LONGEST_ABBREVIATION) : end]
        if _ABBREVIATION.search(before) or _INITIAL.search(before) or (_BEFORE_NUMBER.search(before) and text[end].isdigit()):
            continue
        while at < len(whole) and whole[at][1] <= end:
            at += 1
        if any(start < end < stop for start, stop in whole[at : at + 3]):
            continue
        cuts.append(end)
    return [*cuts, len(text)]


def sentences_of(spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Spans as whole sentences, in order; nothing is lost but white space at their ends."""
    found: list[Sentence] = []
    left = list(reversed(spans))
    start = 0
    for end in _cuts(spans):
        part: list[Span] = []
        wanted = end - start
        start = end
        while wanted > 0 and left:
            span = left.pop()
            part.append(replace(span, text=span.text[:wanted]))
            if len(span.text) > wanted:
                left.append(replace(span, text=span.text[wanted:]))
            wanted -= len(part[-1].text)
        sentence = _sentence(tuple(part))
        if sentence is not None:
            found.append(sentence)
    return tuple(found)


def _sentence(part: tuple[Span, ...]) -> Sentence | None:
    text = plain(part).strip()
    if not text:
        return None
    first = next(span for span in part if span.text.strip())
    urls = tuple(address for url, _, _ in links_of(part) if (address := web_address(url)) is not None)
    return Sentence(at_line_start(markdown_of(part).strip()), text, first.line, urls)
