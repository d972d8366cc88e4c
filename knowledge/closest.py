"""What is closest to a question that the articles don't plainly answer, by associations too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from knowledge.associations import associations
from knowledge.lexicon import Lexicon, Stems, longest
from knowledge.query import Query, Reader
from knowledge.rules import Rule
from knowledge.spelling import Vocabulary

Wordings = tuple[tuple[Stems, float], ...]
# What an association counts beside a wording of the lexicon.
_WORTH = 0.9


class _Joined(Mapping[Stems, Wordings]):
    """The wordings of the lexicon, and those of associations behind them."""

    def __init__(self, own: Mapping[Stems, Wordings], rules: Mapping[Stems, tuple[Rule, ...]]) -> None:
        self._own = own
        self._rules = rules

    def __getitem__(self, key: Stems) -> Wordings:
        if key not in self._own and key not in self._rules:
            raise KeyError(key)
        best: dict[Stems, float] = {}
        further = ((meant, weight * _WORTH) for rule in self._rules.get(key, ()) for meant, weight in rule.targets())
        for meant, weight in chain(self._own.get(key, ()), further):
            if meant != key:
                best[meant] = max(weight, best.get(meant, 0.0))
        return tuple(best.items())

    def __iter__(self) -> Iterator[Stems]:
        return iter(dict.fromkeys((*self._own, *self._rules)))

    def __len__(self) -> int:
        return len(self._own.keys() | self._rules.keys())


class WideReader:
    """Reads questions by the lexicon and by associations; made when it is first asked."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon, subject: frozenset[str] = frozenset()) -> None:
        """Make one.

        Args:
            vocabulary: Of the library that is asked.
            lexicon: The wordings that come first.
            subject: As `Reader` takes it.
        """
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._subject = subject
        self._reader: Reader | None = None

    def warm(self) -> Reader:
        """What reads, made now, so that nobody waits for it with the first question that isn't covered."""
        if self._reader is None:
            self._reader = Reader(self._vocabulary, _wide(self._lexicon), self._subject)
        return self._reader

    def read(self, question: str) -> Query:
        """A question as slots, with every wording that may be meant."""
        return self.warm().read(question)


def _wide(lexicon: Lexicon) -> Lexicon:
    found = associations(lexicon.ignored)
    return replace(
        lexicon,
        wordings=_Joined(lexicon.wordings, found.plain),
        loose=_Joined(lexicon.loose, found.loose),
        heads=_both(lexicon.heads, longest(found.plain)),
        loose_heads=_both(lexicon.loose_heads, longest(found.loose)),
    )


def _both(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: max(one.get(key, 1), other.get(key, 1)) for key in one.keys() | other.keys()}
