"""Options of commands and fields of modals, as Discord hands them to a bot."""

from __future__ import annotations

from typing import Any

from bot.playground.entities import CHANNELS, ROLES, USERS, named
from bot.playground.objects import Data
from bot.playground.world import World, WorldError

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)

_ENTITIES = {USER: (USERS,), CHANNEL: (CHANNELS,), ROLE: (ROLES,), MENTIONABLE: (USERS, ROLES)}


def find_command(world: World, channel: Data, name: str, *, kind: int) -> tuple[Data, list[str]]:
    """The registered command that a name such as ``admin reload`` means, with its words.

    Raises:
        WorldError: None is registered.
    """
    known = [*world.commands[channel.get("guild_id")].values(), *world.commands[None].values()]
    known = [command for command in known if command["type"] == kind]
    words = name.removeprefix("/").split() if kind == 1 else [name]
    for command in known:
        if words and command["name"] == words[0]:
            return command, words
    names = ", ".join(dict.fromkeys(command["name"] for command in known)) or "none"
    raise WorldError(f"there is no command {name!r}; registered: {names}")


def command_data(world: World, channel: Data, command: Data, words: list[str], given: Data, *, focused: str = "") -> Data:
    """The data of a command's interaction.

    Args:
        world: For users, channels and roles that options name.
        channel: Where.
        command: As registered.
        words: Its name, and those of its group and subcommand.
        given: Option's name -> value.
        focused: The option that is being typed; the others need not be complete then.

    Raises:
        WorldError: An option is missing, unknown, or of another type.
    """
    node = command
    for word in words[1:]:
        below = next((o for o in node.get("options") or [] if o["name"] == word and o["type"] in (1, 2)), None)
        if below is None:
            names = ", ".join(option["name"] for option in node.get("options") or [])
            raise WorldError(f"/{command['name']} has no subcommand {word!r}; it has {names}")
        node = below
    declared = {option["name"]: option for option in node.get("options") or []}
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in declared.values()):
        raise WorldError(f"/{' '.join(words)} needs one of its subcommands: {', '.join(declared)}")
    resolved: Data = {}
    values = []
    for name, value in given.items():
        if name not in declared:
            raise WorldError(f"/{' '.join(words)} has no option {name!r}; it has {', '.join(declared) or 'none'}")
        option = declared[name]
        if name == focused:
            values.append({"name": name, "type": option["type"], "value": str(value), "focused": True})
        else:
            values.append({"name": name, "type": option["type"], "value": _value(world, channel, option, value, resolved)})
    missing = [name for name, option in declared.items() if option.get("required") and name not in given]
    if missing and not focused:
        raise WorldError(f"/{' '.join(words)} needs the option {missing[0]!r}")
    options: list[Data] = values
    for depth in range(len(words) - 1, 0, -1):
        options = [{"name": words[depth], "type": GROUP if depth < len(words) - 1 else SUBCOMMAND, "options": options}]
    data: Data = {"id": command["id"], "name": command["name"], "type": 1, "options": options}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    if resolved:
        data["resolved"] = resolved
    return data


def _value(world: World, channel: Data, option: Data, value: Any, resolved: Data) -> Any:
    kind, name = option["type"], option["name"]
    for choice in option.get("choices") or []:
        if value in (choice["name"], choice["value"]):
            return choice["value"]
    if option.get("choices"):
        names = ", ".join(str(choice["name"]) for choice in option["choices"])
        raise WorldError(f"option {name!r} takes one of {names}, not {value!r}")
    if kind == STRING and isinstance(value, str):
        return value
    if kind == BOOLEAN and isinstance(value, bool):
        return value
    if kind == INTEGER and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind == NUMBER and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if kind in _ENTITIES:
        found = named(world, channel, _ENTITIES[kind], str(value), resolved)
        if found is not None:
            return found
    if kind == ATTACHMENT and isinstance(value, dict) and "stored" in value:
        attachment = value["stored"]
        resolved.setdefault("attachments", {})[attachment["id"]] = attachment
        return attachment["id"]
    raise WorldError(f"option {name!r} can't take {value!r}")


def typed_option(component: Data, given: Any) -> Data:
    """A field of a modal with the person's value, in the form that its type has."""
    kind = component["type"]
    filled: Data = {"type": kind, "id": component.get("id", 0), "custom_id": component["custom_id"]}
    if kind == 4:
        value = component.get("value", "") if given is None else str(given)
        if component.get("required", True) and not value:
            raise WorldError(f"the field {component.get('label') or component['custom_id']!r} must be filled in")
        return {**filled, "value": value}
    if kind in (3, 5, 6, 7, 8, 19, 22):
        chosen = given if isinstance(given, list) else [] if given is None else [given]
        by_label = {option["label"]: option["value"] for option in component.get("options") or []}
        if given is None:
            chosen = [option["value"] for option in component.get("options") or [] if option.get("default")]
        return {**filled, "values": [by_label.get(str(one), str(one)) for one in chosen]}
    if kind == 21:
        by_label = {option["label"]: option["value"] for option in component.get("options") or []}
        return {**filled, "value": by_label.get(str(given), given)}
    return {**filled, "value": bool(given)}
