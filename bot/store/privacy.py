"""What the store keeps of a member or a server: shown, exported and deleted over all tables, by what each says of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Table, delete, select, update

from bot.journey.marks import now
from bot.store.database import Database
from bot.store.journeys import insert
from bot.store.tables import OWNER, OfServer, Personal, members, metadata, servers

GRACE = timedelta(days=30)


def personal_tables() -> Iterator[tuple[Table, Personal]]:
    """The tables of what a member has, what refers to others last."""
    for table in metadata.sorted_tables:
        owner = table.info[OWNER]
        if isinstance(owner, Personal):
            yield table, owner


def _server_tables() -> Iterator[tuple[Table, Column[Any]]]:
    for table in metadata.sorted_tables:
        owner = table.info[OWNER]
        if isinstance(owner, OfServer):
            yield table, table.c[owner.column]


class Privacy:
    """What is kept of whom.

    Args:
        database: Where.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def kept(self, member: int) -> dict[str, list[dict[str, Any]]]:
        """Every row about a member, by table; tables without one are left out."""
        found: dict[str, list[dict[str, Any]]] = {}
        async with self._database.reading() as connection:
            for table, owner in personal_tables():
                rows = await connection.execute(select(table).where(table.c[owner.column] == member))
                mine = [dict(row) for row in rows.mappings()]
                if mine:
                    found[table.name] = mine
        return found

    async def summary(self, member: int) -> list[tuple[str, int]]:
        """What is kept of a member in words, and how many entries of it."""
        kept = await self.kept(member)
        return [(owner.what, len(kept[table.name])) for table, owner in personal_tables() if table.name in kept]

    async def forget(self, member: int) -> int:
        """Delete every row about a member; how many there were."""
        count = 0
        async with self._database.writing() as connection:
            # As a change does, or the two could wait for each other.
            await connection.execute(select(members.c.member).where(members.c.member == member).with_for_update())
            for table, owner in reversed(list(personal_tables())):
                count += (await connection.execute(delete(table).where(table.c[owner.column] == member))).rowcount
        return count

    async def in_servers(self, ids: Collection[int]) -> None:
        """The bot is in these servers and no others: those it isn't in any more are marked as left, from now."""
        moment = now()
        async with self._database.writing() as connection:
            known = set(await connection.scalars(select(servers.c.server)))
            made = insert(connection, servers).on_conflict_do_update(index_elements=["server"], set_={"left": None})
            if ids:
                await connection.execute(made, [{"server": server, "since": moment} for server in ids])
            gone = known - set(ids)
            if gone:
                still = update(servers).where(servers.c.server.in_(gone), servers.c.left.is_(None))
                await connection.execute(still.values(left=moment))

    async def joined(self, server: int) -> None:
        """The bot was added to a server; what it had there before, it keeps."""
        async with self._database.writing() as connection:
            made = insert(connection, servers).values(server=server, since=now())
            await connection.execute(made.on_conflict_do_update(index_elements=["server"], set_={"left": None}))

    async def left(self, server: int) -> None:
        """The bot was removed from a server: its data goes once `GRACE` is over."""
        async with self._database.writing() as connection:
            made = insert(connection, servers).values(server=server, since=now(), left=now())
            await connection.execute(made.on_conflict_do_update(index_elements=["server"], set_={"left": now()}))

    async def forget_servers(self, moment: datetime | None = None) -> tuple[int, ...]:
        """Delete the data of servers that the bot was removed from more than `GRACE` ago; their ids."""
        before = (moment or now()) - GRACE
        async with self._database.writing() as connection:
            gone = tuple(await connection.scalars(select(servers.c.server).where(servers.c.left < before)))
            for _, column in reversed(list(_server_tables())):
                if gone:
                    await connection.execute(delete(column.table).where(column.in_(gone)))
        return gone
