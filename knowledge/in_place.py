"""Slips that make another word or none, which their place tells: "how log is it", "the net step", "can I sip the exam"."""

from __future__ import annotations

from collections.abc import Sequence

# What is typed, for what is meant, between "how" and one of `_BEHIND_HOW`.
_HOW = {
    **dict.fromkeys(("log", "lng", "ling", "lomg", "lond", "lung", "lang"), "long"),
    **dict.fromkeys(("mich", "mech", "muhc", "muc", "mcuh", "moch", "nuch"), "much"),
}
_HOW_BEHIND = "is are was does do did dose will would should can could for to until till it the a money time"
_BEHIND_HOW = frozenset(_HOW_BEHIND.split())
# ... right before a step.
_OF_A_STEP = {
    **dict.fromkeys(("net", "nxt", "nex", "nect", "mext", "naxt"), "next"),
    **dict.fromkeys(("lat", "lst", "lats", "las", "lsst", "laat", "kast"), "last"),
    **dict.fromkeys(("fist", "firs", "firt", "frst", "furst"), "first"),
    **dict.fromkeys(("finl", "fnal"), "final"),
}
_STEP = frozenset({"step", "steps", "stage", "thing"})
# ... behind "can I" and the like, and before what may be skipped.
_SKIP = frozenset({"sip", "skop", "skap", "skiip", "smip", "skp", "akip", "dkip", "skio"})
_MAY_I = frozenset({("can", "i"), ("could", "i"), ("should", "i"), ("ok", "to"), ("okay", "to"), ("fine", "to")})
_BEHIND_SKIP = frozenset({"the", "this", "that", "it", "straight", "all", "step"})
# ... at the end, behind "I".
_START = frozenset({"stat", "sart", "stsrt", "starr", "sttart", "strt"})
# ... at the beginning.
_DOES = frozenset({"dose", "dors", "doea", "deos"})
# ... that add nothing to "after".
_RIGHT = frozenset({"right", "directly", "straight", "immediately", "shortly"})
_AFTER = (["after"], ["before"])
_THE = frozenset({"the", "it", "this", "that", "anyone", "anybody", "any", "a", "an"})


def as_meant(words: Sequence[str]) -> list[str]:
    """The words of a question, each such slip mended, and without what adds nothing to "after" and "before".

    Args:
        words: Folded, in order.
    """
    found = list(words)
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        behind = words[at + 1] if at + 1 < len(words) else ""
        if word in _HOW and before == "how" and (behind in _BEHIND_HOW or not behind):
            found[at] = _HOW[word]
        elif word in _OF_A_STEP and behind in _STEP:
            found[at] = _OF_A_STEP[word]
        elif word in _SKIP and behind in _BEHIND_SKIP and tuple(words[max(at - 2, 0) : at]) in _MAY_I:
            found[at] = "skip"
        elif word in _START and before == "i" and not behind:
            found[at] = "start"
        elif word in _DOES and not at and behind in _THE:
            found[at] = "does"
    # "What comes right after baking".
    return [word for at, word in enumerate(found) if word not in _RIGHT or found[at + 1 : at + 2] not in _AFTER]
