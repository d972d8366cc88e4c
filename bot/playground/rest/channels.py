"""Messages and threads of channels."""

from __future__ import annotations

from aiohttp import web

from bot.playground.objects import DM_CHANNEL, Data
from bot.playground.permissions import MANAGE_MESSAGES, SEND_MESSAGES, VIEW_CHANNEL
from bot.playground.reactions import react as give
from bot.playground.rest.common import (
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
    WORLD,
    ApiError,
    kept,
    read_body,
    stored,
    unknown,
)
from bot.playground.validation import check_message
from bot.playground.world import Change, Message

routes = web.RouteTableDef()
_NONCES_KEPT = 100
_MOST_AT_ONCE = 100


def channel_of(request: web.Request, *, to_send: bool = False) -> Data:
    """The channel that a route names, if the bot may see it, and write there where it wants to.

    Raises:
        ApiError: There is none, or the bot may not.
    """
    world = request.app[WORLD]
    channel = world.channels.get(request.match_info["channel"])
    if channel is None:
        raise unknown(*UNKNOWN_CHANNEL)
    guild_id = channel.get("guild_id")
    if guild_id is not None:
        bits = world.permissions_of(world.guilds[guild_id], world.bot["id"])
        if not bits & VIEW_CHANNEL:
            raise ApiError(403, 50001, "Missing Access")
        if to_send and not bits & SEND_MESSAGES:
            raise ApiError(403, 50013, "Missing Permissions")
    elif to_send and channel["recipients"][0]["id"] in world.closed_dms:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    return channel


def message_of(request: web.Request, channel: Data, *, own: bool = False) -> Message:
    """The message that a route names; private ones are not to be had this way."""
    world = request.app[WORLD]
    message = world.find_message(channel["id"], request.match_info["message"])
    if message is None or message.private_to is not None:
        raise unknown(*UNKNOWN_MESSAGE)
    if own and message.data["author"]["id"] != world.bot["id"]:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    return message


@routes.post("/channels/{channel}/messages")
async def post(request: web.Request) -> web.Response:
    """Post a message; one with ``enforce_nonce`` comes once, however often it is sent."""
    world = request.app[WORLD]
    channel = channel_of(request, to_send=True)
    body = await read_body(request)
    check_message(body.data, files=body.names)
    nonce = body.data.get("nonce")
    if nonce is not None and body.data.get("enforce_nonce"):
        recent = world.messages[channel["id"]][-_NONCES_KEPT:]
        same = next((m for m in recent if m.data.get("nonce") == nonce and m.data["author"] is world.bot), None)
        if same is not None:
            return web.json_response(same.data)
    reference = body.data.get("message_reference") or {}
    replied_to = str(reference.get("message_id") or "")
    if replied_to and world.find_message(channel["id"], replied_to) is None:
        if reference.get("fail_if_not_exists", True):
            errors = {"message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}}
            return web.json_response({"code": 50035, "message": "Invalid Form Body", "errors": errors}, status=400)
        body.data.pop("message_reference")
    attachments = stored(world, body)
    cause = f"m:{replied_to}" if replied_to else ""
    message = world.post(channel, world.bot, body.data, attachments=attachments, cause=cause)
    return web.json_response(message.data)


@routes.get("/channels/{channel}/messages")
async def history(request: web.Request) -> web.Response:
    """The latest messages, newest first."""
    channel = channel_of(request)
    shown = [m.data for m in request.app[WORLD].messages[channel["id"]] if m.private_to is None]
    if "before" in request.query:
        shown = [data for data in shown if int(data["id"]) < int(request.query["before"])]
    if "after" in request.query:
        shown = [data for data in shown if int(data["id"]) > int(request.query["after"])]
    return web.json_response(shown[::-1][: int(request.query.get("limit", "50"))])


@routes.get("/channels/{channel}/messages/{message}")
async def get(request: web.Request) -> web.Response:
    """One message."""
    return web.json_response(message_of(request, channel_of(request)).data)


@routes.patch("/channels/{channel}/messages/{message}")
async def edit(request: web.Request) -> web.Response:
    """Change one of the bot's messages."""
    world = request.app[WORLD]
    message = message_of(request, channel_of(request), own=True)
    body = await read_body(request)
    before = message.data["attachments"]
    names = (*body.names, *(one["filename"] for one in before))
    check_message(body.data, files=names, edit=True, previous_flags=message.data["flags"])
    world.edit(message, body.data, kept(body, before, world))
    return web.json_response(message.data)


def _needs_to_manage(request: web.Request, channel: Data) -> None:
    """Refuse to touch others' messages in a DM, and where the bot may not manage messages."""
    world = request.app[WORLD]
    if channel["type"] == DM_CHANNEL:
        raise ApiError(403, 50003, "Cannot execute action on a DM channel")
    if not world.permissions_of(world.guilds[channel["guild_id"]], world.bot["id"]) & MANAGE_MESSAGES:
        raise ApiError(403, 50013, "Missing Permissions")


@routes.delete("/channels/{channel}/messages/{message}")
async def delete(request: web.Request) -> web.Response:
    """Delete a message."""
    channel = channel_of(request)
    message = message_of(request, channel)
    world = request.app[WORLD]
    if message.data["author"] is not world.bot:
        _needs_to_manage(request, channel)
    world.delete(message)
    return web.Response(status=204)


@routes.post("/channels/{channel}/messages/bulk-delete")
async def delete_all(request: web.Request) -> web.Response:
    """Delete several messages at once; those that are not there are passed over, as Discord does."""
    world, channel = request.app[WORLD], channel_of(request)
    _needs_to_manage(request, channel)
    ids = (await read_body(request)).data.get("messages")
    if not isinstance(ids, list) or not 2 <= len(ids) <= _MOST_AT_ONCE:
        raise ApiError(
            400, 50016, "Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages."
        )
    named = (world.find_message(channel["id"], one) for one in dict.fromkeys(map(str, ids)))
    world.delete_all(channel, [one for one in named if one is not None and one.private_to is None])
    return web.Response(status=204)


@routes.post("/channels/{channel}/typing")
async def typing(request: web.Request) -> web.Response:
    """Show that the bot is typing."""
    world = request.app[WORLD]
    channel = channel_of(request, to_send=True)
    world.publish(Change("typing", channel["id"], user=world.bot))
    return web.Response(status=204)


@routes.post("/channels/{channel}/threads")
@routes.post("/channels/{channel}/messages/{message}/threads")
async def thread(request: web.Request) -> web.Response:
    """Begin a thread, with or without a message."""
    world = request.app[WORLD]
    channel = channel_of(request, to_send=True)
    name = str((await read_body(request)).data.get("name") or "thread")[:100]
    started = world.add_thread(channel, name, world.bot["id"], request.match_info.get("message"))
    return web.json_response(started, status=201)


@routes.put("/channels/{channel}/messages/{message}/reactions/{emoji}/@me")
async def react(request: web.Request) -> web.Response:
    """Add the bot's reaction to a message."""
    world = request.app[WORLD]
    give(world, message_of(request, channel_of(request)), world.bot, request.match_info["emoji"])
    return web.Response(status=204)


@routes.delete("/channels/{channel}/messages/{message}/reactions/{emoji}/{user}")
async def unreact(request: web.Request) -> web.Response:
    """Take a reaction away: the bot's own, or anybody's."""
    world = request.app[WORLD]
    user = world.bot["id"] if request.match_info["user"] == "@me" else request.match_info["user"]
    message = message_of(request, channel_of(request))
    give(world, message, world.user(user), request.match_info["emoji"], remove=True)
    return web.Response(status=204)
