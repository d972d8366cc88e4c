"""Reloads under way, broken articles, a Discord that fails, and articles at every limit."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from tests.bot.conftest import Stage, staged
from tests.support.driver import Driver, components, labels, options, text

HEAD = "---\ntitle: Baking\nauthor: Jo\n---\n\n# The path\n\n"


def version(mark: str) -> str:
    """An article in which every sentence carries its version's mark."""
    bread = f"Knead the dough by hand every day {mark}. Let it rise overnight {mark}. Bake it on a hot stone {mark}."
    rolls = f"Shape small rolls from the dough {mark}. Brush them with milk {mark}."
    return f"{HEAD}## Bread\n\n{bread}\n\n## Rolls\n\n{rolls}\n"


async def test_a_question_during_reloads_is_answered_from_one_library_alone(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "baking.md").write_text(version("alpha"))
    async with staged(folder, tmp_path / "data") as stage:
        replies: list[str] = []

        async def ask() -> None:
            while len(replies) < 12:
                act = await stage.driver.say("@bot how do i knead bread dough")
                replies.extend(text(message) for message in act["messages"])

        async def reload() -> None:
            for mark in ("beta", "alpha", "beta"):
                (folder / "baking.md").write_text(version(mark))
                act = await stage.driver.command("admin reload", person="admin", channel="help")
                assert "Baking" in text(act["messages"][0])

        await asyncio.gather(ask(), reload())
    marks = [set(re.findall("alpha|beta", reply)) for reply in replies]
    assert all(len(mark) == 1 for mark in marks), replies
    assert set().union(*marks) == {"alpha", "beta"}


async def test_a_broken_article_keeps_the_old_ones_in_service_and_says_what_to_mend(stage: Stage) -> None:
    article = stage.articles / "ai-ml-engineering.md"
    good = article.read_text(encoding="utf-8")
    article.write_text(good.replace("pubDate: 13/07/2024 12:20", "pubDate: someday"), encoding="utf-8")
    act = await stage.driver.command("admin reload", person="admin")
    shown = text(act["messages"][0])
    assert "Not reloaded" in shown
    assert "ai-ml-engineering.md:3" in shown
    assert "someday" in shown
    assert "Step 1 of 5" in text((await stage.driver.say("@bot where do i start?"))["messages"][0])
    article.write_text(good.replace("## Prerequisite: Python", "## First, Python"), encoding="utf-8")
    mended = text((await stage.driver.command("admin reload", person="admin"))["messages"][0])
    assert "First, Python" in mended
    assert "Prerequisite: Python" in mended
    assert "First, Python" in text((await stage.driver.say("@bot where do i start?"))["messages"][0])


