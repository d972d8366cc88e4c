"""A small discord.py bot that shows what the page must draw: V2 layouts, menus, forms, private replies."""

from __future__ import annotations

import asyncio
import io
import struct
import zlib
from typing import Any

import discord
from discord import app_commands, ui

HOSTILE = (
    "<script>document.title='owned'</script> <img src=x onerror=\"document.title='owned'\"> "
    "[click](javascript:document.title='owned') [https://bank.example](https://evil.example) \u202eeman\u202c "
    "[fine](https://fine.example/a?b=c)"
)
TOPICS = ["Python", "Mathematics", "Machine Learning", "Deep Learning"]


def picture() -> bytes:
    """A PNG of one colour, 64 by 64."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    row = b"\x00" + b"\x58\x65\xf2" * 64
    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * 64)) + chunk(b"IEND", b"")


class Form(ui.Modal, title="Tell us more"):
    """A modal with a field of each common kind."""

    failed = False
    wish: ui.Label[Any] = ui.Label(text="What did you look for?", component=ui.TextInput(max_length=200))
    level: ui.Label[Any] = ui.Label(
        text="How far are you?",
        description="A guess will do",
        component=ui.Select(options=[discord.SelectOption(label=one) for one in ("Beginner", "Advanced")]),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.wish.component, ui.TextInput)
        assert isinstance(self.level.component, ui.Select)
        if self.wish.component.value == "fail once" and not self.failed:
            self.failed = True
            raise RuntimeError("leaves the form unanswered, once")
        said = f"Noted: {self.wish.component.value} ({self.level.component.values[0]})"
        await interaction.response.send_message(said, ephemeral=True)


class Answer(ui.LayoutView):
    """An answer as a designed V2 message."""

    def __init__(self, question: str) -> None:
        super().__init__(timeout=None)
        box: ui.Container[Any] = ui.Container(accent_colour=0x5865F2)
        box.add_item(ui.TextDisplay("-# AI & ML engineering › Learning path\n## Machine Learning Specialization"))
        box.add_item(ui.TextDisplay("-# Step 3 of 5"))
        parts = "\n".join(f"- {one}" for one in ("supervised learning", "unsupervised learning", "recommender systems"))
        passage = f"This is **the course to take** once Python and mathematics sit well. It covers:\n{parts}"
        box.add_item(ui.TextDisplay(f"{passage}\n\nYou asked: {discord.utils.escape_markdown(question)}"))
        box.add_item(ui.Separator())
        link: ui.Button[Any] = ui.Button(label="Open", url="https://www.coursera.org/specializations/machine-learning")
        course = "**Machine Learning Specialization**\n-# Coursera · specialization · paid · 94 hours"
        box.add_item(ui.Section(ui.TextDisplay(course), accessory=link))
        tip = "> 💡 **Save money** – the courses can be audited for free; only the certificate costs."
        box.add_item(ui.Separator(visible=False))
        box.add_item(ui.TextDisplay(tip))
        box.add_item(ui.Separator())
        row: ui.ActionRow[Any] = ui.ActionRow()
        back: ui.Button[Any] = ui.Button(label="Previous", emoji="⬅️", custom_id="back")
        onward: ui.Button[Any] = ui.Button(label="Next step", style=discord.ButtonStyle.primary, custom_id="next")
        done: ui.Button[Any] = ui.Button(label="Mark done", style=discord.ButtonStyle.success, custom_id="done")
        gone: ui.Button[Any] = ui.Button(label="Dismiss", style=discord.ButtonStyle.danger, custom_id="gone")
        for button, act in ((back, self.onward), (onward, self.onward), (done, self.silent), (gone, self.gone)):
            button.callback = act  # type: ignore[method-assign]
            row.add_item(button)
        box.add_item(row)
        options = [discord.SelectOption(label=one, description=f"The step about {one.lower()}") for one in TOPICS]
        menu: ui.Select[Any] = ui.Select(placeholder="Other matches", options=options, custom_id="matches")

        async def chosen(interaction: discord.Interaction) -> None:
            await interaction.response.send_message(f"You chose **{menu.values[0]}**", ephemeral=True)

        menu.callback = chosen  # type: ignore[method-assign]
        box.add_item(ui.ActionRow(menu))
        box.add_item(ui.TextDisplay("-# From *AI & ML Engineering* by A. Writer · 13 July 2024"))
        self.add_item(box)

    async def onward(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Next comes **Deep Learning**.", ephemeral=True)

    async def silent(self, interaction: discord.Interaction) -> None:
        """Never answers: the person is told that the interaction failed."""

    async def gone(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.delete_original_response()


class SampleBot(discord.Client):
    """Answers mentions and DMs, and has a few commands."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        assert self.user is not None
        if message.author.bot or not (message.guild is None or self.user in message.mentions):
            return
        said = message.clean_content.replace(f"@{self.user.name}", "").strip()
        if said == "hostile":
            await message.reply(HOSTILE)
        elif said == "picture":
            file = discord.File(io.BytesIO(picture()), "blue.png")
            embed = discord.Embed(title="A picture", description="of one *colour*", colour=0x43A25A)
            embed.add_field(name="Wide", value="64").set_image(url="attachment://blue.png")
            await message.reply(embed=embed, file=file)
        elif message.guild is None:
            await message.channel.send(f"In private: {said}")
        else:
            await message.reply(view=Answer(said))


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    """Register the commands."""

    @tree.command(description="Ask the articles a question")
    @app_commands.describe(question="What you would like to know", topic="Only about this topic", private="Only you see it")
    async def ask(interaction: discord.Interaction, question: str, topic: str = "", private: bool = False) -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)
        await interaction.followup.send(f"**{question}** about {topic or 'anything'}")

    @ask.autocomplete("topic")
    async def topics(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = [one for one in TOPICS if current.lower() in one.lower()]
        return [app_commands.Choice(name=one, value=one.lower()) for one in found]

    @tree.command(description="Say what is missing")
    async def feedback(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    @tree.command(description="Never answers")
    async def silence(interaction: discord.Interaction) -> None:
        """The person is told that the command failed."""

    @tree.command(description="Answers after a while")
    async def hesitate(interaction: discord.Interaction) -> None:
        await asyncio.sleep(0.6)
        await interaction.response.send_message("At last.")

    admin = app_commands.Group(name="admin", description="For admins", default_permissions=discord.Permissions(manage_guild=True))

    @admin.command(name="reload", description="Read the articles again")
    async def reload(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Reloaded.")

    tree.add_command(admin)

    @tree.context_menu(name="Answer this")
    async def answer_this(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"About: {message.content}", ephemeral=True)

    @tree.context_menu(name="Wave")
    async def wave(interaction: discord.Interaction, user: discord.Member) -> None:
        await interaction.response.send_message(f"👋 {user.display_name}")
