"""Reminders in the store: one a member, sent once each, whatever stops the bot in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, or_, select, update

from bot.journey.marks import now
from bot.store.database import Database
from bot.store.journeys import insert, touch
from bot.store.tables import Moment, reminders

# Who takes a reminder to send has so long; then it is anybody's again, for they must have been stopped.
HELD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a member asked for.

    Attributes:
        member: Who.
        due: When it comes next.
        again: Days to the one after, or None for once.
        refused: Whether the member's DMs were closed when it was sent.
    """

    member: int
    due: datetime
    again: int | None = None
    refused: bool = False


class Reminders:
    """What members asked to be reminded of.

    Args:
        database: Where.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, reminder: Reminder) -> None:
        """Keep a reminder in the place of the one that the member had."""
        async with self._database.writing() as connection:
            await touch(connection, reminder.member)
            new = {"due": reminder.due, "again": reminder.again, "held_until": None, "refused": reminder.refused}
            made = insert(connection, reminders).values(member=reminder.member, **new)
            await connection.execute(made.on_conflict_do_update(index_elements=["member"], set_=new))

    async def of(self, member: int) -> Reminder | None:
        """A member's reminder, or None."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(reminders).where(reminders.c.member == member))).mappings().first()
        return Reminder(row["member"], row["due"], row["again"], row["refused"]) if row is not None else None

    async def drop(self, member: int) -> bool:
        """Forget a member's reminder; whether there was one."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(reminders).where(reminders.c.member == member))).rowcount > 0

    async def take_due(self, most: int = 20) -> tuple[Reminder, ...]:
        """Reminders to send now, held for whoever called; `sent` and `refuse` let go of them."""
        moment = now()
        free = or_(reminders.c.held_until.is_(None), reminders.c.held_until <= moment)
        due = and_(reminders.c.due <= moment, ~reminders.c.refused, free)
        async with self._database.writing() as connection:
            chosen = select(reminders).where(due).order_by(reminders.c.due).limit(most).with_for_update(skip_locked=True)
            rows = (await connection.execute(chosen)).mappings().all()
            ids = [row["member"] for row in rows]
            if ids:
                held = update(reminders).where(reminders.c.member.in_(ids)).values(held_until=moment + HELD)
                await connection.execute(held)
        return tuple(Reminder(row["member"], row["due"], row["again"]) for row in rows)

    async def sent(self, reminder: Reminder, next_due: datetime | None) -> None:
        """A reminder was sent: the next one, or none; nothing where the member set another meanwhile."""
        mine = and_(reminders.c.member == reminder.member, reminders.c.due == reminder.due)
        async with self._database.writing() as connection:
            if next_due is None:
                await connection.execute(delete(reminders).where(mine))
            else:
                await connection.execute(update(reminders).where(mine).values(due=next_due, held_until=None))

    async def refuse(self, reminder: Reminder) -> None:
        """The member's DMs are closed: send no more, and tell them when they are next here."""
        mine = and_(reminders.c.member == reminder.member, reminders.c.due == reminder.due)
        async with self._database.writing() as connection:
            await connection.execute(update(reminders).where(mine).values(refused=True, held_until=None))

    async def tell_refused(self, member: int) -> bool:
        """Whether a member is to be told that a reminder couldn't be sent; once, for it is forgotten with that."""
        mine = and_(reminders.c.member == member, reminders.c.refused)
        async with self._database.reading() as connection:
            if await connection.scalar(select(func.count()).select_from(reminders).where(mine)) == 0:
                return False
        async with self._database.writing() as connection:
            return (await connection.execute(delete(reminders).where(mine))).rowcount > 0

    async def next_due(self) -> datetime | None:
        """When there is next a reminder to take: when it is due, or when who holds it has had their time; None for none."""
        free = func.coalesce(reminders.c.held_until, reminders.c.due, type_=Moment())
        async with self._database.reading() as connection:
            found: datetime | None = await connection.scalar(select(func.min(free, type_=Moment())).where(~reminders.c.refused))
        return found
