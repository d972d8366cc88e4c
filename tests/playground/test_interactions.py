"""A foreign discord.py bot in the stand-in: interactions of every kind, and Discord's rules for answering them."""

from __future__ import annotations

import asyncio
import base64
import io
import socket
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands

from bot.playground import Playground
from tests.support.driver import Driver


class Form(ui.Modal, title="Form"):
    """A modal with a text and a choice."""

    name: ui.TextInput[Any] = ui.TextInput(label="Name", required=True)

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        if self.name.value == "nobody":
            raise RuntimeError("leaves the form unanswered")
        await interaction.response.send_message(f"form of {self.name.value}")


class Panel(ui.View):
    """A button and a select that outlive the process."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Count", custom_id="count")
    async def count(self, interaction: discord.Interaction[Any], button: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="counted")

    @ui.select(custom_id="pick", options=[discord.SelectOption(label="Tea", value="t"), discord.SelectOption(label="Milk")])
    async def pick(self, interaction: discord.Interaction[Any], select: ui.Select[Any]) -> None:
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


class Foreign(commands.Cog):
    """Commands as any bot may have them."""

    @app_commands.command()
    async def form(self, interaction: discord.Interaction[Any]) -> None:
        """Open a modal"""
        await interaction.response.send_modal(Form())

    @app_commands.command()
    async def panel(self, interaction: discord.Interaction[Any]) -> None:
        """Show buttons"""
        await interaction.response.send_message("panel", view=Panel())

    @app_commands.command()
    async def late(self, interaction: discord.Interaction[Any]) -> None:
        """Reply too late"""
        await asyncio.sleep(0.8)
        try:
            await interaction.response.send_message("too late")
        except discord.NotFound as error:
            self.codes.append(error.code)

    @app_commands.command()
    async def slow(self, interaction: discord.Interaction[Any]) -> None:
        """Think first"""
        await interaction.response.defer(thinking=True)
        await asyncio.sleep(0.8)
        await interaction.followup.send("thought")
        await interaction.followup.send("and more", ephemeral=True)

    @app_commands.command()
    async def twice(self, interaction: discord.Interaction[Any]) -> None:
        """Reply twice"""
        await interaction.response.send_message("one")
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("two")
        except discord.HTTPException as error:
            self.codes.append(error.code)

    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    async def managers(self, interaction: discord.Interaction[Any]) -> None:
        """For managers"""
        await interaction.response.send_message("managed")

    @app_commands.command()
    async def typed(
        self,
        interaction: discord.Interaction[Any],
        number: int,
        who: discord.Member,
        paper: discord.Attachment,
        flag: bool = False,
    ) -> None:
        """Take options of many types"""
        content = (await paper.read()).decode()
        picture = discord.File(io.BytesIO(b"reply"), "reply.txt")
        await interaction.response.send_message(f"{number} {who.name} {content} {flag}", file=picture)

    def __init__(self) -> None:
        self.codes: list[int] = []


class Bot(commands.Bot):
    """The foreign bot."""

    cog: Foreign

    async def setup_hook(self) -> None:
        self.cog = Foreign()
        await self.add_cog(self.cog)
        self.add_view(Panel())

        @self.tree.context_menu(name="Who")
        async def who(interaction: discord.Interaction[Any], member: discord.Member) -> None:
            await interaction.response.send_message(member.name, ephemeral=True)

        await self.tree.sync()


@pytest.fixture
async def stand_in() -> AsyncIterator[tuple[Driver, Bot]]:
    playground = Playground(port=0, first_reply_s=0.5)
    await playground.start()
    playground.point_discord_py_here()
    intents = discord.Intents.none()
    intents.guilds = True
    bot = Bot(commands.when_mentioned, intents=intents)
    running = asyncio.create_task(bot.start(playground.token))
    await playground.wait_ready(10)
    while not bot.guilds:
        await asyncio.sleep(0.01)
    async with Driver(playground.url) as driver:
        yield driver, bot
    await bot.close()
    await running
    await playground.close()


StandIn = tuple[Driver, Bot]


async def test_a_modal_is_opened_and_filled_in(stand_in: StandIn) -> None:
    driver, _ = stand_in
    opened = await driver.command("form")
    assert opened["modal"]["title"] == "Form"
    async with aiohttp.ClientSession() as http:
        body = {"as": "member", "type": "submit", "modal": opened["modal"]["custom_id"], "values": {"Name": ""}}
        async with http.post(driver._base + "acts", json=body) as refused:
            assert "must be filled in" in (await refused.json())["error"]
    unanswered = await driver.act("submit", modal=opened["modal"]["custom_id"], values={"Name": "nobody"})
    assert "did not respond" in unanswered["failed"]
    done = await driver.act("submit", modal=opened["modal"]["custom_id"], values={"Name": "Ada"})
    assert done["messages"][0]["content"] == "form of Ada"


async def test_buttons_edit_and_selects_answer_privately(stand_in: StandIn) -> None:
    driver, _ = stand_in
    [panel] = (await driver.command("panel"))["messages"]
    clicked = await driver.act("click", message=panel["id"], label="Count")
    assert clicked["edited"][0]["content"] == "counted"
    chosen = await driver.act("choose", message=panel["id"], custom_id="pick", values=["Tea"])
    assert chosen["messages"][0]["content"] == "picked t"
    assert chosen["messages"][0]["ephemeral"]
    assert "picked t" not in [m["content"] for m in await driver.messages(person="newcomer")]


async def test_a_late_reply_fails_and_its_token_is_unknown(stand_in: StandIn) -> None:
    driver, bot = stand_in
    act = await driver.command("late")
    assert "did not respond" in act["failed"]
    async with asyncio.timeout(5):
        while not bot.cog.codes:
            await asyncio.sleep(0.02)
    assert bot.cog.codes == [10062]


async def test_a_deferred_reply_takes_the_place_of_thinking(stand_in: StandIn) -> None:
    driver, _ = stand_in
    act = await driver.command("slow")
    assert [message["content"] for message in act["messages"]] == ["thought", "and more"]
    assert [message["ephemeral"] for message in act["messages"]] == [False, True]
    assert act["ms"] >= 700


async def test_a_second_first_reply_is_refused(stand_in: StandIn) -> None:
    driver, bot = stand_in
    await driver.command("twice")
    assert bot.cog.codes == [40060]


async def test_permissions_of_a_command_are_enforced(stand_in: StandIn) -> None:
    driver, _ = stand_in
    assert "permission" in (await driver.command("managers"))["failed"]
    assert (await driver.command("managers", person="admin"))["messages"][0]["content"] == "managed"
    await driver.world("permissions", person="member", permissions=1 << 5)
    assert (await driver.command("managers"))["messages"][0]["content"] == "managed"


async def test_options_and_files_go_both_ways(stand_in: StandIn) -> None:
    driver, _ = stand_in
    paper = {"filename": "a.txt", "base64": base64.b64encode(b"words").decode()}
    act = await driver.command("typed", number=3, who="newcomer", paper=paper, flag=True)
    [reply] = act["messages"]
    assert reply["content"] == "3 newcomer words True"
    assert reply["attachments"][0]["filename"] == "reply.txt"


async def test_an_empty_message_is_none(stand_in: StandIn) -> None:
    driver, _ = stand_in
    for act in ({"content": " \n"}, {}):
        assert "empty" in (await driver.act("message", **act))["failed"]
    said = await driver.act("message", content="words")
    own = (await driver.messages())[-1]
    assert said["failed"] is None
    assert own["content"] == "words"
    assert "empty" in (await driver.act("edit", message=own["id"], content=""))["failed"]
    assert (await driver.messages())[-1]["content"] == "words"


async def test_the_user_menu_names_whom_it_was_used_on(stand_in: StandIn) -> None:
    driver, _ = stand_in
    act = await driver.act("menu", name="Who", user="newcomer")
    assert act["messages"][0]["content"] == "newcomer"


@pytest.mark.parametrize(
    "body",
    [
        {"as": "nobody", "type": "message", "content": "x"},
        {"as": "member", "type": "dance"},
        {"as": "member", "type": "command", "name": "nothing"},
        {"as": "member", "type": "command", "name": "typed", "options": {"number": "many"}},
        {"as": "member", "type": "message", "channel": "nowhere", "content": "x"},
    ],
)
async def test_what_an_act_gets_wrong_is_told(stand_in: StandIn, body: dict[str, Any]) -> None:
    driver, _ = stand_in
    async with aiohttp.ClientSession() as http, http.post(driver._base + "acts", json=body) as response:
        assert response.status == 400
        assert (await response.json())["error"]


def outer_address() -> str | None:
    """An address of this machine that others would reach it at; None where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only says which address it would send from.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if found.startswith("127.") else found


