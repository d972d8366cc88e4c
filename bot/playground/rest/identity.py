"""Who the bot is, and where it is: the gateway's address, users, the application, guilds and members."""

from __future__ import annotations

from aiohttp import web

from bot.playground.objects import THREAD, Data
from bot.playground.rest.common import (
    GATEWAY_URL,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MEMBER,
    UNKNOWN_USER,
    WORLD,
    read_body,
    unknown,
)
from bot.playground.world import WorldError

routes = web.RouteTableDef()


def guild_of(request: web.Request) -> Data:
    """The guild that a route names; 404 if there is none."""
    guild = request.app[WORLD].guilds.get(request.match_info["guild"])
    if guild is None:
        raise unknown(*UNKNOWN_GUILD)
    return guild


@routes.get("/gateway")
async def gateway(request: web.Request) -> web.Response:
    """The gateway's address."""
    return web.json_response({"url": request.app[GATEWAY_URL][0]})


@routes.get("/gateway/bot")
async def gateway_bot(request: web.Request) -> web.Response:
    """The gateway's address, how many shards there should be, and how many sessions may begin."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return web.json_response({"url": request.app[GATEWAY_URL][0], "shards": 1, "session_start_limit": limit})


@routes.get("/users/@me")
async def me(request: web.Request) -> web.Response:
    """The bot's user."""
    return web.json_response(request.app[WORLD].ready_user())


@routes.get("/users/@me/guilds")
async def my_guilds(request: web.Request) -> web.Response:
    """The guilds that the bot is in."""
    guilds = request.app[WORLD].guilds.values()
    return web.json_response([{"id": g["id"], "name": g["name"], "icon": None, "owner": False} for g in guilds])


@routes.get("/users/{user}")
async def user(request: web.Request) -> web.Response:
    """Anybody by id."""
    try:
        return web.json_response(request.app[WORLD].user(request.match_info["user"]))
    except WorldError:
        raise unknown(*UNKNOWN_USER) from None


@routes.post("/users/@me/channels")
async def open_dm(request: web.Request) -> web.Response:
    """The DM channel with one person."""
    world = request.app[WORLD]
    body = await read_body(request)
    recipient = str((body.data or {}).get("recipient_id"))
    if recipient not in {person["id"] for person in world.people.values()}:
        raise unknown(*UNKNOWN_USER)
    return web.json_response(world.dm_with(recipient))


@routes.get("/oauth2/applications/@me")
@routes.get("/applications/@me")
async def application(request: web.Request) -> web.Response:
    """The application with its owner."""
    world = request.app[WORLD]
    return web.json_response(
        {
            "id": world.bot["id"],
            "name": world.bot_name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "owner": world.owner,
            "team": None,
            "flags": 0,
            "bot": world.bot,
            "rpc_origins": [],
            "tags": [],
        }
    )


@routes.get("/applications/{app}/emojis")
async def emojis(request: web.Request) -> web.Response:
    """The application's own emoji: none."""
    return web.json_response({"items": []})


@routes.get("/guilds/{guild}")
async def guild(request: web.Request) -> web.Response:
    """A guild without its channels and members."""
    found = guild_of(request)
    return web.json_response({key: value for key, value in found.items() if key != "members"})


@routes.get("/guilds/{guild}/channels")
async def guild_channels(request: web.Request) -> web.Response:
    """The channels of a guild, without threads."""
    found = guild_of(request)
    channels = request.app[WORLD].channels.values()
    return web.json_response([c for c in channels if c.get("guild_id") == found["id"] and c["type"] != THREAD])


@routes.get("/guilds/{guild}/threads/active")
async def guild_threads(request: web.Request) -> web.Response:
    """The threads of a guild."""
    found = guild_of(request)
    channels = request.app[WORLD].channels.values()
    threads = [c for c in channels if c.get("guild_id") == found["id"] and c["type"] == THREAD]
    return web.json_response({"threads": threads, "members": []})


@routes.get("/guilds/{guild}/roles")
async def guild_roles(request: web.Request) -> web.Response:
    """The roles of a guild."""
    return web.json_response(guild_of(request)["roles"])


@routes.get("/guilds/{guild}/members")
async def guild_members(request: web.Request) -> web.Response:
    """All members of a guild."""
    return web.json_response(guild_of(request)["members"])


@routes.get("/guilds/{guild}/members/{user}")
async def guild_member(request: web.Request) -> web.Response:
    """One member of a guild."""
    user_id = request.match_info["user"]
    user_id = request.app[WORLD].bot["id"] if user_id == "@me" else user_id
    try:
        return web.json_response(request.app[WORLD].member(guild_of(request), user_id))
    except WorldError:
        raise unknown(*UNKNOWN_MEMBER) from None


@routes.get("/channels/{channel}")
async def channel(request: web.Request) -> web.Response:
    """A channel."""
    found = request.app[WORLD].channels.get(request.match_info["channel"])
    if found is None:
        raise unknown(*UNKNOWN_CHANNEL)
    return web.json_response(found)
