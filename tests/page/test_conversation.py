"""Talking to a bot in the page: messages, replies, who sees what, and what hostile content does."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, WebSocketRoute, expect

from bot.playground import Playground
from tests.page.conftest import Stage, Visitors
from tests.page.sample_bot import HOSTILE


def test_a_mention_is_answered_with_a_designed_reply(visit: Visitors) -> None:
    member = visit()
    member.say("@bot what comes after python?")
    reply = member.page.locator("li.message", has=member.page.locator(".container")).last
    expect(reply).to_contain_text("You asked: what comes after python?")
    expect(reply.locator(".tag").first).to_have_text("APP")
    expect(reply.locator("button.lead")).to_contain_text("what comes after python?")
    expect(reply.get_by_role("button", name="Next step")).to_be_visible()
    link = reply.get_by_role("link", name="Open")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", re.compile("noopener"))


def test_at_offers_the_bot_and_enter_takes_it(visit: Visitors) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("@wa")
    expect(member.page.get_by_role("option", name="Waymark")).to_be_visible()
    member.press("Enter")
    expect(member.page.locator("#composer-box")).to_have_value("@bot ")


def test_in_a_dm_a_plain_message_reaches_the_bot_and_nobody_else_sees_it(visit: Visitors) -> None:
    member, admin = visit("member", "dm"), visit("admin", "dm")
    member.say("hello there")
    expect(member.page.locator("li.message").last).to_contain_text("In private: hello there")
    expect(admin.page.locator("li.message", has_text="hello there")).to_have_count(0)


def test_a_suggested_question_sends_itself(visit: Visitors) -> None:
    newcomer = visit("newcomer", "help")
    newcomer.page.get_by_role("button", name="where do I start?").click()
    expect(newcomer.page.locator("li.message").last).to_contain_text("You asked: where do I start?")


def test_a_reply_quotes_the_message_and_can_ping(visit: Visitors) -> None:
    member = visit("member", "dm")
    member.say("first")
    target = member.page.locator("li.message", has_text="In private: first").last
    target.hover()
    target.get_by_role("button", name="Reply", exact=True).click()
    expect(member.page.locator(".reply-bar")).to_contain_text("Replying to Waymark")
    member.say("second")
    own = member.page.locator("li.message", has=member.page.locator("button.lead")).last
    expect(own).to_contain_text("second")
    expect(own.locator("button.lead")).to_contain_text("In private: first")
    expect(member.page.locator(".reply-bar")).to_be_hidden()


def test_two_windows_are_in_step_and_a_deletion_arrives_live(visit: Visitors, stage: Stage) -> None:
    member, admin = visit("member", "help"), visit("admin", "help")
    member.say("seen by both")
    shared = admin.page.locator("li.message", has_text="seen by both")
    expect(shared).to_have_count(1)
    message = shared.get_attribute("data-id")
    stage.post("world", {"do": "delete_message", "channel": "help", "message": message})
    expect(shared).to_have_count(0)
    expect(member.page.locator("li.message", has_text="seen by both")).to_have_count(0)


def test_what_happened_while_the_line_was_down_is_there_when_it_is_back(visit: Visitors, stage: Stage) -> None:
    newcomer = visit("newcomer", "help")
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    newcomer.page.route_web_socket("**/feed?*", through)
    newcomer.page.reload()
    expect(newcomer.page.locator(".me .seat.online")).to_be_visible()
    lines[0].close()
    expect(newcomer.page.locator(".me")).to_contain_text("Reconnecting…")
    stage.post("acts", {"as": "admin", "channel": "help", "type": "message", "content": "said in the meantime"})
    expect(newcomer.page.locator("li.message").last).to_contain_text("said in the meantime")
    expect(newcomer.page.locator(".me .seat.online")).to_be_visible()


def test_a_page_opened_before_the_server_answers_catches_up(visit: Visitors) -> None:
    admin = visit("admin", "help")
    admin.say("said before")
    expect(admin.page.locator("li.message").last).to_contain_text("said before")
    admin.page.route("**/playground/api/state", lambda route: route.abort())
    admin.page.reload()
    expect(admin.page.locator("li.message").last).to_contain_text("said before")
    expect(admin.page.locator(".me .seat.online")).to_be_visible()
    # The browser itself logs the request that this test broke.
    assert [trouble for trouble in admin.troubles if "ERR_FAILED" not in trouble] == []
    admin.troubles.clear()


def test_a_second_server_s_channel_of_the_same_name_is_another_channel(visit: Visitors, stage: Stage) -> None:
    member = visit()
    member.say("said in the first server")
    expect(member.page.locator("li.message").last).to_contain_text("said in the first")
    second = stage.post("world", {"do": "join_guild", "name": "Elsewhere"})
    try:
        there = {"as": "admin", "channel": "general", "guild": second["id"], "type": "message"}
        stage.post("acts", {**there, "content": "said in the second server"})
        expect(member.page.locator("li.message").last).to_contain_text("said in the first")
        member.page.get_by_role("button", name="Elsewhere").click()
        expect(member.page.locator("li.message")).to_have_count(1)
        expect(member.page.locator("li.message")).to_contain_text("said in the second server")
        member.page.get_by_role("button", name="Playground", exact=True).click()
        expect(member.page.locator("li.message").last).to_contain_text("said in the first")
        member.page.reload()
        expect(member.page.locator("li.message").last).to_contain_text("said in the first")
        member.page.get_by_role("button", name="Elsewhere").click()
        expect(member.page.locator("li.message")).to_contain_text("said in the second server")
    finally:
        stage.post("world", {"do": "leave_guild", "guild": second["id"]})
    # Who was in the server that the bot left finds themselves in the first one.
    expect(member.page.locator("li.message").last).to_contain_text("said in the first")


def test_notices_stand_in_a_bar(visit: Visitors, stage: Stage) -> None:
    member = visit()
    stage.tell([("error", "path.md:3: a heading without text"), ("warning", "path.md:9: a link without address")])
    notices = member.page.get_by_role("region", name="Notices")
    expect(notices).to_contain_text("path.md:3: a heading without text")
    stage.tell([])
    expect(notices).to_be_hidden()


def test_a_reload_keeps_the_conversation_and_the_person(visit: Visitors) -> None:
    admin = visit("admin", "help")
    admin.say("still here after a reload")
    expect(admin.page.locator("li.message").last).to_contain_text("still here")
    admin.page.reload()
    expect(admin.page.locator("li.message").last).to_contain_text("still here")
    expect(admin.page.locator(".me")).to_contain_text("Admin")


def test_a_reload_keeps_what_is_written_in_each_channel(visit: Visitors) -> None:
    member = visit("member", "general")
    member.page.fill("#composer-box", "half a thought")
    member.page.locator("#side").get_by_role("button", name="help", exact=True).click()
    member.page.fill("#composer-box", "half another")
    member.page.reload()
    expect(member.page.locator("#composer-box")).to_have_value("half another")
    member.page.locator("#side").get_by_role("button", name="general", exact=True).click()
    expect(member.page.locator("#composer-box")).to_have_value("half a thought")
    member.page.fill("#composer-box", "")
    member.page.reload()
    expect(member.page.locator(".me .seat.online")).to_be_visible()
    expect(member.page.locator("#composer-box")).to_have_value("")


def test_one_can_act_as_somebody_else_by_keyboard(visit: Visitors) -> None:
    member = visit()
    member.page.locator(".me-who").focus()
    member.press("Enter")
    expect(member.page.get_by_role("menuitemradio", name="Member Member of the server")).to_be_focused()
    member.press("ArrowDown")
    member.press("ArrowDown")
    member.press("Enter")
    expect(member.page.locator(".me")).to_contain_text("Admin")
    assert "as=admin" in member.page.url


def test_a_second_window_beside_the_first_acts_as_somebody_else(visit: Visitors) -> None:
    member = visit("member", "help")
    member.page.locator(".me-who").click()
    with member.context.expect_page() as opened:
        member.page.get_by_role("menuitem", name="Admin, in a new window").click()
    beside = opened.value
    expect(beside.locator(".me")).to_contain_text("Admin")
    expect(beside.get_by_role("heading", name="help", exact=True)).to_be_visible()
    expect(member.page.locator(".me")).to_contain_text("Member")
    beside.fill("#composer-box", "from beside")
    beside.press("#composer-box", "Enter")
    expect(member.message("from beside")).to_be_visible()


def test_hostile_content_stays_text(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("@bot hostile")
    reply = member.page.locator("li.message", has_text="<script>").last
    expect(reply).to_contain_text("document.title='owned'")
    assert reply.locator("script, img").count() == 0
    addresses = reply.locator(".md a").evaluate_all("links => links.map(link => [link.href, link.title, link.innerText])")
    assert addresses == [
        ["https://bank.example/", "https://bank.example/", "https://bank.example"],
        ["https://evil.example/", "https://evil.example/", "https://evil.example"],
        ["https://fine.example/a?b=c", "https://fine.example/a?b=c", "fine"],
    ]
    assert "\u202e" not in reply.inner_text()
    assert member.page.title() != "owned"


def test_a_hostile_member_harms_nobody_with_words_files_names_or_reactions(visit: Visitors, stage: Stage) -> None:
    victim = visit("admin", "help")
    evil = "<img src=x onerror=\"document.title='owned'\">\u202egnp.exe"
    paper = {"filename": f"{evil}.svg", "base64": "PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"}
    act = {"as": "member", "channel": "help", "timeout_ms": 50}
    stage.post("acts", {**act, "type": "message", "content": HOSTILE, "attachments": [paper]})
    said = stage.get("messages?channel=help&as=member")[-1]
    stage.post("acts", {**act, "type": "react", "message": said["id"], "emoji": "<b>x</b>"})
    stage.post("world", {"do": "create_thread", "channel": "help", "name": evil})
    shown = victim.message("[click](javascript:document.title='owned')")
    expect(shown.locator(".reaction")).to_contain_text("<b>x</b>")
    expect(shown.locator(".file")).to_contain_text("<img src=x")
    expect(victim.page.get_by_role("navigation")).to_contain_text("<img src=x")
    assert victim.page.locator("#app script, #app img, #app b b, #app svg[onload]").count() == 0
    assert "\u202e" not in victim.page.evaluate("document.body.innerText + document.title")
    # A file is handed over to be saved, whatever it claims to be.
    kind = victim.page.evaluate(
        "address => fetch(address).then(answer => answer.headers.get('content-type'))", said["attachments"][0]["url"]
    )
    assert kind == "application/octet-stream"
    shown.focus()
    victim.press("i")
    expect(victim.page.get_by_role("complementary", name="Inspector")).to_contain_text("MESSAGE_CREATE")
    victim.page.locator(".json summary").first.click()
    assert victim.page.locator("#panel script, #panel img").count() == 0
    assert victim.page.title() != "owned"


def test_even_html_that_got_in_could_not_run_a_script(visit: Visitors) -> None:
    member = visit()
    html = '<img src="data:," onerror="document.title=1"><a href="javascript:document.title=1" id="trap">x</a>'
    member.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", html)
    member.page.evaluate("document.getElementById('trap').click()")
    refused = "Content Security Policy"
    while sum(refused in trouble for trouble in member.troubles) < 2:
        member.page.wait_for_timeout(20)
    assert "general" in member.page.title()
    member.troubles.clear()


def test_off_loopback_the_page_opens_with_its_key_alone(browser: Browser, stage: Stage) -> None:
    async def open_to_all() -> Playground:
        playground = Playground("0.0.0.0", 0)
        await playground.start()
        return playground

    playground = stage.wait(open_to_all())
    try:
        with_key = Visitors(browser, playground.url, {})
        guest = with_key()
        assert "?key=" in guest.page.url
        expect(guest.page.get_by_role("heading", name="Welcome to #general!")).to_be_visible()
        guest.say("in by the key")
        expect(guest.latest()).to_contain_text("in by the key")
        with_key.finish()
        stranger = browser.new_context().new_page()
        answer = stranger.goto(playground.url.partition("?")[0])
        assert answer is not None
        assert answer.status == 403
        stranger.context.close()
    finally:
        stage.wait(playground.close())


def test_pictures_and_embeds_are_shown_from_the_page_s_own_host(visit: Visitors) -> None:
    member = visit("member", "help")
    member.say("@bot picture")
    image = member.page.locator(".embed img").last
    expect(image).to_be_visible()
    member.page.wait_for_function("image => image.naturalWidth === 64", arg=image.element_handle())
    member.page.locator(".embed .picture").last.click()
    expect(member.page.get_by_role("dialog")).to_be_visible()
    member.press("Escape")
    expect(member.page.get_by_role("dialog")).to_have_count(0)


def test_a_phone_has_no_sideways_scroll_and_the_channels_in_a_drawer(visit: Visitors) -> None:
    newcomer = visit("newcomer", width=360, scheme="light")
    newcomer.say("@bot where do I start on a phone?")
    expect(newcomer.page.locator("li.message").last).to_contain_text("on a phone?")
    widths = "() => [document.documentElement, document.getElementById('scroller')].map(one => one.scrollWidth)"
    assert newcomer.page.evaluate(widths) == [360, 360]
    newcomer.page.get_by_role("button", name="Servers and channels").click()
    newcomer.page.get_by_role("button", name="help", exact=True).click()
    expect(newcomer.page.get_by_role("heading", name="help", exact=True)).to_be_visible()
    expect(newcomer.page.locator("#side")).to_be_hidden()
    assert newcomer.page.evaluate("document.documentElement.dataset.theme") == "light"
