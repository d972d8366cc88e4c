"""The sentence that states a fact, and that the article doesn't state it where truly nothing of the kind stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from knowledge import phrases
from knowledge.belonging import belongs
from knowledge.hosts import known_providers
from knowledge.leads.asked import FOLLOWS, KNOWN, MATTERS, Asked, Lead, heading_words
from knowledge.leads.hints import hint, people_in
from knowledge.leads.rows import Place, Whose, row_nearly
from knowledge.model import Article, Block, BlockKind, Resource, Section
from knowledge.path import without_number
from knowledge.pick import meant, resources_of
from knowledge.query import Slot
from knowledge.ranking import holds, rank, read_part
from knowledge.statements import clauses_in, names_a_span, names_in, spans_in, speaks_of_a_resource, states_duration, states_price
from knowledge.text import stem, stems_of, words_of
from knowledge.tips import providers_in

# A wording this good is meant.
AS_GOOD = 0.6
# A wording this good is the same word.
_AS_NAMED = 0.95
# How much more of a question another section must have to be what it is about.
_MORE = 0.15
_MOST_LOOKED_AT = 6
# What one pays or waits for beside a course.
_BESIDE = frozenset({"exam", "exams", "certificate", "voucher", "test", "subscription", "room", "rooms"})
# What one counts of a thing to learn from, and what one counts of time.
_COUNTED_PARTS = (
    "page pages lecture lectures lesson lessons video videos module modules episode episodes chapter chapters session sessions "
    "exercise exercises"
)
_PARTS = frozenset(_COUNTED_PARTS.split())
_TIMED = "minute minutes min mins hour hours hrs day days week weeks month months year years"
_TIMES = frozenset(_TIMED.split())
_HOURS = frozenset({"hour", "hours", "hrs", "minutes", "mins"})
_YEARS = frozenset({"year", "years"})
_THINGS = frozenset(map(stem, ["book", "course", "class", "video", "playlist", "tutorial", "workshop", "textbook", "one"]))
# What is said over a list of each of its items.
_OF_EACH = re.compile(r"\b(?:all|both|each|every|either|any|they|these|those|them)\b", re.IGNORECASE)
_OF_EACH_ITEM = re.compile(
    r"^(?:all|both|each|every|either|any|they|these|those)\b|\b(?:each|apiece|both|(?:all|any) of (?:them|these|those))\b",
    re.IGNORECASE,
)
# What states the fact that a line says is unstated.
_STATES: dict[str, Callable[[str], bool]] = {
    phrases.NO_COST: states_price,
    phrases.NO_DURATION: states_duration,
    phrases.NO_VALIDITY: names_a_span,
}


def told(
    asked: Asked,
    unstated: str,
    says: Callable[[str], bool] = lambda _: False,
    found: Whose | None = None,
    *,
    plainly: bool = False,
) -> Lead | None:
    """The sentence of the section that says it, or the section with a line that it doesn't.

    That it doesn't is a claim too: it is made only where no sentence that may be meant states a fact of the kind.

    Args:
        asked: The question.
        unstated: The template for what the article doesn't say.
        says: Whether a sentence says what is asked.
        found: What it is about; None for what was shown before.
        plainly: Whether the sentence must plainly be about the one link, where a section has several.
    """
    found = found or thread_of(asked)
    if found is None:
        return None
    article, section, resource, sure = found
    states = _STATES.get(unstated)
    place = sentence_saying(found, says, plainly=plainly, asked=asked) or (_said_beside(asked, found, states) if states else None)
    if place is not None:
        home, block, number, sentence = place
        text = _named_length(home, block, number) if unstated == phrases.NO_DURATION and resource is None else ""
        return Lead(article, home, sure, text or f"“{sentence.markdown}”", block=block, sentence=number)
    if unstated == phrases.NOT_STATED and section.title.endswith("?"):
        # The heading asks what is asked.
        return Lead(article, section, sure)
    if unstated in (phrases.NOT_STATED, phrases.NO_COST) and (perhaps := hint(asked, section, resource)) is not None:
        return Lead(article, section, sure, block=perhaps[1], sentence=perhaps[2])
    if states is not None:
        elsewhere = (
            row_nearly(asked, article, states) or _said_of_it(asked, states, section, resource) or _said_elsewhere(asked, section)
        )
        if elsewhere is not None:
            return elsewhere
        fits = _spans(asked) if unstated == phrases.NO_DURATION else states
        item = _item_named(asked, section)
        perhaps = sentence_saying(found, fits, asked=asked)
        if item is not None and perhaps is not None:
            said = perhaps[0].blocks[perhaps[1]]
            # What other items of the list say is said of other things.
            perhaps = None if said.kind is BlockKind.ITEM and said is not item else perhaps
        if perhaps is not None and _is_of_others(asked, perhaps, resource):
            perhaps = None
        if perhaps is not None:
            home, block, number, _ = perhaps
            return Lead(article, home, sure, block=block, sentence=number)
    title = resource.title if resource is not None else section.title
    resources = (resource,) if resource is not None else None
    text = unstated.format(title=title)
    return Lead(article, section, sure, text, resources=resources, single=resource is not None)


def _spans(asked: Asked) -> Callable[[str], bool]:
    """Whether a sentence has a span of the kind that is asked for: five pages are no weeks."""
    parts = not _PARTS.isdisjoint(asked.query.words)
    in_hours = not _HOURS.isdisjoint(asked.query.words)
    timed = not parts and not _TIMES.isdisjoint(asked.query.words)

    def says(text: str) -> bool:
        spans = [words_of(span)[-1:] for span in spans_in(text)]
        if in_hours:
            # How long one works before a course is none of its hours.
            spans = [unit for unit in spans if _YEARS.isdisjoint(unit)]
        if not parts and not timed:
            return bool(spans)
        return any(bool(_PARTS.intersection(unit)) is parts for unit in spans)

    return says


def _is_of_others(asked: Asked, place: Place, resource: Resource | None) -> bool:
    """Whether a sentence that states a fact is of other links than the one asked about, which another sentence speaks of."""
    home, at, number, sentence = place
    if resource is not None:
        if _stands_before(home, at, number, resource) or _of_another_clause(sentence.text, home, resource):
            return True
        own = [block for block in home.blocks if any(resource.url in one.urls for one in block.sentences)]
        in_item = len(own) == 1 and own[0].kind is BlockKind.ITEM and home.blocks[at] is not own[0]
        over_it = sentence.text.rstrip().endswith(":") or _OF_EACH_ITEM.search(sentence.text) is not None
        if in_item and not over_it and not speaks_of_a_resource(sentence.text, resource.title):
            return True
        return not in_item and not over_it and _behind_another(home, at, number, resource)
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    if not sentence.urls or not strong or any(holds(sentence.text, [slot], AS_GOOD) for slot in strong):
        return False
    linked = [one for block in home.blocks for one in block.sentences if one.urls and one is not sentence]
    return any(all(holds(one.text, [slot], AS_GOOD) for slot in strong) for one in linked)


def _behind_another(home: Section, at: int, number: int, resource: Resource) -> bool:
    """Whether another link is named between a link and a sentence of its paragraph, which doesn't speak of the first again."""
    sentences = home.blocks[at].sentences
    own = next((n for n in range(number, -1, -1) if resource.url in sentences[n].urls), None)
    if own is None or own == number or speaks_of_a_resource(sentences[number].text, resource.title):
        return False
    return any(url != resource.url for one in sentences[own + 1 : number + 1] for url in one.urls)


