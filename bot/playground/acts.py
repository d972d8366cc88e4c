"""What people do: write, change what they wrote, use commands, menus, buttons and selects, fill in modals."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from bot.playground import interactions as kinds
from bot.playground.forms import chosen, component_of, filled, uploaded
from bot.playground.interactions import Interaction, payload
from bot.playground.limits import limit
from bot.playground.objects import Data
from bot.playground.options import command_data, find_command
from bot.playground.outcome import Outcome, Watch
from bot.playground.permissions import MANAGE_MESSAGES, may_use
from bot.playground.reactions import react
from bot.playground.rest.desk import Activity
from bot.playground.world import Message, World, WorldError

# An emoji of several joined ones takes up to a dozen code points, one of a server's own its name and id.
_LONGEST_EMOJI = 64


class Refused(Exception):
    """Discord would not take what a person did; the text is Discord's word for it."""


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
        write = {"message": self._say, "edit": self._edit, "delete": self._delete, "react": self._react}.get(str(kind))
        if write is not None:
            with Watch(self._world, self._activity, person, channel) as watch:
                began = time.monotonic()
                try:
                    cause = write(person, channel, body)
                except Refused as refused:
                    return Outcome(failed=str(refused))
                return await watch.gather({cause, ""}, began, timeout)
        make = {
            "command": self._command,
            "menu": self._menu,
            "autocomplete": self._autocomplete,
            "click": self._click,
            "choose": self._choose,
            "submit": self._submit,
        }.get(str(kind))
        if make is None:
            raise WorldError(
                f"type {kind!r} is none of message, edit, delete, react, command, menu, autocomplete, click, choose, submit"
            )
        made = make(person, channel, body)
        if isinstance(made, str):
            return Outcome(failed=made)
        form = person["id"], str(body.get("modal"))
        opened = self._modals.get(form)
        outcome = await self._interact(made, timeout, str(body.get("locale", "en-US")))
        # Only now: a form that lacks a field, or that the bot left unanswered, stays open to be sent again.
        if kind == "submit" and outcome.failed is None and self._modals.get(form) is opened:
            del self._modals[form]
        return outcome

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

    def message(self, channel: Data, message_id: Any, person: Data) -> Message:
        """A message that a person sees in a channel.

        Raises:
            WorldError: There is none.
        """
        found = self._world.find_message(channel["id"], str(message_id))
        if found is None or found.private_to not in (None, person["id"]):
            raise WorldError(f"{person['username']} sees no message {message_id} in that channel")
        return found

    def own_cause(self, interaction_id: str, person: Data) -> str:
        """What messages that came of a person's interaction carry as their cause.

        Raises:
            WorldError: They had no such interaction.
        """
        for one in self._interactions.values():
            if one.id == interaction_id and one.person is person:
                return one.cause
        raise WorldError(f"{person['username']} had no interaction {interaction_id}")

    # --- writing --------------------------------------------------------------------------------------------

    def _say(self, person: Data, channel: Data, body: Data) -> str:
        fields: Data = {"content": self._wired(body)}
        if body.get("reply_to"):
            original = self.message(channel, body["reply_to"], person)
            fields["message_reference"] = {"message_id": original.id}
            fields["allowed_mentions"] = {
                "parse": ["users", "roles", "everyone"],
                "replied_user": body.get("ping") is not False,
            }
        given = list(body.get("attachments") or [])
        if len(given) > limit("files"):
            raise WorldError(f"a message takes {limit('files')} files")
        if not given and not fields["content"].strip():
            raise Refused("Cannot send an empty message")
        said = self._world.post(channel, person, fields, attachments=[uploaded(self._world, one) for one in given])
        return f"m:{said.id}"

    def _wired(self, body: Data) -> str:
        return str(body.get("content") or "").replace("@bot", f"<@{self._world.bot['id']}>")

    def _edit(self, person: Data, channel: Data, body: Data) -> str:
        message = self.message(channel, body.get("message"), person)
        if message.data["author"] is not person:
            raise WorldError("that message is somebody else's")
        content = self._wired(body)
        if not content.strip() and not message.data["attachments"]:
            raise Refused("Cannot send an empty message")
        self._world.rewrite(message, content)
        return f"m:{message.id}"

    def _delete(self, person: Data, channel: Data, body: Data) -> str:
        message = self.message(channel, body.get("message"), person)
        guild_id = channel.get("guild_id")
        bits = self._world.permissions_of(self._world.guilds[guild_id], person["id"]) if guild_id else 0
        if message.data["author"] is not person and not bits & MANAGE_MESSAGES:
            raise WorldError("that message is somebody else's")
        self._world.delete(message)
        return f"m:{message.id}"

    def _react(self, person: Data, channel: Data, body: Data) -> str:
        message = self.message(channel, body.get("message"), person)
        emoji = str(body.get("emoji") or "")
        if message.private_to is not None or not 0 < len(emoji) <= _LONGEST_EMOJI:
            raise WorldError("a reaction takes an emoji, and a message that is no private one")
        react(self._world, message, person, emoji, remove=bool(body.get("remove")))
        return f"m:{message.id}"

    # --- interactions ---------------------------------------------------------------------------------------

    def _command(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        command, names = find_command(self._world, channel, str(body.get("name", "")), kind=1)
        refusal = self._refusal(command, person, channel)
        if refusal is not None:
            return refusal
        given = dict(body.get("options") or {})
        for value in given.values():
            if isinstance(value, dict) and "base64" in value:
                value["stored"] = uploaded(self._world, value)
        data = command_data(self._world, channel, command, names, given)
        return Interaction(kinds.COMMAND, person, channel, data, name=" ".join(names))

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
            target = self.message(channel, body["message"], person)
            data |= {"target_id": target.id, "resolved": {"messages": {target.id: target.data}}}
        else:
            user = self._world.people.get(str(body.get("user"))) or self._world.user(str(body.get("user")))
            data |= {"target_id": user["id"], "resolved": {"users": {user["id"]: user}}}
            guild_id = channel.get("guild_id")
            if guild_id:
                data["resolved"]["members"] = {user["id"]: self._world.partial_member(self._world.guilds[guild_id], user["id"])}
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
        message = self.message(channel, body.get("message"), person)
        button = component_of(message, body, (2,))
        if button.get("style") == 5:
            raise WorldError(f"that button is a link to {button['url']}")
        if button.get("disabled"):
            return "That button is switched off."
        data = {"custom_id": button["custom_id"], "component_type": 2, "id": button.get("id", 0)}
        return Interaction(kinds.COMPONENT, person, message_channel(self._world, message), data, source=message)

    def _choose(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        message = self.message(channel, body.get("message"), person)
        select = component_of(message, body, (3, 5, 6, 7, 8))
        values, resolved = chosen(self._world, channel, select, list(body.get("values") or []))
        data: Data = {
            "custom_id": select["custom_id"],
            "component_type": select["type"],
            "values": values,
            "id": select.get("id", 0),
        }
        if select["type"] != 3:
            data["resolved"] = resolved
        return Interaction(kinds.COMPONENT, person, message_channel(self._world, message), data, source=message)

    def _submit(self, person: Data, channel: Data, body: Data) -> Interaction | str:
        opened = self._modals.get((person["id"], str(body.get("modal"))))
        if opened is None or opened.modal is None:
            raise WorldError(f"{person['username']} has no modal {body.get('modal')!r} open")
        data = filled(self._world, channel, opened.modal, dict(body.get("values") or {}))
        return Interaction(kinds.SUBMIT, person, channel, data, source=opened.source)

    async def _interact(self, interaction: Interaction, timeout: float, locale: str) -> Outcome:
        world = self._world
        self._interactions[interaction.token] = interaction
        with Watch(world, self._activity, interaction.person, interaction.channel) as watch:
            guild_id = interaction.channel.get("guild_id")
            event = payload(world, interaction, locale)
            world.dispatch("INTERACTION_CREATE", event, guild_id=int(guild_id) if guild_id else None)
            try:
                await asyncio.wait_for(interaction.answered.wait(), self._first_reply_s)
            except TimeoutError:
                interaction.late = True
                why = f"The application did not respond within {self._first_reply_s:g} s."
                return Outcome(failed=why, interaction=interaction.id)
            outcome = await watch.gather({interaction.cause}, interaction.began, timeout, interaction)
        outcome.interaction = interaction.id
        outcome.modal, outcome.choices = interaction.modal, interaction.choices
        if interaction.modal is not None:
            self._modals[interaction.person["id"], interaction.modal["custom_id"]] = interaction
        return outcome


def message_channel(world: World, message: Message) -> Data:
    """The channel that a message stands in."""
    return world.channels[message.data["channel_id"]]
