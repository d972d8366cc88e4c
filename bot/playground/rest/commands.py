"""Application commands, global and of one guild."""

from __future__ import annotations

from aiohttp import web

from bot.playground.ids import snowflake
from bot.playground.objects import Data
from bot.playground.rest.common import UNKNOWN_COMMAND, WORLD, read_body, unknown
from bot.playground.validation import check_command, check_commands
from bot.playground.world import Change, World

routes = web.RouteTableDef()
_ALL = "/applications/{app}/commands"
_ALL_OF_GUILD = "/applications/{app}/guilds/{guild}/commands"


def _registered(world: World, guild_id: str | None, body: Data) -> Data:
    """A command as Discord keeps it; the same name keeps its id."""
    kind = body.get("type", 1)
    same = next((c for c in world.commands[guild_id].values() if c["name"] == body["name"] and c["type"] == kind), None)
    return {
        "default_member_permissions": None,
        "nsfw": False,
        "options": [],
        "description": "",
        "contexts": None,
        "integration_types": [0],
        **body,
        "type": kind,
        "id": same["id"] if same is not None else snowflake(),
        "application_id": world.bot["id"],
        "version": snowflake(),
        **({"guild_id": guild_id} if guild_id is not None else {}),
    }


def _guild(request: web.Request) -> str | None:
    return request.match_info.get("guild")


@routes.get(_ALL)
@routes.get(_ALL_OF_GUILD)
async def get_all(request: web.Request) -> web.Response:
    """Every command."""
    return web.json_response(list(request.app[WORLD].commands[_guild(request)].values()))


@routes.put(_ALL)
@routes.put(_ALL_OF_GUILD)
async def put_all(request: web.Request) -> web.Response:
    """Replace every command."""
    world, guild_id = request.app[WORLD], _guild(request)
    bodies = (await read_body(request)).data
    check_commands(bodies)
    commands = [_registered(world, guild_id, body) for body in bodies]
    world.commands[guild_id] = {command["id"]: command for command in commands}
    world.publish(Change("state"))
    return web.json_response(commands)


@routes.post(_ALL)
@routes.post(_ALL_OF_GUILD)
async def add(request: web.Request) -> web.Response:
    """Add a command, or replace the one of its name."""
    world, guild_id = request.app[WORLD], _guild(request)
    body = (await read_body(request)).data
    check_command(body)
    command = _registered(world, guild_id, body)
    new = command["id"] not in world.commands[guild_id]
    world.commands[guild_id][command["id"]] = command
    world.publish(Change("state"))
    return web.json_response(command, status=201 if new else 200)


def _one(request: web.Request) -> Data:
    found = request.app[WORLD].commands[_guild(request)].get(request.match_info["command"])
    if found is None:
        raise unknown(*UNKNOWN_COMMAND)
    return found


@routes.get(_ALL + "/{command}")
@routes.get(_ALL_OF_GUILD + "/{command}")
async def get_one(request: web.Request) -> web.Response:
    """One command."""
    return web.json_response(_one(request))


@routes.patch(_ALL + "/{command}")
@routes.patch(_ALL_OF_GUILD + "/{command}")
async def change(request: web.Request) -> web.Response:
    """Change fields of one command."""
    world = request.app[WORLD]
    command = {**_one(request), **(await read_body(request)).data, "version": snowflake()}
    check_command(command)
    world.commands[_guild(request)][command["id"]] = command
    world.publish(Change("state"))
    return web.json_response(command)


@routes.delete(_ALL + "/{command}")
@routes.delete(_ALL_OF_GUILD + "/{command}")
async def remove(request: web.Request) -> web.Response:
    """Remove one command."""
    world = request.app[WORLD]
    del world.commands[_guild(request)][_one(request)["id"]]
    world.publish(Change("state"))
    return web.Response(status=204)
