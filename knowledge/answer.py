"""From a question to an answer: small talk is told, all else is looked up."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge import phrases
from knowledge.conversation import Turn, thread_of
from knowledge.corrections import as_meant
from knowledge.courtesy import without_calls, without_courtesies
from knowledge.library import Library
from knowledge.message import answer_message
from knowledge.model import Answer, Article, Section, Verdict
from knowledge.one import Task, chosen, inside, names
from knowledge.passage import passage
from knowledge.pick import resources_of
from knowledge.query import MOST_CHARACTERS, Query
from knowledge.render import text_of
from knowledge.smalltalk import smalltalk

# "Egg free baking" asks for nothing that costs nothing.
_FREE_OF = re.compile(
    r"\b(ads?|alcohol|animal|bugs?|dairy|debt|distraction|drugs?|eggs?|errors?|fat|gluten|grain|lactose|meat|milk|noise|nuts?|oil|pain|"
    r"plastic|risk|smoke|soy|stress|sugar|tax|toxin|wheat|worry)[ -]free\b",
    re.IGNORECASE,
)


# What a topic, small talk and a message of two questions are told by is read with the first of each.
_OF_EVERY_KIND = ("do i need a degree", "hello", "is it free? and who teaches it, i have no idea")


def answer(library: Library, question: str, *, article: str | None = None, before: Turn | None = None) -> Answer:
    """What the articles say to a question.

    Args:
        library: Whose articles are asked.
        question: As somebody typed it; any Unicode, any length.
        article: Answer from the article with this slug only.
        before: What was shown last in this conversation (`conversation.turn_of`), for "and after that?".
    """
    asked = without_calls(without_courtesies(question[:MOST_CHARACTERS]), library.index.vocabulary.knows)
    asked = as_meant(library, asked, before)
    if "free" in asked.lower():
        asked = _FREE_OF.sub(r"without \1", asked)
    query = library.reader.read(asked.replace(" & ", " and ").replace(" + ", " and ").replace(" / ", " or "))
    phrase = smalltalk(query.typed) if not query.urls else None
    if phrase is not None:
        return _told(library, question, Verdict.SMALLTALK, phrase, article)
    if not query.urls and not _has_words(query):
        return _told(library, question, Verdict.NOT_COVERED, phrases.EMPTY, article)
    found = answer_message(Task(library, asked, article), query, thread_of(library, before))
    return replace(found, question=question, text=text_of(found, len(library.articles) > 1))


def warm(library: Library) -> None:
    """Read now all that questions are read by: the first to ask waits for none of it, and a file that is replaced under a
    running bot is missed by nobody."""
    for question in (*examples(library), *_OF_EVERY_KIND):
        answer(library, question)


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
        lead="" if section.blocks else inside(article, section),
        passage=passage(section),
        resources=resources,
        tips=article.tips_for(resources),
    )
    return replace(shown, text=text_of(shown, several_articles))


def _has_words(query: Query) -> bool:
    """Whether a message holds at least one word and no wall of one letter."""
    whole = "".join(query.typed)
    # A word begins with a letter or a digit.
    return any(c != whole[0] and c.isalnum() for c in whole) or any(len(word) == 1 for word in query.typed)


def _told(library: Library, question: str, verdict: Verdict, phrase: str, article: str | None) -> Answer:
    """A friendly reply that no article gives, with what to ask."""
    lines = [phrase.format(articles=names(library, article))]
    if phrase not in (phrases.THANKS, phrases.GOODBYE, phrases.PRAISE):
        lines += ["", phrases.EXAMPLES_INTRO, *(f"- {one}" for one in examples(library, article))]
    found = Answer(question=question, verdict=verdict, confidence=0.0, lead="\n".join(lines))
    return replace(found, text=text_of(found, len(library.articles) > 1))


def examples(library: Library, article: str | None = None) -> tuple[str, ...]:
    """Questions that the articles answer, made from their own titles: what to try first."""
    one = chosen(library, article)[0]
    step = one.step_section(max(1, len(one.steps) - 2))
    timed = next((r for r in one.resources if r.duration), None)
    filled: list[str] = []
    for example in phrases.EXAMPLES:
        if ("{step}" in example and step is None) or ("{resource}" in example and timed is None):
            continue
        if "discount" in example and not one.tips:
            continue
        title = step.title if step is not None else ""
        filled.append(example.format(step=title, resource=timed.title if timed is not None else ""))
    return tuple(filled)
