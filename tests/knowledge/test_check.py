"""What `waymark check` tells an author, and what it keeps to itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.check import check_folder
from tests.knowledge.reading import HERE

FRONT = "---\ntitle: T\nauthor: A\n---\n"  # four lines
STEPS = "\n## Python\n\n[a](https://a.example.org)\n\n## Maths\n\n[b](https://b.example.org)\n"


def _codes(folder: Path, body: str, front: str = FRONT) -> list[tuple[int, str, str]]:
    (folder / "trade.md").write_text(front + body, encoding="utf-8")
    return [(one.line, one.severity.value, one.code) for one in check_folder(folder)]


def test_a_good_article_gets_no_advice(tmp_path: Path) -> None:
    assert _codes(tmp_path, STEPS) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"# T\n{STEPS}\n#### Deep\n\nText.\n", (15, "note", "heading-jump")),
        (f"{STEPS}\n## python:\n\nMore.\n\n[c](https://c.example.org)\n", (14, "warning", "same-heading")),
        (f"{STEPS}\n## Table of Contents\n\n- Python\n", (14, "note", "contents")),
        (f"{STEPS}\n### Empty\n", (14, "note", "no-text")),
        (f"{STEPS}\n### {'Long ' * 25}\n\nText.\n", (14, "warning", "long-heading")),
        (f"{STEPS}\n{'Long sentence. ' * 400}\n", (10, "note", "long-section")),
        (f"{STEPS}\n##Glued\n", (14, "warning", "no-heading-space")),
        (f"{STEPS}\n## Writing\n\nNo link.\n", (14, "note", "step-without-link")),
        (f"{STEPS}\nSee [the place](#pythn).\n", (14, "note", "no-place")),
        (f"{STEPS}\n[the law](/careers/law)\n", (14, "warning", "no-web-link")),
        (f"{STEPS}\n[the law](javascript:x)\n", (14, "warning", "no-web-link")),
        (f"{STEPS}\n[other](https://a.example.org)\n", (14, "note", "two-names")),
        (f"{STEPS}\n[here](https://c.example.org) or [here](https://d.example.org)\n", (14, "warning", "nameless-link")),
        (f"{STEPS}\n[c](https://c.example.org/{'x' * 600})\n", (14, "note", "long-url")),
        (f"{STEPS}\n<a href='https://c.example.org'>c\n\nMore.\n", (14, "warning", "malformed")),
        (f"{STEPS}\n<a href='https://c.example.org'></a> more\n", (14, "warning", "malformed")),
        (f"{STEPS}\n<!-- never closed\n", (14, "warning", "malformed")),
        (f"{STEPS}\n## \n\nText.\n", (14, "warning", "malformed")),
        (f"{STEPS}\n## Conclusion\n\nUse a coupon before you buy.\n", (16, "note", "tip-for-none")),
        ("\n# Only one\n\nText.\n", (1, "warning", "no-steps")),
    ],
)
def test_what_an_author_should_know_is_said_once_with_its_line(tmp_path: Path, body: str, expected: tuple[int, str, str]) -> None:
    assert expected in _codes(tmp_path, body)
    assert [code for _, _, code in _codes(tmp_path, body)].count(expected[2]) <= 2


@pytest.mark.parametrize(
    "body",
    [
        f"{STEPS}\n[me](mailto:a@b.example.org) and [there](#maths) and [a](https://a.example.org)\n",
        f"{STEPS}\nFind a [here](https://c.example.org).\n",
        f"{STEPS}\n#hashtag and # alone\n",
        f"{STEPS}\n<a name='x'></a>Text.\n",
        f"{STEPS}\n<!-- closed -->\n\n<div>\n\nText.\n\n</div>\n",
        f"{STEPS}\n## Conclusion\n\nNo link.\n",
    ],
)
def test_what_is_right_is_not_complained_of(tmp_path: Path, body: str) -> None:
    assert [one for one in _codes(tmp_path, body) if one[2] != "nameless-link"] == []


def test_a_draft_is_a_note_and_is_checked_all_the_same(tmp_path: Path) -> None:
    codes = _codes(tmp_path, f"{STEPS}\n##Glued\n", "---\ntitle: T\ndraft: true\n---\n")
    assert [code for _, _, code in codes] == ["draft", "no-heading-space"]


def test_a_tip_for_a_provider_that_has_no_link_is_a_warning(tmp_path: Path) -> None:
    front = "---\ntitle: T\ntips: [{text: Wait, provider: Udmy}]\n---\n"
    assert _codes(tmp_path, STEPS, front) == [(3, "warning", "tip-for-none")]


def test_an_article_with_an_error_gets_its_errors_and_no_advice(tmp_path: Path) -> None:
    assert _codes(tmp_path, "\n##Glued\n", "---\n- x\n---\n") == [(2, "error", "no-mapping")]


def test_findings_come_by_file_and_line_and_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(FRONT + "\n##Glued\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("\n##Glued\n", encoding="utf-8")
    found = check_folder(tmp_path)
    assert [(one.file, one.line) for one in found] == sorted((one.file, one.line) for one in found)
    assert {one.file for one in found} == {"a.md", "b.md"}
    for one in found:
        assert one.message.endswith(".")
        assert one.fix.endswith(".")
        assert str(one).startswith(f"{one.file}:{one.line}: {one.severity}: ")


def test_the_samples_give_errors_nowhere() -> None:
    assert {one.severity.value for one in check_folder(HERE)} == {"note", "warning"}
