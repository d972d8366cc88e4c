"""Objects as Discord describes them: users, roles, guilds, channels, messages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.playground.ids import now, snowflake
from bot.playground.tree import numbered

TEXT_CHANNEL, DM_CHANNEL, THREAD = 0, 1, 11
REPLY = 19

Data = dict[str, Any]
_KEPT = (
    "nonce",
    "interaction",
    "interaction_metadata",
    "application_id",
    "webhook_id",
    "message_reference",
    "sticker_ids",
)


def new_user(name: str, *, bot: bool = False) -> Data:
    """A user, or a bot's."""
    return {
        "id": snowflake(),
        "username": name,
        "global_name": None if bot else name.capitalize(),
        "discriminator": "0000" if bot else "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
    }


def new_role(name: str, bits: int) -> Data:
    """A role with permission bits."""
    return {
        "id": snowflake(),
        "name": name,
        "permissions": str(bits),
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "position": 1,
        "flags": 0,
    }


def new_guild(name: str, owner_id: str) -> Data:
    """A guild without roles, members or channels."""
    return {
        "id": snowflake(),
        "name": name,
        "icon": None,
        "owner_id": owner_id,
        "roles": [],
        "members": [],
        "emojis": [],
        "stickers": [],
        "features": [],
        "preferred_locale": "en-US",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_id": None,
        "afk_timeout": 300,
        "premium_progress_bar_enabled": False,
        "system_channel_flags": 0,
    }


def new_member(user: Data, role_ids: list[str]) -> Data:
    """A member of a guild."""
    return {
        "user": user,
        "roles": role_ids,
        "joined_at": now(),
        "nick": None,
        "avatar": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def new_channel(guild_id: str, name: str, position: int) -> Data:
    """A text channel."""
    return {
        "id": snowflake(),
        "type": TEXT_CHANNEL,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "permission_overwrites": [],
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def new_thread(parent: Data, name: str, owner_id: str, thread_id: str | None) -> Data:
    """A public thread; one that begins with a message has that message's id."""
    return {
        "id": thread_id or snowflake(),
        "type": THREAD,
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "name": name,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": now(),
            "locked": False,
            "create_timestamp": now(),
        },
        "flags": 0,
    }


def new_message(channel: Data, author: Data, fields: Data, attachments: list[Data]) -> Data:
    """A message that mentions nobody yet."""
    data: Data = {
        "id": snowflake(),
        "channel_id": channel["id"],
        "author": author,
        "content": fields.get("content") or "",
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": attachments,
        "embeds": fields.get("embeds") or [],
        "components": numbered(fields.get("components") or []),
        "pinned": False,
        "type": fields.get("type", 0),
        "flags": fields.get("flags") or 0,
    }
    if fields.get("poll") is not None:
        data["poll"] = _poll(fields["poll"])
    return {**data, **{key: fields[key] for key in _KEPT if fields.get(key) is not None}}


def _poll(asked: Data) -> Data:
    """A poll as a message carries it, out of what a bot asked for; nobody has voted."""
    hours = asked.get("duration") or 24
    return {
        "question": asked["question"],
        "answers": [{**answer, "answer_id": number} for number, answer in enumerate(asked["answers"], 1)],
        "expiry": (datetime.now(UTC) + timedelta(hours=hours)).isoformat(),
        "allow_multiselect": bool(asked.get("allow_multiselect")),
        "layout_type": asked.get("layout_type") or 1,
        "results": {"is_finalized": False, "answer_counts": []},
    }


def emoji_object(text: str) -> Data:
    """An emoji: a character, or ``name:id`` of a server's own."""
    name, _, emoji_id = text.partition(":")
    return {"id": emoji_id, "name": name} if emoji_id.isdecimal() else {"id": None, "name": text}
