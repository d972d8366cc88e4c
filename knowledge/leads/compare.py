"""Leads on two things side by side, on what else there is, and on what something is."""

from __future__ import annotations

import re

from knowledge import phrases
from knowledge.leads.asked import FOLLOWS, KNOWN, MATTERS, Asked, Lead
from knowledge.leads.facts import ask_back
from knowledge.leads.money import discount
from knowledge.leads.rows import row_of
from knowledge.model import Article, BlockKind, Match, Section
from knowledge.passage import passage
from knowledge.pick import resources_of
from knowledge.query import Query, Slot
from knowledge.ranking import holds, holds_all, rank, read_part
from knowledge.text import stem, stems_of, words_of

_SIDE = 320
NAMED_BOTH = 0.9
# "Anything cheaper" than what?
_THAN = frozenset({"cheaper", "shorter", "easier", "quicker", "faster", "longer", "better", "simpler", "harder"})
# Two things set side by side must be named, not hinted at.
_AS_GOOD = 0.8
_AS_COVERED = 0.1
_BOTH_THERE = 0.9
_FEW_WORDS = 3
_FOR_WHAT = re.compile(r",? (?:which |what |for (?!my|me\b|your)|if |when )")
_CHEAPER = frozenset({"cheaper", "cheapest", "expensive"})
_MOST_LOOKED_AT = 3
# In words: what an item is on stands at its beginning.
_OPENING = 5
_MOST_HEADED = 5
_MOST_WORDS = 9
# It is there word for word, if not said what it is.
_SPOKEN_OF = 0.7
# How a sentence speaks of another choice, and how it does beside a thing that is named.
_ANOTHER_CHOICE = re.compile(
    r"\b(?:alternatives?|instead|rather than|cheaper|rivals?|clones?|if you can['’]t (?:pay|afford))\b", re.IGNORECASE
)
_FREE_CHOICE = re.compile(rf"{_ANOTHER_CHOICE.pattern}|\b(?:open[- ]source|free|costs? nothing)\b", re.IGNORECASE)
_ORDER = frozenset({"after", "before", "next", "finished", "done", "completed", "previous"})
# Who asks in what order two things come, and what tells it.
_ORDERS = frozenset({"first", "order", "start", "begin", "beginning"})
_A_FIRST = re.compile(r"\b(?:a|an|the|my|your) first\b")
_ORDERED = _ORDERS | {"before", "after", "then", "either", "both", "whichever"}
_BEING = frozenset({"is", "are", "means", "be", "refers"})
# An item of a glossary: "FFI: the border between Rust and other languages", "Cue – the few words".
_TERM = re.compile(r"(?P<term>[^:·]{1,60}?)\s*(?::|\s[-–—·])\s")
_ASKS = re.compile(
    r"(?:am i|are we|(?:can|could|will|would|does) (?:it|that|this|i)|is (?:it|that|this) (?:too|even|not)|"
    r"should i (?:wait|stop|give)|do i (?:have|need) to)\b"
)


def compare(asked: Asked) -> Lead | None:
    """Two things side by side, or the sentence that speaks of both."""
    if _ASKS.match(asked.wish.second):
        # "Can I start or am I too young" sets no two things side by side.
        return None
    if (headed := _headed_by_both(asked)) is not None and _ORDER.isdisjoint(asked.query.typed):
        return headed
    if (ordered := _first_of_two(asked)) is not None:
        return ordered
    if (table := _of_one_table(asked)) is not None:
        return table
    both = _speaks_of_both(asked) if not _names_two(asked) else None
    if both is not None:
        # "What comes after degree or school" names one step whose heading has both.
        return both if _ORDER.isdisjoint(asked.query.typed) else None
    sides: list[tuple[Match, float]] = []
    for text in _both(asked):
        query = read_part(asked.library, text)
        ranked = rank(asked.library, query, query, asked.article)
        if not ranked.matches or ranked.coverage[0] < KNOWN:
            return None
        sides.append((ranked.matches[0], ranked.coverage[0]))
    (one, sure), (two, sure_too) = sides
    if one.section is two.section:
        # Nothing else speaks of either.
        if _says_both(asked, one):
            return Lead(one.article, one.section, NAMED_BOTH)
        return Lead(one.article, one.section, 0.5 + min(sure, sure_too) / 2) if min(sure, sure_too) >= _BOTH_THERE else None
    if (over := _in_what_order(asked, one, two)) is not None:
        return over
    shown = "\n\n".join(f"**{m.section.title}**\n{passage(m.section, most=_SIDE)}" for m, _ in sides)
    links = {r.url: r for m, _ in sides for r in resources_of(m.article, m.section)}
    return Lead(
        one.article,
        one.section,
        0.5 + min(sure, sure_too) / 2,
        phrases.COMPARED,
        passage=shown,
        resources=tuple(links.values()),
        beside=(two.section,) if two.article is one.article else (),
    )


