"""One place decides what an error says: a short apology with a number to the member, the trace with it to the log."""

from __future__ import annotations

import secrets
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.replies import phrases
from bot.replies.notice import notice
from knowledge.model import WaymarkError

log = structlog.get_logger("waymark.errors")
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class Refused(WaymarkError):
    """Somebody may not do what they asked for; the text tells them why."""


def reference() -> str:
    """A short number by which an error is found in the log, easy to read out."""
    return "W-" + "".join(secrets.choice(_ALPHABET) for _ in range(5))


async def report(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the member in a private reply, and the log what happened."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, Refused):
        await _tell(interaction, str(cause))
        return
    if isinstance(cause, app_commands.MissingPermissions | app_commands.CheckFailure):
        await _tell(interaction, phrases.NOT_ALLOWED)
        return
    number = reference()
    log.error("command failed", reference=number, command=_name(interaction), exc_info=cause)
    await _tell(interaction, phrases.APOLOGY.format(reference=number))


def _name(interaction: discord.Interaction[Any]) -> str:
    if interaction.command is not None:
        return interaction.command.qualified_name
    data: dict[str, Any] = dict(interaction.data or {})
    return str(data.get("custom_id", "?"))


async def _tell(interaction: discord.Interaction[Any], text: str) -> None:
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=notice(text), ephemeral=True)
        else:
            await interaction.response.send_message(view=notice(text), ephemeral=True)
    except discord.HTTPException as failure:
        log.warning("apology not delivered", error=str(failure))