async def test_an_old_button_whose_section_is_gone_says_so_and_offers_where_to_go(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot where do i start?"))["messages"]
    article = stage.articles / "ai-ml-engineering.md"
    whole = article.read_text(encoding="utf-8")
    start, end = whole.index("## Prerequisites: Mathematics"), whole.index("## Machine Learning Specialization")
    article.write_text(whole[:start] + whole[end:], encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    label = next(label for label in labels(reply) if label.startswith("Next: "))
    [told] = (await stage.driver.act("click", message=reply["id"], label=label))["messages"]
    assert "isn't there any more" in text(told)
    assert options(told)


async def test_who_may_not_change_articles_is_refused_in_code(stage: Stage) -> None:
    driver = stage.driver
    hidden = await driver.command("admin reload")
    assert "permission" in hidden["failed"]
    # Another server's administrator sees the command; articles are shared, so seeing it isn't enough.
    await driver.world("join_guild", name="Second")
    while len(stage.bot.guilds) < 2:
        await asyncio.sleep(0.01)
    for guild in ("Playground", "Second"):
        act = await driver.act("command", person="admin", channel="general", guild=guild, name="admin reload")
        assert "only the owner of the application" in text(act["messages"][0])
    await driver.world("owner", person="admin")
    stage.bot.owner_id = None
    act = await driver.command("admin reload", person="admin")
    assert "Nothing has changed" in text(act["messages"][0])


async def test_content_guilds_names_the_servers_whose_managers_may(tmp_path: Path, stage: Stage) -> None:
    first = int(stage.playground.world.main_guild["id"])
    stage.bot.settings.content_guilds = frozenset({first})
    await stage.driver.world("join_guild", name="Second")
    allowed = await stage.driver.act("command", person="admin", guild="Playground", name="admin check")
    refused = await stage.driver.act("command", person="admin", guild="Second", name="admin check")
    assert "may change them" not in text(allowed["messages"][0])
    assert "may change them" in text(refused["messages"][0])


async def test_a_dropped_connection_loses_and_doubles_no_reply(stage: Stage) -> None:
    driver = stage.driver
    await driver.fault("drop")
    act = await driver.act("message", content="@bot any discounts?", timeout_ms=20_000)
    if not act["messages"]:
        async with asyncio.timeout(20):
            while not any(message["author"].get("bot") for message in await driver.messages()):
                await asyncio.sleep(0.1)
    await asyncio.sleep(0.5)
    replies = [message for message in await driver.messages() if message["author"].get("bot")]
    assert len(replies) == 1
    assert "sale" in text(replies[0])


async def test_a_reply_whose_sending_fails_is_sent_again_and_comes_once(stage: Stage) -> None:
    driver = stage.driver
    await driver.fault("rate_limit", route="POST /channels/.*/messages", retry_after=0.2)
    [limited] = (await driver.say("@bot any discounts?"))["messages"]
    assert "sale" in text(limited)
    # The first try took effect, but its answer was lost: the nonce keeps the second from coming twice.
    await driver.fault("error", route="POST /channels/.*/messages", status=502, after=True)
    await driver.act("message", content="@bot where do i start?", timeout_ms=10_000)
    async with asyncio.timeout(10):
        while sum(r["path"].endswith("/messages") for r in await driver.get("requests")) < 4:
            await asyncio.sleep(0.1)
    replies = [message for message in await driver.messages() if message["author"].get("bot")]
    assert len(replies) == 2


async def test_an_error_tells_the_member_a_number_and_the_bot_goes_on(stage: Stage, caplog: object) -> None:
    library = stage.bot.library
    stage.bot.library = None  # type: ignore[assignment]
    for act in (
        await stage.driver.command("path"),
        await stage.driver.say("@bot where do i start?"),
    ):
        assert re.search(r"W-[2-9A-HJ-NP-Z]{5}", text(act["messages"][0]))
    stage.bot.library = library
    assert "Step 1" in text((await stage.driver.say("@bot where do i start?"))["messages"][0])


def large(folder: Path) -> None:
    """An article at every limit: a section of 20,000 characters, 60 links, a heading of 300, an endless address."""
    words = " ".join(f"Sentence number {n} speaks about sourdough and flour." for n in range(400))
    links = "\n".join(f"- [Course {n} about yeast](https://www.udemy.com/course/{n}/) (with {n} lectures)" for n in range(1, 61))
    endless = f"https://example.org/{'x' * 900}"
    heading = "A very long heading about ovens " * 10
    body = (
        f"{HEAD}## Sourdough\n\n{words}\n\n## Yeast\n\n{links}\n\n"
        f"## {heading[:300].strip()}\n\nOvens get [hot]({endless}).\n\n## Code\n\n```\n{'x = 1 ' * 1500}\n```\n"
    )
    (folder / "baking.md").write_text(body)


async def walk(driver: Driver, shown: dict[str, object], label: str) -> list[str]:
    """The texts of all pages that a button turns to."""
    found = [text(shown)]
    while label in labels(shown) and len(found) < 30:
        act = await driver.act("click", message=shown["id"], label=label)
        assert act["failed"] is None
        shown = (act["messages"] or act["edited"])[0]
        found.append(text(shown))
    return found


async def test_articles_at_every_limit_are_shown_whole_page_by_page(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    large(folder)
    async with staged(folder, tmp_path / "data") as stage:
        driver = stage.driver
        [sourdough] = (await driver.command("ask", question="sourdough flour"))["messages"]
        pages = await walk(driver, sourdough, "Read on")
        whole = " ".join(pages)
        assert all(f"number {n} speaks" in whole for n in range(400))
        [yeast] = (await driver.command("ask", question="yeast", private=True))["messages"]
        assert sum(one["type"] == 9 for one in components(yeast)) == 8
        for _ in range(8):
            act = await driver.act("click", message=yeast["id"], label="More links")
            assert act["failed"] is None
        for question in ("ovens heading", "code", "@everyone <script>", "x" * 2000):
            act = await driver.command("ask", question=question)
            assert act["failed"] is None
            assert text(act["messages"][0]).strip()
        for name in ("path", "resources", "sales", "help", "next"):
            assert text((await driver.command(name))["messages"][0]).strip()
        assert all(request["status"] < 400 for request in await driver.get("requests"))
