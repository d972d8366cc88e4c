"""Reminders, and what is kept of a member: asked for, sent, stopped, shown, exported, deleted; on both databases."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.journey.marks import now
from bot.store import Reminder
from bot.store.tables import marks
from knowledge.library import SHIPPED
from tests.bot.conftest import Stage, restarted, staged
from tests.support.driver import components, labels, text


@pytest.fixture
async def stage(tmp_path: Path, database: str) -> AsyncIterator[Stage]:
    articles = tmp_path / "articles"
    shutil.copytree(SHIPPED, articles)
    async with staged(articles, tmp_path / "data", database_url=SecretStr(database)) as ready:
        yield ready


async def until(stage: Stage, found: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
    """The member's DMs, once something is found in them."""
    async with asyncio.timeout(15):
        while True:
            seen = await stage.driver.messages("dm")
            if found(seen):
                return seen
            await asyncio.sleep(0.05)


async def due_now(stage: Stage, again: int | None) -> None:
    """A reminder of the member's that is due, as if set a while ago."""
    member = next(one["id"] for one in (await stage.driver.get("state"))["people"] if one["name"].casefold() == "member")
    await stage.bot.store.reminders.put(Reminder(int(member), now() - timedelta(seconds=1), again))
    stage.bot.get_cog("Remind")._changed.set()  # type: ignore[union-attr]


async def replied(stage: Stage, name: str, **options: Any) -> dict[str, Any]:
    """The reply in the channel; the DM that comes with it is another message."""
    act = await stage.driver.command(name, **options)
    assert act["failed"] is None, act["failed"]
    return next(one for one in (*act["messages"], *act["edited"]) if one["ephemeral"])


async def test_a_reminder_comes_by_dm_with_the_next_step_and_a_button_to_stop(stage: Stage) -> None:
    assert "every week, first on <t:" in text(await replied(stage, "remind", when="weekly"))
    [hello] = await until(stage, lambda seen: len(seen) == 1)
    assert "Your reminder is set" in text(hello)
    await due_now(stage, 7)
    seen = await until(stage, lambda seen: len(seen) == 2)
    assert "step 1 of 5: **Prerequisite: Python**" in text(seen[1])
    assert {"Next step", "Show path", "Stop reminders"} <= set(labels(seen[1]))
    act = await stage.driver.act("click", channel="dm", message=seen[1]["id"], label="Stop reminders")
    assert "won't remind you any more" in text((act["messages"] + act["edited"])[0])
    assert await stage.bot.store.reminders.next_due() is None


async def test_a_reminder_keeps_its_stop_button_whatever_else_is_clicked(stage: Stage) -> None:
    await due_now(stage, 7)
    [reminder] = await until(stage, lambda seen: len(seen) == 1)
    for label, shown in (("Next step", "Step 1 of 5"), ("Show path", "5. Deeplearning.ai")):
        act = await stage.driver.act("click", channel="dm", message=reminder["id"], label=label)
        assert shown in text(act["messages"][0])
        assert act["edited"] == []
    acts = [await stage.driver.act("click", channel="dm", message=reminder["id"], label="Stop reminders")]
    assert "won't remind you any more" in text(acts[0]["edited"][0])
    assert await stage.bot.store.reminders.next_due() is None


async def test_closed_dms_leave_the_reminder_that_was_set_before(stage: Stage) -> None:
    await replied(stage, "remind", when="in 3 days")
    due = await stage.bot.store.reminders.next_due()
    await stage.driver.world("close_dms", person="member")
    assert "I can't send you DMs" in text(await replied(stage, "remind", when="weekly"))
    assert await stage.bot.store.reminders.next_due() == due


async def test_who_deletes_everything_twice_is_told_that_it_is_deleted(stage: Stage) -> None:
    await replied(stage, "done", step="1")
    [asked] = (await stage.driver.command("privacy delete"))["messages"]
    clicks = (stage.driver.act("click", message=asked["id"], label="Yes, delete everything") for _ in range(2))
    told = [text(act["edited"][-1]) for act in await asyncio.gather(*clicks)]
    assert all("Deleted" in one for one in told), told


async def test_a_reminder_outlives_a_restart_and_comes_once(stage: Stage) -> None:
    await replied(stage, "remind", when="in 3 days")
    await until(stage, lambda seen: len(seen) == 1)
    due = await stage.bot.store.reminders.next_due()
    assert due is not None
    assert timedelta(days=2, hours=23) < due - now() < timedelta(days=3)
    async with restarted(stage) as again:
        assert await again.bot.store.reminders.next_due() == due
        await due_now(again, None)
        await until(again, lambda seen: len(seen) == 2)
        async with asyncio.timeout(10):
            while await again.bot.store.reminders.next_due() is not None:
                await asyncio.sleep(0.05)


async def test_a_reminder_that_discord_does_not_take_is_kept_and_the_bot_goes_on(stage: Stage) -> None:
    await stage.driver.fault("error", status=500, times=20, route="POST /users/@me/channels")
    await due_now(stage, 7)
    async with asyncio.timeout(30):
        while (due := await stage.bot.store.reminders.next_due()) is None or due < now():
            await asyncio.sleep(0.05)
    assert due - now() < timedelta(minutes=6)
    assert "Step 1 of 5" in text(await replied(stage, "next"))


