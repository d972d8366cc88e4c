"""A database that can't be opened, is newer, read-only or full: journeys wait, and all else is answered."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import event

from bot.store import Store, database_url
from knowledge.library import SHIPPED
from tests.bot.conftest import Stage, restarted, staged
from tests.bot.test_journey import click, edit, marks, use
from tests.support.driver import text


async def fresh(file: Path) -> None:
    store = Store(database_url(f"sqlite:///{file}", Path()))
    await store.open()
    await store.close()


def damaged(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(damaged, "is damaged"), (newer, "newer Waymark"), (a_folder, "can't be opened")],
    ids=["damaged", "newer", "a folder"],
)
async def test_without_a_store_questions_are_answered_and_the_log_says_what_to_do(
    spoil: Callable[[Path], None], said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "waymark.db"
    await fresh(file)
    spoil(file)
    async with staged(SHIPPED, tmp_path / "data", database_url=SecretStr(f"sqlite:///{file}")) as stage:
        assert "sale" in text((await stage.driver.say("@bot any discounts?"))["messages"][0])
        first = await use(stage, "next")
        assert "Step 1 of 5" in text(first)
        assert "can't read your progress" in text(first)
        assert "5. Deeplearning.ai" in text(await use(stage, "path"))
        refused = await use(stage, "done", step="Prerequisite: Python")
        assert "nothing was changed" in text(refused)
        assert "W-" in text(refused)
        assert "W-" in text(await click(stage, first, "Skip"))
    assert said in capfd.readouterr().out


async def refuses(stage: Stage) -> None:
    refused = await use(stage, "done", step="Prerequisite: Python")
    assert "nothing was changed" in text(refused)
    assert "⬜ 1. Prerequisite: Python" in text(await use(stage, "path"))
    assert "sale" in text((await stage.driver.say("@bot any discounts?"))["messages"][0])


async def test_a_read_only_database_is_read_and_a_change_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "waymark.db"
    await fresh(file)
    async with staged(SHIPPED, tmp_path / "data", database_url=SecretStr(f"sqlite:///{file}")):
        pass
    url = f"sqlite:///file:{file}?mode=ro&uri=true"
    async with staged(SHIPPED, tmp_path / "data", database_url=SecretStr(url)) as stage:
        await refuses(stage)
    assert "is read-only" in capfd.readouterr().out


async def test_a_full_disk_refuses_a_change_whole(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async with staged(SHIPPED, tmp_path / "data") as stage:
        engine = stage.bot.store._database._engine
        assert engine is not None
        await engine.dispose()

        def shrink(connection: object, _record: object) -> None:
            cursor = connection.cursor()  # type: ignore[attr-defined]
            cursor.execute("PRAGMA max_page_count = 1")
            cursor.close()

        event.listen(engine.sync_engine, "connect", shrink)
        # As much as there is room for, then no more: what is told as saved is saved, and what isn't is refused whole.
        for number in range(400):
            act = await stage.driver.command(
                "done", step="Prerequisite: Python" if number % 2 else "Machine Learning Specialization"
            )
            shown = text(act["messages"][0])
            if "nothing was changed" in shown:
                break
            await click(stage, act["messages"][0], "Undo")
        else:
            raise AssertionError("the database never filled up")
        event.remove(engine.sync_engine, "connect", shrink)
        await engine.dispose()
        assert "is done" in text(await use(stage, "done", step="Deep Learning Specialization"))
    assert "no room left" in capfd.readouterr().out


@contextmanager
def held(stage: Stage) -> Iterator[None]:
    """The database in another program's hands."""
    with closing(sqlite3.connect(stage.bot.settings.data_dir / "waymark.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def slowly(stage: Stage, name: str, person: str = "member", **options: str) -> dict[str, Any]:
    """The reply to a command that waits for the database."""
    act = await stage.driver.act("command", person=person, name=name, options=options, timeout_ms=20_000)
    reply: dict[str, Any] = (act["edited"] or act["messages"])[-1]
    return reply


async def test_a_mark_made_after_a_reload_that_was_not_saved_goes_with_the_next(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    shutil.copytree(SHIPPED, articles)
    async with staged(articles, tmp_path / "data") as stage:
        edit(stage, ("## Prerequisite: Python", "## Snakes for Everybody"))
        with held(stage):
            assert "couldn't be saved" in text(await slowly(stage, "admin reload", "admin"))
        assert "is done" in text(await use(stage, "done", step="Snakes for Everybody"))
        edit(stage, ("## Snakes for Everybody", "## A Language Named Like a Snake"))
        told = text((await stage.driver.command("admin reload", person="admin"))["messages"][0])
        assert "“Snakes for Everybody” is now “A Language Named Like a Snake”" in told
        assert await marks(stage) == "d...."
        async with restarted(stage) as again:
            assert await marks(again) == "d...."


async def test_two_unsaved_reloads_with_a_mark_in_between_lose_nothing(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    shutil.copytree(SHIPPED, articles)
    async with staged(articles, tmp_path / "data") as stage:
        await use(stage, "done", step="1")
        for old, new in (("Prerequisite: Python", "Snakes for Everybody"), ("Snakes for Everybody", "Reptiles")):
            edit(stage, (f"## {old}", f"## {new}"))
            with held(stage):
                assert "couldn't be saved" in text(await slowly(stage, "admin reload", "admin"))
        assert await marks(stage) == "d...."
        assert "is done" in text(await use(stage, "done", step="2"))
        async with restarted(stage) as again:
            assert await marks(again) == "dd..."


async def test_no_reminder_is_told_of_by_dm_that_was_not_saved(tmp_path: Path) -> None:
    async with staged(SHIPPED, tmp_path / "data") as stage:
        with held(stage):
            assert "nothing was changed" in text(await slowly(stage, "remind", when="weekly"))
        assert await stage.driver.messages("dm") == []


async def test_a_database_taken_from_under_the_bot_is_told_before_anything_is_lost(tmp_path: Path) -> None:
    async with staged(SHIPPED, tmp_path / "data") as stage:
        assert "is done" in text(await use(stage, "done", step="1"))
        file, aside = tmp_path / "data" / "waymark.db", tmp_path / "aside.db"
        file.rename(aside)
        assert "nothing was changed" in text(await use(stage, "done", step="2"))
        # Another program makes a new one of that name meanwhile, and takes it away again.
        await fresh(file)
        file.unlink()
        aside.rename(file)
        assert "is done" in text(await use(stage, "done", step="2"))
        assert await marks(stage) == "dd..."
        async with restarted(stage) as again:
            assert await marks(again) == "dd..."


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody may write, root neither."""
    folder = tmp_path / "data"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a folder that can't be written to is mounted, as root on Linux")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "none", str(folder)], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


async def test_in_a_folder_that_can_not_be_written_to_questions_are_answered(
    unwritable: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with staged(SHIPPED, unwritable) as stage:
        assert "sale" in text((await stage.driver.say("@bot any discounts?"))["messages"][0])
        assert "Step 1 of 5" in text(await use(stage, "next"))
        assert "nothing was changed" in text(await use(stage, "done", step="1"))
    assert "may the user that runs Waymark write in it?" in capfd.readouterr().out
