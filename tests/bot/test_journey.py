"""The journey as a member walks it: marked, undone, reset, kept over restarts and edits; on both databases."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.journey.marks import Record
from knowledge.library import SHIPPED, load
from tests.bot.conftest import Stage, restarted, staged
from tests.support.driver import components, labels, options, text


@pytest.fixture
async def stage(tmp_path: Path, database: str) -> AsyncIterator[Stage]:
    """The bot on a copy of the articles that ship, with a database of each kind."""
    articles = tmp_path / "articles"
    shutil.copytree(SHIPPED, articles)
    async with staged(articles, tmp_path / "data", database_url=SecretStr(database)) as ready:
        yield ready


def one(act: dict[str, Any]) -> dict[str, Any]:
    """The one message that an act made or changed."""
    assert act["failed"] is None, act["failed"]
    [message] = act["messages"] + act["edited"]
    found: dict[str, Any] = message
    return found


async def use(stage: Stage, name: str, **options_: Any) -> dict[str, Any]:
    return one(await stage.driver.command(name, **options_))


async def click(stage: Stage, message: dict[str, Any], label: str, **more: Any) -> dict[str, Any]:
    return one(await stage.driver.act("click", message=message["id"], label=label, **more))


async def choose(stage: Stage, message: dict[str, Any], label: str) -> dict[str, Any]:
    for menu in (component for component in components(message) if component["type"] == 3):
        if label in [option["label"] for option in menu["options"]]:
            act = await stage.driver.act("choose", message=message["id"], custom_id=menu["custom_id"], values=[label])
            return one(act)
    raise AssertionError(f"no menu offers {label!r}; they offer {options(message)}")


async def marks(stage: Stage, **more: Any) -> str:
    """How each step stands, as /path shows it: one sign a step."""
    shown = text(one(await stage.driver.command("path", **more)))
    signs = {"✅": "d", "⏭️": "s", "▶️": "i", "⬜": "."}
    return "".join(signs[line.split(" ")[0]] for line in shown.splitlines() if line.split(" ")[0] in signs)


def edit(stage: Stage, *changes: tuple[str, str]) -> None:
    """Change the article's text."""
    file = stage.articles / "ai-ml-engineering.md"
    whole = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in whole
        whole = whole.replace(old, new)
    file.write_text(whole, encoding="utf-8")


async def test_next_shows_the_members_own_step_with_what_to_do_about_it(stage: Stage) -> None:
    first = await use(stage, "next")
    assert {"Done", "Skip", "Show path", "Set where I stand", "I'm on it"} <= set(labels(first))
    assert "Back" not in labels(first)
    assert first["ephemeral"]
    second = await click(stage, first, "Done")
    assert "**Prerequisite: Python** is done" in text(second)
    assert "Step 2 of 5" in text(second)
    assert "Krista King" in text(second)
    assert {"Done", "Skip", "Back", "Show path", "Undo"} <= set(labels(second))
    assert "Set where I stand" not in labels(second)
    third = await click(stage, second, "Skip")
    assert "25 % · 1 of 5 done, 1 skipped" in text(third)
    back = await click(stage, third, "Back")
    assert "⏭️ Skipped <t:" in text(back)
    again = await click(stage, back, "Don't skip")
    assert "is open again" in text(again)
    onward = await click(stage, again, "I'm on it")
    assert "in progress" in text(onward)
    assert await marks(stage) == "di..."
    assert "Step 2 of 5" in text(await use(stage, "next"))
    assert "Step 1 of 5" in text(one(await stage.driver.command("next", person="newcomer")))


