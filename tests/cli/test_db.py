"""`waymark db`: backups while the bot runs, restored when it doesn't."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.journey.changes import put
from bot.journey.ledger import Ledger
from bot.journey.marks import State, now
from bot.store import Store, StoreError, database_url
from bot.store.upgrade import upgrade

ROOT = Path(__file__).parents[2]


def waymark(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "db", *arguments],
        cwd=folder,
        env={**environment, "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), **settings},
        text=True,
        capture_output=True,
        timeout=60,
    )


async def mark(store: Store, key: str) -> None:
    await store.journeys.change(1, "done", lambda marks: put(Ledger(), marks, [key], State.DONE, now()), article="a")


async def keys(folder: Path) -> set[str]:
    store = Store(database_url(None, folder))
    try:
        return set((await store.journeys.record(1)).marks)
    finally:
        await store.close()


def kept(folder: Path) -> list[bytes]:
    """What the databases that were restored over held."""
    return [file.read_bytes() for file in folder.glob("waymark.db.before-restore*")]


def left_over(folder: Path) -> list[Path]:
    return list(folder.glob(".waymark.db-*"))


def test_an_empty_folder_gets_its_tables_once(tmp_path: Path) -> None:
    assert "brought up to date" in waymark(tmp_path, "upgrade").stdout
    assert "is up to date" in waymark(tmp_path, "upgrade").stdout


async def test_a_backup_is_made_while_the_store_is_open_and_put_back_when_it_is_not(tmp_path: Path) -> None:
    store = Store(database_url(None, tmp_path))
    await mark(store, "one")
    file = tmp_path / "backups" / "waymark.bak"
    made = await asyncio.to_thread(waymark, tmp_path, "backup", str(file))
    assert made.returncode == 0, made.stderr
    await mark(store, "two")
    busy = await asyncio.to_thread(waymark, tmp_path, "restore", str(file))
    assert busy.returncode == 1
    assert "Stop the bot first" in busy.stderr
    await store.close()
    assert await keys(tmp_path) == {"one", "two"}
    back = await asyncio.to_thread(waymark, tmp_path, "restore", str(file))
    assert back.returncode == 0, back.stderr
    assert await keys(tmp_path) == {"one"}
    assert (tmp_path / "waymark.db.before-restore").is_file()
    assert left_over(tmp_path) == []


async def backed_up(folder: Path) -> Path:
    """A backup with one mark; the database has a second since."""
    store = Store(database_url(None, folder))
    await mark(store, "one")
    file = folder / "waymark.bak"
    made = await asyncio.to_thread(waymark, folder, "backup", str(file))
    assert made.returncode == 0, made.stderr
    await mark(store, "two")
    await store.close()
    return file


async def test_a_damaged_database_is_restored_over_and_each_former_one_is_kept(tmp_path: Path) -> None:
    file = await backed_up(tmp_path)
    target = tmp_path / "waymark.db"
    for spoilt in (b"", b"not a database at all, " * 300, target.read_bytes()[:5000], b"x" * 100):
        target.write_bytes(spoilt)
        back = await asyncio.to_thread(waymark, tmp_path, "restore", str(file))
        assert back.returncode == 0, back.stderr
        assert await keys(tmp_path) == {"one"}
        assert spoilt in kept(tmp_path)
    assert len(kept(tmp_path)) == 4


async def test_a_log_left_by_a_lost_database_is_not_played_over_the_backup(tmp_path: Path) -> None:
    file = await backed_up(tmp_path)
    target = tmp_path / "waymark.db"
    store = Store(database_url(None, tmp_path))
    await mark(store, "three")
    log = (tmp_path / "waymark.db-wal").read_bytes()
    assert log
    await store.close()
    target.unlink()
    (tmp_path / "waymark.db-wal").write_bytes(log)
    back = await asyncio.to_thread(waymark, tmp_path, "restore", str(file))
    assert back.returncode == 0, back.stderr
    assert await keys(tmp_path) == {"one"}
    assert (tmp_path / "waymark.db-wal.before-restore").read_bytes() == log


def test_what_is_no_backup_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    waymark(tmp_path, "upgrade")
    before = (tmp_path / "waymark.db").read_bytes()
    text = tmp_path / "notes.txt"
    text.write_text("no database", encoding="utf-8")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE things (id)")
    connection.close()
    for file, said in ((text, "no SQLite database"), (other, "no backup of Waymark's"), (tmp_path / "gone", "There is no file")):
        done = waymark(tmp_path, "restore", str(file))
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert (tmp_path / "waymark.db").read_bytes() == before


async def test_a_backup_onto_the_database_itself_is_refused(tmp_path: Path) -> None:
    store = Store(database_url(None, tmp_path))
    await mark(store, "one")
    (tmp_path / "same.db").symlink_to(tmp_path / "waymark.db")
    os.link(tmp_path / "waymark.db", tmp_path / "linked.db")
    for name in ("waymark.db", "waymark.db-wal", "same.db", "linked.db", f"../{tmp_path.name}/waymark.db"):
        for act in (store.back_up, store.restore):
            with pytest.raises(StoreError, match="is the database itself"):
                await asyncio.to_thread(act, tmp_path / name)
    done = await asyncio.to_thread(waymark, tmp_path, "backup", "waymark.db")
    assert done.returncode == 1
    assert "is the database itself" in done.stderr
    await mark(store, "two")
    await store.close()
    assert await keys(tmp_path) == {"one", "two"}


def test_what_stops_a_backup_is_named(tmp_path: Path) -> None:
    store = Store(database_url(None, tmp_path))
    upgrade(database_url(None, tmp_path))
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for name, said in (("folder", "folder is a folder. Name the file"), ("file/x.bak", "x.bak can't be written")):
        with pytest.raises(StoreError, match=said):
            store.back_up(tmp_path / name)
    (tmp_path / "waymark.db").write_bytes(b"no database" * 1000)
    done = waymark(tmp_path, "backup", "x.bak")
    assert done.returncode == 1
    assert "waymark.db is damaged" in done.stderr
    assert not (tmp_path / "x.bak").exists()


def test_a_backup_of_a_newer_version_is_named_as_it_was_given(tmp_path: Path) -> None:
    store = Store(database_url(None, tmp_path))
    upgrade(database_url(None, tmp_path))
    store.back_up(tmp_path / "x.bak")
    with closing(sqlite3.connect(tmp_path / "x.bak")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(StoreError, match=r"x\.bak was written by a newer Waymark"):
        store.restore(tmp_path / "x.bak")


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    done = waymark(tmp_path, "backup", "x.bak")
    assert done.returncode == 1
    assert "nothing has been stored" in done.stderr


def test_postgresql_is_left_to_its_own_tools(tmp_path: Path) -> None:
    done = waymark(tmp_path, "backup", "x.bak", DATABASE_URL="postgresql://me:secret@localhost/waymark")
    assert done.returncode == 1
    assert "pg_dump" in done.stderr
    assert "secret" not in done.stderr


def test_a_wrong_address_is_told_with_its_variable(tmp_path: Path) -> None:
    done = waymark(tmp_path, "upgrade", DATABASE_URL="mysql://x")
    assert done.returncode == 2
    assert done.stderr.startswith("waymark: DATABASE_URL is wrong")
