"""Sections of an article from what was read of its Markdown: ids, parents, children, blocks and resources."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from knowledge.inline import plain
from knowledge.links import web_address
from knowledge.markdown import RawBlock, RawSection
from knowledge.model import Block, BlockKind, Section, Sentence
from knowledge.path import is_contents
from knowledge.resources import Link, links_in, resources_in, share_facts
from knowledge.sentences import sentences_of

SectionLinks = tuple[str, tuple[Link, ...]]


def slug_of(heading: str) -> str:
    """A heading's slug as GitHub makes it: lower case, punctuation dropped, spaces to hyphens."""
    return "".join(
        "-" if character == " " else character
        for character in heading.strip().lower()
        if character in " -_" or unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Nd"
    )


def sections_of(raw: Sequence[RawSection], title: str) -> tuple[tuple[Section, ...], tuple[SectionLinks, ...]]:
    """The sections of an article, and the links of each as they are written.

    Args:
        raw: Of `markdown.read_markdown`; text before the first heading stands under the article's title.
        title: The article's.
    """
    kept = [one for one in raw if one.level or one.blocks] or list(raw)
    ids: dict[str, int] = {}
    open_: list[tuple[int, str, tuple[str, ...]]] = []
    found: list[Section] = []
    links: list[SectionLinks] = []
    for one in kept:
        while open_ and open_[-1][0] >= max(one.level, 1):
            open_.pop()
        parent = open_[-1] if open_ else None
        own_title = (one.title if one.level else title) or "—"
        section_id = _unused(f"{parent[1]}/" if parent else "", slug_of(own_title) or "section", ids)
        path = (*(parent[2] if parent else ()), own_title)
        section, own_links = _section(one, section_id, own_title)
        found.append(replace(section, path=path, parent=parent[1] if parent else None))
        links.append((section_id, own_links))
        if one.level:
            open_.append((one.level, section_id, path))
    children: dict[str, list[str]] = {}
    for section in found:
        if section.parent is not None:
            children.setdefault(section.parent, []).append(section.id)
    whole = tuple(replace(one, children=tuple(children.get(one.id, ()))) for one in found)
    return share_facts(whole), tuple(links)


def _unused(above: str, slug: str, ids: dict[str, int]) -> str:
    """An id that no section has yet; a repeat ends in ``-2``."""
    wanted = f"{above}{slug}"
    section_id = wanted
    while section_id in ids:
        ids[wanted] += 1
        section_id = f"{wanted}-{ids[wanted]}"
    ids[section_id] = 1
    return section_id


def _section(raw: RawSection, section_id: str, title: str) -> tuple[Section, tuple[Link, ...]]:
    in_contents = is_contents(title)
    pairs = [
        (one, block)
        for one in raw.blocks
        if not (_leads_to_headings(one) or (in_contents and _is_line_of_contents(one))) and (block := _block(one)).sentences
    ]
    blocks = tuple(block for _, block in pairs)
    links = links_in(raw.spans, [one.spans for one, _ in pairs])
    section = Section(
        id=section_id,
        title=title,
        path=(),
        level=raw.level,
        line=raw.line if raw.level or not blocks else blocks[0].line,
        blocks=blocks,
        resources=resources_in(section_id, title, blocks, links),
    )
    return section, links


def _leads_to_headings(block: RawBlock) -> bool:
    """Whether a block is only links to places on its own page, as the lines of a table of contents are."""
    words = [span for span in block.spans if span.text.strip(" -–—|·•*.0123456789")]
    return bool(words) and all(span.url is not None and span.url.startswith("#") for span in words)


def _is_line_of_contents(block: RawBlock) -> bool:
    """Whether a block below the heading of a table of contents is a line of it, however badly it repeats a heading."""
    return block.kind is BlockKind.ITEM and not any(web_address(span.url or "") for span in block.spans)


def _block(raw: RawBlock) -> Block:
    if raw.kind is BlockKind.CODE:
        code = plain(raw.spans)
        fence = "````" if "```" in code else "```"
        name = raw.language.split()[0] if raw.language else ""
        name = name if name.replace("+", "").replace("#", "").replace("-", "").isalnum() else ""
        whole = Sentence(f"{fence}{name}\n{code}\n{fence}", code, raw.line)
        return Block(raw.kind, (whole,), raw.line)
    return Block(raw.kind, sentences_of(raw.spans), raw.line, raw.depth, raw.marker)
