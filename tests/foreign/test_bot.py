"""A bot that knows nothing of the stand-in, started by its own script, does there what it does on Discord."""

from __future__ import annotations

import asyncio
import base64
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.playground import Playground
from tests.support.driver import Driver
from tests.support.process import Served

SCRIPT = Path(__file__).parent / "bot.py"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The stand-in with the foreign bot in it."""
    with Served("-m", "bot.playground", "--port", "0", "run", str(SCRIPT)) as running:
        yield running


@pytest.fixture
async def driver(served: Served) -> AsyncIterator[Driver]:
    """Acts there."""
    async with Driver(served.url) as driving:
        yield driving


async def test_a_hybrid_command_works_by_slash_and_by_prefix(driver: Driver) -> None:
    by_slash = await driver.act("command", name="cake taste", options={"name": "Plum"})
    by_prefix = await driver.say("!cake taste Carrot")
    assert by_slash["messages"][0]["content"] == "Plum cake tastes fine."
    said = [one["content"] for one in await driver.messages()]
    assert by_prefix["failed"] is None
    assert "Carrot cake tastes fine." in said


async def test_a_group_falls_back_to_its_first_command_and_sends_an_embed(driver: Driver) -> None:
    listed = await driver.command("cake list")
    assert [one["name"] for one in listed["messages"][0]["embeds"][0]["fields"]] == ["Carrot", "Plum"]


async def test_a_task_runs_beside_the_commands(driver: Driver) -> None:
    told = ""
    while told != "The clock has ticked often.":
        told = (await driver.command("uptime"))["messages"][0]["content"]


@pytest.mark.parametrize(("role", "told"), [("@everyone", "newcomer"), ("Admin", "Admin")])
async def test_a_command_takes_options_of_every_kind(driver: Driver, role: str, told: str) -> None:
    act = await driver.command("invite", who="member", role=role, told=told, where="help", price=2.5, guests=3)
    assert act["messages"][0]["content"] == f"member as {role}, told {told} in help: 3 for 2.5"


async def test_a_picture_that_the_bot_sends_is_one_whatever_it_is_called_on_the_way(driver: Driver) -> None:
    await driver.say("!show")
    sent = next(one for one in reversed(await driver.messages()) if len(one["attachments"]) == 3)
    about = [(one["filename"], one["content_type"], one.get("width"), one.get("height")) for one in sent["attachments"]]
    assert about == [
        ("cake.png", "image/png", 3, 2),
        ("SPOILER_price.png", "image/png", 3, 2),
        ("recipe.txt", "text/plain", None, None),
    ]


_LATENCIES = """
import asyncio, sys
import discord
from discord import gateway, http
from yarl import URL
http.Route.BASE, gateway.DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], URL(sys.argv[2])
client = discord.Client(intents=discord.Intents.none())
async def main():
    running = asyncio.create_task(client.start(sys.argv[3]))
    seen = set()
    while len(seen) < 9:
        await asyncio.sleep(0.05)
        if client.is_ready():
            seen.add(client.latency)
    print(*sorted(seen))
    await client.close()
    await running