def _both(asked: Asked) -> tuple[str, str]:
    """The two things, without what they are set side by side for: "R vs SAS for pharma"."""
    second = _FOR_WHAT.split(asked.wish.second, maxsplit=1)[0]
    return asked.wish.about, second or asked.wish.second


def _sides(asked: Asked) -> list[list[Slot]]:
    """The strong slots of the two things; all of one that has none, as "Power BI" where the whole article is on it."""
    read = [read_part(asked.library, text).slots for text in _both(asked)]
    return [[slot for slot in slots if slot.need >= MATTERS] or list(slots) for slots in read]


def _headed_by_both(asked: Asked) -> Lead | None:
    """The section whose heading names both, and hardly more: "Power BI or Tableau?"."""
    sides = _sides(asked)
    if not all(sides):
        return None
    one, two = (
        {part for slot in side for stems, worth in slot.wordings if worth >= _AS_GOOD for part in stems} for side in sides
    )
    if one <= two or two <= one:
        return None
    for match in asked.ranked.matches[:_MOST_HEADED]:
        title = match.section.title
        if len(words_of(title)) <= _MOST_WORDS and all(holds_all(title, side, _AS_GOOD) for side in sides):
            return Lead(match.article, match.section, NAMED_BOTH)
    return None


def _first_of_two(asked: Asked) -> Lead | None:
    """The earlier of two steps, where it is asked which comes first."""
    question = " ".join(asked.query.typed)
    if "first" not in asked.query.typed or _A_FIRST.search(question) or not _THAN.isdisjoint(asked.query.typed):
        # "A first job or a beach" is no order.
        return None
    found: list[tuple[int, Match]] = []
    for text in _both(asked):
        query = read_part(asked.library, text)
        strong = [slot for slot in query.slots if slot.need >= MATTERS] or list(query.slots)
        matches = rank(asked.library, query, query, asked.article).matches[:_MOST_LOOKED_AT]
        own = [(match.article.step_of(match.section.id), match) for match in matches]
        named = [
            (step.number, match)
            for step, match in own
            if step is not None and step.section == match.section.id and holds_all(match.section.title, strong, _AS_GOOD)
        ]
        if not strong or not named:
            return None
        found.append(named[0])
    (number, one), (other, two) = sorted(found, key=lambda each: each[0])
    if number == other or one.article is not two.article or any("first" in words_of(m.section.title) for m in (one, two)):
        return None
    text = phrases.FIRST_OF_TWO.format(one=one.section.title, two=two.section.title)
    return Lead(one.article, one.section, NAMED_BOTH, text, beside=(two.section,))


def _says_both(asked: Asked, match: Match) -> bool:
    """Whether a section's text has every strong word of both things."""
    said = f"{match.section.title} {match.section.markdown}"
    sides = _sides(asked)
    return all(sides) and all(holds_all(said, side, _AS_GOOD) for side in sides)


def _in_what_order(asked: Asked, one: Match, two: Match) -> Lead | None:
    """The heading over two that are asked for in their order, where the text below it tells that: "begin with Google"."""
    over = one.section.parent
    if over is None or over != two.section.parent or _ORDERS.isdisjoint(asked.query.typed):
        return None
    section = one.article.section(over)
    for at, block in enumerate(section.blocks):
        for number, sentence in enumerate(block.sentences):
            if not _ORDERED.isdisjoint(words_of(sentence.text)):
                return Lead(one.article, section, NAMED_BOTH, block=at, sentence=number, beside=(one.section, two.section))
    return None


def _of_one_table(asked: Asked) -> Lead | None:
    """The table that has a row on each of the two."""
    article = asked.articles[0]
    read = (read_part(asked.library, text).slots for text in _both(asked))
    sides = [[slot for slot in slots if slot.need >= MATTERS] for slots in read]
    if any(slot.need >= MATTERS and slot not in sides[0] + sides[1] for slot in asked.query.slots):
        # "Which one runs on a Mac" may stand in another table.
        return None
    one, two = (row_of(article, side) for side in sides)
    if one is None or two is None or one[0] is not two[0] or one[1] == two[1]:
        return None
    section = one[0]
    said = "\n".join(section.blocks[row[1]].markdown for row in (one, two))
    return Lead(article, section, NAMED_BOTH, phrases.COMPARED, passage=said, resources=())


