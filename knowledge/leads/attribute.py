"""Leads on a thing that is covered when what is asked of it isn't: the article doesn't say, and what it does say."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge import phrases
from knowledge.leads.asked import MATTERS, Asked, Lead
from knowledge.leads.rows import Whose
from knowledge.leads.telling import sentence_saying, told
from knowledge.model import Match, Section
from knowledge.pick import meant
from knowledge.query import Slot
from knowledge.ranking import holds
from knowledge.text import stem, words_of

# It is plain what is asked about, not that anybody wants to read on about it.
UNSTATED = 0.62
# A question that names a thing and asks nothing that the article may not say.
NAMED_ALONE = 0.85
NAMED_IN_PART = 0.7
_HOW = frozenset({"how", "why", "what", "when", "who", "if"})
_TO_DO = frozenset({"do", "to", "can", "should"})
_AS_GOOD = 0.9
# What is only akin to what is asked ("recorded" to "video") doesn't say it.
_SAYS = 0.7
_RARE = 4.5
_STRANGE = 4.0
_MOST_LOOKED_AT = 3
_PLATFORM = frozenset({"platform", "platforms", "hosts", "hosted"})
_ADVICE = re.compile(
    r"(?:(?:and|so|but|ok|wait|lol|ngl|tbh) )*(?:should (?:i|you|one)|do (?:i|you) (?:really |even |actually )?(?:need|have)|"
    r"must i|"
    r"(?:can|could|may) i (?:just |already |simply )?(?:skip|jump|leave|go|start|do|drop)|is it (?:ok|okay|fine|possible|better)|"
    r"would (?:i|it|you)|when is it time)\b"
)


def attribute(asked: Asked) -> Lead | None:
    """A line that the article doesn't say that, where a question names a heading or a link whole and asks something else."""
    aside = not asked.library.lexicon.elsewhere.isdisjoint(asked.query.typed) or "than" in asked.query.typed
    for match in asked.ranked.matches[:_MOST_LOOKED_AT]:
        found = _whole(asked, match)
        if found is not None:
            whose, rest = found
            if any(slot.need >= MATTERS for slot in rest) and _named_in_part(asked) is not None:
                # "Machine translation" is no "Translation" of which something else is asked.
                return None
            if aside and (whose[2] is None or meant(asked.query, (whose[2],)) is None):
                # "Who invented JavaScript" asks nothing of the step that is called so.
                return None
            if any(slot.need >= _STRANGE and not slot.wordings for slot in rest):
                # "When does Kubernetes 1.32 come out" is asked of a thing that no article names.
                return None
            if not any(slot.need >= MATTERS and not _says(whose, slot) for slot in rest):
                return None
            article, section, resource, sure = whose
            if resource is not None and not _PLATFORM.isdisjoint(asked.query.typed):
                return Lead(article, section, sure, phrases.LINK, resources=(resource,), single=True)
            if _ADVICE.match(" ".join(asked.query.typed)):
                # What one should do is advised in many words: that none of it is there can't be told by them.
                return Lead(article, section, sure)
            return told(asked, phrases.NOT_STATED, found=whose)
    return None


def show(asked: Asked) -> Lead | None:
    """The section that a question like "explain Docker" names, where it speaks of nothing else."""
    lead = _shown(asked)
    how_to = asked.query.typed[:1] == ("how",) and not _TO_DO.isdisjoint(asked.query.typed[1:2])
    # Who asks how to build a thing wants it built as often as not.
    return replace(lead, sure=min(lead.sure, UNSTATED)) if lead is not None and how_to else lead


def _shown(asked: Asked) -> Lead | None:
    if asked.wish.about.partition(" ")[0] in _HOW:
        return None
    for match in asked.ranked.matches[:_MOST_LOOKED_AT]:
        found = _whole(asked, match)
        if found is not None:
            (article, section, resource, sure), rest = found
            if any(slot.need >= MATTERS for slot in rest):
                return _named_in_part(asked)
            links = (resource, *(one for one in section.resources if one is not resource)) if resource is not None else None
            return Lead(article, section, max(sure, NAMED_ALONE), resources=links, single=resource is not None)
    return _named_in_part(asked)


def _named_in_part(asked: Asked) -> Lead | None:
    """Of the best sections the one whose heading has all that the question speaks of."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    if not strong or not asked.ranked.matches:
        return None
    close = asked.ranked.matches[:_MOST_LOOKED_AT]
    best = next((one for one in close if all(holds(one.section.title, [slot], _AS_GOOD) for slot in strong)), None)
    if best is None:
        return None
    return Lead(best.article, best.section, max(NAMED_IN_PART, asked.sure))


def _whole(asked: Asked, match: Match) -> tuple[Whose, list[Slot]] | None:
    """What a question names whole in a section, and what else it speaks of."""
    own_links = match.section.resources
    only = own_links[0] if len(own_links) == 1 else None
    names = [(match.section.title, only), *((name, r) for r in own_links for name in r.names)]
    lexicon = asked.library.lexicon
    common = lexicon.kinds | lexicon.general
    # A name that no list of words has stands for the whole: "the CKA" for the link "CKA exam".
    rare = {
        part for slot in asked.query.slots if slot.need >= _RARE for s, worth in slot.wordings[:1] if worth == 1.0 for part in s
    }
    for name, resource in sorted(names, key=lambda one: -len(one[0])):
        words = [word for word in words_of(name) if word not in lexicon.ignored]
        own = {stem(word) for word in words} - common
        has_kind = not lexicon.kinds.isdisjoint(map(stem, words))
        if not own or (has_kind and len(own) == 1 and not _calls_it(asked)):
            continue
        rest = [slot for slot in asked.query.slots if not _names(slot, own, common)]
        named = {part for slot in asked.query.slots if slot not in rest for s, w in slot.wordings if w >= _AS_GOOD for part in s}
        if own <= named or (own & rare and len(own - named) < 2):
            return (match.article, match.section, resource, max(UNSTATED, asked.sure)), rest
    return None


def names_whole(asked: Asked) -> Section | None:
    """The section whose heading, or one of whose links, a question names whole; None where it names none."""
    for match in asked.ranked.matches[:_MOST_LOOKED_AT]:
        if _whole(asked, match) is not None:
            return match.section
    return None


def _names(slot: Slot, own: set[str], common: frozenset[str]) -> bool:
    """Whether a slot says nothing but a part of a name, or a word for kinds of things."""
    return any(worth >= _AS_GOOD and own.issuperset(set(stems) - common) for stems, worth in slot.wordings)


def _calls_it(asked: Asked) -> bool:
    """Whether a question calls the thing by its kind ("the tensorflow course"): else it may mean what it is named for."""
    lexicon = asked.library.lexicon
    return any(stem(word) in lexicon.kinds and word not in lexicon.ignored for word in asked.query.words)


def _says(whose: Whose, slot: Slot) -> bool:
    """Whether the section says it, and of no other of its links than the one that is meant; a link's own name says it too."""
    names = " ".join((*whose[1].path[:-1], *(name for link in whose[1].resources for name in link.names)))
    return holds(names, [slot], _SAYS) or sentence_saying(whose, lambda text: holds(text, [slot], _SAYS)) is not None
