"""Discord's permission bits, and who has which where."""

from __future__ import annotations

from typing import Any

VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
READ_HISTORY = 1 << 16
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
ADD_REACTIONS = 1 << 6
ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
MANAGE_MESSAGES = 1 << 13
USE_COMMANDS = 1 << 31
CREATE_THREADS = 1 << 35
SEND_IN_THREADS = 1 << 38

EVERYONE = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | READ_HISTORY
    | EMBED_LINKS
    | ATTACH_FILES
    | ADD_REACTIONS
    | USE_COMMANDS
    | CREATE_THREADS
    | SEND_IN_THREADS
)
ALL = (1 << 53) - 1


def of_member(guild: dict[str, Any], member: dict[str, Any]) -> int:
    """The permissions of a member in a guild, as a number of bits."""
    if guild["owner_id"] == member["user"]["id"]:
        return ALL
    roles = {guild["id"], *member["roles"]}
    bits = 0
    for role in guild["roles"]:
        if role["id"] in roles:
            bits |= int(role["permissions"])
    return ALL if bits & ADMINISTRATOR else bits


def may_use(command: dict[str, Any], bits: int) -> bool:
    """Whether a member with these permissions may use a command, as the command's own default has it."""
    needed = command.get("default_member_permissions")
    if needed is None or bits & ADMINISTRATOR:
        return True
    return int(needed) != 0 and bits & int(needed) == int(needed)