async def test_every_change_can_be_taken_back_and_made_again(stage: Stage) -> None:
    shown = await use(stage, "next")
    for label, stands in (("Done", "d...."), ("Skip", "s...."), ("I'm on it", "i....")):
        changed = await click(stage, shown, label)
        assert await marks(stage) == stands
        shown = await click(stage, changed, "Undo")
        assert "Taken back" in text(shown)
        assert await marks(stage) == "....."
        again = await click(stage, shown, "Redo")
        assert await marks(stage) == stands
        shown = await click(stage, again, "Undo")
        assert await marks(stage) == "....."
    late = await stage.driver.act("click", message=shown["id"], label="Done")
    old = one(late)
    await click(stage, await use(stage, "next", after="python"), "Back")
    await use(stage, "done", step="Prerequisites: Mathematics")
    undone = await click(stage, old, "Undo")
    assert "Step 1 of 5" in text(undone)
    assert await marks(stage) == ".d..."
    refused = await click(stage, (await use(stage, "done", step="Prerequisites: Mathematics")), "Back")
    assert "Undo" not in labels(refused), "what changed nothing has nothing to take back"


async def test_done_offers_the_members_own_open_steps_first(stage: Stage) -> None:
    await use(stage, "done", step="Prerequisites: Mathematics")
    offered = await stage.driver.act("autocomplete", name="done", option="step", value="")
    names = [choice["name"] for choice in offered["choices"]]
    assert names[0] == "1. Prerequisite: Python"
    assert names[1] == "3. Machine Learning Specialization"
    assert names[-1] == "✅ 2. Prerequisites: Mathematics"
    done = await use(stage, "done", step=offered["choices"][1]["value"])
    assert "**Machine Learning Specialization** is done" in text(done)
    assert await marks(stage) == ".dd.."
    strange = await use(stage, "done", step="best sushi in town")
    assert "no step like that" in text(strange)
    part = await use(stage, "done", step="Kaggle")
    assert "belongs to step 5" in text(part)
    assert "Step 5 of 5" in text(await click(stage, part, "Show step 5"))
    assert await marks(stage) == ".dd.."


async def test_an_alternative_counts_for_the_step_it_stands_for(stage: Stage) -> None:
    asked = await use(stage, "done", step="IBM AI Engineer Specialization")
    assert "Which step does it stand for" in text(asked)
    done = await choose(stage, asked, "Deep Learning Specialization")
    assert "is done, by way of **IBM AI Engineer Specialization**" in text(done)
    assert "✅ 4. Deep Learning Specialization, by way of IBM" in text(await use(stage, "path"))
    shown = await use(stage, "next", after="mathematics")
    other = await click(stage, shown, "Did an alternative")
    await choose(stage, other, "Stanford Lectures: CS229 / CS230")
    assert await marks(stage) == "..dd."


async def test_the_author_may_say_which_step_an_alternative_stands_for(stage: Stage) -> None:
    sidecar = stage.articles / "ai-ml-engineering.yaml"
    sidecar.write_text(
        "path:\n- 'Prerequisite: Python'\n"
        "- {step: Deep Learning Specialization, alternatives: [IBM AI Engineer Specialization]}\n",
        encoding="utf-8",
    )
    one(await stage.driver.command("admin reload", person="admin"))
    done = await use(stage, "done", step="IBM AI Engineer Specialization")
    assert "**Deep Learning Specialization** is done, by way of **IBM" in text(done)
    assert await marks(stage) == ".d"


async def test_where_one_stands_is_set_in_a_form_and_only_what_was_changed_in_it_changes(stage: Stage) -> None:
    shown = await use(stage, "next")
    opened = await stage.driver.act("click", message=shown["id"], label="Set where I stand")
    form = opened["modal"]
    boxes = form["components"][0]["component"]["options"]
    assert [box["label"] for box in boxes][:2] == ["1. Prerequisite: Python", "2. Prerequisites: Mathematics"]
    # Another device marks the fifth step while the form is open.
    await use(stage, "done", step=boxes[4]["value"])
    values = {"g0": [boxes[0]["value"], boxes[2]["value"]]}
    set_ = one(await stage.driver.act("submit", modal=form["custom_id"], values=values))
    assert "Noted: 3 of 5 steps done" in text(set_)
    assert "Step 2 of 5" in text(set_)
    assert await marks(stage) == "d.d.d"
    path = await use(stage, "path")
    opened = await stage.driver.act("click", message=path["id"], label="Set where I stand")
    boxes = opened["modal"]["components"][0]["component"]["options"]
    assert [box.get("default", False) for box in boxes] == [True, False, True, False, True]
    values = {"g0": [boxes[0]["value"]]}
    less = one(await stage.driver.act("submit", modal=opened["modal"]["custom_id"], values=values))
    assert await marks(stage) == "d...."
    await click(stage, less, "Undo")
    assert await marks(stage) == "d.d.d"


