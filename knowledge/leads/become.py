"""Leads on how to become something: the article that is about that calling, with its steps."""

from __future__ import annotations

from knowledge import phrases
from knowledge.leads.asked import MATTERS, PLAIN, WHICH, Asked, Lead
from knowledge.leads.steps import lines_of
from knowledge.model import Article, BlockKind, Match, Section
from knowledge.ranking import holds, read_part
from knowledge.text import stem, words_of

_AS_GOOD = 0.8
_ITSELF = "one it this that these those a the job field career trade work profession line of kind"
_THAT = frozenset(_ITSELF.split())


def become(asked: Asked) -> Lead | None:
    """The overview of the article whose title names the calling, or a choice between several; None where none does."""
    general = asked.library.lexicon.general
    calling = [slot for slot in read_part(asked.library, asked.wish.about).slots if stem(slot.word) not in general]
    if not any(slot.need >= MATTERS for slot in calling):
        # "How do I become one", "how do I get into this": what the article is about, or was spoken of.
        refers = "how" in asked.query.typed and _THAT.issuperset(asked.wish.about.split())
        return _lead(asked.likeliest) if refers and asked.likeliest is not None else None
    of = asked.articles if asked.article is None else asked.articles[:1]
    found = [one for one in of if all(holds(_names(asked, one), [slot], _AS_GOOD) for slot in calling)]
    order = {article.slug: number for number, article in enumerate(asked.library.articles)}
    found.sort(key=lambda one: order[one.slug])
    if len(found) > 1:
        choices = tuple(Match(article, _begins(article), 0.5) for article in found)
        return Lead(found[0], choices[0].section, WHICH, phrases.WHICH_ARTICLE, choices=choices)
    return _lead(found[0]) if found else None


def _names(asked: Asked, article: Article) -> str:
    """What an article is called, its abbreviations written out too: "AI/ML Engineering"."""
    words = words_of(f"{article.title} {article.slug}")
    written_out = (part for word in words for part in asked.library.lexicon.short.get((word,), ()))
    return " ".join((*words, *written_out))


def _lead(article: Article) -> Lead:
    section = _begins(article)
    if article.steps and section.id == article.steps[0].section:
        return Lead(article, section, PLAIN, phrases.FIRST)
    lines = [phrases.THE_STEPS.format(count=len(article.steps)), *lines_of(article)] if article.steps else []
    return Lead(article, section, PLAIN, "\n".join(lines), resources=(), tips=())


def _begins(article: Article) -> Section:
    """What introduces an article: its first section with running text before the first step, else that step."""
    first = article.step_section(1)
    for section in article.sections:
        if section is first:
            return section
        if any(block.kind is BlockKind.PARAGRAPH for block in section.blocks):
            return section
    return article.sections[0]
