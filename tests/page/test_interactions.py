"""Commands, components, menus and forms in the page."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.page.conftest import Visitor, Visitors


def answered(visitor: Visitor, question: str) -> Locator:
    """Ask, and the designed reply."""
    visitor.say(f"@bot {question}")
    reply = visitor.page.locator("li.message", has_text=f"You asked: {question}").last
    expect(reply).to_be_visible()
    return reply


def test_a_command_with_live_completion_is_filled_in_by_keyboard(visit: Visitors) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("/as")
    expect(member.page.get_by_role("option", name="/ask")).to_have_attribute("aria-selected", "true")
    member.press("Enter")
    expect(member.page.get_by_role("combobox", name="question, required")).to_be_focused()
    member.type("how long is it?")
    member.press("Tab")
    expect(member.page.get_by_role("combobox", name="Add an option: 2 more")).to_be_focused()
    member.press("Enter")
    member.press("Enter")
    expect(member.page.get_by_role("combobox", name="topic")).to_be_focused()
    member.type("deep")
    expect(member.page.get_by_role("option", name="Deep Learning")).to_be_visible()
    expect(member.page.get_by_role("option", name="Python")).to_have_count(0)
    member.press("ArrowDown")
    member.press("Enter")
    member.press("Enter")
    reply = member.page.locator("li.message", has_text="how long is it? about deep learning").last
    expect(reply).to_contain_text("Member used /ask")
    expect(member.page.locator("#composer-box")).to_be_focused()


def test_a_command_that_lacks_an_option_is_not_sent(visit: Visitors) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("/ask ")
    member.press("Enter")
    expect(member.page.locator(".picker")).to_contain_text("This option is required.")
    expect(member.page.locator(".pill.wrong")).to_have_count(1)
    member.press("Escape")
    member.press("Escape")
    expect(member.page.locator("#composer-box")).to_be_focused()


def test_more_options_are_narrowed_by_typing(visit: Visitors) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("/ask whisper")
    member.press("Tab")
    more = member.page.get_by_role("combobox", name="Add an option: 2 more")
    expect(more).to_be_focused()
    member.type("pr")
    expect(member.page.get_by_role("option")).to_have_count(1)
    member.press("Escape")
    member.type("p")
    # What was typed before Escape is forgotten: both have a p.
    expect(member.page.get_by_role("option")).to_have_count(2)
    member.press("Backspace")
    member.press("Escape")
    member.press("Backspace")
    expect(member.page.get_by_role("combobox", name="question, required")).to_be_focused()
    member.press("Tab")
    member.type("pr")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(more).to_have_attribute("aria-activedescendant", "picker-0")
    member.press("Enter")
    expect(member.page.get_by_role("combobox", name="private")).to_be_focused()
    expect(member.page.get_by_role("button", name="+ topic")).to_be_visible()


def test_a_command_leaves_what_stood_in_the_box_where_it_was(visit: Visitors) -> None:
    member = visit()
    box = member.page.locator("#composer-box")
    for leave in ("Escape", "Enter"):
        box.fill("half a thought")
        member.page.get_by_role("button", name="Commands").click()
        expect(box).to_have_value("/")
        if leave == "Escape":
            member.press("Escape")
            member.press("Escape")
        else:
            member.type("silence ")
            member.press("Enter")
        expect(box).to_have_value("half a thought")
    box.fill("")


def test_an_edit_is_no_command(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("to be changed")
    expect(member.message("to be changed")).to_be_visible()
    member.press("ArrowUp")
    member.page.fill("#composer-box", "")
    member.type("/ask is what I meant")
    expect(member.page.get_by_role("option")).to_have_count(0)
    member.press("Enter")
    expect(member.message("/ask is what I meant")).to_contain_text("(edited)")


def test_a_true_or_false_option_makes_the_answer_private(visit: Visitors) -> None:
    member, admin = visit(), visit("admin")
    member.page.focus("#composer-box")
    member.type("/ask whisper")
    member.page.get_by_role("combobox", name="Add an option: 2 more").click()
    member.page.get_by_role("option", name="private").click()
    member.page.get_by_role("option", name="True").click()
    member.page.get_by_role("button", name="Send").click()
    whisper = member.page.locator("li.message", has_text="whisper about anything")
    expect(whisper).to_contain_text("Only you can see this")
    expect(admin.page.locator("li.message", has_text="whisper")).to_have_count(0)
    beside = member.context.new_page()
    beside.goto(member.page.url)
    expect(beside.locator("li.message", has_text="whisper about anything")).to_be_visible()
    whisper.get_by_role("button", name="Dismiss message").click()
    expect(whisper).to_have_count(0)
    expect(beside.locator("li.message", has_text="whisper")).to_have_count(0)
    member.page.reload()
    expect(member.page.locator(".me .seat.online")).to_be_visible()
    expect(whisper).to_have_count(0)


def test_only_those_who_may_are_offered_an_admin_s_command(visit: Visitors) -> None:
    member, admin = visit(), visit("admin")
    for visitor in (member, admin):
        visitor.page.focus("#composer-box")
        visitor.type("/")
        expect(visitor.page.get_by_role("option", name="/ask")).to_be_visible()
    expect(member.page.get_by_role("option", name="/admin reload")).to_have_count(0)
    admin.type("reload")
    admin.press("Enter")
    admin.press("Enter")
    expect(admin.page.locator("li.message").last).to_contain_text("Reloaded.")


def test_a_button_answers_the_one_who_clicked_and_a_dead_one_says_so(visit: Visitors) -> None:
    member, admin = visit(), visit("admin")
    reply = answered(member, "what do the buttons do?")
    reply.get_by_role("button", name="Next step").click()
    private = member.page.locator("li.message.ephemeral", has_text="Next comes Deep Learning.").last
    expect(private).to_contain_text("Only you can see this")
    expect(admin.page.locator("li.message", has_text="Next comes Deep Learning.")).to_have_count(0)
    reply.get_by_role("button", name="Mark done").click()
    expect(reply.get_by_role("alert")).to_contain_text("This interaction failed")
    reply.get_by_role("alert").get_by_role("button", name="Inspect").click()
    panel = member.page.get_by_role("complementary", name="Inspector")
    expect(panel.locator(".entry", has_text="INTERACTION_CREATE").last).to_contain_text("sent to the bot")
    member.press("Escape")
    expect(panel).to_be_hidden()
    reply.get_by_role("button", name="Dismiss", exact=True).click()
    expect(reply).to_have_count(0)
    expect(member.page.locator("#composer-box")).to_be_focused()


def test_a_menu_is_chosen_from_by_keyboard(visit: Visitors) -> None:
    member = visit()
    reply = answered(member, "anything else?")
    reply.locator("button.select").focus()
    member.press("Enter")
    expect(member.page.get_by_role("option", name="Python")).to_be_focused()
    member.type("m")
    member.press("Enter")
    expect(member.page.locator("li.message.ephemeral").last).to_contain_text("You chose Mathematics")
    expect(reply.locator("button.select")).to_be_focused()


def test_a_form_is_checked_filled_in_and_sent(visit: Visitors) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("/feedback ")
    member.press("Enter")
    form = member.page.get_by_role("dialog", name="Tell us more")
    expect(form.get_by_label("What did you look for?")).to_be_focused()
    form.get_by_role("button", name="Submit").click()
    expect(form.get_by_text("This is a required field.")).to_have_count(2)
    form.get_by_label("What did you look for?").fill("sushi")
    form.locator("button.select").click()
    member.page.get_by_role("option", name="Advanced").click()
    form.get_by_role("button", name="Submit").click()
    expect(member.page.locator("li.message").last).to_contain_text("Noted: sushi (Advanced)")
    expect(form).to_have_count(0)
    expect(member.page.locator("#composer-box")).to_be_focused()


def test_a_message_s_menu_holds_the_bot_s_commands(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("a message to point at")
    target = member.page.locator("li.message:not(.ephemeral)", has_text="a message to point at").last
    target.click(button="right")
    member.page.get_by_role("menuitem", name="Answer this").click()
    expect(member.page.locator("li.message.ephemeral").last).to_contain_text("About: ")
    target.focus()
    member.press("Shift+F10")
    expect(member.page.get_by_role("menuitem", name="Reply")).to_be_focused()
    member.press("Escape")
    expect(target).to_be_focused()


def test_a_person_s_menu_holds_the_bot_s_commands(visit: Visitors) -> None:
    member = visit("member", "help")
    member.page.locator("#members").get_by_role("button", name="Newcomer").click()
    member.page.get_by_role("menuitem", name="Wave").click()
    expect(member.page.locator("li.message").last).to_contain_text("👋 Newcomer")
