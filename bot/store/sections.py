"""Sections in the store: what each looked like last, and which section of now an old one leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.journey.ledger import Entry, Lead, Ledger, Look
from bot.journey.marks import now
from bot.journey.settle import Settled, settle
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.journeys import insert
from bot.store.tables import finishes, members, sections


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking up articles.

    Attributes:
        settled: What became of their sections.
        unsaved: Why it couldn't be saved, or None where it was.
    """

    settled: Settled
    unsaved: StoreError | None = None


class Sections:
    """What sections looked like.

    Args:
        database: Where.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take_up(self, looks: Sequence[Look], before: Sequence[Sequence[Look]] = ()) -> Taken:
        """Bring the ledger up to the articles of now, also after edits made while nobody looked.

        Args:
            looks: Every section of now.
            before: Those of earlier editions that couldn't be saved, the oldest first.

        Raises:
            StoreError: The ledger can't be read.
        """
        editions = (*before, looks)
        async with self._database.reading() as connection:
            settled = await _settled(connection, editions)
        if not settled.changed:
            return Taken(settled)
        try:
            async with self._database.writing() as connection:
                if connection.dialect.name == "postgresql":
                    # Two processes that reload at once do so one after the other.
                    await connection.execute(text("LOCK TABLE sections IN SHARE ROW EXCLUSIVE MODE"))
                settled = await _settled(connection, editions)
                await _save(connection, settled)
        except StoreError as error:
            return Taken(settled, error)
        return Taken(settled)


async def _settled(connection: AsyncConnection, editions: Sequence[Sequence[Look]]) -> Settled:
    rows = (await connection.execute(select(sections))).mappings().all()
    return await asyncio.to_thread(_settle, rows, editions)


def _settle(rows: Sequence[RowMapping], editions: Sequence[Sequence[Look]]) -> Settled:
    """The editions laid on each other in turn; what became of sections is told of the last."""
    settled = Settled(Ledger({row["key"]: _entry(row) for row in rows}), frozenset(), ())
    for looks in editions:
        one = settle(settled.ledger, looks, now())
        settled = Settled(one.ledger, settled.changed | one.changed, one.fates, (*settled.renamed, *one.renamed))
    return settled


def _entry(row: RowMapping) -> Entry:
    urls, said = tuple(row["urls"]), tuple(row["text"])
    look = Look(row["key"], row["article"], row["section"], row["title"], row["step"], urls, said)
    return Entry(look, row["here"], tuple(Lead(to, datetime.fromisoformat(since)) for to, since in row["leads"]))


async def _save(connection: AsyncConnection, settled: Settled) -> None:
    if settled.changed:
        made = insert(connection, sections)
        new = {column.name: made.excluded[column.name] for column in sections.columns if not column.primary_key}
        rows = [_row(settled.ledger.entries[key]) for key in sorted(settled.changed)]
        await connection.execute(made.on_conflict_do_update(index_elements=["key"], set_=new), rows)
    for old, slug in settled.renamed:
        await connection.execute(update(members).where(members.c.article == old).values(article=slug))
        known = select(finishes.c.member).where(finishes.c.article == slug).scalar_subquery()
        moved = update(finishes).where(finishes.c.article == old, finishes.c.member.not_in(known))
        await connection.execute(moved.values(article=slug))


def _row(entry: Entry) -> dict[str, Any]:
    look = entry.look
    return {
        "key": look.key,
        "article": look.article,
        "section": look.section,
        "title": look.title,
        "step": look.step,
        "here": entry.here,
        "urls": list(look.urls),
        "text": list(look.text),
        "leads": [[lead.to, lead.since.isoformat()] for lead in entry.leads],
    }
