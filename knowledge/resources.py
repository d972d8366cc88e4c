"""The links of a section as resources, each with what the text around it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.hosts import host_facts, provider_named
from knowledge.inline import Span, links_of
from knowledge.links import web_address
from knowledge.model import CELLS, Block, BlockKind, Cost, Kind, Resource, Section, Sentence
from knowledge.statements import (
    clauses_in,
    cost_of,
    duration_of,
    kind_beside,
    kind_of,
    language_of,
    names_in,
    speaks_of_a_resource,
)
from knowledge.titles import around, says_nothing, short_address, tidy_title, title_from_text, words_spelt

# A course may be called by its hours ("SQL in 4 Hours"), but not by its days ("100 Days of Code").
_HOURS = re.compile(r"\b(?:hours?|hrs?|minutes?|mins?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a section, where it stands.

    Attributes:
        address: On the web, as the article has it; "" where it leads elsewhere.
        url: As written.
        text: What is linked.
        line: Counted from 1.
        block: The number of its block in the section; -1 for the heading.
    """

    address: str
    url: str
    text: str
    line: int
    block: int


def links_in(heading: tuple[Span, ...], blocks: Sequence[tuple[Span, ...]]) -> tuple[Link, ...]:
    """The links of a section in order, those of the heading first; a link without text is left out."""
    found: list[Link] = []
    for number, spans in enumerate((heading, *blocks), start=-1):
        for url, text, line in links_of(spans):
            if text:
                found.append(Link(web_address(url) or "", url, text, line, number))
    return tuple(found)


def resources_in(section_id: str, title: str, blocks: tuple[Block, ...], links: tuple[Link, ...]) -> tuple[Resource, ...]:
    """A section's resources, each address once.

    Args:
        section_id: Becomes `Resource.section`.
        title: The section's.
        blocks: The section's text.
        links: Of `links_in`.
    """
    around_it = _Surroundings(section_id, title, blocks, tuple(link for link in links if link.address))
    found: dict[str, Resource] = {}
    seen: set[tuple[str, int]] = set()
    for link in around_it.links:
        before = found.get(link.address)
        if before is None:
            found[link.address] = around_it.resource(link)
        elif (link.address, link.block) not in seen:
            found[link.address] = _joined(before, around_it.resource(link))
        elif not says_nothing(link.text) and tidy_title(link.text) not in before.names:
            found[link.address] = replace(before, names=(*before.names, tidy_title(link.text)))
        seen.add((link.address, link.block))
    return tuple(found.values())


def _joined(first: Resource, again: Resource) -> Resource:
    """A resource that a section names twice: what the second place says fills the gaps of the first."""
    return replace(
        _filled(first, again),
        names=tuple(dict.fromkeys((*first.names, again.title))),
        note=" ".join(dict.fromkeys(part for part in (first.note, again.note) if part)),
    )


def _filled(first: Resource, again: Resource) -> Resource:
    return replace(
        first,
        duration=first.duration or again.duration,
        language=first.language or again.language,
        cost=first.cost if first.cost_reason or not again.cost_reason else again.cost,
        cost_reason=first.cost_reason or again.cost_reason,
    )


