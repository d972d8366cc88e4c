"""Leads along the path: the first step, the last, the next, the one before, all of them."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge import phrases
from knowledge.aim import Aim, wishes_of
from knowledge.conversation import Thread
from knowledge.leads.asked import ASKS_BACK, FOLLOWS, KNOWN, MATTERS, PLAIN, Asked, Lead, heading_words, labelled
from knowledge.model import Article, Match, Section, Step
from knowledge.path import LABELS, is_no_step, without_number
from knowledge.query import Slot
from knowledge.ranking import holds, rank, read_part
from knowledge.text import stem, stems_of, words_of

NAMED_WHOLE = 0.95
# It is plain what is asked for, but an article that has so many steps answers it better.
NO_SUCH = 0.9
_AS_GOOD = 0.8
_SHORT = 9
_WHOLLY = 0.95
_PLAINLY = 0.85
_MOST_NAMED = 3
# In words: what a sentence begins with is what it is about.
_OPENING = 2
_KNOWN_ALREADY = frozenset({"know", "done", "finished", "already", "did", "have", "ive", "learned", "learnt", "passed", "after"})


# What stands under such a heading is done in no order.
_UNORDERED = re.compile(r"\b(?:branch\w*|directions?|options|electives?|pick any|any of)\b", re.IGNORECASE)


_ONE_OF = re.compile(
    r"\b(?:(?:pick|choose|take|do|only|need) (?:just |only )?one\b|one of (?:them|these|those|the two|two|the three|the ones?)\b|"
    r"either\b|whichever|one is enough|not both)",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&|\+)\s+")
# What a section is called that tells the whole path in short.
_IN_ORDER = re.compile(r"\b(?:order of things|in (?:brief|short)|at a glance|in what order|on one page)\b", re.IGNORECASE)
_AFTER = re.compile(r"(?:and )?(?:after|once you have|once you[’']ve|beyond) (?P<what>.+)", re.IGNORECASE)
_SOME_YEARS = re.compile(r"(?:a few|a couple of|some|several|many) years\b")
_SMALL = stems_of("a an the your my this that all of in")
# What a section is called that tells what comes behind the whole path.
_ONWARD = re.compile(
    r"^(?:and )?(?:afterwards?|after (?:all )?(?:this|that)|what(?: comes)? (?:next|then|after)|"
    r"where (?:next|(?:it|this) (?:can )?leads?)|beyond|the years after|next steps)\b|\b(?:afterwards|from here|go next)$",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(rf"(?:{'|'.join(LABELS)})?\s*#?(\d{{1,3}})(?![.\d]*\d)", re.IGNORECASE)


def first(asked: Asked) -> Lead | None:
    """The first step; the section itself, where a short question says what to begin with."""
    named = _begun_with(asked)
    if named is not None:
        return named
    article = _with_steps(asked)
    return _step(article, 1, phrases.FIRST) if article is not None else None


def _begun_with(asked: Asked) -> Lead | None:
    """What "Solana and Rust, how to start" names: the heading that has all its strong words."""
    general = asked.library.lexicon.general
    strong = [s for s in asked.query.slots if s.need >= MATTERS and not s.medium and stem(s.word) not in general]
    if not strong or len(asked.query.typed) > _SHORT or not _KNOWN_ALREADY.isdisjoint(asked.query.typed):
        return None
    ranked = rank(asked.library, asked.query, asked.query, asked.article)
    if not ranked.matches or not all(holds(ranked.matches[0].section.title, [slot], _AS_GOOD) for slot in strong):
        return None
    best = ranked.matches[0]
    whole = stems_of(f"{best.article.title} {best.article.slug}")
    return (
        None
        if whole.intersection(stem(s.word) for s in strong)
        else Lead(best.article, best.section, max(ranked.sure, PLAIN - 0.1))
    )


def last(asked: Asked) -> Lead | None:
    """The last step."""
    article = _with_steps(asked)
    return _step(article, len(article.steps), phrases.LAST) if article is not None else None


def path(asked: Asked) -> Lead | None:
    """All steps, in order."""
    article = _with_steps(asked)
    return _all(article, phrases.THE_STEPS.format(count=len(article.steps)), PLAIN) if article is not None else None


def _all(article: Article, text: str, sure: float) -> Lead:
    """All steps of an article below a line of text."""
    lines = [text, *lines_of(article)]
    parents = {article.section(step.section).parent for step in article.steps}
    over = next(iter(parents)) if len(parents) == 1 else None
    # Steps that stand under no one heading are told of in the introduction.
    start = next((one for one in article.sections if one.blocks), article.sections[0])
    told = article.outline or next((one.id for one in article.sections if _IN_ORDER.search(one.title)), None)
    home = article.section(told) if told is not None else article.section(over) if over is not None else start
    return Lead(article, home, sure, "\n".join(lines), passage="", resources=(), tips=())


def lines_of(article: Article) -> list[str]:
    """The steps, one a line, each with its number once."""
    return [f"{step.number}. {without_number(article.section(step.section).title)}" for step in article.steps]


def nth(asked: Asked) -> Lead | None:
    """The step with the number that is asked for, or all steps where the path has none of that number."""
    article = _with_steps(asked)
    if article is None or not asked.wish.second:
        return None
    if (spoken_of := _called_so(asked, article)) is not None:
        return spoken_of
    if asked.thread is None and asked.query.typed[:1] == ("and",) and asked.query.typed[-1:] == ("one",):
        # "And the second one?" goes on with a list that nobody was shown.
        return None
    number = int(asked.wish.second)
    count = len(article.steps)
    own = _numbered(article, number)
    if own is not None:
        return own
    found = _step(article, number, phrases.NTH.format(number=number, of=count))
    return found or _all(article, phrases.NO_SUCH_STEP.format(number=number, count=count), NO_SUCH)


def _called_so(asked: Asked, article: Article) -> Lead | None:
    """What an article itself calls by a number that is no step's: "module 4" is what its text says of it."""
    asks = {pair for pair in pairwise(asked.query.typed) if pair[0] in LABELS and pair[0] != "step" and pair[1].isdigit()}
    if not asks or any(not asks.isdisjoint(pairwise(words_of(article.section(step.section).title))) for step in article.steps):
        return None
    for section in article.sections:
        for at, block in enumerate(section.blocks):
            for number, sentence in enumerate(block.sentences):
                if not asks.isdisjoint(pairwise(words_of(sentence.text))):
                    return Lead(article, section, PLAIN, block=at, sentence=number)
    return None


