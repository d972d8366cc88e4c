"""Bodies that post or edit a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.playground.limits import limit
from bot.playground.validation.components import LEGACY_TOP, V2_TOP, Tree
from bot.playground.validation.errors import Check, Invalid

EPHEMERAL, SUPPRESS_EMBEDS, SILENT, LOADING, V2 = 1 << 6, 1 << 2, 1 << 12, 1 << 7, 1 << 15
_MAY_SET = EPHEMERAL | SUPPRESS_EMBEDS | SILENT | V2
_EMPTY = {"code": 50006, "message": "Cannot send an empty message"}


def check_message(body: Any, *, files: Sequence[str] = (), edit: bool = False, previous_flags: int = 0) -> None:
    """Check the body of a message that is posted or edited.

    Args:
        body: The parsed JSON.
        files: Names of the files sent along, and of the attachments that an edit keeps.
        edit: Whether it edits: what isn't named then stays.
        previous_flags: The flags that the message has already.

    Raises:
        Invalid: Discord would refuse it.
    """
    check = Check()
    data = check.mapping(body, ())
    fill(check, data, files=files, edit=edit, previous_flags=previous_flags)
    check.done()
    says = any(data.get(key) for key in ("content", "embeds", "components", "sticker_ids", "poll")) or files
    if not edit and not says:
        raise Invalid(_EMPTY)


def fill(check: Check, data: dict[str, Any], *, files: Sequence[str] = (), edit: bool = False, previous_flags: int = 0) -> None:
    """Note what is wrong with a message's fields; the fields are those of `check_message`."""
    flags = _flags(check, data, edit=edit, previous=previous_flags)
    check.text(data.get("content"), ("content",), "content")
    _embeds(check, data)
    if data.get("nonce") is not None and not isinstance(data["nonce"], int):
        check.text(data["nonce"], ("nonce",), "nonce")
    check.items(data.get("sticker_ids"), ("sticker_ids",), "stickers")
    if len(files) > limit("files"):
        check.add(("files",), "BASE_TYPE_MAX_LENGTH", f"Must be {limit('files')} or fewer in length.")
    _mentions(check, data.get("allowed_mentions"))
    if data.get("poll") is not None:
        _poll(check, check.mapping(data["poll"], ("poll",)))
    if data.get("components") is not None:
        _components(check, data, files, v2=bool(flags & V2))
    if flags & V2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if data.get(key):
                check.add(
                    (key,),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )


def _flags(check: Check, data: dict[str, Any], *, edit: bool, previous: int) -> int:
    value = data.get("flags")
    if value is None:
        return previous
    if isinstance(value, bool) or not isinstance(value, int):
        check.add(("flags",), "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        return previous
    if value & ~_MAY_SET and not edit:
        check.add(("flags",), "MESSAGE_FLAGS_NOT_ALLOWED", "A bot may not set these flags.")
    if edit and previous & V2 and not value & V2:
        check.add(("flags",), "MESSAGE_FLAGS_CANNOT_REMOVE_V2", "MessageFlags.IS_COMPONENTS_V2 cannot be taken off a message.")
    return value | (previous & V2)


def _embeds(check: Check, data: dict[str, Any]) -> None:
    total = 0
    for number, embed in enumerate(check.items(data.get("embeds"), ("embeds",), "embeds")):
        path = ("embeds", number)
        one = check.mapping(embed, path)
        total += len(check.text(one.get("title"), (*path, "title"), "embed_title"))
        total += len(check.text(one.get("description"), (*path, "description"), "embed_description"))
        for part, key, name in (("footer", "text", "embed_footer"), ("author", "name", "embed_author")):
            if one.get(part) is not None:
                inner = check.mapping(one[part], (*path, part))
                total += len(check.text(inner.get(key), (*path, part, key), name))
        for place, field in enumerate(check.items(one.get("fields"), (*path, "fields"), "embed_fields")):
            here = (*path, "fields", place)
            pair = check.mapping(field, here)
            for key in ("name", "value"):
                total += len(check.text(pair.get(key), (*here, key), f"embed_field_{key}", least=1, required=True))
    if total > limit("embed_total"):
        check.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {limit('embed_total')}")


def _poll(check: Check, poll: dict[str, Any]) -> None:
    question = check.mapping(poll.get("question"), ("poll", "question"))
    check.text(question.get("text"), ("poll", "question", "text"), "poll_question", least=1, required=True)
    for number, answer in enumerate(check.items(poll.get("answers"), ("poll", "answers"), "poll_answers", least=1)):
        here = ("poll", "answers", number, "poll_media")
        media = check.mapping(check.mapping(answer, here[:-1]).get("poll_media"), here)
        check.text(media.get("text"), (*here, "text"), "poll_answer", least=1, required=True)
    hours = poll.get("duration")
    # discord.py sends whole hours as 24.0, which Discord takes.
    hours = int(hours) if isinstance(hours, float) and hours.is_integer() else hours
    check.number(hours, ("poll", "duration"), 1, limit("poll_duration"))


def _mentions(check: Check, value: Any) -> None:
    if value is None:
        return
    data = check.mapping(value, ("allowed_mentions",))
    parse = data.get("parse") or []
    if not isinstance(parse, list):
        check.add(("allowed_mentions", "parse"), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.")
        parse = []
    for number, kind in enumerate(parse):
        check.one_of(kind, ("allowed_mentions", "parse", number), ("users", "roles", "everyone"))
    for kind in ("users", "roles"):
        listed = check.items(data.get(kind), ("allowed_mentions", kind), "mentions")
        if listed and kind in parse:
            check.add(
                ("allowed_mentions",),
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )


def _components(check: Check, data: dict[str, Any], files: Sequence[str], *, v2: bool) -> None:
    tree = Tree(check, files)
    name = "components" if v2 else "rows"
    tree.all(check.items(data["components"], ("components",), name), ("components",), V2_TOP if v2 else LEGACY_TOP)
    if not v2:
        return
    if tree.count > limit("components"):
        check.add(
            ("components",),
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components cannot exceed {limit('components')}",
        )
    if tree.characters > limit("text_total"):
        check.add(
            ("components",),
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Total displayable text size exceeds maximum size of {limit('text_total')}",
        )