async def test_a_reminder_that_fails_keeps_no_other_from_coming(stage: Stage) -> None:
    people = {one["name"].casefold(): int(one["id"]) for one in (await stage.driver.get("state"))["people"]}
    store = stage.bot.store
    await store.reminders.put(Reminder(people["newcomer"], now() - timedelta(minutes=2), 7))
    async with store.reminders._database.writing() as connection:
        row = {"member": people["newcomer"], "section": "x", "state": "unheard of", "at": now()}
        await connection.execute(marks.insert().values(**row))
    await due_now(stage, 7)
    [came] = await until(stage, lambda seen: len(seen) == 1)
    assert "step 1 of 5" in text(came).casefold()


async def test_two_members_reminders_of_one_second_differ_in_nonce(stage: Stage) -> None:
    people = [int(one["id"]) for one in (await stage.driver.get("state"))["people"]]
    due = now() - timedelta(seconds=1)
    for person in people[:2]:
        await stage.bot.store.reminders.put(Reminder(person, due, 7))
    stage.bot.get_cog("Remind")._changed.set()  # type: ignore[union-attr]
    async with asyncio.timeout(10):
        while len(sent := [one["body"]["nonce"] for one in stage.playground.requests if "nonce" in (one["body"] or {})]) < 2:
            await asyncio.sleep(0.05)
    assert len(set(sent)) == 2
    assert all(len(nonce) <= 25 for nonce in sent)


async def test_closed_dms_are_told_at_once_and_a_reminder_that_fails_is_told_once(stage: Stage) -> None:
    await stage.driver.world("close_dms", person="member")
    assert "I can't send you DMs" in text(await replied(stage, "remind", when="weekly"))
    assert await stage.bot.store.reminders.next_due() is None
    await due_now(stage, 7)
    async with asyncio.timeout(10):
        while await stage.bot.store.reminders.next_due() is not None:
            await asyncio.sleep(0.05)
    assert "couldn't: your DMs are closed" in text(await replied(stage, "next"))
    assert "couldn't" not in text(await replied(stage, "next"))
    assert await stage.driver.messages("dm") == []


@pytest.mark.parametrize(
    ("when", "said"),
    [("off", "There is no reminder to stop"), ("sometime", "I didn't get when"), ("in 900 days", "I didn't get when")],
)
async def test_what_is_no_time_is_said_so(stage: Stage, when: str, said: str) -> None:
    assert said in text(await replied(stage, "remind", when=when))


async def test_everything_kept_is_shown_exported_and_deleted(stage: Stage) -> None:
    assert "Nothing." in text(await replied(stage, "privacy show"))
    await replied(stage, "done", step="Prerequisite: Python")
    await replied(stage, "remind", when="weekly")
    shown = await replied(stage, "privacy show")
    assert "how each step stands with you" in text(shown)
    assert "the reminder that you asked for" in text(shown)
    exported = await replied(stage, "privacy export")
    [file] = exported["attachments"]
    assert file["filename"] == "waymark.json"
    async with aiohttp.ClientSession() as http, http.get(file["url"]) as response:
        data = json.loads(await response.text())
    assert set(data) == {"members", "marks", "changes", "reminders"}
    assert [(row["title"], row["state"]) for row in data["marks"]] == [("Prerequisite: Python", "done")]
    [change] = data["changes"]
    assert [(row["title"], row["before"], row["after"]["state"]) for row in change["rows"]] == [
        ("Prerequisite: Python", None, "done")
    ]
    asked = await replied(stage, "privacy delete")
    assert "can't be undone" in text(asked)
    kept = await stage.driver.act("click", message=asked["id"], label="No, keep it")
    assert "stays as it is" in text(kept["edited"][0])
    asked = await replied(stage, "privacy delete")
    gone = await stage.driver.act("click", message=asked["id"], label="Yes, delete everything")
    assert "is gone (4 entries)" in text(gone["edited"][0])
    assert "Nothing." in text(await replied(stage, "privacy show"))
    assert len(stage.bot.memory) == 0
    assert "Step 1 of 5" in text(await replied(stage, "next"))


async def test_the_path_comes_with_a_picture_of_the_members_own_way(stage: Stage) -> None:
    await replied(stage, "done", step="Prerequisite: Python")
    shown = await replied(stage, "path")
    [file] = shown["attachments"]
    assert file["filename"] == "path.png"
    assert "20" in file["description"]
    [gallery] = [one for one in components(shown) if one["type"] == 12]
    assert gallery["items"][0]["description"] == file["description"]
    async with aiohttp.ClientSession() as http, http.get(file["url"]) as response:
        assert (await response.read()).startswith(b"\x89PNG")
    step = await stage.driver.act("click", message=shown["id"], label="Next step")
    assert step["edited"][0]["attachments"] == []
    back = await stage.driver.act("click", message=shown["id"], label="Show path")
    assert [one["filename"] for one in back["edited"][0]["attachments"]] == ["path.png"]


async def test_a_server_that_removes_the_bot_is_noted_and_one_that_takes_it_back_too(stage: Stage) -> None:
    privacy = stage.bot.store.privacy
    await stage.driver.world("join_guild", name="Second")
    guild = next(one["id"] for one in (await stage.driver.get("state"))["guilds"] if one["name"] == "Second")
    await stage.driver.world("leave_guild", guild=guild)
    async with asyncio.timeout(10):
        while int(guild) not in await privacy.forget_servers(now() + timedelta(days=31)):
            await asyncio.sleep(0.05)
    assert await privacy.forget_servers(now() + timedelta(days=31)) == ()
