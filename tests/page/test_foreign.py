"""A bot that knows nothing of the stand-in, in the page: forms, menus, embeds, threads, typing, edits, reactions, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.page.conftest import CHROMIUM, Scheme, Visitors
from tests.support.process import Served

SCRIPT = Path(__file__).parents[1] / "foreign" / "bot.py"


@pytest.fixture(scope="module")
def foreign() -> Iterator[Served]:
    """The stand-in with the foreign bot in it."""
    if CHROMIUM is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on the PATH")
    with Served("-m", "bot.playground", "--port", "0", "run", str(SCRIPT)) as running:
        yield running


@pytest.fixture
def address(foreign: Served) -> str:
    """Where its page is."""
    return foreign.url


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_a_form_of_texts_menus_and_files_is_filled_in_by_keyboard_and_seen_by_one(visit: Visitors, scheme: Scheme) -> None:
    member, admin = visit(scheme=scheme), visit("admin")
    member.command("/order ")
    form = member.page.get_by_role("dialog", name="Order a cake")
    expect(form.get_by_label("Name on the cake")).to_be_focused()
    assert member.faults() == []
    member.type("A")
    member.press("Enter")
    expect(form.get_by_text("Must be 2 or more in length.")).to_be_visible()
    assert member.faults() == []
    member.type("nn")
    member.press("Tab")
    member.type("Many happy returns")
    member.press("Tab")
    member.press("Enter")
    member.type("l")
    member.press("Enter")
    expect(form.get_by_role("button", name=re.compile("Size: Large"))).to_be_focused()
    member.press("Tab")
    member.press("ArrowDown")
    member.type("n")
    member.press("Enter")
    member.press("Escape")
    expect(form.get_by_role("button", name=re.compile("For whom"))).to_be_focused()
    member.press("ArrowDown")
    member.type("n")
    member.press("Enter")
    member.press("Tab")
    form.get_by_label("Picture").set_input_files({"name": "cake.png", "mimeType": "image/png", "buffer": b"12345"})
    form.get_by_role("button", name="Submit").click()
    told = member.message("A large cake for Ann (Newcomer)")
    expect(told).to_contain_text("Many happy returns")
    expect(told).to_contain_text("cake.png of 5 bytes")
    expect(told).to_contain_text("Only you can see this")
    expect(admin.page.locator("li.message", has_text="A large cake")).to_have_count(0)


def test_a_form_of_circles_and_boxes_gives_what_was_chosen(visit: Visitors) -> None:
    member = visit()
    member.command("/survey ")
    form = member.page.get_by_role("dialog", name="How was it?")
    form.get_by_role("radiogroup", name="Stars").get_by_label("Three").check()
    form.get_by_role("group", name="What you liked").get_by_label("Look").check()
    form.get_by_label("I come again").check()
    form.get_by_role("button", name=re.compile("^Where")).click()
    member.page.get_by_role("option", name="# help").click()
    assert member.faults() == []
    form.get_by_role("button", name="Submit").click()
    expect(member.message("Three; Look; again: True; told nobody in help")).to_be_visible()


def test_a_button_edits_its_message_in_place_for_all_who_see_it(visit: Visitors) -> None:
    member, admin = visit(), visit("admin")
    member.command("/counter ")
    shown = member.message("Counted to 0")
    button = shown.get_by_role("button", name="Count")
    button.focus()
    member.press("Enter")
    expect(member.message("Counted to 1")).to_be_visible()
    expect(admin.message("Counted to 1")).to_be_visible()
    # The message was drawn anew, and the focus is still where it was.
    expect(member.message("Counted to 1").get_by_role("button", name="Count")).to_be_focused()
    menu = member.message("Counted to 1").locator("button.select").first
    menu.click()
    member.page.get_by_role("option", name="Admin").click()
    expect(member.message("Role Admin")).to_be_visible()


def test_the_inspector_shows_event_call_timing_and_size_and_gives_the_focus_back(visit: Visitors) -> None:
    member = visit("member", "help")
    member.command("/cake list ")
    message = member.message("All of today's")
    expect(message.locator(".embed")).to_contain_text("Carrot")
    message.focus()
    member.press("i")
    panel = member.page.get_by_role("complementary", name="Inspector")
    expect(panel.get_by_role("heading", name="Inspector")).to_be_focused()
    expect(panel.locator(".entry").nth(0)).to_contain_text("INTERACTION_CREATE")
    expect(panel.locator(".entry").nth(1)).to_contain_text(re.compile(r"POST /interactions/\d+/TOKEN/callback"))
    expect(panel.locator(".entry").nth(1)).to_contain_text(re.compile(r"\+\d+ ms · answered in \d+ ms"))
    expect(panel.locator(".sizes li", has_text="characters over all embeds of a message")).to_contain_text("of 6,000")
    expect(panel.locator(".sizes li", has_text="first reply")).to_contain_text("of 3,000")
    panel.locator("summary", has_text="What the bot sent").first.click()
    expect(panel.locator("pre").first).to_contain_text('"title": "Cakes"')
    panel.get_by_role("heading", name="Inspector").focus()
    member.press("Escape")
    expect(panel).to_be_hidden()
    expect(message).to_be_focused()


def test_faults_are_switched_on_and_off_and_the_bot_lives_through_them(visit: Visitors, foreign: Served) -> None:
    member, admin = visit("member", "dm"), visit("admin")
    member.page.get_by_role("button", name="Faults").click()
    panel = member.page.get_by_role("complementary", name="Faults")
    panel.get_by_role("button", name="Error").click()
    expect(panel.get_by_role("status")).to_contain_text("Error 500: every request, once")
    # Every window knows, so that nobody wonders.
    expect(admin.page.get_by_role("button", name="Faults, 1 switched on")).to_be_visible()
    member.say("!cake taste Cherry")
    expect(member.message("Cherry cake tastes fine.")).to_be_visible()
    expect(panel.get_by_role("status")).to_contain_text("Nothing.")
    panel.get_by_label("How many").select_option("until switched off")
    panel.get_by_role("button", name="Rate limit").click()
    expect(panel.get_by_role("status")).to_contain_text("until switched off")
    panel.get_by_role("button", name="Switch all off").click()
    expect(panel.get_by_role("status")).to_contain_text("Nothing.")
    panel.get_by_role("button", name="Drop the connection").click()
    member.say("!cake taste Lemon")
    expect(member.message("Lemon cake tastes fine.")).to_be_visible()
    assert foreign.get("state")["faults"] == []


def test_the_bot_is_seen_typing_until_its_message_is_there(visit: Visitors, foreign: Served) -> None:
    member = visit("member", "dm")
    foreign.post("faults", {"fault": "delay", "seconds": 1, "route": "POST /channels/\\d+/messages"})
    member.say("!cake taste Cheese")
    expect(member.page.locator("#typing")).to_have_text("Playground Bot is typing…")
    expect(member.message("Cheese cake tastes fine.")).to_be_visible()
    expect(member.page.locator("#typing")).to_be_empty()


def test_pictures_that_a_bot_sends_are_shown_and_a_spoiler_is_covered(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("!show")
    sent = member.page.locator("li.message", has_text="recipe.txt").last
    expect(sent.get_by_role("button", name="Open the picture: cake.png")).to_be_visible()
    cover = sent.get_by_role("button", name="Spoiler: show the picture")
    cover.click()
    expect(sent.get_by_role("button", name="Open the picture: SPOILER_price.png")).to_be_visible()
    expect(sent.locator(".file")).to_have_count(1)


BELOW = """(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(
    document.getElementById("scroller"))"""


def test_the_newest_message_stays_in_sight_though_its_pictures_come_late(visit: Visitors) -> None:
    member = visit("member", "general")

    def late(route: Route) -> None:
        member.page.wait_for_timeout(60)
        route.continue_()

    member.page.route("**/playground/api/files/*", late)
    for number in range(8):
        member.say(f"!poster {number}")
        expect(member.message(f"Poster {number}").locator("img")).to_be_visible()
    for again in (False, True):
        if again:
            member.page.reload()
        newest = member.message("Poster 7").locator("img")
        expect(newest).to_be_visible()
        member.page.wait_for_function("image => image.complete && image.naturalWidth", arg=newest.element_handle())
        member.page.wait_for_timeout(300)
        assert member.page.evaluate(BELOW) < 2


def test_options_of_people_roles_channels_and_numbers_are_picked_and_checked(visit: Visitors) -> None:
    member = visit("member", "help")
    member.page.focus("#composer-box")
    member.type("/invite ")
    for typed, picked in (("@new", "Newcomer"), ("adm", "@Admin"), ("@admin", "@Admin"), ("#gen", "general")):
        member.type(typed)
        expect(member.page.get_by_role("option", name=picked).first).to_be_visible()
        if typed == "@admin":
            # The person of that name comes first; both can be told.
            expect(member.page.get_by_role("option", name="@Admin")).to_be_visible()
            member.page.get_by_role("option", name="@Admin").click()
        else:
            member.press("Enter")
    for wrong, said in (("0x1", "Type a number."), ("11", "At most 10.")):
        member.page.get_by_role("combobox", name="price").fill(wrong)
        member.press("Enter")
        expect(member.page.get_by_role("alert")).to_contain_text(said)
    member.page.get_by_role("combobox", name="price").fill("2.5")
    member.press("Enter")
    expect(member.latest()).to_contain_text("newcomer as Admin, told Admin in general: 1 for 2.5")


def test_a_message_that_is_emptied_is_deleted_once_that_is_confirmed(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("soon to be gone")
    expect(member.message("soon to be gone")).to_be_visible()
    for answer in ("Cancel", "Delete"):
        member.page.focus("#composer-box")
        member.press("ArrowUp")
        member.page.fill("#composer-box", "")
        member.press("Enter")
        dialog = member.page.get_by_role("alertdialog", name="Delete message")
        dialog.get_by_role("button", name=answer).click()
        expect(dialog).to_have_count(0)
        expect(member.page.locator("#composer-box")).to_be_focused()
    expect(member.message("Gone: soon to be gone")).to_be_visible()


def test_one_edits_with_up_and_takes_back_and_all_see_it(visit: Visitors) -> None:
    member, admin = visit("member", "help"), visit("admin", "help")
    member.say("a first thouhgt")
    for visitor in (admin, member):
        expect(visitor.message("a first thouhgt")).to_be_visible()
    member.press("ArrowUp")
    expect(member.page.locator("#composer-box")).to_have_value("a first thouhgt")
    expect(member.page.locator(".reply-bar")).to_contain_text("Editing your message")
    member.press("Escape")
    expect(member.page.locator("#composer-box")).to_have_value("")
    member.press("ArrowUp")
    member.page.fill("#composer-box", "a second thought")
    member.press("Enter")
    expect(admin.page.locator("li.message", has_text=re.compile(r"^(?!.*Changed).*a second thought.*\(edited\)"))).to_be_visible()
    expect(member.message("Changed: a first thouhgt -> a second thought")).to_be_visible()
    own = member.page.locator("li.message", has_text="(edited)").last
    own.focus()
    member.press("Shift+F10")
    member.page.get_by_role("menuitem", name="Delete message").click()
    expect(member.message("Gone: a second thought")).to_be_visible()
    expect(admin.page.locator("li.message", has_text="(edited)")).to_have_count(0)


def test_reactions_are_shown_with_their_count_and_one_s_own_marked(visit: Visitors) -> None:
    member, admin = visit("member", "help"), visit("admin", "help")
    member.say("hello world")
    mine = member.page.locator("li.message", has_text="hello world").last
    wave = mine.get_by_role("button", name="👋, 1")
    expect(wave).to_have_attribute("aria-pressed", "false")
    wave.click()
    expect(mine.get_by_role("button", name="👋, 2")).to_have_attribute("aria-pressed", "true")
    theirs = admin.page.locator("li.message", has_text="hello world").last
    expect(theirs.get_by_role("button", name="👋, 2")).to_have_attribute("aria-pressed", "false")
    theirs.click(button="right")
    admin.page.get_by_role("menuitem", name="React with ❤️").click()
    expect(mine.get_by_role("button", name="❤️, 1")).to_be_visible()
    expect(member.message("Admin likes that.")).to_be_visible()


def test_a_thread_stands_below_its_channel_and_is_a_place_to_talk(visit: Visitors) -> None:
    member = visit("member", "general")
    member.say("thread please")
    begun = member.page.locator("li.message", has_text="thread please").get_by_role("button", name="A cake thread See the thread")
    begun.click()
    expect(member.message("Here we are.")).to_be_visible()
    expect(member.page.get_by_role("heading", name="A cake thread", exact=True)).to_be_visible()
    member.say("hello in here")
    expect(member.page.get_by_role("button", name="👋, 1")).to_be_visible()
    member.page.reload()
    expect(member.message("hello in here")).to_be_visible()


def test_a_poll_is_shown_with_its_answers(visit: Visitors) -> None:
    member = visit("newcomer", "help")
    member.command("/poll ")
    card = member.message("Newcomer used /poll").locator(".poll")
    expect(card).to_contain_text("Which cake?")
    expect(card.get_by_role("listitem")).to_have_text(["Carrot", "Plum"])
    expect(card).to_contain_text("Ends in ")


def test_files_are_chosen_sent_and_shown(visit: Visitors) -> None:
    member, admin = visit("member", "help"), visit("admin", "help")
    paper: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"some words"}
    member.page.locator("input[type=file]").set_input_files(paper)
    expect(member.page.get_by_role("list", name="Files to send")).to_contain_text("a.txt")
    member.page.get_by_role("button", name="Don't send a.txt").click()
    expect(member.page.get_by_role("list", name="Files to send")).to_be_hidden()
    member.page.locator("input[type=file]").set_input_files(paper)
    member.page.fill("#composer-box", "with a file")
    member.press("Enter")
    card = admin.message("with a file").locator(".file")
    expect(card).to_contain_text("a.txt")
    expect(card).to_contain_text("10 bytes")
    with admin.page.expect_download() as saved:
        card.get_by_role("link", name="Save a.txt").click()
    assert Path(saved.value.path()).read_bytes() == b"some words"
