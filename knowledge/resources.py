"""The links of a section as resources, each with what the text around it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.hosts import host_facts
from knowledge.inline import Span, links_of
from knowledge.links import web_address
from knowledge.model import Block, BlockKind, Cost, Kind, Resource, Sentence
from knowledge.statements import cost_of, duration_of, kind_of, language_of
from knowledge.text import words_of

_EMPTY_TITLES = frozenset(
    ["here", "this", "link", "click here", "this link", "this one", "here it is", "page", "website", "site", "this page", "this site", "this website", "this course", "course", "course link", "video", "this video", "playlist", "source", "read more", "more", "see", "see here", "url", "it", "that", "there", "specialization link", "the link", "right here", "over here", "click", "sign up", "enroll", "enrol", "download"]
)
_CAPITALISED = re.compile(r"(?:\b[A-Z][\w.+#&'’-]*(?:\s(?:of|for|and|the|to|in|with|&|A-Z)(?=\s[A-Z]))?\s?){2,}")


@dataclass(frozen=True, slots=True)
class Link:
    """A web link of a section, where it stands.

    Attributes:
        address: As the article has it.
        text: What is linked.
        line: Counted from 1.
        block: The number of its block in the section; -1 for the heading.
        broken: Whether it was malformed.
    """

    address: str
    text: str
    line: int
    block: int
    broken: bool


def links_in(heading: tuple[Span, ...], blocks: list[tuple[Span, ...]]) -> tuple[Link, ...]:
    """The web links of a section in order, those of the heading first; a link without text is left out."""
    found: list[Link] = []
    for number, spans in enumerate((heading, *blocks), start=-1):
        for url, text, span in links_of(spans):
            address = web_address(url)
            if address is not None and (text or number < 0):
                found.append(Link(address, text, span.line, number, span.broken))
    return tuple(found)


def resources_in(
    section_id: str, title: str, blocks: tuple[Block, ...], links: tuple[Link, ...]
) -> tuple[Resource, ...]:
    """A section's resources, each address once.

    Args:
        section_id: Becomes `Resource.section`.
        title: The section's.
        blocks: The section's text.
        links: Of `links_in`.
    """
    found: dict[str, Resource] = {}
    for link in links:
        resource = _resource(section_id, title, blocks, links, link)
        before = found.get(link.address)
        if before is None:
            found[link.address] = resource
        elif resource.title not in before.names:
            found[link.address] = replace(before, names=(*before.names, resource.title))
    return tuple(found.values())


def _resource(
    section_id: str, section_title: str, blocks: tuple[Block, ...], links: tuple[Link, ...], link: Link
) -> Resource:
    own, shared = _about(blocks, links, link)
    title = _title(link, section_title, own, links)
    host = host_facts(link.address)
    cost, reason = cost_of((*own, *shared))
    if cost is Cost.UNKNOWN:
        cost = host.cost
    kind = kind_of(title) if host.kind in (Kind.SITE, Kind.COURSE) else None
    return Resource(
        url=link.address,
        title=title,
        provider=host.provider,
        kind=kind or host.kind,
        cost=cost,
        cost_reason=reason,
        duration=duration_of(own),
        language=language_of(own if link.block < 0 or blocks[link.block].kind is BlockKind.ITEM else _near(blocks, link)),
        names=(title,),
        section=section_id,
        line=link.line,
        note=" ".join(sentence.text for sentence in own),
    )


def _about(
    blocks: tuple[Block, ...], links: tuple[Link, ...], link: Link
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """The sentences about one link: those that are its alone, and those that speak of its neighbours too."""
    if link.block < 0:
        return _about_heading(blocks, links, link)
    block = blocks[link.block]
    if block.kind is BlockKind.ITEM:
        own = list(block.sentences)
        for below in blocks[link.block + 1 :]:
            if below.kind is not BlockKind.ITEM or below.depth <= block.depth:
                break
            own.extend(below.sentences)
        alone = sum(other.block == link.block for other in links) == 1
        return (tuple(own), ()) if alone else (_sentences_with(block, link), ())
    alone = len({other.address for other in links}) == 1
    if alone:
        return tuple(s for b in blocks for s in b.sentences), ()
    in_block = sum(other.block == link.block for other in links) == 1
    return (block.sentences, ()) if in_block and not _introduces(blocks, link) else (_sentences_with(block, link), ())


def _introduces(blocks: tuple[Block, ...], link: Link) -> bool:
    """Whether a paragraph leads into a list, whose items then speak for themselves."""
    after = link.block + 1
    return after < len(blocks) and blocks[after].kind is BlockKind.ITEM


def _sentences_with(block: Block, link: Link) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in block.sentences if link.address in sentence.urls)


def _near(blocks: tuple[Block, ...], link: Link) -> tuple[Sentence, ...]:
    """The sentences of running text that hold a link: what the rest of the section says may be about another thing."""
    return _sentences_with(blocks[link.block], link)


def _about_heading(
    blocks: tuple[Block, ...], links: tuple[Link, ...], link: Link
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """A heading's only link is what the section is about; of several, each gets the paragraphs that name it."""
    titles = [other.text for other in links if other.block < 0]
    linked = {other.block for other in links if other.block >= 0}
    free = [block for number, block in enumerate(blocks) if number not in linked]
    if len(titles) == 1:
        return tuple(s for block in free for s in block.sentences), ()
    own: list[Sentence] = []
    shared: list[Sentence] = []
    for block in free:
        text = " ".join(sentence.text for sentence in block.sentences).casefold()
        named = [title for title in titles if title and title.casefold() in text]
        if named == [link.text]:
            own.extend(block.sentences)
        elif not named:
            shared.extend(block.sentences)
        elif link.text in named:
            own.extend(s for s in block.sentences if link.text.casefold() in s.text.casefold())
    return tuple(own), tuple(shared)


def is_empty_title(text: str) -> bool:
    """Whether a link's text says nothing of where it leads."""
    bare = text.strip().strip("[](){}.,:;!?*\"'“”").casefold()
    return not bare or bare in _EMPTY_TITLES or bare.startswith(("http://", "https://", "www."))


def _title(link: Link, section_title: str, own: tuple[Sentence, ...], links: tuple[Link, ...]) -> str:
    """The link's text, or where that says nothing, what the sentence or the heading calls it."""
    if not is_empty_title(link.text):
        return link.text.strip().rstrip(":").strip()
    named = _name_in(link, own, section_title)
    others = {other.address for other in links if is_empty_title(other.text)} - {link.address}
    if named is not None and (others or _shares_words(named, link.address)):
        return named
    return section_title or named or host_facts(link.address).provider


def _name_in(link: Link, own: tuple[Sentence, ...], section_title: str) -> str | None:
    """The last name, a run of capitalised words, before the link in its sentence."""
    sentence = next((s for s in own if link.address in s.urls), None)
    if sentence is None:
        return None
    at = sentence.text.find(link.text) if link.text else -1
    names = [found.group().strip() for found in _CAPITALISED.finditer(sentence.text[: at if at > 0 else None])]
    fitting = [name for name in names if _shares_words(name, link.address)]
    chosen = fitting or names
    return chosen[-1] if chosen else None


def _shares_words(name: str, address: str) -> bool:
    """Whether an address spells a word of a name, as ``/specializations/deep-learning`` does."""
    return any(len(word) > 3 and word in address.casefold() for word in words_of(name))
