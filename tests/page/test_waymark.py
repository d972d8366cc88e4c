"""The real Waymark in the page, started as `make demo` starts it: what members and admins do there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from knowledge.library import SHIPPED
from tests.page.conftest import CHROMIUM, Scheme, Visitor, Visitors
from tests.support.process import Served

MANAGE_GUILD = 1 << 5
ONWARD = re.compile("^(Done|Next|Skip)\\b")
STEP = re.compile(r"Step (\d+) of (\d+)")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the articles that ship."""
    folder = tmp_path_factory.mktemp("articles")
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def waymark(articles: Path) -> Iterator[Served]:
    """The playground with Waymark in it."""
    if CHROMIUM is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on the PATH")
    with Served("-m", "bot", "playground", "--port", "0", "--articles", str(articles)) as running:
        yield running


@pytest.fixture
def address(waymark: Served) -> str:
    """Where its page is."""
    return waymark.url


def ask(visitor: Visitor, question: str) -> Locator:
    """Mention the bot, and its answer."""
    visitor.say(f"@bot {question}")
    answer = visitor.page.locator("li.message", has=visitor.page.locator("button.lead", has_text=question)).last
    expect(answer.locator(".container")).to_be_visible()
    return answer


def test_a_mention_is_answered_and_another_match_can_be_chosen(visit: Visitors) -> None:
    member = visit()
    answer = ask(member, "what comes after the machine learning specialization?")
    expect(answer.get_by_role("heading", name="Deep Learning Specialization")).to_be_visible()
    answer.locator("button.select").first.click()
    other = member.page.get_by_role("option").first
    title = other.locator(".option-label").inner_text()
    other.click()
    chosen = member.page.locator("li.message.ephemeral").last
    expect(chosen.get_by_role("heading", name=title)).to_be_visible()
    expect(chosen).to_contain_text("Only you can see this")


def test_a_slash_command_is_completed_as_one_types_and_answered(visit: Visitors) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("/ask ")
    member.type("how long is deep")
    option = member.page.get_by_role("option", name=re.compile("how long is Deep Learning", re.I)).first
    expect(option).to_be_visible()
    option.click()
    member.press("Enter")
    reply = member.message("used /ask")
    expect(reply).to_contain_text("23 hours")


def test_next_leads_step_by_step_to_the_end_of_the_path(visit: Visitors) -> None:
    member = visit("newcomer", "help")
    member.command("/next ")
    reply = member.page.locator("li.message.ephemeral").last
    expect(reply.locator(".container")).to_be_visible()
    seen = [STEP.search(reply.inner_text())]
    while reply.get_by_role("button", name=ONWARD).count():
        before = reply.locator(".body").inner_text()
        reply.get_by_role("button", name=ONWARD).first.click()
        expect(reply.locator(".body")).not_to_have_text(before, use_inner_text=True)
        expect(reply.locator(".busy")).to_have_count(0)
        seen.append(STEP.search(reply.inner_text()))
        assert len(seen) < 20
    numbers = dict.fromkeys(int(step[1]) for step in seen if step is not None)
    last = next(int(step[2]) for step in seen if step is not None)
    assert list(numbers) == list(range(1, last + 1))


def test_a_reload_shows_the_newest_message_though_pictures_stand_above_it(visit: Visitors) -> None:
    member = visit("newcomer", "dm")
    for number in range(3):
        member.command("/path ")
        expect(member.page.locator("li.message", has_text="used /path")).to_have_count(number + 1)
    member.page.reload()
    newest = member.latest().locator("img").last
    expect(newest).to_be_visible()
    member.page.wait_for_function("image => image.complete && image.naturalWidth", arg=newest.element_handle())
    member.page.wait_for_timeout(500)
    box = "document.getElementById('scroller')"
    assert member.page.evaluate(f"{box}.scrollHeight - {box}.scrollTop - {box}.clientHeight") < 2


def test_a_private_answer_is_seen_by_the_asker_alone(visit: Visitors) -> None:
    member, admin = visit(), visit("admin")
    member.page.focus("#composer-box")
    member.type("/ask ")
    member.type("any discounts?")
    member.press("Tab")
    member.page.get_by_role("combobox", name="Add an option: 2 more").click()
    member.page.get_by_role("option", name="private").click()
    member.page.get_by_role("option", name="True").click()
    member.press("Enter")
    expect(member.page.locator("li.message.ephemeral").last).to_contain_text("sales")
    shared = ask(admin, "where do I start?")
    expect(shared).to_be_visible()
    expect(admin.page.locator("li.message.ephemeral")).to_have_count(0)


def test_every_suggestion_is_answered_at_a_click(visit: Visitors, waymark: Served) -> None:
    newcomer = visit("newcomer", "dm")
    suggestions = waymark.get("state")["suggestions"]
    assert len(suggestions) == 5
    for question in suggestions:
        newcomer.page.get_by_role("group", name="Try these").get_by_role("button", name=question, exact=True).click()
        answer = newcomer.page.locator("li.message", has=newcomer.page.locator("button.lead", has_text=question)).last
        expect(answer.locator(".container")).to_be_visible()
        assert "went wrong" not in answer.inner_text()