def _numbered(article: Article, number: int) -> Lead | None:
    """The step that carries the number in its heading, behind a warm-up that has none, or the phase that several stand below."""
    counted = [article.section(step.section) for step in article.steps]
    if counted and _OWN_NUMBER.match(counted[0].title) is None:
        for one in counted:
            if (own := _OWN_NUMBER.match(one.title)) is not None and int(own[1]) == number:
                return Lead(article, one, PLAIN)
    above = {one.parent for one in counted}
    for one in article.sections:
        if one.id in above and (found := _OWN_NUMBER.match(one.title)) is not None and int(found[1]) == number:
            return Lead(article, one, PLAIN)
    return None


def following(asked: Asked) -> Lead | None:
    """The step after the one named, or after what was shown before."""
    return _neighbour(asked, +1)


def preceding(asked: Asked) -> Lead | None:
    """The step before the one named, or before what was shown before."""
    return _neighbour(asked, -1)


def _with_steps(asked: Asked) -> Article | None:
    """The likeliest article with a path, where the question is about the path as a whole."""
    if not asked.names_nothing:
        return None
    return next((one for one in asked.articles if one.steps), None)


def _step(article: Article, number: int, text: str) -> Lead | None:
    section = article.step_section(number)
    return Lead(article, section, PLAIN, text) if section is not None else None


