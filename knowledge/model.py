"""The words of the house as types: articles, sections, resources, tips, steps and answers.

Everything here is an immutable value. What is called Markdown here is what Discord shows: links as
``[title](url)``, emphasis kept, no HTML, and characters that Discord would take for markup escaped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2s

# What stands between the cells of a table's row, which Discord can't show as a table.
CELLS = " · "


class WaymarkError(Exception):
    """The root of every error that Waymark raises on purpose; its text is fit for a person to read."""


class Severity(StrEnum):
    """How bad a finding is: an error keeps its article from loading, a warning and a note don't."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What a resource is."""

    COURSE = "course"
    SPECIALIZATION = "specialization"
    CERTIFICATE = "certificate"
    VIDEO = "video"
    CHANNEL = "channel"
    SITE = "site"
    BOOK = "book"
    TOOL = "tool"


class Cost(StrEnum):
    """What a resource costs, as far as the article states it or its host implies it."""

    FREE = "free"
    PAID = "paid"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What became of a question."""

    ANSWER = "answer"
    UNSURE = "unsure"
    NOT_COVERED = "not_covered"
    SMALLTALK = "smalltalk"


class BlockKind(StrEnum):
    """How a block of a section's text stands on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something `waymark check` says about an article.

    Attributes:
        file: The file's name as the author knows it (relative to the articles' folder).
        line: Counted from 1; 1 where the whole file is meant.
        severity: See `Severity`.
        code: A short stable name of the rule, such as ``bad-date``.
        message: What is wrong, in one sentence.
        fix: What to do about it, in one sentence.
    """

    file: str
    line: int
    severity: Severity
    code: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message} {self.fix} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, whole.

    Attributes:
        markdown: As Discord is to show it; a link is never cut.
        text: The same without any markup, for matching.
        line: Where it begins in the file, counted from 1.
        urls: The links in it, in order.
    """

    markdown: str
    text: str
    line: int
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, one item of a list, a quotation or a piece of code.

    Attributes:
        kind: See `BlockKind`.
        sentences: At least one. Code is one sentence, fenced in its Markdown.
        line: Where it begins in the file, counted from 1.
        depth: How deeply an item is nested, 0 for the outermost list; 0 for all else.
        marker: An item's own marker, ``-`` or ``3.``; empty for all else.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    line: int
    depth: int = 0
    marker: str = ""

    @property
    def markdown(self) -> str:
        """The block as Discord is to show it, an item with its marker and indent."""
        body = " ".join(sentence.markdown for sentence in self.sentences)
        if self.kind is BlockKind.ITEM:
            return f"{'  ' * self.depth}{self.marker or '-'} {body}"
        if self.kind is BlockKind.QUOTE:
            return "\n".join(f"> {line}" for line in body.splitlines())
        return body


@dataclass(frozen=True, slots=True)
class Resource:
    """A link with what is known about it: only what the article states or the host implies.

    Attributes:
        url: As the article has it.
        title: What people call it; never "here".
        provider: As people say it ("Coursera"), from the host.
        kind: See `Kind`.
        cost: See `Cost`.
        cost_reason: The sentence of the article that says so, or "" where the host implies it or nothing is known.
        duration: In the article's words ("23 hours", "20 lectures"), or None.
        language: As the article names it ("R", "Spanish"), or None.
        names: Every title that the article gives this URL, `title` first.
        section: The id of the section it first stands in.
        line: Where it first stands in the file, counted from 1.
        note: What the article says of it, as plain text of the sentences about it; "" if nothing.
    """

    url: str
    title: str
    provider: str
    kind: Kind
    cost: Cost
    cost_reason: str = ""
    duration: str | None = None
    language: str | None = None
    names: tuple[str, ...] = ()
    section: str = ""
    line: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tip:
    """Advice on saving money, with the provider it speaks of.

    Attributes:
        text: Whole sentences, as Discord Markdown.
        provider: As in `Resource.provider`, or None where it speaks of none.
        section: The id of the section it stands in, or "" where front matter or a sidecar gave it.
        line: Where it stands in the file, counted from 1.
    """

    text: str
    provider: str | None
    section: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, down to the next heading.

    Attributes:
        id: Slugs of the heading and its parents, joined by ``/``; a repeat ends in ``-2``.
        title: The heading without HTML, emphasis and trailing ``:`` or ``*``.
        path: The titles of its headings from the top, its own last.
        level: 1 to 6 as in the article; 0 for text before the first heading.
        line: Where the heading stands in the file, counted from 1.
        parent: Id of the section it stands under, or None.
        children: Ids of the sections right under it, in order.
        blocks: The text below the heading, without that of its children.
        resources: The links in the heading and in its own text, in order, each URL once.
        aliases: Other wordings that the author gave the heading.
    """

    id: str
    title: str
    path: tuple[str, ...]
    level: int
    line: int
    parent: str | None = None
    children: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    resources: tuple[Resource, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        """The section's own text as Discord is to show it."""
        return join_blocks(self.blocks)