def test_an_admin_reloads_changed_articles_and_sees_what_changed(visit: Visitors, articles: Path) -> None:
    admin = visit("admin")
    article = articles / "ai-ml-engineering.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text + "\n# Alternative: Apprenticeships\n\nLearn on the job, with a mentor beside you.\n", encoding="utf-8"
    )
    admin.command("/admin reload ")
    result = admin.page.locator("li.message.ephemeral").last
    expect(result).to_contain_text("Articles reloaded")
    expect(result).to_contain_text("Sections new: Alternative: Apprenticeships")
    expect(ask(admin, "is there an apprenticeship?")).to_contain_text("Learn on the job")
    article.write_text(text.replace("pubDate: 13/07/2024 12:20", "pubDate: someday"), encoding="utf-8")
    admin.command("/admin reload ")
    refused = admin.message("Not reloaded")
    expect(refused).to_contain_text("ai-ml-engineering.md:3")
    expect(ask(admin, "tell me about apprenticeships")).to_contain_text("Learn on the job")
    article.write_text(text, encoding="utf-8")
    admin.command("/admin reload ")
    expect(admin.page.locator("li.message.ephemeral").last).to_contain_text("Sections gone: Alternative: Apprenticeships")


def test_a_member_is_not_offered_what_admins_do_and_is_refused_where_they_may_not(visit: Visitors, waymark: Served) -> None:
    member = visit()
    member.page.focus("#composer-box")
    member.type("/admin reload")
    expect(member.page.locator(".picker")).to_contain_text("No command of that name")
    tried = waymark.post("acts", {"as": "member", "type": "command", "name": "admin reload"})
    assert tried["failed"] == "You do not have permission to use this command."
    # Whoever manages another server may use the command there; the articles are still not theirs to change.
    second = waymark.post("world", {"do": "join_guild", "name": "Elsewhere"})
    try:
        waymark.post(
            "world", {"do": "permissions", "guild": second["id"], "person": "member", "permissions": MANAGE_GUILD | 3072}
        )
        member.press("Escape")
        member.page.fill("#composer-box", "")
        member.page.get_by_role("button", name="Elsewhere").click()
        member.command("/admin reload ")
        expect(member.page.locator("li.message.ephemeral").last).to_contain_text("may change them")
    finally:
        waymark.post("world", {"do": "leave_guild", "guild": second["id"]})


def test_answer_this_answers_somebody_s_message_from_its_menu(visit: Visitors) -> None:
    member, admin = visit("member", "help"), visit("admin", "help")
    member.say("do i need math for this?")
    asked = admin.page.locator("li.message", has_text="do i need math for this?").first
    asked.focus()
    admin.press("Shift+F10")
    admin.page.get_by_role("menuitem", name="Answer this").click()
    expect(admin.page.locator("li.message.ephemeral").last).to_contain_text("Mathematics")
    expect(member.page.locator("li.message.ephemeral")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_serious_in_what_one_sees_most(visit: Visitors, scheme: Scheme) -> None:
    admin = visit("admin", scheme=scheme)
    answer = ask(admin, "any discounts?")
    expect(answer.get_by_role("link", name="Open").first).to_have_accessible_description(re.compile("Krista King"))
    assert admin.faults() == []
    answer.get_by_role("button", name="Inspect").dispatch_event("click")
    expect(admin.page.get_by_role("heading", name="Inspector")).to_be_focused()
    admin.page.locator(".json summary").first.click()
    assert admin.faults() == []
    admin.page.get_by_role("button", name="Faults").click()
    expect(admin.page.get_by_role("heading", name="Faults")).to_be_focused()
    assert admin.faults() == []
    admin.press("Escape")
    admin.page.focus("#composer-box")
    admin.type("/")
    expect(admin.page.get_by_role("option", name="/ask")).to_be_visible()
    assert admin.faults() == []
    admin.type("ask how lo")
    expect(admin.page.get_by_role("option").first).to_be_visible()
    assert admin.faults() == []
    admin.press("Escape")
    answer.locator("button.select").first.click()
    expect(admin.page.get_by_role("listbox", name="Other matches")).to_be_visible()
    assert admin.faults() == []
    admin.press("Escape")
    answer.click(button="right", position={"x": 5, "y": 5})
    expect(admin.page.get_by_role("menu", name="Message")).to_be_visible()
    assert admin.faults() == []


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_a_phone_shows_answers_whole_and_axe_finds_nothing_serious(visit: Visitors, scheme: Scheme) -> None:
    newcomer = visit("newcomer", "dm", width=360, scheme=scheme)
    ask(newcomer, "any discounts?")
    widths = "() => [document.documentElement, document.getElementById('scroller')].map(one => one.scrollWidth)"
    assert newcomer.page.evaluate(widths) == [360, 360]
    assert newcomer.faults() == []
    newcomer.page.get_by_role("button", name="Servers and channels").click()
    expect(newcomer.page.locator("#side")).to_be_visible()
    assert newcomer.faults() == []