def _called_after(asked: Asked) -> Lead | None:
    """The section that is called after what is done already: "After the first year"."""
    if _SOME_YEARS.match(asked.wish.about) and (onward := _onward(asked.articles[0])) is not None:
        # "After a few years in this job".
        return Lead(asked.articles[0], onward, NAMED_WHOLE)
    said = {stem(word) for word in asked.wish.about.split()}
    for section in asked.articles[0].sections if said else ():
        found = _AFTER.match(section.title)
        own = stems_of(found["what"]) - _SMALL if found is not None else frozenset()
        if own and own <= said and section.blocks:
            return Lead(asked.articles[0], section, NAMED_WHOLE)
    return None


def _onward(article: Article) -> Section | None:
    """The section on what comes behind the whole path; none that is a step itself."""
    here = (one for one in article.sections if one.blocks and article.step_of(one.id) is None)
    return next((one for one in here if _ONWARD.search(one.title)), None)


def _which_comes_first(asked: Asked) -> Lead | None:
    """In which order two steps come that a question names: "can I do Git before Python"."""
    places: list[Match] = []
    for text in (asked.wish.second, asked.wish.about):
        query = read_part(asked.library, text)
        strong = [slot for slot in query.slots if slot.need >= MATTERS and not slot.medium]
        matches = rank(asked.library, query, query, asked.article).matches[:_MOST_NAMED] if strong else ()
        called = (match for match in matches if all(_is_called(match, slot) for slot in strong))
        found = next((match for match in called if match.article.step_of(match.section.id) is not None), None)
        if found is None:
            return None
        places.append(found)
    one, two = sorted(places, key=_number_of)
    if one.article is not two.article or _number_of(one) == _number_of(two):
        return None
    text = phrases.FIRST_OF_TWO.format(one=one.section.title, two=two.section.title)
    return Lead(one.article, one.section, NAMED_WHOLE, text, beside=(two.section,))


def _is_called(match: Match, slot: Slot) -> bool:
    """Whether a heading, or a link below it, is called so."""
    names = (match.section.title, *(name for link in match.section.resources for name in link.names))
    return holds(" ".join(names), [slot], _AS_GOOD)


def _number_of(match: Match) -> int:
    step = match.article.step_of(match.section.id)
    return step.number if step is not None else 0


def _neighbour(asked: Asked, way: int) -> Lead | None:
    if way < 0 and asked.thread is None and asked.wish.second and (ordered := _which_comes_first(asked)) is not None:
        return ordered
    if way > 0 and (called := _called_after(asked)) is not None:
        return called
    named = labelled(asked.articles[0], asked.wish.about.split())
    if named is not None:
        return next_to(asked.articles[0], named, NAMED_WHOLE, way)
    beside = _speaks_of_more(asked, read_part(asked.library, asked.wish.second).slots)
    if next(wishes_of(tuple(asked.wish.second.split()))).aim is Aim.EARN:
        # "What's the pay like once you're qualified" asks for the pay.
        return None
    if asked.names_nothing:
        # "The ML one" may be the name of a step although the article's own title has it too.
        own = named_whole(asked, way)
        if own is not None:
            return next_to(own.article, own.section, NAMED_WHOLE, way)
        if beside or (way < 0 and _speaks_of_more(asked, asked.query.slots)):
            # "How much math before I start" asks for the math, not for what comes before it.
            return None
        if asked.thread is not None:
            return next_to(asked.thread.article, _on_the_path(asked.thread, way), FOLLOWS, way)
        article = next((one for one in asked.articles if one.steps), None)
        if article is None:
            return None
        likely = asked.ranked.matches[0] if asked.ranked.matches and asked.sure >= _PLAINLY else None
        if likely is not None and asked.ranked.coverage[0] >= _WHOLLY and standing_for(article, likely.section, way) is not None:
            # "The case studies" has no word that says much, but it is what one step alone has.
            return next_to(article, likely.section, asked.sure, way)
        choices = tuple(Match(article, article.section(step.section), 0.5) for step in article.steps)
        text = phrases.NEXT_OF_WHAT if way > 0 else phrases.PREVIOUS_OF_WHAT
        return Lead(article, choices[0].section, ASKS_BACK, text, choices=choices)
    if beside:
        # "Which math courses before machine learning" asks for the math courses, if the article doesn't say there.
        return _said_of_both(asked)
    found = _named(asked, way)
    if found is None:
        return None
    match, sure = found
    lead = next_to(match.article, match.section, sure, way)
    return _behind_all_named(asked, match.section, lead) if lead is not None and way > 0 else lead


