"""Reactions to messages."""

from __future__ import annotations

from bot.playground.objects import Data, emoji_object
from bot.playground.world import Change, Message, World

_GUILD_REACTIONS, _DM_REACTIONS = 1 << 10, 1 << 13


def react(world: World, message: Message, user: Data, emoji: str, *, remove: bool = False) -> None:
    """Add a user's reaction to a message, or take it away, and tell it."""
    there = message.reactions.get(emoji, [])
    if (user["id"] in there) is not remove:
        return
    now = [one for one in there if one != user["id"]] if remove else [*there, user["id"]]
    message.reactions = {**message.reactions, emoji: now}
    if not now:
        del message.reactions[emoji]
    message.data["reactions"] = [_counted(one, users, world.bot["id"]) for one, users in message.reactions.items()]
    _tell(world, message, user, emoji, remove=remove)
    world.publish(Change("message_update", message.data["channel_id"], message))


def _counted(emoji: str, users: list[str], bot_id: str) -> Data:
    """A reaction as a message carries it."""
    return {
        "emoji": emoji_object(emoji),
        "count": len(users),
        "count_details": {"burst": 0, "normal": len(users)},
        "me": bot_id in users,
        "me_burst": False,
        "burst_colors": [],
    }


def _tell(world: World, message: Message, user: Data, emoji: str, *, remove: bool) -> None:
    channel = world.channels[message.data["channel_id"]]
    guild_id = channel.get("guild_id")
    data = {
        "user_id": user["id"],
        "channel_id": channel["id"],
        "message_id": message.id,
        "emoji": emoji_object(emoji),
        "burst": False,
        "type": 0,
    }
    if guild_id:
        data["guild_id"] = guild_id
        if not remove:
            data["member"] = world.member(world.guilds[guild_id], user["id"])
            data["message_author_id"] = message.data["author"]["id"]
    event = "MESSAGE_REACTION_REMOVE" if remove else "MESSAGE_REACTION_ADD"
    intent = _GUILD_REACTIONS if guild_id else _DM_REACTIONS
    world.dispatch(event, data, intent=intent, guild_id=int(guild_id) if guild_id else None)
