"""`/admin`: reload and check the articles."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence

import discord
import structlog
from discord import app_commands, ui
from discord.ext import commands

from bot.client import Waymark
from bot.errors import Refused
from bot.replies import admin as replies
from bot.replies import phrases
from bot.replies.notice import AMBER, GREEN, GREY, RED, notice
from knowledge.check import check_folder
from knowledge.library import LibraryError, diff, load
from knowledge.model import Finding, Severity

log = structlog.get_logger("waymark.admin")


async def require_content_rights(interaction: discord.Interaction[Waymark]) -> None:
    """Let pass who may change articles: managers of a content server, or the application's owner.

    Raises:
        Refused: Anybody else.
    """
    bot = interaction.client
    named = bot.settings.content_guilds
    content = named or (frozenset({bot.guilds[0].id}) if len(bot.guilds) == 1 else frozenset())
    if interaction.guild_id in content and interaction.permissions.manage_guild:
        return
    if await bot.is_owner(interaction.user):
        return
    who = phrases.WHO_GUILDS if named else phrases.WHO_ONE_GUILD if content else phrases.WHO_OWNER
    raise Refused(phrases.MAY_NOT_CHANGE.format(who=who))


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Admin(commands.GroupCog, group_name="admin", group_description="For whoever looks after the articles"):
    """Looks after the articles."""

    @app_commands.command(description="Read the articles anew and put them in service")
    async def reload(self, interaction: discord.Interaction[Waymark]) -> None:
        """Parse all articles beside the running library, then swap them in as one value."""
        await require_content_rights(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        bot = interaction.client
        async with bot.reload_lock:
            try:
                new = await asyncio.to_thread(load, bot.settings.articles_dir)
            except LibraryError as error:
                log.warning("reload refused", findings=[str(finding) for finding in error.findings])
                head = phrases.RELOAD_FAILED.format(count=len(error.findings))
                await _send(interaction, head, error.findings, RED)
                return
            old = bot.library
            taken = await bot.take_up(new)
        changes = diff(old, new)
        log.info("articles reloaded", added=changes.added, changed=changes.changed, removed=changes.removed)
        text = replies.changes(changes, old, new, taken) if changes else phrases.UNCHANGED
        await interaction.followup.send(view=notice(text, GREEN if changes else GREY), ephemeral=True)

    @app_commands.command(description="Check the articles without putting them in service")
    async def check(self, interaction: discord.Interaction[Waymark]) -> None:
        """Show every finding with file and line."""
        await require_content_rights(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        findings = await asyncio.to_thread(check_folder, interaction.client.settings.articles_dir)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        if not findings:
            await interaction.followup.send(view=notice(phrases.CHECK_CLEAN, GREEN), ephemeral=True)
            return
        head = phrases.CHECKED.format(errors=errors, others=len(findings) - errors)
        await _send(interaction, head, findings, RED if errors else AMBER)


async def _send(interaction: discord.Interaction[Waymark], head: str, findings: Sequence[Finding], colour: int) -> None:
    """Show the first findings, and all of them in a file where they are many."""
    text, left = replies.findings(head, findings)
    if not left:
        await interaction.followup.send(view=notice(text, colour), ephemeral=True)
        return
    whole = "\n".join(str(finding) for finding in findings)
    attached = discord.File(io.BytesIO(whole.encode()), "findings.txt")
    view = notice(text, colour, ui.File(attached))
    await interaction.followup.send(view=view, file=attached, ephemeral=True)


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Admin())
