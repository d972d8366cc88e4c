"""What the tests of reading share: where the articles lie, and how to read a text as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.article import Reading, read_article
from knowledge.library import SHIPPED, Library, build_library
from knowledge.model import Article, Resource
from tests.quality.cases import ARTICLES
from tests.quality.measure import alone

HERE = Path(__file__).parent / "articles"
ROOT = Path(__file__).parents[2]
OURS = ROOT / "knowledge" / "articles" / "ai-ml-engineering.md"
ORIGINAL = ROOT.parent / "shared" / "articles" / "ai-ml-engineering.md"

needs_original = pytest.mark.skipif(not ORIGINAL.is_file(), reason=f"the original article isn't at {ORIGINAL}")


def sample(name: str) -> Reading:
    """The reading of one of the articles beside these tests."""
    return read_article(HERE / f"{name}.md")


def article_of(reading: Reading) -> Article:
    """The article of a reading that must have one."""
    assert reading.article is not None, [str(finding) for finding in reading.findings]
    return reading.article


def read(folder: Path, text: str | bytes, sidecar: str | None = None, name: str = "trade") -> Reading:
    """The reading of a text as the file of an article."""
    path = folder / f"{name}.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if sidecar is not None:
        (folder / f"{name}.yaml").write_text(sidecar, encoding="utf-8")
    return read_article(path)


def article(folder: Path, text: str, sidecar: str | None = None) -> Article:
    """The article that a text makes."""
    return article_of(read(folder, text, sidecar))


def library_of(folder: Path, text: str, name: str = "trade") -> Library:
    """A library of the one article that a text makes."""
    return build_library((article_of(read(folder, text, name=name)),))


def library_alone(slug: str) -> Library:
    """A library of one of the articles that questions are asked about."""
    return alone((ARTICLES if (ARTICLES / f"{slug}.md").is_file() else SHIPPED) / f"{slug}.md")


def titles(found: Article) -> list[str]:
    """The titles of an article's sections."""
    return [section.title for section in found.sections]


def steps(found: Article) -> list[str]:
    """The titles of an article's steps."""
    return [found.section(step.section).title for step in found.steps]


def alternatives(found: Article) -> list[str]:
    """The titles of an article's alternatives."""
    return [found.section(one).title for one in found.alternatives]


def resource(found: Article, title: str) -> Resource:
    """The one resource with this title."""
    matching = [one for one in found.resources if one.title == title]
    assert len(matching) == 1, [one.title for one in found.resources]
    return matching[0]


def texts(found: Article, section_id: str) -> list[str]:
    """The text of each block of a section."""
    return [" ".join(one.text for one in block.sentences) for block in found.section(section_id).blocks]
