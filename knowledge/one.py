"""The answer to one question: its aim, the sections that fit, and what the reply leads with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, islice

from knowledge import phrases
from knowledge.aim import Aim, Wish, wishes_of
from knowledge.confidence import confidence, facts_of, shifted
from knowledge.conversation import Thread
from knowledge.leads import MATTERS, Asked, Lead, follow_up, lead_for
from knowledge.leads.asked import FOLLOWS
from knowledge.leads.done import after_done, told_done
from knowledge.library import Library
from knowledge.manner import grounds, signs_of
from knowledge.model import Answer, Article, Match, Section, Tip, Verdict
from knowledge.order import choice_of, ordered, reordered
from knowledge.passage import passage
from knowledge.pick import meant, resources_of
from knowledge.query import Query, Slot
from knowledge.ranking import NOTHING, Ranked, has_any, holds, holds_all, is_kind_named, rank, read_part, said_in
from knowledge.text import stems_of, words_of

# All were set on the development part of tests/questions; `make eval` shows what they give.
ANSWER_FROM = 0.5
UNSURE_FROM = 0.36
# What no other reading comes close to is answered from here on.
ALONE_FROM = 0.45
# What an aim leads to is answered from here on.
LED_FROM = 0.38
_CLOSE = 0.6
_SUGGESTIONS = 5
_MOST_WISHES = 4
# A longer question says by itself what it is about.
_MOST_OF_A_FOLLOW_UP = 9
# "And which works abroad": what begins so goes on with what was shown.
_GOES_ON = frozenset({"and", "which", "but", "so"})
_THERE = frozenset({"there", "here"})
_TOOLS = frozenset({"tool", "tools", "software", "app", "apps"})
_MEANS = _TOOLS | {"site", "sites", "book", "books", "podcast", "channel", "read"}
_MEANS_TO_IT = re.compile(
    r"^(?:and |ok )*(?:any|is there|are there|what|which|got|some|know|a)\b.*"
    r" (?:on|for|about|to|with) (?:it|that|this|these|those|them)$"
)
_SAID = 0.5
# What may be asked of a single link.
_OF_A_LINK = frozenset({Aim.DURATION, Aim.PRICE, Aim.FREE, Aim.DISCOUNT, Aim.LINK, Aim.DETAIL})
WHAT_ABOUT = (("what", "about"), ("how", "about"), ("what", "if"))
_ONE = frozenset({"one", "ones"})
_NAMES = 0.9
# A misspelt word of a heading still names it.
_HEADED = 0.7
_MOST_HEADED = 3
# No list of words has it: a name.
_NAME = 4.5
_MOST_OF_A_NAME = 4
_WHOLLY = 0.95
# A wording no better than this is found in many a section that speaks of something else.
_DISTANT = 0.55
_AGES = frozenset({"age", "old", "young"})
# What is left of how sure it is where a question's aim has no lead, though its subject is spoken of.
_UNTOLD = 0.45
# Leads on these must be on what the question speaks of; another aim leads elsewhere by its nature.
_OF_ITS_MATTER = frozenset(
    {Aim.PATH, Aim.DURATION, Aim.PRICE, Aim.FREE, Aim.DETAIL, Aim.EARN, Aim.DEFINE, Aim.ATTRIBUTE, Aim.LINK, Aim.SHOW}
    | {Aim.DAY, Aim.OVERVIEW, Aim.FIRST, Aim.BY, Aim.NTH, Aim.LAST, Aim.BECOME}
)
# Who asks what the work pays asks for no price, and who asks how long an interview is, for nothing else of it.
_OF_MONEY = frozenset({Aim.PRICE, Aim.FREE, Aim.DISCOUNT})
_NOT_BESIDE = {Aim.EARN: _OF_MONEY, **dict.fromkeys((Aim.DURATION, Aim.LINK, Aim.AGE, *_OF_MONEY), frozenset({Aim.TOPIC}))}
_OF_THE_PATH = frozenset({Aim.PATH, Aim.OVERVIEW, Aim.FIRST, Aim.NTH, Aim.LAST})
# Who wants to become what an article is about asks for its path, however that is put.
_PLAINLY = frozenset({Aim.BECOME})
# In need: one strong word.
_MORE_OF_IT = 2.5
# What is likelier by less than this doesn't come before what ranks best: on the development questions it makes no difference,
# and a question's own words are the better reason to be told.
_AS_LIKELY = 0.55
# ... where it ranks clearly better.
_RANKS_ALIKE = 0.9
# Asked for by themselves, with no word that says much, too seldom to have been weighed well: "who wrote this article".
_SELDOM = frozenset({Aim.AGE, Aim.DETAIL, Aim.EARN})
# By so much, in log-odds, must another section fit better than the one that an aim leads to. On the development questions, half
# to one and a half leave the most right.
_MISREAD = 1.25
# "An overview of the steps" is no section that is called so.
_OVERVIEWS = frozenset({"overview", "summary", "introduction", "intro", "outline", "author"})
# The log-odds against what a section may say by accident alone: what is very sure by all else is answered all the same. On the
# development questions 18 more are answered rightly so than where none is, and 8 off-topic ones.
_ACCIDENT = -0.7
_BARELY = 0.35
# Two or more words are no accident where they are this much of what the question needs.
_MOST_OF_IT = 0.6


@dataclass(frozen=True, slots=True)
class Task:
    """What stays the same for every part of a message.

    Attributes:
        library: Whose articles are asked.
        question: The message as typed, without courtesies.
        article: The slug of the only article that may answer; None for all.
    """

    library: Library
    question: str
    article: str | None


def answer_one(task: Task, query: Query, thread: Thread | None) -> Answer:
    """The answer to one question, but for its text."""
    library, article = task.library, task.article
    query, thread = _of_one_link(task, query, thread)
    held = _held_by_thread(task, query, thread)
    if held is not None:
        return held
    wish = Wish(Aim.ABOUT, "")
    whole = len(words_of(task.question)) <= len(query.typed)
    wishes = wishes_of(query.words)
    likeliest = next(wishes)
    ranked, named = NOTHING, False
    untold = likeliest.aim is Aim.DAY or (likeliest.aim is Aim.AGE and not _AGES.isdisjoint(query.typed))
    for wish in islice(chain((likeliest,), wishes), _MOST_WISHES):
        if untold and wish.aim is Aim.ATTRIBUTE:
            continue
        if wish.aim in _NOT_BESIDE.get(likeliest.aim, ()):
            continue
        about = query if wish.aim is Aim.ABOUT else read_part(library, wish.about)
        ranked = rank(library, query, about, article, thread.article if thread is not None else None)
        asked = Asked(library, query, wish, about, ranked, article, thread, whole)
        lead = lead_for(asked) or (follow_up(asked) if wish.aim is Aim.ABOUT else None)
        if lead is not None and thread is None and _speaks_of_less(task, query, about, wish.aim, lead):
            continue
        if lead is not None and thread is None and _another_is_meant(asked, lead):
            ranked, wish = rank(library, query, query, article), Wish(Aim.ABOUT, "")
            break
        if lead is not None:
            if thread is None:
                if wish.aim not in _PLAINLY:
                    sure = _weighed(task, query, wish.aim, lead.sure, lead.article, lead.section)
                    by_aim_alone = wish.aim in _SELDOM and not any(slot.need >= MATTERS for slot in query.slots)
                    lead = replace(lead, sure=max(sure, ANSWER_FROM) if by_aim_alone else sure)
                if lead.sure < LED_FROM and not lead.choices:
                    return not_covered(task, replace(ranked, sure=lead.sure))
            return _finish(task, lead, ranked, wish.aim)
    if untold:
        # That a thing is spoken of doesn't tell what a day of it is like, nor how old anybody is.
        ranked = replace(ranked, sure=ranked.sure * _UNTOLD)
    elif not (named := _is_a_name(query, ranked)):
        ranked = _with_the_heading_named(task, query, ranked)
    if (
        ranked.matches
        and not query.urls
        and not is_kind_named(ranked.matches[0].article, ranked.matches[0].section, said_in(query))
    ):
        ranked = _likeliest_first(library, query, ranked)
    if ranked.matches:
        first = ranked.matches[0]
        sure = _weighed(task, query, Aim.ABOUT, ranked.sure, first.article, first.section)
        ranked = replace(ranked, sure=max(sure, ANSWER_FROM) if named else sure)
    if ranked is NOTHING or ranked.sure < UNSURE_FROM:
        return not_covered(task, ranked)
    if not query.urls and _by_accident(query, ranked.matches[0].section, thread):
        # "Pizza" says nothing but what stands there by accident.
        alone = len(query.typed) <= _MOST_OF_A_NAME
        ranked = replace(ranked, sure=min(ranked.sure, _BARELY) if alone else shifted(ranked.sure, _ACCIDENT))
        if ranked.sure < ANSWER_FROM:
            return not_covered(task, ranked)
    close = tuple(match for match in ranked.matches[:3] if match.score >= _CLOSE)
    if ranked.sure < ANSWER_FROM and len(close) > 1:
        return _unsure(task, phrases.UNSURE, close, ranked)
    if ranked.sure < ALONE_FROM:
        return not_covered(task, ranked)
    return of_passage(task, query, ranked, wish.aim)


def after_what_is_done(task: Task, query: Query) -> Answer | None:
    """What comes next for who tells what is done, but for its text; None where a message tells of none of the steps."""
    told = told_done(query.typed)
    if not told:
        return None
    ranked = rank(task.library, query, query, task.article)
    asked = Asked(task.library, query, Wish(Aim.NEXT, told), query, ranked, task.article, None)
    lead = after_done(asked, told)
    if lead is None:
        return None
    lead = replace(lead, sure=_weighed(task, query, Aim.NEXT, lead.sure, lead.article, lead.section))
    return _finish(task, lead, ranked, Aim.NEXT) if lead.sure >= ANSWER_FROM else None


def _weighed(task: Task, query: Query, aim: Aim, sure: float, article: Article, section: Section) -> float:
    """How sure it is that a question wants what this section tells, by how it is put and how the two fit too."""
    if query.urls:
        return sure
    head = stems_of(" ".join((section.title, *section.aliases)))
    own = head.union(*(stems_of(sentence.text) for block in section.blocks for sentence in block.sentences))
    places = grounds(query, head, own, task.library.stems_in(article))
    number = task.library.number_of(article, section)
    facts = facts_of(task.library.index, query, number)
    return confidence(sure, signs_of(query.words, places), facts, aim, len(chosen(task.library, task.article)))


def of_passage(task: Task, query: Query, ranked: Ranked, aim: Aim = Aim.ABOUT) -> Answer:
    """The answer that is the passage that fits best, but for its text."""
    best = ranked.matches[0]
    block, sentence = ranked.best
    resources = resources_of(best.article, best.section)
    one = meant(query, resources)
    if one is not None:
        resources = (one, *(other for other in resources if other is not one))
    lead = Lead(
        best.article,
        best.section,
        ranked.sure,
        block=block,
        sentence=sentence,
        resources=resources,
        single=one is not None,
    )
    return _finish(task, lead, ranked, aim)


def _speaks_of_less(task: Task, query: Query, about: Query, aim: Aim, lead: Lead) -> bool:
    """Whether a lead on a fact is on a section that has less of what a question speaks of than the best match: "the inspector
    exam consists of how many parts" asks for no number of steps."""
    if aim not in _OF_ITS_MATTER or lead.choices:
        return False
    ranked = rank(task.library, query, query, task.article)
    best = ranked.matches[0] if ranked.matches else None
    if best is None or best.section is lead.section or ranked.sure < ANSWER_FROM:
        return False
    # "Salary" is what a question on pay asks for, not what it is about.
    said = query if aim in _OF_THE_PATH else about
    # Nor does what the whole article is about tell what a section has less of.
    called = stems_of(f"{lead.article.title} {lead.article.slug}") if lead.article is best.article else frozenset()
    strong = [slot for slot in said.slots if slot.need >= MATTERS and not slot.medium and slot.word not in _OVERVIEWS]
    strong = [slot for slot in strong if not has_any(called, (slot,), _SAID)]
    return _held(best.article, best.section, strong) >= _held(lead.article, lead.section, strong) + _MORE_OF_IT


