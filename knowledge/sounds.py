"""How an English word sounds, roughly: two spellings of one sound have the same key ("fysics", "physics")."""

from __future__ import annotations

import re

# In this order; each takes what the ones before it have left.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^(?:kn|gn)", "n"),
        ("^wr", "r"),
        ("^ps", "s"),
        ("ph", "f"),
        ("sch", "sk"),
        ("ch(?=[rlt])", "k"),
        ("[sc]h", "S"),
        ("[ts]ion", "Sn"),
        ("sc(?=[eiy])", "s"),
        ("c(?=[eiy])", "s"),
        ("gg", "G"),
        ("dge", "j*"),
        ("g(?=[eiy])", "j"),
        ("G", "g"),
        ("gh(?=t|$)", ""),
        ("ck|q|c", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("wh", "w"),
        ("h", ""),
        ("(?<=.)[aeiouyw]+", "*"),
        (r"\*$", ""),
        (r"([^*])\1+", r"\1"),
    )
)
_SHORTEST = 5
_SHORTEST_KEY = 3


def sound_of(word: str) -> str | None:
    """The key of a folded word's sound; None for one too short to be told from others by it."""
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
        return None
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word if len(word) >= _SHORTEST_KEY else None
