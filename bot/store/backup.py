"""Backups of a SQLite database: made while the bot runs, put back when it doesn't."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from bot.store.database import shown
from bot.store.errors import CantOpen, Newer, StoreError, explained
from bot.store.upgrade import upgrade

_POSTGRES = "is PostgreSQL, which has tools of its own: {tool}"
_BEFORE = ".before-restore"
_LOGS = ("-wal", "-shm")


def back_up(url: URL, file: Path) -> int:
    """Write a whole copy of the database, also while the bot writes to it; its size in bytes.

    Args:
        url: Of the database.
        file: Is made or replaced, at once and whole.

    Raises:
        StoreError: There is no database, it is PostgreSQL, or the file can't be written.
    """
    source = _file(url, "pg_dump DATABASE > FILE makes a backup.")
    if not source.is_file():
        raise CantOpen(f"{shown(url)} isn't there yet: nothing has been stored.")
    _refuse_own(source, file)
    try:
        with closing(sqlite3.connect(source)) as here:
            here.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        raise explained(error, shown(url)) from error
    if file.is_dir():
        raise CantOpen(f"{file} is a folder. Name the file to write in it: {file / 'waymark.backup'}.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _beside(file) as made:
            with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(made)) as there:
                here.backup(there)
                there.execute("PRAGMA journal_mode = DELETE")
            _check(made, "The backup")
            _sync(made)
            made.replace(file)
            return file.stat().st_size
    except OSError as error:
        raise CantOpen(
            f"The backup {file} can't be written: {error.strerror or error}. Name a file in another folder."
        ) from error
    except sqlite3.Error as error:
        raise explained(error, f"The backup {file}") from error


def restore(url: URL, file: Path) -> Path | None:
    """Put a backup in the place of the database; what was there is kept beside it.

    Args:
        url: Of the database.
        file: A backup; it stays as it is.

    Returns:
        Where the former database lies now, or None where there was none.

    Raises:
        StoreError: The file is no backup, or from a newer version, or the bot is running. Nothing was changed.
    """
    target = _file(url, "psql DATABASE < FILE puts a backup back.")
    if not file.is_file():
        raise CantOpen(f"There is no file {file}.")
    _refuse_own(target, file)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as made:
            shutil.copyfile(file, made)
            _check(made, f"The file {file}")
            try:
                upgrade(url.set(database=str(made)))
            except Newer as error:
                raise Newer(f"The file {file} was written by a newer Waymark. Update Waymark, then restore again.") from error
            _at_rest(made)
            _sync(made)
            before = None
            if target.exists():
                if _is_database(target):
                    _at_rest(target)
                before = _free_name(target)
                target.replace(before)
            for end in _LOGS:
                # A log that was left behind would be played over the backup.
                left = target.with_name(target.name + end)
                if left.exists():
                    left.replace(_free_name(left))
            made.replace(target)
            return before
    except (sqlite3.Error, OSError) as error:
        raise explained(error, shown(url)) from error


def _refuse_own(database: Path, file: Path) -> None:
    """Refuse the database itself or its log: a copy put in its place would part it from the bot that has it open.

    Raises:
        StoreError: It is one of them.
    """
    for own in (database, *(database.with_name(database.name + end) for end in _LOGS)):
        if file.resolve() == own.resolve() or (file.exists() and own.exists() and file.samefile(own)):
            raise StoreError(f"{file} is the database itself. Name another file.")


def _file(url: URL, tool: str) -> Path:
    if url.get_backend_name() != "sqlite" or url.database is None:
        raise StoreError(f"{shown(url)} {_POSTGRES.format(tool=tool)}")
    return Path(url.database)


class _beside:  # noqa: N801 it reads as a verb where it is used
    """A new file in the folder of another, gone in the end if it wasn't put in a place."""

    def __init__(self, file: Path) -> None:
        self._folder = tempfile.mkdtemp(prefix=f".{file.name}-", dir=file.parent)

    def __enter__(self) -> Path:
        return Path(self._folder) / "new.db"

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _check(file: Path, name: str) -> None:
    """That a file is a whole database of ours."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.DatabaseError:
            raise CantOpen(f"{name} is no SQLite database.") from None
    if found != "ok":
        raise CantOpen(f"{name} is damaged: {found.splitlines()[0]}")
    if "alembic_version" not in tables or "marks" not in tables:
        raise CantOpen(f"{name} is no backup of Waymark's.")


def _is_database(file: Path) -> bool:
    """Whether SQLite can read a file at all; what it can't is in nobody's use."""
    with closing(sqlite3.connect(file, timeout=0.2)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            return True
        except sqlite3.DatabaseError:
            return False
    return True


def _free_name(file: Path) -> Path:
    """A name beside a file that nothing has yet."""
    name = file.with_name(file.name + _BEFORE)
    number = 2
    while name.exists():
        name = file.with_name(f"{file.name}{_BEFORE}-{number}")
        number += 1
    return name


def _at_rest(file: Path) -> None:
    """Write what still lies in a database's log into it, and make sure that nobody has it open.

    A database that somebody else has open can't leave the WAL mode: https://www.sqlite.org/wal.html
    """
    with closing(sqlite3.connect(file, timeout=0.2)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        except sqlite3.OperationalError:
            mode = "wal"
    if mode != "delete":
        raise StoreError(f"The database {file} is in use. Stop the bot first, then restore again; nothing was changed.")


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
