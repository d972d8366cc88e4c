"""Lists as replies: paths to choose from, help. Those of links and tips are in `bot.replies.resources`."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.replies import buttons, phrases
from bot.replies.box import BLUE
from bot.replies.limits import title
from bot.replies.notice import notice
from knowledge.model import Article, Match

_NAME = 100


def paths(articles: Sequence[Article]) -> ui.LayoutView:
    """Which path to walk, where there are several."""
    starts = [Match(article, article.section(article.steps[0].section), 1.0) for article in articles if article.steps]
    lines = "\n".join(f"- **{title(one.article.title, _NAME)}**" for one in starts[:20])
    return notice(f"{phrases.WHICH_PATH}\n{lines}", BLUE, buttons.article_menu(starts))


def help_page(examples: Sequence[str], *, admin: bool) -> ui.LayoutView:
    """What the bot can do, with questions to send by a click."""
    text = f"{phrases.HELP}\n{phrases.HELP_ADMIN}" if admin else phrases.HELP
    return notice(text, BLUE, buttons.question_menu(examples))
