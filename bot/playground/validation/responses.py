"""Bodies that answer an interaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.playground.validation.components import MODAL_TOP, Tree
from bot.playground.validation.errors import Check, Invalid
from bot.playground.validation.messages import fill

PONG, REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5

# Which kinds of response each kind of interaction takes.
_ALLOWED = {
    COMMAND: (REPLY, DEFER, MODAL),
    COMPONENT: (REPLY, DEFER, DEFER_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    SUBMIT: (REPLY, DEFER, DEFER_UPDATE, UPDATE),
}


def check_interaction_response(body: Any, *, files: Sequence[str] = (), interaction_type: int, previous_flags: int = 0) -> None:
    """Check the body of a callback.

    Args:
        body: The parsed JSON.
        files: Names of the files sent along.
        interaction_type: Discord's number of the interaction that it answers.
        previous_flags: The flags of the message that an update changes.

    Raises:
        Invalid: Discord would refuse it.
    """
    check = Check()
    outer = check.mapping(body, ())
    kind = outer.get("type")
    if check.one_of(kind, ("type",), _ALLOWED.get(interaction_type, (PONG,))):
        data = check.mapping(outer.get("data") or {}, ("data",))
        if kind == CHOICES:
            _choices(check, data)
        elif kind == MODAL:
            _modal(check, data)
        elif kind in (REPLY, UPDATE):
            inner = Check()
            fill(inner, data, files=files, edit=kind == UPDATE, previous_flags=previous_flags if kind == UPDATE else 0)
            if inner.errors:
                check.errors["data"] = inner.errors
    check.done()
    if kind == REPLY and not (files or any(data.get(key) for key in ("content", "embeds", "components", "poll"))):
        raise Invalid({"code": 50006, "message": "Cannot send an empty message"})


def _choices(check: Check, data: dict[str, Any]) -> None:
    path = ("data", "choices")
    for number, choice in enumerate(check.items(data.get("choices", []), path, "choices")):
        here = (*path, number)
        one = check.mapping(choice, here)
        check.text(one.get("name"), (*here, "name"), "choice_name", least=1, required=True)
        value = one.get("value")
        if isinstance(value, str) or value is None:
            check.text(value, (*here, "value"), "choice_value", required=True)
        elif isinstance(value, bool) or not isinstance(value, int | float):
            check.add((*here, "value"), "UNION_TYPE_CHOICES", "Value must be a string or a number.")


def _modal(check: Check, data: dict[str, Any]) -> None:
    check.text(data.get("title"), ("data", "title"), "modal_title", least=1, required=True)
    check.text(data.get("custom_id"), ("data", "custom_id"), "custom_id", least=1, required=True)
    tree = Tree(check, ())
    path = ("data", "components")
    tree.all(check.items(data.get("components"), path, "modal_components", least=1), path, MODAL_TOP)
