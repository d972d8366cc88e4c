"""An answer as a reply: where it stands, the passage, its links, the tip, and where to go from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from discord import ui

from bot.replies import buttons, phrases
from bot.replies.box import AMBER, BLUE, GREEN, GREY, Item, are_cut, box, link_line, link_pages, source_line, texts, tip_text
from bot.replies.limits import BODY, HEAD, NOTE, PAGE, TIPS, fit, pages, room_for_body, title
from knowledge import phrases as said
from knowledge.finding import Wanted
from knowledge.model import Answer, Article, Match, Resource, Section, Verdict, section_key
from knowledge.passage import passage
from knowledge.pick import resources_of
from knowledge.render import place

_COLOURS = {Verdict.UNSURE: AMBER, Verdict.NOT_COVERED: GREY, Verdict.SMALLTALK: GREEN}
_GLIMPSE = 300
_OTHERS = 9


def reply(
    answer: Answer,
    *,
    asker: int | None = None,
    questions: Sequence[str] = (),
    wanted: Wanted | None = None,
    links_page: int = 0,
    note: str = "",
    walk: Sequence[Item | None] | None = None,
) -> ui.LayoutView:
    """An answer as Discord shows it; fits every limit, and is never empty.

    Args:
        answer: What to show.
        asker: Whose public answer it is, so that they can dismiss it; None for a private one.
        questions: What to offer for small talk.
        wanted: What lists the answer's links where they are not its section's own.
        links_page: Which page of the links, from 0; beyond the end shows the last.
        note: What stands above a section, at most `limits.NOTE` characters.
        walk: Rows to walk the path with, in the place of the buttons to the steps beside.
    """
    if answer.verdict is Verdict.ANSWER and answer.article is not None and answer.section is not None:
        return _found(answer, answer.article, answer.section, asker, wanted, links_page, note, walk)
    return box(_told(answer, asker, questions), _COLOURS.get(answer.verdict, GREY))


def reading_page(answer: Answer, page: int, *, walks: bool = False) -> ui.LayoutView:
    """One page of the whole text of an answer's section.

    Args:
        answer: Whose.
        page: From 0; beyond the end shows the last.
        walks: Whether the way back is to the step as its member walks it.
    """
    article, section = answer.article, answer.section
    if article is None or section is None:
        return reply(answer)
    all_pages = reading(section) or [fit(answer.lead, PAGE) or phrases.EMPTY_SECTION]
    page = min(max(page, 0), len(all_pages) - 1)
    key = section_key(article.slug, section.id)
    back = buttons.button(buttons.TEXT, key, page - 1, label=phrases.EARLIER) if page else None
    on = buttons.button(buttons.TEXT, key, page + 1, label=phrases.READ_ON) if page + 1 < len(all_pages) else None
    small = f"{phrases.TEXT_PAGE.format(page=page + 1, pages=len(all_pages))}\n{source_line(article)}"
    row = buttons.row(back, on, buttons.button(buttons.LOOK if walks else buttons.SHOW, key, label=phrases.OVERVIEW))
    return box([ui.TextDisplay(_head(article, section)), ui.TextDisplay(all_pages[page]), ui.TextDisplay(small), row], BLUE)


def reading(section: Section) -> list[str]:
    """A section's whole text in pages; the first is what a card shows of it, where that is its beginning."""
    whole, first = section.markdown.strip(), passage(section).strip()
    if not whole.startswith(first) or len(whole) <= BODY:
        return pages(whole, BODY if len(whole) <= BODY else PAGE) if whole else []
    rest = whole[len(first) :].strip()
    return [*pages(first, BODY), *(pages(rest, PAGE) if rest else [])]


def _offered(match: Match, several: bool) -> str:
    """A section to choose, with its article where the choice is between articles."""
    return f"- {title(match.section.title, 120)}" + (f" · {title(match.article.title, 80)}" if several else "")


def _told(answer: Answer, asker: int | None, questions: Sequence[str]) -> list[Item | None]:
    """A reply that no section gives: what was perhaps meant, what is covered, or small talk."""
    lines = [fit(answer.lead, PAGE) or "…"]
    several = len({match.article.slug for match in answer.suggestions}) > 1
    lines += [_offered(match, several) for match in answer.suggestions]
    items: list[Item | None] = [ui.TextDisplay("\n".join(lines))]
    if answer.lead == said.UNSURE and answer.suggestions:
        first = answer.suggestions[0].section
        text = passage(first, most=_GLIMPSE)
        if text:
            items += [ui.Separator(), ui.TextDisplay(f"**{title(first.title, 120)}**\n{fit(text, BODY)}")]
    items.append(buttons.menu(answer.suggestions, phrases.PERHAPS if answer.verdict is Verdict.UNSURE else phrases.PICK))
    if answer.verdict in (Verdict.SMALLTALK, Verdict.NOT_COVERED) and said.EXAMPLES_INTRO in answer.lead:
        items.append(buttons.question_menu(questions))
    items.append(buttons.row(buttons.dismiss_button(asker)))
    return items


