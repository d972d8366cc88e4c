"""What a link is called: its text, or where that is only "here", a name from its sentence or heading."""

from __future__ import annotations

import re

from knowledge.model import Block, BlockKind, Sentence
from knowledge.text import words_of
from knowledge.wordings import wordings

# A run of words with capitals, small joining words between them allowed.
_NAME = re.compile(
    r"(?<![\w.])[A-Z0-9][\w.+#&'’/-]*(?:,? ?(?:(?<= )(?:of|for|and|the|to|in|with|by|on) |& |\+ )?(?<= )[A-Z0-9][\w.+#&'’/-]*)+"
    r"|(?<![\w.])[A-Z][\w+#&'’-]{2,}"
)
_LEAD_IN = re.compile(r"(?:^|[.;(,]\s*)([^.;(,:]{2,60}?)\s*(?::|\s[-–—])\s*$")
_AROUND = " \t[](){}<>.,:;!?*\"'“”‘’→»"
_LONGEST_LEAD_IN = 7  # words
_SHORTEST_WORD = 4  # letters; shorter ones stand in any address


def says_nothing(text: str) -> bool:
    """Whether a link's text says nothing of where it leads."""
    bare = text.strip(_AROUND).casefold()
    return not bare or bare in wordings().says_nothing or bare.startswith(("http://", "https://", "www."))


def tidy_title(text: str) -> str:
    """A link's text as a title: without a trailing ``:`` or ``*``, or an "and" that a broken anchor caught."""
    return text.strip().rstrip(":*,; ").removesuffix(" and").removesuffix(" or").strip() or text.strip()


def title_from_text(text: str, address: str, sentence: Sentence | None, block: Block | None, taken: frozenset[str]) -> str | None:
    """A title for a link whose own text says nothing.

    Args:
        text: The link's.
        address: The link's.
        sentence: The one that it stands in, or None in a heading.
        block: That sentence's.
        taken: What other links nearby are called.

    Returns:
        The name that stands before the link or behind it, the one that the address spells first; None where the
        text has none.
    """
    if sentence is None or block is None:
        return None
    before, after = around(sentence.text, text)
    lead_in = _LEAD_IN.search(before)
    names = [name for name in (*reversed(names_in(before)), *names_in(after)) if name not in taken]
    best = max(names, key=lambda name: words_spelt(name, address), default="")
    if words_spelt(best, address):
        return best
    if lead_in is not None and len(lead_in[1].split()) <= _LONGEST_LEAD_IN and not says_nothing(lead_in[1]):
        return lead_in[1].strip()
    if block.kind is BlockKind.ITEM and ":" not in before and before.strip(" -–—:(") and len(before.split()) <= _LONGEST_LEAD_IN:
        return names_in(before)[-1] if names_in(before) else before.strip(" -–—:(")
    if not names:
        # A name in the sentence before, as in "I like the Rust Book. Get it here."
        at = block.sentences.index(sentence) if sentence in block.sentences else 0
        earlier = [name for one in reversed(block.sentences[:at]) for name in reversed(names_in(one.text))]
        earlier = [name for name in earlier if name not in taken]
        return next((name for name in earlier if words_spelt(name, address)), None)
    # A single word with a capital that the address doesn't spell is as likely to begin a clause as to be a name.
    return next((name for name in names if " " in name), None)


def short_address(address: str) -> str:
    """An address as a title: without its scheme, query and closing slash."""
    bare = address.partition("://")[2].removeprefix("www.")
    return bare.partition("?")[0].partition("#")[0].rstrip("/") or bare


def around(sentence: str, text: str) -> tuple[str, str]:
    """What of a sentence stands before a link with this text, and what behind."""
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", sentence) if text else None
    return (sentence[: found.start()], sentence[found.end() :]) if found is not None else (sentence, "")


def names_in(text: str) -> list[str]:
    """The names in a piece of text: runs of words with capitals, without those that only begin a sentence."""
    found: list[str] = []
    for match in _NAME.finditer(text):
        words = match.group().strip(" ,/-").split()
        while words and words[0].casefold().strip(",.") in wordings().not_of_a_name:
            words.pop(0)
        name = " ".join(words).rstrip(".,;:'’")
        if len(name) > 2 and not name.isdigit():
            found.append(name)
    return found


def words_spelt(name: str, address: str) -> int:
    """How many words of a name an address spells, as ``/specializations/deep-learning`` spells two."""
    return sum(len(word) >= _SHORTEST_WORD and word in address.casefold() for word in set(words_of(name)))
