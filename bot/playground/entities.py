"""People, roles and channels that people name in options and menus, with the objects that Discord sends along."""

from __future__ import annotations

from bot.playground.objects import Data
from bot.playground.world import World

USERS, ROLES, CHANNELS = "users", "roles", "channels"


def named(world: World, channel: Data, kinds: tuple[str, ...], name: str, resolved: Data) -> str | None:
    """The id of what somebody named, by id or name; its object is put into ``resolved``. None where there is none.

    Args:
        world: Where it is looked for.
        channel: Where they named it: roles and channels are its guild's.
        kinds: Of `USERS`, `ROLES` and `CHANNELS`, those that may be named, in this order.
        name: An id, or the name that people see.
        resolved: Gets the object, and the member of a user.
    """
    guild = world.guilds.get(channel.get("guild_id") or "")
    for kind in kinds:
        found: Data | None = None
        if kind == USERS:
            found = world.people.get(name) or next((one for one in world.users() if one["id"] == name), None)
            if found is not None and guild is not None:
                resolved.setdefault("members", {})[found["id"]] = world.partial_member(guild, found["id"])
        elif kind == ROLES and guild is not None:
            found = next((one for one in guild["roles"] if name in (one["id"], one["name"])), None)
        elif kind == CHANNELS and guild is not None:
            own = (one for one in world.channels.values() if one.get("guild_id") == guild["id"])
            known = next((one for one in own if name in (one["id"], one["name"])), None)
            found = {**known, "permissions": "0"} if known is not None else None
        if found is not None:
            resolved.setdefault(kind, {})[found["id"]] = found
            return str(found["id"])
    return None
