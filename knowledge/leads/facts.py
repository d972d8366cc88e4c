"""Leads on a fact: how long, a link, who teaches, whether there is a certificate; and that the article doesn't say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from knowledge import phrases
from knowledge.belonging import belongs
from knowledge.leads.asked import ASKS_BACK, FOLLOWS, KNOWN, MATTERS, NAMED, PLAIN, Asked, Lead, labelled
from knowledge.leads.counts import asks_how_many, asks_how_many_of_these, count, counted_noun, shown_again, when
from knowledge.leads.rows import Whose, first_cell, of_its_number, row_of_step, row_stating
from knowledge.leads.steps import whole_step
from knowledge.leads.telling import (
    AS_GOOD,
    asks_beside,
    meant_in,
    names_whole,
    only,
    sentence_saying,
    sentences_of,
    thread_of,
    told,
)
from knowledge.leads.whole import of_all, of_all_named, of_this_path
from knowledge.model import Cost, Match, Section
from knowledge.pick import meant, resources_of
from knowledge.query import Slot
from knowledge.ranking import holds, holds_all, is_kind_named, said_in
from knowledge.statements import names_a_span, states_duration
from knowledge.text import stem, stems_of, words_of

# What is as good an answer as the best match: it has the same of the question, if not as often.
_AS_COVERED = 0.1
_AS_CLOSE = 0.4
# A heading named whole is what is meant, if its section is about as good as the best.
_NEARLY_BEST = 0.8
_MOST_CLOSE = 4
_TOLD_WEEKLY = 0.97
_ONE = frozenset({"one", "course", "class", "specialization", "specialisation", "spec"})
_A_WEEK = frozenset({"week", "weekly"})
_OTHERS = frozenset({"people", "others", "everyone", "students", "they"})
_HOW_LONG = re.compile(r"\b(?:how long|how much time|time (?:it takes|needed)|timeline|timetable)\b", re.IGNORECASE)
# "How long until I get a job": the way from end to end.
_WHOLE_WAY = frozenset({"whole", "entire", "altogether", "until", "till", "everything", "path", "roadmap", "overall"})

# What lasts other than the work.
_VALID = frozenset({"valid", "validity", "expire", "expires", "expiry", "renew", "renewed"})
_LASTS = re.compile(r"\b(?:valid\w*|expir\w+|renew\w*|lasts?|good for|for life|never runs out)\b", re.IGNORECASE)
_ANOTHER_SPAN = frozenset({"wait", "waiting", "fail", "failing", "failed", "retake", "resit", "experience", "between", "before"})

_WHO = frozenset(
    {"who", "whos", "teacher", "instructor", "instructors", "teachers", "professor", "lecturer", "author", "authors"}
)
_ARTICLE = frozenset({"article", "guide", "page", "roadmap", "this", "author"})
# "Teaches R" names no teacher: a name stands before what somebody does, or behind "by" and the like.
_SOMEBODY = re.compile(
    r"\b[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*)*(?:['’]s\b|(?:\s[\w.'’]+){0,4}?\s(?:teach(?:es)?|taught|runs?|gives?|made|makes|writes?|wrote|explains?|"
    r"shows?|offers?|leads?|hosts?|holds?|is|are|as)\b)|"
    r"\b(?:by|with|from|of|[Tt]eachers?|[Ii]nstructors?|[Pp]rofessor|[Aa]uthors?|[Tt]rainers?)[:,]?\s(?:[a-z]+\s)?[A-Z]"
)

# A first and a last name, and what its bearer does.
_NAME = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*)+"
_AUTHOR = re.compile(
    rf"\bby\s[A-Z][\w.'’-]+|{_NAME}['’]s\b|\b[Ff]rom\s[A-Z][\w.&-]+|"
    rf"(?:courses?|those|videos|lectures?|tutorials?|playlists?|lessons) (?:of|by|from)\s{_NAME}|\bwith\s{_NAME}(?=[.,;)])|"
    r"\b(?:taught|written|given|held|recorded) by\s(?:(?:Dr|Prof)\.\s)?[A-Z]|"
    rf"{_NAME}\s(?:teach(?:es)?|taught|shows?|explains?|made|makes|wrote|writes|runs|leads|hosts|presents|walks you|takes you|"
    r"guides you|introduces|covers)\b"
)


def duration(asked: Asked) -> Lead | None:
    """How long something takes."""
    if asked.asks_of_it:
        return ask_back(asked)
    if asks_how_many(asked):
        return count(asked)
    if asks_how_many_of_these(asked):
        return shown_again(asked)
    states = _states_how_long(asked)
    if not asked.names_nothing and (row := row_stating(asked, lambda text: states(text) and _in_units(asked, text))) is not None:
        return row
    if (numbered := of_its_number(asked, lambda text: states(text) and _in_units(asked, text))) is not None:
        return numbered
    names = any(slot.need >= MATTERS and slot.wordings and slot.wordings[0][1] == 1.0 for slot in asked.about.slots)
    names = names and not asked.names_nothing
    if not _WHOLE_WAY.isdisjoint(asked.query.typed):
        whole = of_all_named(asked, lambda text: _in_units(asked, text)) if names else of_all(asked, states_duration, sure=True)
        if whole is not None:
            return whole
    if asked.thread is None and (said := _under_how_long(asked)) is not None:
        return said
    found = whose(asked)
    if not _ANOTHER_SPAN.isdisjoint(asked.query.typed) and asked.names_nothing and asked.thread is None:
        # How long one waits after failing is no length of the path.
        return None
    if found is None:
        if asked.thread is None and not _A_WEEK.isdisjoint(asked.query.words):
            # How many hours a week somebody learns is no length of any step.
            weekly = of_all(asked, lambda text: states_duration(text) and _in_units(asked, text))
            # Such hours are seldom told of, and so are what is asked for where they are.
            return replace(weekly, sure=_TOLD_WEEKLY) if weekly is not None else None
        lasting = not asked.library.lexicon.lasting.isdisjoint(asked.query.typed)
        return (of_all(asked, states_duration) if lasting else None) or of_this_path(asked) or ask_back(asked)
    if (row := row_of_step(asked, found, states)) is not None:
        return row
    found = stating(asked, found, states)
    article, section, resource, sure = found
    says = of_what_is_asked(asked, found, states)
    if (
        not _A_WEEK.isdisjoint(asked.query.words)
        and not _OTHERS.isdisjoint(asked.query.words)
        and not names_whole(asked, section)
        and not _tells_of_a_week(asked, section)
    ):
        # How long a course is says nothing of the hours that people put in every week, nor do those for another subject.
        return None
    if (
        states is not states_duration
        or resource is None
        or resource.duration is None
        or not _in_units(asked, resource.duration)
        or asks_beside(asked, found)
    ):
        unstated = phrases.NO_DURATION if states is states_duration else phrases.NO_VALIDITY
        plainly = states is states_duration and not asks_beside(asked, found)
        return told(asked, unstated, says, found, plainly=plainly)
    text = phrases.DURATION.format(title=resource.title, duration=resource.duration)
    return Lead(article, section, sure, text, resources=(resource,), single=True)


def _tells_of_a_week(asked: Asked, section: Section) -> bool:
    """Whether a section speaks of what is asked about, and counts anything by the week."""
    texts = [section.title, *(sentence.text for block in section.blocks for sentence in block.sentences)]
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    spoken_of = all(any(holds(text, [slot], AS_GOOD) for text in texts) for slot in strong)
    return spoken_of and any(not _A_WEEK.isdisjoint(words_of(text)) for text in texts)


def _under_how_long(asked: Asked) -> Lead | None:
    """The sentence under a heading like "How long it takes" that has all that a question speaks of: "until a first client"."""
    article = asked.articles[0]
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    for section in article.sections if strong else ():
        if _HOW_LONG.search(section.title) is None:
            continue
        for at, block in enumerate(section.blocks):
            for number, sentence in enumerate(block.sentences):
                told = states_duration(sentence.text) and _in_units(asked, sentence.text)
                if told and all(holds(sentence.text, [slot], AS_GOOD) for slot in strong):
                    return Lead(article, section, max(asked.sure, NAMED), f"“{sentence.markdown}”", block=at, sentence=number)
    return None


def which(asked: Asked) -> Lead | None:
    """Of the links shown before, how long each is, or those that are free."""
    thread = asked.thread
    if thread is None or any(slot.need >= MATTERS for slot in asked.about.slots):
        return None
    links = thread.resources if len(thread.resources) > 1 else resources_of(thread.article, thread.section)
    if "free" in asked.query.typed:
        found = tuple(link for link in links if link.cost is Cost.FREE)
        text = phrases.THE_FREE if found else phrases.NONE_FREE
        return Lead(thread.article, thread.section, FOLLOWS, text, resources=found or links)
    timed = [link for link in links if link.duration]
    if len(timed) < 2:
        return None
    lines = [phrases.DURATION.format(title=link.title, duration=link.duration) for link in timed]
    return Lead(thread.article, thread.section, FOLLOWS, "\n".join(lines), resources=tuple(timed))


def _states_how_long(asked: Asked) -> Callable[[str], bool]:
    """Whether a sentence says how long; where it is asked how long a paper is valid, whether it says that."""
    if _VALID.isdisjoint(asked.query.typed):
        return states_duration
    return lambda text: _LASTS.search(text) is not None and (names_a_span(text) or "never" in text or "for life" in text)


def link(asked: Asked) -> Lead | None:
    """Where something is found."""
    found = whose(asked)
    if found is None:
        return ask_back(asked)
    article, section, resource, sure = found
    if resource is None:
        return Lead(article, section, sure, phrases.LINK if resources_of(article, section) else phrases.NO_LINK)
    return Lead(article, section, sure, phrases.LINK, resources=(resource,), single=True)


def detail(asked: Asked) -> Lead | None:
    """Something else about a thing, such as who teaches it: where the article says so, or that it doesn't."""
    if (timed := when(asked)) is not None:
        return timed
    words = [slot for slot in asked.query.slots if slot not in asked.about.slots]
    of_somebody = not _WHO.isdisjoint(asked.query.words)
    about = whose(asked)
    own = about[2] if about is not None else None

    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    titles = [link.title for link in about[1].resources] if about is not None else []

    def says(text: str) -> bool:
        if (first := first_cell(text)) and not holds_all(first, strong):
            # Every row of a table says who teaches: of its own first cell.
            return False
        if of_somebody and _AUTHOR.search(_without(titles, text)) is not None:
            return own is not None or all(holds(text, [slot]) for slot in asked.about.slots if slot.need >= MATTERS)
        return holds(text, words) and (not of_somebody or _SOMEBODY.search(text) is not None)

    if of_somebody and asked.names_nothing and asked.thread is None and (wrote := _author_of_the_article(asked)) is not None:
        return wrote
    whom = about or thread_of(asked)
    if of_somebody and whom is not None and whom[3] >= NAMED and (over := _author_of_a_list(whom)) is not None:
        return over
    if asked.names_nothing:
        if asked.thread is None or (asked.wants_any and not asked.refers):
            return ask_back(asked) if asked.refers and (not asked.about.slots or asked.sure < KNOWN) else None
        return told(asked, phrases.NOT_STATED, says, thread_of(asked))
    found = about
    if found is None or found[3] < NAMED:
        return None
    if of_somebody and sentence_saying(found, says) is None and (perhaps := _perhaps_by(found)) is not None:
        return perhaps
    if sentence_saying(found, says) is None and not of_somebody and _is_its_name(asked, found, words):
        # "The Google Cybersecurity Certificate" is what it is called: none is asked for.
        return Lead(found[0], found[1], found[3])
    links = (f"{resource.title} {resource.provider}" for resource in resources_of(found[0], found[1]))
    if sentence_saying(found, says) is None and not holds(" ".join((found[1].title, *links)), asked.about.slots):
        # Neither does it say so, nor is it plain that the question is about this.
        return None
    return told(asked, phrases.NOT_STATED, says, found)


