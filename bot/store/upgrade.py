"""Brings a database to the tables of this version, by Alembic."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, inspect
from sqlalchemy.pool import NullPool

from bot.store.database import make_engine, make_file_engine, shown
from bot.store.errors import CantOpen, Newer, explaining
from bot.store.tables import metadata

_RESTORES = {"sqlite": "waymark db restore FILE", "postgresql": "psql DATABASE < FILE"}
_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(url: URL) -> bool:
    """Create what is missing and change what is older; whether there was anything to do.

    It waits for the disk, and for a server in an event loop of its own: where one runs already, call it in a thread.

    Raises:
        Newer: A newer version has been here.
        StoreError: The database can't be opened or written.
    """
    with explaining(shown(url)):
        if url.get_backend_name() == "sqlite":
            return _upgrade_file(url)
        return asyncio.run(_upgrade_server(url))


def newest() -> str:
    """The revision of this version's tables."""
    head = _scripts().get_current_head()
    assert head is not None
    return head


def knows(revision: str) -> bool:
    """Whether this version knows a revision."""
    return any(one.revision == revision for one in _scripts().walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _upgrade_file(url: URL) -> bool:
    # Without an event loop: the asynchronous driver, where it can't open a file, leaves a thread behind that still
    # wants to tell a loop which is closed by then.
    if url.database and "uri" not in url.query:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = make_file_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return _bring(connection, url)


async def _upgrade_server(url: URL) -> bool:
    engine = make_engine(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_bring, url)
    finally:
        await engine.dispose()


def _bring(connection: Connection, url: URL) -> bool:
    """Bring the tables to this version; whether there was anything to do."""
    if _is_up_to_date(connection, url):
        return False
    connection.rollback()
    connection.execution_options(waymark_writes=True)
    with connection.begin():
        _run(connection)
    return True


def _is_up_to_date(connection: Connection, url: URL) -> bool:
    heads = MigrationContext.configure(connection).get_current_heads()
    strange = [revision for revision in heads if not knows(revision)]
    if strange:
        raise Newer(
            f"{shown(url)} was written by a newer Waymark (tables {strange[0]}; this one knows {newest()}). "
            f"Update Waymark, or put back a backup from before: {_RESTORES[url.get_backend_name()]}."
        )
    if not heads and set(inspect(connection).get_table_names()) & set(metadata.tables):
        raise CantOpen(f"{shown(url)} holds tables of something else. Name another in DATABASE_URL.")
    return heads == (newest(),)


def _run(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
