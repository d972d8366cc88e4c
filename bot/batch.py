"""`waymark ask` as JSON: one object for an answer, and JSON lines in and out."""

from __future__ import annotations

import json
import math
from typing import Any, BinaryIO, TextIO

from knowledge.answer import answer
from knowledge.conversation import Memory, turn_of
from knowledge.library import Library
from knowledge.model import Answer, Match, Resource, Tip


def as_json(found: Answer) -> dict[str, Any]:
    """An answer as the object that `waymark ask --json` prints; its fields are a fixed contract."""
    section = found.section
    return {
        "question": found.question,
        "verdict": found.verdict.value,
        "confidence": found.confidence,
        "article": found.article.slug if found.article is not None else None,
        "section": {"id": section.id, "title": section.title, "path": list(section.path)} if section else None,
        "step": {"number": found.step.number, "of": len(found.article.steps)}
        if found.step is not None and found.article is not None
        else None,
        "matches": [_match(match) for match in found.matches],
        "resources": [_resource(resource) for resource in found.resources],
        "tips": [_tip(tip) for tip in found.tips],
        "text": found.text,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "article": match.article.slug,
        "id": match.section.id,
        "title": match.section.title,
        "score": match.score,
    }


def _resource(resource: Resource) -> dict[str, Any]:
    return {
        "title": resource.title,
        "url": resource.url,
        "provider": resource.provider,
        "kind": resource.kind.value,
        "cost": resource.cost.value,
        "duration": resource.duration,
    }


def _tip(tip: Tip) -> dict[str, Any]:
    return {"text": tip.text, "provider": tip.provider}


def run(library: Library, lines: BinaryIO, out: TextIO, article: str | None = None) -> int:
    """Answer JSON lines ``{"question": …, "conversation": …}`` in order, flushing after each.

    Args:
        library: Whose articles are asked.
        lines: UTF-8, one JSON object a line; blank lines are passed over.
        out: Gets one JSON line for each; ``{"error": …}`` in the place of a bad one.
        article: Ask the article with this slug alone.

    Returns:
        The exit status: 1 if a line was bad, else 0.
    """
    status = 0
    # Lines come as fast as they are read: what bounds a conversation here is how many there are, not the time.
    memory = Memory(lasts_s=math.inf)
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            question, conversation = _question(raw)
        except ValueError as error:
            status = 1
            reply: dict[str, Any] = {"error": f"line {number}: {error}"}
        else:
            before = memory.before(conversation) if conversation is not None else None
            found = answer(library, question, article=article, before=before)
            if conversation is not None:
                memory.keep(conversation, turn_of(found, before))
            reply = as_json(found)
        out.write(_line(reply))
        out.flush()
    return status


def _line(reply: dict[str, Any]) -> str:
    """A reply as one line; half of a surrogate pair, which JSON may hold and UTF-8 may not, stays an escape."""
    text = json.dumps(reply, ensure_ascii=False)
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        text = json.dumps(reply)
    return text + "\n"


def _question(raw: bytes) -> tuple[str, str | int | None]:
    """The question and the conversation of one line; ValueError says what is wrong with it."""
    try:
        line = json.loads(raw)
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(line, dict) or not isinstance(line.get("question"), str):
        raise ValueError('not of the form {"question": "…"}')  # noqa: TRY004 - it is the line that is wrong
    conversation = line.get("conversation")
    if conversation is not None and not isinstance(conversation, str | int):
        raise ValueError('"conversation" must be a string or a number')
    return line["question"], conversation