def _found(
    answer: Answer,
    article: Article,
    section: Section,
    asker: int | None,
    wanted: Wanted | None,
    links_page: int,
    note: str,
    walk: Sequence[Item | None] | None,
) -> ui.LayoutView:
    listed = link_pages(answer.resources)
    links_page = min(max(links_page, 0), max(len(listed) - 1, 0))
    shown = listed[links_page] if listed else ()
    head = ui.TextDisplay[ui.LayoutView](_head(article, section))
    above = ui.TextDisplay[ui.LayoutView](fit(note, NOTE)) if note else None
    links: list[Item | None] = [link_line(resource) for resource in shown]
    # A question about sales leads with the tip alone, and a tip is always shown as one.
    leads = answer.passage.strip() in [tip.text.strip() for tip in answer.tips]
    told = [tip for tip in answer.tips if leads or tip.text not in answer.passage]
    tips = tip_text(told, BODY if leads else TIPS)
    small = ui.TextDisplay[ui.LayoutView]("\n".join([*_where(listed, links_page), source_line(article)]))
    room = room_for_body(texts([above, head, *links, tips, small]))
    second = _second(answer, section, room // 2)
    room -= len(second)
    body, cut = _body(replace(answer, passage="") if leads else answer, section, room)
    following = _read_on(section, answer, body)
    key = section_key(article.slug, section.id)
    back = buttons.step_button(article, answer.previous_section, onward=False)
    on = buttons.step_button(article, answer.next_section, onward=True)
    more = _more_links(answer, listed, links_page, key, wanted)
    read = buttons.button(buttons.TEXT, key, following, label=phrases.READ_ON) if following is not None else None
    whole = buttons.button(buttons.PATH, 0, key, label=phrases.WHOLE_PATH) if cut and article.steps else None
    saved = buttons.button(buttons.SALES, 0, key, label=phrases.ALL_TIPS) if are_cut(told, tips) else None
    others = [match for match in answer.matches if match.section is not section]
    if not (body or links or tips):
        body = phrases.EMPTY_SECTION
    return box(
        [
            above,
            ui.Separator() if above is not None else None,
            head,
            ui.TextDisplay(body) if body else None,
            tips if leads else None,
            ui.TextDisplay(second) if second else None,
            ui.Separator() if links else None,
            *links,
            tips if not leads else None,
            small,
            buttons.row(more, read, whole, saved),
            *(walk if walk is not None else [buttons.row(back, on, buttons.dismiss_button(asker))]),
            buttons.menu(others[:_OTHERS], phrases.OTHER) if answer.question else None,
        ],
        BLUE,
    )


def _head(article: Article, section: Section) -> str:
    """Step and breadcrumb in small print, the title below."""
    trail = title(" › ".join(section.path[:-1]), 120)
    small = " · ".join(part for part in (place(article, section), trail) if part)
    large = f"### {title(section.title, HEAD - len(small) - 10)}"
    return f"-# {small}\n{large}" if small else large


def _second(answer: Answer, section: Section, room: int) -> str:
    """What answers a second question, under its own heading; its links stand with those of the first."""
    second = answer.second
    if second is None or second.section is None:
        return ""
    heading = f"### {title(second.section.title, HEAD)}" if second.section is not section else ""
    left = room - len(heading) - 2
    if left < BODY // 4:
        return ""
    said_there = fit("\n\n".join(part for part in (second.lead, _new(second.passage, answer.passage)) if part), left)
    return "\n".join(part for part in (heading, said_there) if part) if said_there else ""


def _new(text: str, shown: str) -> str:
    """A passage that doesn't stand there yet, else ""."""
    return "" if text == shown else text.strip()


def _body(answer: Answer, section: Section, room: int) -> tuple[str, bool]:
    """The lead and the passage as far as they fit, and whether the lead was cut."""
    lead = fit(answer.lead, room)
    left = room - len(lead) - 2
    text = answer.passage.strip()
    if len(text) > left and section.markdown.startswith(text):
        # A page that reading on goes on from.
        text = reading(section)[0]
    text = fit(text, left) if left >= BODY // 3 else ""
    return "\n\n".join(part for part in (lead, text) if part), lead != answer.lead.strip()


def _read_on(section: Section, answer: Answer, body: str) -> int | None:
    """The page of the whole text to read on with, or None where all of it is shown."""
    whole = reading(section)
    if not whole or not answer.passage or section.markdown.strip() in body:
        return None
    return 1 if len(whole) > 1 and body.endswith(whole[0]) else 0


def _where(listed: list[tuple[Resource, ...]], page: int) -> list[str]:
    if len(listed) < 2:
        return []
    before = sum(map(len, listed[:page]))
    count = sum(map(len, listed))
    return [phrases.PAGE.format(first=before + 1, last=before + len(listed[page]), count=count)]


def _more_links(
    answer: Answer, listed: list[tuple[Resource, ...]], page: int, key: str, wanted: Wanted | None
) -> buttons.Button | None:
    """The button to the links that the page doesn't show."""
    if len(listed) < 2:
        return None
    own = answer.article is not None and answer.section is not None
    if own and answer.resources == resources_of(answer.article, answer.section):  # type: ignore[arg-type]
        return buttons.button(buttons.LINKS, key, (page + 1) % len(listed), label=phrases.MORE_LINKS)
    label = phrases.ALL_LINKS.format(count=len(answer.resources))
    return buttons.button(buttons.FOUND, 0, (wanted or Wanted()).code(), label=label)
