"""The first tables: journeys, reminders, sections and servers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def _member(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    key = sa.ForeignKeyConstraint(["member"], ["members.member"], name=f"fk_{table}_member", ondelete="CASCADE")
    return sa.Column("member", sa.BigInteger(), nullable=False), key


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "members",
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", sa.String()),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("latest", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("member", name="pk_members"),
    )
    op.create_table(
        "marks",
        *_member("marks"),
        sa.Column("section", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("via", sa.String(16)),
        sa.PrimaryKeyConstraint("member", "section", name="pk_marks"),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        *_member("changes"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.create_index("ix_changes_member", "changes", ["member"])
    op.create_table(
        "finishes",
        *_member("finishes"),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("member", "article", name="pk_finishes"),
    )
    op.create_table(
        "reminders",
        *_member("reminders"),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("again", sa.Integer()),
        sa.Column("held_until", _MOMENT),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("member", name="pk_reminders"),
    )
    op.create_index("ix_reminders_due", "reminders", ["due"])
    op.create_table(
        "sections",
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("step", sa.Boolean(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("urls", sa.JSON(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("leads", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sections"),
    )
    op.create_table(
        "servers",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("left", _MOMENT),
        sa.PrimaryKeyConstraint("server", name="pk_servers"),
    )
