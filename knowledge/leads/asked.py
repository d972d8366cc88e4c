"""What a lead is made from, and what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.aim import Wish
from knowledge.conversation import Thread
from knowledge.evidence import MATTERS as MATTERS
from knowledge.library import Library
from knowledge.model import Article, Match, Resource, Section, Tip
from knowledge.path import LABELS, without_number
from knowledge.query import Query
from knowledge.ranking import Ranked
from knowledge.text import is_of_calling, stem, stems_of, words_of

# A question whose aim alone tells what it wants, such as "where do I start?".
PLAIN = 0.95
# What a follow-up means is as sure as what it follows.
FOLLOWS = 0.9
# From here on it is plain what a question is about.
NAMED = 0.6
# "How long does it take?" may mean all of the path, or what its writer has in mind.
OF_ALL = 0.8
# A question that asks back is as unsure as can be.
ASKS_BACK = 0.45
_AS_GOOD = 0.8
# The articles do answer it; only which of them is meant is open.
WHICH = 0.7
# Below this share of its own words found, a question has named nothing that the articles know.
KNOWN = 0.45
_LABELS = frozenset((*LABELS, "track"))
# A longer question tells of its writer too.
_SHORT = 8
_SHORTENED = 4
_OF_MONEY = re.compile(r"\b(?:costs?|pays?|prices?|takes?|money)\b", re.IGNORECASE)


_IT = frozenset({"it", "that", "this"})
_OF_IT = _IT | frozenset(
    ["how", "long", "much", "does", "do", "will", "is", "are", "take", "takes", "then", "so", "and", "ok", "okay", "one"]
)
# "How long does it take": the word may stand for nothing at all.
_MAYBE_NOTHING = frozenset({"it", "its", "this"})


@lru_cache(maxsize=8192)
def heading_words(title: str, ignored: frozenset[str]) -> frozenset[str]:
    """The stems of a heading's words without its number: "Step 4: Your first cloud"."""
    return frozenset(stem(word) for word in words_of(without_number(title)) if word not in ignored)


@lru_cache(maxsize=8192)
def _stems_in_order(title: str, ignored: frozenset[str]) -> str:
    """The stems of a heading's words without its number, with a space between."""
    return " ".join(stem(word) for word in words_of(without_number(title)) if word not in ignored)


def labelled(article: Article, words: Sequence[str]) -> Section | None:
    """The section that some words name by the letter or number in its heading: "Stage B", "Level 3"; by its place as a step."""
    labels = {(one, two) for one, two in pairwise(words) if one in _LABELS and (len(two) == 1 or two.isdigit())}
    for section in article.sections if labels else ():
        if not labels.isdisjoint(pairwise(words_of(section.title))):
            return section
    number = next((int(two) for one, two in labels if one == "step" and two.isdigit()), 0)
    return article.step_section(number)