def join_blocks(blocks: tuple[Block, ...]) -> str:
    """Blocks as one Markdown text: items of a list on neighbouring lines, all else with a blank line between."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            both_items = before.kind is BlockKind.ITEM and block.kind is BlockKind.ITEM
            parts.append("\n" if both_items else "\n\n")
        parts.append(block.markdown)
        before = block
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Step:
    """A section that one does in order.

    Attributes:
        number: Counted from 1.
        section: The id of its section. What stands under that section belongs to the step.
        alternatives: Ids of sections that the author named as standing for this step.
    """

    number: int
    section: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file: one career path.

    Attributes:
        slug: The file's name without ``.md``.
        title: From the front matter, else the first heading, else the slug.
        sections: In the order of the file. Never empty.
        steps: The path, in order; may be empty.
        alternatives: Ids of the sections that are an alternative and no step, in order.
        outline: Id of the section that tells the whole path in short, by a numbered list; None where none does.
        tips: In the order of the file, then those of front matter or sidecar.
        description, author, published, tags: From the front matter; "" / None / () where it says nothing.
        source: Address of the original, or None.
        draft: True keeps it out of the library; `check` still reads it.
        digest: A hash of the file's and its sidecar's bytes, to tell what a reload changed.
    """

    slug: str
    title: str
    sections: tuple[Section, ...]
    steps: tuple[Step, ...] = ()
    alternatives: tuple[str, ...] = ()
    outline: str | None = None
    tips: tuple[Tip, ...] = ()
    description: str = ""
    author: str = ""
    published: date | None = None
    tags: tuple[str, ...] = ()
    source: str | None = None
    draft: bool = False
    digest: str = ""
    _by_id: dict[str, Section] = field(init=False, repr=False, compare=False)
    _step_of: dict[str, Step] = field(init=False, repr=False, compare=False)
    _shared: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {section.id: section for section in self.sections}
        steps = {step.section: step for step in self.steps}
        step_of: dict[str, Step] = {}
        for section in self.sections:
            here: Section | None = section
            while here is not None and here.id not in steps:
                here = by_id[here.parent] if here.parent is not None else None
            if here is not None:
                step_of[section.id] = steps[here.id]
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_step_of", step_of)
        titles = Counter(section.title.casefold() for section in self.sections if section.parent is not None)
        object.__setattr__(self, "_shared", frozenset(title for title, count in titles.items() if count > 1))

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Every resource of the article, each URL once, in the order of the file."""
        seen: dict[str, Resource] = {}
        for section in self.sections:
            for resource in section.resources:
                seen.setdefault(resource.url, resource)
        return tuple(seen.values())

    def section(self, section_id: str) -> Section:
        """The section with this id; KeyError if there is none."""
        return self._by_id[section_id]

    def has(self, section_id: str) -> bool:
        """Whether there is a section with this id."""
        return section_id in self._by_id

    def shares_title(self, section: Section) -> bool:
        """Whether another section below a heading is called the same: "Books", once for each subject."""
        return section.parent is not None and section.title.casefold() in self._shared

    def step_of(self, section_id: str) -> Step | None:
        """The step that this section is, or stands under; None elsewhere."""
        return self._step_of.get(section_id)

    def step_section(self, number: int) -> Section | None:
        """The section of the step with this number, counted from 1; None outside the path."""
        if 1 <= number <= len(self.steps):
            return self._by_id[self.steps[number - 1].section]
        return None

    def tips_for(self, resources: tuple[Resource, ...]) -> tuple[Tip, ...]:
        """The tips that speak of a provider of one of these resources."""
        providers = {resource.provider for resource in resources}
        return tuple(tip for tip in self.tips if tip.provider in providers)


@dataclass(frozen=True, slots=True)
class Match:
    """A section with how well it matches a question.

    Attributes:
        article: The section's article.
        section: The section.
        score: 0 to 1, comparable within one question.
    """

    article: Article
    section: Section
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What Waymark says to a question. The fields are those of DESIGN.md's `waymark ask`.

    Attributes:
        question: As given; "" where a section was shown without one.
        verdict: See `Verdict`.
        confidence: 0 to 1; how sure it is that the best match answers it. 0 for smalltalk.
        article: The article of `section`, or None.
        section: What the reply leads with; None for `not_covered` and `smalltalk`.
        lead: A first line made from a template (a duration asked for, what is not stated); may be "".
        passage: Whole sentences and list items of the section, as Discord Markdown; "" where it has no text.
        resources: Shown with the answer.
        tips: Shown with the answer.
        matches: The ten best, best first, whatever the verdict.
        suggestions: For `unsure`, what was perhaps meant; for `not_covered`, the closest topics; else ().
        second: The answer to a second question in the same message; its links and tips stand in this one's.
        beside: Further sections that the reply speaks of: the other side of a comparison.
        aim: What was asked for, as `knowledge.aim.Aim` has it; "" where nothing was asked.
        single: Whether it is about the first of `resources` alone.
        text: The whole reply as Discord Markdown.
    """

    question: str
    verdict: Verdict
    confidence: float
    article: Article | None = None
    section: Section | None = None
    lead: str = ""
    passage: str = ""
    resources: tuple[Resource, ...] = ()
    tips: tuple[Tip, ...] = ()
    matches: tuple[Match, ...] = ()
    suggestions: tuple[Match, ...] = ()
    second: Answer | None = None
    beside: tuple[Section, ...] = ()
    aim: str = ""
    single: bool = False
    text: str = ""

    @property
    def step(self) -> Step | None:
        """The step that the section is, or stands under."""
        if self.article is None or self.section is None:
            return None
        return self.article.step_of(self.section.id)

    @property
    def next_section(self) -> Section | None:
        """The section of the step after this one."""
        return self._neighbour(+1)

    @property
    def previous_section(self) -> Section | None:
        """The section of the step before this one."""
        return self._neighbour(-1)

    def _neighbour(self, way: int) -> Section | None:
        if self.article is None or self.step is None:
            return None
        return self.article.step_section(self.step.number + way)


def section_key(article_slug: str, section_id: str) -> str:
    """A short name of a section that fits a button's custom id: ten hexadecimal digits."""
    return blake2s(f"{article_slug}#{section_id}".encode(), digest_size=5).hexdigest()
