"""Lists as replies: the path, links, tips, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import ui

from bot.replies import buttons, phrases
from bot.replies.box import AMBER, BLUE, Item, box, link_line, link_pages, source_line, tip_text
from bot.replies.limits import BODY, LINKS, STEPS_A_PAGE, groups, pages, title
from bot.replies.notice import notice
from knowledge.finding import Wanted
from knowledge.model import Article, Match, Resource, Section, Tip, section_key
from knowledge.phrases import listed
from knowledge.render import tip_line

_NAME = 100
# Stands in a button of the tips for all articles, where another has a section's key.
ALL = "-"


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


def links(found: Sequence[tuple[Article, Resource]], wanted: Wanted, page: int = 0) -> ui.LayoutView:
    """Links that fit, eight a page; the buttons carry what was wanted and the page.

    Args:
        found: All that fit, with their articles.
        wanted: What was asked for.
        page: From 0; beyond the end shows the last.
    """
    if not found:
        return notice(phrases.NO_RESOURCES)
    parts = link_pages([resource for _, resource in found])
    page = min(max(page, 0), len(parts) - 1)
    shown = parts[page]
    tips = (tip for article in dict.fromkeys(article for article, _ in found) for tip in article.tips_for(shown))
    turn = buttons.page_buttons(buttons.FOUND, page, len(parts), wanted.code(), labels=(phrases.LESS_LINKS, phrases.MORE_LINKS))
    return box(
        [
            ui.TextDisplay(phrases.RESOURCES_FOUND.format(count=len(found))),
            *(link_line(resource) for resource in shown),
            tip_text(tips),
            _where(parts, page),
            turn,
        ],
        BLUE,
    )


def sales(articles: Sequence[Article], page: int = 0, *, one: Article | None = None) -> ui.LayoutView:
    """Every tip with the links that it is for, eight a page.

    Args:
        articles: Whose tips.
        page: From 0; beyond the end shows the last.
        one: The article that was asked for, or None for all.
    """
    tips = [tip for article in articles for tip in article.tips]
    if not tips:
        return notice(phrases.NO_SALES)
    told = pages("\n\n".join(dict.fromkeys(map(_told, tips))), BODY)
    parts = link_pages([resource for article in articles for resource in _for_tips(article)])
    count = max(len(told), len(parts))
    page = min(max(page, 0), count - 1)
    key = section_key(one.slug, one.sections[0].id) if one is not None else ALL
    sources = [source_line(article) for article in articles if article.tips]
    return box(
        [
            ui.TextDisplay(phrases.SALES),
            ui.TextDisplay(told[page]) if page < len(told) else None,
            *((ui.TextDisplay(phrases.TIPS_FOR), *map(link_line, parts[page])) if page < len(parts) else ()),
            _where(parts, page) if page < len(parts) else None,
            ui.TextDisplay(sources[0]) if len(sources) == 1 else None,
            buttons.page_buttons(buttons.SALES, page, count, key, labels=(phrases.EARLIER, phrases.LATER)),
        ],
        AMBER,
    )


def _told(tip: Tip) -> str:
    """A tip as a quotation; it may go on over pages."""
    return "\n".join(f"> {line}" for line in tip_line(tip).splitlines())


def _for_tips(article: Article) -> Iterable[Resource]:
    """The links whose provider a tip speaks of."""
    providers = {tip.provider for tip in article.tips}
    return (resource for resource in article.resources if resource.provider in providers)


def _where(parts: Sequence[Sequence[Resource]], page: int) -> Item | None:
    """Which links are shown, of how many; None where that is all."""
    if len(parts) < 2:
        return None
    before, count = sum(map(len, parts[:page])), sum(map(len, parts))
    return ui.TextDisplay(phrases.PAGE.format(first=before + 1, last=before + len(parts[page]), count=count))


def paths(articles: Sequence[Article]) -> ui.LayoutView:
    """Which path to walk, where there are several."""
    starts = [Match(article, article.section(article.steps[0].section), 1.0) for article in articles if article.steps]
    lines = "\n".join(f"- **{title(one.article.title, _NAME)}**" for one in starts[:20])
    return notice(f"{phrases.WHICH_PATH}\n{lines}", BLUE, buttons.article_menu(starts))


def help_page(examples: Sequence[str], *, admin: bool) -> ui.LayoutView:
    """What the bot can do, with questions to send by a click."""
    text = f"{phrases.HELP}\n{phrases.HELP_ADMIN}" if admin else phrases.HELP
    return notice(text, BLUE, buttons.question_menu(examples))
