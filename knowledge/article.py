"""One article, whole: a Markdown file and its sidecar as a value, or the findings that keep it from being one."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from knowledge.inline import plain
from knowledge.markdown import RawBlock, RawSection, read_markdown
from knowledge.model import Article, Block, BlockKind, Finding, Section, Sentence, Severity
from knowledge.overrides import apply_aliases, path_of, tips_of
from knowledge.resources import Link, links_in, resources_in
from knowledge.sentences import sentences_of
from knowledge.tips import tips_in

_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file.

    Attributes:
        article: None if a finding is an error.
        findings: Of reading alone; `check.check_folder` adds advice.
        links: Each section's id with its links, as written.
    """

    article: Article | None
    findings: tuple[Finding, ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...] = ()


def slug_of(heading: str) -> str:
    """A heading's slug as GitHub makes it: lower case, punctuation dropped, spaces to hyphens."""
    return _NOT_IN_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def read_article(path: Path) -> Reading:
    """Read a Markdown file, with the sidecar ``<slug>.yaml`` beside it if there is one. Never raises for content."""
    complaints = Complaints(path.name)
    text = _read_text(path, complaints)
    if text is None:
        return Reading(None, tuple(complaints.findings))
    front = read_front(text, complaints)
    sidecar, beside, sidecar_text = _read_sidecar(path, complaints)
    article, links = _build(path.stem, front, sidecar, complaints, beside)
    article = replace(article, digest=blake2s(f"{text}\0{sidecar_text}".encode(), digest_size=16).hexdigest())
    findings = (*complaints.findings, *beside.findings)
    bad = any(finding.severity is Severity.ERROR for finding in findings)
    return Reading(None if bad else article, tuple(findings), links)


def _read_text(path: Path, complaints: Complaints) -> str | None:
    try:
        if path.stat().st_size > _LARGEST:
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
) -> tuple[Article, tuple[tuple[str, tuple[Link, ...]], ...]]:
    raw = read_markdown(front.body, front.body_line)

    def either(key: str) -> tuple[Front, Complaints]:
        return (sidecar, beside) if key in sidecar.values else (front, complaints)

    heading = next((section.title for section in raw if section.level and section.title), "")
    title = text_value(*_with(either("title"), "title")) or heading or slug
    if not front.present:
        complaints.warn(
            1, "no-front-matter", "There is no front matter.", "Begin the file with ---, title: and author:, ---."
        )
    sections, links = _sections(raw, title)
    sections = apply_aliases(sections, either("aliases"))
    steps, alternatives = path_of(sections, either("path"))
    draft = either("draft")[0].values.get("draft", False)
    article = Article(
        slug=slug,
        title=title,
        sections=sections,
        steps=steps,
        alternatives=alternatives,
        tips=(*tips_in(sections), *tips_of(either("tips"))),
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


def _sections(
    raw: Sequence[RawSection], title: str
) -> tuple[tuple[Section, ...], tuple[tuple[str, tuple[Link, ...]], ...]]:
    """Sections with ids, parents and children; text before the first heading stands under the article's title."""
    first = raw[0]
    kept = [s for s in raw if s.level > 0] if not first.blocks and len(raw) > 1 else list(raw)
    ids: dict[str, int] = {}
    open_: list[tuple[int, str, tuple[str, ...]]] = []
    found: list[Section] = []
    links: list[tuple[str, tuple[Link, ...]]] = []
    for one in kept:
        own_title = one.title if one.level else title
        while open_ and open_[-1][0] >= max(one.level, 1):
            open_.pop()
        parent = open_[-1] if open_ and one.level else None
        base = slug_of(own_title) or "section"
        section_id = f"{parent[1]}/{base}" if parent else base
        ids[section_id] = ids.get(section_id, 0) + 1
        while ids[section_id] > 1 and f"{section_id}-{ids[section_id]}" in ids:
            ids[section_id] += 1
        if ids[section_id] > 1:
            section_id = f"{section_id}-{ids[section_id]}"
            ids[section_id] = 1
        path = (*(parent[2] if parent else ()), own_title or "—")
        raw_blocks = [block for block in one.blocks if not _is_contents_line(block)]
        pairs = [(block, _block(block)) for block in raw_blocks]
        blocks = tuple(block for _, block in pairs if block.sentences)
        own_links = links_in(one.spans, [raw.spans for raw, block in pairs if block.sentences])
        links.append((section_id, own_links))
        found.append(
            Section(
                id=section_id,
                title=own_title or "—",
                path=path,
                level=one.level,
                line=one.line,
                parent=parent[1] if parent else None,
                blocks=blocks,
                resources=resources_in(section_id, own_title, blocks, own_links),
            )
        )
        if one.level:
            open_.append((one.level, section_id, path))
    children: dict[str, list[str]] = {}
    for section in found:
        if section.parent is not None:
            children.setdefault(section.parent, []).append(section.id)
    return tuple(replace(section, children=tuple(children.get(section.id, ()))) for section in found), tuple(links)


def _is_contents_line(block: RawBlock) -> bool:
    """Whether a block only leads to headings of the same page, as the lines of a table of contents do."""
    words = [span for span in block.spans if span.text.strip(" -–—|·•*.0123456789")]
    return bool(words) and all(span.url is not None and span.url.startswith("#") for span in words)


def _block(raw: RawBlock) -> Block:
    if raw.kind is BlockKind.CODE:
        code = plain(raw.spans)
        fence = "````" if "```" in code else "```"
        whole = Sentence(f"{fence}{raw.language.split()[0] if raw.language else ''}\n{code}\n{fence}", code, raw.line)
        return Block(raw.kind, (whole,), raw.line)
    return Block(raw.kind, sentences_of(raw.spans), raw.line, raw.depth, raw.marker)