def _likeliest_first(library: Library, query: Query, ranked: Ranked) -> Ranked:
    """The sections that fit by which is likely meant; what ranks clearly best gives way only to what is clearly likelier."""
    choice = choice_of(library, query, ranked)
    order, scores = ordered(choice)
    if scores[order[0]] - scores[0] <= _AS_LIKELY and _score_of(ranked, choice.numbers[order[0]]) < _RANKS_ALIKE:
        # What ranks best stands first in the choice.
        order = [0, *(at for at in order if at)]
    return reordered(library, query, ranked, choice, order)


def _score_of(ranked: Ranked, number: int) -> float:
    """What a section scores beside the best; 0 where it isn't among those that fit."""
    return next((match.score for match, own in zip(ranked.matches, ranked.numbers, strict=True) if own == number), 0.0)


def _another_is_meant(asked: Asked, lead: Lead) -> bool:
    """Whether a section fits so much better than the one that an aim leads to that the aim must have been misread."""
    query, aim = asked.query, asked.wish.aim
    if lead.choices or query.urls or aim in _PLAINLY or not asked.ranked.matches or not query.slots or asked.names_nothing:
        return False
    if aim is Aim.COMPARE and "first" in query.typed:
        # Which of two comes first is told by the path.
        return False
    led = asked.library.number_of(lead.article, lead.section)
    choice = choice_of(asked.library, query, asked.ranked, led, aim)
    order, scores = ordered(choice)
    return float(scores[order[0]] - scores[choice.numbers.index(led)]) > _MISREAD


