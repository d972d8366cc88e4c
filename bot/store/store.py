"""The store as the rest of the bot sees it."""

from __future__ import annotations

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

    async def open(self) -> None:
        """Open it now, and bring it to this version's tables.

        Raises:
            StoreError: It can't be opened, or is from a newer version.
        """
        await self._database.open()

    async def close(self) -> None:
        """Close it; what was saved is saved."""
        await self._database.close()
