"""Something that a cog does by itself for as long as it is loaded."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from contextlib import suppress

from discord.ext import commands


class Errand(commands.Cog):
    """A cog with an errand of its own."""

    _running: asyncio.Task[None] | None = None

    @abstractmethod
    async def run(self) -> None:
        """Do it until cancelled; what is raised ends it."""

    async def cog_load(self) -> None:
        """Begin."""
        self._running = asyncio.create_task(self.run())

    async def cog_unload(self) -> None:
        """End."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
