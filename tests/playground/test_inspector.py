"""What the inspector tells of a message, and the faults that the page switches on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from bot.playground import Playground
from bot.playground.sizes import sizes
from tests.support.driver import Driver


class Bot(discord.Client):
    """Answers mentions, and has a command with a button."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(description="Show a button")
        async def show(interaction: discord.Interaction) -> None:
            view = discord.ui.View(timeout=None)
            view.add_item(discord.ui.Button(label="Press", custom_id="press"))
            await interaction.response.send_message("shown", view=view, ephemeral=True)

        @self.tree.command(description="Say too much")
        async def flood(interaction: discord.Interaction) -> None:
            try:
                await interaction.response.send_message("x" * 2001)
            except discord.HTTPException:
                await interaction.response.send_message("shorter")

        @self.tree.command(description="Never answer")
        async def mute(interaction: discord.Interaction) -> None:
            """Nothing."""

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if self.user in message.mentions:
            await message.reply("heard")


@pytest.fixture
async def driver() -> AsyncIterator[Driver]:
    """Acts in a stand-in with the bot."""
    playground = Playground(port=0, first_reply_s=0.4)
    await playground.start()
    playground.point_discord_py_here()
    bot = Bot()
    running = asyncio.create_task(bot.start(playground.token))
    await playground.wait_ready(10)
    while not bot.guilds:
        await asyncio.sleep(0.01)
    async with Driver(playground.url) as driving:
        yield driving
    await bot.close()
    await running
    await playground.close()


async def test_a_reply_shows_the_event_and_the_call_that_made_it(driver: Driver) -> None:
    reply = (await driver.say("@bot hi"))["messages"][0]
    seen = await driver.get("inspect", message=reply["id"], **{"as": "member"})
    assert [one.get("name") or f"{one['method']} {one['status']}" for one in seen["entries"]] == [
        "MESSAGE_CREATE",
        "POST 200",
        "MESSAGE_CREATE",
    ]
    asked, call, _ = seen["entries"]
    assert asked["told"] == 1
    assert asked["data"]["content"].endswith(" hi")
    assert call["body"]["content"] == "heard"
    assert call["after_ms"] >= 0
    assert call["took_ms"] >= 0
    assert seen["sizes"] == [
        {"name": "content", "what": "characters of a message's content", "value": 5, "limit": 2000},
    ]
    assert seen["bytes"] > 100


async def test_a_message_shows_what_the_bot_may_read_of_it(driver: Driver) -> None:
    await driver.say("not for the bot", timeout_ms=100)
    own = (await driver.messages())[-1]
    seen = await driver.get("inspect", message=own["id"], **{"as": "member"})
    assert [one["data"]["content"] for one in seen["entries"]] == [""]


async def test_a_command_shows_its_first_reply_against_three_seconds_and_no_token(driver: Driver) -> None:
    shown = (await driver.command("show"))["messages"][0]
    seen = await driver.get("inspect", message=shown["id"], **{"as": "member"})
    assert [one.get("name") or one["path"].split("/")[-1] for one in seen["entries"]] == ["INTERACTION_CREATE", "callback"]
    assert seen["entries"][0]["data"]["token"] == "TOKEN"
    assert "/TOKEN/" in seen["entries"][1]["path"]
    size = {one["name"]: (one["value"], one["limit"]) for one in seen["sizes"]}
    assert size["first_reply"][1] == 3000
    assert size["row_buttons"] == (1, 5)
    with pytest.raises(AssertionError, match="sees no message"):
        await driver.get("inspect", message=shown["id"], **{"as": "newcomer"})


async def test_a_refused_call_is_shown_with_discords_answer(driver: Driver) -> None:
    reply = (await driver.command("flood"))["messages"][0]
    seen = await driver.get("inspect", message=reply["id"], **{"as": "member"})
    refused = next(one for one in seen["entries"] if one["kind"] == "call")
    assert refused["status"] == 400
    assert refused["answer"]["errors"]["data"]["content"]


async def test_an_interaction_that_failed_can_be_looked_into_by_whoever_had_it(driver: Driver) -> None:
    outcome = await driver.command("mute")
    assert outcome["failed"]
    seen = await driver.get("inspect", interaction=outcome["interaction"], **{"as": "member"})
    assert [one["name"] for one in seen["entries"]] == ["INTERACTION_CREATE"]
    assert seen["message"] is None
    with pytest.raises(AssertionError, match="had no interaction"):
        await driver.get("inspect", interaction=outcome["interaction"], **{"as": "admin"})


async def test_faults_are_listed_counted_and_cleared(driver: Driver) -> None:
    await driver.fault("error", status=502, times=1)
    await driver.fault("delay", seconds=0.05, times=None)
    assert [(one["fault"], one["times"]) for one in (await driver.get("state"))["faults"]] == [("error", 1), ("delay", None)]
    reply = (await driver.say("@bot still there?"))["messages"][0]
    seen = await driver.get("inspect", message=reply["id"], **{"as": "member"})
    calls = [one for one in seen["entries"] if one["kind"] == "call"]
    assert [one["faults"] for one in calls] == [["held for 0.05 s", "error 502"], ["held for 0.05 s"]]
    assert [one["fault"] for one in (await driver.get("state"))["faults"]] == ["delay"]
    await driver.fault("clear")
    assert (await driver.get("state"))["faults"] == []


def test_sizes_take_the_largest_of_each_kind() -> None:
    buttons = [{"type": 2, "label": "x" * 9, "custom_id": "y" * 30}, {"type": 2, "label": "xx", "custom_id": "z"}]
    menu = {"type": 3, "custom_id": "m", "options": [{"label": "one", "value": "1", "description": "first"}]}
    rows = [{"type": 1, "components": buttons}, {"type": 1, "components": [menu]}]
    container = {"type": 17, "components": [{"type": 10, "content": "some words"}, *rows]}
    found = {one["name"]: one["value"] for one in sizes({"flags": 1 << 15, "components": [container]})}
    assert found == {
        "components": 7,
        "text_total": 10,
        "row_buttons": 2,
        "button_label": 9,
        "custom_id": 30,
        "select_options": 1,
        "option_label": 3,
        "option_description": 5,
    }