def _without(titles: list[str], text: str) -> str:
    """A text without the titles of links: "Loam Videos show it" names nobody who shows."""
    for title in titles:
        text = text.replace(title, "it")
    return text


def _is_its_name(asked: Asked, found: Whose, words: list[Slot]) -> bool:
    """Whether the words for what is asked stand in the name of what it is asked of, beside all else that is asked."""
    if asked.query.typed[:1] in (("whats",), ("what",)) and any(slot.word == asked.query.typed[-1] for slot in words):
        # "What is NATE certification".
        return True
    names = (found[1].title, *(name for link in found[1].resources for name in link.names))
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    return bool(words and strong) and any(holds_all(name, (*words, *strong)) for name in names)


def _labelled(asked: Asked) -> Whose | None:
    """The section whose heading carries the letter or number that is asked for."""
    section = labelled(asked.articles[0], asked.query.typed)
    return (asked.articles[0], section, only(asked.articles[0], section), max(asked.sure, NAMED)) if section is not None else None


def _author_of_the_article(asked: Asked) -> Lead | None:
    """Who wrote the article, where a question asks that."""
    article = asked.likeliest
    if article is None or not article.author or _ARTICLE.isdisjoint(asked.query.typed):
        return None
    text = phrases.WRITTEN_BY.format(title=article.title, author=article.author)
    section = next((one for one in article.sections if one.blocks), article.sections[0])
    return Lead(article, section, PLAIN, text)


