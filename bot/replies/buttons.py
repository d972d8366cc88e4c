"""Buttons and menus whose state stands in their custom id, so that they work as long as their message.

A custom id is ``w``, a verb and what it needs, joined by colons: at most 100 characters, and no two alike in a message.
`bot/cogs/buttons.py` acts on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.replies import phrases
from bot.replies.limits import BUTTON_LABEL, OPTION, OPTIONS, clip
from bot.replies.markup import unmarked
from knowledge.model import Article, Match, Section, section_key
from knowledge.render import place

SHOW, TEXT, LINKS, DISMISS, FOUND, PATH, SALES, MENU, QUESTION = "s", "t", "l", "x", "r", "p", "v", "m", "q"
# The journey: a button's verb begins with j, a menu's ends with m, as that of every menu since.
DONE, SKIP, DOING, REOPEN, LOOK, AHEAD = "jd", "jk", "ji", "jo", "jb", "jx"
UNDO, STAND, FORM, OTHER_WAY, RESET, RESET_NOW, KEEP = "ju", "jw", "jf", "jv", "jr", "jy", "jn"
STEP_MENU, ARTICLE_MENU, STANDS_FOR_MENU, INSTEAD_MENU, RESET_MENU = "jm", "am", "vm", "im", "rm"
EXPORT, FORGET, FORGET_NOW, REMIND_OFF = "ye", "yd", "yy", "no"
Row = ui.ActionRow[ui.LayoutView]
_STEP_LABEL = 48
_MENUS = 5
_GREY, _BLUE = discord.ButtonStyle.secondary, discord.ButtonStyle.primary


class Button(ui.DynamicItem[ui.Button[Any]], template=r"w:(?!(?:[mq]|[a-z]m):)(?P<verb>[a-z]{1,2}):(?P<rest>.{1,90})"):
    """A button of ours. The client acts on it, for discord.py would log and swallow what is raised here."""

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /) -> Button:
        """The button that was clicked."""
        return cls(ui.Button(custom_id=match.string, label=getattr(item, "label", None)))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the verb says."""
        await interaction.client.act(interaction, self.custom_id, self.item.label or "")


class Menu(ui.DynamicItem[ui.Select[Any]], template=r"w:(?P<verb>[mq]|[a-z]m):(?P<rest>[\w:]{1,60})"):
    """A menu of ours; see `Button`."""

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /) -> Menu:
        """The menu that was used."""
        return cls(ui.Select(custom_id=match.string, options=getattr(item, "options", [])))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the verb says with the value chosen."""
        data: dict[str, Any] = dict(interaction.data or {})
        chosen = str((data.get("values") or [""])[0])
        label = next((option.label for option in self.item.options if option.value == chosen), "")
        await interaction.client.act(interaction, f"{self.custom_id}:{chosen}", label)


def custom_id(verb: str, *rest: object) -> str:
    """What a button's or menu's custom id is made of: its verb and state."""
    return ":".join(("w", verb, *(str(one) for one in rest)))


def button(verb: str, *rest: object, label: str, style: discord.ButtonStyle = _GREY) -> Button:
    """A button with its verb and state."""
    return Button(ui.Button(label=clip(label, BUTTON_LABEL), style=style, custom_id=custom_id(verb, *rest)))


def step_button(article: Article, section: Section | None, *, onward: bool) -> Button | None:
    """A button that shows the next or the previous step; None where there is none."""
    if section is None:
        return None
    label = (phrases.NEXT if onward else phrases.PREVIOUS).format(title=unmarked(section.title))
    return button(SHOW, section_key(article.slug, section.id), label=clip(label, _STEP_LABEL), style=_BLUE if onward else _GREY)


def dismiss_button(asker: int | None) -> Button | None:
    """The button by which the asker takes a public answer away; None for a private answer."""
    return button(DISMISS, asker, label=phrases.DISMISS) if asker is not None else None


def page_buttons(verb: str, page: int, count: int, *rest: object, labels: tuple[str, str]) -> Row | None:
    """Buttons to the page before and after, as far as there is one.

    Args:
        verb: What turns the page; its first argument is the page's number.
        page: The page shown, from 0.
        count: How many there are.
        rest: The verb's further arguments.
        labels: Of the button back and of the button on.
    """
    return row(
        button(verb, page - 1, *rest, label=labels[0]) if page > 0 else None,
        button(verb, page + 1, *rest, label=labels[1]) if page + 1 < count else None,
    )


def menu(matches: Iterable[Match], placeholder: str, name: object = 0, verb: str = MENU) -> Row | None:
    """A menu of sections to show, each once; None where there are none.

    Args:
        matches: At most 25 are offered.
        placeholder: What stands in it before a choice.
        name: Parts it from another menu of the same message, and is handed to the verb before the choice.
        verb: What a choice does.
    """
    return select(verb, name, placeholder, _options(matches))


def menus(matches: Iterable[Match], placeholder: str, name: object, verb: str) -> list[Row | None]:
    """As many menus as it takes to offer all sections, up to 125; the verb is handed the name, a number, the choice."""
    options = _options(matches)[: OPTIONS * _MENUS]
    if len(options) <= OPTIONS:
        return [select(verb, name, placeholder, options)]
    made = []
    for first in range(0, len(options), OPTIONS):
        part = options[first : first + OPTIONS]
        which = phrases.PART.format(text=placeholder, first=first + 1, last=first + len(part))
        made.append(select(verb, f"{name}:{first}", which, part))
    return made


def _options(matches: Iterable[Match]) -> list[discord.SelectOption]:
    options: dict[str, discord.SelectOption] = {}
    for match in matches:
        key = section_key(match.article.slug, match.section.id)
        parents = match.section.path[:-1] or (match.article.title,)
        about = " · ".join(part for part in (place(match.article, match.section), parents[-1]) if part)
        label = clip(unmarked(match.section.title), OPTION)
        options.setdefault(key, discord.SelectOption(label=label, value=key, description=clip(about, OPTION)))
    return list(options.values())


def article_menu(starts: Sequence[Match]) -> Row | None:
    """A menu of articles, to walk the one chosen."""
    options = [
        discord.SelectOption(
            label=clip(one.article.title, OPTION),
            value=section_key(one.article.slug, one.section.id),
            description=clip(one.article.description, OPTION) or None,
        )
        for one in starts
    ]
    return select(ARTICLE_MENU, 0, phrases.PICK_PATH, options)


def question_menu(questions: Sequence[str]) -> Row | None:
    """A menu of questions to ask; None where there are none."""
    labels = dict.fromkeys(clip(one, OPTION) for one in questions)
    return select(QUESTION, 0, phrases.TRY, [discord.SelectOption(label=one, value=one) for one in labels])


def select(verb: str, name: object, placeholder: str, options: list[discord.SelectOption]) -> Row | None:
    """A menu; None where there is nothing to choose."""
    if not options:
        return None
    chooser: ui.Select[Any] = ui.Select(custom_id=f"w:{verb}:{name}", placeholder=placeholder, options=options[:OPTIONS])
    made: Row = ui.ActionRow()
    made.add_item(Menu(chooser))
    return made


def row(*buttons: Button | None) -> Row | None:
    """A row of those buttons that there are, five at most; None where there are none."""
    there = [one for one in buttons if one is not None]
    if not there:
        return None
    made: Row = ui.ActionRow()
    for one in there:
        made.add_item(one)
    return made
