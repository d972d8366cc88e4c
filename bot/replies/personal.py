"""Replies on what is kept of a member, and on their reminder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.journey.progress import Progress
from bot.replies import buttons, phrases
from bot.replies.limits import title
from bot.replies.notice import BLUE, GREEN, GREY, RED, notice
from bot.replies.walk import article_key, bar, path_button

_NAME = 100
_RED_BUTTON = discord.ButtonStyle.danger
FILE = "waymark.json"


def date(when: datetime) -> str:
    """A moment as Discord shows it to each in their own time zone."""
    return discord.utils.format_dt(when, "D")


def kept(rows: Sequence[tuple[str, int]]) -> ui.LayoutView:
    """What is kept of a member.

    Args:
        rows: What, and how many entries of it.
    """
    lines = [phrases.PRIVACY_ROW.format(what=what, count=count) for what, count in rows] or [phrases.PRIVACY_NOTHING]
    text = "\n".join((phrases.PRIVACY, *lines, phrases.PRIVACY_MORE))
    both = buttons.row(
        buttons.button(buttons.EXPORT, 0, label=phrases.EXPORT),
        buttons.button(buttons.FORGET, 0, label=phrases.FORGET, style=_RED_BUTTON),
    )
    return notice(text, BLUE, both if rows else None)


def exported() -> ui.LayoutView:
    """What goes with the file; the message must carry it under the name `FILE`."""
    return notice(phrases.PRIVACY_EXPORTED, BLUE, ui.File(f"attachment://{FILE}"))


def confirm_forget() -> ui.LayoutView:
    """Asks whether to delete all that is kept of a member."""
    return notice(
        phrases.PRIVACY_ASK,
        RED,
        buttons.row(
            buttons.button(buttons.FORGET_NOW, 0, label=phrases.YES_FORGET, style=_RED_BUTTON),
            buttons.button(buttons.KEEP, 0, label=phrases.NO_KEEP),
        ),
    )


def forgotten(count: int) -> ui.LayoutView:
    """That all is deleted.

    Args:
        count: How many entries there were.
    """
    return notice(phrases.PRIVACY_DELETED.format(count=count) if count else phrases.PRIVACY_NONE, GREEN)


def stop_button() -> buttons.Button:
    """Stops a member's reminders."""
    return buttons.button(buttons.REMIND_OFF, 0, label=phrases.REMIND_STOP)


def hello(when: str) -> ui.LayoutView:
    """The first word by DM: that a reminder is set.

    Args:
        when: In words, such as "once, on …,".
    """
    return notice(phrases.REMIND_HELLO.format(when=when.removesuffix(",")), BLUE, buttons.row(stop_button()))


def reminder(progress: Progress | None) -> ui.LayoutView:
    """A reminder, with the next step.

    Args:
        progress: The member's; None where they have chosen no path.
    """
    if progress is None:
        return notice(phrases.REMINDER_NO_PATH, BLUE, buttons.row(stop_button()))
    station = progress.current
    if station is None:
        return notice(phrases.REMINDER_END.format(title=title(progress.article.title, _NAME)), GREY)
    text = phrases.REMINDER.format(
        title=title(progress.article.title, _NAME),
        number=station.step.number,
        of=len(progress.stations),
        step=title(station.section.title, _NAME),
        bar=bar(progress),
    )
    ahead = buttons.button(buttons.AHEAD, article_key(progress.article), label=phrases.NEXT_STEP)
    return notice(text, BLUE, buttons.row(ahead, path_button(progress.article), stop_button()))