def _names_two(asked: Asked) -> bool:
    """Whether each side has the whole heading of a section of its own, but for words for kinds of things."""
    lexicon = asked.library.lexicon
    common = lexicon.kinds | lexicon.general
    named: list[Section] = []
    for text in _both(asked):
        query = read_part(asked.library, text)
        said = {part for slot in query.slots for wording, worth in slot.wordings if worth >= _AS_GOOD for part in wording}
        matches = rank(asked.library, query, query, asked.article).matches[:2]
        whole = [
            one.section for one in matches if len(own := _heading(one.section, lexicon.ignored) - common) > 0 and own <= said
        ]
        named += whole[:1]
    return len(named) > 1 and named[0] is not named[1]


def _holds_name(section: Section, side: list[Slot], asked: Asked) -> bool:
    """Whether the section has a link that is called what a side says, and hardly more: "Trados Studio"."""
    lexicon = asked.library.lexicon
    said = {part for slot in side for wording, worth in slot.wordings if worth >= _AS_GOOD for part in wording}
    for name in (name for link in section.resources for name in link.names):
        own = {stem(word) for word in words_of(name) if word not in lexicon.ignored} - lexicon.kinds - lexicon.general
        if own & said and len(own - said) <= 1 and all(holds(name, [slot], _AS_GOOD) for slot in side):
            return True
    return False


def _heading(section: Section, ignored: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(section.title) if word not in ignored)


def _speaks_of_both(asked: Asked) -> Lead | None:
    sides = [read_part(asked.library, text).slots for text in _both(asked)]
    own = [[slot for slot in side if slot.need >= MATTERS] for side in sides]
    if not all(own) or not all(slot.wordings and slot.wordings[0][1] >= _AS_GOOD for side in own for slot in side):
        return None
    least = max(asked.ranked.coverage[:4], default=0.0) - _AS_COVERED
    # "Pay in Germany vs Ireland": the one that has the pay too.
    best = zip(asked.ranked.matches[:4], asked.ranked.coverage, strict=False)
    close = [match for match, share in best if share >= least and match.section.id != match.article.outline]
    for match in close:
        if all(_holds_name(match.section, side, asked) for side in own):
            return Lead(match.article, match.section, NAMED_BOTH)
    for match in close[:1]:
        heading = " ".join((match.section.title, *(name for r in match.section.resources for name in r.names)))
        if all(holds(heading, [slot], _AS_GOOD) for side in own for slot in side):
            return Lead(match.article, match.section, NAMED_BOTH)
    for match in close:
        if match is asked.ranked.matches[0] and match.section.level > 1 and _says_both(asked, match):
            return Lead(match.article, match.section, NAMED_BOTH)
        for at, block in enumerate(match.section.blocks):
            for number, sentence in enumerate(block.sentences):
                if all(holds(sentence.text, [slot], _AS_GOOD) for side in own for slot in side):
                    return Lead(match.article, match.section, NAMED_BOTH, block=at, sentence=number)
    headings = [match.section.title for match in asked.ranked.matches]
    if any(holds_all(heading, side, _AS_GOOD) for heading in headings for side in own):
        return None
    for match in asked.ranked.matches[:_MOST_LOOKED_AT]:
        openings = [
            " ".join(block.sentences[0].text.split()[:_OPENING])
            for block in match.section.blocks
            if block.kind is BlockKind.ITEM and block.sentences
        ]
        listed = [next((text for text in openings if holds_all(text, side, _AS_GOOD)), None) for side in own]
        if None not in listed and listed[0] != listed[1]:
            # "Guard or shunter" are two items of one list.
            return Lead(match.article, match.section, NAMED_BOTH)
    return None