async def test_a_form_that_was_open_over_a_restart_and_an_edit_still_counts(stage: Stage) -> None:
    shown = await use(stage, "next")
    opened = await stage.driver.act("click", message=shown["id"], label="Set where I stand")
    boxes = opened["modal"]["components"][0]["component"]["options"]
    edit(stage, ("## Prerequisites: Mathematics", "## The Mathematics You Need"))
    async with restarted(stage) as again:
        values = {"g0": [boxes[1]["value"]]}
        set_ = one(await again.driver.act("submit", modal=opened["modal"]["custom_id"], values=values))
        assert "Noted: 1 of 5 steps done" in text(set_)
        assert "✅ 2. The Mathematics You Need" in text(await use(again, "path"))


async def test_the_end_is_celebrated_once(stage: Stage) -> None:
    shown = await use(stage, "next")
    while "Done" in labels(shown):
        shown = await click(stage, shown, "Done")
    assert "🎉" in text(shown)
    assert "100 %" in text(shown)
    undone = await click(stage, shown, "Undo")
    again = await click(stage, undone, "Done")
    assert "🎉" not in text(again)
    assert "No step is left" in text(again)
    assert "No step is left" in text(await use(stage, "next"))


async def test_progress_shows_how_far_one_is_and_starts_over_only_when_confirmed(stage: Stage) -> None:
    assert "haven't marked any step" in text(await use(stage, "progress"))
    await use(stage, "done", step="Prerequisite: Python")
    shown = await use(stage, "progress")
    assert "20 % · 1 of 5 done" in text(shown)
    assert "Next: Prerequisites: Mathematics" in text(shown)
    asked = await click(stage, shown, "Start over")
    assert "All your marks" in text(asked) or "all your marks" in text(asked)
    assert "stays as it is" in text(await click(stage, asked, "No, keep it"))
    assert await marks(stage) == "d...."
    asked = await click(stage, await use(stage, "progress"), "Start over")
    gone = await click(stage, asked, "Yes, start over")
    assert await marks(stage) == "....."
    await click(stage, gone, "Undo")
    assert await marks(stage) == "d...."


async def test_marks_outlive_a_restart_and_old_buttons_go_on_working(stage: Stage) -> None:
    shown = await click(stage, await use(stage, "next"), "Done")
    async with restarted(stage) as again:
        assert await marks(again) == "d...."
        assert "Step 3 of 5" in text(await click(again, shown, "Done"))
        assert await marks(again) == "dd..."
        await click(again, shown, "Undo")
        assert await marks(again) == "d...."


async def test_two_clicks_at_once_and_two_devices_make_one_state(stage: Stage) -> None:
    driver = stage.driver
    here = await use(stage, "next")
    there = one(await driver.command("next", channel="dm"))
    acts = await asyncio.gather(
        driver.act("click", message=here["id"], label="Done"),
        driver.act("click", message=here["id"], label="Done"),
        driver.act("click", message=there["id"], label="Done", channel="dm"),
        driver.command("done", step="Prerequisites: Mathematics", channel="help"),
        driver.command("done", step="Machine Learning Specialization", channel="help"),
    )
    assert [act["failed"] for act in acts] == [None] * 5
    assert await marks(stage) == "ddd.."


async def twice(stage: Stage, message: dict[str, Any], label: str) -> list[dict[str, Any]]:
    """What a button leads to that is tapped twice at once, and how its message stands after that."""
    acts = await asyncio.gather(*(stage.driver.act("click", message=message["id"], label=label) for _ in range(2)))
    assert [act["failed"] for act in acts] == [None, None]
    assert [one for act in acts for one in act["messages"]] == []
    seen = await stage.driver.messages()
    return [next(one for one in seen if one["id"] == message["id"])]


