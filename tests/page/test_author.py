"""An author at work: a folder of articles is watched, and the page shows what is saved and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.conftest import CHROMIUM, Visitors
from tests.support.process import Served

ARTICLE = """---
title: Becoming a baker
pubDate: 13/07/2024
author: Jo Example
description: From the first loaf to your own bakery.
---

# The path

## Knead by hand

Start with the [bread course](https://www.udemy.com/course/bread/), which takes 12 hours.

## Learn sourdough

Keep a starter alive for a month.
"""
HOSTILE = """
## Shape <b onmouseover=alert(1)>loaves</b> \u202esgnaf

<script>document.title='owned'</script> Shape them <img src=x onerror="document.title='owned'"> with a
[scraper](javascript:document.title='owned'), a <a href="javascript:document.title='owned'">peel</a> and a
[basket](https://baskets.example/?q="><script>document.title='owned'</script>).
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The author's folder."""
    made = tmp_path_factory.mktemp("articles")
    (made / "baker.md").write_text(ARTICLE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    """The playground that watches it."""
    if CHROMIUM is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on the PATH")
    with Served("-m", "bot", "playground", "--port", "0", "--articles", str(folder), "--watch") as running:
        yield running


@pytest.fixture
def address(served: Served) -> str:
    """Where its page is."""
    return served.url


@pytest.fixture(autouse=True)
def _as_it_was(folder: Path, served: Served) -> Iterator[None]:
    yield
    (folder / "baker.md").write_text(ARTICLE, encoding="utf-8")
    served.until(lambda: "Knead by hand" in (path := path_of(served)) and "rye" not in path and "loaves" not in path)


def path_of(served: Served) -> str:
    """The path as the bot would show it now."""
    return str(served.post("acts", {"as": "newcomer", "channel": "dm", "type": "command", "name": "path"})["messages"])


def test_a_saved_file_is_live_without_a_command(visit: Visitors, folder: Path, served: Served) -> None:
    author = visit("admin")
    changed = ARTICLE.replace("## Learn sourdough", "## Master rye\n\nRye wants a warm kitchen.\n\n## Learn sourdough")
    (folder / "baker.md").write_text(changed, encoding="utf-8")
    served.until(lambda: "Master rye" in path_of(served))
    author.say("@bot how do I master rye?")
    expect(author.latest()).to_contain_text("Rye wants a warm kitchen.")


def test_a_broken_file_is_named_in_a_bar_and_the_last_good_one_answers(visit: Visitors, folder: Path) -> None:
    author = visit("admin", "help")
    (folder / "baker.md").write_text(ARTICLE.replace("13/07/2024", "someday"), encoding="utf-8")
    notices = author.page.get_by_role("region", name="Notices")
    expect(notices).to_contain_text("baker.md:3:")
    expect(notices).to_contain_text("not live")
    assert author.faults() == []
    author.say("@bot how do i keep a starter?")
    expect(author.latest()).to_contain_text("Keep a starter alive")
    (folder / "baker.md").unlink()
    expect(notices).to_contain_text("There is no article in this folder.")
    author.say("@bot how long is the bread course?")
    expect(author.latest()).to_contain_text("12 hours")
    (folder / "baker.md").write_bytes(b"\xff\xfe\x00 not text")
    expect(notices).to_contain_text("baker.md:1:")
    (folder / "baker.md").write_text(ARTICLE, encoding="utf-8")
    expect(notices).to_be_hidden()


def test_a_file_saved_empty_takes_nothing_away(visit: Visitors, folder: Path) -> None:
    author = visit("admin", "help")
    notices = author.page.get_by_role("region", name="Notices")
    for emptied in ("", ARTICLE.partition("# The path")[0]):
        (folder / "baker.md").write_text(emptied, encoding="utf-8")
        expect(notices).to_contain_text("not live")
        expect(notices).to_contain_text("baker.md")
        author.say("@bot how do i keep a starter?")
        expect(author.latest()).to_contain_text("Keep a starter alive")
        (folder / "baker.md").write_text(ARTICLE, encoding="utf-8")
        expect(notices).to_be_hidden()


def test_a_broken_file_holds_up_no_other(visit: Visitors, folder: Path, served: Served) -> None:
    author = visit("admin", "help")
    notices = author.page.get_by_role("region", name="Notices")
    (folder / "broken.md").write_text("---\ntitle: [broken\n---\n# One\nText.\n", encoding="utf-8")
    expect(notices).to_contain_text("not live: broken.md")
    (folder / "baker.md").write_text(ARTICLE.replace("## Learn sourdough", "## Learn rye"), encoding="utf-8")
    served.until(lambda: "Learn rye" in path_of(served))
    expect(notices).to_contain_text("not live: broken.md")
    (folder / "broken.md").unlink()
    expect(notices).to_be_hidden()


def test_a_folder_that_goes_and_comes_back_is_watched_again(visit: Visitors, folder: Path) -> None:
    author = visit("admin", "help")
    notices = author.page.get_by_role("region", name="Notices")
    (folder / "baker.md").unlink()
    folder.rmdir()
    expect(notices).to_contain_text("There is no such folder.")
    folder.mkdir()
    (folder / "baker.md").write_text(ARTICLE, encoding="utf-8")
    expect(notices).to_be_hidden()
    (folder / "baker.md").write_text(ARTICLE.replace("13/07/2024", "someday"), encoding="utf-8")
    expect(notices).to_contain_text("baker.md:3:")


def test_a_hostile_article_is_shown_as_text_and_does_nothing(visit: Visitors, folder: Path, served: Served) -> None:
    member = visit("member", "help")
    (folder / "baker.md").write_text(ARTICLE + HOSTILE, encoding="utf-8")
    served.until(lambda: "loaves" in path_of(served))
    member.say("@bot how do I shape loaves?")
    answer = member.latest()
    expect(answer.locator(".container")).to_contain_text("loaves")
    member.command("/path ")
    expect(member.page.locator("li.message.ephemeral").last).to_contain_text("loaves")
    assert member.page.locator("#messages script, #messages b[onmouseover]").count() == 0
    # The one picture is the path's map, which the bot drew.
    pictures = member.page.locator("#messages img").evaluate_all("all => all.map(one => new URL(one.src).pathname)")
    assert all(one.startswith("/playground/api/files/") for one in pictures), pictures
    targets = member.page.locator("#messages a").evaluate_all("links => links.map(link => link.protocol)")
    assert set(targets) <= {"https:"}
    assert member.page.evaluate("document.body.innerText").count("\u202e") == 0
    assert member.page.title() != "owned"
