"""What people do: write, use commands, menus, buttons and selects, fill in modals; and what comes of it."""

from __future__ import annotations

import asyncio
import base64
import binascii
import time
from dataclasses import dataclass, field
from typing import Any

from bot.playground import interactions as kinds
from bot.playground.interactions import Interaction, payload
from bot.playground.options import command_data, find_command, typed_option
from bot.playground.permissions import may_use
from bot.playground.tree import walk
from bot.playground.validation.messages import LOADING
from bot.playground.world import Change, Data, Message, World, WorldError

QUIET_S = 0.2
# A message that the bot passes over is known as such once the bot has been idle for this long.
IGNORED_S = 1.5


@dataclass(slots=True)
class Outcome:
    """What an act led to, as far as the person sees it."""

    messages: list[Message] = field(default_factory=list)
    edited: list[Message] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    modal: Data | None = None
    choices: list[Data] | None = None
    failed: str | None = None
    ms: int | None = None

    def as_json(self) -> Data:
        """As the API gives it."""
        return {
            "messages": [message.seen_as() for message in self.messages],
            "edited": [message.seen_as() for message in self.edited],
            "deleted": self.deleted,
            "modal": self.modal,
            "choices": self.choices,
            "failed": self.failed,
            "ms": self.ms,
        }


@dataclass(slots=True)
class Activity:
    """How busy the bot is: requests under way, and when the last one ended."""

    under_way: int = 0
    last: float = 0.0


