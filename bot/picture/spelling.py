"""Titles in letters that the picture's font has.

The font has Latin, Greek and Cyrillic letters. What it lacks is said in words rather than drawn as boxes: an emoji by
its name, ``:rocket:``, and other writing by the name of its script, ``[in Arabic script]``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from bot.picture import words
from bot.picture.fonts import has

LONGEST = 240  # characters of a title that are read at all; no label has room for more
_NAME = 24
# The first word of a letter's Unicode name, where it isn't the script's own.
_CHINESE, _JAPANESE = "Chinese characters", "Japanese characters"
_SCRIPTS = {
    "CJK": _CHINESE,
    "IDEOGRAPHIC": _CHINESE,
    "HIRAGANA": _JAPANESE,
    "KATAKANA": _JAPANESE,
    "HALFWIDTH": _JAPANESE,
    "HANGUL": "Korean characters",
    "NKO": "N’Ko script",
}
_WITHOUT_SHAPE = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Mc", "Sk"})
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"REGIONAL INDICATOR SYMBOL LETTER (\w)")


@lru_cache(maxsize=2048)
def spelt(text: str) -> str:
    """A title as it can be drawn, on one line; never empty.

    Args:
        text: Any Unicode; what is beyond `LONGEST` characters is left out.
    """
    cut = f"{text[:LONGEST]}…" if len(text) > LONGEST else text
    known = unicodedata.normalize("NFC", _SPACES.sub(" ", cut).strip())
    parts: list[str] = []
    for kind, run in groupby(_joined(_pieces(known)), key=lambda piece: piece[0]):
        parts.append(_said(kind, [character for _, character in run]))
    return _SPACES.sub(" ", "".join(parts)).strip() or words.UNTITLED


def _pieces(text: str) -> list[tuple[str, str]]:
    """Each character, or what stands for it, with its kind: plain, sign, or the script that it is of."""
    found: list[tuple[str, str]] = []
    for character in text:
        if character == " ":
            found.append((_between(found), character))
        elif has(character):
            found.append(("plain", character))
        elif unicodedata.category(character) not in _WITHOUT_SHAPE:
            simple = unicodedata.normalize("NFKC", character)
            if all(has(one) or one == " " for one in simple):
                found.extend(("plain", one) for one in simple)
            else:
                found.append((_kind(character), character))
    return found


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same, where Chinese characters in a Japanese title are Japanese too."""
    japanese = any(kind == _JAPANESE for kind, _ in pieces)
    return [(_JAPANESE if japanese and kind == _CHINESE else kind, one) for kind, one in pieces]


def _between(found: list[tuple[str, str]]) -> str:
    """The kind of a space: it doesn't part what is written in one script."""
    return found[-1][0] if found and found[-1][0] not in ("plain", "sign") else "plain"


def _kind(character: str) -> str:
    if unicodedata.category(character)[0] in "LNP":
        first = unicodedata.name(character, "").split(" ")[0].split("-")[0]
        if first:
            return _SCRIPTS.get(first, f"{first.capitalize()} script")
    return "sign"


def _said(kind: str, run: list[str]) -> str:
    if kind == "plain":
        return "".join(run)
    if kind == "sign":
        return f" {' '.join(dict.fromkeys(_names(run)))} "
    return f" {words.IN_SCRIPT.format(script=kind)} "


def _names(signs: list[str]) -> list[str]:
    """The names of signs between colons; the letters of a flag make one."""
    names = [unicodedata.name(sign, "") for sign in signs]
    flag = [letter for name in names for letter in _LETTER.findall(name)]
    said = [f":{''.join(flag)}:"] if flag else []
    for name in names:
        if _LETTER.match(name) or "EMOJI MODIFIER" in name:
            continue
        plain = name.lower().removesuffix(" sign")
        said.append(f":{plain if len(plain) <= _NAME else plain[:_NAME].rsplit(' ', 1)[0]}:" if plain else words.SIGN)
    return said
