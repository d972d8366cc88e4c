"""Buttons and menus: whom they serve, what they remember, and what becomes of old ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bot.conftest import Stage, restarted, staged
from tests.support.driver import Driver, components, labels, options, text


def starting(message: dict[str, Any], beginning: str) -> str:
    """The label of the button that begins so."""
    return next(label for label in labels(message) if label.startswith(beginning))


async def one(act: dict[str, Any]) -> dict[str, Any]:
    """The one message that an act made or changed."""
    assert act["failed"] is None, act["failed"]
    made: list[dict[str, Any]] = act["messages"] + act["edited"]
    assert len(made) == 1
    return made[0]


async def test_a_button_works_after_the_bot_was_started_anew(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot where do i start?"))["messages"]
    async with restarted(stage) as again:
        act = await again.driver.act("click", message=reply["id"], label=starting(reply, "Next: "))
        assert "Step 2 of 5" in text(await one(act))
        menu = next(c for c in components(reply) if c["type"] == 3)
        chosen = menu["options"][0]["label"]
        act = await again.driver.act("choose", message=reply["id"], custom_id=menu["custom_id"], values=[chosen])
        assert chosen in text(await one(act))


async def test_a_private_reply_is_turned_in_place_and_a_public_one_stays_as_it_is(stage: Stage) -> None:
    driver = stage.driver
    [public] = (await driver.say("@bot where do i start?"))["messages"]
    act = await driver.act("click", person="newcomer", message=public["id"], label=starting(public, "Next: "))
    [private] = act["messages"]
    assert private["ephemeral"]
    assert act["edited"] == []
    turned = await driver.act("click", person="newcomer", message=private["id"], label=starting(private, "Next: "))
    assert [message["id"] for message in turned["edited"]] == [private["id"]]
    assert "Step 3 of 5" in text(turned["edited"][0])
    assert [m["id"] for m in await driver.messages()][-1] == public["id"]


async def test_in_a_dm_buttons_turn_the_message_and_there_is_nothing_to_dismiss(stage: Stage) -> None:
    [reply] = (await stage.driver.say("where do i start?", channel="dm"))["messages"]
    assert "Dismiss" not in labels(reply)
    act = await stage.driver.act("click", channel="dm", message=reply["id"], label=starting(reply, "Next: "))
    assert "Step 2 of 5" in text(act["edited"][0])
    [asked] = (await stage.driver.command("next", channel="dm"))["messages"]
    assert not asked["ephemeral"]


async def test_small_talk_offers_questions_to_ask_by_a_click(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot hi"))["messages"]
    menu = next(c for c in components(reply) if c["type"] == 3)
    act = await stage.driver.act("choose", message=reply["id"], custom_id=menu["custom_id"], values=["where do I start?"])
    assert "Step 1 of 5" in text(await one(act))


async def test_sale_links_beyond_the_eighth_are_a_click_away(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    courses = "\n".join(f"- [Course {n}](https://www.udemy.com/course/{n}/)" for n in range(30))
    (folder / "a.md").write_text(
        f"# Way\n\n## Tips\n\nUdemy often has a sale, so wait for one.\n\n## First\n\n{courses}\n", encoding="utf-8"
    )
    async with staged(folder, tmp_path / "data") as stage:
        [reply] = (await stage.driver.command("ask", question="any discounts?"))["messages"]
        listed = await one(await stage.driver.act("click", message=reply["id"], label="All 30 links"))
        assert "Links 1 to 8 of 30" in text(listed)
        [sales] = (await stage.driver.command("sales"))["messages"]
        assert "Links 1 to 8 of 30" in text(sales)
        more = await one(await stage.driver.act("click", message=sales["id"], label="More"))
        assert "Links 9 to 16 of 30" in text(more)
        assert not options(more)


async def test_a_reworded_section_is_what_its_old_button_leads_to(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot what comes after mathematics"))["messages"]
    article = stage.articles / "ai-ml-engineering.md"
    changed = article.read_text(encoding="utf-8").replace("## Deep Learning Specialization", "## Deeper Still")
    article.write_text(changed, encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    label = starting(reply, "Next: Deep Learning Specialization")
    shown = await one(await stage.driver.act("click", message=reply["id"], label=label))
    assert "### Deeper Still" in text(shown)


async def test_a_vanished_section_offers_what_is_nearest_to_its_title(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot what comes after mathematics"))["messages"]
    article = stage.articles / "ai-ml-engineering.md"
    whole = article.read_text(encoding="utf-8")
    start, end = whole.index("## Deep Learning Specialization"), whole.index("## Deeplearning.ai & Branching Out")
    article.write_text(whole[:start] + whole[end:], encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    told = await one(await stage.driver.act("click", message=reply["id"], label=starting(reply, "Next: ")))
    assert "isn't there any more" in text(told)
    assert "Machine Learning Specialization" in options(told)[:3]


async def two_articles(folder: Path) -> None:
    for name in ("Baking", "Brewing"):
        steps = "".join(f"## {name} {what}\n\nHow to begin with {name} {what}.\n\n" for what in ("Basics", "Mastery"))
        (folder / f"{name.lower()}.md").write_text(f"---\ntitle: {name}\npath: [{name} Basics, {name} Mastery]\n---\n\n{steps}")


async def walks(driver: Driver, name: str) -> str:
    """What the first step of the article chosen from the menu of /next shows."""
    [asked] = (await driver.command("next"))["messages"]
    menu = next(c for c in components(asked) if c["type"] == 3)
    act = await driver.act("choose", message=asked["id"], custom_id=menu["custom_id"], values=[name])
    return text(await one(act))


async def test_with_several_articles_next_and_path_ask_which_and_options_name_one(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    await two_articles(folder)
    async with staged(folder, tmp_path / "data") as stage:
        driver = stage.driver
        [asked] = (await driver.command("path"))["messages"]
        assert options(asked) == ["Baking", "Brewing"]
        assert "Brewing Basics" in await walks(driver, "Brewing")
        [own] = (await driver.command("path"))["messages"]
        assert "1. Brewing Basics" in text(own), "the path that one walks needn't be named again"
        [named] = (await driver.command("path", article="brewing"))["messages"]
        assert "2. Brewing Mastery" in text(named)
        [refused] = (await driver.command("ask", question="basics", article="knitting"))["messages"]
        assert "no article called “knitting”" in text(refused)
        assert "**Baking** and **Brewing**" in text(refused)
        act = await driver.act("autocomplete", name="next", option="after", value="", options={"article": "baking"})
        assert [choice["name"] for choice in act["choices"]] == ["1. Baking Basics", "2. Baking Mastery"]
        act = await driver.act("autocomplete", name="path", option="article", value="bre")
        assert act["choices"][0]["value"] == "brewing"
