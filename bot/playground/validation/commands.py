"""Bodies that register application commands."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.limits import limit
from bot.playground.validation.errors import Check, Path

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
NUMBER, ATTACHMENT = 10, 11
_OPTION_TYPES = tuple(range(1, 12))
_LEAVES = tuple(range(3, 12))
# Letters and digits of any script, lower case where the script has cases.
_NAME = re.compile(r"^[-_'\w]{1,32}$")


def check_command(body: Any) -> None:
    """Check one command; raises `Invalid` if Discord would refuse it."""
    check = Check()
    _command(check, body, ())
    check.done()


def check_commands(bodies: Any) -> None:
    """Check a bulk overwrite; raises `Invalid` if Discord would refuse it."""
    check = Check()
    if not isinstance(bodies, list):
        check.add((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.")
        check.done()
    names: set[tuple[str, str]] = set()
    counts: dict[str, int] = {}
    for number, body in enumerate(bodies):
        _command(check, body, (number,))
        if isinstance(body, dict):
            kind, name = str(body.get("type", CHAT_INPUT)), str(body.get("name"))
            if (kind, name) in names:
                check.add((number,), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
            names.add((kind, name))
            counts[kind] = counts.get(kind, 0) + 1
    for kind, count in counts.items():
        most = limit("commands" if kind == str(CHAT_INPUT) else "menu_commands")
        if count > most:
            check.add((), "APPLICATION_COMMANDS_MAX", f"Maximum number of application commands reached ({most}).")
    check.done()


def _command(check: Check, body: Any, path: Path) -> None:
    data = check.mapping(body, path)
    if not data:
        return
    kind = data.get("type", CHAT_INPUT)
    if not check.one_of(kind, (*path, "type"), (CHAT_INPUT, USER, MESSAGE, 4)):
        return
    _name(check, data.get("name"), (*path, "name"), slash=kind == CHAT_INPUT)
    if kind == CHAT_INPUT:
        _description(check, data, path)
        _options(check, data.get("options"), path, depth=0)
        if _size(data) > limit("command_total"):
            check.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({limit('command_total')})")
    elif data.get("description"):
        check.add((*path, "description"), "BASE_TYPE_MAX_LENGTH", "Context menu commands cannot have description")
    elif data.get("options"):
        check.add((*path, "options"), "BASE_TYPE_MAX_LENGTH", "Context menu commands cannot have options")
    permissions = data.get("default_member_permissions")
    if permissions is not None and not str(permissions).isdigit():
        check.add((*path, "default_member_permissions"), "BITFIELD_TYPE_CONVERT", "Not a valid permission bitfield.")


def _name(check: Check, value: Any, path: Path, *, slash: bool) -> None:
    name = check.text(value, path, "command_name", least=1, required=True)
    if name and slash and (not _NAME.match(name) or name != name.lower()):
        check.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _description(check: Check, data: dict[str, Any], path: Path) -> None:
    check.text(data.get("description"), (*path, "description"), "command_description", least=1, required=True)


def _options(check: Check, value: Any, path: Path, *, depth: int) -> None:
    here = (*path, "options")
    seen: set[str] = set()
    optional = False
    options = check.items(value, here, "command_options")
    nested = [one.get("type") in (SUBCOMMAND, GROUP) for one in options if isinstance(one, dict)]
    if any(nested) and not all(nested):
        check.add(here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and options cannot be mixed.")
    allowed = {0: _OPTION_TYPES, 1: (SUBCOMMAND, *_LEAVES), 2: _LEAVES}[depth]
    for number, option in enumerate(options):
        at = (*here, number)
        one = check.mapping(option, at)
        if not one or not check.one_of(one.get("type"), (*at, "type"), allowed):
            continue
        _name(check, one.get("name"), (*at, "name"), slash=True)
        _description(check, one, at)
        if one.get("name") in seen:
            check.add((*at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
        seen.add(str(one.get("name")))
        if one["type"] in (SUBCOMMAND, GROUP):
            _options(check, one.get("options"), at, depth=2 if one["type"] == SUBCOMMAND else 1)
            continue
        if one.get("required") and optional:
            check.add(
                at,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional = optional or not one.get("required")
        _choices(check, one, at)


def _choices(check: Check, option: dict[str, Any], path: Path) -> None:
    choices = check.items(option.get("choices"), (*path, "choices"), "option_choices")
    if choices and option.get("autocomplete"):
        check.add((*path, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Choices exclude autocomplete.")
    for number, choice in enumerate(choices):
        here = (*path, "choices", number)
        one = check.mapping(choice, here)
        check.text(one.get("name"), (*here, "name"), "choice_name", least=1, required=True)
        if option["type"] == STRING:
            check.text(one.get("value"), (*here, "value"), "choice_value", required=True)


def _size(data: dict[str, Any]) -> int:
    """The characters of all names, descriptions and values of a command."""
    own = sum(len(str(data[key])) for key in ("name", "description") if data.get(key))
    choices = sum(
        len(str(c.get("name", ""))) + len(str(c.get("value", ""))) for c in data.get("choices") or [] if isinstance(c, dict)
    )
    below = data.get("options") or []
    return own + choices + sum(_size(one) for one in below if isinstance(one, dict)) if isinstance(below, list) else own