async def closed_with(http: aiohttp.ClientSession, url: str, token: str) -> int | None:
    """The code that the gateway closes with on a token; None where it takes it."""
    async with http.ws_connect(url) as gateway:
        await gateway.receive_json()
        await gateway.send_json({"op": 2, "d": {"token": token, "intents": 0, "properties": {}}})
        answer = await gateway.receive()
        return None if answer.type is aiohttp.WSMsgType.TEXT else gateway.close_code


async def test_off_loopback_the_page_and_api_take_the_key() -> None:
    playground = Playground("0.0.0.0", 0)
    await playground.start()
    base = f"http://127.0.0.1:{playground.port}/"
    async with aiohttp.ClientSession() as http:
        async with http.get(base + "playground/api/state") as refused:
            assert refused.status == 403
        async with http.get(base, params={"key": playground.key or ""}) as page:
            assert page.status == 200
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        async with http.get(base + "playground/api/state", params={"key": playground.key or ""}) as shown:
            assert shown.status == 200
    await playground.close()


async def test_a_token_of_any_kind_serves_the_bot_of_this_machine_alone() -> None:
    outside = outer_address()
    if outside is None:
        pytest.skip("this machine has no address but loopback")
    playground = Playground("0.0.0.0", 0)
    playground.any_token = True
    await playground.start()
    # Bound to one address, a client is what another machine is to the stand-in: somebody at another address than it.
    connector = aiohttp.TCPConnector(local_addr=(outside, 0))
    bot = {"Authorization": "Bot nonsense"}
    async with aiohttp.ClientSession() as here, aiohttp.ClientSession(connector=connector) as there:
        base = f"http://127.0.0.1:{playground.port}"
        async with here.get(f"{base}/api/v10/users/@me", headers=bot) as served:
            assert served.status == 200
        async with here.get(f"http://{outside}:{playground.port}/api/v10/users/@me", headers=bot) as own:
            assert own.status == 200
        async with there.get(f"{base}/api/v10/users/@me", headers=bot) as refused:
            assert refused.status == 401
        assert await closed_with(here, f"{base}/gateway", "nonsense") is None
        assert await closed_with(there, f"{base}/gateway", "nonsense") == 4004
        headers = {"Authorization": f"Bot {playground.token}"}
        async with there.get(f"{base}/api/v10/users/@me", headers=headers) as known:
            assert known.status == 200
        assert await closed_with(there, f"{base}/gateway", playground.token) is None
    await playground.close()


