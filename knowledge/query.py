"""A question as slots: each thing it speaks of, with every wording by which an article may say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import words as english
from knowledge.lexicon import Lexicon, Stems
from knowledge.text import fold, stem, take_urls, tokens, url_key

# A question is a Discord message at most; what comes after that many words is not looked up.
MOST_WORDS = 160
MOST_CHARACTERS = 4_000
# How much of a word's weight is left when only one word of a fixed phrase is found.
_PART_OF_PHRASE = 0.5
# What a word that says little of the subject needs to be found, as a share of its weight.
_WEAK = 0.33
# An English word that is this much rarer than one of the articles that it is a slip away from may be that one.
_SLIP = 200.0
_SLIPPED = 0.8
# The list counts words of the web, where "download" and "insurance" are common: a subject all the same.
_COMMONEST_SLOT = 2.5
# Behind these stands what a question is set in: "a laptop for data science".
_SETTING = frozenset({"for", "in", "with", "at", "on", "as", "of", "from", "by", "about", "using", "during", "while"})
# Right behind these stands what a question is after.
_ASKING = frozenset({"which", "what", "whats", "best", "any", "another", "how", "good"})
# A word that no one lists is rare, but a name is no rarer than that.
_RAREST_SLOT = 4.5


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a question speaks of.

    Attributes:
        word: As typed, folded.
        weight: How much it tells, from its rarity in English: 2.5 to 4.5.
        need: How much it tells against a section that lacks it: a third of its weight where it says little.
        wordings: Stems that mean it with a weight from 0 to 1, the best first; empty if the articles have none.
        apart: Whether it stands behind a word like "for" or "in": what the question is set in, not what it is after.
        focus: Whether it stands right behind "which", "what", "best" and the like: what the question is after.
    """

    word: str
    weight: float
    need: float
    wordings: tuple[tuple[Stems, float], ...]
    apart: bool = field(default=False, compare=False)
    focus: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """A question, ready to be looked up.

    Attributes:
        text: Folded, without web addresses.
        words: Its words, abbreviations written out and misspellings mended where that is sure.
        slots: What it speaks of; empty where it holds no word with a subject.
        urls: Keys (`text.url_key`) of the addresses in it.
        typed: Its words as typed, folded.
    """

    text: str
    words: tuple[str, ...]
    slots: tuple[Slot, ...]
    urls: tuple[str, ...]
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of all articles.

    Attributes:
        stems: Every stem that the index knows.
        surfaces: Every word as the articles write it, folded -> its stem.
        by_length: The words of `surfaces` by their length, for the search of near ones.
    """

    stems: frozenset[str]
    surfaces: Mapping[str, str]
    by_length: Mapping[int, tuple[str, ...]]

    def knows(self, word: str) -> bool:
        """Whether an article has the word, in whatever form."""
        return word in self.surfaces or stem(word) in self.stems


def split_compound(word: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """``machinelearning`` as ``machine``, ``learning``, if both halves are words that ``knows`` has; else ()."""
    if len(word) < 7 or not word.isalpha():
        return ()
    middle = len(word) / 2
    for cut in sorted(range(2, len(word) - 1), key=lambda at: abs(at - middle)):
        left, right = word[:cut], word[cut:]
        if knows(left) and knows(right) and max(len(left), len(right)) > 3:
            return left, right
    return ()


def _most_edits(length: int) -> int:
    """How many letters of a word of this length may be wrong; a swap of neighbours counts one."""
    if length < 4:
        return 0
    return 1 if length == 4 else 2 if length < 9 else 3


def near(word: str, vocabulary: Vocabulary) -> tuple[tuple[Stems, float], ...]:
    """The articles' words that a misspelt one may have been meant to be: stems and weights, three at most.

    The weight is the square of the optimal string alignment similarity. Nothing is near when an English word that
    no article has is nearer.
    """
    most = _most_edits(len(word))
    if not most:
        return ()
    pool = [w for n in range(len(word) - most, len(word) + most + 1) for w in vocabulary.by_length.get(n, ())]
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=3)
    if not found:
        return ()
    best = found[0][1]
    if best > 1:
        # Only now is it worth asking: one wrong letter is a misspelling of what the article says.
        table = english.neighbours_by_start()
        other = [w for n in range(len(word) - 1, len(word) + 2) for w in table.get((word[0], n), ())]
        nearer = process.extractOne(word, other, scorer=OSA.distance, score_cutoff=int(best) - 1)
        if nearer is not None and not vocabulary.knows(nearer[0]):
            return ()
    similar = ((vocabulary.surfaces[w], (1 - d / max(len(w), len(word))) ** 2) for w, d, _ in found)
    return tuple(((meant,), weight) for meant, weight in similar)


def _slip(word: str, vocabulary: Vocabulary) -> tuple[tuple[Stems, float], ...]:
    """What a rare English word may be a slip of the thumb for: "corse" for "course"."""
    if len(word) < 4 or not english.is_english(word):
        return ()
    pool = [w for n in (-1, 0, 1) for w in vocabulary.by_length.get(len(word) + n, ())]
    likelier = english.frequency(word) * _SLIP
    found = [w for w, _, _ in process.extract(word, pool, scorer=OSA.distance, score_cutoff=1, limit=8)]
    meant = [w for w in found if english.frequency(w) >= likelier]
    return tuple(((vocabulary.surfaces[w],), _SLIPPED) for w in meant[:2])


def _usual(word: str, lexicon: Lexicon) -> str | None:
    """The word without a subject that a rare or unknown one is a slip of the thumb for: "ned" for "need"."""
    if not 2 < len(word) < 7:
        return None
    likelier = max(1, english.frequency(word)) * _SLIP
    found = process.extract(word, lexicon.usual, scorer=OSA.distance, score_cutoff=1, limit=4)
    return next((w for w, _, _ in found if english.frequency(w) >= likelier), None)


def _weight(word: str) -> float:
    return max(_COMMONEST_SLOT, min(_RAREST_SLOT, english.rarity(word) - 0.8))


def read(question: str, vocabulary: Vocabulary, lexicon: Lexicon) -> Query:
    """A question as slots.

    Args:
        question: As typed; any Unicode, any length (what exceeds 4,000 characters is not read).
        vocabulary: Of the library that is asked.
        lexicon: The wordings to go by.
    """
    bare, urls = take_urls(question[:MOST_CHARACTERS])
    text = fold(bare)
    typed = tokens(text)[:MOST_WORDS]
    slots: list[Slot] = []
    written: list[str] = []
    at = 0
    behind = len(typed)
    while at < len(typed):
        before = len(slots)
        if slots and typed[at] in _SETTING:
            behind = at
        asked = (at > 0 and typed[at - 1] in _ASKING) or typed[at] == "how"
        at += _read_one(typed, at, vocabulary, lexicon, slots, written)
        if len(slots) > before and (asked or at > behind):
            slots[before:] = [replace(slot, apart=at > behind, focus=asked) for slot in slots[before:]]
    return Query(text, tuple(written), tuple(slots), tuple(url_key(url) for url in urls), tuple(typed))


def _read_one(typed: list[str], at: int, vocabulary: Vocabulary, lexicon: Lexicon, slots: list[Slot], written: list[str]) -> int:
    """Read the thing that begins at word ``at``; how many words it took."""
    for length in range(min(lexicon.longest, len(typed) - at), 0, -1):
        run = tuple(typed[at : at + length])
        meant = lexicon.short.get(run)
        if meant is not None:
            _add_short(run, meant, vocabulary, lexicon, slots, written)
            return length
        if length > 1 and _add_phrase(run, vocabulary, lexicon, slots, written):
            return length
    word = typed[at]
    joined = word + typed[at + 1] if at + 1 < len(typed) else ""
    if joined in vocabulary.surfaces and word not in lexicon.ignored:
        apart = (stem(word), stem(typed[at + 1]))
        wordings: list[tuple[Stems, float]] = [(apart, 1.0), ((vocabulary.surfaces[joined],), 0.7)]
        weight = max(_weight(word), _weight(typed[at + 1]))
        slots.append(Slot(joined, weight, weight, _known(wordings, vocabulary)))
        written.extend((joined, word, typed[at + 1]))
        return 2
    # "What is 2+2" names no heading that happens to be numbered.
    if word not in lexicon.ignored and not (len(word) < 3 and word.isdigit()):
        _add_word(word, vocabulary, lexicon, slots, written)
    else:
        written.append(word)
    return 1


def _known(wordings: list[tuple[Stems, float]], vocabulary: Vocabulary) -> tuple[tuple[Stems, float], ...]:
    known = [(stems, weight) for stems, weight in wordings if all(s in vocabulary.stems for s in stems)]
    return tuple(sorted(known, key=lambda wording: -wording[1]))


def _add_short(run: Stems, meant: Stems, vocabulary: Vocabulary, lexicon: Lexicon, slots: list[Slot], written: list[str]) -> None:
    if len(run) == 1 and run[0] in vocabulary.surfaces:
        written.append(run[0])
        own: list[tuple[Stems, float]] = [
            ((vocabulary.surfaces[run[0]],), 1.0),
            (tuple(map(stem, meant)), 0.95),
        ]
        weight = max(map(_weight, meant))
        slots.append(Slot(run[0], weight, weight, _known(own, vocabulary)))
        return
    if len(meant) > 1 and not lexicon.ignored.intersection(meant) and _add_phrase(meant, vocabulary, lexicon, slots, written):
        return
    written.extend(meant)
    for word in meant:
        if word not in lexicon.ignored:
            _add_word(word, vocabulary, lexicon, slots, written=[])


def _add_phrase(run: tuple[str, ...], vocabulary: Vocabulary, lexicon: Lexicon, slots: list[Slot], written: list[str]) -> bool:
    stems = tuple(stem(word) for word in run)
    targets = lexicon.wordings.get(stems)
    if targets is None and run not in lexicon.phrases:
        return False
    parts = [((s,), _PART_OF_PHRASE) for s, word in zip(stems, run, strict=True) if word not in lexicon.ignored]
    weight = max(map(_weight, run))
    weak = all(_is_weak(word, lexicon) for word in run)
    known = _known([(stems, 1.0), *(targets or ()), *parts], vocabulary)
    slots.append(Slot(" ".join(run), weight, weight * (_WEAK if weak else 1), known))
    written.extend(run)
    return True


def _add_word(word: str, vocabulary: Vocabulary, lexicon: Lexicon, slots: list[Slot], written: list[str]) -> None:
    if word not in vocabulary.surfaces and word.endswith("s") and word[:-1] in vocabulary.surfaces:
        # "andrew ngs course": the apostrophe is what a phone leaves out.
        word = word[:-1]
    own = stem(word)
    wordings: list[tuple[Stems, float]] = [((own,), 1.0), *lexicon.wordings.get((own,), ())]
    known = _known(wordings, vocabulary)
    if not known and (usual := _usual(word, lexicon)):
        written.append(usual)
        return
    if not known and (slip := _slip(word, vocabulary)):
        slots.append(Slot(word, _weight(word), _weight(word) * _WEAK, slip))
        written.append(word)
        return
    if known or english.is_english(word):
        if known and not english.is_english(word):
            apart = tuple(stem(half) for half in split_compound(word, vocabulary.knows))
            known = (*known, *_known([(apart, 0.9)] if apart else [], vocabulary))
        slots.append(_slot(word, known, lexicon))
        written.append(word)
        return
    halves = split_compound(word, lambda part: vocabulary.knows(part) or part in lexicon.ignored)
    if halves:
        for half in halves:
            if half not in lexicon.ignored:
                _add_word(half, vocabulary, lexicon, slots, written)
        return
    meant = near(word, vocabulary)
    if not meant:
        _add_unknown(word, vocabulary, lexicon, slots, written)
        return
    best = meant[0][0][0]
    mended = next((w for w, s in vocabulary.surfaces.items() if s == best), word)
    slots.append(Slot(word, _weight(mended), _weight(mended), meant))
    written.append(mended)


def _add_unknown(word: str, vocabulary: Vocabulary, lexicon: Lexicon, slots: list[Slot], written: list[str]) -> None:
    """A word that neither the articles nor English have: perhaps an English one misspelt."""
    mended = english.mend(word)
    if mended is None:
        # A slip in a word of two or three letters is no name that the articles lack.
        need = _weight(word) * (_WEAK * 0.5 if len(word) < 4 and word.isalpha() else 1)
        slots.append(Slot(word, _weight(word), need, ()))
        written.append(word)
    elif mended in lexicon.ignored:
        written.append(mended)
    else:
        wordings: list[tuple[Stems, float]] = [((stem(mended),), 1.0), *lexicon.wordings.get((stem(mended),), ())]
        slots.append(_slot(mended, _known(wordings, vocabulary), lexicon))
        written.append(mended)


def _slot(word: str, wordings: tuple[tuple[Stems, float], ...], lexicon: Lexicon) -> Slot:
    weight = _weight(word)
    return Slot(word, weight, weight * (_WEAK if _is_weak(word, lexicon) else 1), wordings)


def _is_weak(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.weak or word in lexicon.ignored or stem(word) in lexicon.general
