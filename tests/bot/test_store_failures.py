"""A database that can't be opened, is newer, read-only or full: journeys wait, and all else is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import event

from bot.store import Store, database_url
from knowledge.library import SHIPPED
from tests.bot.conftest import Stage, staged
from tests.bot.test_journey import click, use
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
