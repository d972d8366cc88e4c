"""Facts of all that an article tells: how long the whole path takes, what everything costs."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge import phrases
from knowledge.leads.asked import MATTERS, OF_ALL, PLAIN, Asked, Lead
from knowledge.leads.earn import tells_pay
from knowledge.leads.rows import first_cell
from knowledge.model import Article, Section
from knowledge.ranking import holds
from knowledge.statements import names_a_span, states_duration, states_price
from knowledge.text import stem, stems_of
from knowledge.tips import is_on_saving

_NAMED_THERE = 0.9
_SPOKEN_OF = 0.5
_OF_THE_WHOLE = re.compile(r"\b(?:how long|time|duration|at a glance|costs?|prices?|money|expenses|in all)\b", re.IGNORECASE)
_ALL = r"whole|entire|all in all|in all|altogether|in total|from start to finish|count on|most people need"
_OF_ALL_OF_IT = re.compile(rf"\b(?:{_ALL})\b", re.IGNORECASE)
# ... and where it is sure that the whole is meant: "It took me fourteen months", "Reckon on three years".
_TAKES_IN_ALL = re.compile(
    rf"\b(?:{_ALL}|sum|total|all told|(?:it|they|that|the (?:switch|change|move|journey|road|path|route)) took me)\b|"
    r"^(?:allow|reckon (?:on|with)|plan (?:on|for|with))\b",
    re.IGNORECASE,
)
# A sum of everything: "All in all I spent £212", a table's row "Sum".
_SUMMED = re.compile(r"\b(?:all in all|in all|altogether|in total|total|sum|all told|all together)\b", re.IGNORECASE)
_EVERYTHING = frozenset({"everything", "total", "altogether"})
# A heading over what all of it costs.
_COSTS = re.compile(
    r"\bcosts?\b.*\b(?:all|everything|total)\b|\b(?:all|everything|total)\b.*\bcosts?\b|\b(?:big|whole) bill\b", re.IGNORECASE
)
_TOTALS = frozenset({"total", "altogether", "overall", "everything", "all"})
# Who asks what all of it costs, in more words than one.
_ASKS_FOR_ALL = re.compile(
    r"\b(?:all in|in total|altogether|all told|the total|total (?:budget|costs?|bill)|"
    r"what (?:am i|are we|will i) (?:going to )?spend|the (?:whole|entire) (?:thing|path|road|lot|training)|"
    r"you spen[dt] on (?:learning|training|all|it|this|the whole))\b"
)
# Headings over what it costs, of all that an article may call it.
_SPENDING = re.compile(r"\b(?:costs?|spen[dt]|bill|budget|fees|expenses|money|price (?:list|tag))\b", re.IGNORECASE)
_LEAST_STATED = 2


def of_all(asked: Asked, says: Callable[[str], bool], *, sure: bool = False) -> Lead | None:
    """What a section beside the path says of the whole: how long it all takes, what it all costs.

    Args:
        asked: The question.
        says: Whether a sentence says it.
        sure: That the whole is meant, whatever else the question speaks of.
    """
    if not sure and (not asked.names_nothing or asked.points):
        return None
    article = asked.articles[0]
    beside = [one for one in article.sections if article.step_of(one.id) is None and one.id not in article.alternatives]
    speaks_of_all = _TAKES_IN_ALL if sure else _OF_ALL_OF_IT
    places = [
        (
            speaks_of_all.search(sentence.text) is None,
            _OF_THE_WHOLE.search(section.title) is None,
            number,
            section,
            at,
            n,
        )
        for number, section in enumerate(beside)
        for at, block in enumerate(section.blocks)
        for n, sentence in enumerate(block.sentences)
        if says(sentence.text)
    ]
    # A sentence that says neither that it speaks of the whole, nor under which heading it does, is of some thing or other.
    first = article.step_section(1)
    places = [
        place for place in places if not place[0] or not place[1] or (sure and first is not None and place[3].line < first.line)
    ]
    if not places:
        return None
    # What fits a question that names nothing is chance: a sentence on the whole tells, then a heading, then the introduction.
    # What is said under "Paying less" is of some saving sooner than of the whole.
    *_, section, block, sentence = min(places, key=lambda place: (is_on_saving(place[3].title), *place[:3], *place[4:]))
    said = section.blocks[block].sentences[sentence].markdown
    # A table's row is of what its first cell names, but the table is of all.
    text = f"“{said}”" if not _is_of_one(section, block, sentence) else ""
    return Lead(article, section, OF_ALL, text, block=block, sentence=sentence)


def _is_of_one(section: Section, block: int, sentence: int) -> bool:
    """Whether a sentence is the row of a table, and sums up no others."""
    row = first_cell(section.blocks[block].sentences[sentence].text)
    return bool(row) and _SUMMED.search(row) is None


def of_all_named(asked: Asked, in_units: Callable[[str], bool]) -> Lead | None:
    """What is said of the whole in words of the question: "the switch took me nineteen months"."""

    def says(text: str) -> bool:
        of_it = any(holds(text, [slot], _SPOKEN_OF) for slot in asked.about.slots)
        return of_it and states_duration(text) and _TAKES_IN_ALL.search(text) is not None and in_units(text)

    return of_all(asked, says, sure=True)


def asks_for_all(asked: Asked) -> bool:
    """Whether a question asks for what all of it takes, by a word for the whole."""
    return not _TOTALS.isdisjoint(asked.query.typed) or _ASKS_FOR_ALL.search(" ".join(asked.query.typed)) is not None


def summed(asked: Asked) -> Lead | None:
    """What everything costs together, where that is asked for and a sentence or a row of a table sums it up."""
    for_all = _ASKS_FOR_ALL.search(" ".join(asked.query.typed)) is not None
    if asked.thread is not None or not asks_for_all(asked):
        return None
    article = asked.articles[0]
    steps = [article.section(step.section) for step in article.steps]
    named = [one.title for one in steps] + [name for link in article.resources for name in link.names]
    named += [sentence.text for one in steps for block in one.blocks for sentence in block.sentences]
    called = f"{article.title} {article.slug}"
    strong = [slot for slot in asked.about.slots if (slot.need >= MATTERS or slot.medium) and not holds(called, [slot])]
    if any(slot.medium for slot in strong) or any(holds(text, [slot], _NAMED_THERE) for slot in strong for text in named):
        # All books cost less than all of it, and one step does.
        return None
    found = of_all(asked, lambda text: states_price(text) and _SUMMED.search(text) is not None, sure=True)
    if found is None and (for_all or not _EVERYTHING.isdisjoint(asked.query.typed)):
        return _under_what_it_costs(article)
    return found


def _under_what_it_costs(article: Article) -> Lead | None:
    """The section that is called after what all of it costs; else the one called after costs that states most of them."""
    beside = [one for one in article.sections if one.blocks and article.step_of(one.id) is None and not is_on_saving(one.title)]
    home = next((one for one in beside if _COSTS.search(one.title)), None)
    if home is None:
        stated = {one.id: sum(states_price(s.text) for block in one.blocks for s in block.sentences) for one in beside}
        # What stands under "The money" may be what one earns.
        called = [one for one in beside if _SPENDING.search(one.title) and stated[one.id] >= _LEAST_STATED and not tells_pay(one)]
        home = max(called, key=lambda one: stated[one.id], default=None)
    return Lead(article, home, OF_ALL) if home is not None else None


def of_this_path(asked: Asked) -> Lead | None:
    """How long all of it takes, or that the article doesn't say, where a question names what the article is about."""
    article = asked.likeliest
    if article is None or not asked.names_nothing or asked.thread is not None:
        return None
    called = stems_of(f"{article.title} {article.slug}") - asked.library.lexicon.general
    if called.isdisjoint(stem(word) for slot in asked.about.slots for word in slot.word.split()):
        return None
    if (said := of_all(asked, states_duration, sure=True)) is not None:
        return said
    sentences = (sentence.text for section in article.sections for block in section.blocks for sentence in block.sentences)
    if any(_OF_ALL_OF_IT.search(text) is not None and names_a_span(text) for text in sentences):
        # A step may say it in passing: no reason to deny it.
        return None
    return Lead(article, article.sections[0], PLAIN, phrases.NO_DURATION.format(title=phrases.ALL_OF_IT))
