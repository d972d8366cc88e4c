"""What a conversation keeps in mind: the last thing shown to one person in one channel."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from knowledge.aim import Aim
from knowledge.library import Library
from knowledge.model import Answer, Article, Resource, Section, Verdict

LASTS_S = 15 * 60.0
MOST = 10_000
_MOST_SHOWN = 25


# How sure it must nearly have been that the closest topic answers, for a follow-up to mean it.
NEARLY = 0.05


@dataclass(frozen=True, slots=True)
class Turn:
    """What was shown last, by names that outlive a reload.

    Attributes:
        article, section: The slug and id of what the reply led with.
        resources: Addresses of the links shown, in order; the one that was asked about first.
        single: Whether the reply was about the first of `resources` alone.
        others: Ids of further sections of that article that the reply showed or offered, in order.
        aim: What was asked for.
        open: Whether the reply asked back which one is meant.
        step: The id of the step, or of what stands under one, that was shown last; "" for none.
    """

    article: str
    section: str
    resources: tuple[str, ...] = ()
    single: bool = False
    others: tuple[str, ...] = ()
    aim: Aim = Aim.ABOUT
    open: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A turn in the library of now: what "it", "that one" and "the other" can mean."""

    article: Article
    section: Section
    resources: tuple[Resource, ...]
    single: bool
    others: tuple[Section, ...]
    aim: Aim
    step: Section | None = None


def turn_of(found: Answer, before: Turn | None = None, *, nearly: bool = True) -> Turn | None:
    """What to keep in mind after an answer; what was before, where it showed no section.

    Args:
        found: What was answered.
        before: What was in mind.
        nearly: Whether the topic closest to a question that isn't covered counts as shown, as a reply lists it.
    """
    if found.article is None or found.section is None:
        closest = found.suggestions[0] if found.suggestions and found.verdict is Verdict.NOT_COVERED else None
        if nearly and before is None and closest is not None and found.confidence >= NEARLY:
            # Who reads what comes closest and goes on with "do I need it" means that.
            return Turn(article=closest.article.slug, section=closest.section.id)
        return before
    if (
        before is not None
        and found.aim in (Aim.DISCOUNT, Aim.OTHER)
        and found.tips
        and {r.url for r in found.resources} & {*before.resources}
    ):
        # The tip stands elsewhere in the article, but "and after that?" still follows the step.
        return replace(before, aim=Aim(found.aim))
    if before is not None and found.aim == Aim.DISCOUNT and any(one.id == before.section for one in found.beside):
        # So it does behind what is said of saving in general.
        return replace(before, aim=Aim.DISCOUNT)
    if found.aim in (Aim.DURATION, Aim.PRICE) and len(found.beside) == 1:
        # A table's row was told of a step: "and after that?" follows the step.
        aside = found.beside[0]
        step = _step_after(found.article, aside, before)
        return Turn(article=found.article.slug, section=aside.id, aim=Aim(found.aim), step=step)
    also = (found.second.section,) if found.second is not None else ()
    offered = (*also, *found.beside, *(match.section for match in found.suggestions))
    others = [section.id for section in offered if section is not None and section is not found.section]
    if before is not None and before.others and not others and found.section.id in (before.section, *before.others):
        # Of two set side by side one was looked at: "the other one" is still the other.
        others = [one for one in (before.section, *before.others) if one != found.section.id]
    return Turn(
        article=found.article.slug,
        section=found.section.id,
        resources=tuple(resource.url for resource in found.resources)[:_MOST_SHOWN],
        single=found.single,
        others=tuple(dict.fromkeys(others)),
        aim=Aim(found.aim) if found.aim else Aim.ABOUT,
        open=found.verdict is Verdict.UNSURE,
        step=_step_after(found.article, found.section, before),
    )


def _step_after(article: Article, section: Section, before: Turn | None) -> str:
    """What "and after that?" follows: this section if it is of the path, else what was shown of the path before."""
    if article.step_of(section.id) is not None:
        return section.id
    return before.step if before is not None and before.article == article.slug else ""


def thread_of(library: Library, turn: Turn | None) -> Thread | None:
    """A turn in this library; None where there is none, or its section is gone."""
    article = library.article(turn.article) if turn is not None else None
    if turn is None or article is None or not article.has(turn.section):
        return None
    known = {resource.url: resource for resource in article.resources}
    return Thread(
        article=article,
        section=article.section(turn.section),
        resources=tuple(known[url] for url in turn.resources if url in known),
        single=turn.single,
        others=tuple(article.section(one) for one in turn.others if article.has(one)),
        aim=turn.aim,
        step=article.section(turn.step) if turn.step and article.has(turn.step) else None,
    )


class Memory:
    """The last turn of each conversation: a bounded number of them, each for a bounded time."""

    def __init__(self, most: int = MOST, lasts_s: float = LASTS_S, clock: Callable[[], float] = time.monotonic) -> None:
        """Make an empty one.

        Args:
            most: How many conversations; the one that was silent longest goes first.
            lasts_s: Seconds after which a conversation is forgotten.
            clock: Seconds that only go up.
        """
        self._most = most
        self._lasts = lasts_s
        self._clock = clock
        self._turns: OrderedDict[Hashable, tuple[float, Turn]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._turns)

    def before(self, who: Hashable) -> Turn | None:
        """The last turn of a conversation, or None."""
        found = self._turns.get(who)
        if found is None:
            return None
        when, turn = found
        if self._clock() - when > self._lasts:
            del self._turns[who]
            return None
        return turn

    def keep(self, who: Hashable, turn: Turn | None) -> None:
        """Keep a conversation's last turn in mind; None leaves what is kept."""
        if turn is None:
            return
        self._turns[who] = (self._clock(), turn)
        self._turns.move_to_end(who)
        while len(self._turns) > self._most:
            self._turns.popitem(last=False)

    def forget(self, who: Hashable) -> None:
        """Forget a conversation."""
        self._turns.pop(who, None)

    def forget_if(self, test: Callable[[Hashable], bool]) -> None:
        """Forget every conversation whose name passes a test."""
        for who in [who for who in self._turns if test(who)]:
            del self._turns[who]
