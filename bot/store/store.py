"""The store as the rest of the bot sees it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from bot.store.database import Database
from bot.store.journeys import Journeys
from bot.store.privacy import Privacy
from bot.store.reminders import Reminders
from bot.store.sections import Sections


class Store:
    """All that is kept. It opens when first needed, and again where that failed.

    Args:
        url: Of the database; see `database_url`.

    Attributes:
        journeys: What members marked.
        sections: What the articles' sections looked like, and where old ones lead.
        reminders: What members asked to be reminded of.
        privacy: What is kept of whom, over all tables.
    """

    def __init__(self, url: URL) -> None:
        self._database = Database(url)
        self.journeys = Journeys(self._database)
        self.sections = Sections(self._database)
        self.reminders = Reminders(self._database)
        self.privacy = Privacy(self._database)

    @property
    def name(self) -> str:
        """The database as messages name it, without its password."""
        return self._database.name

    def upgrade(self) -> bool:
        """Bring the database to this version's tables, from where no event loop runs; whether there was anything to do.

        Raises:
            StoreError: It can't be opened, or is from a newer version.
        """
        from bot.store.upgrade import upgrade

        return upgrade(self._database.url)

    def back_up(self, file: Path) -> int:
        """See `bot.store.backup.back_up`."""
        from bot.store.backup import back_up

        return back_up(self._database.url, file)

    def restore(self, file: Path) -> Path | None:
        """See `bot.store.backup.restore`."""
        from bot.store.backup import restore

        return restore(self._database.url, file)

    async def open(self) -> None:
        """Open it now, and bring it to this version's tables.

        Raises:
            StoreError: It can't be opened, or is from a newer version.
        """
        await self._database.open()

    async def close(self) -> None:
        """Close it; what was saved is saved."""
        await self._database.close()