def _on_the_path(thread: Thread, way: int) -> Section:
    """What was shown before; what was shown of the path, where that came after a look at something beside it."""
    if thread.step is not None and standing_for(thread.article, thread.section, way) is None:
        return thread.step
    return thread.section


def _behind_all_named(asked: Asked, named: Section, lead: Lead) -> Lead:
    """The step behind the last of several that are named: after "networks, Linux and Python" comes none of these."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    own = " ".join(
        (
            *named.path,
            *(name for link in named.resources for name in link.names),
            *(sentence.text for block in named.blocks for sentence in block.sentences),
        )
    )
    others = [slot for slot in strong if not holds(own, [slot])]
    for _ in range(_MOST_NAMED if "and" in asked.wish.about.split() else 0):
        # "Python for your own tools" is about Python, "now that you know Python" is not.
        opening = " ".join(word for block in lead.section.blocks[:1] for word in block.sentences[0].text.split()[:_OPENING])
        if not holds(f"{lead.section.title} {opening}", others, _WHOLLY):
            break
        further = next_to(lead.article, lead.section, lead.sure, +1)
        if further is None or further.section is lead.section:
            break
        lead = further
    return lead


def _speaks_of_more(asked: Asked, slots: tuple[Slot, ...]) -> bool:
    """Whether a question on what is beside a step speaks of something else too."""
    general = asked.library.lexicon.general
    of_step = {slot.word for slot in asked.about.slots}
    return any(
        slot.need >= MATTERS and slot.wordings and slot.word not in of_step and stem(slot.word) not in general for slot in slots
    )


def _said_of_both(asked: Asked) -> Lead | None:
    """What a section says of doing something else first: "do I need the basics before the IBM course"."""
    found = _named(asked, -1)
    other = [slot for slot in read_part(asked.library, asked.wish.second).slots if slot.need >= MATTERS]
    if found is None or not other:
        return None
    match, sure = found
    for at, block in enumerate(match.section.blocks):
        for number, sentence in enumerate(block.sentences):
            if all(holds(sentence.text, [slot], _AS_GOOD) for slot in other):
                return Lead(match.article, match.section, sure, block=at, sentence=number)
    return None


def whole_step(asked: Asked) -> Match | None:
    """The step, or the part of one, whose heading a question has every own word of; None where it has none's."""
    return named_whole(asked, +1)


def standing_for(article: Article, section: Section, way: int) -> Step | None:
    """The step that a section is, stands under, or may be done in place of; of a phase its last one that way."""
    own = article.step_of(section.id)
    if own is not None:
        return own
    of_phase = [step for step in article.steps if article.section(step.section).parent == section.id]
    if of_phase and len(of_phase) < len(article.steps):
        return of_phase[-1 if way > 0 else 0]
    return next((step for step in article.steps if section.id in step.alternatives), None)


def named_whole(asked: Asked, way: int) -> Match | None:
    """The step, or the part of one, whose heading the question has every own word of; of several the furthest that way."""
    ranked = rank(asked.library, asked.about, asked.about, asked.article)
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    held = {match.section.id: sum(holds(match.section.title, [slot], _AS_GOOD) for slot in strong) for match in ranked.matches}
    most = max(held.values(), default=0)
    found = [
        (place, match)
        for match in ranked.matches
        # "The EMT registry" is another's than the "EMT course", of which it has every own word too.
        if held[match.section.id] == most and (place := _place_if_whole(asked, match)) is not None
    ]
    if not found:
        return None
    return (max if way > 0 else min)(found, key=lambda one: one[0])[1]