async def test_who_taps_twice_gets_what_one_tap_gives(stage: Stage) -> None:
    shown = await use(stage, "next")
    for label in ("Done", "Skip", "Done", "Done"):
        [shown] = await twice(stage, shown, label)
        assert "Undo" in labels(shown)
    assert await marks(stage) == "dsdd."
    [end] = await twice(stage, shown, "Done")
    assert "🎉" in text(end)
    assert "Undo" in labels(end)
    [undone] = await twice(stage, end, "Undo")
    assert "Taken back" in text(undone)
    assert await marks(stage) == "dsdd."
    [again] = await twice(stage, undone, "Done")
    assert await marks(stage) == "dsddd"
    await click(stage, await click(stage, again, "Undo"), "Done")
    assert await marks(stage) == "dsddd"


async def test_a_tap_that_was_taken_back_elsewhere_is_made_again(stage: Stage) -> None:
    here = await use(stage, "next")
    ahead = await click(stage, here, "Done")
    there = await click(stage, await use(stage, "next"), "Back")
    await click(stage, there, "Not done yet")
    assert await marks(stage) == "....."
    shown = await click(stage, await click(stage, ahead, "Back"), "Done")
    assert "is done" in text(shown)
    assert await marks(stage) == "d...."


async def test_a_reset_that_is_confirmed_twice_can_be_taken_back(stage: Stage) -> None:
    await use(stage, "done", step="1")
    asked = await click(stage, await use(stage, "progress"), "Start over")
    [gone] = await twice(stage, asked, "Yes, start over")
    assert await marks(stage) == "....."
    await click(stage, gone, "Undo")
    assert await marks(stage) == "d...."


