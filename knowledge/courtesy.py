"""What people write around a question: a salutation, regards, a postscript, whom they call, what they struck out."""

from __future__ import annotations

import re
from collections.abc import Callable

_WHO = r"(?:all|everyone|everybody|guys|folks|community|people|team|there|friends|members|experts|y'?all)"
# A bare "hi" costs a question nothing.
_SALUTATION = re.compile(
    rf"\s*(?:(?:hello|hi|hey|heya|hiya|howdy|greetings|good (?:morning|evening|afternoon|day))(?:\s+(?:again|dear))?\s+{_WHO}|"
    rf"dear\s+(?:sirs?\s+(?:or|and)\s+madams?|(?:ladies|all|friends)\s+and\s+\w+|\w+(?:\s+(?!or\b|and\b)\w+)?))\s*[,!.:\n–-]+\s*",
    re.IGNORECASE,
)
# "@Mentor", as somebody types who picks no name from the list.
_CALLED = re.compile(r"(?<![\w.@/<&!])@[a-z][\w.]{1,31}", re.IGNORECASE)
_FOR_A_FRIEND = re.compile(
    r"[\s|(,;.–-]{0,4}\b(?:asking|im asking|i'm asking) for a friend\b[|)!.]{0,4}\s*(?=$|\n)", re.IGNORECASE
)
_STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~]{1,200}~~(?!~)")
# No salutation, regards or postscript is looked for beyond this; it also bounds the work.
_LONGEST = 400
# A name may follow, but nothing that could be a question.
_REGARDS = re.compile(
    r"\b(?:(?:best|kind|warm|many)\s+(?:regards|wishes|greetings)|(?:regards|sincerely|cheers|greetings)"
    r"(?=\s*[,\n]|\s+\w+\s*$|\s*$)|yours (?:truly|sincerely))\b[\s,!]*(?:from\s+)?(?:\w{1,30}\s*){0,2}[.!]*\s*$",
    re.IGNORECASE,
)
# One that says what was meant is the question.
_POSTSCRIPT = re.compile(
    r"(?:^|[\s.!?;,])(?:p\.?\s?s\.?|edit(?:ed)?|nb)\s*[:;]\s*(?P<said>(?!.*\b(?:mean|meant)\b)[^?]*)$", re.IGNORECASE
)


def without_calls(message: str, knows: Callable[[str], bool]) -> str:
    """A message without the people it calls; who bears a name that the articles know is what is asked about.

    Args:
        message: As typed.
        knows: Whether the articles have a word, in small letters.
    """
    if "@" not in message:
        return message
    return _CALLED.sub(lambda found: found[0][1:] if knows(found[0][1:].lower()) else " ", message)


def without_courtesies(message: str) -> str:
    """A message without its salutation, its regards and a postscript that asks nothing; as it is where nothing else is left."""
    rest = _STRUCK.sub(" ", message) if "~~" in message else message
    rest = _FOR_A_FRIEND.sub("", rest) if "for a friend" in rest.lower() else rest
    for pattern in (_POSTSCRIPT, _REGARDS):
        found = pattern.search(rest, max(0, len(rest) - _LONGEST))
        if found is not None and rest[: found.start()].strip():
            end = found.start()
            rest = rest[: end + (rest[end] in "?!.")].rstrip(" \t\r\n,–-")
    found = _SALUTATION.match(rest[:_LONGEST])
    if found is not None and rest[found.end() :].strip():
        rest = rest[found.end() :]
    return rest if any(map(str.isalnum, rest)) else message
