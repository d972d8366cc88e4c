"""Figures on answers: what was right, of how many."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import phrases
from knowledge.answer import answer
from knowledge.article import read_article
from knowledge.conversation import turn_of
from knowledge.library import Library, build_library
from knowledge.model import Answer, Verdict
from tests.quality.cases import Case, Set
from tests.quality.peers import PEERS, Searcher, text_of


@dataclass(slots=True)
class Tally:
    """How many of how many."""

    hits: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        """Count one."""
        self.hits += hit
        self.of += 1

    @property
    def share(self) -> float:
        """0 to 1; 0 of nothing."""
        return self.hits / self.of if self.of else 0.0

    @property
    def error(self) -> float:
        """The binomial standard error of `share`."""
        return math.sqrt(self.share * (1 - self.share) / self.of) if self.of else 0.0


@dataclass(slots=True)
class Figures:
    """What one searcher made of a part's questions.

    Attributes:
        tallies: By name, such as "first", "first: misspelt", "follow-ups".
        scores: The confidence of each answerable question and of each off-topic one.
        failures: What went wrong, for people to read.
    """

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    answerable: list[float] = field(default_factory=list)
    off_topic: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def auroc(self) -> float:
        """The chance that an answerable question scores above an off-topic one (Mann-Whitney), ties counting half."""
        if not self.answerable or not self.off_topic:
            return 0.0
        above = sum((a > b) + 0.5 * (a == b) for a in self.answerable for b in self.off_topic)
        return above / (len(self.answerable) * len(self.off_topic))

    @property
    def answered_at_90(self) -> float:
        """The share of off-topic questions that score as high as nine tenths of the answerable ones do."""
        if not self.answerable or not self.off_topic:
            return 0.0
        bar = sorted(self.answerable)[len(self.answerable) // 10]
        return sum(score >= bar for score in self.off_topic) / len(self.off_topic)

    def as_data(self) -> dict[str, Any]:
        """For ``build/eval.json``."""
        rows = {name: {"hits": t.hits, "of": t.of, "share": round(t.share, 4)} for name, t in sorted(self.tallies.items())}
        return {"auroc": round(self.auroc, 4), "off-topic at 90 %": round(self.answered_at_90, 4), "counts": rows}


def ask_waymark(parts: Iterable[Set], library: Library | None = None) -> Figures:
    """Waymark's figures.

    Args:
        parts: Each set's article is loaded alone, as a server with one article has it.
        library: Ask this library of several articles instead; the right section must be of the right article.
    """
    figures = Figures()
    for one in parts:
        own = library or load_one(one)
        for case in one.questions:
            _judge(figures, one, case, answer(own, case.ask))
        for ask in one.off_topic:
            found = answer(own, ask)
            figures.off_topic.append(found.confidence)
            falsely = found.verdict in (Verdict.ANSWER, Verdict.UNSURE)
            figures.tallies["falsely answered"].add(falsely)
            if falsely:
                figures.failures.append(f"{one.article} off-topic [{found.confidence}] {ask!r} -> {_title(found)}")
        for talk in one.conversations:
            before = None
            for number, case in enumerate(talk):
                found = answer(own, case.ask, before=before)
                before = turn_of(found, before)
                name = "follow-ups" if case.follow else "asks back" if case.asks_back else "turns that stand alone"
                right = found.verdict is not Verdict.ANSWER if case.asks_back else is_first(one, case, found)
                figures.tallies[name].add(right)
                if not right:
                    said = " / ".join(turn.ask for turn in talk[: number + 1])
                    figures.failures.append(f"{one.article} {name} {said!r} -> {_title(found)}, not {_wanted(case)}")
    return figures


def ask_peer(make: Callable[[Sequence[str]], Searcher], parts: Iterable[Set]) -> Figures:
    """A peer's figures; each set's article is indexed alone."""
    figures = Figures()
    for one in parts:
        article = load_one(one).articles[0]
        peer = make([text_of(section) for section in article.sections])
        for case in (*one.questions, *(turn for talk in one.conversations for turn in talk if turn.follow)):
            found = peer.search(case.ask, 3)
            ids = [article.sections[number].id for number, _ in found]
            right = bool(ids) and ids[0] in case.sections
            if case.follow:
                figures.tallies["follow-ups"].add(right)
                continue
            figures.tallies["first"].add(right)
            figures.tallies[f"first: {case.kind}"].add(right)
            figures.tallies["first three"].add(any(each in case.sections for each in ids))
            figures.answerable.append(found[0][1] if found else 0.0)
        for ask in one.off_topic:
            found = peer.search(ask, 1)
            figures.off_topic.append(found[0][1] if found else 0.0)
    return figures


def load_one(one: Set) -> Library:
    """The library of a set's article alone."""
    return alone(one.path)


