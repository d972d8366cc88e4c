"""A stand-in for Discord: gateway, REST API and a page, for any discord.py bot. It knows nothing of Waymark."""

from bot.playground.server import Playground, PlaygroundError

__all__ = ["Playground", "PlaygroundError"]
