"""Which of a section's links a sentence is about: by its own links, by what it names, by where it stands."""

from __future__ import annotations

from knowledge.model import BlockKind, Resource, Section
from knowledge.text import stems_of

# Of the words that only another link has, the share that a sentence must have to be about that one.
_NAMED = 0.5


def belongs(home: Section, block: int, number: int, resource: Resource) -> bool | None:
    """Whether a sentence is about a resource: yes, no (it is about another), or None where nothing tells.

    Args:
        home: The section that the sentence stands in.
        block: The number of its block there.
        number: Its number in the block.
        resource: Of this article; it may stand in another section.
    """
    others = [one for one in home.resources if one.url != resource.url]
    if len(others) == len(home.resources):
        return False if others else None
    if not others:
        return True
    sentence = home.blocks[block].sentences[number]
    own = _by_address(frozenset(sentence.urls), resource, others)
    if own is not None:
        return own
    said = stems_of(sentence.text)
    mine = _words(resource)
    if not said.isdisjoint(mine - frozenset().union(*map(_words, others))):
        return True
    if any(_is_named(said, _words(other) - mine) for other in others):
        return False
    return _by_address(_spoken_of(home, block, number), resource, others)


def _by_address(urls: frozenset[str], resource: Resource, others: list[Resource]) -> bool | None:
    if resource.url in urls:
        return True
    return None if urls.isdisjoint(other.url for other in others) else False


def _words(resource: Resource) -> frozenset[str]:
    return frozenset().union(*map(stems_of, (*resource.names, resource.title, resource.provider)))


def _is_named(said: frozenset[str], own: frozenset[str]) -> bool:
    return bool(own) and len(said & own) >= _NAMED * len(own)


def _spoken_of(home: Section, block: int, number: int) -> frozenset[str]:
    """The addresses of the sentence before with a link, in the same block; else of the item that the block hangs below."""
    here = home.blocks[block]
    before = next((one.urls for one in reversed(here.sentences[:number]) if one.urls), None)
    if before is None and here.kind is BlockKind.ITEM:
        depth = here.depth
        for above in reversed(home.blocks[:block]):
            if above.kind is not BlockKind.ITEM or depth == 0:
                break
            if above.depth < depth:
                depth = above.depth
                if found := [url for one in above.sentences for url in one.urls]:
                    before = tuple(found)
                    break
    return frozenset(before or (url for one in here.sentences for url in one.urls))
