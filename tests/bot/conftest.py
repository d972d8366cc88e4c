"""One stand-in with the bot in it for all tests of a module; each test acts in it as people do."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from knowledge.library import SHIPPED
from tests.bot.talk import Talk, talking


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The articles that ship."""
    return SHIPPED


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def talk(tmp_path_factory: pytest.TempPathFactory, shipped: Path) -> AsyncIterator[Talk]:
    """The bot on a copy of the articles that ship."""
    folder = tmp_path_factory.mktemp("articles")
    shutil.copytree(shipped, folder, dirs_exist_ok=True)
    async with talking(folder, tmp_path_factory.mktemp("data")) as ready:
        yield ready