@cache
def alone(path: Path) -> Library:
    """A library of one article, read by itself: the whole folder takes seconds.

    Raises:
        ValueError: The article has an error.
    """
    reading = read_article(path)
    if reading.article is None:
        raise ValueError("\n".join(str(finding) for finding in reading.findings))
    return build_library((reading.article,))


def _judge(figures: Figures, one: Set, case: Case, found: Answer) -> None:
    first = is_first(one, case, found)
    seen = [found.section.id] if found.section is not None else []
    seen += [match.section.id for match in found.matches if match.article.slug == one.article]
    tallies = figures.tallies
    tallies["first"].add(first)
    tallies[f"first: {case.kind}"].add(first)
    tallies["first three"].add(any(each in case.sections for each in seen[:3]))
    # Peers never refuse: this is what compares with them.
    closest = found.matches[0] if found.matches else None
    offered = closest is not None and closest.article.slug == one.article and closest.section.id in case.sections
    refused = found.section is None
    tallies["first, or closest where refused"].add(first or (refused and offered))
    tallies["wrongly refused"].add(refused)
    tallies["unsure"].add(found.verdict is Verdict.UNSURE)
    figures.answerable.append(found.confidence)
    problems = [] if first else [f"led with {_title(found)}, not {_wanted(case)}"]
    for url in case.links:
        right = any(resource.url == url for resource in found.resources) or f"({url})" in found.text
        tallies["links"].add(right)
        problems += [] if right else [f"no link {url}"]
    for fact in case.facts:
        right = _flat(fact) in _flat(found.text)
        tallies["facts"].add(right)
        problems += [] if right else [f"no fact {fact!r}"]
    if case.tip is not None:
        right = any(tip.provider == case.tip or case.tip in tip.text for tip in found.tips)
        tallies["tips"].add(right)
        problems += [] if right else [f"no tip on {case.tip}"]
    if case.also:
        told = (found, found.second) if found.second is not None else (found,)
        right = any(one.section is not None and one.section.id in case.also for one in told)
        tallies["second halves"].add(right)
        problems += [] if right else [f"no second half {case.also}"]
    if case.unstated:
        right = "doesn't say" in found.text or "names no" in found.text
        tallies["says it is unstated"].add(right)
        problems += [] if right else ["doesn't say that it is unstated"]
    if problems:
        figures.failures.append(f"{one.article} {case.kind} [{found.confidence}] {case.ask!r}: {'; '.join(problems)}")


def is_first(one: Set, case: Case, found: Answer) -> bool:
    if found.section is None or found.article is None:
        return False
    if found.article.slug == one.article and found.section.id in case.sections:
        return True
    if found.lead != phrases.WHICH_ARTICLE:
        return False
    # Asked of several articles, "where do i start" is rightly answered by asking which, if the right one is offered.
    return any(match.article.slug == one.article and match.section.id in case.sections for match in found.suggestions)


def _flat(text: str) -> str:
    """Lower case without markup and with one kind of space, quote and dash."""
    plain = text.replace("\\", "").replace("*", "").replace("’", "'").replace("–", "-")
    return " ".join(plain.casefold().split())


def _title(found: Answer) -> str:
    return repr(found.section.title) if found.section is not None else found.verdict.value


def _wanted(case: Case) -> str:
    return " or ".join(one.rpartition("/")[2] for one in case.sections) or "asking back"


def peers_of(parts: Sequence[Set]) -> dict[str, Figures]:
    """Every peer's figures by its name."""
    return {make.name: ask_peer(make, parts) for make in PEERS}
