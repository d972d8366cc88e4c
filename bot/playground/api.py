"""The stand-in's own API: see and act as a person would, change the world, switch on faults."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

from bot.playground.acts import Acts
from bot.playground.faults import Delay, Failure, Faults, RateLimit
from bot.playground.gateway import Gateway
from bot.playground.inspector import inspected
from bot.playground.objects import DM_CHANNEL, THREAD, Data
from bot.playground.rest.common import FAULTS, WORLD
from bot.playground.trace import Trace
from bot.playground.world import Change, World, WorldError

ACTS: web.AppKey[Acts] = web.AppKey("acts", Acts)
GATEWAY: web.AppKey[Gateway] = web.AppKey("gateway", Gateway)
REQUESTS: web.AppKey[Any] = web.AppKey("requests", object)
TRACE: web.AppKey[Trace] = web.AppKey("trace", Trace)

routes = web.RouteTableDef()
_BASE = "/playground/api"


def state_of(world: World, faults: Faults) -> Data:
    """What there is: the bot, guilds, people, commands, and the faults that are switched on."""
    guilds = [
        {
            "id": guild["id"],
            "name": guild["name"],
            "roles": [{"id": role["id"], "name": role["name"]} for role in guild["roles"]],
            "permissions": {name: str(world.permissions_of(guild, person["id"])) for name, person in world.people.items()},
            "channels": [_channel(c) for c in world.channels.values() if c.get("guild_id") == guild["id"]],
        }
        for guild in world.guilds.values()
    ]
    admin = world.people["admin"]
    return {
        "bot": {"id": world.bot["id"], "name": world.bot["username"], "ready": world.bot_ready},
        "guilds": guilds,
        "people": [{"id": p["id"], "name": name, "admin": p is admin} for name, p in world.people.items()],
        "commands": [command for commands in world.commands.values() for command in commands.values()],
        "notices": [{"severity": severity, "text": text} for severity, text in world.notices],
        "suggestions": world.suggestions,
        "faults": faults.listed(),
    }


def _channel(channel: Data) -> Data:
    parent = {"parent_id": channel["parent_id"]} if channel["type"] == THREAD else {}
    return {"id": channel["id"], "name": channel["name"], **parent}


async def _json(request: web.Request) -> Data:
    try:
        body = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise WorldError("the body is no JSON") from None
    if not isinstance(body, dict):
        raise WorldError("the body must be a JSON object")
    return body


def _person(world: World, request: web.Request) -> Data:
    name = request.query.get("as", "member")
    if name not in world.people:
        raise WorldError(f"there is no person {name!r}; there is {', '.join(world.people)}")
    return world.people[name]


@routes.get(f"{_BASE}/state")
async def state(request: web.Request) -> web.Response:
    """See `state_of`."""
    return web.json_response(state_of(request.app[WORLD], request.app[FAULTS]))


@routes.get(f"{_BASE}/messages")
async def messages(request: web.Request) -> web.Response:
    """What a person sees in a channel, oldest first: all, or the last ``limit``, of those ``before`` a message."""
    world = request.app[WORLD]
    person = _person(world, request)
    channel = request.app[ACTS].channel(request.query.get("channel", "general"), person, request.query.get("guild"))
    seen = [m for m in world.messages[channel["id"]] if m.private_to in (None, person["id"])]
    if "before" in request.query:
        before = int(request.query["before"])
        seen = [m for m in seen if int(m.id) < before]
    limit = int(request.query.get("limit", len(seen)))
    return web.json_response([m.seen_as() for m in seen[max(0, len(seen) - limit) :]])


@routes.get(f"{_BASE}/inspect")
async def inspect(request: web.Request) -> web.Response:
    """What made a message that a person sees, or what an interaction led to; see `inspected`."""
    world, acts = request.app[WORLD], request.app[ACTS]
    person = _person(world, request)
    if "interaction" in request.query:
        return web.json_response(inspected(request.app[TRACE], cause=acts.own_cause(request.query["interaction"], person)))
    channel = acts.channel(request.query.get("channel", "general"), person, request.query.get("guild"))
    message = acts.message(channel, request.query.get("message"), person)
    return web.json_response(inspected(request.app[TRACE], message=message, cause=message.cause))


@routes.get(_BASE + "/files/{file}")
async def file(request: web.Request) -> web.Response:
    """An attachment; only pictures are shown, all else is downloaded."""
    found = request.app[WORLD].files.get(request.match_info["file"])
    if found is None:
        raise web.HTTPNotFound
    picture = found.content_type in ("image/png", "image/jpeg", "image/gif", "image/webp")
    kind = found.content_type if picture else "application/octet-stream"
    return web.Response(body=found.body, content_type=kind)


@routes.get(f"{_BASE}/requests")
async def requests(request: web.Request) -> web.Response:
    """What the bot sent to the REST API, oldest first."""
    return web.json_response(list(request.app[REQUESTS]))


@routes.post(f"{_BASE}/acts")
async def acts(request: web.Request) -> web.Response:
    """Act as a person."""
    outcome = await request.app[ACTS].act(await _json(request))
    return web.json_response(outcome.as_json())


@routes.post(f"{_BASE}/world")
async def world_(request: web.Request) -> web.Response:
    """Change the world."""
    world, body = request.app[WORLD], await _json(request)
    return web.json_response(_change(world, request.app[ACTS], body) or {})


def _change(world: World, acts: Acts, body: Data) -> Data | None:
    do = body.get("do")
    person = world.people.get(str(body.get("person", "member")), world.bot)
    guild = next((g for g in world.guilds.values() if str(body.get("guild")) in (g["id"], g["name"])), world.main_guild)
    if do == "join_guild":
        joined = world.add_guild(str(body.get("name", "Second")))
        return {"id": joined["id"], "name": joined["name"]}
    if do == "leave_guild":
        world.remove_guild(guild["id"])
    elif do == "permissions":
        world.set_permissions(guild, person["id"], int(body.get("permissions", 0)))
    elif do == "close_dms":
        world.closed_dms.add(person["id"])
    elif do == "open_dms":
        world.closed_dms.discard(person["id"])
    elif do == "delete_message":
        channel = acts.channel(body.get("channel", "general"), person, body.get("guild"))
        message = world.find_message(channel["id"], str(body.get("message")))
        if message is None:
            raise WorldError(f"there is no message {body.get('message')}")
        world.delete(message)
    elif do == "owner":
        world.owner = person
    elif do == "add_channel":
        return world.add_channel(guild["id"], str(body.get("name", "new")))
    elif do == "create_thread":
        parent = acts.channel(body.get("channel", "general"), person, body.get("guild"))
        return world.add_thread(parent, str(body.get("name", "thread")), person["id"])
    else:
        raise WorldError(
            f"do {do!r} is none of join_guild, leave_guild, permissions, close_dms, open_dms, delete_message, owner, "
            "add_channel, create_thread"
        )
    return None


@routes.post(f"{_BASE}/faults")
async def faults(request: web.Request) -> web.Response:
    """Switch on a fault, or do at once what drops a connection, or ``clear`` what is switched on."""
    body, gateway, switched = await _json(request), request.app[GATEWAY], request.app[FAULTS]
    fault, route = body.get("fault"), body.get("route")
    # Without end where it says null.
    times = int(body.get("times", 1)) if body.get("times", 1) is not None else None
    if fault == "drop":
        await gateway.drop()
    elif fault == "reconnect":
        await gateway.reconnect()
    elif fault == "invalid_session":
        await gateway.invalid_session(resumable=bool(body.get("resumable")))
    elif fault == "rate_limit":
        retry = float(body.get("retry_after", 1))
        switched.add(RateLimit(retry, times, route, shared=bool(body.get("global"))))
    elif fault == "error":
        switched.add(Failure(int(body.get("status", 500)), times, route, after=bool(body.get("after"))))
    elif fault == "delay":
        switched.add(Delay(float(body.get("seconds", 1)), times, route))
    elif fault == "clear":
        switched.clear()
    else:
        raise WorldError(f"fault {fault!r} is none of drop, reconnect, invalid_session, rate_limit, error, delay, clear")
    return web.json_response({})


@routes.get(f"{_BASE}/feed")
async def feed(request: web.Request) -> web.WebSocketResponse:
    """Everything that a person sees, as it happens."""
    world = request.app[WORLD]
    person = _person(world, request)
    socket = web.WebSocketResponse(heartbeat=30)
    await socket.prepare(request)
    queue: asyncio.Queue[Change] = asyncio.Queue()
    world.listeners.add(queue)
    sender = asyncio.create_task(_send(world, request.app[FAULTS], person, socket, queue))
    try:
        async for message in socket:
            if message.type is WSMsgType.ERROR:
                break
    finally:
        world.listeners.discard(queue)
        sender.cancel()
        await asyncio.gather(sender, return_exceptions=True)
    return socket


async def _send(world: World, faults: Faults, person: Data, socket: web.WebSocketResponse, queue: asyncio.Queue[Change]) -> None:
    await socket.send_json({"type": "state", "state": state_of(world, faults)})
    while True:
        change = await queue.get()
        frame = {"type": "state", "state": state_of(world, faults)} if change.kind == "state" else _frame(world, person, change)
        if frame is not None and not socket.closed:
            await socket.send_json(frame)


def _frame(world: World, person: Data, change: Change) -> Data | None:
    """A change in a channel as one person is told of it, or None where they don't see it."""
    channel = world.channels.get(change.channel_id)
    if channel is None:
        return None
    if channel["type"] == DM_CHANNEL and channel["recipients"][0]["id"] != person["id"]:
        return None
    where = {"channel": "dm" if channel["type"] == DM_CHANNEL else channel["name"], "channel_id": channel["id"]}
    if change.kind == "typing" and change.user is not None:
        return {"type": "typing", **where, "user": {"id": change.user["id"], "name": change.user["username"]}}
    message = change.message
    if message is None or message.private_to not in (None, person["id"]):
        return None
    if change.kind == "message_delete":
        return {"type": change.kind, **where, "id": message.id}
    return {"type": change.kind, **where, "message": message.seen_as()}
