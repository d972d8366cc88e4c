"""What an author says outright: the path, other wordings of headings, tips. It replaces what would be inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process

from knowledge.discord_text import at_line_start, escape
from knowledge.front import Complaints, Front
from knowledge.hosts import known_providers
from knowledge.markdown import read_markdown
from knowledge.model import Section, Step, Tip
from knowledge.path import infer_path
from knowledge.sentences import sentences_of

Said = tuple[Front, Complaints]


def _find(sections: Sequence[Section], heading: Any, key: str, said: Said) -> Section | None:
    """The section that an author names by its heading or id; complains where there is none."""
    front, complaints = said
    wanted = " ".join(str(heading).strip().rstrip(":*").split()).casefold()
    for section in sections:
        if wanted in (section.title.casefold(), section.id.casefold()):
            return section
    near = [found[0] for found in process.extract(wanted, [s.title for s in sections], scorer=fuzz.WRatio, limit=3)]
    complaints.error(
        front.line(key),
        "no-heading",
        f"{key} names a heading that isn't there: {heading}.",
        f"Write it as the heading has it; the nearest are {', '.join(near)}.",
    )
    return None


def _wrong_form(key: str, said: Said, form: str) -> None:
    front, complaints = said
    complaints.error(front.line(key), "bad-type", f"{key} has the wrong form.", f"Write it as {form}.")


def _step_and_alternatives(item: Any) -> tuple[Any, Any]:
    """What one item of ``path`` names."""
    if not isinstance(item, dict):
        return item, []
    if "step" not in item and len(item) == 1:
        # YAML takes "Prerequisite: Python" for a key with its value; its author meant a heading.
        ((key, value),) = item.items()
        return (f"{key}: {value}" if isinstance(value, str) else None), []
    others = item.get("alternatives") or []
    return item.get("step"), [others] if isinstance(others, str) else others


def path_of(sections: tuple[Section, ...], said: Said) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps and the alternatives: as the author orders them under ``path``, else as inferred."""
    inferred = infer_path(sections)
    listed = said[0].values.get("path")
    if listed is None:
        return inferred.steps, inferred.alternatives
    if not isinstance(listed, list):
        _wrong_form("path", said, "path: [heading, …]")
        return (), ()
    steps: list[Step] = []
    named: list[str] = []
    for item in listed:
        heading, others = _step_and_alternatives(item)
        if heading is None or not isinstance(others, list):
            _wrong_form("path", said, "{step: heading, alternatives: [heading, …]}")
            continue
        section = _find(sections, heading, "path", said)
        stand_ins = [found for other in others if (found := _find(sections, other, "path", said)) is not None]
        if section is None:
            continue
        if any(step.section == section.id for step in steps):
            said[1].error(said[0].line("path"), "step-twice", f"path has {section.title} twice.", "Name each step once.")
            continue
        named.extend(one.id for one in stand_ins)
        steps.append(Step(len(steps) + 1, section.id, tuple(one.id for one in stand_ins)))
    taken = {step.section for step in steps}
    for one in sections:
        if one.id in taken and one.id in named:
            said[1].warn(
                said[0].line("path"),
                "step-and-alternative",
                f"path has {one.title} as a step and as an alternative; it counts as a step.",
                "Name it once.",
            )
    alternatives = (*named, *inferred.alternatives)
    return tuple(steps), tuple(dict.fromkeys(one for one in alternatives if one not in taken))


def apply_aliases(sections: tuple[Section, ...], said: Said) -> tuple[Section, ...]:
    """Sections with the other wordings that the author gives them."""
    listed = said[0].values.get("aliases")
    if listed is None:
        return sections
    if not isinstance(listed, dict):
        _wrong_form("aliases", said, "aliases: {heading: [wording, …]}")
        return sections
    wordings: dict[str, tuple[str, ...]] = {}
    for heading, value in listed.items():
        section = _find(sections, heading, "aliases", said)
        if isinstance(value, str | int | float):
            value = [value]
        if not isinstance(value, list):
            _wrong_form("aliases", said, "aliases: {heading: [wording, …]}")
        elif section is not None:
            wordings[section.id] = tuple(str(one) for one in value if one is not None)
    return tuple(replace(section, aliases=wordings.get(section.id, ())) for section in sections)


def tips_of(sections: Sequence[Section], said: Said) -> tuple[Tip, ...]:
    """The tips that the author gives outright; a provider may be named in small letters."""
    front, _ = said
    listed = front.values.get("tips")
    if listed is None:
        return ()
    if not isinstance(listed, list):
        _wrong_form("tips", said, "tips: [{text: …, provider: …}]")
        return ()
    linked = [resource.provider for section in sections for resource in section.resources]
    names = {name.casefold(): name for name in (*known_providers(), *linked)}
    tips: list[Tip] = []
    for item in listed:
        text = item.get("text") if isinstance(item, dict) else item
        if not isinstance(text, str) or not text.strip():
            _wrong_form("tips", said, "tips: [{text: …, provider: …}]")
            continue
        provider = item.get("provider") if isinstance(item, dict) else None
        named = " ".join(str(provider or "").split())
        tips.append(Tip(_shown(text), names.get(named.casefold(), named) or None, "", front.line("tips")))
    return tuple(tips)


def _shown(text: str) -> str:
    """A tip as Discord is to show it; it may hold Markdown, such as links."""
    blocks = [block for section in read_markdown(text).sections for block in section.blocks]
    sentences = [one.markdown for block in blocks for one in sentences_of(block.spans)]
    return " ".join(sentences) or at_line_start(escape(" ".join(text.split())))
