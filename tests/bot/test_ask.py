"""/ask, end to end: the real client through the stand-in's socket."""

from __future__ import annotations

import pytest

from tests.bot.talk import Talk, labels, links, options, text

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_question_is_answered_with_passage_links_and_the_way_on(talk: Talk) -> None:
    reply = await talk.ask("where do i start?")
    print(text(reply), labels(reply), links(reply), options(reply))
    assert "Step 1 of 5" in text(reply)