class Acts:
    """Lets people act.

    Args:
        world: Where.
        interactions: Every interaction by its token; new ones are put there.
        activity: Of the bot's requests.
        first_reply_s: How long the bot has for its first reply.
    """

    def __init__(
        self,
        world: World,
        interactions: dict[str, Interaction],
        activity: Activity,
        first_reply_s: float = kinds.FIRST_REPLY_S,
    ) -> None:
        self._world = world
        self._interactions = interactions
        self._activity = activity
        self._first_reply_s = first_reply_s
        self._modals: dict[tuple[str, str], Interaction] = {}

    async def act(self, body: Data) -> Outcome:
        """Do what an act says and wait for what comes of it.

        Raises:
            WorldError: The act names somebody or something that isn't there, or lacks what it needs.
        """
        person = self._person(body.get("as"))
        channel = self.channel(body.get("channel", "general"), person, body.get("guild"))
        timeout = float(body.get("timeout_ms", 5000)) / 1000
        kind = body.get("type")
        if kind == "message":
            return await self._say(person, channel, body, timeout)
        make = {
            "command": self._command,
            "menu": self._menu,
            "autocomplete": self._autocomplete,
            "click": self._click,
            "choose": self._choose,
            "submit": self._submit,
        }.get(str(kind))
        if make is None:
            raise WorldError(f"type {kind!r} is none of message, command, menu, autocomplete, click, choose, submit")
        made = make(person, channel, body)
        if isinstance(made, str):
            return Outcome(failed=made)
        return await self._interact(made, timeout, str(body.get("locale", "en-US")))

    # --- who and where --------------------------------------------------------------------------------------

    def _person(self, name: Any) -> Data:
        found = self._world.people.get(str(name))
        if found is None:
            raise WorldError(f"there is no person {name!r}; there is {', '.join(self._world.people)}")
        return found

    def channel(self, name: Any, person: Data, guild: Any = None) -> Data:
        """A channel by name or id, "dm" for the person's own with the bot.

        Raises:
            WorldError: There is none.
        """
        if name == "dm":
            return self._world.dm_with(person["id"])
        channels = [channel for channel in self._world.channels.values() if channel.get("guild_id")]
        if guild is not None:
            ids = {one["id"] for one in self._world.guilds.values() if str(guild) in (one["id"], one["name"])}
            channels = [channel for channel in channels if channel["guild_id"] in ids]
        for channel in channels:
            if str(name) in (channel["id"], channel["name"]):
                return channel
        known = ", ".join(dict.fromkeys(channel["name"] for channel in channels))
        raise WorldError(f"there is no channel {name!r}; there is {known}, dm")

    def _message(self, channel: Data, message_id: Any, person: Data) -> Message:
        found = self._world.find_message(channel["id"], str(message_id))
        if found is None or found.private_to not in (None, person["id"]):
            raise WorldError(f"{person['username']} sees no message {message_id} in that channel")
        return found

    # --- writing --------------------------------------------------------------------------------------------

    async def _say(self, person: Data, channel: Data, body: Data, timeout: float) -> Outcome:
        content = str(body.get("content", ""))
        content = content.replace("@bot", f"<@{self._world.bot['id']}>")
        fields: Data = {"content": content}
        if body.get("reply_to"):
            original = self._message(channel, body["reply_to"], person)
            fields["message_reference"] = {"message_id": original.id}
            fields["allowed_mentions"] = {
                "parse": ["users", "roles", "everyone"],
                "replied_user": body.get("ping") is not False,
            }
        queue = self._listen()
        began = time.monotonic()
        try:
            said = self._world.post(channel, person, fields)
            return await self._collect(queue, person, channel, {f"m:{said.id}", ""}, began, timeout, None)
        finally:
            self._world.listeners.discard(queue)

    # --- interactions ---------------------------------------------------------------------------------------

    def _command(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        command, names = find_command(self._world, channel, str(body.get("name", "")), kind=1)
        refusal = self._refusal(command, person, channel)
        if refusal is not None:
            return refusal
        given = dict(body.get("options") or {})
        for value in given.values():
            if isinstance(value, dict) and "base64" in value:
                value["stored"] = self._upload(value)
        data = command_data(self._world, channel, command, names, given)
        return Interaction(kinds.COMMAND, person, channel, data, name=" ".join(names))

    def _upload(self, value: Data) -> Data:
        try:
            content = base64.b64decode(str(value["base64"]), validate=True)
        except binascii.Error:
            raise WorldError("base64 of an attachment can't be read") from None
        return self._world.store_file(str(value.get("filename", "file")), "application/octet-stream", content)

    def _refusal(self, command: Data, person: Data, channel: Data) -> str | None:
        guild_id = channel.get("guild_id")
        if guild_id is None:
            contexts = command.get("contexts")
            return None if contexts is None or 1 in contexts else "This command can't be used in a DM."
        bits = self._world.permissions_of(self._world.guilds[guild_id], person["id"])
        return None if may_use(command, bits) else "You do not have permission to use this command."

    def _menu(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        kind = 3 if body.get("message") else 2
        command, names = find_command(self._world, channel, str(body.get("name", "")), kind=kind)
        refusal = self._refusal(command, person, channel)
        if refusal is not None:
            return refusal
        data: Data = {"id": command["id"], "name": command["name"], "type": kind}
        if kind == 3:
            target = self._message(channel, body["message"], person)
            data |= {"target_id": target.id, "resolved": {"messages": {target.id: target.data}}}
        else:
            user = self._world.people.get(str(body.get("user"))) or self._world.user(str(body.get("user")))
            data |= {"target_id": user["id"], "resolved": {"users": {user["id"]: user}}}
            guild_id = channel.get("guild_id")
            if guild_id:
                member = self._world.member(self._world.guilds[guild_id], user["id"])
                bits = self._world.permissions_of(self._world.guilds[guild_id], user["id"])
                resolved = {key: value for key, value in member.items() if key != "user"}
                data["resolved"]["members"] = {user["id"]: {**resolved, "permissions": str(bits)}}
        return Interaction(kinds.COMMAND, person, channel, data, name=" ".join(names))

    def _autocomplete(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        command, names = find_command(self._world, channel, str(body.get("name", "")), kind=1)
        refusal = self._refusal(command, person, channel)
        if refusal is not None:
            return refusal
        option = str(body.get("option", ""))
        given = {**(body.get("options") or {}), option: body.get("value", "")}
        data = command_data(self._world, channel, command, names, given, focused=option)
        return Interaction(kinds.AUTOCOMPLETE, person, channel, data)

    def _click(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        message = self._message(channel, body.get("message"), person)
        button = _component(message, body, (2,))
        if button.get("style") == 5:
            raise WorldError(f"that button is a link to {button['url']}")
        if button.get("disabled"):
            return "That button is switched off."
        data = {"custom_id": button["custom_id"], "component_type": 2, "id": button.get("id", 0)}
        return Interaction(kinds.COMPONENT, person, message_channel(self._world, message), data, source=message)

    def _choose(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        message = self._message(channel, body.get("message"), person)
        select = _component(message, body, (3, 5, 6, 7, 8))
        values = [str(value) for value in body.get("values") or []]
        if select["type"] == 3:
            known = {option["value"]: option["label"] for option in select["options"]}
            by_label = {label: value for value, label in known.items()}
            values = [value if value in known else by_label.get(value, value) for value in values]
            strange = [value for value in values if value not in known]
            if strange:
                raise WorldError(f"that menu has no option {strange[0]!r}; it has {', '.join(known.values())}")
        data: Data = {
            "custom_id": select["custom_id"],
            "component_type": select["type"],
            "values": values,
            "id": select.get("id", 0),
        }
        if select["type"] != 3:
            data["resolved"] = {"users": {v: self._world.user(v) for v in values if select["type"] == 5}}
        return Interaction(kinds.COMPONENT, person, message_channel(self._world, message), data, source=message)

    def _submit(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        opened = self._modals.get((person["id"], str(body.get("modal"))))
        if opened is None or opened.modal is None:
            raise WorldError(f"{person['username']} has no modal {body.get('modal')!r} open")
        values = dict(body.get("values") or {})
        data = {
            "custom_id": opened.modal["custom_id"],
            "components": [_filled(one, values) for one in opened.modal["components"]],
            "resolved": {},
        }
        # Only now: a form that lacks a field stays open.
        del self._modals[person["id"], str(body.get("modal"))]
        return Interaction(kinds.SUBMIT, person, channel, data, source=opened.source)

    async def _interact(self, interaction: Interaction, timeout: float, locale: str) -> Outcome:
        world = self._world
        self._interactions[interaction.token] = interaction
        queue = self._listen()
        try:
            guild_id = interaction.channel.get("guild_id")
            event = payload(world, interaction, locale)
            world.dispatch("INTERACTION_CREATE", event, guild_id=int(guild_id) if guild_id else None)
            try:
                await asyncio.wait_for(interaction.answered.wait(), self._first_reply_s)
            except TimeoutError:
                interaction.late = True
                return Outcome(failed=f"The application did not respond within {self._first_reply_s:g} s.")
            outcome = await self._collect(
                queue, interaction.person, interaction.channel, {interaction.cause}, interaction.began, timeout, interaction
            )
        finally:
            world.listeners.discard(queue)
        outcome.modal, outcome.choices = interaction.modal, interaction.choices
        if interaction.modal is not None:
            self._modals[interaction.person["id"], interaction.modal["custom_id"]] = interaction
        return outcome

    # --- waiting --------------------------------------------------------------------------------------------

    def _listen(self) -> asyncio.Queue[Change]:
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._world.listeners.add(queue)
        return queue

    async def _collect(
        self,
        queue: asyncio.Queue[Change],
        person: Data,
        channel: Data,
        causes: set[str],
        began: float,
        timeout: float,
        interaction: Interaction | None,
    ) -> Outcome:
        """Gather what the bot does until it has replied and been quiet for a while, or the time is up."""
        outcome = Outcome()
        source = interaction.source if interaction is not None else None
        last = time.monotonic()
        while time.monotonic() - began < timeout:
            try:
                change = await asyncio.wait_for(queue.get(), 0.02)
            except TimeoutError:
                quiet = time.monotonic() - max(last, self._activity.last)
                if self._activity.under_way == 0 and self._settled(outcome, interaction, quiet):
                    break
                continue
            message = change.message
            if message is None or change.channel_id != channel["id"] or message.private_to not in (None, person["id"]):
                continue
            mine = message.cause in causes or message is source or message in outcome.messages
            if message.data["author"] is not self._world.bot or not (mine or change.kind == "message_delete"):
                continue
            last = time.monotonic()
            _note(outcome, change, message)
            if outcome.ms is None and not message.data["flags"] & LOADING:
                outcome.ms = int((last - began) * 1000)
        if interaction is not None and outcome.ms is None and interaction.response is not None:
            outcome.ms = int((last - began) * 1000)
        return outcome

    def _settled(self, outcome: Outcome, interaction: Interaction | None, quiet: float) -> bool:
        """Whether the bot has done what it will do."""
        thinking = any(message.data["flags"] & LOADING for message in outcome.messages)
        if thinking:
            return False
        if interaction is not None:
            at_once = interaction.response in (kinds.CHOICES, kinds.MODAL)
            return at_once or quiet >= QUIET_S
        return quiet >= (QUIET_S if outcome.messages else IGNORED_S)


def message_channel(world: World, message: Message) -> Data:
    """The channel that a message stands in."""
    return world.channels[message.data["channel_id"]]


def _note(outcome: Outcome, change: Change, message: Message) -> None:
    if change.kind == "message_create":
        outcome.messages.append(message)
    elif change.kind == "message_delete":
        outcome.deleted.append(message.id)
        outcome.messages = [one for one in outcome.messages if one is not message]
    elif change.kind == "message_update" and message not in outcome.messages and message not in outcome.edited:
        outcome.edited.append(message)


def _component(message: Message, body: Data, types: tuple[int, ...]) -> Data:
    """The component of a message that an act names by custom id or label."""
    found = [one for one in walk(message.data["components"]) if one.get("type") in types]
    for one in found:
        if body.get("custom_id") is not None and one.get("custom_id") == body["custom_id"]:
            return one
        if body.get("label") is not None and one.get("label") == body["label"]:
            return one
    if body.get("custom_id") is None and body.get("label") is None and len(found) == 1:
        return found[0]
    names = ", ".join(repr(one.get("label") or one.get("custom_id")) for one in found) or "none"
    raise WorldError(f"that message has no such component; it has {names}")


def _filled(component: Data, values: Data) -> Data:
    """A modal's component with what the person put in."""
    below = component.get("component")
    if isinstance(below, dict):
        if component.get("label") in values and below.get("custom_id") not in values:
            values = {**values, below["custom_id"]: values[component["label"]]}
        return {"type": component["type"], "id": component.get("id", 0), "component": _filled(below, values)}
    if isinstance(component.get("components"), list):
        return {
            "type": component["type"],
            "id": component.get("id", 0),
            "components": [_filled(one, values) for one in component["components"]],
        }
    if "custom_id" not in component:
        return {"type": component["type"], "id": component.get("id", 0)}
    given = values.get(component["custom_id"], values.get(component.get("label", "")))
    return typed_option(component, given)
