"""A discord.py bot as anybody might have written it: a cog, hybrid commands, a modal, menus and a task.

It knows nothing of the stand-in, and starts as every bot does: ``DISCORD_TOKEN=… python bot.py``.
"""

from __future__ import annotations

import base64
import io
import os
import struct
import zlib
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands, tasks


class Order(ui.Modal, title="Order a cake"):
    """A form with a field of every kind."""

    name: ui.Label[Any] = ui.Label(text="Name on the cake", component=ui.TextInput(min_length=2, max_length=40))
    message: ui.Label[Any] = ui.Label(
        text="Message", component=ui.TextInput(style=discord.TextStyle.paragraph, required=False, placeholder="Happy birthday!")
    )
    size: ui.Label[Any] = ui.Label(
        text="Size",
        description="A large one feeds twelve",
        component=ui.Select(options=[discord.SelectOption(label=one) for one in ("Small", "Large")]),
    )
    guests: ui.Label[Any] = ui.Label(text="For whom", component=ui.UserSelect(max_values=2))
    picture: ui.Label[Any] = ui.Label(text="Picture", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Say back what was ordered."""
        values: list[Any] = [label.component for label in (self.name, self.message, self.size, self.guests, self.picture)]
        name, message, size, guests, picture = values
        whom = ", ".join(one.display_name for one in guests.values)
        files = [f"{one.filename} of {one.size} bytes" for one in picture.values]
        lines = [f"A {size.values[0].lower()} cake for **{name.value}** ({whom})", message.value, *files]
        await interaction.response.send_message("\n".join(filter(None, lines)), ephemeral=True)


class Survey(ui.Modal, title="How was it?"):
    """A form of boxes and circles."""

    stars: ui.Label[Any] = ui.Label(
        text="Stars", component=ui.RadioGroup(options=[discord.RadioGroupOption(label=one) for one in ("One", "Two", "Three")])
    )
    liked: ui.Label[Any] = ui.Label(
        text="What you liked",
        component=ui.CheckboxGroup(options=[discord.CheckboxGroupOption(label=one) for one in ("Taste", "Look", "Price")]),
    )
    again: ui.Label[Any] = ui.Label(text="I come again", component=ui.Checkbox())
    told: ui.Label[Any] = ui.Label(text="Whom I tell", component=ui.MentionableSelect(required=False))
    where: ui.Label[Any] = ui.Label(text="Where", component=ui.ChannelSelect())

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Say back what was answered."""
        values: list[Any] = [label.component for label in (self.stars, self.liked, self.again, self.told, self.where)]
        stars, liked, again, told, where = values
        whom = ", ".join(one.name for one in told.values) or "nobody"
        said = f"{stars.value}; {' and '.join(liked.values)}; again: {again.value}; told {whom} in {where.values[0].name}"
        await interaction.response.send_message(said)


class Counter(ui.View):
    """A button that edits its message, and menus of people, roles and channels."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.count = 0

    @ui.button(label="Count", style=discord.ButtonStyle.success, emoji="➕", custom_id="shop:count")
    async def up(self, interaction: discord.Interaction[Any], button: ui.Button[Any]) -> None:
        """Count one up."""
        self.count += 1
        await interaction.response.edit_message(content=f"Counted to {self.count}")

    @ui.button(label="Broken", style=discord.ButtonStyle.danger, custom_id="shop:broken")
    async def broken(self, interaction: discord.Interaction[Any], button: ui.Button[Any]) -> None:
        """Never answer."""

    @ui.select(cls=ui.RoleSelect, placeholder="A role", custom_id="shop:role")
    async def role(self, interaction: discord.Interaction[Any], select: ui.RoleSelect[Any]) -> None:
        """Name the role."""
        await interaction.response.send_message(f"Role {select.values[0].name}", ephemeral=True)

    @ui.select(cls=ui.ChannelSelect, placeholder="A channel", custom_id="shop:channel")
    async def channel(self, interaction: discord.Interaction[Any], select: ui.ChannelSelect[Any]) -> None:
        """Name the channel."""
        await interaction.response.send_message(f"Channel {select.values[0].name}", ephemeral=True)


class Shop(commands.Cog):
    """What the bot does. (mypy can't infer the cog of a hybrid command; discord.py's own examples have the same mark.)"""

    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot
        self.ticks = 0
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop the clock."""
        self.tick.cancel()

    @tasks.loop(seconds=0.2)
    async def tick(self) -> None:
        """Count, as tasks do."""
        self.ticks += 1

    @tick.before_loop
    async def wait(self) -> None:
        """Only once the bot is ready."""
        await self.bot.wait_until_ready()

    @commands.hybrid_command(description="How long the shop has been open")  # type: ignore[arg-type]
    async def uptime(self, context: commands.Context[commands.Bot]) -> None:
        """Tell how often the task ran."""
        await context.send(f"The clock has ticked {'often' if self.ticks else 'never'}.")

    @commands.hybrid_group(description="Cakes", fallback="list")  # type: ignore[arg-type]
    async def cake(self, context: commands.Context[commands.Bot]) -> None:
        """List the cakes."""
        embed = discord.Embed(title="Cakes", description="All of *today's*", colour=0xB0476E)
        embed.add_field(name="Carrot", value="4.50").add_field(name="Plum", value="3.80").set_footer(text="Fresh")
        await context.send(embed=embed)

    @cake.command(description="How a cake tastes")  # type: ignore[arg-type]
    @app_commands.describe(name="Which one")
    async def taste(self, context: commands.Context[commands.Bot], name: str) -> None:
        """Say how it tastes."""
        async with context.typing():
            await context.send(f"{name} cake tastes fine.")

    @app_commands.command(description="Order a cake")
    async def order(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form."""
        await interaction.response.send_modal(Order())

    @app_commands.command(description="Say how it was")
    async def survey(self, interaction: discord.Interaction[Any]) -> None:
        """Open the other form."""
        await interaction.response.send_modal(Survey())

    @app_commands.command(description="Count")
    async def counter(self, interaction: discord.Interaction[Any]) -> None:
        """Show the buttons."""
        await interaction.response.send_message("Counted to 0", view=Counter())

    @app_commands.command(description="Ask the others")
    async def poll(self, interaction: discord.Interaction[Any]) -> None:
        """Send a poll."""
        question = discord.Poll("Which cake?", duration=timedelta(hours=1))
        question.add_answer(text="Carrot").add_answer(text="Plum")
        await interaction.response.send_message(poll=question)

    @app_commands.command(description="Invite somebody")
    async def invite(
        self,
        interaction: discord.Interaction[Any],
        who: discord.Member,
        role: discord.Role,
        told: discord.Role | discord.Member,
        where: discord.TextChannel,
        price: app_commands.Range[float, 0.5, 10.0],
        guests: app_commands.Range[int, 1, 12] = 1,
    ) -> None:
        """Say back what was given, of every kind."""
        said = f"{who.name} as {role.name}, told {told.name} in {where.name}: {guests} for {price}"
        await interaction.response.send_message(said)

    @commands.command()
    async def show(self, context: commands.Context[commands.Bot]) -> None:
        """Send two pictures and something that is none."""
        picture = base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEUlEQVR4nGNgYGD4z4AAcBYAHewB/z6VW6AAAAAASUVORK5CYII="
        )
        names = ("cake.png", "SPOILER_price.png", "recipe.txt")
        await context.send(files=[discord.File(io.BytesIO(picture), name) for name in names])

    @commands.command()
    async def poster(self, context: commands.Context[commands.Bot], number: int) -> None:
        """Send an embed with a picture of some size, of which nobody is told."""
        width, height = 240, 260
        rows = b"".join(b"\0" + bytes((number * 30 % 256, 90, 200)) * width for _ in range(height))
        parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        body = b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
        )
        picture = discord.File(io.BytesIO(b"\x89PNG\r\n\x1a\n" + body), "poster.png")
        await context.send(embed=discord.Embed(title=f"Poster {number}").set_image(url="attachment://poster.png"), file=picture)

    @commands.command()
    async def tidy(self, context: commands.Context[commands.Bot]) -> None:
        """Take away the last few messages."""
        assert isinstance(context.channel, discord.TextChannel)
        gone = await context.channel.purge(limit=4)
        await context.send(f"{len(gone)} are gone.")

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """React to greetings, and open a thread where one is asked for."""
        if message.author.bot:
            return
        if message.content.startswith("hello"):
            await message.add_reaction("👋")
        if message.content == "thread please":
            thread = await message.create_thread(name="A cake thread")
            await thread.send("Here we are.")

    @commands.Cog.listener()
    async def on_message_edit(self, before: discord.Message, after: discord.Message) -> None:
        """Notice what people change."""
        if not after.author.bot:
            await after.channel.send(f"Changed: {before.content} -> {after.content}")

    @commands.Cog.listener()
    async def on_message_delete(self, message: discord.Message) -> None:
        """Notice what people take back."""
        if not message.author.bot:
            await message.channel.send(f"Gone: {message.content}")

    @commands.Cog.listener()
    async def on_reaction_add(self, reaction: discord.Reaction, user: discord.User) -> None:
        """Answer a heart."""
        if str(reaction.emoji) == "❤️" and not user.bot:
            await reaction.message.channel.send(f"{user.display_name} likes that.")

    @commands.Cog.listener()
    async def on_command_error(self, context: commands.Context[commands.Bot], error: commands.CommandError) -> None:
        """Say what went wrong."""
        await context.send(f"Sorry: {error}")


class ShopBot(commands.Bot):
    """The bot."""

    async def setup_hook(self) -> None:
        """Load the cog and register the commands."""
        await self.add_cog(Shop(self))
        await self.tree.sync()


def main() -> None:
    """Run it."""
    intents = discord.Intents.default()
    intents.message_content = True
    ShopBot(command_prefix="!", intents=intents).run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
