"""The passage of a section that a reply shows: whole sentences around the best one, lists kept as lists."""

from __future__ import annotations

from dataclasses import replace

from knowledge.model import Block, BlockKind, Section, join_blocks

# A phone shows about this much without scrolling; a section that is no longer is shown whole.
PASSAGE = 700


def passage(section: Section, block: int = 0, sentence: int = 0, most: int = PASSAGE) -> str:
    """Whole sentences of a section around one of them, as Discord Markdown.

    Args:
        section: Whose own text is shown; "" where it has none.
        block: The number of the block that fits best; -1 (the heading) means the beginning.
        sentence: The number of the sentence in that block.
        most: In characters. Exceeded only where a single sentence is longer.
    """
    if not section.blocks:
        return ""
    whole = section.markdown
    if len(whole) <= most:
        return whole
    block, sentence = (block, sentence) if block >= 0 else (0, 0)
    if section.blocks[block].kind is BlockKind.ITEM:
        return join_blocks(_around_item(section.blocks, block, most))
    return join_blocks(_around_sentence(section.blocks, block, sentence, most))


def _size(block: Block) -> int:
    return len(block.markdown) + 2


def _around_item(blocks: tuple[Block, ...], at: int, most: int) -> tuple[Block, ...]:
    """The list that an item stands in with the paragraph before it, as far as they fit; always the item."""
    first = at
    while first > 0 and blocks[first - 1].kind is BlockKind.ITEM:
        first -= 1
    last = at
    while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.ITEM:
        last += 1
    chosen = {at}
    room = most - _size(blocks[at])
    parent = next((n for n in range(at - 1, first - 1, -1) if blocks[n].depth < blocks[at].depth), None)
    intro = first - 1 if first > 0 else None
    nearest = sorted(range(first, last + 1), key=lambda n: (abs(n - at), n))
    for number in [parent, intro, *nearest]:
        if number is None or number in chosen:
            continue
        if _size(blocks[number]) > room:
            if number in (parent, intro):
                continue
            break
        room -= _size(blocks[number])
        chosen.add(number)
    return tuple(blocks[number] for number in sorted(chosen))


def _around_sentence(blocks: tuple[Block, ...], at: int, sentence: int, most: int) -> tuple[Block, ...]:
    """The block of a sentence and what follows it, or as many of its sentences as fit; always that sentence."""
    here = blocks[at]
    if _size(here) > most:
        if here.kind is BlockKind.CODE:
            return (here,)
        first = last = sentence
        room = most - len(here.sentences[sentence].markdown)
        while True:
            after = last + 1 < len(here.sentences) and len(here.sentences[last + 1].markdown) < room
            if after:
                last += 1
                room -= len(here.sentences[last].markdown) + 1
                continue
            if first > 0 and len(here.sentences[first - 1].markdown) < room:
                first -= 1
                room -= len(here.sentences[first].markdown) + 1
                continue
            return (replace(here, sentences=here.sentences[first : last + 1]),)
    first = last = at
    room = most - _size(here)
    while last + 1 < len(blocks) and _size(blocks[last + 1]) <= room:
        last += 1
        room -= _size(blocks[last])
    while first > 0 and _size(blocks[first - 1]) <= room:
        first -= 1
        room -= _size(blocks[first])
    return blocks[first : last + 1]