@dataclass(frozen=True, slots=True)
class Lead:
    """What an answer leads with.

    Attributes:
        article, section: The section to lead with.
        sure: The answer's confidence.
        text: A first line from a template; may be "".
        block, sentence: Where in the section the passage is; -1 for its beginning.
        passage: Shown in place of the section's; None for the section's own.
        resources: Shown in place of the section's; None for all of the section's.
        tips: Shown in place of those of the resources' providers; None for those.
        choices: Sections to choose from, where the question names none: the answer is then unsure.
        beside: Further sections that it speaks of.
        single: Whether it is about one resource, the first.
    """

    article: Article
    section: Section
    sure: float
    text: str = ""
    block: int = -1
    sentence: int = 0
    passage: str | None = None
    resources: tuple[Resource, ...] | None = None
    tips: tuple[Tip, ...] | None = None
    choices: tuple[Match, ...] = ()
    beside: tuple[Section, ...] = ()
    single: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a lead is made from.

    Attributes:
        query: The whole question.
        wish: What it asks for.
        about: What is left of it without the words for what it asks.
        ranked: The sections that fit, best first.
        article: The slug of the one article asked, or None.
        thread: What was shown before in this conversation, or None.
        whole: Whether the question is all that was said.
    """

    library: Library
    query: Query
    wish: Wish
    about: Query
    ranked: Ranked
    article: str | None
    thread: Thread | None
    whole: bool = True

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that may answer, the likeliest first."""
        if self.article is not None and (one := self.library.article(self.article)) is not None:
            return (one,)
        first = self.likeliest or self.library.articles[0]
        return (first, *(other for other in self.library.articles if other is not first))

    @property
    def likeliest(self) -> Article | None:
        """The article that the question is about, or the conversation was; None where nothing tells."""
        if len(self.library.articles) == 1:
            return self.library.articles[0]
        if (said := self._said()) is not None:
            return said
        if self.thread is not None:
            return self.thread.article
        general = self.library.lexicon.general
        names = any(slot.need >= MATTERS and stem(slot.word) not in general for slot in self.about.slots)
        return self.ranked.matches[0].article if names and self.ranked.matches and self.sure >= KNOWN else None

    def _said(self) -> Article | None:
        """The one article whose title the question has a word of."""
        stems = {part for slot in self.query.slots for wording, worth in slot.wordings if worth >= _AS_GOOD for part in wording}
        general = self.library.lexicon.general
        found = [
            article
            for article in self.library.articles
            if not stems.isdisjoint(stems_of(f"{article.title} {article.slug}") - general)
        ]
        return found[0] if len(found) == 1 else None

    @property
    def names_nothing(self) -> bool:
        """Whether nothing but the path itself is left of the question when its aim is taken out."""
        if any(key in self.library.index.by_url for key in self.query.urls):
            return False
        first = self.articles[0]
        titles = f"{first.title} {first.slug}"
        # "Physio" is what a physiotherapist is called.
        said = {word for slot in self.about.slots for word in slot.word.split()}
        named = words_of(titles)
        initials = "".join(word[0] for word in words_of(first.title))
        short = {
            stem(word)
            for word in said
            if word == initials
            or (len(word) >= _SHORTENED and any(one.startswith(word) or one.endswith(word) for one in named))
            or any(is_of_calling(word, one) for one in named)
        }
        general = self.library.lexicon.general | stems_of(titles) | short
        if not all(slot.need < MATTERS or all(stem(word) in general for word in slot.word.split()) for slot in self.about.slots):
            return False
        return not (self._names_a_step or self._speaks_of_everyday_life)

    @property
    def _speaks_of_everyday_life(self) -> bool:
        """Whether a short question has a thing of daily life: "what's the plan for dinner"; a story may have many."""
        return len(self.query.typed) <= _SHORT and any(slot.word in self.library.lexicon.everyday for slot in self.about.slots)

    @property
    def _names_a_step(self) -> bool:
        """Whether it has all words of a step's heading although each by itself names nothing: "my first cloud"."""
        ignored = self.library.lexicon.ignored
        said = f" {' '.join(stem(word) for word in self.query.words if word not in ignored)} "
        for article in self.articles[:1]:
            titles = [article.section(step.section).title for step in article.steps]
            # "Life on the road" beside it, too; the words of one alone may mean anything.
            beside = [
                one.title
                for one in article.sections
                if article.step_of(one.id) is None and one.level > 1 and _OF_MONEY.search(one.title) is None
            ]
            links = [name for one in article.resources for name in one.names]
            for name in (*titles, *links, *beside):
                own = _stems_in_order(name, ignored)
                if " " in own and f" {own} " in said:
                    return True
            for name in titles:
                # "The case study" is what "Publish one case study" has one make.
                if any(f" {one} {two} " in said for one, two in pairwise(_stems_in_order(name, ignored).split())):
                    return True
        return False

    @property
    def refers(self) -> bool:
        """Whether it speaks of something by a word like "it" or "that one"."""
        return not self.library.lexicon.refers.isdisjoint(self.query.typed)

    @property
    def points(self) -> bool:
        """Whether it points at one thing ("that one"), which a bare "it" need not."""
        return not (self.library.lexicon.refers - _MAYBE_NOTHING).isdisjoint(self.query.typed)

    @property
    def speaks_of_all(self) -> bool:
        """Whether it is about the path as a whole."""
        return not self.library.lexicon.whole.isdisjoint(self.query.typed)

    @property
    def wants_any(self) -> bool:
        """Whether any thing of a kind would do: "anything free", "which ones"."""
        return not self.library.lexicon.anything.isdisjoint(self.query.typed)

    @property
    def asks_of_it(self) -> bool:
        """Whether nothing was shown and "how much is it", of whatever, is all that is asked."""
        typed = self.query.typed
        return self.whole and self.thread is None and not _IT.isdisjoint(typed) and _OF_IT.issuperset(typed)

    @property
    def sure(self) -> float:
        """How sure the best match is."""
        return self.ranked.sure
