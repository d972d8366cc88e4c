"""Every body that the bot sends is one that Discord's own description of its API allows."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Stage, undescribed
from tests.support.driver import labels
from tests.support.openapi import DESCRIPTION, problems

pytestmark = pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's description of its API is not there")


async def test_every_request_of_the_bot_fits_discords_description(stage: Stage) -> None:
    driver = stage.driver
    for question in ("@bot where do i start?", "@bot any discounts?", "@bot best sushi in town", "@bot whats next", "@bot hi"):
        [reply] = (await driver.say(question))["messages"]
        for label in ("Read on", "Dismiss"):
            if label in labels(reply):
                await driver.act("click", message=reply["id"], label=label)
    for name in ("next", "path", "resources", "sales", "help"):
        await driver.command(name)
    await driver.command("ask", question="kaggle vs stanford lectures")
    await driver.act("autocomplete", name="ask", option="question", value="deep")
    await driver.command("admin reload", person="admin")
    await driver.command("admin check", person="admin")
    sent = [r for r in await driver.get("requests") if r["body"] is not None]
    assert len(sent) > 12
    assert undescribed(stage.playground) == []


def test_the_description_refuses_what_is_wrong() -> None:
    assert problems("POST", "/channels/1/messages", {"content": 5})
    assert problems("POST", "/channels/1/messages", {"components": [{"type": 99}]})
    assert problems("PUT", "/applications/1/commands", [{"name": "x" * 40, "description": "x"}])
    assert problems("POST", "/channels/1/messages", {"content": "fine"}) == []
