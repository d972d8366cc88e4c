"""A question as slots: each thing it speaks of, with every wording by which an article may say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from knowledge import words as english
from knowledge.in_place import as_meant
from knowledge.lexicon import Lexicon, Stems
from knowledge.path import LABELS
from knowledge.spelling import (
    Vocabulary,
    beginning_of,
    near,
    of_the_field,
    of_the_path,
    run_together,
    slip,
    split_compound,
    swapped,
    usual,
    with_a_letter,
)
from knowledge.text import dotted_in, fold, is_of_calling, stem, take_urls, tokens, url_key, without_dots

# A question is a Discord message at most; what comes after that many words is not looked up.
MOST_WORDS = 160
MOST_CHARACTERS = 4_000
# How much of a word's weight is left when only one word of a fixed phrase is found.
_PART_OF_PHRASE = 0.5
# ... and where it is the only one that tells of a subject.
_ALONE = 0.9
# How many words without a subject may stand between two of a phrase.
_MOST_BETWEEN = 2
_WITHOUT_PLUS = 0.5
_WITH_PLUS = 0.85
# What a word that says little of the subject needs to be found, as a share of its weight.
_WEAK = 0.33
# Behind these stands what a question is set in: "a laptop for data science".
_SETTING = frozenset({"for", "in", "with", "at", "on", "as", "of", "from", "by", "about", "using", "during", "while"})
# Right behind these stands what a question is after.
_ASKING = frozenset({"which", "what", "whats", "best", "any", "another", "how", "good"})
_SHORTENED = 4
_ANOTHER_NAME = 0.85
_LONG = 9
_DOUBLED = re.compile(r"([a-z])\1")
_BEHIND_FOR = frozenset({"this", "that", "it", "me", "u", "us", "you", "the", "a", "my", "free"})
_NUMBERED = frozenset((*LABELS, "number", "week", "option"))
# The list counts words of the web, where "download" and "insurance" are common: a subject all the same.
_COMMONEST_SLOT = 2.5
# A word that no one lists is rare, but a name is no rarer than that.
_RAREST_SLOT = 4.5
# A small word that is this much commoner than what the articles have is what a slip meant: "mutch" is no Dutch.
_LIKELIER = 20
# How much of a slip lies between two readings of which one is plainly the likelier.
_PLAINLY = 0.2
# As common as "important".
_COMMON = 50_000_000
# What is kept of words once read; people ask in the same words.
_MOST_KEPT = 20_000
_MOST_QUERIES = 32
_MOST_READ_AHEAD = 4_000


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a question speaks of.

    Attributes:
        word: As typed, folded.
        weight: How much it tells, from its rarity in English: 2.5 to 4.5.
        need: How much it tells against a section that lacks it: a third of its weight where it says little.
        wordings: Stems that mean it with a weight from 0 to 1, the best first; empty if the articles have none.
        apart: Whether it stands behind a word like "for" or "in": what the question is set in, not what it is after.
        medium: Whether it says by what one learns ("course", "youtube"), which tells less of what.
        focus: Whether it stands right behind "which", "what", "best" and the like: what the question is after.
    """

    word: str
    weight: float
    need: float
    wordings: tuple[tuple[Stems, float], ...]
    apart: bool = field(default=False, compare=False)
    focus: bool = field(default=False, compare=False)
    medium: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """A question, ready to be looked up.

    Attributes:
        text: Folded, without web addresses.
        words: Its words, abbreviations written out and misspellings mended where that is sure.
        slots: What it speaks of; empty where it holds no word with a subject.
        urls: Keys (`text.url_key`) of the addresses in it.
        typed: Its words as typed, folded.
        telling: Those of `words` whose letters tell one section from another.
    """

    text: str
    words: tuple[str, ...]
    slots: tuple[Slot, ...]
    urls: tuple[str, ...]
    typed: tuple[str, ...]
    telling: frozenset[str] = frozenset()