def other(asked: Asked) -> Lead | None:
    """What else there is beside what was shown before: the other one offered, another link, an alternative."""
    thread = asked.thread
    if not asked.names_nothing:
        return _alternative_to(asked)
    if thread is not None and not _CHEAPER.isdisjoint(asked.query.typed) and thread.article.tips_for(thread.resources):
        return discount(asked)
    if thread is None:
        than_what = asked.points or not _THAN.isdisjoint(asked.query.typed)
        return (_alternatives(asked) if not than_what else None) or ask_back(asked)
    if thread.others:
        here = thread.others[0]
        return Lead(thread.article, here, FOLLOWS, beside=(thread.section,))
    if (own := _own_alternative(thread.article, thread.section)) is not None:
        return Lead(thread.article, own, FOLLOWS, beside=(thread.section,))
    here_too = resources_of(thread.article, thread.section)
    if len(here_too) > 1:
        rest = tuple(r for r in here_too if not thread.single or r.url != thread.resources[0].url)
        return Lead(thread.article, thread.section, FOLLOWS, resources=rest, single=len(rest) == 1)
    found = _next_to(thread.article, thread.section) or alternative(thread.article, thread.section, asked)
    return Lead(thread.article, found, FOLLOWS, beside=(thread.section,)) if found is not None else None


def _alternatives(asked: Asked) -> Lead | None:
    """All that may be done beside the path."""
    article = asked.articles[0]
    if not article.alternatives:
        return None
    return Lead(article, article.section(article.alternatives[0]), FOLLOWS)


def _next_to(article: Article, section: Section) -> Section | None:
    """What a part of a step, or an alternative, stands beside: the next under the same heading, else the one before."""
    if section.parent is None or not (article.step_of(section.parent) is not None or section.id in article.alternatives):
        return None
    parts = article.section(section.parent).children
    if len(parts) < 2:
        return None
    at = parts.index(section.id)
    return article.section(parts[at + 1] if at + 1 < len(parts) else parts[at - 1])


def _alternative_to(asked: Asked) -> Lead | None:
    """What may be done in place of what a question names: "an alternative to the deep learning course"."""
    if not asked.wish.second or not asked.ranked.matches or asked.sure < KNOWN:
        return None
    named = read_part(asked.library, asked.wish.second)
    ranked = rank(asked.library, named, named, asked.article)
    if not ranked.matches or ranked.coverage[0] < KNOWN:
        return None
    here = ranked.matches[0]
    if (own := _own_alternative(here.article, here.section)) is None and (told := _told_there(here, named)) is not None:
        return told
    said = {part for slot in named.slots for wording, _ in slot.wordings[:1] for part in wording}
    if said.isdisjoint(stems_of(here.section.title)) and (beside := _beside_it(here, named)) is not None:
        return beside
    if said.isdisjoint(stems_of(here.section.title)) and here.article.alternatives:
        # "Alternatives to Coursera" names a provider, not one of its courses.
        return Lead(here.article, here.article.section(here.article.alternatives[0]), FOLLOWS)
    found = own or alternative(here.article, here.section, asked)
    return Lead(here.article, found, max(asked.sure, FOLLOWS), beside=(here.section,)) if found is not None else None


def _told_there(here: Match, named: Query) -> Lead | None:
    """The sentence that speaks of another choice right where a thing is named: "ArmorPaint is the cheaper alternative"."""
    strong = [slot for slot in named.slots if slot.need >= MATTERS and not slot.medium]
    blocks = here.section.blocks
    headed = bool(strong) and all(holds(here.section.title, [slot], _AS_GOOD) for slot in strong)
    for at, block in enumerate(blocks):
        if not headed and not any(holds(sentence.text, strong, _AS_GOOD) for sentence in block.sentences):
            continue
        for number, sentence in enumerate(block.sentences):
            speaks = _ANOTHER_CHOICE if headed else _FREE_CHOICE
            if speaks.search(sentence.text) and not holds(sentence.text, strong, _AS_GOOD):
                links = resources_of(here.article, here.section)
                rest = tuple(link for link in links if not any(holds_all(name, strong, _AS_GOOD) for name in link.names))
                return Lead(here.article, here.section, FOLLOWS, block=at, sentence=number, resources=rest)
    return None


