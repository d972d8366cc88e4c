"""Lists as replies: the path, the articles, help. Those of links and tips are in `bot.replies.resources`."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.replies import buttons, phrases
from bot.replies.box import BLUE, box, source_line
from bot.replies.limits import LINKS, STEPS_A_PAGE, groups, title
from bot.replies.notice import notice
from knowledge.model import Article, Match, Section, section_key
from knowledge.phrases import listed

_NAME = 100


def path(article: Article, page: int = 0) -> ui.LayoutView:
    """The steps of an article in order, with a menu to show each.

    Args:
        article: Whose path.
        page: From 0, of twenty steps; beyond the end shows the last.
    """
    if not article.steps:
        return notice(phrases.NO_STEPS.format(title=title(article.title, _NAME)))
    numbered = [(step.number, article.section(step.section)) for step in article.steps]
    parts = groups(numbered, lambda one: len(_step_line(*one)) + 1, LINKS, STEPS_A_PAGE)
    page = min(max(page, 0), len(parts) - 1)
    others = [article.section(one) for one in article.alternatives]
    # The heading above several alternatives is none itself.
    others = [one for one in others if not set(one.children) & set(article.alternatives)]
    names = [title(one.title, _NAME) for one in others]
    key = section_key(article.slug, article.sections[0].id)
    return box(
        [
            ui.TextDisplay(phrases.PATH.format(title=title(article.title, 200), count=len(numbered))),
            ui.TextDisplay("\n".join(_step_line(number, section) for number, section in parts[page])),
            ui.TextDisplay(phrases.ALTERNATIVES.format(titles=listed(names, 5))) if names else None,
            ui.TextDisplay(source_line(article)),
            buttons.page_buttons(buttons.PATH, page, len(parts), key, labels=(phrases.EARLIER, phrases.LATER)),
            buttons.menu((Match(article, section, 1.0) for _, section in parts[page]), phrases.PICK_STEP),
            buttons.menu((Match(article, section, 1.0) for section in others), phrases.PICK_OTHER, 1),
        ],
        BLUE,
    )


def _step_line(number: int, section: Section) -> str:
    return f"{number}. {title(section.title, _NAME)}"


def paths(articles: Sequence[Article]) -> ui.LayoutView:
    """Which path to walk, where there are several."""
    starts = [Match(article, article.section(article.steps[0].section), 1.0) for article in articles if article.steps]
    lines = "\n".join(f"- **{title(one.article.title, _NAME)}**" for one in starts[:20])
    return notice(f"{phrases.WHICH_PATH}\n{lines}", BLUE, buttons.article_menu(starts))


def help_page(examples: Sequence[str], *, admin: bool) -> ui.LayoutView:
    """What the bot can do, with questions to send by a click."""
    text = f"{phrases.HELP}\n{phrases.HELP_ADMIN}" if admin else phrases.HELP
    return notice(text, BLUE, buttons.question_menu(examples))
