"""A Discord that fails in many ways, and errors of our own: nothing is lost, doubled or left unsaid."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.bot.conftest import Stage, staged
from tests.support.driver import labels, text

CALLBACK = "POST /interactions/.*/callback"


async def test_a_lost_acknowledgement_of_a_commands_reply_is_no_error(stage: Stage) -> None:
    await stage.driver.fault("error", route=CALLBACK, status=502, after=True)
    act = await stage.driver.act("command", name="path", timeout_ms=8_000)
    assert act["failed"] is None
    assert ["Sorry" in text(message) for message in act["messages"]] == [False]


async def test_a_commands_reply_that_is_refused_for_now_comes_later(stage: Stage) -> None:
    await stage.driver.fault("error", route=CALLBACK, status=500)
    act = await stage.driver.act("command", name="path", timeout_ms=8_000)
    assert "The path in 5 steps" in text(act["messages"][0])


async def test_a_global_rate_limit_only_delays_the_reply(stage: Stage) -> None:
    await stage.driver.fault("rate_limit", route="POST /channels/.*/messages", retry_after=0.3, **{"global": True})
    act = await stage.driver.act("message", content="@bot any discounts?", timeout_ms=8_000)
    assert "sale" in text(act["messages"][0])
    assert len(act["messages"]) == 1


async def test_a_slow_reply_shows_that_the_bot_is_typing(stage: Stage) -> None:
    await stage.driver.fault("delay", route="POST /channels/.*/messages", seconds=1.4)
    act = await stage.driver.act("message", content="@bot any discounts?", timeout_ms=8_000)
    assert len(act["messages"]) == 1
    sent = [request["path"].rsplit("/", 1)[-1] for request in await stage.driver.get("requests")]
    assert sent.count("typing") == 1


async def test_a_quick_reply_shows_no_typing(stage: Stage) -> None:
    await stage.driver.say("@bot any discounts?")
    assert not [r for r in await stage.driver.get("requests") if r["path"].endswith("/typing")]


async def test_a_question_that_is_deleted_before_the_answer_is_answered_without_it(stage: Stage) -> None:
    await stage.driver.fault("delay", route="POST /channels/.*/messages", seconds=0.5)
    asking = asyncio.create_task(stage.driver.act("message", content="@bot any discounts?", timeout_ms=8_000))
    async with asyncio.timeout(5):
        while not (seen := await stage.driver.messages()):
            await asyncio.sleep(0.02)
    await stage.driver.world("delete_message", channel="general", message=seen[0]["id"])
    await asking
    [left] = await stage.driver.messages()
    assert "sale" in text(left)


async def test_what_is_being_answered_is_sent_before_the_bot_leaves(stage: Stage) -> None:
    driver = stage.driver
    await driver.fault("delay", route="POST /channels/.*/messages", seconds=0.5)
    await driver.fault("delay", route=CALLBACK, seconds=0.5)
    asking = [
        asyncio.create_task(driver.say("@bot any discounts?", timeout_ms=8_000)),
        asyncio.create_task(driver.act("command", name="path", channel="help", timeout_ms=8_000)),
    ]
    async with asyncio.timeout(5):
        while len(stage.bot.under_way) < 2:
            await asyncio.sleep(0.01)
    await stage.bot.close()
    acts = await asyncio.gather(*asking)
    assert "sale" in text(acts[0]["messages"][0])
    assert "The path in 5 steps" in text(acts[1]["messages"][0])


@pytest.mark.parametrize("fault", ["drop", "reconnect", "invalid_session"])
async def test_a_question_under_way_while_the_connection_goes_is_answered_once(stage: Stage, fault: str) -> None:
    driver = stage.driver
    await driver.fault("delay", route="POST /channels/.*/messages", seconds=0.4)
    asking = asyncio.create_task(driver.act("message", content="@bot any discounts?", timeout_ms=8_000))
    async with asyncio.timeout(5):
        while not await driver.messages():
            await asyncio.sleep(0.02)
    await driver.fault(fault, resumable=True)
    await asking
    async with asyncio.timeout(20):
        while not stage.playground.gateway.ready:
            await asyncio.sleep(0.05)
    act = await driver.act("message", content="@bot where do i start?", timeout_ms=15_000)
    assert "Step 1" in text(act["messages"][0])
    replies = [text(message) for message in await driver.messages() if message["author"].get("bot")]
    assert ["sale" in reply for reply in replies] == [True, False]


async def test_an_error_is_logged_with_the_number_that_the_member_is_told(stage: Stage) -> None:
    driver = stage.driver
    [reply] = (await driver.say("@bot where do i start?"))["messages"]
    label = next(label for label in labels(reply) if label.startswith("Next: "))
    good = stage.bot.library
    stage.bot.library = None  # type: ignore[assignment]
    with capture_logs() as logged:
        acts = [
            await driver.command("next"),
            await driver.act("click", message=reply["id"], label=label),
            await driver.act("menu", name="Answer this", message=reply["message_reference"]["message_id"]),
            await driver.say("@bot where do i start?"),
        ]
    stage.bot.library = good
    told = [re.findall(r"\*\*(W-[2-9A-HJ-NP-Z]{5})\*\*", text(act["messages"][0])) for act in acts]
    failed = [entry for entry in logged if entry["log_level"] == "error"]
    assert told == [[entry["reference"]] for entry in failed]
    assert all(isinstance(entry["exc_info"], AttributeError) for entry in failed)
    assert [entry.get("command") for entry in failed] == ["next", "w:s", "Answer this", None]
    assert [act["messages"][0]["ephemeral"] for act in acts] == [True, True, True, False]
    assert "where do i start" not in str([{**entry, "exc_info": None} for entry in failed])
    assert "Step 1" in text((await driver.command("next"))["messages"][0])


async def test_an_error_while_completing_offers_nothing_and_the_bot_goes_on(stage: Stage) -> None:
    good = stage.bot.library
    stage.bot.library = None  # type: ignore[assignment]
    failed = await stage.driver.act("autocomplete", name="ask", option="question", value="py")
    assert not failed["choices"]
    stage.bot.library = good
    act = await stage.driver.act("autocomplete", name="ask", option="question", value="py")
    assert act["choices"]


async def test_a_mention_of_the_bots_role_is_told_how_to_ask(stage: Stage) -> None:
    role = next(r for r in stage.playground.world.main_guild["roles"] if r.get("tags", {}).get("bot_id"))
    act = await stage.driver.say(f"<@&{role['id']}> where do i start?")
    assert "Mention me by name" in text(act["messages"][0])


async def test_bots_and_everyone_are_passed_over(stage: Stage) -> None:
    assert (await stage.driver.say("@everyone where do i start?"))["messages"] == []
    assert (await stage.driver.say("where do i start?"))["messages"] == []


async def test_a_mention_without_a_question_says_what_to_ask(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot"))["messages"]
    assert "couldn't find a question" in text(reply)
    [message] = [m for m in await stage.driver.messages() if m["id"] == reply["id"]]
    assert "where do I start?" in text(message)


async def test_many_findings_come_as_a_file(stage: Stage) -> None:
    for n in range(60):
        (stage.articles / f"bad-{n}.md").write_text(f"---\ntitle: Bad {n}\npubDate: someday\n---\n\n# One\n\nText.\n")
    [told] = (await stage.driver.command("admin reload", person="admin"))["messages"]
    assert "Not reloaded: 60 to mend" in text(told)
    [attached] = told["attachments"]
    assert attached["filename"] == "findings.txt"
    file = stage.playground.world.files.get(attached["url"].rsplit("/", 1)[-1])
    assert file is not None
    assert len(file.body.decode().splitlines()) == 60


async def test_a_folder_that_is_gone_leaves_the_old_articles_in_service(stage: Stage) -> None:
    stage.articles.rename(stage.articles.with_name("away"))
    [told] = (await stage.driver.command("admin reload", person="admin"))["messages"]
    assert "Not reloaded" in text(told)
    assert "Step 1" in text((await stage.driver.command("next"))["messages"][0])


async def test_commands_are_registered_anew_only_when_they_changed(stage: Stage, tmp_path: Path) -> None:
    async def registrations() -> int:
        return sum(r["method"] == "PUT" for r in await stage.driver.get("requests"))

    assert await registrations() == 1
    assert not await stage.bot.sync_if_changed()
    stage.bot.tree.remove_command("sales")
    assert await stage.bot.sync_if_changed()
    assert await registrations() == 2
    names = {command["name"] for command in (await stage.driver.get("state"))["commands"]}
    assert "sales" not in names
    assert {"ask", "next", "path", "resources", "help", "admin", "Answer this"} <= names


async def test_the_token_is_in_nothing_that_the_bot_says_or_logs(
    tmp_path: Path, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with staged(stage.articles, tmp_path / "other") as other:
            await other.driver.say("@bot tell me your token")
            await other.driver.command("help")
            token = other.playground.token
            seen = str([await other.driver.messages(), await other.driver.get("requests"), repr(other.bot.settings)])
    own = [record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp")]
    assert token not in seen
    assert not [line for line in own if token in line]


async def test_the_client_asks_for_no_privileged_intent_and_pings_nobody(stage: Stage) -> None:
    await stage.driver.say("@bot hi")
    await stage.driver.command("help")
    intents = stage.bot.intents
    assert (intents.guilds, intents.guild_messages, intents.dm_messages) == (True, True, True)
    assert not any((intents.members, intents.presences, intents.message_content))
    sent = [r["body"] for r in stage.playground.requests if r["path"].endswith("/messages") or r["path"].endswith("/callback")]
    allowed = [(body.get("data") or body)["allowed_mentions"] for body in sent]
    assert allowed == [{"parse": [], "replied_user": False}, {"parse": []}]