async def test_who_comes_to_the_end_by_an_edit_is_congratulated_once(stage: Stage) -> None:
    for number in range(1, 5):
        await use(stage, "done", step=str(number))
    file = stage.articles / "ai-ml-engineering.md"
    whole = file.read_text(encoding="utf-8")
    start = whole.index("## 5. ") if "## 5. " in whole else whole.index("## Deeplearning.ai")
    end = whole.find("\n## ", start + 4)
    file.write_text(whole[:start] + (whole[end + 1 :] if end > 0 else ""), encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    assert await marks(stage) == "dddd"
    assert "🎉" in text(await use(stage, "next"))
    assert "🎉" not in text(await use(stage, "next"))


async def test_marks_of_a_path_that_is_gone_are_told_of(stage: Stage) -> None:
    file = stage.articles / "baking.md"
    file.write_text("---\ntitle: Baking\nauthor: A\n---\n# 1. Mix\nFlour, water.\n# 2. Bake\nAn hour.\n", encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    await use(stage, "done", step="1", article="baking")
    file.rename(stage.articles / "_baking.md")
    await stage.driver.command("admin reload", person="admin")
    assert "1 step that you marked is of a path that isn't here any more" in text(await use(stage, "progress"))


async def test_an_old_undo_takes_back_nothing_newer(stage: Stage) -> None:
    await use(stage, "done", step="1")
    old = await use(stage, "done", step="2")
    asked = (await stage.driver.command("privacy delete"))["messages"][0]
    await click(stage, asked, "Yes, delete everything")
    await use(stage, "done", step="3")
    await use(stage, "done", step="4")
    assert "nothing left to take back" in text(await click(stage, old, "Undo"))
    assert await marks(stage) == "..dd."


async def test_bare_numbered_steps_keep_their_marks_when_one_is_put_before_them(stage: Stage) -> None:
    file = stage.articles / "bare.md"
    head = "---\ntitle: Bare\nauthor: A\n---\n"
    file.write_text(f"{head}## 1. Python\n## 2. Git\n## 3. SQL\n", encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    await use(stage, "done", step="Python", article="bare")
    await use(stage, "done", step="Git", article="bare")
    file.write_text(f"{head}## 1. Setup\n## 2. Python\n## 3. Git\n## 4. SQL\n", encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    assert await marks(stage, article="bare") == ".dd."


async def test_all_steps_of_a_long_path_can_be_chosen_for_an_alternative(stage: Stage) -> None:
    steps = "\n".join(f"## {number}. Topic {number}\nText {number}.\n" for number in range(1, 61))
    text_ = f"---\ntitle: Long\nauthor: A\n---\n# Path\n{steps}\n# Alternatives\n## Camp\nA camp for all.\n"
    (stage.articles / "long.md").write_text(text_, encoding="utf-8")
    await stage.driver.command("admin reload", person="admin")
    asked = await use(stage, "done", step="Camp", article="long")
    assert len(options(asked)) == 60
    done = await choose(stage, asked, "60. Topic 60")
    assert "**60. Topic 60** is done, by way of **Camp**" in text(done)


async def test_a_click_during_a_reload_is_kept(stage: Stage) -> None:
    shown = await use(stage, "next")
    edit(stage, ("## Prerequisite: Python", "## Python, to Begin With"))
    acts = await asyncio.gather(
        stage.driver.command("admin reload", person="admin", channel="help"),
        stage.driver.act("click", message=shown["id"], label="Done"),
    )
    assert [act["failed"] for act in acts] == [None, None]
    assert "✅ 1. Python, to Begin With" in text(await use(stage, "path"))


@pytest.mark.parametrize("label", ["Done", "Skip"])
async def test_a_reload_while_a_click_reads_the_members_marks_loses_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    shown = await use(stage, "next")
    edit(stage, ("## Prerequisite: Python", "## Python, to Begin With"))
    read = stage.bot.store.journeys.record

    async def record(member: int) -> Record:
        monkeypatch.undo()
        found = await read(member)
        await stage.bot.take_up(load(stage.articles))
        return found

    monkeypatch.setattr(stage.bot.store.journeys, "record", record)
    await click(stage, shown, label)
    assert (await marks(stage))[0] == label[0].casefold()


async def test_marks_go_with_their_steps_through_a_reload_and_the_admin_is_told(stage: Stage) -> None:
    shown = await use(stage, "next")
    for _ in range(3):
        shown = await click(stage, shown, "Done")
    edit(
        stage,
        ("## Prerequisite: Python", "## Learn to Program"),
        ("# Path to Mastery", "# The Way"),
    )
    told = text(one(await stage.driver.command("admin reload", person="admin")))
    assert "“Prerequisite: Python” is now “Learn to Program”; its marks go with it" in told
    assert "“Prerequisites: Mathematics” has moved" in told
    assert await marks(stage) == "ddd.."
    undone = await click(stage, shown, "Back")
    assert "### Machine Learning Specialization" in text(undone)
    whole = (stage.articles / "ai-ml-engineering.md").read_text(encoding="utf-8")
    start, end = whole.index("## Prerequisites: Mathematics"), whole.index("## Machine Learning Specialization")
    edit(stage, (whole[start:end], ""))
    told = text(one(await stage.driver.command("admin reload", person="admin")))
    assert "“Prerequisites: Mathematics” is gone; its marks are kept" in told
    assert await marks(stage) == "dd.."
    progress = text(await use(stage, "progress"))
    assert "50 % · 2 of 4 done" in progress
    assert "isn't in the article any more" in progress
    (stage.articles / "ai-ml-engineering.md").write_text(whole, encoding="utf-8")
    told = text(one(await stage.driver.command("admin reload", person="admin")))
    assert "“Prerequisites: Mathematics” is back" in told
    assert await marks(stage) == "ddd.."


async def test_an_edit_while_the_bot_was_down_loses_no_mark_and_no_button(stage: Stage) -> None:
    shown = await click(stage, await use(stage, "next"), "Done")
    file = stage.articles / "ai-ml-engineering.md"
    whole = file.read_text(encoding="utf-8").replace("# Path to Mastery", "# From Nothing to Something")
    whole = whole.replace("## Prerequisite: Python", "## Snakes and Such").replace("Prerequisites: Mathematics", "Numbers")
    file.write_text(whole, encoding="utf-8")
    async with restarted(stage) as again:
        assert await marks(again) == "d...."
        assert "**Numbers** is done" in text(await click(again, shown, "Done"))
        assert await marks(again) == "dd..."


async def test_with_several_paths_one_is_the_members_own(tmp_path: Path, database: str) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("Baking", "Brewing"):
        steps = "".join(f"## {name} {what}\n\nHow to begin with {name} {what}.\n\n" for what in ("Basics", "Mastery"))
        (folder / f"{name.lower()}.md").write_text(f"---\ntitle: {name}\npath: [{name} Basics, {name} Mastery]\n---\n\n{steps}")
    async with staged(folder, tmp_path / "data", database_url=SecretStr(database)) as stage:
        asked = await use(stage, "next")
        assert options(asked) == ["Baking", "Brewing"]
        first = await choose(stage, asked, "Brewing")
        assert "Brewing Basics" in text(first)
        await click(stage, first, "Done")
        assert "Brewing Mastery" in text(await use(stage, "next"))
        assert "Baking Basics" in text(await use(stage, "next", article="baking"))
        await use(stage, "done", step="Baking Basics")
        assert "Baking Mastery" in text(await use(stage, "next"))
        progress = await use(stage, "progress")
        assert text(progress).index("Baking") < text(progress).index("Brewing")
        assert "**Baking** · your path" in text(progress)
        await choose(stage, progress, "Brewing")
        assert "Brewing Mastery" in text(await use(stage, "next"))
        # An article's file is renamed: the path stays the member's own, with its marks.
        (folder / "brewing.md").rename(folder / "beer.md")
        one(await stage.driver.command("admin reload", person="admin"))
        assert "Brewing Mastery" in text(await use(stage, "next"))
        assert await marks(stage) == "d."


async def test_a_number_is_a_step_of_the_members_own_path(tmp_path: Path) -> None:
    for name in ("one", "two"):
        steps = "".join(f"## {number}. {name} {number}\nText.\n" for number in range(1, 4))
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\nauthor: A\n---\n# Path\n{steps}", encoding="utf-8")
    async with staged(tmp_path, tmp_path / "data") as stage:
        assert "There are several paths" in text(await use(stage, "done", step="2"))
        assert "There are several paths" in text(await use(stage, "next", after="2"))
        await use(stage, "next", article="two")
        assert "**2. two 2** is done" in text(await use(stage, "done", step="2"))
        assert "3. two 3" in text(await use(stage, "next", after="2"))
        assert "There is no step like that" in text(await use(stage, "done", step="steps 1 to 3"))


@pytest.mark.parametrize(
    ("step", "baking", "brewing"),
    [
        ("Baking Basics", "d..", "..."),
        ("the baking basics", "d..", "..."),
        ("baking mastry", ".d.", "..."),
        ("Knives", "...", "..d"),
        ("the knives", "...", "..d"),
    ],
)
async def test_done_takes_the_members_own_path_only_where_another_fits_no_better(
    tmp_path: Path, database: str, step: str, baking: str, brewing: str
) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("Baking", "Brewing"):
        steps = "".join(f"## {name} {what}\n\nHow to begin with {name} {what}.\n\n" for what in ("Basics", "Mastery"))
        path = f"[{name} Basics, {name} Mastery, Knives]"
        knives = f"## Knives\n\n{name}: knives to choose.\n"
        (folder / f"{name.lower()}.md").write_text(f"---\ntitle: {name}\npath: {path}\n---\n\n{steps}{knives}")
    async with staged(folder, tmp_path / "data", database_url=SecretStr(database)) as stage:
        await choose(stage, await use(stage, "next"), "Brewing")
        await use(stage, "done", step=step)
        stood = [(await marks(stage, article=name)).replace("i", ".") for name in ("baking", "brewing")]
        assert stood == [baking, brewing]