def _author_of_a_list(found: Whose) -> Lead | None:
    """The line over a list of links that says whose they all are: "The recommended courses are those of Krista King:"."""
    article, section, _, sure = found
    for home, at, number, sentence in sentences_of(article, section):
        if sentence.text.rstrip().endswith(":") and _AUTHOR.search(sentence.text) is not None:
            return Lead(article, home, sure, f"“{sentence.markdown}”", block=at, sentence=number)
    return None


def _perhaps_by(found: Whose) -> Lead | None:
    """The sentence of a section that says who teaches something, although not plainly what: no reason to deny that it says so."""
    article, section, resource, sure = found
    titles = [link.title for link in section.resources]
    for at, block in enumerate(section.blocks):
        for number, sentence in enumerate(block.sentences):
            of_another = resource is not None and any(
                belongs(section, at, number, other) for other in section.resources if other is not resource
            )
            if _AUTHOR.search(_without(titles, sentence.text)) is not None and not of_another:
                return Lead(article, section, sure, block=at, sentence=number)
    return None


def stating(asked: Asked, found: Whose, states: Callable[[str], bool]) -> Whose:
    """Of the sections that fit about as well, one that states the fact; the one found where none does."""
    if asked.names_nothing or not asked.ranked.matches or names_whole(asked, found[1]):
        return found
    least = max(asked.ranked.coverage) - _AS_COVERED
    close = zip(asked.ranked.matches[:_MOST_CLOSE], asked.ranked.coverage, strict=False)
    others = [
        (match.article, match.section, meant(asked.about, match.section.resources), found[3])
        for match, coverage in close
        if coverage >= least and match.score >= _AS_CLOSE
    ]
    # The price of "Casting Well" is none of "Effective Bronze", which a question names whole.
    title = stems_of(found[2].title) if found[2] is not None else frozenset()
    whole = len(title) > 1 and title <= {stem(word) for word in asked.about.words}
    for one in (found, *others):
        own = one[2]
        if whole and one is not found and not any(title <= stems_of(place[3].text) for place in sentences_of(one[0], one[1])):
            continue
        if (
            own is not None
            and states is states_duration
            and own.duration
            and _in_units(asked, own.duration)
            and not asks_beside(asked, one)
        ):
            return one
        says = of_what_is_asked(asked, one, states)
        if sentence_saying(one, says, plainly=not asks_beside(asked, one), asked=asked) is not None:
            return one
    return found


