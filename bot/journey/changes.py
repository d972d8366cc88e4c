"""What a member's act makes of their marks: each a pure function from the marks as they are to what changes in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.journey.ledger import Ledger
from bot.journey.marks import Edit, Mark, Marks, State
from bot.journey.progress import progress_of, standing
from knowledge.model import Article


def put(ledger: Ledger, marks: Marks, keys: Iterable[str], state: State, at: datetime, via: str | None = None) -> Edit:
    """Set sections to a state; empty where they stand so already.

    Args:
        ledger: Where older marks count.
        marks: The member's marks as they are.
        keys: Of sections of now.
        state: The state.
        at: This moment.
        via: The key of the alternative by which a step was done.
    """
    edit: dict[str, Mark | None] = {}
    keys = tuple(keys)
    for key in keys:
        mark = standing(ledger, marks, key)
        if (mark.state if mark else State.PENDING) is state and (via is None or (mark is not None and mark.via == via)):
            continue
        # Marks under names that are gone have had their say: what is set now outlives the next renaming too.
        old = [source for source, _ in ledger.sources(key) if source in marks and not ledger.is_here(source)]
        edit.update(dict.fromkeys(old))
        left = {one: other for one, other in marks.items() if one not in old and one != key}
        rest = standing(ledger, left, key)
        if state is not State.PENDING or (rest is not None and rest.state is not State.PENDING):
            edit[key] = Mark(state, at, via)
        elif key in marks:
            edit[key] = None
    return {**edit, **_kept(ledger, marks, edit, frozenset(keys), at)}


def _kept(ledger: Ledger, marks: Marks, edit: Edit, keys: frozenset[str], at: datetime) -> Edit:
    """Marks of their own for sections that stood by what is changed: the other half of a step that was split."""
    made = after(marks, edit)
    kept: dict[str, Mark | None] = {}
    for place in {place for key in edit for place in ledger.reach(key)} - keys:
        before, now = standing(ledger, marks, place), standing(ledger, made, place)
        if before != now:
            kept[place] = before or Mark(State.PENDING, at)
    return kept


def stand(ledger: Ledger, marks: Marks, done: Iterable[str], taken_back: Iterable[str], at: datetime) -> Edit:
    """Set where somebody stands: these are done, and those that were are not."""
    done, taken_back = list(done), list(taken_back)
    was_done = [key for key in taken_back if (mark := standing(ledger, marks, key)) and mark.state is State.DONE]
    first = put(ledger, marks, done, State.DONE, at)
    return {**first, **put(ledger, after(marks, first), was_done, State.PENDING, at)}


def reset(ledger: Ledger, marks: Marks, article: Article) -> Edit:
    """Take away every mark of an article, of its steps of once too."""
    keys = {station.key for station in progress_of(article, ledger, marks).stations}
    came = {source for key in keys for source, _ in ledger.sources(key)}
    here = {key for key in marks if (look := ledger.look(key)) is not None and look.article == article.slug}
    return dict.fromkeys(sorted((keys | came | here) & set(marks)))


def undo(marks: Marks, rows: Iterable[tuple[str, Mark | None, Mark | None]]) -> Edit:
    """Take a change back where nothing came after it.

    Args:
        marks: The member's marks as they are.
        rows: What the change did: key, mark before, mark after.
    """
    return {key: before for key, before, made in rows if marks.get(key) == made and before != made}


def after(marks: Marks, edit: Edit) -> dict[str, Mark]:
    """The marks once an edit is made."""
    return {key: mark for key, mark in {**marks, **edit}.items() if mark is not None}
