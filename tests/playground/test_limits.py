"""One body just over, and one just at, every limit that the stand-in enforces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import validation
from bot.playground.limits import LIMITS, limit

V2 = 1 << 15
Data = dict[str, Any]


def text(content: str = "x") -> Data:
    return {"type": 10, "content": content}


def button(**fields: Any) -> Data:
    return {"type": 2, "style": 2, "label": "x", "custom_id": "x", **fields}


def row(*inner: Data) -> Data:
    return {"type": 1, "components": list(inner)}


def select(count: int = 1, **fields: Any) -> Data:
    options = [{"label": f"{n}", "value": f"{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **fields}


def message(**fields: Any) -> None:
    validation.check_message(fields)


def v2(*components: Data) -> None:
    validation.check_message({"flags": V2, "components": list(components)})


def embed(**fields: Any) -> None:
    message(embeds=[{"title": "x", **fields}])


def poll(**fields: Any) -> None:
    message(poll={"question": {"text": "x"}, "answers": [{"poll_media": {"text": "x"}}], "duration": 1, **fields})


def modal(*components: Data, title: str = "x") -> None:
    data = {"title": title, "custom_id": "x", "components": list(components)}
    validation.check_interaction_response({"type": 9, "data": data}, interaction_type=2)


def label(component: Data | None = None, **fields: Any) -> Data:
    return {"type": 18, "label": "x", "component": component or {"type": 4, "style": 1, "custom_id": "i"}, **fields}


def entry(**fields: Any) -> Data:
    return label({"type": 4, "style": 1, "custom_id": "i", **fields})


def offer(*choices: Data) -> None:
    validation.check_interaction_response({"type": 8, "data": {"choices": list(choices)}}, interaction_type=4)


def command(**fields: Any) -> Data:
    return {"name": "x", "description": "x", **fields}


def option(name: str = "x", **fields: Any) -> Data:
    return {"type": 3, "name": name, "description": "x", **fields}


def option_of_select(**fields: Any) -> None:
    message(components=[row(select(options=[{"label": "x", "value": "x", **fields}]))])


def gallery(count: int = 1, **fields: Any) -> Data:
    return {"type": 12, "items": [{"media": {"url": "https://x.org/x.png"}, **fields}] * count}


def large_command(size: int) -> Data:
    """A command whose names, descriptions and values have so many characters together."""
    options = [option(f"o{n}", choices=[{"name": "n" * 100, "value": "v" * 100}] * 19) for n in range(2)]
    left = size - 2 - 2 * (3 + 19 * 200)
    for name in "abcdefgh":
        taken = min(100, left - 1)
        if taken > 0:
            options.append(option(name, description="d" * taken))
            left -= taken + 1
    return command(options=options)


# Each limit's name -> a body of a given size.
MAKE: dict[str, Callable[[int], None]] = {
    "content": lambda n: message(content="x" * n),
    "embeds": lambda n: message(embeds=[{"title": "x"}] * n),
    "embed_title": lambda n: embed(title="x" * n),
    "embed_description": lambda n: embed(description="x" * n),
    "embed_fields": lambda n: embed(fields=[{"name": "x", "value": "x"}] * n),
    "embed_field_name": lambda n: embed(fields=[{"name": "x" * n, "value": "x"}]),
    "embed_field_value": lambda n: embed(fields=[{"name": "x", "value": "x" * n}]),
    "embed_footer": lambda n: embed(footer={"text": "x" * n}),
    "embed_author": lambda n: embed(author={"name": "x" * n}),
    "embed_total": lambda n: message(embeds=[{"description": "x" * 3000}, {"description": "x" * (n - 3000)}]),
    "nonce": lambda n: message(content="x", nonce="x" * n),
    "stickers": lambda n: message(sticker_ids=["1"] * n),
    "files": lambda n: validation.check_message({}, files=["x"] * n),
    "mentions": lambda n: message(content="x", allowed_mentions={"users": ["1"] * n}),
    "poll_question": lambda n: poll(question={"text": "x" * n}),
    "poll_answers": lambda n: poll(answers=[{"poll_media": {"text": "x"}}] * n),
    "poll_answer": lambda n: poll(answers=[{"poll_media": {"text": "x" * n}}]),
    "poll_duration": lambda n: poll(duration=n),
    "rows": lambda n: message(components=[row(button(custom_id=str(k))) for k in range(n)]),
    "components": lambda n: v2(*[text()] * n),
    "text_total": lambda n: v2(text("x" * 2000), text("x" * (n - 2000))),
    "row_buttons": lambda n: message(components=[row(*(button(custom_id=str(k)) for k in range(n)))]),
    "button_label": lambda n: message(components=[row(button(label="x" * n))]),
    "button_url": lambda n: message(
        components=[row({"type": 2, "style": 5, "label": "x", "url": "https://x.org/".ljust(n, "x")})]
    ),
    "custom_id": lambda n: message(components=[row(button(custom_id="x" * n))]),
    "select_options": lambda n: message(components=[row(select(n))]),
    "option_label": lambda n: option_of_select(label="x" * n),
    "option_value": lambda n: option_of_select(value="x" * n),
    "option_description": lambda n: option_of_select(description="x" * n),
    "placeholder": lambda n: message(components=[row(select(placeholder="x" * n))]),
    "select_values": lambda n: message(components=[row({"type": 5, "custom_id": "u", "max_values": n})]),
    "section_texts": lambda n: v2({"type": 9, "components": [text()] * n, "accessory": button()}),
    "gallery_items": lambda n: v2(gallery(n)),
    "media_description": lambda n: v2(gallery(description="x" * n)),
    "accent_color": lambda n: v2({"type": 17, "accent_color": n, "components": [text()]}),
    "modal_title": lambda n: modal(label(), title="x" * n),
    "modal_components": lambda n: modal(*(entry(custom_id=str(k)) for k in range(n))),
    "label": lambda n: modal(label(label="x" * n)),
    "label_description": lambda n: modal(label(description="x" * n)),
    "input_value": lambda n: modal(entry(value="x" * n)),
    "input_placeholder": lambda n: modal(entry(placeholder="x" * n)),
    "group_options": lambda n: modal(label({**select(n), "type": 22})),
    "choices": lambda n: offer(*[{"name": "x", "value": "x"}] * n),
    "choice_name": lambda n: offer({"name": "x" * n, "value": "x"}),
    "choice_value": lambda n: offer({"name": "x", "value": "x" * n}),
    "command_name": lambda n: validation.check_command(command(name="x" * n)),
    "command_description": lambda n: validation.check_command(command(description="x" * n)),
    "command_options": lambda n: validation.check_command(command(options=[option(f"o{k}") for k in range(n)])),
    "option_choices": lambda n: validation.check_command(command(options=[option(choices=[{"name": "x", "value": "x"}] * n)])),
    "commands": lambda n: validation.check_commands([command(name=f"c{k}") for k in range(n)]),
    "menu_commands": lambda n: validation.check_commands([{"type": 3, "name": f"c{k}"} for k in range(n)]),
    "command_total": lambda n: validation.check_command(large_command(n)),
}


def test_every_limit_has_a_body() -> None:
    assert {one.name for one in LIMITS} == set(MAKE)
    assert all(one.source and one.what for one in LIMITS)


@pytest.mark.parametrize("name", [one.name for one in LIMITS])
def test_a_body_at_the_limit_is_taken_and_one_over_it_refused(name: str) -> None:
    MAKE[name](limit(name))
    with pytest.raises(validation.Invalid) as refused:
        MAKE[name](limit(name) + 1)
    assert refused.value.body["code"] == 50035
    assert refused.value.body["errors"]


@pytest.mark.parametrize(
    ("body", "path", "code"),
    [
        ({"components": [row(button(), button())]}, "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"),
        ({"components": [row(button(custom_id=None))]}, "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED"),
        ({"components": [text()]}, "components.0.type", "BASE_TYPE_CHOICES"),
        (
            {"flags": V2, "content": "x", "components": [text()]},
            "content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        ({"flags": V2, "components": [{"type": 9, "components": [text()]}]}, "components.0.accessory", "BASE_TYPE_REQUIRED"),
        (
            {"flags": V2, "components": [{"type": 17, "components": [{"type": 17}]}]},
            "components.0.components.0.type",
            "BASE_TYPE_CHOICES",
        ),
        (
            {"components": [row({"type": 2, "style": 5, "label": "x", "url": "javascript:x"})]},
            "components.0.components.0.url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        ({"flags": V2, "components": [text("")]}, "components.0.content", "BASE_TYPE_REQUIRED"),
    ],
)
def test_an_error_names_the_field_by_its_path(body: Data, path: str, code: str) -> None:
    with pytest.raises(validation.Invalid) as refused:
        validation.check_message(body)
    here: Any = refused.value.body["errors"]
    for key in path.split("."):
        here = here[key]
    assert code in [error["code"] for error in here["_errors"]]


def test_an_empty_message_is_refused_and_an_edit_may_leave_all_as_it_is() -> None:
    with pytest.raises(validation.Invalid) as refused:
        validation.check_message({})
    assert refused.value.body["code"] == 50006
    validation.check_message({}, edit=True)


def test_the_mark_of_components_v2_cannot_be_taken_off() -> None:
    with pytest.raises(validation.Invalid):
        validation.check_message({"flags": 0, "content": "x"}, edit=True, previous_flags=V2)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "components", "content", "flags", "embeds", "options", "name", "data", "accessory", "custom_id"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_whatever_is_sent_is_taken_or_refused_and_never_an_error_of_ours(body: Any) -> None:
    for check in (
        validation.check_message,
        validation.check_command,
        validation.check_commands,
        lambda one: validation.check_interaction_response(one, interaction_type=2),
    ):
        try:
            check(body)
        except validation.Invalid as refused:
            assert refused.body["message"]  # noqa: PT017 - a body may be taken or refused