async def test_a_name_made_to_lead_here_takes_no_token_but_the_bot_s() -> None:
    playground = Playground(port=0)
    playground.any_token = True
    await playground.start()
    async with aiohttp.ClientSession(headers={"Host": "evil.example", "Origin": "http://evil.example"}) as http:
        url = f"{playground.api_base}/users/@me"
        async with http.get(url, headers={"Authorization": "Bot x"}) as refused:
            assert refused.status == 401
        async with http.get(url, headers={"Authorization": f"Bot {playground.token}"}) as known:
            assert known.status == 200
        assert await closed_with(http, f"http://127.0.0.1:{playground.port}/gateway", "x") == 4004
    await playground.close()


async def test_what_is_not_there_has_the_page_s_headers_too() -> None:
    playground = Playground(port=0)
    await playground.start()
    async with aiohttp.ClientSession() as http, http.get(playground.url + "nope") as missing:
        assert missing.status == 404
        assert "default-src 'none'" in missing.headers["Content-Security-Policy"]
        assert missing.headers["X-Content-Type-Options"] == "nosniff"
    await playground.close()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"fault": "error", "route": "("}, "route"),
        ({"fault": "error", "status": 99}, "status"),
        ({"fault": "error", "status": 200}, "status"),
        ({"fault": "error", "times": 0}, "times"),
        ({"fault": "delay", "seconds": -1}, "seconds"),
        ({"fault": "delay", "seconds": "nan"}, "seconds"),
        ({"fault": "rate_limit", "retry_after": -1}, "retry_after"),
    ],
)
async def test_a_fault_that_can_not_be_is_refused(fault: dict[str, Any], said: str) -> None:
    playground = Playground(port=0)
    await playground.start()
    async with aiohttp.ClientSession() as http:
        async with http.post(playground.url + "playground/api/faults", json=fault) as refused:
            assert refused.status == 400
            assert said in (await refused.json())["error"]
        headers = {"Authorization": f"Bot {playground.token}"}
        async with http.get(playground.api_base + "/users/@me", headers=headers) as answered:
            assert answered.status == 200
    await playground.close()


async def test_another_site_may_not_act_and_a_wrong_token_is_refused() -> None:
    playground = Playground(port=0)
    await playground.start()
    async with aiohttp.ClientSession() as http:
        body = {"as": "member", "type": "message", "content": "x"}
        for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
            async with http.post(playground.url + "playground/api/acts", json=body, headers=headers) as refused:
                assert refused.status == 403
        async with http.get(playground.api_base + "/users/@me", headers={"Authorization": "Bot no"}) as refused:
            assert refused.status == 401
        headers = {"Authorization": f"Bot {playground.token}"}
        async with http.get(playground.api_base + "/nothing/here", headers=headers) as missing:
            assert missing.status == 404
            assert missing.headers["X-RateLimit-Remaining"]
    await playground.close()
