"""`/resources` and `/sales`, through Discord's protocol."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.replies.resources import sales
from knowledge.library import load
from tests.bot.conftest import Stage, restarted, staged
from tests.bot.test_replies import said
from tests.support.driver import components, labels, text

TODAY = date(2026, 1, 15)


def part(shown: str, title: str) -> str:
    """What a reply says of one link."""
    return shown.split(f"**{title}**\n")[1].split("\n**")[0]


async def test_each_link_comes_with_duration_step_tip_and_its_free_alternative(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources", topic="deep learning"))["messages"]
    shown = text(reply)
    first, course = part(shown, "Deep Learning Specialization"), part(shown, "Deep Learning A-Z")
    assert "Coursera · specialization · paid" in first
    assert "Step 4 of 5" in first
    assert "Free alternative: [CS230](https://www.youtube.com/watch?v=PySo_6S4ZAg" in first
    assert "tip below" not in first
    assert "paid · 23 hours" in course
    assert "Alternative route: Udemy AI A-Z Courses · 🏷️ tip below" in course
    assert "Free alternative: [CS230]" in course
    assert "> 🏷️ Udemy runs sales" in shown
    assert "Free alternative" not in part(shown, "CS230")


async def test_a_step_is_named_with_its_title_unless_the_link_bears_it(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources", topic="Linear Algebra"))["messages"]
    assert "Step 2 of 5: Prerequisites: Mathematics" in part(text(reply), "Linear Algebra")
    assert "Free alternative" not in text(reply), "the article gives none"


async def test_free_in_the_topic_leads_with_what_is_free(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources", topic="free machine learning"))["messages"]
    shown = text(reply)
    assert "Links: 3, the free ones first" in shown
    assert shown.index("**CS229**") < shown.index("**Machine Learning Specialization**")


async def test_where_nothing_is_free_it_says_so_and_shows_what_there_is(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources", topic="mathematics", cost="free"))["messages"]
    shown = text(reply)
    assert "name nothing free for that" in shown
    assert "**Linear Algebra**" in shown
    [none] = (await stage.driver.command("resources", provider="Nobody", cost="free"))["messages"]
    assert "No link fits" in text(none)


async def test_kind_and_provider_narrow_the_list(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources", kind="video", provider="YouTube"))["messages"]
    assert "Links: 3" in text(reply)
    assert "Udemy" not in text(reply)


async def test_the_pages_are_turned_after_a_restart_and_keep_what_was_asked_for(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources", topic="free"))["messages"]
    assert "the free ones first" in text(reply)
    async with restarted(stage) as again:
        turned = (await again.driver.act("click", message=reply["id"], label="More links"))["edited"][0]
        assert "Links 9 to 16 of 17" in text(turned)
        assert "the free ones first" in text(turned)
        last = (await again.driver.act("click", message=turned["id"], label="More links"))["edited"][0]
        assert "Links 17 to 17 of 17" in text(last)
        assert labels(last) == ["Open", "Earlier links"]


async def test_the_pages_go_on_through_new_names_and_stay_where_nothing_is_left(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    links = "\n".join(f"- [Course {number}](https://a.example/{number})" for number in range(20))
    file = articles / "a.md"
    file.write_text(f"---\ntitle: Data\nauthor: A\n---\n# Data\nAll about data.\n\n{links}\n# Other\nText.\n", encoding="utf-8")
    async with staged(articles, tmp_path / "data") as stage:
        of_article, of_topic = [
            (await stage.driver.command("resources", **wanted))["messages"][0] for wanted in ({"article": "a"}, {"topic": "Data"})
        ]
        file.rename(articles / "b.md")
        (articles / "b.md").write_text((articles / "b.md").read_text().replace("# Data", "# Figures"), encoding="utf-8")
        await stage.driver.command("admin reload", person="admin")
        for reply in (of_article, of_topic):
            turned = (await stage.driver.act("click", message=reply["id"], label="More links"))["edited"][0]
            assert "Links 9 to 16 of 20" in text(turned)
        (articles / "c.md").write_text("---\ntitle: New\nauthor: A\n---\n# New\nText.\n", encoding="utf-8")
        (articles / "b.md").unlink()
        await stage.driver.command("admin reload", person="admin")
        act = await stage.driver.act("click", message=turned["id"], label="More links")
        assert act["edited"] == []
        assert "isn't in the articles any more" in text(act["messages"][0])


async def test_free_as_topic_says_so_where_nothing_is_free(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    body = "# Learn\nA paid course: [Course](https://www.udemy.com/course/x/)."
    (articles / "a.md").write_text(f"---\ntitle: Data\nauthor: A\n---\n{body}\n", encoding="utf-8")
    async with staged(articles, tmp_path / "data") as stage:
        shown = text((await stage.driver.command("resources", topic="free"))["messages"][0])
        assert "name nothing free for that" in shown
        assert "**A paid course**" in shown


async def test_sales_tell_when_a_tip_was_written_and_to_be_careful_with_an_old_one(stage: Stage) -> None:
    [reply] = (await stage.driver.command("sales"))["messages"]
    shown = text(reply)
    assert "Written in July 2024, <t:1720872000:R>. Much may have changed since" in shown
    assert shown.index("> 🏷️ Udemy runs sales") < shown.index("Written in July 2024") < shown.index("**Krista King**")
    assert sum(one["type"] == 9 for one in components(reply)) == 8


def written(folder: Path, front: str, text: str, name: str = "a") -> None:
    (folder / f"{name}.md").write_text(f"---\ntitle: Article {name}\n{front}\n---\n{text}", encoding="utf-8")


TIPS = (
    "# Way\n## Buy well\nUdemy often has a sale, so wait for one. Coursera offers financial aid to those who ask.\n"
    "## First\n[Dough](https://www.udemy.com/course/dough/)\n## Second\n[Oven](https://www.coursera.org/learn/oven)\n"
)


def test_each_tip_stands_with_its_own_links(tmp_path: Path) -> None:
    written(tmp_path, "pubDate: 2025-12-01", TIPS)
    shown = said(sales(load(tmp_path).articles, today=TODAY))
    order = ["Udemy often has a sale", "**Dough**", "Coursera offers financial aid", "**Oven**"]
    assert [shown.index(one) for one in order] == sorted(shown.index(one) for one in order)
    assert shown.count("Written in December 2025") == 2


def test_caution_is_for_what_is_over_a_year_old_or_has_no_date(tmp_path: Path) -> None:
    for name, front, careful in (
        ("fresh", "pubDate: 2025-01-16", "may have changed"),
        ("old", "pubDate: 2025-01-14", "may have changed"),
        ("undated", "author: Jo", "doesn't say when this was written"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        written(folder, front, TIPS, name)
        shown = said(sales(load(folder).articles, today=TODAY))
        assert (careful in shown) is (name != "fresh"), name


async def test_sales_of_several_articles_name_each_tips_own_date(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    written(folder, "pubDate: 2021-03-01", TIPS, "old")
    written(folder, "pubDate: 2022-05-01", TIPS.replace("often", "now and then"), "newer")
    async with staged(folder, tmp_path / "data") as stage:
        [reply] = (await stage.driver.command("sales"))["messages"]
        assert "Written in March 2021" in text(reply)
        assert "Written in May 2022" in text(reply)
        [one] = (await stage.driver.command("sales", article="newer"))["messages"]
        assert "now and then" in text(one)
        assert "March 2021" not in text(one)
        [both] = (await stage.driver.command("resources", provider="Udemy"))["messages"]
        assert "Step 2 of 3: First · Article newer · 🏷️ tip below" in text(both)
