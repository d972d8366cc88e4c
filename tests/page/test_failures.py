"""What fails is told where it was done, and nothing that was written is lost."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page, Route, expect

from tests.page.conftest import Visitor, Visitors

FAILED = "li.message:has-text('did not respond')"


def go(visitor: Visitor, channel: str) -> None:
    """Go to another channel by its button."""
    visitor.page.locator("#side").get_by_role("button", name=re.compile(rf"^{channel}\b")).click()
    expect(visitor.page.get_by_role("heading", level=1, name=channel, exact=True)).to_be_visible()


NOTE_SENDING = """() => {
    const look = () => { window.wasSending ||= document.getElementById("messages").textContent.includes("Sending command…"); };
    window.wasSending = false;
    new MutationObserver(look).observe(document.getElementById("messages"), { childList: true, subtree: true });
}"""


class Broken:
    """A line to the server on which no act gets through; those under way are held until it is cut."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] = []

    def __enter__(self) -> Broken:
        self._page.route("**/playground/api/acts", lambda route: self._held.append(route))
        return self

    def __exit__(self, *_: object) -> None:
        self._page.unroute("**/playground/api/acts")

    def cut(self) -> None:
        """Let what is under way fail."""
        for held in self._held:
            held.abort()
        self._held.clear()


def excuse(visitor: Visitor) -> None:
    """The console's word for a request that failed on purpose is no fault of the page."""
    assert all("ERR_FAILED" in one for one in visitor.troubles)
    visitor.troubles.clear()


def test_a_command_s_failure_is_told_where_it_was_used(visit: Visitors) -> None:
    member = visit("member", "general")
    member.command("/silence ")
    go(member, "help")
    expect(member.page.locator("#side .channel.unread")).to_contain_text("general")
    expect(member.page.locator(FAILED)).to_have_count(0)
    go(member, "general")
    expect(member.page.locator(FAILED)).to_contain_text("Member used /silence")


def test_a_command_under_way_is_said_to_be_until_it_is_answered(visit: Visitors) -> None:
    member = visit("member", "help")
    member.command("/silence ")
    sending = member.page.locator("li.message", has_text="Sending command…")
    expect(sending).to_contain_text("Member used /silence")
    expect(member.page.locator(FAILED).last).to_be_visible()
    expect(sending).to_have_count(0)
    # It stands there for a moment only: the page itself notes whether it did.
    member.page.evaluate(NOTE_SENDING)
    member.command("/hesitate ")
    expect(member.latest()).to_contain_text("At last.")
    expect(sending).to_have_count(0)
    assert member.page.evaluate("window.wasSending") is True


def test_what_is_too_long_is_told_and_stays(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("x" * 2003)
    expect(member.latest()).to_contain_text("3 characters too long")
    expect(member.page.locator("#composer-box")).to_have_value("x" * 2003)


def test_a_button_s_failure_is_told_on_its_message_though_one_is_elsewhere(visit: Visitors) -> None:
    member = visit("member", "general")
    member.say("@bot will it fail?")
    reply = member.page.locator("li.message", has_text="You asked: will it fail?").last
    with member.page.expect_response(lambda one: '"click"' in (one.request.post_data or "")):
        reply.get_by_role("button", name="Mark done").click()
        go(member, "help")
    expect(member.page.locator(FAILED)).to_have_count(0)
    go(member, "general")
    expect(reply.get_by_role("alert")).to_contain_text("This interaction failed")


def test_a_message_that_could_not_be_sent_is_in_its_channel_s_box_again_with_its_file(visit: Visitors) -> None:
    member = visit("member", "general")
    box, tray = member.page.locator("#composer-box"), member.page.get_by_role("list", name="Files to send")
    paper: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"some words"}
    with Broken(member.page) as line:
        member.page.locator("input[type=file]").set_input_files(paper)
        with member.page.expect_request("**/playground/api/acts"):
            member.say("lost on the way")
        expect(box).to_have_value("")
        go(member, "help")
        member.page.fill("#composer-box", "about something else")
        line.cut()
        expect(member.page.locator("#side .channel.unread")).to_contain_text("general")
        expect(box).to_have_value("about something else")
        expect(tray).to_be_hidden()
    go(member, "general")
    expect(member.latest()).to_contain_text("can't be reached")
    expect(box).to_have_value("lost on the way")
    expect(tray).to_contain_text("a.txt")
    member.press("Enter")
    sent = member.message("lost on the way")
    expect(sent.locator(".file")).to_contain_text("a.txt")
    go(member, "help")
    expect(box).to_have_value("about something else")
    excuse(member)


def test_what_was_written_since_stays_below_what_could_not_be_sent(visit: Visitors) -> None:
    member = visit("member", "help")
    with Broken(member.page) as line:
        with member.page.expect_request("**/playground/api/acts"):
            member.say("the first")
        member.page.fill("#composer-box", "the second")
        line.cut()
        expect(member.page.locator("#composer-box")).to_have_value("the first\nthe second")
    excuse(member)


def test_an_edit_that_could_not_be_saved_is_still_being_made(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("as it was")
    expect(member.message("as it was")).to_be_visible()
    member.press("ArrowUp")
    with Broken(member.page) as line:
        with member.page.expect_request("**/playground/api/acts"):
            member.say("as it shall be")
        line.cut()
        expect(member.latest()).to_contain_text("can't be reached")
    expect(member.page.locator("#composer-box")).to_have_value("as it shall be")
    expect(member.page.locator(".reply-bar")).to_contain_text("Editing your message")
    member.press("Enter")
    expect(member.message("as it shall be")).to_contain_text("(edited)")
    excuse(member)


def test_a_file_that_is_gone_is_told_and_the_words_stay(visit: Visitors, tmp_path: Path) -> None:
    member = visit("member", "help")
    paper = tmp_path / "gone.txt"
    paper.write_text("some words")
    member.page.locator("input[type=file]").set_input_files(paper)
    paper.unlink()
    member.say("with a file that is gone")
    expect(member.latest()).to_contain_text("can't be read any more")
    expect(member.page.locator("#composer-box")).to_have_value("with a file that is gone")
    member.troubles.clear()


def test_a_form_the_bot_left_unanswered_can_be_sent_again(visit: Visitors) -> None:
    member = visit()
    member.command("/feedback ")
    form = member.page.get_by_role("dialog", name="Tell us more")
    form.get_by_label("What did you look for?").fill("fail once")
    form.locator("button.select").click()
    member.page.get_by_role("option", name="Advanced").click()
    form.get_by_role("button", name="Submit").click()
    expect(form.get_by_role("alert")).to_contain_text("did not respond")
    form.get_by_role("button", name="Submit").click()
    expect(form).to_have_count(0)
    expect(member.latest()).to_contain_text("Noted: fail once (Advanced)")
