"""The state of the stand-in: guilds, channels, people, the bot, messages, commands and files."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground import permissions
from bot.playground.files import Files
from bot.playground.ids import now, secret, snowflake
from bot.playground.mentions import mention
from bot.playground.objects import (
    DM_CHANNEL,
    REPLY,
    THREAD,
    Data,
    new_channel,
    new_guild,
    new_member,
    new_message,
    new_role,
    new_thread,
    new_user,
)
from bot.playground.tree import numbered

HAS_THREAD = 1 << 5
GUILDS, MEMBERS_INTENT, GUILD_MESSAGES, DM_MESSAGES = 1, 1 << 1, 1 << 9, 1 << 12

Dispatch = Callable[..., None]


class WorldError(Exception):
    """Something was asked of the world that it doesn't have; the text says what there is."""


@dataclass(slots=True)
class Message:
    """A message with what Discord keeps beside it.

    Attributes:
        data: Discord's message object.
        private_to: The id of the one person who sees it, or None.
        cause: What it came of: ``i:ID`` of an interaction, ``m:ID`` of the message it replies to, or "".
        reactions: Emoji -> the ids of who reacted with it.
    """

    data: Data
    private_to: str | None = None
    cause: str = ""
    reactions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The message's id."""
        return str(self.data["id"])

    def seen_as(self) -> Data:
        """The message object with whether it is ephemeral, and who reacted to it."""
        seen = {**self.data, "ephemeral": self.private_to is not None}
        return {**seen, "reacted": self.reactions} if self.reactions else seen


@dataclass(frozen=True, slots=True)
class Change:
    """Something that people see: kind is ``message_create``, ``message_update``, ``message_delete``, ``typing`` or
    ``state``."""

    kind: str
    channel_id: str = ""
    message: Message | None = None
    user: Data | None = None