def _held(article: Article, section: Section, strong: list[Slot]) -> float:
    """How much need a section, with its headings and what stands right under it, has good wordings for."""
    homes = (section, *(article.section(child) for child in section.children))
    texts = [*section.path]
    for home in homes:
        texts += [
            home.title,
            *(name for link in home.resources for name in link.names),
            *(link.provider for link in home.resources),
        ]
        texts += [sentence.text for block in home.blocks for sentence in block.sentences]
    stems = frozenset().union(*map(stems_of, texts))
    return sum(slot.need for slot in strong if has_any(stems, (slot,), _HEADED))


def _is_a_name(query: Query, ranked: Ranked) -> bool:
    """Whether a short question is a name that one section has, and nothing else: "whats SUSI"."""
    return (
        len(query.typed) <= _MOST_OF_A_NAME
        and bool(ranked.matches)
        and any(slot.need >= _NAME for slot in query.slots)
        and all(slot.wordings and slot.wordings[0][1] == 1.0 for slot in query.slots if slot.need >= MATTERS)
        and ranked.coverage[0] > _WHOLLY
    )


def _with_the_heading_named(task: Task, query: Query, ranked: Ranked) -> Ranked:
    """The section first whose heading has every strong word of a question, where the question asks for nothing else."""
    strong = [slot for slot in query.slots if slot.need >= MATTERS and not slot.medium]
    lexicon = task.library.lexicon
    if ranked.sure >= ANSWER_FROM or not strong or not (lexicon.elsewhere | lexicon.everyday).isdisjoint(query.typed):
        return ranked
    for at, match in enumerate(ranked.matches[:_MOST_HEADED]):
        names = (match.section.title, *(name for link in match.section.resources for name in link.names))
        if any(holds_all(name, strong, _HEADED) for name in names):
            order = (at, *range(at), *range(at + 1, len(ranked.matches)))
            return replace(
                ranked,
                matches=tuple(ranked.matches[one] for one in order),
                numbers=tuple(ranked.numbers[one] for one in order),
                coverage=tuple(ranked.coverage[one] for one in order),
                best=ranked.best if not at else (-1, 0),
                sure=ANSWER_FROM,
            )
    return ranked