Wordings = tuple[tuple[Stems, float], ...]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What one word or phrase gives to a question: slots, and words as they were meant."""

    slots: tuple[Slot, ...] = ()
    written: tuple[str, ...] = ()


class Reader:
    """Reads questions to one library; what it made of a word it keeps."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon, subject: frozenset[str] = frozenset()) -> None:
        """Make one.

        Args:
            vocabulary: Of the library that is asked.
            lexicon: The wordings to go by.
            subject: The words that a library of one article is about as a whole, folded: they tell none of its sections from
                another.
        """
        self._vocabulary = vocabulary
        self._subject = subject
        self._subjects: dict[str, bool] = {}
        self._subject_stems = frozenset(map(stem, subject))
        self._lexicon = lexicon
        self._queries: dict[str, Query] = {}
        self._things: dict[tuple[str, ...], _Thing | None] = {}
        # Most questions are in words of the articles; of a few articles they are read once, beforehand.
        if len(vocabulary.surfaces) <= _MOST_READ_AHEAD:
            for word in vocabulary.surfaces:
                self._kept((word,))

    def read(self, question: str) -> Query:
        """A question as slots.

        Args:
            question: As typed; any Unicode, any length (what exceeds 4,000 characters is not read).
        """
        query = self._queries.get(question)
        if query is None:
            while len(self._queries) >= _MOST_QUERIES:
                # Another thread may have taken it out.
                self._queries.pop(next(iter(self._queries), ""), None)
            query = self._queries[question] = self._read(question)
        return query

    def _read(self, question: str) -> Query:
        bare, urls = take_urls(question[:MOST_CHARACTERS])
        text = fold(bare)
        strange = {_joined(dotted) for dotted in dotted_in(text) if self._is_strange(dotted)}
        text = without_dots(text, self._undotted)
        typed = as_meant(tokens(text)[:MOST_WORDS])
        slots: list[Slot] = []
        written: list[str] = []
        at = 0
        behind = len(typed)
        while at < len(typed):
            word = typed[at]
            if slots and word in _SETTING:
                behind = at
            asked = (at > 0 and typed[at - 1] in _ASKING) or word == "how"
            thing, took = self._next(typed, at) if word not in strange else (_nameless(word), 1)
            at += took
            written.extend(thing.written)
            if thing.slots and (asked or at > behind):
                slots.extend(Slot(one.word, one.weight, one.need, one.wordings, at > behind, asked) for one in thing.slots)
            else:
                slots.extend(thing.slots)
        telling = frozenset(word for word in written if not self._tells_nothing(word)) or frozenset(written)
        return Query(text, tuple(written), tuple(slots), tuple(map(url_key, urls)), tuple(typed), telling)

    def _tells_nothing(self, word: str) -> bool:
        """Whether a word's letters tell no section from another: "where should I learn the"."""
        return word in self._lexicon.ignored or stem(word) in self._lexicon.general or self._is_subject(word)

    def _undotted(self, dotted: str) -> str:
        """A site or version as it is read: as one word where no article names it, as they write it where one does."""
        if self._is_strange(dotted):
            return _joined(dotted)
        # "Kaggle.com" is Kaggle.
        return dotted if dotted in self._vocabulary.dotted else dotted.partition(".")[0]

    def _is_strange(self, dotted: str) -> bool:
        """Whether a site or version is none that the articles name: "fast.ai" is no "AI" that is fast."""
        name = dotted.partition(".")[0]
        if dotted in self._vocabulary.dotted or _joined(dotted) in self._vocabulary.surfaces:
            return False
        return name.isdigit() or english.is_english(name)

    def _next(self, typed: list[str], at: int) -> tuple[_Thing, int]:
        """The thing that begins at word ``at``, and how many words it takes."""
        word = typed[at]
        if at and word.isdigit() and typed[at - 1] in _NUMBERED:
            # "4" may be "for", and "2 do" be "to do", but not behind "step".
            return _Thing((), (word,)), 1
        if word == "4" and at + 1 < len(typed) and typed[at + 1] in _BEHIND_FOR:
            # "Do I need a degree 4 this": no chapter 4.
            return _Thing((), ("for",)), 1
        for length in range(min(self._lexicon.heads.get(stem(word), 1), len(typed) - at), 1, -1):
            thing = self._kept(tuple(typed[at : at + length]))
            if thing is not None:
                return thing, length
        if (spread := self._spread(typed, at)) is not None:
            return spread
        if (
            at + 1 < len(typed)
            and (both := word + typed[at + 1]) in self._vocabulary.surfaces
            and (word not in self._lexicon.ignored or len(both) >= _LONG)
        ):
            # "Under water" is one word, "on line" may be none.
            return self._joined(word, typed[at + 1]), 2
        if at + 1 < len(typed) and not self._is_word(word) and (whole := run_together(word, typed[at + 1], self._vocabulary)):
            return _Thing(self._word(whole).slots, (whole,)), 2
        return self._kept((word,)) or _Thing(), 1

    def _spread(self, typed: list[str], at: int) -> tuple[_Thing, int] | None:
        """A phrase with small words among its own, which begins at word ``at``, and how many words it takes."""
        lexicon = self._lexicon
        longest = lexicon.loose_heads.get(stem(typed[at]), 1)
        places = [at]
        for place in range(at + 1, len(typed)):
            if len(places) >= longest or place - places[-1] > _MOST_BETWEEN + 1:
                break
            if typed[place] not in lexicon.ignored:
                places.append(place)
        for length in range(len(places), 1, -1):
            run = tuple(typed[place] for place in places[:length])
            stems = tuple(map(stem, run))
            if (targets := lexicon.loose.get(stems)) is not None:
                end = places[length - 1] + 1
                return _Thing((self._phrase_slot(run, stems, targets),), tuple(typed[at:end])), end - at
        return None

    def _kept(self, run: tuple[str, ...]) -> _Thing | None:
        """What a run of words is; None where several are no one thing."""
        if run in self._things:
            return self._things[run]
        thing = self._short(run) or (self._phrase(run) if len(run) > 1 else self._word(run[0]))
        if len(self._things) < _MOST_KEPT:
            self._things[run] = thing
        return thing

    def _joined(self, word: str, after: str) -> _Thing:
        """Two words that an article writes as one: "deep learning.ai"."""
        wordings: list[tuple[Stems, float]] = [
            ((stem(word), stem(after)), 1.0),
            ((self._vocabulary.surfaces[word + after],), 0.7),
        ]
        weight = max(_weight(word), _weight(after))
        return _Thing((Slot(word + after, weight, weight, self._known(wordings)),), (word + after, word, after))

    def _short(self, run: tuple[str, ...]) -> _Thing | None:
        """An abbreviation."""
        short = self._lexicon.short
        # "PMs" are what "PM" stands for.
        meant = short.get(run) or (
            short.get((run[0][:-1],)) if len(run) == 1 and run[0][-1:] == "s" and len(run[0]) > 2 else None
        )
        if meant is None:
            return None
        if run in self._lexicon.slips and any(
            word in self._vocabulary.surfaces and word not in self._lexicon.ignored for word in run if word not in meant
        ):
            # The collage of an article on paper is no college.
            return None
        if not any(word in self._lexicon.ignored or self._vocabulary.knows(word) for word in meant) and self._wordings_of(run):
            # "CV" is no computer vision where no article speaks of any, but has another meaning.
            return None
        own = self._vocabulary.surfaces.get(run[0]) if len(run) == 1 else None
        if own is not None:
            weight = max(map(_weight, meant))
            known = self._known([((own,), 1.0), (tuple(map(stem, meant)), 0.95)])
            return _Thing((Slot(run[0], weight, weight, known),), run)
        if len(meant) > 1 and not self._lexicon.ignored.intersection(meant) and (thing := self._phrase(meant)) is not None:
            return thing
        things = [self._word(word) for word in meant if word not in self._lexicon.ignored]
        return _Thing(tuple(slot for thing in things for slot in thing.slots), meant)

    def _phrase(self, run: tuple[str, ...]) -> _Thing | None:
        """Several words with a meaning of their own; None where they have none."""
        lexicon = self._lexicon
        stems = tuple(stem(word) for word in run)
        targets = lexicon.wordings.get(stems)
        if targets is None and run not in lexicon.phrases:
            return None
        return _Thing((self._phrase_slot(run, stems, targets or ()),), run)

    def _phrase_slot(self, run: tuple[str, ...], stems: Stems, targets: Wordings) -> Slot:
        """What a phrase speaks of: its wordings, and for less those of its words."""
        if run in self._lexicon.shops:
            # An academy is no Khan Academy.
            return Slot(" ".join(run), _RAREST_SLOT, _RAREST_SLOT, self._known([(stems, 1.0), *targets]))
        words = [(one, word) for one, word in zip(stems, run, strict=True) if word not in self._lexicon.ignored]
        fixed = run in self._lexicon.phrases
        telling = [one for one, word in words if fixed or not self._is_weak(word)]
        # Of "know how to code" the code is the whole matter.
        parts: list[tuple[Stems, float]] = [((one,), _ALONE if telling == [one] else _PART_OF_PHRASE) for one, _ in words]
        parts += [
            (meant, worth * _PART_OF_PHRASE)
            for one, word in words
            if word not in self._lexicon.weak
            for meant, worth in self._lexicon.wordings.get((one,), ())
        ]
        weight = max(map(_weight, run))
        weak = run[0] != "how" and all(self._is_weak(word) for word in run)
        best: dict[Stems, float] = {}
        for meant, worth in ((stems, 1.0), *targets, *parts):
            best[meant] = max(worth, best.get(meant, 0.0))
        return Slot(" ".join(run), weight, weight * (_WEAK if weak else 1), self._known(list(best.items())))

    def _word(self, word: str) -> _Thing:
        """One word, in whatever spelling."""
        lexicon, vocabulary = self._lexicon, self._vocabulary
        # "What is 2+2" names no heading that happens to be numbered.
        if word in lexicon.ignored or (len(word) < 3 and word.isdigit()):
            return _Thing((), (word,))
        if word in vocabulary.joined:
            return self._slot(word, self._known([(vocabulary.joined[word], 1.0)]))
        if word.endswith("s") and word[:-1] in vocabulary.surfaces and not self._is_word(word):
            # "andrew ngs course": the apostrophe is what a phone leaves out.
            word = word[:-1]
        known = self._known(self._wordings(word))
        if not known and not word.isalpha() and (whole := beginning_of(word, vocabulary)) is not None:
            return self._word(whole)
        if known or self._is_word(word):
            return self._spelt(word, known)
        if (whole := self._subject_of(word)) is not None:
            return self._word(whole)
        meant, mended = near(word, vocabulary)
        close = bool(meant) and OSA.distance(word, mended) == 1
        shortened = _DOUBLED.sub(r"\1", word)
        if not close and shortened != word and (shortened in lexicon.ignored or self._is_word(shortened)):
            # "hoow", which was perhaps "hooooow".
            return self._word(shortened)
        if (aim := of_the_path(word, lexicon)) is not None and (not meant or _is_likelier(word, aim, mended if close else None)):
            return self._word(aim)
        plain = usual(word, lexicon)
        if close and mended in lexicon.ignored:
            plain = min((mended, plain or mended), key=lambda one: english.slip_of(word, one))
        if close and plain is not None and english.frequency(plain) < _LIKELIER * english.frequency(mended):
            # Of two as near the one with the same letters is meant: "bset" is no "bet".
            plain = plain if sorted(plain) == sorted(word) != sorted(mended) else None
        if plain is not None:
            return _Thing((), (plain,))
        halves = split_compound(word, lambda part: vocabulary.knows(part) or part in lexicon.ignored) if not close else ()
        if halves:
            things = [self._word(half) for half in halves if half not in lexicon.ignored]
            return _Thing(
                tuple(slot for thing in things for slot in thing.slots),
                tuple(part for thing in things for part in thing.written),
            )
        if not meant and (longer := with_a_letter(word, vocabulary) or swapped(word, vocabulary)) is not None:
            return self._word(longer)
        if not meant and (whole := beginning_of(word, vocabulary)) is not None:
            return self._word(whole)
        if not meant:
            return self._unknown(word)
        weight = _weight(mended)
        # A word misspelt means all that it means when spelt well, for as much less.
        worth = meant[0][1]
        best = dict(meant)
        for other, share in self._known(self._wordings(mended)):
            best[other] = max(share * worth, best.get(other, 0.0))
        wordings = tuple(sorted(best.items(), key=lambda one: -one[1]))
        return _Thing((Slot(word, weight, weight * (_WEAK if self._is_weak(mended) else 1), wordings),), (mended,))

    def _spelt(self, word: str, known: Wordings) -> _Thing:
        """A word that the articles or English have; one that only English has may be a slip of the thumb."""
        if known and not english.is_english(word):
            strange = not (word in self._vocabulary.surfaces or word in self._lexicon.names or english.frequency(word))
            plain = english.mend(word) if strange else None
            if plain is not None and self._is_weak(plain) and english.frequency(plain) >= _COMMON:
                # "Importent" has the stem of "imports", and was meant to be "important".
                return self._word(plain)
            apart = tuple(stem(half) for half in split_compound(word, self._vocabulary.knows))
            return self._slot(word, (*known, *self._known([(apart, 0.9)] if apart else [])))
        if word in self._lexicon.names:
            return self._slot(word, known)
        if not known and (plain := usual(word, self._lexicon)) is not None:
            return _Thing((), (plain,))
        if not known and (slipped := slip(word, self._vocabulary)):
            return _Thing((Slot(word, _weight(word), _weight(word) * _WEAK, slipped),), (word,))
        return self._slot(word, known)

    def _unknown(self, word: str) -> _Thing:
        """A word that neither the articles nor English have: perhaps an English one misspelt."""
        mended = of_the_field(word, self._lexicon) or english.mend(word)
        if mended is None:
            # A slip in a word of two or three letters is no name that the articles lack.
            need = _weight(word) * (_WEAK * 0.5 if len(word) < 4 and word.isalpha() else 1)
            return _Thing((Slot(word, _weight(word), need, ()),), (word,))
        if mended in self._lexicon.ignored:
            return _Thing((), (mended,))
        return self._slot(mended, self._known(self._wordings(mended)))

    def _wordings_of(self, run: tuple[str, ...]) -> Wordings:
        """What a run of words may mean by the lexicon, so far as the articles have it."""
        return self._known(list(self._lexicon.wordings.get(tuple(map(stem, run)), ())))

    def _is_word(self, word: str) -> bool:
        """Whether a word is spelt as it is meant."""
        return word in self._vocabulary.surfaces or word in self._lexicon.names or english.is_english(word)

    def _slot(self, word: str, wordings: Wordings) -> _Thing:
        weight = _weight(word)
        # What nobody wrote of as a "specialization" or for "workers" is no other matter.
        unsaid = not wordings and (stem(word) in self._lexicon.kinds or word in self._lexicon.anybody)
        need = weight * (_WEAK if unsaid or self._is_weak(word) else 1)
        return _Thing((Slot(word, weight, need, wordings, medium=word in self._lexicon.media),), (word,))

    def _wordings(self, word: str) -> list[tuple[Stems, float]]:
        own = stem(word)
        found = [((own,), 1.0), *self._lexicon.wordings.get((own,), ())]
        # "Security+" and "security": the exam and what it is in.
        if word.endswith("+") and word != "c++":
            return [*found, ((stem(word[:-1]),), _WITHOUT_PLUS)]
        return [*found, ((f"{word}+",), _WITH_PLUS)] if f"{word}+" in self._vocabulary.surfaces else found

    def _known(self, wordings: list[tuple[Stems, float]]) -> Wordings:
        """Those that the articles have, the best first."""
        stems = self._vocabulary.stems
        known = [(parts, weight) for parts, weight in wordings if stems.issuperset(parts)]
        return tuple(sorted(known, key=lambda wording: -wording[1]))

    def _is_weak(self, word: str) -> bool:
        lexicon = self._lexicon
        return word in lexicon.weak or word in lexicon.ignored or stem(word) in lexicon.general or self._is_subject(word)

    def _subject_of(self, word: str) -> str | None:
        """The word for what the one article is about that one is short for: "biostats" for "biostatistician"."""
        short = word.removesuffix("s")
        return next((one for one in self._subject if one.startswith(short)), None) if len(short) >= _SHORTENED else None

    def _is_subject(self, word: str) -> bool:
        """Whether a word is what the one article is about, short for it ("quant" for "quantitative finance"), or another name for
        it ("lorry" for "truck")."""
        found = self._subjects.get(word)
        if found is None:
            found = self._is_called_so(word)
            if len(self._subjects) < _MOST_KEPT:
                self._subjects[word] = found
        return found

    def _is_called_so(self, word: str) -> bool:
        own = stem(word)
        return (
            own in self._subject_stems
            or (len(word) >= _SHORTENED and any(one.startswith(word) for one in self._subject))
            or any(is_of_calling(word, one) for one in self._subject)
            or any(
                worth >= _ANOTHER_NAME and len(meant) == 1 and meant[0] in self._subject_stems
                for meant, worth in self._lexicon.wordings.get((own,), ())
            )
        )


def _joined(dotted: str) -> str:
    """A site or version as one word."""
    return dotted.replace(".", "").replace("-", "")


def _is_likelier(word: str, aim: str, mended: str | None) -> bool:
    """Whether a word is by a more usual slip one that people ask with than one of the articles."""
    return mended is None or english.slip_of(word, aim) + _PLAINLY <= english.slip_of(word, mended)


def _nameless(word: str) -> _Thing:
    """A thing that no article speaks of."""
    return _Thing((Slot(word, _weight(word), _weight(word), ()),), (word,))


def _weight(word: str) -> float:
    return max(_COMMONEST_SLOT, min(_RAREST_SLOT, english.rarity(word) - 0.8))
