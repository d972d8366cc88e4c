"""Runs the migrations on the connection that `bot.store.upgrade` hands over, in its transaction."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, text

from bot.store.tables import metadata

# Any number, the same in every process: of several that start at once, one migrates and the others wait.
_LOCK = 0x57_41_59_4D_41_52_4B


def _run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    context.run_migrations()


_run(context.config.attributes["connection"])
