"""A thread of many messages: drawn and fetched piece by piece, without losing one's place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.page.conftest import Stage, Visitor, Visitors

MANY = 950


@pytest.fixture(scope="module")
def long_channel(stage: Stage) -> Iterator[str]:
    """A channel with many messages in it."""
    world = stage.playground.world
    channel = stage.post("world", {"do": "add_channel", "name": "long"})

    async def fill() -> None:
        for number in range(MANY):
            author = world.bot if number % 3 else world.people["member"]
            world.post(channel, author, {"content": f"message number {number} " + "and some more words " * (number % 7)})
        last = world.messages[channel["id"]]
        world.post(channel, world.bot, {"content": "answering the first", "message_reference": {"message_id": last[0].id}})

    stage.wait(fill())
    yield "long"
    stage.wait(remove(stage, channel["id"]))


async def remove(stage: Stage, channel: str) -> None:
    """Take the channel away again."""
    del stage.playground.world.channels[channel]


def drawn(visitor: Visitor) -> int:
    """How many messages stand in the page."""
    return visitor.page.locator("li.message").count()


def test_only_the_latest_are_fetched_and_scrolling_up_keeps_one_s_place(visit: Visitors, long_channel: str) -> None:
    member = visit("member", long_channel)
    expect(member.latest()).to_contain_text("answering the first")
    assert drawn(member) == 100
    expect(member.page.locator("#welcome")).to_be_hidden()
    where = """() => {
        const scroller = document.getElementById('scroller');
        const node = [...document.querySelectorAll('li.message')].find(one => one.textContent.includes('message number 860 '));
        return Math.round(node.getBoundingClientRect().top - scroller.getBoundingClientRect().top);
    }"""
    member.page.evaluate(
        """() => [...document.querySelectorAll('li.message')].find(one => one.textContent.includes('message number 860 '))
            .scrollIntoView({block: 'center'})"""
    )
    before = member.page.evaluate(where)
    expect(member.page.locator("li.message", has_text="message number 800 ")).to_be_attached()
    assert member.page.evaluate(where) == before
    texts = member.page.locator("li.message .md").all_inner_texts()
    numbers = [int(text.split()[2]) for text in texts if text.startswith("message number")]
    assert numbers == list(range(numbers[0], MANY))


def test_a_command_leads_to_the_end(visit: Visitors, long_channel: str) -> None:
    member = visit("member", long_channel)
    expect(member.latest()).to_be_visible()
    member.page.evaluate("document.getElementById('scroller').scrollTop = 300")
    member.command("/silence ")
    expect(member.page.locator("li.message", has_text="Sending command…")).to_be_in_viewport()


def test_a_reply_s_quote_leads_to_a_message_far_above(visit: Visitors, long_channel: str) -> None:
    member = visit("member", long_channel)
    member.latest().locator("button.lead").click()
    first = member.page.locator("li.message", has_text="message number 0 ").first
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    expect(member.page.locator("#welcome")).to_be_visible()


def test_the_first_message_is_reached_by_keyboard_alone(visit: Visitors, long_channel: str) -> None:
    member = visit("admin", long_channel)
    expect(member.latest()).to_contain_text("answering the first")
    member.page.focus("#composer-box")
    member.press("ArrowUp")
    expect(member.latest()).to_be_focused()
    member.press("Home")
    earliest = member.page.locator("li.message:focus")
    expect(earliest).to_contain_text("message number")
    member.press("ArrowUp")
    expect(member.page.locator("li.message", has_text="message number 800 ")).to_be_attached()
    member.press("End")
    expect(member.latest()).to_be_focused()
    member.press("Escape")
    expect(member.page.locator("#composer-box")).to_be_focused()


def test_what_scrolled_away_long_ago_is_let_go_of_and_comes_back(visit: Visitors, stage: Stage, long_channel: str) -> None:
    member = visit("newcomer", long_channel)
    expect(member.latest()).to_contain_text("answering the first")
    world = stage.playground.world
    channel = next(one for one in world.channels.values() if one.get("name") == long_channel)

    async def more() -> None:
        for number in range(350):
            world.post(channel, world.bot, {"content": f"later {number}"})

    stage.wait(more())
    expect(member.latest()).to_contain_text("later 349")
    assert drawn(member) < 400
    expect(member.page.locator("li.message", has_text="answering the first")).to_have_count(0)
    member.page.locator("#scroller").evaluate("node => node.scrollTo(0, 0)")
    expect(member.page.locator("li.message", has_text="answering the first")).to_be_attached()