def _stands_before(home: Section, at: int, number: int, resource: Resource) -> bool:
    """Whether a sentence of a paragraph stands before the first one that names a link, which the heading doesn't: it is of
    something else, unless it leads over to it ("Two books help:")."""
    names = [stems_of(name) for name in (*resource.names, resource.title) if name]
    sentence = home.blocks[at].sentences[number]
    title = stems_of(home.title)
    if home.blocks[at].kind is BlockKind.ITEM or sentence.text.rstrip().endswith(":") or any(one & title for one in names):
        return False
    if _OF_EACH.search(sentence.text) is not None or speaks_of_a_resource(sentence.text, resource.title):
        return False
    naming = [
        (block, n)
        for block, one in enumerate(home.blocks)
        for n, text in enumerate(one.sentences)
        if resource.url in text.urls or any(name <= stems_of(text.text) for name in names)
    ]
    return bool(naming) and (at, number) < naming[0]


def _of_another_clause(text: str, home: Section, resource: Resource) -> bool:
    """Whether what a sentence states stands in a clause that names another thing than the clause with a link's name: "Proko
    is good; the paper from Strathmore is $20"."""
    parts = clauses_in(text)
    names = [stems_of(name) for name in (*resource.names, resource.title) if name]
    own = [part for part in parts if any(name <= stems_of(part) for name in names)]
    stating = [part for part in parts if states_price(part) or states_duration(part)]
    if len(parts) < 2 or not own or not stating or any(part in own for part in stating):
        return False
    others = [stems_of(link.title) for link in home.resources if link.url != resource.url]
    known = frozenset().union(*names, stems_of(resource.provider))
    return all(
        any(other and other <= stems_of(part) for other in others) or any(not stems_of(name) <= known for name in names_in(part))
        for part in stating
    )