def _by_accident(query: Query, section: Section, thread: Thread | None) -> bool:
    """Whether all that a section has of a question says little of any subject, and stands in no heading: "my cat"."""
    if thread is not None and thread.section is section:
        return False
    head = stems_of(" ".join((section.title, *section.aliases, *(name for link in section.resources for name in link.names))))
    if has_any(head, query.slots, _DISTANT):
        return False
    sentences = [stems_of(sentence.text) for block in section.blocks for sentence in block.sentences]
    whole = head.union(*sentences)
    if any(slot.need >= MATTERS and has_any(whole, (slot,), _DISTANT) for slot in query.slots):
        return False
    # One word may be there by chance, all of them in one sentence are not ("keep a starter"), nor are most.
    need = _MOST_OF_IT * sum(slot.need for slot in query.slots)
    for one in sentences:
        there = [slot for slot in query.slots if has_any(one, (slot,), _DISTANT)]
        if len(there) > 1 and sum(slot.need for slot in there) >= need:
            return False
    return True


def _of_one_link(task: Task, query: Query, thread: Thread | None) -> tuple[Query, Thread | None]:
    """A question on one of the links shown before ("how long is the udemy one") as one on that link alone."""
    strong = [slot for slot in query.slots if slot.need >= MATTERS and not slot.medium]
    if thread is None or _ONE.isdisjoint(query.typed) or not strong or len(query.typed) > _MOST_OF_A_FOLLOW_UP:
        return query, thread
    links = resources_of(thread.article, thread.section)
    own = [link for link in links if all(holds(f"{link.provider} {' '.join(link.names)}", [slot], _NAMES) for slot in strong)]
    if len(own) != 1:
        return query, thread
    said = {word for slot in strong for word in slot.word.split()}
    rest = read_part(task.library, " ".join(word for word in query.typed if word not in said))
    if next(wishes_of(rest.words)).aim not in _OF_A_LINK:
        return query, thread
    return rest, replace(thread, resources=(own[0],), single=True)


