"""What people put into components: the one they used, what they chose, and a modal filled in."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from bot.playground.entities import CHANNELS, ROLES, USERS, named
from bot.playground.objects import Data
from bot.playground.options import typed_option
from bot.playground.tree import walk
from bot.playground.validation.components import CHANNEL_SELECT, MENTION_SELECT, ROLE_SELECT, STRING_SELECT, UPLOAD, USER_SELECT
from bot.playground.world import Message, World, WorldError

_KINDS = {USER_SELECT: (USERS,), ROLE_SELECT: (ROLES,), MENTION_SELECT: (USERS, ROLES), CHANNEL_SELECT: (CHANNELS,)}


def component_of(message: Message, body: Data, types: tuple[int, ...]) -> Data:
    """The component of a message that an act names by custom id or label.

    Raises:
        WorldError: There is none.
    """
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


def chosen(world: World, channel: Data, select: Data, given: list[Any]) -> tuple[list[str], Data]:
    """The values chosen from a select, and the ``resolved`` objects that go with them.

    Args:
        world: For people, roles and channels.
        channel: Where.
        select: The component.
        given: Values, or the names that people see in their place.

    Raises:
        WorldError: The select doesn't have one of them.
    """
    if select["type"] == STRING_SELECT:
        by_name = {option["label"]: option["value"] for option in select["options"]}
        by_name |= {value: value for value in by_name.values()}
        strange = [str(one) for one in given if str(one) not in by_name]
        if strange:
            names = ", ".join(option["label"] for option in select["options"])
            raise WorldError(f"that menu has no option {strange[0]!r}; it has {names}")
        return [by_name[str(one)] for one in given], {}
    resolved: Data = {}
    ids = []
    for one in given:
        found = named(world, channel, _KINDS[select["type"]], str(one), resolved)
        if found is None:
            raise WorldError(f"that menu has nothing of the name {str(one)!r}")
        ids.append(found)
    return ids, resolved


def filled(world: World, channel: Data, modal: Data, values: Data) -> Data:
    """What a modal's submission carries: its components with what the person put in.

    Args:
        world: For people, roles, channels and files.
        channel: Where.
        modal: As the bot opened it.
        values: By custom id or label.

    Raises:
        WorldError: A field lacks what it needs.
    """
    resolved: Data = {}
    components = [_filled(world, channel, one, values, resolved) for one in modal["components"]]
    return {"custom_id": modal["custom_id"], "components": components, "resolved": resolved}


def _filled(world: World, channel: Data, component: Data, values: Data, resolved: Data) -> Data:
    head: Data = {"type": component["type"], "id": component.get("id", 0)}
    below = component.get("component")
    if isinstance(below, dict):
        if component.get("label") in values and below.get("custom_id") not in values:
            values = {**values, below["custom_id"]: values[component["label"]]}
        return {**head, "component": _filled(world, channel, below, values, resolved)}
    if isinstance(component.get("components"), list):
        return {**head, "components": [_filled(world, channel, one, values, resolved) for one in component["components"]]}
    if "custom_id" not in component:
        return head
    given = values.get(component["custom_id"], values.get(component.get("label", "")))
    several = given if isinstance(given, list) else [] if given is None else [given]
    if component["type"] == UPLOAD:
        _counted(component, len(several))
        files = [uploaded(world, one) for one in several]
        resolved.setdefault("attachments", {}).update({one["id"]: one for one in files})
        given = [one["id"] for one in files]
    elif component["type"] in _KINDS:
        given, more = chosen(world, channel, component, several)
        for kind, objects in more.items():
            resolved.setdefault(kind, {}).update(objects)
    return typed_option(component, given)


def _counted(component: Data, count: int) -> None:
    """Refuse more files or fewer than a field takes; none are fine where it may be left out."""
    required = component.get("required", True)
    least, most = (1 if component.get(name) is None else component[name] for name in ("min_values", "max_values"))
    if count > most or (count < least and (required or count)):
        raise WorldError(f"the field {component['custom_id']!r} takes {least if required else 0} to {most} files")


def uploaded(world: World, value: Any) -> Data:
    """Keep a file that a person sends as ``{"filename", "base64"}``; its attachment object.

    Raises:
        WorldError: It isn't one.
    """
    if not isinstance(value, dict) or "base64" not in value:
        raise WorldError('an attachment is {"filename": …, "base64": …}')
    try:
        content = base64.b64decode(str(value["base64"]), validate=True)
    except binascii.Error:
        raise WorldError("base64 of an attachment can't be read") from None
    name = str(value.get("filename") or "file")
    return world.store_file(name, content)