def meant_in(asked: Asked, links: tuple[Resource, ...]) -> Resource | None:
    """The one of some links that a question names: by its title, else by what is said beside it ("the Wiegers book")."""
    one = meant(asked.about, links)
    if one is not None or len(links) < 2:
        return one
    kinds = asked.library.lexicon.kinds
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium and stem(slot.word) not in kinds]
    of_a_thing = any(slot.medium or stem(slot.word) in _THINGS for slot in asked.about.slots)
    if not of_a_thing and sum(len(slot.word.split()) for slot in strong) < 2:
        # "How long is the interview" asks of no book that speaks of interviews.
        return None
    own = [link for link in links if all(holds(_beside(link), [slot], AS_GOOD) for slot in strong)] if strong else []
    return own[0] if len(own) == 1 else None


def _beside(link: Resource) -> str:
    return " ".join((*link.names, link.provider, link.note))


def _item_named(asked: Asked, section: Section) -> Block | None:
    """The one item of a section's list that has all that the question speaks of."""
    kinds = asked.library.lexicon.kinds
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium and stem(slot.word) not in kinds]
    items = [block for block in section.blocks if block.kind is BlockKind.ITEM]
    named = [one for one in items if strong and all(holds(_text_of(one), [slot], AS_GOOD) for slot in strong)]
    return named[0] if len(named) == 1 and len(items) > 1 else None


def _text_of(block: Block) -> str:
    return " ".join(sentence.text for sentence in block.sentences)


def _named_length(home: Section, block: int, number: int) -> str:
    """The line on the one link that a sentence gives the length of: "A short one (23 hours)" says of none which it is."""
    said = home.blocks[block].sentences[number].text
    own = [link for link in home.resources if link.duration and link.duration in said and belongs(home, block, number, link)]
    return phrases.DURATION.format(title=own[0].title, duration=own[0].duration) if len(own) == 1 else ""


def thread_of(asked: Asked) -> Whose | None:
    """What was shown before."""
    thread = asked.thread
    if thread is None:
        return None
    one = thread.resources[0] if thread.single and thread.resources else only(thread.article, thread.section)
    return thread.article, thread.section, one, FOLLOWS


def only(article: Article, section: Section) -> Resource | None:
    """The one link of a section that has one."""
    resources = resources_of(article, section)
    return resources[0] if len(resources) == 1 else None


def sentences_of(article: Article, section: Section) -> Iterator[Place]:
    """Every sentence of a section, then of those under it."""
    for home in (section, *(article.section(child) for child in section.children)):
        for at, block in enumerate(home.blocks):
            for number, sentence in enumerate(block.sentences):
                yield home, at, number, sentence


def sentence_saying(
    found: Whose, says: Callable[[str], bool], *, plainly: bool = False, asked: Asked | None = None
) -> Place | None:
    """The first sentence of a section, or of those under it, that says something, and not of another of its links.

    Args:
        found: What it must be about.
        says: Whether a sentence says it.
        plainly: Whether it must plainly be about the one link, where a section has several.
        asked: The question; where it is about a whole section, a sentence on a link that it names less than another is left out.
    """
    article, section, resource, _ = found
    of_others = False
    for home, at, number, sentence in sentences_of(article, section):
        if says(sentence.text):
            of_it = belongs(home, at, number, resource) if resource is not None else True
            if resource is not None and _of_another_clause(sentence.text, home, resource):
                of_others = True
                continue
            if of_others and resource is not None and not speaks_of_a_resource(sentence.text, resource.title):
                # "A suit from Hugo is £300 … Shoes cost £50" tells on of other things.
                continue
            if resource is None and asked is not None and _is_of_another(asked, home, at, number):
                continue
            if of_it or (of_it is None and not plainly):
                return home, at, number, sentence
    return None


def _is_of_another(asked: Asked, home: Section, block: int, number: int) -> bool:
    """Whether a sentence is about one of a section's links, and a question has more of what another is called."""
    about = [link for link in home.resources if belongs(home, block, number, link)]
    if len(about) != 1 or len(home.resources) < 2:
        return False

    def named(link: Resource) -> float:
        names = f"{' '.join(link.names)} {link.title}"
        return sum(slot.need for slot in asked.about.slots if slot.need >= MATTERS and holds(names, [slot], AS_GOOD))

    return max(map(named, home.resources)) > named(about[0])