def share_facts(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections whose resources know what any place of the article says of their address, and every name it gives it."""
    known: dict[str, Resource] = {}
    names: dict[str, dict[str, None]] = {}
    for resource in (one for section in sections for one in section.resources):
        names.setdefault(resource.url, {}).update(dict.fromkeys(resource.names))
        known[resource.url] = _filled(known.get(resource.url, resource), resource)
    return tuple(
        replace(
            section,
            resources=tuple(
                replace(
                    _filled(one, known[one.url]),
                    names=(one.title, *(name for name in names[one.url] if name != one.title)),
                )
                for one in section.resources
            ),
        )
        for section in sections
    )


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A section as its links see it; `links` are those to the web."""

    section_id: str
    title: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]

    def resource(self, link: Link) -> Resource:
        title = self._title(link)
        own = self._own(link, title)
        host = host_facts(link.address)
        cost, reason = self._cost(link, own, title)
        sentence = self._sentence(link)
        kind = host.kind
        if kind in (Kind.SITE, Kind.COURSE):
            beside = kind_beside(*around(sentence.text, link.text)) if sentence and kind is Kind.SITE else None
            kind = kind_of(title) or beside or kind
        texts = [self._clause(one, link) for one in own]
        return Resource(
            url=link.address,
            title=title,
            provider=provider_named(host.provider, title, " ".join(one.text for block in self.blocks for one in block.sentences)),
            kind=kind,
            cost=host.cost if cost is Cost.UNKNOWN else cost,
            cost_reason=reason,
            duration=_duration(texts, (title, link.text)),
            language=language_of(self._clause(one, link) for one in self._near(link, own)),
            names=(title,),
            section=self.section_id,
            line=link.line,
            note=_note(own, link, title),
        )

    def _sentence(self, link: Link) -> Sentence | None:
        if link.block < 0:
            return None
        return next((s for s in self.blocks[link.block].sentences if link.address in s.urls), None)

    def _title(self, link: Link) -> str:
        """The link's text, or where that says nothing, what the sentence or the heading calls it."""
        if not says_nothing(link.text):
            return tidy_title(link.text)
        block = self.blocks[link.block] if link.block >= 0 else None
        taken = frozenset(tidy_title(other.text) for other in self.links)
        named = title_from_text(link.text, link.address, self._sentence(link), block, taken)
        alone = {other.address for other in self.links if says_nothing(other.text)} == {link.address}
        if named is not None and alone and re.search(rf"\b{re.escape(named)}\b", self.title, re.IGNORECASE):
            # "Specialization link here" below the heading "Deep Learning Specialization".
            return self.title
        of_item = block is not None and block.kind is BlockKind.ITEM
        if named is not None and (not alone or of_item or words_spelt(named, link.address)):
            return named
        if web_address(link.text) is not None and len(self.links) > 1:
            return short_address(link.address)
        provider = host_facts(link.address).provider
        if not alone and self.title:
            return f"{self.title} ({provider})"
        return self.title or named or provider

    def _own(self, link: Link, title: str) -> tuple[Sentence, ...]:
        """The sentences about one link and no other."""
        if link.block < 0:
            return self._own_of_heading(link)
        block = self.blocks[link.block]
        in_block = {other.address for other in self.links if other.block == link.block}
        with_link = tuple(one for one in block.sentences if link.address in one.urls)
        if block.kind is BlockKind.ITEM:
            own = list(block.sentences if len(in_block) == 1 else with_link)
            own.extend(self._below(link) if len(in_block) == 1 else ())
            return tuple(own)
        if len({other.address for other in self.links}) == 1:
            rest = [one for other in self.blocks for one in other.sentences]
        elif len(in_block) == 1 and not self._leads_into_list(link):
            rest = list(block.sentences)
        else:
            rest = list(with_link)
        return tuple(one for one in rest if one in with_link or speaks_of_a_resource(one.text, title))

    def _below(self, link: Link) -> Iterable[Sentence]:
        """What is nested below an item, up to an item there that has a link of its own."""
        depth = self.blocks[link.block].depth
        linked = {other.block for other in self.links}
        for number in range(link.block + 1, len(self.blocks)):
            below = self.blocks[number]
            if below.kind is not BlockKind.ITEM or below.depth <= depth:
                return
            if number not in linked:
                yield from below.sentences

    def _leads_into_list(self, link: Link) -> bool:
        """Whether a paragraph announces a list, whose items then speak for themselves."""
        after = link.block + 1
        announces = self.blocks[link.block].sentences[-1].text.endswith((":", ","))
        return announces and after < len(self.blocks) and self.blocks[after].kind is BlockKind.ITEM

    def _free_blocks(self) -> list[Block]:
        linked = {other.block for other in self.links if other.block >= 0}
        return [block for number, block in enumerate(self.blocks) if number not in linked]

    def _own_of_heading(self, link: Link) -> tuple[Sentence, ...]:
        """A heading's only link is what the section is about; of several, each gets the paragraphs that name it."""
        titles = self._heading_titles()
        if len(titles) <= 1:
            return tuple(one for block in self._free_blocks() for one in block.sentences)
        own: list[Sentence] = []
        for block in self._free_blocks():
            named = _named_in(block, titles)
            if named == [link.text]:
                own.extend(block.sentences)
            elif link.text in named:
                own.extend(one for one in block.sentences if _names(one.text, link.text))
        return tuple(own)

    def _heading_titles(self) -> list[str]:
        return list(dict.fromkeys(other.text for other in self.links if other.block < 0))

    def _cost(self, link: Link, own: tuple[Sentence, ...], title: str) -> tuple[Cost, str]:
        """What is said of the cost, and the sentence that says it; of a heading's links also where it says it of all."""
        shared: list[Sentence] = []
        titles = self._heading_titles()
        if link.block < 0 and len(titles) > 1:
            free = [block for block in self._free_blocks() if not _named_in(block, titles)]
            shared = [one for block in free for one in block.sentences]
        for sentence in (*own, *shared):
            # Of "Free Code Camp" the name says nothing of the cost.
            cost = cost_of([self._clause(sentence, link).replace(title, "")])
            if cost is Cost.UNKNOWN and ("both" in sentence.text or "all" in sentence.text):
                cost = cost_of([sentence.text])
            if cost is not Cost.UNKNOWN:
                # Of a table's row the cell that says it.
                cells = (cell for cell in sentence.text.split(CELLS) if cost_of([cell.replace(title, "")]) is cost)
                return cost, next(cells, sentence.text) if CELLS in sentence.text else sentence.text
        return Cost.UNKNOWN, ""

    def _near(self, link: Link, own: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """Of running text only the sentence with the link: what language the rest names may be the step's."""
        if link.block >= 0 and self.blocks[link.block].kind is not BlockKind.ITEM:
            return tuple(one for one in own if link.address in one.urls)
        return own

    def _clause(self, sentence: Sentence, link: Link) -> str:
        """The part of a sentence with several links that belongs to this one: from its text to the next link's."""
        if link.address not in sentence.urls:
            return sentence.text
        if len(set(sentence.urls)) < 2:
            # "With Agents of Change, and buy the board's own test for $85": what is another's says nothing of this one.
            provider = host_facts(link.address).provider.casefold()
            parts = clauses_in(sentence.text)
            own = [
                part
                for part in parts
                if link.text in part or provider in part.casefold() or all(one.casefold() in provider for one in names_in(part))
            ]
            return " ".join(own) if any(link.text in part for part in parts) else sentence.text
        here = [other for other in self.links if other.block == link.block and other.address in sentence.urls]
        places: list[tuple[int, Link]] = []
        at = 0
        for other in here:
            found = sentence.text.find(other.text, at)
            if found >= 0:
                places.append((found, other))
                at = found + len(other.text)
        for number, (start, other) in enumerate(places):
            if other.address == link.address:
                end = places[number + 1][0] if number + 1 < len(places) else len(sentence.text)
                return sentence.text[start:end]
        return sentence.text


def _names(text: str, title: str) -> bool:
    return bool(title) and re.search(rf"(?<!\w){re.escape(title)}(?!\w)", text, re.IGNORECASE) is not None


def _duration(texts: Sequence[str], names: Sequence[str]) -> str | None:
    """How long it takes by what is said of it, or where nothing is, by its name ("SQL in 4 Hours", but no "100 Days of Code")."""
    bare = list(texts)
    for name in names:
        bare = [text.replace(name, " ") for text in bare] if name else bare
    if (said := duration_of(bare)) is not None:
        return said
    named = duration_of(texts)
    return named if named is not None and _HOURS.search(named) else None


def _named_in(block: Block, titles: Iterable[str]) -> list[str]:
    """Which of a heading's links a block speaks of."""
    text = " ".join(sentence.text for sentence in block.sentences)
    return [title for title in titles if _names(text, title)]


def _note(own: tuple[Sentence, ...], link: Link, title: str) -> str:
    """What is said of a link, without sentences that are no more than its name."""
    said = [one.text for one in own if one.text.strip(" :.").casefold() not in (title.casefold(), link.text.casefold())]
    return " ".join(text if text.endswith((".", "!", "?", ":", "…", ")")) else f"{text}." for text in said)