@dataclass
class World:
    """Everything there is. People act on it through `acts`, the bot through the REST routes."""

    bot_name: str = "Playground Bot"
    privileged_intents: int = 0
    dispatch: Dispatch = lambda *_, **__: None
    token: str = field(default_factory=lambda: f"playground.{secret(8)}.{secret(16)}")
    guilds: dict[str, Data] = field(default_factory=dict)
    channels: dict[str, Data] = field(default_factory=dict)
    messages: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, Data] = field(default_factory=dict)
    commands: dict[str | None, dict[str, Data]] = field(default_factory=lambda: defaultdict(dict))
    files: Files = field(default_factory=Files)
    closed_dms: set[str] = field(default_factory=set)
    notices: list[tuple[str, str]] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    bot_ready: bool = False
    base_url: str = "http://127.0.0.1/"

    def __post_init__(self) -> None:
        self.bot = new_user(self.bot_name, bot=True)
        self.owner = new_user("owner")
        for name in ("member", "newcomer", "admin"):
            self.people[name] = new_user(name)
        self.listeners: set[asyncio.Queue[Change]] = set()
        self.main_guild = self.add_guild("Playground", announce=False)

    # --- what the gateway asks ------------------------------------------------------------------------------

    @property
    def bot_id(self) -> int:
        """The bot's user id."""
        return int(self.bot["id"])

    def ready_user(self) -> Data:
        """The bot's user, as READY carries it."""
        return {**self.bot, "verified": True, "mfa_enabled": False, "email": None, "flags": 0}

    def application(self) -> Data:
        """The application, as READY carries it."""
        return {"id": self.bot["id"], "flags": 0}

    def private_intents_allowed(self) -> int:
        """The privileged intents that are switched on for the application."""
        return self.privileged_intents

    def guild_creates(self) -> list[Data]:
        """Every guild as GUILD_CREATE carries it."""
        return [self.guild_create(guild) for guild in self.guilds.values()]

    # --- guilds, channels, people ---------------------------------------------------------------------------

    def add_guild(self, name: str, *, announce: bool = True) -> Data:
        """A new guild with the bot, everybody, and the channels general and help."""
        guild = new_guild(name, self.people["admin"]["id"])
        guild_id = guild["id"]
        admin = new_role("Admin", permissions.ADMINISTRATOR)
        own = {**new_role(self.bot["username"], 0), "managed": True, "tags": {"bot_id": self.bot["id"]}}
        guild["roles"] = [
            {**new_role("@everyone", permissions.EVERYONE), "id": guild_id, "position": 0},
            admin,
            own,
        ]
        roles = {self.people["admin"]["id"]: [admin["id"]], self.bot["id"]: [own["id"]]}
        guild["members"] = [new_member(user, roles.get(user["id"], [])) for user in (*self.people.values(), self.bot)]
        self.guilds[guild_id] = guild
        for channel in ("general", "help"):
            self.add_channel(guild_id, channel, announce=False)
        if announce:
            self.dispatch("GUILD_CREATE", self.guild_create(guild), intent=GUILDS, guild_id=int(guild_id))
            self.publish(Change("state"))
        return guild

    def guild_create(self, guild: Data) -> Data:
        """A guild with its channels, threads and members."""
        own = [channel for channel in self.channels.values() if channel.get("guild_id") == guild["id"]]
        return {
            **guild,
            "channels": [channel for channel in own if channel["type"] != THREAD],
            "threads": [channel for channel in own if channel["type"] == THREAD],
            "member_count": len(guild["members"]),
            "large": False,
            "unavailable": False,
            "joined_at": guild["members"][-1]["joined_at"],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def remove_guild(self, guild_id: str) -> None:
        """The bot is removed from a guild."""
        guild = self.guilds.pop(guild_id)
        for channel_id in [c["id"] for c in self.channels.values() if c.get("guild_id") == guild_id]:
            del self.channels[channel_id]
        self.dispatch("GUILD_DELETE", {"id": guild["id"]}, intent=GUILDS, guild_id=int(guild_id))
        self.publish(Change("state"))

    def add_channel(self, guild_id: str, name: str, *, announce: bool = True) -> Data:
        """A new text channel."""
        position = sum(channel.get("guild_id") == guild_id for channel in self.channels.values())
        channel = new_channel(guild_id, name, position)
        self.channels[channel["id"]] = channel
        if announce:
            self.dispatch("CHANNEL_CREATE", channel, intent=GUILDS, guild_id=int(guild_id))
            self.publish(Change("state"))
        return channel

    def add_thread(self, parent: Data, name: str, owner_id: str, thread_id: str | None = None) -> Data:
        """A new public thread of a text channel."""
        thread = new_thread(parent, name, owner_id, thread_id)
        self.channels[thread["id"]] = thread
        event = {**thread, "newly_created": True}
        self.dispatch("THREAD_CREATE", event, intent=GUILDS, guild_id=int(parent["guild_id"]))
        self.publish(Change("state"))
        begun_with = self.find_message(parent["id"], thread["id"])
        if begun_with is not None:
            begun_with.data |= {"thread": thread, "flags": begun_with.data["flags"] | HAS_THREAD}
            self.publish(Change("message_update", parent["id"], begun_with))
        return thread

    def dm_with(self, user_id: str) -> Data:
        """The channel of the bot and one person; made when first asked for."""
        for channel in self.channels.values():
            if channel["type"] == DM_CHANNEL and channel["recipients"][0]["id"] == user_id:
                return channel
        channel = {
            "id": snowflake(),
            "type": DM_CHANNEL,
            "recipients": [self.user(user_id)],
            "last_message_id": None,
            "flags": 0,
        }
        self.channels[channel["id"]] = channel
        return channel

    def users(self) -> list[Data]:
        """Everybody that one meets: the people and the bot."""
        return [*self.people.values(), self.bot]

    def user(self, user_id: str) -> Data:
        """Anybody by id; `WorldError` if there is nobody of that id."""
        for user in (*self.users(), self.owner):
            if user["id"] == user_id:
                return user
        raise WorldError(f"there is no user {user_id}")

    def member(self, guild: Data, user_id: str) -> Data:
        """A member of a guild; `WorldError` if there is none of that id."""
        for member in guild["members"]:
            if member["user"]["id"] == user_id:
                found: Data = member
                return found
        raise WorldError(f"there is no member {user_id}")

    def partial_member(self, guild: Data, user_id: str) -> Data:
        """A member as interactions carry those that they name: without the user, with the permissions."""
        own = {key: value for key, value in self.member(guild, user_id).items() if key != "user"}
        return {**own, "permissions": str(self.permissions_of(guild, user_id))}

    def permissions_of(self, guild: Data, user_id: str) -> int:
        """A member's permission bits."""
        return permissions.of_member(guild, self.member(guild, user_id))

    def set_permissions(self, guild: Data, user_id: str, bits: int) -> None:
        """Give a member just these permissions, by a role of their own and no other."""
        role = new_role(f"for {user_id}", bits)
        guild["roles"].append(role)
        member = self.member(guild, user_id)
        member["roles"] = [role["id"]]
        guild["roles"][0]["permissions"] = str(permissions.EVERYONE)
        where = {"guild_id": guild["id"]}
        self.dispatch("GUILD_ROLE_CREATE", {**where, "role": role}, intent=GUILDS, guild_id=int(guild["id"]))
        self.dispatch("GUILD_MEMBER_UPDATE", {**where, **member}, intent=MEMBERS_INTENT, guild_id=int(guild["id"]))
        if user_id == self.bot["id"]:
            self.dispatch("GUILD_MEMBER_UPDATE", {**where, **member}, intent=0, guild_id=int(guild["id"]))
        self.publish(Change("state"))

    # --- messages -------------------------------------------------------------------------------------------

    def post(
        self,
        channel: Data,
        author: Data,
        fields: Data,
        *,
        attachments: list[Data] | None = None,
        private_to: str | None = None,
        cause: str = "",
    ) -> Message:
        """A new message, told to the bot and to everybody who sees it.

        Args:
            channel: Where.
            author: A user object.
            fields: content, embeds, components, flags, message_reference, nonce and what else Discord's object has.
            attachments: Attachment objects of files already stored.
            private_to: The one person who sees it, if it is ephemeral.
            cause: See `Message`.
        """
        data = new_message(channel, author, fields, attachments or [])
        reference = fields.get("message_reference") or {}
        if reference.get("message_id"):
            data["type"] = REPLY
            original = self.find_message(channel["id"], str(reference["message_id"]))
            data["referenced_message"] = original.data if original is not None else None
            data["message_reference"] = {"type": 0, "channel_id": channel["id"], **reference}
        mention(data, self.users(), fields.get("allowed_mentions"), in_guild="guild_id" in channel)
        message = Message(data, private_to, cause)
        self.messages[channel["id"]].append(message)
        channel["last_message_id"] = data["id"]
        if private_to is None:
            self._tell("MESSAGE_CREATE", message, channel)
        self.publish(Change("message_create", channel["id"], message))
        return message

    def _tell(self, event: str, message: Message, channel: Data) -> None:
        data = dict(message.data)
        guild_id = channel.get("guild_id")
        if guild_id is not None:
            data["guild_id"] = guild_id
            member = next((m for m in self.guilds[guild_id]["members"] if m["user"] is data["author"]), None)
            if member is not None:
                data["member"] = {key: value for key, value in member.items() if key != "user"}
        intent = GUILD_MESSAGES if guild_id is not None else DM_MESSAGES
        self.dispatch(event, data, intent=intent, guild_id=int(guild_id) if guild_id else None)

    def find_message(self, channel_id: str, message_id: str) -> Message | None:
        """A message of a channel, or None."""
        return next((m for m in self.messages.get(channel_id, ()) if m.id == message_id), None)

    def edit(self, message: Message, fields: Data, attachments: list[Data] | None = None) -> None:
        """Change a message's fields, and tell it."""
        channel = self.channels[message.data["channel_id"]]
        for key in ("content", "embeds", "components", "flags"):
            if key in fields:
                empty: Any = "" if key == "content" else [] if key != "flags" else 0
                value = fields[key] if fields[key] is not None else empty
                message.data[key] = numbered(value) if key == "components" else value
        if attachments is not None:
            message.data["attachments"] = attachments
        message.data["edited_timestamp"] = now()
        if message.private_to is None:
            self._tell("MESSAGE_UPDATE", message, channel)
        self.publish(Change("message_update", channel["id"], message))

    def rewrite(self, message: Message, content: str) -> None:
        """A person changes what they wrote; whom it mentions then is told too."""
        message.data["content"] = content
        mention(message.data, self.users(), None, in_guild="guild_id" in self.channels[message.data["channel_id"]])
        self.edit(message, {})

    def delete(self, message: Message) -> None:
        """Remove a message, and tell it."""
        channel = self.channels[message.data["channel_id"]]
        if message.private_to is None:
            self._tell_gone("MESSAGE_DELETE", channel, {"id": message.id})
        self._remove(channel, [message])

    def delete_all(self, channel: Data, messages: list[Message]) -> None:
        """Remove several messages of a guild's channel at once, and tell it in one event."""
        self._tell_gone("MESSAGE_DELETE_BULK", channel, {"ids": [one.id for one in messages]})
        self._remove(channel, messages)

    def _tell_gone(self, event: str, channel: Data, which: Data) -> None:
        guild_id = channel.get("guild_id")
        data = {**which, "channel_id": channel["id"], **({"guild_id": guild_id} if guild_id else {})}
        intent = GUILD_MESSAGES if guild_id else DM_MESSAGES
        self.dispatch(event, data, intent=intent, guild_id=int(guild_id) if guild_id else None)

    def _remove(self, channel: Data, messages: list[Message]) -> None:
        for message in messages:
            self.messages[channel["id"]].remove(message)
            self.publish(Change("message_delete", channel["id"], message))

    def store_file(self, name: str, body: bytes) -> Data:
        """Keep a file; its attachment object."""
        return self.files.keep(name, body, self.base_url)

    # --- telling people -------------------------------------------------------------------------------------

    def publish(self, change: Change) -> None:
        """Tell every listener of a change."""
        for queue in self.listeners:
            queue.put_nowait(change)