def of_what_is_asked(asked: Asked, found: Whose, states: Callable[[str], bool]) -> Callable[[str], bool]:
    """Whether a sentence states a fact, of what is asked about and in the units asked for."""
    beside = asks_beside(asked, found)

    def says(text: str) -> bool:
        return states(text) and _in_units(asked, text) and all(holds(text, [slot], AS_GOOD) for slot in beside)

    return says


def _in_units(asked: Asked, text: str) -> bool:
    """Whether a text counts what a question with "how many" asks for: hours, lectures, questions."""
    words = asked.query.words
    if not _A_WEEK.isdisjoint(words) and _A_WEEK.isdisjoint(words_of(text)):
        return False
    at = next((n for n, (one, two) in enumerate(pairwise(words)) if (one, two) == ("how", "many")), None)
    if at is None or at + 2 >= len(words):
        return True
    unit = counted_noun(words[at + 2 : at + 4])
    slots = asked.library.reader.read(unit).slots
    return holds(text, slots) if slots else stem(unit) in map(stem, words_of(text))


def has(asked: Asked) -> Lead | None:
    """Whether what was shown before has something: "does it use PyTorch"."""
    if asked.thread is None or not asked.about.slots:
        return None
    slots = [slot for slot in asked.about.slots if slot.need >= MATTERS] or list(asked.about.slots)

    def says(text: str) -> bool:
        return all(holds(text, [slot]) for slot in slots)

    return told(asked, phrases.NOT_STATED, says, thread_of(asked))


