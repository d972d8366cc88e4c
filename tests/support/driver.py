"""Drives the stand-in as a person would, over its own API."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import aiohttp


class Driver:
    """Acts through the API of a running playground.

    Args:
        url: The playground's address.
    """

    def __init__(self, url: str) -> None:
        self._base = f"{url}playground/api/"
        self._http = aiohttp.ClientSession()

    async def __aenter__(self) -> Driver:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._http.close()

    async def _post(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self._http.post(self._base + name, json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, answer
            return answer

    async def get(self, name: str, **query: str) -> Any:
        """Anything that the API gives."""
        async with self._http.get(self._base + name, params=query) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def act(self, kind: str, *, person: str = "member", channel: str = "general", **rest: Any) -> dict[str, Any]:
        """Do something as a person."""
        return await self._post("acts", {"as": person, "channel": channel, "type": kind, **rest})

    async def say(self, content: str, **rest: Any) -> dict[str, Any]:
        """Write a message."""
        return await self.act("message", content=content, **rest)

    async def command(self, name: str, *, person: str = "member", channel: str = "general", **options: Any) -> dict[str, Any]:
        """Use a slash command."""
        return await self.act("command", person=person, channel=channel, name=name, options=options)

    async def world(self, do: str, **rest: Any) -> dict[str, Any]:
        """Change the world."""
        return await self._post("world", {"do": do, **rest})

    async def fault(self, fault: str, **rest: Any) -> None:
        """Switch on a fault."""
        await self._post("faults", {"fault": fault, **rest})

    async def messages(self, channel: str = "general", person: str = "member") -> list[dict[str, Any]]:
        """What a person sees in a channel."""
        seen: list[dict[str, Any]] = await self.get("messages", channel=channel, **{"as": person})
        return seen


def components(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Every component of a message, nested ones too."""
    found: list[dict[str, Any]] = []
    left = list(message["components"])
    while left:
        one = left.pop(0)
        found.append(one)
        left.extend(one.get("components") or [])
        if one.get("accessory"):
            left.append(one["accessory"])
    return found


def text(message: dict[str, Any]) -> str:
    """All text that a message shows."""
    return "\n".join([message["content"], *(one["content"] for one in components(message) if one["type"] == 10)])


def labels(message: dict[str, Any]) -> list[str]:
    """The labels of its buttons."""
    return [one["label"] for one in components(message) if one["type"] == 2]


def options(message: dict[str, Any]) -> list[str]:
    """The labels of its menus' options."""
    return [option["label"] for one in components(message) if one["type"] == 3 for option in one["options"]]