def _beside_it(here: Match, named: Query) -> Lead | None:
    """The other links of the section that speaks of a link or its teacher: "anything instead of Charles Severance"."""
    strong = [slot for slot in named.slots if slot.need >= MATTERS]
    links = resources_of(here.article, here.section)
    of_shop = [link for link in here.article.resources for slot in strong if holds(link.provider, [slot], _AS_GOOD)]
    said = {part for slot in named.slots for wording, worth in slot.wordings if worth >= _AS_GOOD for part in wording}
    whole = any(stems_of(name) <= said for link in of_shop for name in link.names)
    if (of_shop and not whole) or not strong or len(links) < 2:
        # "Alternatives to Coursera" names a shop, and none of its courses.
        return None
    items = [one for one in here.section.blocks if one.kind is BlockKind.ITEM]
    mine = [one for one in items if any(holds(sentence.text, strong, _AS_GOOD) for sentence in one.sentences)]
    if len(mine) == 1 and len(items) > 2 and not any(sentence.urls for sentence in mine[0].sentences):
        # A tool without a link among those of a list.
        return Lead(here.article, here.section, FOLLOWS)
    places = [
        sentence.urls
        for block in here.section.blocks
        for sentence in block.sentences
        if all(holds(sentence.text, [slot], _AS_GOOD) for slot in strong)
    ]
    own = places[0] if len(places) == 1 else ()
    rest = tuple(link for link in links if link.url not in own)
    if not own or not rest:
        return None
    return Lead(here.article, here.section, FOLLOWS, resources=rest, single=len(rest) == 1)


def _own_alternative(article: Article, section: Section) -> Section | None:
    """What a step's author names in its place, or has under a heading of its own below it: "Alternatives"."""
    step = article.step_of(section.id)
    named = step.alternatives if step is not None else ()
    below = [child for child in section.children if child in article.alternatives]
    return next((article.section(one) for one in (*named, *below) if one != section.id), None)


def alternative(article: Article, section: Section, asked: Asked) -> Section | None:
    """What may be done in place of a section: what its author named, else the likest of the alternatives."""
    if (own := _own_alternative(article, section)) is not None:
        return own
    query = read_part(asked.library, " ".join(words_of(section.title)))
    ranked = rank(asked.library, query, query, article.slug)
    beside = {one for one in article.alternatives if one != section.id}
    return next((match.section for match in ranked.matches if match.section.id in beside), None)


def define(asked: Asked) -> Lead | None:
    """The sentence that says what something is: it begins with its name, and a verb of being or a colon follows."""
    if not asked.about.slots:
        return more(asked)
    lexicon = asked.library.lexicon
    name = [stem(word) for word in words_of(asked.wish.about) if word not in lexicon.ignored]
    headed = any(stems_of(match.section.title).issuperset(name) for match in asked.ranked.matches[:_MOST_LOOKED_AT])
    for match in asked.ranked.matches if name else ():
        for at, block in enumerate(match.section.blocks):
            for place, sentence in enumerate(block.sentences):
                words = words_of(sentence.text)[: len(name) + 3]
                term = _TERM.match(sentence.text) if not headed else None
                if term is not None and [stem(word) for word in words_of(term["term"])] == name:
                    return Lead(match.article, match.section, NAMED_BOTH, block=at, sentence=place)
                if [stem(word) for word in words[: len(name)]] == name and _BEING & set(words[len(name) :]):
                    return Lead(match.article, match.section, max(asked.sure, 0.8), block=at, sentence=place)
    return _spoken_of(asked, name) if len(name) > 1 else None


def _spoken_of(asked: Asked, name: list[str]) -> Lead | None:
    """The sentence that has all words of a name one behind the other: "the error budget is what is left"; no heading has them."""
    if any(stems_of(match.section.title).issuperset(name) for match in asked.ranked.matches[:_MOST_LOOKED_AT]):
        return None
    for match in asked.ranked.matches[:_MOST_LOOKED_AT]:
        for at, block in enumerate(match.section.blocks):
            for place, sentence in enumerate(block.sentences):
                stems = [stem(word) for word in words_of(sentence.text)]
                if any(stems[begin : begin + len(name)] == name for begin in range(len(stems))):
                    return Lead(match.article, match.section, max(asked.sure, _SPOKEN_OF), block=at, sentence=place)
    return None


def overview(asked: Asked) -> Lead | None:
    """What the article is about: its first section with text of its own."""
    if asked.thread is not None and asked.refers:
        return more(asked)
    if not asked.names_nothing:
        return None
    article = asked.articles[0]
    section = next((one for one in article.sections if one.blocks), article.sections[0])
    return Lead(article, section, 0.9)


def subject_alone(asked: Asked) -> Lead | None:
    """What the article is about, where a message is nothing but its subject: "ai"."""
    few = len(asked.query.typed) <= _FEW_WORDS
    says = any(slot.need >= MATTERS for slot in asked.query.slots)
    return overview(asked) if few and says and asked.thread is None and asked.likeliest is not None else None


def more(asked: Asked) -> Lead | None:
    """What was shown before, again and whole."""
    if asked.thread is None or not asked.names_nothing:
        return None
    return Lead(asked.thread.article, asked.thread.section, FOLLOWS)
