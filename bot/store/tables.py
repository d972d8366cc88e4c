"""The tables, and whose data each holds.

Every table says in `info` how it answers for itself (`Personal`, `OfServer` or `Impersonal`): export, deletion and the
removal of a server's data go by that alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)


@dataclass(frozen=True, slots=True)
class Personal:
    """A table of what one member has.

    Attributes:
        column: Holds the member's id.
        what: What it keeps, for the member to read.
    """

    column: str
    what: str


@dataclass(frozen=True, slots=True)
class OfServer:
    """A table of what belongs to a server; it goes when the bot was removed from there.

    Attributes:
        column: Holds the server's id.
    """

    column: str


@dataclass(frozen=True, slots=True)
class Impersonal:
    """A table in which nothing is about a member or a server.

    Attributes:
        why: What it holds instead.
    """

    why: str


Owner = Personal | OfServer | Impersonal
OWNER = "owner"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps none of a time's zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As the database keeps it."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As Python has it, with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Snowflake = BigInteger
# SQLite numbers rows by itself only where their id is an INTEGER.
_Id = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _member() -> Column[int]:
    return Column("member", Snowflake, ForeignKey("members.member", ondelete="CASCADE"), primary_key=True)


members = Table(
    "members",
    metadata,
    Column("member", Snowflake, primary_key=True, autoincrement=False),
    Column("article", String),
    Column("since", Moment, nullable=False),
    Column("latest", Moment, nullable=False),
    info={OWNER: Personal("member", "that you walk a path, and which one is yours")},
)

marks = Table(
    "marks",
    metadata,
    _member(),
    Column("section", String(16), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("via", String(16)),
    info={OWNER: Personal("member", "how each step stands with you, and since when")},
)

changes = Table(
    "changes",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("member", Snowflake, ForeignKey("members.member", ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("rows", JSON, nullable=False),
    Index(None, "member"),
    info={OWNER: Personal("member", "your last changes, so that you can undo them")},
)

finishes = Table(
    "finishes",
    metadata,
    _member(),
    Column("article", String, primary_key=True),
    Column("at", Moment, nullable=False),
    info={OWNER: Personal("member", "the paths that you finished")},
)

reminders = Table(
    "reminders",
    metadata,
    _member(),
    Column("due", Moment, nullable=False),
    Column("again", Integer),
    Column("held_until", Moment),
    Column("refused", Boolean, nullable=False, default=False),
    Index(None, "due"),
    info={OWNER: Personal("member", "the reminder that you asked for")},
)

sections = Table(
    "sections",
    metadata,
    Column("key", String(16), primary_key=True),
    Column("article", String, nullable=False),
    Column("section", String, nullable=False),
    Column("title", String, nullable=False),
    Column("step", Boolean, nullable=False),
    Column("here", Boolean, nullable=False),
    Column("urls", JSON, nullable=False),
    Column("text", JSON, nullable=False),
    Column("leads", JSON, nullable=False),
    info={OWNER: Impersonal("what the articles' sections look like and looked like last")},
)

servers = Table(
    "servers",
    metadata,
    Column("server", Snowflake, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
    Column("left", Moment),
    info={OWNER: OfServer("server")},
)
