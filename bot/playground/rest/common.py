"""What every REST route shares: its errors, its body, the files sent along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.playground.faults import Faults
from bot.playground.interactions import Interaction
from bot.playground.objects import Data
from bot.playground.validation import Invalid
from bot.playground.world import World

WORLD: web.AppKey[World] = web.AppKey("world", World)
FAULTS: web.AppKey[Faults] = web.AppKey("faults", Faults)
INTERACTIONS: web.AppKey[dict[str, Interaction]] = web.AppKey("interactions", dict)
# Where a request keeps its JSON for the record.
BODY: web.RequestKey[Any] = web.RequestKey("body", object)
GATEWAY_URL: web.AppKey[list[str]] = web.AppKey("gateway_url", list)


class ApiError(Exception):
    """A refusal, with Discord's status and body."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: Data = {"message": message, "code": code}


def unknown(what: str, code: int) -> ApiError:
    """404 with Discord's code for an unknown thing."""
    return ApiError(404, code, f"Unknown {what}")


UNKNOWN_CHANNEL = ("Channel", 10003)
UNKNOWN_GUILD = ("Guild", 10004)
UNKNOWN_MESSAGE = ("Message", 10008)
UNKNOWN_USER = ("User", 10013)
UNKNOWN_MEMBER = ("Member", 10007)
UNKNOWN_WEBHOOK = ("Webhook", 10015)
UNKNOWN_INTERACTION = ("interaction", 10062)
UNKNOWN_COMMAND = ("application command", 10063)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body."""

    index: str
    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """A request's JSON with its files."""

    data: Any
    files: tuple[Upload, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(upload.name for upload in self.files)


async def read_body(request: web.Request) -> Body:
    """The JSON of a request, out of ``payload_json`` where files come along.

    Raises:
        ApiError: It is no JSON.
    """
    if request.content_type != "multipart/form-data":
        raw = await request.read()
        if not raw:
            return Body({})
        request[BODY] = _json(raw)
        return Body(request[BODY])
    data: Any = {}
    files: list[Upload] = []
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None or part.name == "payload_json":
            request[BODY] = data = _json(content)
        else:
            index = (part.name or "").removeprefix("files[").removesuffix("]")
            files.append(Upload(index, part.filename, content))
    return Body(data, tuple(files))


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None


def stored(world: World, body: Body) -> list[Data]:
    """Keep the files of a body; their attachment objects, with the descriptions that the JSON gives them."""
    told = {str(one.get("id")): one for one in (body.data or {}).get("attachments") or [] if isinstance(one, dict)}
    found = []
    for upload in body.files:
        attachment = world.store_file(upload.name, upload.body)
        about = told.get(upload.index, {})
        found.append({**attachment, **({"description": about["description"]} if about.get("description") else {})})
    return found


def kept(body: Body, before: list[Data], world: World) -> list[Data] | None:
    """The attachments that a message has after an edit, or None where the edit says nothing of them."""
    listed = (body.data or {}).get("attachments")
    if listed is None and not body.files:
        return None
    ids = {str(one.get("id")) for one in listed or [] if isinstance(one, dict)}
    return [*(one for one in before if one["id"] in ids), *stored(world, body)]


def refused(error: Invalid) -> web.Response:
    """Discord's answer to a body that it doesn't take."""
    return web.json_response(error.body, status=400)
