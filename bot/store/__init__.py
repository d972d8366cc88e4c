"""What must outlive a restart. `Store` is the one way to it; no SQL stands outside this package."""

from bot.store.database import database_url
from bot.store.errors import StoreError
from bot.store.journeys import Changed
from bot.store.reminders import Reminder
from bot.store.sections import Taken
from bot.store.store import Store

__all__ = ["Changed", "Reminder", "Store", "StoreError", "Taken", "database_url"]