def _held_by_thread(task: Task, query: Query, thread: Thread | None) -> Answer | None:
    """What was shown before, where a question that refers to it asks for something that stands there: "can i win money there"."""
    strong = [slot for slot in query.slots if slot.need >= MATTERS]
    if thread is None or not strong or len(query.typed) > _MOST_OF_A_FOLLOW_UP:
        return None
    refers = not (task.library.lexicon.refers | _THERE).isdisjoint(query.typed)
    if not refers and (
        query.typed[0] not in _GOES_ON or not all(slot.wordings and slot.wordings[0][1] == 1.0 for slot in strong)
    ):
        return None
    if all(slot.medium or slot.word in _MEANS for slot in strong) and _MEANS_TO_IT.search(" ".join(query.typed)):
        # "Any book on that" is one that stands there.
        below = (thread.article.section(child) for child in thread.section.children)
        own = next((one for one in below if holds_all(one.title, strong, _NAMES)), thread.section)
        texts = [own.title, *(sentence.text for block in own.blocks for sentence in block.sentences)]
        any_will_do = not _TOOLS.isdisjoint(query.typed)
        if resources_of(thread.article, own) and (any_will_do or any(holds_all(text, strong, _SAID) for text in texts)):
            return _finish(task, Lead(thread.article, own, FOLLOWS), NOTHING, Aim.ABOUT)
    named = rank(task.library, query, query, task.article).matches[:1]
    if any(
        one.section is not thread.section and all(holds(one.section.title, [slot], _NAMES) for slot in strong) for one in named
    ):
        # "The one for kubernetes" is another, whatever was said of it before.
        return None
    for at, block in enumerate(thread.section.blocks):
        for number, sentence in enumerate(block.sentences):
            if all(holds(sentence.text, [slot], _SAID) for slot in strong):
                lead = Lead(thread.article, thread.section, FOLLOWS, block=at, sentence=number)
                return _finish(task, lead, NOTHING, Aim.ABOUT)
    return None


