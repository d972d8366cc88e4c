"""Interactions: what a person did, as Discord tells the bot, and what the bot made of it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from bot.playground.ids import secret, snowflake
from bot.playground.objects import Data
from bot.playground.permissions import ALL
from bot.playground.validation.messages import EPHEMERAL, LOADING
from bot.playground.world import Message, World

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
FIRST_REPLY_S = 3.0
TOKEN_S = 15 * 60.0


@dataclass(slots=True)
class Interaction:
    """One interaction from its beginning until its token ends.

    Attributes:
        kind: Discord's number of its type.
        person: The user object of who did it.
        channel: Where.
        source: The message whose component was used, if any.
        answered: Set once the first reply is there.
        response: The kind of the first reply.
        original: The message of the first reply.
        modal, choices: What the first reply opened or offered.
        late: Whether nobody waits for its first reply any more.
    """

    kind: int
    person: Data
    channel: Data
    data: Data
    source: Message | None = None
    name: str = ""
    id: str = field(default_factory=snowflake)
    token: str = field(default_factory=secret)
    began: float = field(default_factory=time.monotonic)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    response: int | None = None
    original: Message | None = None
    modal: Data | None = None
    choices: list[Data] | None = None
    late: bool = False

    @property
    def expired(self) -> bool:
        """Whether its token has ended."""
        return time.monotonic() - self.began > TOKEN_S

    @property
    def cause(self) -> str:
        """What messages that came of it carry as their cause."""
        return f"i:{self.id}"


def payload(world: World, interaction: Interaction, locale: str = "en-US") -> Data:
    """The event INTERACTION_CREATE."""
    channel = interaction.channel
    guild_id = channel.get("guild_id")
    event: Data = {
        "id": interaction.id,
        "application_id": world.bot["id"],
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": channel["id"],
        "channel": {**channel, "permissions": str(ALL)},
        "locale": locale,
        "app_permissions": str(ALL),
        "entitlements": [],
        "authorizing_integration_owners": {"0": guild_id or "0"},
        "context": 0 if guild_id else 1,
        "attachment_size_limit": 10 * 1024 * 1024,
    }
    if guild_id is not None:
        guild = world.guilds[guild_id]
        member = world.member(guild, interaction.person["id"])
        bits = world.permissions_of(guild, interaction.person["id"])
        event |= {
            "guild_id": guild_id,
            "guild": {"id": guild_id, "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": {**member, "permissions": str(bits)},
            "app_permissions": str(world.permissions_of(guild, world.bot["id"])),
        }
    else:
        event["user"] = interaction.person
    if interaction.source is not None:
        event["message"] = dict(interaction.source.data)
    return event


def metadata(interaction: Interaction) -> Data:
    """What a reply's message tells of the interaction that it came of."""
    return {
        "id": interaction.id,
        "type": interaction.kind,
        "user": interaction.person,
        "authorizing_integration_owners": {},
        **({"name": interaction.name} if interaction.name else {}),
    }


def reply_fields(world: World, interaction: Interaction, data: Data) -> Data:
    """The fields of a message that answers an interaction."""
    return {
        **data,
        "interaction_metadata": metadata(interaction),
        "application_id": world.bot["id"],
        "webhook_id": world.bot["id"],
        "type": 20 if interaction.kind == COMMAND and interaction.data.get("type", 1) == 1 else data.get("type", 0),
    }


def post_reply(world: World, interaction: Interaction, data: Data, attachments: list[Data], *, deferred: bool = False) -> Message:
    """Post a message that answers an interaction; private where it or its deferral says so."""
    flags = int(data.get("flags") or 0) | (LOADING if deferred else 0)
    private = interaction.person["id"] if flags & EPHEMERAL else None
    fields = reply_fields(world, interaction, {**data, "flags": flags})
    if interaction.response in (REPLY, DEFER) and interaction.original is not None:
        fields["type"] = 0
    return world.post(
        interaction.channel,
        world.bot,
        fields,
        attachments=attachments,
        private_to=private,
        cause=interaction.cause,
    )
