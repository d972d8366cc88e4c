"""The page without a mouse, and where the focus is after each thing one does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.page.conftest import Stage, Visitors


def test_after_going_to_a_channel_one_writes(visit: Visitors) -> None:
    member = visit("member", "general")
    box = member.page.locator("#composer-box")
    member.page.locator("#side").get_by_role("button", name="help", exact=True).click()
    member.type("typed after a click")
    expect(box).to_have_value("typed after a click")
    member.page.get_by_role("button", name="Members").focus()
    member.type("!")
    expect(box).to_have_value("typed after a click!")


def test_the_drawer_takes_the_focus_and_gives_it_back(visit: Visitors) -> None:
    member = visit("member", "general", width=360)
    opener = member.page.get_by_role("button", name="Servers and channels")
    opener.focus()
    member.press("Enter")
    expect(member.page.locator(".channel.here")).to_be_focused()
    for _ in range(12):
        member.press("Tab")
        assert member.page.evaluate("!document.activeElement.closest('.chat, #members, #panel')")
    member.press("Shift+Tab")
    assert member.page.evaluate("document.activeElement.closest('#side') !== null")
    member.press("Escape")
    expect(member.page.locator("#side")).to_be_hidden()
    expect(opener).to_be_focused()
    member.press("Enter")
    member.press("ArrowDown")
    member.page.locator("#side").get_by_role("button", name="help", exact=True).focus()
    member.press("Enter")
    expect(member.page.get_by_role("heading", level=1, name="help")).to_be_visible()
    expect(member.page.locator("#side")).to_be_hidden()
    member.page.set_viewport_size({"width": 1280, "height": 800})
    member.page.fill("#composer-box", "not held back by a drawer")
    member.page.set_viewport_size({"width": 360, "height": 800})


@pytest.mark.parametrize("width", [360, 900])
def test_the_members_over_the_conversation_take_the_focus_and_give_it_back(visit: Visitors, width: int) -> None:
    member = visit("member", "general", width=width)
    opener = member.page.get_by_role("button", name="Members")
    opener.focus()
    member.press("Enter")
    expect(member.page.locator("#members .member").first).to_be_focused()
    member.press("Enter")
    expect(member.page.get_by_role("menu")).to_be_visible()
    member.press("Escape")
    expect(member.page.locator("#members .member").first).to_be_focused()
    member.press("Escape")
    expect(member.page.locator("#members")).to_be_hidden()
    expect(opener).to_be_focused()
    member.press("Enter")
    for _ in range(6):
        member.press("Tab")
        assert member.page.evaluate("!document.activeElement.closest('.chat, #side')")
    # A press beside them closes them, and does nothing else.
    member.page.mouse.click(60, 400)
    expect(member.page.locator("#members")).to_be_hidden()
    expect(member.page.get_by_role("menu")).to_have_count(0)
    opener.press("Enter")
    member.press("Enter")
    member.page.get_by_role("menuitem", name="Mention").press("Enter")
    expect(member.page.locator("#members")).to_be_hidden()
    expect(member.page.locator("#composer-box")).to_be_focused()
    member.type("hello")
    expect(member.page.locator("#composer-box")).to_have_value(re.compile("^@Member hello$"))
    member.page.fill("#composer-box", "")


def test_news_of_the_server_leaves_the_focus_where_it_is(visit: Visitors, stage: Stage) -> None:
    member = visit()
    for name in ("Members", "Faults", "where do I start?", "Hide these"):
        button = member.page.get_by_role("button", name=name, exact=True)
        button.focus()
        stage.tell([("warning", f"news while the focus is on {name}")])
        expect(member.page.get_by_role("region", name="Notices")).to_contain_text(f"focus is on {name}")
        expect(button).to_be_focused()
    stage.tell([])


def test_a_form_that_was_left_leads_back_to_the_box(visit: Visitors) -> None:
    member = visit()
    # Several times: whether the caret came back with the focus was a matter of moments.
    for time in range(6):
        member.command("/feedback ")
        expect(member.page.get_by_role("dialog", name="Tell us more")).to_be_visible()
        member.press("Escape")
        expect(member.page.get_by_role("dialog")).to_have_count(0)
        member.type(f"plain words {time}")
        expect(member.page.locator("#composer-box")).to_have_value(f"plain words {time}")
        member.page.fill("#composer-box", "")


def test_what_is_new_is_read_aloud_each_and_all(visit: Visitors) -> None:
    member, admin = visit("member", "help"), visit("admin", "help")
    log = member.page.get_by_role("log")
    for number in range(3):
        admin.say(f"thought {number} of the admin")
    admin.page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"words"})
    admin.page.get_by_role("button", name="Send", exact=True).click()
    expect(log).to_contain_text("Admin: 1 file.")
    for number in range(3):
        expect(log).to_contain_text(f"Admin: thought {number} of the admin")
    expect(admin.message("thought 2 of the admin")).to_be_visible()
    admin.page.locator("li.message", has_text="thought 2 of the admin").last.focus()
    admin.press("e")
    admin.page.fill("#composer-box", "a second thought of the admin")
    admin.press("Enter")
    expect(log).to_contain_text("Admin changed a message: a second thought of the admin")
