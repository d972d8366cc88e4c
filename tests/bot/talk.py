"""A stand-in for Discord with the real client in it, and a short way to act there and to read what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.client import Waymark
from bot.playground import Playground
from bot.settings import Settings
from knowledge.library import load

Data = dict[str, Any]
TEXT, BUTTON, SELECT, LINK_STYLE = 10, 2, 3, 5


def parts(message: Data) -> Iterator[Data]:
    """Every component of a message, nested ones too, in the order a reader meets them."""

    def walk(component: Data) -> Iterator[Data]:
        yield component
        for child in component.get("components") or ():
            yield from walk(child)
        if component.get("accessory"):
            yield from walk(component["accessory"])

    for component in message.get("components") or ():
        yield from walk(component)


def text(message: Data) -> str:
    """All that a message says in text displays, a line each."""
    return "\n".join(part["content"] for part in parts(message) if part["type"] == TEXT)


def labels(message: Data) -> list[str]:
    """The labels of a message's buttons that do something."""
    return [p["label"] for p in parts(message) if p["type"] == BUTTON and p["style"] != LINK_STYLE]


def links(message: Data) -> list[str]:
    """The addresses of a message's link buttons."""
    return [p["url"] for p in parts(message) if p["type"] == BUTTON and p["style"] == LINK_STYLE]


def menus(message: Data) -> list[Data]:
    """The menus of a message."""
    return [part for part in parts(message) if part["type"] == SELECT]


def options(message: Data) -> list[str]:
    """The labels of all options of a message's menus."""
    return [option["label"] for menu in menus(message) for option in menu["options"]]


@dataclass(slots=True)
class Talk:
    """Acts in the stand-in as its people do.

    Attributes:
        playground: The stand-in.
        bot: The client in it.
        session: For the stand-in's API.
    """

    playground: Playground
    bot: Waymark
    session: aiohttp.ClientSession

    async def _call(self, method: str, what: str, **given: Any) -> Any:
        url = f"http://{self.playground.host}:{self.playground.port}/playground/api/{what}"
        async with self.session.request(method, url, **given) as response:
            body = await response.json()
            assert response.status == 200, body
            return body

    async def act(self, kind: str, *, who: str = "member", channel: str = "general", **given: Any) -> Data:
        """Do something as a person, and get what came of it."""
        body = {"as": who, "channel": channel, "type": kind, **given}
        outcome: Data = await self._call("POST", "acts", json=body)
        return outcome

    async def say(self, content: str, **given: Any) -> Data:
        """Write a message, and get the bot's one reply to it."""
        return only(await self.act("message", content=content, **given))

    async def ask(self, question: str, **given: Any) -> Data:
        """Use /ask, and get the reply."""
        return await self.command("ask", {"question": question}, **given)

    async def command(self, name: str, options: Data | None = None, **given: Any) -> Data:
        """Use a slash command, and get its one reply."""
        return only(await self.act("command", name=name, options=options or {}, **given))

    async def click(self, message: Data, label: str, **given: Any) -> Data:
        """Click a button by how its label begins, and get what came of it."""
        button = next(p for p in parts(message) if p["type"] == BUTTON and p.get("label", "").startswith(label))
        return await self.act("click", message=message["id"], custom_id=button["custom_id"], **given)

    async def choose(self, message: Data, label: str, **given: Any) -> Data:
        """Choose an option of a message's menus by its label, and get what came of it."""
        menu = next(m for m in menus(message) if any(o["label"] == label for o in m["options"]))
        return await self.act("choose", message=message["id"], custom_id=menu["custom_id"], values=[label], **given)

    async def choices(self, name: str, option: str, value: str, **given: Any) -> list[str]:
        """What an option offers for what is typed so far."""
        outcome = await self.act("autocomplete", name=name, option=option, value=value, **given)
        assert outcome["failed"] is None, outcome
        return [choice["name"] for choice in outcome["choices"]]

    async def messages(self, channel: str = "general", who: str = "member") -> list[Data]:
        """What a person sees in a channel."""
        seen: list[Data] = await self._call("GET", "messages", params={"channel": channel, "as": who})
        return seen

    async def state(self) -> Data:
        """What there is."""
        found: Data = await self._call("GET", "state")
        return found

    async def world(self, do: str, **given: Any) -> Data:
        """Change the world."""
        changed: Data = await self._call("POST", "world", json={"do": do, **given})
        return changed

    async def fault(self, fault: str, **given: Any) -> None:
        """Switch on a fault."""
        await self._call("POST", "faults", json={"fault": fault, **given})


def only(outcome: Data) -> Data:
    """The one message that an act led to."""
    assert outcome["failed"] is None, outcome["failed"]
    assert len(outcome["messages"]) == 1, outcome
    message: Data = outcome["messages"][0]
    return message


@asynccontextmanager
async def talking(
    articles: Path, data: Path, *, first_reply_s: float = 3.0, **settings: Any
) -> AsyncIterator[Talk]:
    """The real client on these articles in a stand-in of its own."""
    library = await asyncio.to_thread(load, articles)
    playground = Playground(port=0, bot_name="Waymark", first_reply_s=first_reply_s)
    await playground.start()
    playground.point_discord_py_here()
    bot = Waymark(
        Settings(
            _env_file=None,
            discord_token=SecretStr(playground.token),
            articles_dir=articles,
            data_dir=data,
            **settings,
        ),
        library,
    )
    running = asyncio.create_task(bot.start(playground.token))
    try:
        async with aiohttp.ClientSession() as session:
            ready = asyncio.create_task(playground.wait_ready(20))
            await asyncio.wait({ready, running}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
            await ready
            await bot.wait_until_ready()
            yield Talk(playground, bot, session)
    finally:
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)
        await playground.close()
