"""From a question to an answer: small talk, aim, ranking, and what the reply leads with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from knowledge import phrases
from knowledge.aim import Aim, Wish, wishes_of
from knowledge.clauses import bare, clauses_of
from knowledge.conversation import Thread, Turn, thread_of, turn_of
from knowledge.leads import MATTERS, Asked, Lead, follow_up, lead_for, names_whole
from knowledge.library import Library
from knowledge.model import Answer, Article, Match, Section, Verdict
from knowledge.passage import passage
from knowledge.pick import meant, resources_of
from knowledge.query import MOST_CHARACTERS, Query
from knowledge.ranking import NOTHING, Ranked, rank, read_part
from knowledge.render import text_of
from knowledge.smalltalk import smalltalk

# Both were set on the development part of tests/questions; `make eval` shows what they give.
ANSWER_FROM = 0.5
UNSURE_FROM = 0.38
# What no other reading comes close to is answered from here on.
ALONE_FROM = 0.4
_CLOSE = 0.6
_SUGGESTIONS = 5
_MOST_ASKED = 4
_MOST_WISHES = 4
# People end with what they want to know.
_MOST_CLAUSES = 24
# A longer question that holds "and" is one question, or is cut at what it asks.
_MOST_OF_TWO = 20
_AND = frozenset({"and", "plus", "n", "also"})
_BETWEEN = frozenset({"between", "vs", "versus", "or", "difference", "compare", "after", "before", "then"})
# From here on a clause needs nothing of the one before it.
_PLAIN = 0.7


def answer(library: Library, question: str, *, article: str | None = None, before: Turn | None = None) -> Answer:
    """What the articles say to a question.

    Args:
        library: Whose articles are asked.
        question: As somebody typed it; any Unicode, any length.
        article: Answer from the article with this slug only.
        before: What was shown last in this conversation (`conversation.turn_of`), for "and after that?".
    """
    query = library.reader.read(question.replace(" & ", " and ").replace(" + ", " and "))
    phrase = smalltalk(query.typed)
    if phrase is not None:
        return _told(library, question, Verdict.SMALLTALK, phrase, article)
    if not query.urls and not _has_words(query):
        return _told(library, question, Verdict.NOT_COVERED, phrases.EMPTY, article)
    found = _answer_parts(_Task(library, question, article), query, thread_of(library, before))
    return replace(found, text=text_of(found, len(library.articles) > 1))


@dataclass(frozen=True, slots=True)
class _Task:
    """What stays the same for every part of a message."""

    library: Library
    question: str
    article: str | None


def _answer_parts(task: _Task, query: Query, thread: Thread | None) -> Answer:
    """The answer to a message: to its one question, or to the two surest of several."""
    clauses = clauses_of(bare(task.question[:MOST_CHARACTERS]))[-_MOST_CLAUSES:] if not query.urls else ()
    asking = [clause for clause in clauses if clause.asks and clause.plainly][:_MOST_ASKED]
    asking = asking or [clause for clause in clauses if clause.asks][:_MOST_ASKED]
    if len(clauses) < 2 or not asking:
        return _two_things(task, query, thread) or _one(task, query, thread)
    answers: list[Answer] = []
    spoken = ""
    told: Thread | None = thread
    for clause in clauses:
        part = read_part(task.library, clause.text)
        if clause in asking:
            answers.append(_asked_after(task, part, spoken, told))
            told = thread_of(task.library, turn_of(answers[-1])) or told
            spoken = ""
        else:
            told = _spoken_of(task, part) or told
            spoken = clause.text
    good = [one for one in answers if one.verdict is Verdict.ANSWER]
    if not good:
        return max((_one(task, query, thread), *answers), key=lambda one: one.confidence)
    chosen = sorted(sorted(good, key=lambda one: -one.confidence)[:2], key=answers.index)
    first, *rest = chosen
    second = next((one for one in rest if (one.section, one.lead) != (first.section, first.lead)), None)
    return _with_second(first, second) if second is not None else first


def _two_things(task: _Task, query: Query, thread: Thread | None) -> Answer | None:
    """Two answers where a short question names two things whole: "tell me about the python step and kaggle"."""
    words = query.typed
    if len(words) > _MOST_OF_TWO or _BETWEEN.intersection(words):
        return None
    for at, word in enumerate(words):
        if word not in _AND or not 0 < at < len(words) - 1:
            continue
        sides = [read_part(task.library, " ".join(part)) for part in (words[:at], words[at + 1 :])]
        named = [_named_whole(task, side, thread) for side in sides]
        if None in named or named[0] is named[1]:
            continue
        first, second = (_one(task, side, thread) for side in sides)
        if first.verdict is second.verdict is Verdict.ANSWER and first.section is not second.section:
            return _with_second(first, second)
    return None


def _named_whole(task: _Task, part: Query, thread: Thread | None) -> Section | None:
    wish = Wish(Aim.ABOUT, "")
    ranked = rank(task.library, part, part, task.article)
    return names_whole(Asked(task.library, part, wish, part, ranked, task.article, thread))


def _asked_after(task: _Task, part: Query, spoken: str, told: Thread | None) -> Answer:
    """The answer to a clause, or where it says too little by itself to that clause with the one before it."""
    alone = _one(task, part, told)
    leans = bool(spoken) and _leans(task, part)
    if not spoken or (alone.verdict is Verdict.ANSWER and alone.confidence >= _PLAIN and not leans):
        return alone
    together = _one(task, read_part(task.library, f"{spoken} {' '.join(part.typed)}"), told)
    if together.aim not in {wish.aim for wish in wishes_of(part.words)}:
        # What asks for a discount stands in what was told, not in what is asked.
        return alone
    if leans and together.verdict is Verdict.ANSWER:
        return together
    return together if together.confidence > alone.confidence or alone.verdict is Verdict.UNSURE else alone


def _leans(task: _Task, part: Query) -> bool:
    """Whether a clause speaks of what stands before it: "which is cheaper", "where do i learn those"."""
    lexicon = task.library.lexicon
    own = [slot for slot in part.slots if slot.need >= MATTERS]
    return not own and (part.typed[:1] == ("which",) or not lexicon.refers.isdisjoint(part.typed))


def _with_second(first: Answer, second: Answer) -> Answer:
    """One answer of two, with the links and tips of both."""
    links = {resource.url: resource for one in (first, second) for resource in one.resources}
    tips = dict.fromkeys((*first.tips, *second.tips))
    return replace(first, second=second, resources=tuple(links.values()), tips=tuple(tips), single=False)


def _spoken_of(task: _Task, part: Query) -> Thread | None:
    """What a clause that asks nothing speaks of: "I just finished the statistics course." """
    ranked = rank(task.library, part, part, task.article)
    if ranked.sure < ANSWER_FROM:
        return None
    best = ranked.matches[0]
    return Thread(best.article, best.section, resources_of(best.article, best.section), False, (), Aim.ABOUT)


def _one(task: _Task, query: Query, thread: Thread | None) -> Answer:
    """The answer to one question, but for its text."""
    library, article = task.library, task.article
    wish = Wish(Aim.ABOUT, "")
    ranked = NOTHING
    for wish in islice(wishes_of(query.words), _MOST_WISHES):
        about = query if wish.aim is Aim.ABOUT else read_part(library, wish.about)
        ranked = rank(library, query, about, article, thread.article.slug if thread is not None else None)
        asked = Asked(library, query, wish, about, ranked, article, thread)
        lead = lead_for(asked) or (follow_up(asked) if wish.aim is Aim.ABOUT else None)
        if lead is not None:
            return replace(_finish(task, lead, ranked), aim=wish.aim.value)
    if ranked is NOTHING or ranked.sure < UNSURE_FROM:
        return _not_covered(task, ranked)
    close = tuple(match for match in ranked.matches[:3] if match.score >= _CLOSE)
    if ranked.sure < ANSWER_FROM and len(close) > 1:
        return _unsure(task, phrases.UNSURE, close, ranked)
    if ranked.sure < ALONE_FROM:
        return _not_covered(task, ranked)
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
    return replace(_finish(task, lead, ranked), aim=wish.aim.value)


def show(article: Article, section: Section, *, several_articles: bool = False) -> Answer:
    """A section as a reply of its own, as a walk along the path shows it.

    Args:
        article: The section's article.
        section: What to show; its text from the beginning, or what stands under it where it has none.
        several_articles: Whether the library holds more than this one.
    """
    resources = resources_of(article, section)
    shown = Answer(
        question="",
        verdict=Verdict.ANSWER,
        confidence=1.0,
        article=article,
        section=section,
        lead="" if section.blocks else _inside(article, section),
        passage=passage(section),
        resources=resources,
        tips=article.tips_for(resources),
    )
    return replace(shown, text=text_of(shown, several_articles))


def _has_words(query: Query) -> bool:
    """Whether a message holds at least one word and no wall of one letter."""
    letters = {c for word in query.typed for c in word if c.isalnum()}
    return len(letters) > 1 or any(len(word) == 1 for word in query.typed)


def _inside(article: Article, section: Section) -> str:
    """The sections under one that has no text of its own, as a list."""
    if not section.children:
        return ""
    titles = (article.section(child).title for child in section.children)
    return "\n".join((phrases.INSIDE, *(f"- {title}" for title in titles)))


def _finish(task: _Task, lead: Lead, ranked: Ranked) -> Answer:
    """The answer that leads with a section, but for its text."""
    if lead.choices:
        return _unsure(task, lead.text, lead.choices, replace(ranked, sure=lead.sure))
    resources = lead.resources if lead.resources is not None else resources_of(lead.article, lead.section)
    text = lead.text
    shown = lead.passage if lead.passage is not None else passage(lead.section, lead.block, lead.sentence)
    if not shown and lead.passage is None:
        text = "\n\n".join(part for part in (text, _inside(lead.article, lead.section)) if part)
    if text.startswith("“") and shown.startswith(text.strip("“”")):
        # What states the fact is the passage's first sentence already.
        text = ""
    tips = lead.tips if lead.tips is not None else lead.article.tips_for(resources)
    first = Match(lead.article, lead.section, 1.0)
    matches = (first, *(m for m in ranked.matches if m.section is not lead.section))
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
        single=lead.single,
    )


def _unsure(task: _Task, text: str, choices: tuple[Match, ...], ranked: Ranked) -> Answer:
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


def _not_covered(task: _Task, ranked: Ranked) -> Answer:
    covered = phrases.COVERED.format(articles=_names(task.library, task.article))
    return Answer(
        question=task.question,
        verdict=Verdict.NOT_COVERED,
        confidence=round(ranked.sure, 4),
        lead="\n".join((f"{phrases.NOT_COVERED} {covered}", phrases.CLOSEST)),
        matches=ranked.matches,
        suggestions=ranked.matches[:_SUGGESTIONS] or _topics(task.library, task.article),
    )


def _told(library: Library, question: str, verdict: Verdict, phrase: str, article: str | None) -> Answer:
    """A friendly reply that no article gives, with what to ask."""
    lines = [phrase.format(articles=_names(library, article))]
    if phrase not in (phrases.THANKS, phrases.GOODBYE, phrases.PRAISE):
        lines += ["", phrases.EXAMPLES_INTRO, *(f"- {one}" for one in examples(library, article))]
    found = Answer(question=question, verdict=verdict, confidence=0.0, lead="\n".join(lines))
    return replace(found, text=text_of(found, len(library.articles) > 1))


def examples(library: Library, article: str | None = None) -> tuple[str, ...]:
    """Questions that the articles answer, made from their own titles: what to try first."""
    chosen = _chosen(library, article)[0]
    step = chosen.step_section(max(1, len(chosen.steps) - 2))
    timed = next((r for r in chosen.resources if r.duration), None)
    filled: list[str] = []
    for example in phrases.EXAMPLES:
        if ("{step}" in example and step is None) or ("{resource}" in example and timed is None):
            continue
        if "discount" in example and not chosen.tips:
            continue
        title = step.title if step is not None else ""
        filled.append(example.format(step=title, resource=timed.title if timed is not None else ""))
    return tuple(filled)


def _chosen(library: Library, article: str | None) -> tuple[Article, ...]:
    one = library.article(article) if article is not None else None
    return (one,) if one is not None else library.articles


def _names(library: Library, article: str | None) -> str:
    return phrases.listed([f"**{one.title}**" for one in _chosen(library, article)])


def _topics(library: Library, article: str | None) -> tuple[Match, ...]:
    """Where to go when nothing fits at all: the steps, or the first sections of an article without any."""
    found: list[Match] = []
    for one in _chosen(library, article):
        sections = [one.section(step.section) for step in one.steps] or list(one.sections)
        found.extend(Match(one, section, 0.0) for section in sections)
    return tuple(found[:_SUGGESTIONS])
