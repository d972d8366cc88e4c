"""Journeys in the store: what each member marked, and how to take it back."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.journey.changes import after, undo
from bot.journey.marks import Edit, Mark, Marks, Record, State, mark_of, now
from bot.store.database import Database
from bot.store.tables import changes, finishes, marks, members

# More than anybody takes back; older ones go.
_KEPT_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a change.

    Attributes:
        record: The member's, after it.
        number: By which it can be taken back; None where there was nothing to change.
        rows: The keys of the marks that it changed.
        first_finish: Whether it brought the member to the end of an article for the first time.
    """

    record: Record
    number: int | None = None
    rows: frozenset[str] = frozenset()
    first_finish: bool = False


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An insert that knows what to do on a conflict; both databases have the same words for it."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


async def touch(connection: AsyncConnection, member: int) -> None:
    """Have a row for a member, and hold it until the transaction ends: one change of theirs at a time."""
    moment = now()
    made = insert(connection, members).values(member=member, since=moment, latest=moment)
    await connection.execute(made.on_conflict_do_update(index_elements=["member"], set_={"latest": moment}))


class Journeys:
    """What members marked.

    Args:
        database: Where.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, member: int) -> Record:
        """What is kept of a member's journeys.

        Raises:
            StoreError: The store can't be read.
        """
        async with self._database.reading() as connection:
            return await _record(connection, member)

    async def choose(self, member: int, article: str) -> None:
        """Make an article a member's own."""
        async with self._database.writing() as connection:
            await touch(connection, member)
            await connection.execute(update(members).where(members.c.member == member).values(article=article))

    async def change(
        self,
        member: int,
        kind: str,
        decide: Callable[[Marks], Edit],
        *,
        article: str,
        ends: Callable[[Marks], bool] = lambda _: False,
    ) -> Changed:
        """Change a member's marks, whole or not at all; their article becomes this one.

        Args:
            member: Whose.
            kind: What the change is, for the record.
            decide: Makes the change from the marks as they stand in the same transaction.
            article: The slug of the article.
            ends: Whether marks mean that the article's end is reached.

        Raises:
            StoreError: Nothing was saved.
        """
        async with self._database.writing() as connection:
            await touch(connection, member)
            before = await _record(connection, member)
            edit = decide(before.marks)
            changed = await _make(connection, member, kind, before, edit)
            await connection.execute(update(members).where(members.c.member == member).values(article=article))
            first = bool(edit) and ends(changed.record.marks) and await _finish(connection, member, article)
            finished = changed.record.finished | ({article} if first else set())
            record = Record(changed.record.marks, article, finished)
            return Changed(record, changed.number, changed.rows, first)

    async def finish(self, member: int, article: str) -> bool:
        """Keep that a member has come to an article's end; whether it is for the first time.

        Raises:
            StoreError: Nothing was saved.
        """
        async with self._database.writing() as connection:
            await touch(connection, member)
            return await _finish(connection, member, article)

    async def undo(self, member: int, number: int) -> tuple[str, Changed] | None:
        """Take a change back, as far as nothing came after it.

        Args:
            member: Whose; a change of anybody else's is not found.
            number: Of `Changed`.

        Returns:
            The kind of the change that was taken back and what came of it; None where it is not kept any more.

        Raises:
            StoreError: Nothing was saved.
        """
        async with self._database.writing() as connection:
            found = await connection.execute(select(changes).where(changes.c.id == number, changes.c.member == member))
            row = found.mappings().first()
            if row is None:
                return None
            await touch(connection, member)
            before = await _record(connection, member)
            rows = [(key, mark_of(old), mark_of(new)) for key, old, new in row["rows"]]
            kind = "redone" if row["kind"] == "undone" else "undone"
            return str(row["kind"]), await _make(connection, member, kind, before, undo(before.marks, rows))


async def _finish(connection: AsyncConnection, member: int, article: str) -> bool:
    made = insert(connection, finishes).values(member=member, article=article, at=now())
    return (await connection.execute(made.on_conflict_do_nothing())).rowcount > 0


async def _record(connection: AsyncConnection, member: int) -> Record:
    found = await connection.execute(select(marks).where(marks.c.member == member))
    mine = {row["section"]: Mark(State(row["state"]), row["at"], row["via"]) for row in found.mappings()}
    article = await connection.scalar(select(members.c.article).where(members.c.member == member))
    ended = await connection.scalars(select(finishes.c.article).where(finishes.c.member == member))
    return Record(mine, article, frozenset(ended))


async def _make(connection: AsyncConnection, member: int, kind: str, before: Record, edit: Edit) -> Changed:
    """Save an edit, and how to take it back."""
    if not edit:
        return Changed(before)
    gone = [key for key, mark in edit.items() if mark is None]
    if gone:
        await connection.execute(delete(marks).where(marks.c.member == member, marks.c.section.in_(gone)))
    put = [_row(member, key, mark) for key, mark in edit.items() if mark is not None]
    if put:
        made = insert(connection, marks)
        new = {name: made.excluded[name] for name in ("state", "at", "via")}
        await connection.execute(made.on_conflict_do_update(index_elements=["member", "section"], set_=new), put)
    rows = [[key, _json(before.marks.get(key)), _json(mark)] for key, mark in edit.items()]
    number = await _keep(connection, {"member": member, "kind": kind, "at": now(), "rows": rows})
    oldest = select(changes.c.id).where(changes.c.member == member).order_by(changes.c.id.desc()).offset(_KEPT_CHANGES).limit(1)
    last = await connection.scalar(oldest)
    if last is not None:
        await connection.execute(delete(changes).where(changes.c.member == member, changes.c.id <= last))
    record = Record(after(before.marks, edit), before.article, before.finished)
    return Changed(record, number, frozenset(edit))


async def _keep(connection: AsyncConnection, values: dict[str, Any]) -> int:
    """Keep a change under a number that never was another's.

    A button bears it for ever. One that the database counts comes again once the last are deleted, or a backup is put
    back: so it is the moment, in microseconds.
    """
    number = time.time_ns() // 1000
    while True:
        made = insert(connection, changes).values(id=number, **values).on_conflict_do_nothing()
        if (await connection.execute(made)).rowcount:
            return number
        number += 1


def _row(member: int, key: str, mark: Mark) -> dict[str, Any]:
    return {"member": member, "section": key, "state": mark.state.value, "at": mark.at, "via": mark.via}


def _json(mark: Mark | None) -> Mapping[str, Any] | None:
    return mark.as_json() if mark is not None else None
