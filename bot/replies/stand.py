"""The form in which a member ticks what they have done, and what it says when it comes back.

Discord's forms hold five groups of ten boxes. What was ticked when the form was opened stands in its custom id: only
what the member changed in it is changed, whatever another device did meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

import discord
from discord import ui

from bot.journey.marks import State
from bot.journey.progress import Progress
from bot.replies import buttons, phrases
from bot.replies.limits import OPTION, clip
from bot.replies.markup import unmarked
from bot.replies.walk import article_key

GROUPS, BOXES = 5, 10
MOST = GROUPS * BOXES


def form(progress: Progress) -> ui.Modal:
    """The form for one article; what is done is ticked."""
    stations = progress.stations[:MOST]
    keys = [station.key for station in stations]
    ticked = sum(1 << number for number, station in enumerate(stations) if station.state is State.DONE)
    custom_id = f"w:{buttons.FORM}:{article_key(progress.article)}:{ticked:x}:{_digest(keys)}"
    modal = ui.Modal(title=phrases.FORM_TITLE, custom_id=custom_id)
    for start in range(0, len(stations), BOXES):
        part = stations[start : start + BOXES]
        options = [
            discord.CheckboxGroupOption(
                label=clip(f"{station.step.number}. {unmarked(station.section.title)}", OPTION),
                value=station.key,
                default=station.state is State.DONE,
            )
            for station in part
        ]
        group: ui.CheckboxGroup[Any] = ui.CheckboxGroup(
            custom_id=f"g{start // BOXES}", options=options, required=False, min_values=0, max_values=len(options)
        )
        text = phrases.FORM_GROUP if len(part) > 1 else phrases.FORM_ONE
        modal.add_item(ui.Label(text=text.format(first=start + 1, last=start + len(part)), component=group))
    # All state stands in the custom id, and the answer is read by `read`: it works after a restart too.
    modal.stop()
    return modal


@dataclass(frozen=True, slots=True)
class Stand:
    """What a form says.

    Attributes:
        done: Keys that were newly ticked.
        taken_back: Keys that were ticked when it was opened and are no more; none where the path has changed since.
    """

    done: tuple[str, ...]
    taken_back: tuple[str, ...]


def read(progress: Progress, ticked: str, digest: str, data: Sequence[Any]) -> Stand:
    """What a form that came back says.

    Args:
        progress: Of its article, now.
        ticked, digest: Of its custom id: what was ticked when it was opened, of which steps.
        data: The components of the interaction.
    """
    chosen = [value for label in data for value in (label.get("component") or {}).get("values") or ()]
    keys = [station.key for station in progress.stations[:MOST]]
    if digest != _digest(keys):
        return Stand(tuple(chosen), ())
    number = int(ticked, 16) if all(c in "0123456789abcdef" for c in ticked) and ticked else 0
    before = {key for place, key in enumerate(keys) if number >> place & 1}
    return Stand(
        tuple(key for key in chosen if key not in before),
        tuple(key for key in keys if key in before and key not in chosen),
    )


def _digest(keys: Sequence[str]) -> str:
    return blake2s("".join(keys).encode(), digest_size=3).hexdigest()
