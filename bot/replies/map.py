"""An article's path as a picture that goes with a reply."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping

import discord
from discord import ui

from bot.picture import MOST, Picture, Side, State, Station, describe, drawn
from bot.replies import phrases
from bot.replies.markup import unmarked
from knowledge.model import Article

_WHOLE, _AROUND = "path.png", "around.png"
_AT_A_GLANCE = 12  # stations that can be read without opening the picture
_EXCERPT = 8


def picture_of(
    article: Article,
    percentage: int,
    states: Mapping[str, State],
    *,
    current: str | None = None,
    done_sides: Collection[str] = (),
) -> Picture:
    """The map of an article's path with somebody's marks.

    Args:
        article: With at least one step.
        percentage: How much of the path is done, 0 to 100.
        states: By the section ids of steps; a step that isn't there is pending.
        current: The section id of the step to do now; None once there is none.
        done_sides: The section ids of alternatives that were done.
    """

    def side(section_id: str) -> Side:
        return Side(unmarked(article.section(section_id).title), section_id in done_sides)

    stations = tuple(
        Station(
            unmarked(article.section(step.section).title),
            states.get(step.section, State.PENDING),
            step.section == current,
            tuple(map(side, step.alternatives)),
        )
        for step in article.steps
    )
    of_steps = {one for step in article.steps for one in step.alternatives}
    beside = [one for one in article.alternatives if one not in of_steps]
    # The heading above several alternatives is none itself.
    beside = [one for one in beside if not set(article.section(one).children) & set(article.alternatives)]
    return Picture(unmarked(article.title), percentage, stations, tuple(map(side, beside)))


async def attached(picture: Picture) -> tuple[list[discord.File], list[ui.MediaGallery[ui.LayoutView]]]:
    """The picture's files, to be sent with a reply, and the items of the reply that show them.

    Discord shows a tall picture small until it is opened. So a long path comes with a second one, of the stations
    around where one stands, which can be read at once and leads.
    """
    shown = [await _shown(picture, _WHOLE, MOST, describe(picture))]
    if len(picture.stations) > _AT_A_GLANCE and picture.has_current:
        shown.insert(0, await _shown(picture, _AROUND, _EXCERPT, phrases.MAP_AROUND))
    return [file for file, _ in shown], [gallery for _, gallery in shown]


async def _shown(picture: Picture, name: str, most: int, told: str) -> tuple[discord.File, ui.MediaGallery[ui.LayoutView]]:
    file = discord.File(io.BytesIO(await drawn(picture, most)), name, description=told)
    return file, ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=told))