def _place_if_whole(asked: Asked, match: Match) -> tuple[int, int] | None:
    """Where on the path a section stands, if a question has every word of its heading that is its own: step, and part of it."""
    article, section = match.article, match.section
    step = article.step_of(section.id)
    if step is None:
        return None
    parts = article.section(step.section).children
    place = step.number, parts.index(section.id) + 1 if section.id in parts else 0
    small = asked.library.lexicon.general | asked.library.lexicon.kinds
    named = {part for slot in asked.about.slots for stems, worth in slot.wordings if worth >= _AS_GOOD for part in stems}
    # "Git" names the step "Linux, Git and Docker" as well.
    for part in (section.title, *_LISTED.split(without_number(section.title))):
        own = stems_of(without_number(part)) - small
        if own and own <= named:
            return place
    whole = heading_words(section.title, asked.library.lexicon.ignored)
    return place if len(whole) > 1 and whole <= {stem(word) for word in asked.about.words} else None


def next_to(article: Article, section: Section, sure: float, way: int) -> Lead | None:
    step = standing_for(article, section, way)
    if step is None:
        return _off_the_path(article, section, sure, way)
    beside = _sibling(article, section, step, way)
    if beside is not None:
        template = phrases.AFTER_PART if way > 0 else phrases.BEFORE_PART
        return Lead(article, beside, sure, template.format(title=section.title))
    of_phase = article.section(step.section).parent == section.id
    named = section if of_phase else article.section(step.section)
    other = article.step_section(step.number + way)
    if other is None:
        end = phrases.AFTER_LAST if way > 0 else phrases.BEFORE_FIRST
        if way > 0 and (onward := _onward(article)) is not None:
            return Lead(article, onward, sure, end.format(title=named.title))
        return Lead(article, named, sure, end.format(title=named.title))
    template = phrases.AFTER if way > 0 else phrases.BEFORE
    return Lead(article, other, sure, template.format(title=named.title, number=step.number + way))


def _sibling(article: Article, section: Section, step: Step, way: int) -> Section | None:
    """The part of the same step that stands after or before a part of it; None at either end."""
    if section.parent is None or section.id == step.section or section.id in step.alternatives or article.shares_title(section):
        # "Courses", "Books" and "Practice" under each subject are taken beside each other.
        return None
    whole = article.section(section.parent)
    said = f"{whole.title} {whole.markdown}"
    if (way < 0 and _UNORDERED.search(said)) or _ONE_OF.search(said):
        # Nothing of such a list comes before another, but one may go on with the next, unless one of them is enough.
        return None
    parts = whole.children
    at = parts.index(section.id) + way if section.id in parts else -1
    beside = article.section(parts[at]) if 0 <= at < len(parts) else None
    # "Which one first?" and "A word on your friends" are no parts that one does.
    return beside if beside is None or not is_no_step(beside.title) else None


def _off_the_path(article: Article, section: Section, sure: float, way: int) -> Lead | None:
    """What comes after the introduction is the first step; an alternative has no neighbours."""
    if not article.steps:
        return None
    order = [one.id for one in article.sections]
    start = article.section(article.steps[0].section)
    if way > 0 and order.index(section.id) < order.index(start.id):
        return Lead(article, start, sure, phrases.FIRST)
    return Lead(article, section, sure, phrases.AFTER_ALTERNATIVE.format(title=section.title))


def _named(asked: Asked, way: int) -> tuple[Match, float] | None:
    """The step that the question names, found by its own words alone, and how sure that is.

    Of several that it names ("done with ML and DL") the one nearest to what comes next.
    """
    if not asked.about.slots:
        return None
    ranked = rank(asked.library, asked.about, asked.about, asked.article)
    several = named_whole(asked, way)
    if several is not None:
        return several, NAMED_WHOLE
    for match, coverage in zip(ranked.matches, ranked.coverage, strict=True):
        if standing_for(match.article, match.section, way) is not None and match.score > 0.5 and coverage >= KNOWN:
            return match, max(ranked.sure, 0.5 + coverage / 2)
    return None