def asks_beside(asked: Asked, found: Whose) -> list[Slot]:
    """What a question speaks of that is neither in the heading nor in the name of the link: "the exam"."""
    article, section, resource, _ = found
    names = (r for r in ((resource,) if resource is not None else resources_of(article, section)))
    known = " ".join((section.title, article.title, *(_called(r, by_author=resource is not None) for r in names)))
    lexicon = asked.library.lexicon
    return [
        slot
        for slot in asked.about.slots
        if (slot.need >= MATTERS or slot.word in _BESIDE) and stem(slot.word) not in lexicon.kinds and not holds(known, [slot])
    ]


def _called(link: Resource, *, by_author: bool) -> str:
    """All that a link goes by: its names, its shop and, if so wished, who is named beside it."""
    return " ".join((*link.names, link.title, link.provider, *(people_in(link.note) if by_author else ())))


def names_whole(asked: Asked, section: Section) -> bool:
    """Whether a question names a heading whole, and else only a kind of thing: "the machine learning course"."""
    lexicon = asked.library.lexicon
    own = heading_words(section.title, lexicon.ignored) - lexicon.kinds
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and stem(slot.word) not in lexicon.kinds]
    said = {part for slot in strong for wording, worth in slot.wordings if worth >= _AS_NAMED for part in wording}
    return bool(own) and own <= said and all(holds(section.title, [slot], _AS_NAMED) for slot in strong)


def _said_beside(asked: Asked, found: Whose, states: Callable[[str], bool]) -> Place | None:
    """The one sentence of a section that states the fact, where another one names what is asked about: "Lufthansa does this"."""
    article, section, resource, _ = found
    beside = asks_beside(asked, found)
    if resource is not None or section.resources or not beside or any(slot.word in _BESIDE for slot in beside):
        return None
    own = [place for place in sentences_of(article, section) if place[0] is section]
    stating = [place for place in own if states(place[3].text)]
    whole = " ".join(place[3].text for place in own)
    if len(stating) != 1 or not all(holds(whole, [slot], AS_GOOD) for slot in beside):
        return None
    # A price of Udemy's is none of what is asked about.
    of_another = providers_in(stating[0][3].text, known_providers())
    return None if any(not holds(name, beside) for name in of_another) else stating[0]


def _said_of_it(asked: Asked, states: Callable[[str], bool], section: Section, resource: Resource | None) -> Lead | None:
    """A sentence of another section that states the fact and has all that the question speaks of."""
    about, as_good = asked.about, AS_GOOD
    if asked.names_nothing and asked.thread is not None:
        # "How much is it" is asked of what was shown, by that name: placements are no apprenticeship.
        about, as_good = (
            read_part(asked.library, resource.title if resource is not None else without_number(section.title)),
            _AS_NAMED,
        )
        asked = replace(asked, ranked=rank(asked.library, about, about, asked.thread.article.slug))
    strong = [slot for slot in about.slots if slot.need >= MATTERS]
    # "Professional tree inspection" is no inspection of ropes.
    weak = [slot for slot in about.slots if slot.need < MATTERS and not slot.medium and slot.wordings]
    whole = names_whole(asked, section)
    for match in asked.ranked.matches[:_MOST_LOOKED_AT] if strong else ():
        for home, block, number, sentence in sentences_of(match.article, match.section):
            if home is section or not states(sentence.text) or (whole and _about_a_link(home, block, number)):
                continue
            if resource is not None and sentence.urls and resource.url not in sentence.urls:
                # The price of another book is none of this one's.
                continue
            if all(holds(sentence.text, [slot], as_good) for slot in (*strong, *weak)):
                return Lead(match.article, home, asked.sure, f"“{sentence.markdown}”", block=block, sentence=number)
    return None


def _about_a_link(home: Section, block: int, number: int) -> bool:
    return any(belongs(home, block, number, link) for link in home.resources)


def _said_elsewhere(asked: Asked, section: Section) -> Lead | None:
    """Another section that has more of the whole question than the one that says nothing of what is asked: "school fees"."""
    whole = rank(asked.library, asked.query, asked.query, asked.article)
    if asked.names_nothing or not whole.matches or whole.matches[0].section is section or whole.sure < KNOWN:
        return None
    here = next((share for match, share in zip(whole.matches, whole.coverage, strict=True) if match.section is section), 0.0)
    if whole.coverage[0] < here + _MORE:
        return None
    best = whole.matches[0]
    return Lead(best.article, best.section, whole.sure, block=whole.best[0], sentence=whole.best[1])