asyncio.run(main())
"""


async def test_a_heartbeat_is_answered_after_the_bot_has_noted_that_it_asked() -> None:
    playground = Playground(port=0, heartbeat_ms=400)
    await playground.start()
    # In a process of its own, as bots are: only there an answer can come that soon.
    arguments = (playground.api_base, playground.gateway_url, playground.token)
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", _LATENCIES, *arguments, stdout=asyncio.subprocess.PIPE)
    said, _ = await asyncio.wait_for(bot.communicate(), 30)
    await playground.close()
    latencies = [float(one) for one in said.split()]
    # Else it is counted from the heartbeat before: an interval too much.
    assert latencies[len(latencies) // 2] < 0.3


async def test_a_form_takes_no_more_files_than_it_asks_for(driver: Driver) -> None:
    opened = await driver.command("order")
    picture = {"filename": "cake.png", "base64": base64.b64encode(b"12345").decode()}
    values = {"Name on the cake": "Ann", "Size": "Large", "For whom": ["newcomer"], "Picture": [picture, picture]}
    body = {"as": "member", "channel": "general", "type": "submit", "modal": opened["modal"]["custom_id"], "values": values}
    async with driver._http.post(driver._base + "acts", json=body) as refused:
        assert refused.status == 400
        assert "takes 0 to 1 files" in (await refused.json())["error"]


async def test_a_form_takes_text_choices_people_and_a_file(driver: Driver) -> None:
    opened = await driver.command("order")
    modal = opened["modal"]["custom_id"]
    picture = {"filename": "cake.png", "base64": base64.b64encode(b"12345").decode()}
    values: dict[str, Any] = {"Name on the cake": "Ann", "Size": "Large", "For whom": ["newcomer"], "Picture": [picture]}
    sent = await driver.act("submit", modal=modal, values=values)
    assert sent["messages"][0]["content"] == "A large cake for **Ann** (Newcomer)\ncake.png of 5 bytes"
    assert sent["messages"][0]["ephemeral"]


async def test_a_form_takes_circles_boxes_roles_and_channels(driver: Driver) -> None:
    opened = await driver.command("survey")
    values = {
        "Stars": "Three",
        "What you liked": ["Taste", "Price"],
        "I come again": True,
        "Whom I tell": ["Admin"],
        "Where": ["help"],
    }
    sent = await driver.act("submit", modal=opened["modal"]["custom_id"], values=values)
    assert sent["messages"][0]["content"] == "Three; Taste and Price; again: True; told Admin in help"


async def test_menus_of_roles_and_channels_are_resolved(driver: Driver) -> None:
    shown = (await driver.command("counter"))["messages"][0]["id"]
    role = await driver.act("choose", message=shown, custom_id="shop:role", values=["Admin"])
    channel = await driver.act("choose", message=shown, custom_id="shop:channel", values=["help"])
    assert role["messages"][0]["content"] == "Role Admin"
    assert channel["messages"][0]["content"] == "Channel help"
    counted = await driver.act("click", message=shown, label="Count")
    assert counted["edited"][0]["content"] == "Counted to 1"


async def test_what_a_person_changes_and_takes_back_reaches_the_bot(driver: Driver) -> None:
    await driver.say("a first thought", channel="help", timeout_ms=100)
    own = (await driver.messages("help"))[-1]
    changed = await driver.act("edit", channel="help", message=own["id"], content="a second thought")
    assert changed["messages"][0]["content"] == "Changed: a first thought -> a second thought"
    gone = await driver.act("delete", channel="help", message=own["id"])
    assert gone["messages"][0]["content"] == "Gone: a second thought"
    assert own["id"] not in [one["id"] for one in await driver.messages("help")]


async def test_nobody_changes_somebody_else_s_message_and_an_admin_may_take_it_away(driver: Driver) -> None:
    await driver.say("mine", channel="help", timeout_ms=100)
    own = (await driver.messages("help"))[-1]["id"]
    for act in ({"kind": "edit", "content": "x"}, {"kind": "delete"}):
        with pytest.raises(AssertionError, match="somebody else's"):
            await driver.act(act.pop("kind"), person="newcomer", channel="help", message=own, **act)
    await driver.act("delete", person="admin", channel="help", message=own)
    assert own not in [one["id"] for one in await driver.messages("help")]


async def test_reactions_go_both_ways(driver: Driver) -> None:
    await driver.say("hello there", timeout_ms=500)
    greeted = next(one for one in reversed(await driver.messages()) if one["content"] == "hello there")
    assert [(one["emoji"]["name"], one["count"]) for one in greeted["reactions"]] == [("👋", 1)]
    liked = await driver.act("react", message=greeted["id"], emoji="❤️")
    assert liked["messages"][0]["content"] == "Member likes that."
    await driver.act("react", message=greeted["id"], emoji="❤️", remove=True, timeout_ms=100)
    seen = next(one for one in await driver.messages() if one["id"] == greeted["id"])
    assert [one["emoji"]["name"] for one in seen["reactions"]] == ["👋"]


async def test_several_messages_are_taken_away_at_once(driver: Driver) -> None:
    for number in range(3):
        await driver.say(f"clutter {number}", channel="help", timeout_ms=100)
    await driver.say("!tidy", channel="help")
    seen = [one["content"] for one in await driver.messages("help")]
    assert "4 are gone." in seen, seen[-3:]
    assert not any("clutter" in one or one == "!tidy" for one in seen)


async def test_a_thread_is_a_place_of_its_own_below_its_channel(driver: Driver) -> None:
    await driver.say("thread please", channel="help", timeout_ms=500)
    channels = (await driver.get("state"))["guilds"][0]["channels"]
    thread = next(one for one in channels if one.get("parent_id"))
    assert thread["name"] == "A cake thread"
    assert [one["content"] for one in await driver.messages(thread["id"])] == ["Here we are."]


async def test_a_poll_is_one_that_the_bot_can_read_back(driver: Driver) -> None:
    sent = (await driver.command("poll"))["messages"][0]
    assert [one["answer_id"] for one in sent["poll"]["answers"]] == [1, 2]
    # discord.py has taken the message in, and the bot still answers.
    assert (await driver.command("uptime"))["failed"] is None


async def test_a_file_that_a_person_sends_is_an_attachment(driver: Driver) -> None:
    paper = {"filename": "notes.txt", "base64": base64.b64encode(b"some notes").decode()}
    await driver.say("with a file", attachments=[paper], timeout_ms=100)
    sent = next(one for one in reversed(await driver.messages()) if one["content"] == "with a file")
    assert [(one["filename"], one["size"], one["content_type"]) for one in sent["attachments"]] == [
        ("notes.txt", 10, "text/plain")
    ]