def _finish(task: Task, lead: Lead, ranked: Ranked, aim: Aim) -> Answer:
    """The answer that leads with a section, but for its text."""
    if lead.choices:
        return replace(_unsure(task, lead.text, lead.choices, replace(ranked, sure=lead.sure)), aim=aim.value)
    resources = lead.resources if lead.resources is not None else resources_of(lead.article, lead.section)
    text = lead.text
    shown = lead.passage if lead.passage is not None else passage(lead.section, lead.block, lead.sentence)
    if not shown and lead.passage is None:
        text = "\n\n".join(part for part in (text, inside(lead.article, lead.section)) if part)
    if text.startswith("“") and shown.startswith(text.strip("“”")):
        # What states the fact is the passage's first sentence already.
        text = ""
    tips = lead.tips if lead.tips is not None else lead.article.tips_for(resources) or _tips_named(task, lead)
    first = Match(lead.article, lead.section, 1.0)
    matches = (first, *[match for match in ranked.matches if match.section is not lead.section])
    return Answer(
        question=task.question,
        verdict=Verdict.ANSWER,
        confidence=round(lead.sure, 4),
        article=lead.article,
        section=lead.section,
        lead=text,
        passage=shown,
        resources=resources,
        tips=tips,
        matches=matches[:10],
        beside=lead.beside,
        aim=aim.value,
        single=lead.single,
    )


def _tips_named(task: Task, lead: Lead) -> tuple[Tip, ...]:
    """The tips that stand in the section shown, for a shop that the question names, or with all else that it names."""
    said = set(words_of(task.question))
    own = [tip for tip in lead.article.tips if tip.section == lead.section.id]
    strong = [slot for slot in task.library.reader.read(task.question).slots if slot.need >= MATTERS] if own else []
    return tuple(
        tip
        for tip in own
        if not said.isdisjoint(words_of(tip.provider or "")) or (strong and holds_all(tip.text, strong, _HEADED))
    )


def _unsure(task: Task, text: str, choices: tuple[Match, ...], ranked: Ranked) -> Answer:
    return Answer(
        question=task.question,
        verdict=Verdict.UNSURE,
        confidence=round(ranked.sure, 4),
        article=choices[0].article,
        section=choices[0].section,
        lead=text,
        matches=ranked.matches or choices[:10],
        suggestions=choices,
    )


def not_covered(task: Task, ranked: Ranked) -> Answer:
    """That the articles don't cover it, with the topics that come closest."""
    query = task.library.wide.read(task.question)
    close = rank(task.library, query, query, task.article).matches or ranked.matches
    covered = phrases.COVERED.format(articles=names(task.library, task.article))
    return Answer(
        question=task.question,
        verdict=Verdict.NOT_COVERED,
        confidence=round(ranked.sure, 4),
        lead="\n".join((f"{phrases.NOT_COVERED} {covered}", phrases.CLOSEST)),
        matches=close,
        suggestions=close[:_SUGGESTIONS] or _topics(task.library, task.article),
    )


def _topics(library: Library, article: str | None) -> tuple[Match, ...]:
    """Where to go when nothing fits at all: the steps, or the first sections of an article without any."""
    found: list[Match] = []
    for one in chosen(library, article):
        sections = [one.section(step.section) for step in one.steps] or list(one.sections)
        found.extend(Match(one, section, 0.0) for section in sections)
    return tuple(found[:_SUGGESTIONS])


def inside(article: Article, section: Section) -> str:
    """The sections under one that has no text of its own, as a list."""
    if not section.children:
        return ""
    titles = (article.section(child).title for child in section.children)
    return "\n".join((phrases.INSIDE, *(f"- {title}" for title in titles)))


def chosen(library: Library, article: str | None) -> tuple[Article, ...]:
    one = library.article(article) if article is not None else None
    return (one,) if one is not None else library.articles


def names(library: Library, article: str | None) -> str:
    return phrases.listed([f"**{one.title}**" for one in chosen(library, article)])
