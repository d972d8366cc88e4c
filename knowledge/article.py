"""One article, whole: a Markdown file and its sidecar as a value, or the findings that keep it from being one."""

from __future__ import annotations

import stat
from dataclasses import dataclass, replace
from hashlib import blake2s
from pathlib import Path

from knowledge.front import (
    Complaints,
    Front,
    date_value,
    read_front,
    read_yaml,
    source_value,
    tags_value,
    text_value,
)
from knowledge.listed import outline_of
from knowledge.markdown import read_markdown
from knowledge.model import Article, Finding, Severity
from knowledge.overrides import apply_aliases, path_of, tips_of
from knowledge.sections import SectionLinks, sections_of
from knowledge.tips import tips_in

_LARGEST = 2_000_000  # bytes; no article that people read is as long as a shelf of books


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file.

    Attributes:
        article: None if a finding is an error.
        findings: Of reading alone; `check.check_folder` adds advice.
        links: Each section's id with its links, as written.
        file: Its name.
    """

    article: Article | None
    findings: tuple[Finding, ...]
    links: tuple[SectionLinks, ...] = ()
    file: str = ""


def read_article(path: Path) -> Reading:
    """Read a Markdown file, with the sidecar ``<slug>.yaml`` beside it if there is one. Never raises for content."""
    complaints = Complaints(path.name)
    text = _read_text(path, complaints)
    if text is None:
        return Reading(None, tuple(complaints.findings), file=path.name)
    front = read_front(text, complaints)
    sidecar, beside, sidecar_text = _read_sidecar(path, complaints)
    article, links = _build(path.stem, front, sidecar, complaints, beside)
    article = replace(article, digest=blake2s(f"{text}\0{sidecar_text}".encode(), digest_size=16).hexdigest())
    findings = (*complaints.findings, *beside.findings)
    bad = any(finding.severity is Severity.ERROR for finding in findings)
    return Reading(None if bad else article, tuple(findings), links, path.name)


def _read_text(path: Path, complaints: Complaints) -> str | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            complaints.error(1, "no-file", "This is no file.", "Rename it, or put a Markdown file in its place.")
            return None
        if status.st_size > _LARGEST:
            complaints.error(1, "too-large", "The file is larger than 2 MB.", "Split it into several articles.")
            return None
        raw = path.read_bytes()
    except OSError as error:
        complaints.error(1, "unreadable", f"The file can't be read: {error.strerror}.", "Mend its rights or remove it.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        complaints.error(line, "no-utf8", "The file isn't UTF-8 text.", "Save it as UTF-8.")
        return None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        complaints.warn(line, "nul", "There is a NUL character in the text.", "Remove it; an editor shows it as ^@.")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _read_sidecar(path: Path, complaints: Complaints) -> tuple[Front, Complaints, str]:
    beside = path.with_suffix(".yaml")
    own = Complaints(beside.name)
    if not beside.is_file():
        return Front(), own, ""
    text = _read_text(beside, own)
    if text is None:
        return Front(), own, ""
    values, lines = read_yaml(text, own, offset=1, what="sidecar")
    return Front(values, lines, present=True), own, text


def _build(
    slug: str, front: Front, sidecar: Front, complaints: Complaints, beside: Complaints
) -> tuple[Article, tuple[SectionLinks, ...]]:
    markdown = read_markdown(front.body, front.body_line)
    for oddity in markdown.oddities:
        complaints.warn(oddity.line, "malformed", oddity.what, "Mend it; it was read as well as could be.")

    def either(key: str) -> tuple[Front, Complaints]:
        return (sidecar, beside) if key in sidecar.values else (front, complaints)

    heading = next((section.title for section in markdown.sections if section.level and section.title), "")
    title = text_value(*_with(either("title"), "title")) or heading or slug
    if not front.present:
        complaints.warn(1, "no-front-matter", "There is no front matter.", "Begin the file with ---, title: and author:, ---.")
    sections, links = sections_of(markdown.sections, title)
    sections = apply_aliases(sections, either("aliases"))
    steps, alternatives = path_of(sections, either("path"))
    up_to = next((at for at, section in enumerate(sections) if steps and section.id == steps[0].section), 0)
    by_id = {section.id: section for section in sections}
    outline = outline_of(sections[:up_to], [by_id[step.section] for step in steps])
    draft = either("draft")[0].values.get("draft", False)
    article = Article(
        slug=slug,
        title=title,
        sections=sections,
        steps=steps,
        alternatives=alternatives,
        outline=outline.id if outline is not None else None,
        tips=(*tips_in(sections), *tips_of(sections, either("tips"))),
        description=text_value(*_with(either("description"), "description")),
        author=text_value(*_with(either("author"), "author")),
        published=date_value(*either("pubDate")),
        tags=tags_value(*either("tags")),
        source=source_value(*either("source")),
        draft=draft is True or str(draft).casefold() in ("true", "yes"),
    )
    return article, links


def _with(chosen: tuple[Front, Complaints], key: str) -> tuple[Front, str, Complaints]:
    return chosen[0], key, chosen[1]