def whose(asked: Asked) -> Whose | None:
    """What a question on a fact is about: article, section, the one resource if it is about one, and how sure."""
    labelled = _labelled(asked)
    if labelled is not None:
        return labelled
    if asked.names_nothing:
        return thread_of(asked) or _the_one(asked)
    if asked.sure < KNOWN:
        return None
    best = next(
        (match for match in asked.ranked.matches[:3] if match.score >= _NEARLY_BEST and names_whole(asked, match.section)), None
    )
    if best is not None:
        links = resources_of(best.article, best.section)
        return best.article, best.section, meant_in(asked, links) or only(best.article, best.section), asked.sure
    best = asked.ranked.matches[0]
    of_a_kind = is_kind_named(best.article, best.section, said_in(asked.query))
    for match in asked.ranked.matches[: 1 if of_a_kind else 3]:
        links = resources_of(match.article, match.section)
        # What is said beside a link tells which is meant of one section's, not which section is.
        one = meant_in(asked, links) if match is best else meant(asked.about, links)
        if one is not None:
            return match.article, match.section, one, asked.sure
    return best.article, best.section, only(best.article, best.section), asked.sure


def _the_one(asked: Asked) -> Whose | None:
    """The step that "the ML one" names, though the article is on ML as well."""
    step = whole_step(asked) if not _ONE.isdisjoint(asked.query.typed) else None
    return (step.article, step.section, only(step.article, step.section), NAMED) if step is not None else None


def ask_back(asked: Asked) -> Lead | None:
    """Which of the steps is meant, where the question names none and nothing was shown before."""
    if not asked.names_nothing or asked.thread is not None or asked.speaks_of_all:
        return None
    if not asked.refers and asked.about.slots:
        return None
    article = asked.articles[0]
    sections = [article.section(step.section) for step in article.steps] or list(article.sections)
    choices = tuple(Match(article, section, 0.5) for section in sections[:10])
    return Lead(article, choices[0].section, ASKS_BACK, phrases.WHICH, choices=choices)
