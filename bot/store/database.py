"""The database: opened, migrated, and handed out as transactions that read or write."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import QueuePool

from bot.store.errors import CantOpen, StoreError, explained, explaining

# Discord waits three seconds for the first reply; what can't be had in two is told as busy.
_BUSY_S = 2.0
_TRY_AGAIN_S = 10.0
_WRITES = "waymark_writes"
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


def database_url(text: str | None, data_dir: Path) -> URL:
    """The address of the database.

    Args:
        text: As DATABASE_URL says it; None or "" for a SQLite file in the data folder.
        data_dir: That folder.

    Raises:
        ValueError: It names no database that Waymark can use.
    """
    if not text:
        return URL.create("sqlite+aiosqlite", database=str(data_dir / "waymark.db"))
    try:
        url = make_url(text)
    except ArgumentError:
        raise ValueError("is no address of a database") from None
    name = url.drivername.partition("+")[0]
    if name not in _DRIVERS:
        raise ValueError("is neither SQLite nor PostgreSQL")
    if name == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("names no file; what is kept must outlive a restart")
    return url.set(drivername=_DRIVERS[name])


def shown(url: URL) -> str:
    """A database as messages name it, without its password."""
    if url.get_backend_name() == "sqlite":
        return f"The database {url.database}"
    return f"The database {url.database!r} at {url.host or 'the local socket'}"


def make_engine(url: URL, **more: Any) -> AsyncEngine:
    """An engine whose transactions begin as they should.

    Raises:
        CantOpen: The driver isn't installed.
    """
    sqlite = url.get_backend_name() == "sqlite"
    try:
        if sqlite:
            engine = create_async_engine(url, connect_args={"timeout": _BUSY_S}, **more)
            _set_up(engine.sync_engine)
        else:
            locks = {"lock_timeout": f"{_BUSY_S * 1000:.0f}"}
            waits = {"timeout": _BUSY_S, "command_timeout": 10 * _BUSY_S, "server_settings": locks}
            engine = create_async_engine(url, connect_args=waits, pool_pre_ping=True, **more)
    except ModuleNotFoundError:
        raise CantOpen("DATABASE_URL names PostgreSQL, whose driver is missing: pip install 'waymark[postgres]'.") from None
    return engine


def make_file_engine(url: URL, **more: Any) -> Engine:
    """An engine for a SQLite file that needs no event loop, with the same transactions."""
    engine = create_engine(url.set(drivername="sqlite"), connect_args={"timeout": _BUSY_S}, **more)
    _set_up(engine)
    return engine


def _set_up(engine: Engine) -> None:
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)


def _prepare(connection: Any, _record: Any) -> None:
    """Make a SQLite connection safe for several tasks at once, and for a power cut."""
    # Transactions are begun by `_begin`; the driver would begin them late, and none for a change of tables.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        # Readers go on while somebody writes. A file that may only be read keeps the mode it has.
        "journal_mode = WAL",
        # A commit is on the disk before it is told as saved, whatever happens to the machine.
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    # Who will write says so at once: two that read first and write then would get in each other's way.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


class Database:
    """A database, opened when first needed and again after a failure.

    Args:
        url: See `database_url`.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine: AsyncEngine | None = None
        self._opening = asyncio.Lock()
        self._failed: tuple[float, StoreError] | None = None
        self._file: tuple[int, int] | None = None
        self._gone = False

    @property
    def name(self) -> str:
        """As messages name it, without its password."""
        return shown(self.url)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.url.get_backend_name() == "sqlite"

    async def open(self) -> None:
        """Bring the database to this version's tables, and connect.

        Raises:
            StoreError: It can't be opened, or is from a newer version.
        """
        # Alembic is only needed here, and takes its time to load.
        from bot.store.upgrade import upgrade

        async with self._opening:
            if self._engine is not None:
                if self._inode() == self._file:
                    return
                # SQLite would go on with a file that has no name any more, and all of it would be lost.
                await self._let_go(self._engine)
                self._engine, self._gone = None, True
            if self._gone and self._inode() is None:
                # A new one would be empty, and nobody told.
                raise CantOpen(f"{self.name} was taken away while it was open. Put it back, or start Waymark again.")
            if self._failed is not None and time.monotonic() - self._failed[0] < _TRY_AGAIN_S:
                raise self._failed[1]
            try:
                await asyncio.to_thread(upgrade, self.url)
                self._engine = make_engine(self.url)
                self._file, self._gone = self._inode(), False
                self._failed = None
            except StoreError as error:
                self._failed = (time.monotonic(), error)
                raise

    def _inode(self) -> tuple[int, int] | None:
        """Which file lies in the database's place; None where there is none."""
        if not self.is_sqlite or self.url.database is None or "uri" in self.url.query:
            return None
        try:
            found = Path(self.url.database).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @staticmethod
    async def _let_go(engine: AsyncEngine) -> None:
        """Close a file that was taken away; what its log holds is written into it first, wherever it lies now.

        SQLite leaves that out itself where the file has moved.
        """
        # A connection that isn't there yet would open what lies in that place now.
        if isinstance(engine.pool, QueuePool) and engine.pool.checkedin():
            with suppress(SQLAlchemyError, sqlite3.Error):
                connection = await engine.raw_connection()
                driver: Any = connection.driver_connection
                await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.close()
        await engine.dispose()

    async def close(self) -> None:
        """Close every connection."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads.

        Raises:
            StoreError: The database can't do it.
        """
        async with self._transaction(writes=False) as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes: all of it is saved once this ends, or none.

        Raises:
            StoreError: The database can't do it.
        """
        async with self._transaction(writes=True) as connection:
            yield connection

    @asynccontextmanager
    async def _transaction(self, *, writes: bool) -> AsyncIterator[AsyncConnection]:
        await self.open()
        assert self._engine is not None
        with explaining(self.name):
            async with self._engine.connect() as connection:
                await connection.execution_options(**{_WRITES: writes})
                async with connection.begin():
                    yield connection


__all__ = ["Database", "database_url", "explained", "make_engine", "make_file_engine", "shown"]
