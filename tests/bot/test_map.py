"""An article's path as a picture with a reply, sent through Discord's protocol."""

from __future__ import annotations

import io
from pathlib import Path

import aiohttp
import discord
from discord import ui
from PIL import Image

from bot.picture import Picture, Side, State, Station
from bot.replies.box import BLUE, box
from bot.replies.map import attached, picture_of
from knowledge.library import SHIPPED, load
from tests.bot.conftest import Stage
from tests.knowledge.reading import article as written
from tests.support.driver import components


def test_the_articles_that_ship_have_their_steps_as_stations_and_their_alternatives_beside_them() -> None:
    [article] = load(SHIPPED).articles
    first, second = (step.section for step in article.steps[:2])
    picture = picture_of(article, 20, {first: State.DONE}, current=second)
    assert [station.title for station in picture.stations][:2] == ["Prerequisite: Python", "Prerequisites: Mathematics"]
    assert [station.state for station in picture.stations] == [State.DONE, *[State.PENDING] * 4]
    assert [station.current for station in picture.stations] == [False, True, False, False, False]
    assert [side.title for side in picture.sides] == [
        "IBM AI Engineer Specialization",
        "Udemy AI A-Z Courses",
        "Stanford Lectures: CS229 / CS230",
    ]


def test_what_stands_for_a_step_is_on_its_own_side_track(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        "---\ntitle: Baking\npath: [{step: Knead, alternatives: [Evening school]}, Bake]\n---\n"
        "# Knead\nA.\n# Bake\nB.\n# Evening school\nC.\n",
    )
    evening = article.steps[0].alternatives[0]
    picture = picture_of(article, 0, {}, done_sides={evening})
    assert picture.stations[0].sides == (Side("Evening school", done=True),)
    assert picture.sides == ()


async def test_the_picture_arrives_whole_with_its_description(stage: Stage) -> None:
    [article] = stage.bot.library.articles
    picture = picture_of(article, 0, {}, current=article.steps[0].section)
    files, galleries = await attached(picture)
    view = box([ui.TextDisplay("Your path"), *galleries], BLUE)
    channel = next(one for one in stage.bot.get_all_channels() if isinstance(one, discord.TextChannel) and one.name == "general")
    await channel.send(view=view, files=files)
    message = (await stage.driver.messages())[-1]
    [shown] = [one for one in components(message) if one["type"] == 12]
    [item] = shown["items"]
    assert item["description"].startswith("Map of the path AI/ML Engineering: 0 of 5 steps done, 0%.")
    [attachment] = message["attachments"]
    assert attachment["description"] == item["description"]
    assert item["media"]["url"] in (f"attachment://{attachment['filename']}", attachment["url"])
    async with aiohttp.ClientSession() as http, http.get(attachment["url"]) as response:
        assert Image.open(io.BytesIO(await response.read())).width == 1020


async def test_a_long_path_leads_with_the_part_around_where_one_stands() -> None:
    stations = tuple(Station(f"Step {n}", current=n == 20) for n in range(40))
    files, galleries = await attached(Picture("Long", 50, stations))
    assert [file.filename for file in files] == ["around.png", "path.png"]
    assert [gallery.items[0].media.url for gallery in galleries] == ["attachment://around.png", "attachment://path.png"]
    heights = [Image.open(io.BytesIO(file.fp.read())).height for file in files]
    assert heights[0] < 1020 < heights[1]
    finished = tuple(Station(f"Step {n}", State.DONE) for n in range(40))
    assert len((await attached(Picture("Long", 100, finished)))[0]) == 1
