"""When somebody wants to be reminded."""

from __future__ import annotations

import pytest

from bot.journey.when import When, read_when


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("weekly", When(7, 7)),
        (" Weekly ", When(7, 7)),
        ("in 3 days", When(3)),
        ("3d", When(3)),
        ("in a week", When(7)),
        ("in 2 weeks", When(14)),
        ("tomorrow", When(1)),
        ("every day", When(1, 1)),
        ("every 3 days", When(3, 3)),
        ("every other week", When(14, 14)),
        ("off", When(0)),
        ("in 0 days", None),
        ("in 366 days", None),
        ("soon", None),
        ("", None),
    ],
)
def test_what_people_say_is_read(said: str, when: When | None) -> None:
    assert read_when(said) == when
