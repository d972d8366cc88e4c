"""One place decides what an error says: a short apology with a number to the member, the trace with it to the log."""

from __future__ import annotations

import secrets
from typing import Any

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.replies import phrases
from bot.replies.box import Item
from bot.replies.notice import GREY, RED, notice
from bot.store import StoreError
from knowledge.model import WaymarkError

log = structlog.get_logger("waymark.errors")
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# Discord's codes for an interaction: unknown (too old, or its message gone), and answered already.
_UNKNOWN = (10062, 10008, 10015)
_ANSWERED = 40060
_UNREACHABLE = (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError, OSError)


class Refused(WaymarkError):
    """What somebody asked for can't be done, or not by them; the text tells them why.

    Args:
        text: As told.
        more: What stands below it, such as buttons to what can be done instead.
    """

    def __init__(self, text: str, *more: Item | None) -> None:
        super().__init__(text)
        self.more = more


def reference() -> str:
    """A short number by which an error is found in the log, easy to read out."""
    return "W-" + "".join(secrets.choice(_ALPHABET) for _ in range(5))


async def report(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the member in a private reply, and the log what happened.

    Args:
        interaction: What went wrong in.
        error: As raised; what discord.py wrapped is unwrapped.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    name = _name(interaction)
    if isinstance(cause, Refused):
        await _tell(interaction, str(cause), GREY, *cause.more)
    elif isinstance(cause, StoreError):
        number = reference()
        log.error("the store failed", reference=number, command=name, error=str(cause))
        await _tell(interaction, phrases.STORE_FAILED.format(reference=number), RED)
    elif isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        log.warning("Discord has other commands than I", command=name)
        await _tell(interaction, phrases.UPDATED)
    elif isinstance(cause, app_commands.CheckFailure):
        await _tell(interaction, phrases.NOT_ALLOWED)
    elif isinstance(cause, discord.HTTPException) and cause.code == _ANSWERED:
        # Discord took the reply but its answer was lost, so discord.py sent it again.
        log.info("a reply was sent twice and taken once", command=name)
    elif isinstance(cause, discord.NotFound) and cause.code in _UNKNOWN:
        log.warning("a reply came too late, or its message is gone", command=name)
    else:
        number = reference()
        log.error("command failed", reference=number, command=name, exc_info=cause)
        await _tell(interaction, phrases.APOLOGY.format(reference=number), RED)


def _name(interaction: discord.Interaction[Any]) -> str:
    """What was used: a command's name, or a component's verb without what it carries."""
    if interaction.command is not None:
        return interaction.command.qualified_name
    data: dict[str, Any] = dict(interaction.data or {})
    return str(data.get("name") or ":".join(str(data.get("custom_id", "?")).split(":")[:2]))


async def _tell(interaction: discord.Interaction[Any], text: str, colour: int = GREY, *more: Item | None) -> None:
    if interaction.type is discord.InteractionType.autocomplete:
        return
    view = notice(text, colour, *more)
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except _UNREACHABLE as failure:
        log.warning("a reply could not be delivered", command=_name(interaction), error=type(failure).__name__)
