"""How large a message is, against Discord's limits."""

from __future__ import annotations

from collections.abc import Iterator

from bot.playground.limits import LIMITS
from bot.playground.objects import Data
from bot.playground.tree import walk
from bot.playground.validation.components import BUTTON, ROW, SELECTS, TEXT
from bot.playground.validation.messages import V2

_BY_NAME = {limit.name: limit for limit in LIMITS}


def sizes(message: Data) -> list[Data]:
    """What a message has of each limited thing: ``what``, ``value``, ``limit``; what it has none of is left out.

    Where a limit holds for each of several (labels, ids, rows), the value is that of the largest.
    """
    found = []
    for name, value in _counted(message):
        if value:
            known = _BY_NAME[name]
            found.append({"name": name, "what": known.what, "value": value, "limit": known.value})
    return found


def _counted(message: Data) -> Iterator[tuple[str, int]]:
    everything = walk(message.get("components") or [])
    yield "content", len(message.get("content") or "")
    yield "embeds", len(message.get("embeds") or [])
    yield "embed_total", sum(map(_words, message.get("embeds") or []))
    if message.get("flags", 0) & V2:
        yield "components", len(everything)
        yield "text_total", sum(len(one.get("content") or "") for one in everything if one["type"] == TEXT)
    else:
        yield "rows", len(message.get("components") or [])
    yield "row_buttons", _most(len(one["components"]) for one in everything if one["type"] == ROW)
    yield "button_label", _most(len(one.get("label") or "") for one in everything if one["type"] == BUTTON)
    yield "button_url", _most(len(one.get("url") or "") for one in everything if one["type"] == BUTTON)
    yield "custom_id", _most(len(one.get("custom_id") or "") for one in everything)
    options = [one.get("options") or [] for one in everything if one["type"] in SELECTS]
    yield "select_options", _most(map(len, options))
    yield "option_label", _most(len(option["label"]) for several in options for option in several)
    yield "option_description", _most(len(option.get("description") or "") for several in options for option in several)
    yield "files", len(message.get("attachments") or [])


def _most(lengths: Iterator[int] | map[int]) -> int:
    return max(lengths, default=0)


def _words(embed: Data) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    parts += [field[key] for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(len(part or "") for part in parts)
