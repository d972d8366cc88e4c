"""What can go wrong with the store, in words that say what to do."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from knowledge.model import WaymarkError

# PostgreSQL's codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_FULL, _READ_ONLY, _NO_DATABASE, _PASSWORD, _ROLE = "53100", "25006", "3D000", "28P01", "28000"
# Locked, cancelled, too many connections, and two changes that waited for each other.
_BUSY = ("55P03", "57014", "53300", "40P01", "40001")


class StoreError(WaymarkError):
    """The store can't do what it was asked; the text is for whoever runs the bot."""


class CantOpen(StoreError):
    """There is no database, or none that can be used."""


class Newer(StoreError):
    """The database was written by a newer version."""


class ReadOnly(StoreError):
    """The database can be read alone."""


class Full(StoreError):
    """There is no room left."""


class Busy(StoreError):
    """Somebody else has held the database for too long."""


def explained(error: BaseException, where: str) -> StoreError:
    """What a driver raised, as an error of ours.

    Args:
        error: As SQLAlchemy or the driver raised it.
        where: The database, without its password.
    """
    cause = error.orig if isinstance(error, exc.DBAPIError) and error.orig is not None else error
    sqlite = _sqlite_error(cause)
    if sqlite is not None:
        return _of_sqlite(sqlite, where)
    code = str(getattr(cause, "sqlstate", None) or getattr(cause, "pgcode", None) or "")
    if code == _FULL:
        return Full(f"{where}: there is no room left on its disk. Free some; nothing was half saved.")
    if code == _READ_ONLY:
        return ReadOnly(f"{where} is read-only. Name the primary server in DATABASE_URL, or let this user write.")
    if code == _NO_DATABASE:
        return CantOpen(f"{where}: there is no such database. Create it (createdb), or mend DATABASE_URL.")
    if code in (_PASSWORD, _ROLE):
        return CantOpen(f"{where} refuses the user or password of DATABASE_URL.")
    if code in _BUSY:
        return Busy(f"{where} is busy. Try again.")
    if isinstance(cause, OSError | asyncio.TimeoutError) or "connection" in type(cause).__name__.casefold():
        return CantOpen(f"{where} can't be reached ({type(cause).__name__}). Is it running, and DATABASE_URL right?")
    return CantOpen(f"{where}: {type(cause).__name__}: {_first_line(cause)}")


def _sqlite_error(error: BaseException) -> sqlite3.Error | None:
    found: BaseException | None = error
    while found is not None and not isinstance(found, sqlite3.Error):
        found = found.__cause__
    return found


def _of_sqlite(error: sqlite3.Error, where: str) -> StoreError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_READONLY"):
        return ReadOnly(f"{where} is read-only. Let the user that runs Waymark write the file and its folder.")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
        return Full(f"{where}: there is no room left on its disk. Free some; nothing was half saved.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(f"{where} is held by another program. Close what has it open.")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return CantOpen(f"{where} is damaged, or no SQLite database. Put a backup in its place: waymark db restore FILE.")
    if name.startswith("SQLITE_CANTOPEN"):
        return CantOpen(f"{where} can't be opened. Is the folder there, and may the user that runs Waymark write in it?")
    return CantOpen(f"{where}: {_first_line(error)} [{name or type(error).__name__}]")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [""])[0]


@contextmanager
def explaining(where: str) -> Iterator[None]:
    """Turn what a driver raises within into errors of ours."""
    try:
        yield
    except (TimeoutError, exc.DBAPIError, exc.TimeoutError, sqlite3.Error, OSError) as error:
        raise explained(error, where) from error
