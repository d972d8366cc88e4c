"""The library: all loaded articles with their index, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from knowledge.closest import WideReader
from knowledge.folder import read_folder
from knowledge.index import Index
from knowledge.indexing import build
from knowledge.lexicon import Lexicon, standard
from knowledge.model import Article, Finding, Section, Severity, WaymarkError, section_key
from knowledge.query import Reader
from knowledge.text import stem, words_of

SHIPPED = Path(__file__).parent / "articles"


class LibraryError(WaymarkError):
    """A folder of articles that can't be served.

    Attributes:
        findings: Every error found, with file and line.
    """

    def __init__(self, folder: Path, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        lines = "\n".join(str(finding) for finding in findings)
        super().__init__(f"The articles in {folder} can't be loaded:\n{lines}")


@dataclass(frozen=True, slots=True)
class Library:
    """All articles with their index.

    Attributes:
        articles: By slug; at least one.
        index: Over every section of `articles`.
        lexicon: The wordings that questions are read by.
        findings: Warnings and notes of loading.
        reader: Reads questions by its vocabulary and lexicon.
        wide: Reads them by associations too.
    """

    articles: tuple[Article, ...]
    index: Index
    lexicon: Lexicon
    findings: tuple[Finding, ...] = ()
    reader: Reader = field(init=False, repr=False, compare=False)
    wide: WideReader = field(init=False, repr=False, compare=False)
    _by_key: dict[str, tuple[Article, Section]] = field(init=False, repr=False, compare=False)
    _numbers: dict[tuple[str, str], int] = field(init=False, repr=False, compare=False)
    _stems: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        subject = _subject(self.articles)
        object.__setattr__(self, "reader", Reader(self.index.vocabulary, self.lexicon, subject))
        object.__setattr__(self, "wide", WideReader(self.index.vocabulary, self.lexicon, subject))
        keys = {section_key(a.slug, s.id): (a, s) for a in self.articles for s in a.sections}
        object.__setattr__(self, "_by_key", keys)
        numbers = {(article.slug, section.id): number for number, (article, section) in enumerate(self.index.places)}
        object.__setattr__(self, "_numbers", numbers)

    def number_of(self, article: Article, section: Section) -> int:
        """A section's number in the index."""
        return self._numbers[article.slug, section.id]

    def stems_in(self, article: Article) -> frozenset[str]:
        """The stems of all that an article says; gathered when first asked for."""
        if len(self.articles) == 1:
            return self.index.vocabulary.stems
        found = self._stems.get(article.slug)
        if found is None:
            texts = (
                text
                for section in article.sections
                for text in (
                    section.title,
                    *section.aliases,
                    *(name for link in section.resources for name in link.names),
                    *(sentence.text for block in section.blocks for sentence in block.sentences),
                )
            )
            found = self._stems[article.slug] = frozenset(stem(word) for text in texts for word in words_of(text))
        return found

    def article(self, slug: str) -> Article | None:
        """The article with this slug, or None."""
        return next((article for article in self.articles if article.slug == slug), None)

    def find_key(self, key: str) -> tuple[Article, Section] | None:
        """The section with this `model.section_key`, with its article; None if it is gone."""
        return self._by_key.get(key)


def build_library(articles: tuple[Article, ...], findings: tuple[Finding, ...] = ()) -> Library:
    """A library of these articles."""
    return Library(articles, build(articles), standard(), findings)


def load(folder: Path) -> Library:
    """Read every article of a folder.

    Raises:
        LibraryError: An article has an error, or there is none to serve.
    """
    readings = read_folder(folder)
    findings = tuple(finding for reading in readings for finding in reading.findings)
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    articles = tuple(r.article for r in readings if r.article is not None and not r.article.draft)
    if not errors and not articles:
        errors = (_nothing(folder),)
    if errors:
        raise LibraryError(folder, errors)
    library = build_library(articles, findings)
    library.wide.warm()
    return library


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two libraries; sections as (article's slug, title)."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    sections_added: tuple[tuple[str, str], ...]
    sections_changed: tuple[tuple[str, str], ...]
    sections_removed: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def diff(old: Library, new: Library) -> Changes:
    """What a reload changed: articles by their bytes, sections of changed articles by what they show."""
    before = {article.slug: article for article in old.articles}
    after = {article.slug: article for article in new.articles}
    changed = tuple(s for s in after if s in before and after[s].digest != before[s].digest)
    added: list[tuple[str, str]] = []
    altered: list[tuple[str, str]] = []
    removed: list[tuple[str, str]] = []
    for slug in changed:
        mine = {section.id: section for section in before[slug].sections}
        theirs = {section.id: section for section in after[slug].sections}
        added.extend((slug, theirs[i].title) for i in theirs if i not in mine)
        removed.extend((slug, mine[i].title) for i in mine if i not in theirs)
        altered.extend((slug, theirs[i].title) for i in theirs if i in mine and _shown(theirs[i]) != _shown(mine[i]))
    return Changes(
        added=tuple(slug for slug in after if slug not in before),
        changed=changed,
        removed=tuple(slug for slug in before if slug not in after),
        sections_added=tuple(added),
        sections_changed=tuple(altered),
        sections_removed=tuple(removed),
    )


def _shown(section: Section) -> tuple[object, ...]:
    """What a reader sees of a section, without its line numbers."""
    resources = tuple((r.url, r.title, r.kind, r.cost, r.duration) for r in section.resources)
    return section.title, section.markdown, resources, section.aliases


def _subject(articles: tuple[Article, ...]) -> frozenset[str]:
    """The words of the title of the only article; where there are several, a title tells which is meant."""
    return frozenset(words_of(f"{articles[0].title} {articles[0].slug}")) if len(articles) == 1 else frozenset()


@dataclass(frozen=True, slots=True)
class Renewed:
    """A folder read anew beside what was read of it before.

    Attributes:
        library: What can be served now.
        broken: The files that have an error; where they were served before they still are, as they were.
        emptied: The files that had text and have none left; they too are served as they were.
    """

    library: Library
    broken: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()


def renew(folder: Path, last: Library) -> Renewed:
    """Read a folder while it is being written: a file that is broken or emptied takes no article away, and holds up no other.

    Raises:
        LibraryError: The folder itself has an error, or holds nothing to serve.
    """
    articles: list[Article] = []
    broken: list[str] = []
    emptied: list[str] = []
    readings = read_folder(folder)
    findings = tuple(finding for reading in readings for finding in reading.findings)
    strange = tuple(f for reading in readings if not reading.file for f in reading.findings if f.severity is Severity.ERROR)
    for reading in (one for one in readings if one.file):
        before = last.article(Path(reading.file).stem)
        article = reading.article
        if article is None:
            broken.append(reading.file)
            article = before
        elif before is not None and _has_text(before) and not _has_text(article):
            emptied.append(reading.file)
            article = before
        if article is not None and not article.draft:
            articles.append(article)
    if strange or not articles:
        raise LibraryError(folder, strange or tuple(f for f in findings if f.severity is Severity.ERROR) or (_nothing(folder),))
    library = build_library(tuple(articles), findings)
    library.wide.warm()
    return Renewed(library, tuple(broken), tuple(emptied))


def _has_text(article: Article) -> bool:
    return any(section.blocks for section in article.sections)


def _nothing(folder: Path) -> Finding:
    return Finding(
        str(folder),
        1,
        Severity.ERROR,
        "no-article",
        "There is no article to serve in this folder.",
        "Put a Markdown file with a title there, or take `draft: true` out of one.",
    )
