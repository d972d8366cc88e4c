"""A file and its sidecar as an article: front matter, overrides, and what keeps a file from being one."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from knowledge.article import Reading, read_article
from knowledge.dates import read_date
from knowledge.folder import read_folder
from knowledge.model import Severity
from tests.knowledge.reading import alternatives, article, article_of, read, steps

BODY = "# A Trade\n\n## Prerequisite: Python\n\nText.\n\n## Maths:\n\nText.\n\n## Practice\n\nText.\n"


def _codes(reading: Reading) -> list[tuple[str, int, str, str]]:
    return [(one.file, one.line, one.severity.value, one.code) for one in reading.findings]


def _front(folder: Path, front: str, sidecar: str | None = None) -> Reading:
    return read(folder, f"---\n{front}\n---\n{BODY}", sidecar)


def test_front_matter_gives_what_people_see(tmp_path: Path) -> None:
    found = article_of(
        _front(
            tmp_path,
            "title: 'A: B'\nauthor: No\npubDate: 13/07/2024 12:20\ntags: [X, 'Y & Z', 3]\ndescription: >\n  Two\n  lines\n"
            "source: https://a.example.org/x\ndraft: true",
        )
    )
    assert (found.title, found.author, found.published) == ("A: B", "No", date(2024, 7, 13))
    assert (found.tags, found.description, found.source) == (("X", "Y & Z", "3"), "Two lines", "https://a.example.org/x")
    assert found.draft


def test_without_front_matter_the_first_heading_is_the_title_and_that_is_a_warning(tmp_path: Path) -> None:
    reading = read(tmp_path, BODY)
    assert article_of(reading).title == "A Trade"
    assert _codes(reading) == [("trade.md", 1, "warning", "no-front-matter")]
    assert article_of(read(tmp_path, "Only text.\n", name="bare")).title == "bare"


def test_keys_of_a_site_are_nobodys_business(tmp_path: Path) -> None:
    assert _codes(_front(tmp_path, "title: T\nimgUrl: x\nlayout: y\nlink: z\nhero: 1\ncanonical: 2")) == []


@pytest.mark.parametrize("key", ["alias", "tip", "paths", "Title", "pubdate", "autor", "tag", "drafts", "sources"])
def test_a_key_that_is_nearly_ours_is_a_warning(tmp_path: Path, key: str) -> None:
    assert _codes(_front(tmp_path, f"author: A\n{key}: x")) == [("trade.md", 3, "warning", "unknown-key")]


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        ("- a\n- b", 2, "no-mapping"),
        ("just text", 2, "no-mapping"),
        ("title: T\n\tauthor: A", 3, "bad-yaml"),
        ("title: a: b", 2, "bad-yaml"),
        ("title: [a", 3, "bad-yaml"),
        ("title: T\npubDate: 32/13/2024", 3, "bad-date"),
        ("title: T\npubDate: 2024-13-45", 3, "bad-date"),
        ("title: T\npubDate: next week", 3, "bad-date"),
        ("title: T\n\npath: Python", 4, "bad-type"),
        ("path: [Nowhere]", 2, "no-heading"),
        ("path: [Maths, maths]", 2, "step-twice"),
        ("aliases: [x]", 2, "bad-type"),
        ("aliases: {Nowhere: [x]}", 2, "no-heading"),
        ("aliases: {Maths: {x: y}}", 2, "bad-type"),
        ("tips: wait", 2, "bad-type"),
        ("tips: [{provider: Udemy}]", 2, "bad-type"),
    ],
)
def test_front_matter_that_cannot_be_used_is_an_error_with_its_line(tmp_path: Path, front: str, line: int, code: str) -> None:
    reading = _front(tmp_path, front)
    assert reading.article is None
    assert ("trade.md", line, "error", code) in _codes(reading)


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        ("title: [a, b]", 2, "bad-type"),
        ("title: T\nauthor: {a: b}", 3, "bad-type"),
        ("tags: {a: b}", 2, "bad-type"),
        ("title: T\ntitle: U", 3, "twice"),
        ("source: ./x.md", 2, "bad-source"),
        ("source: javascript:x", 2, "bad-source"),
        ("path: [{step: Maths, alternatives: [Practice]}, Practice]", 2, "step-and-alternative"),
    ],
)
def test_front_matter_that_is_odd_is_a_warning_and_the_article_loads(tmp_path: Path, front: str, line: int, code: str) -> None:
    reading = _front(tmp_path, front)
    assert article_of(reading)
    assert _codes(reading) == [("trade.md", line, "warning", code)]


def test_an_unknown_heading_in_the_path_names_the_nearest(tmp_path: Path) -> None:
    (finding,) = _front(tmp_path, "path: [Mats]").findings
    assert "Mats" in finding.message
    assert "Maths" in finding.fix


def test_front_matter_that_is_never_closed_is_an_error(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\ntitle: T\n\n# A\n\nText.\n")
    assert (reading.article, _codes(reading)) == (None, [("trade.md", 1, "error", "open-front-matter")])


@pytest.mark.parametrize("text", ["---\n\n# A\n\nText.\n", "---\n# A\n\nText.\n\n---\n\nMore.\n", "---\n"])
def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert article_of(reading).title in ("A", "trade")
    assert [one.code for one in reading.findings] == ["no-front-matter"]


def test_an_empty_front_matter_is_one(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\n---\n# A\n\nText.\n")
    assert (article_of(reading).title, reading.findings) == ("A", ())


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: T\n---\n", "---\ntitle: T\n---"])
def test_an_article_without_a_word_still_has_a_section(tmp_path: Path, text: str) -> None:
    assert len(article(tmp_path, text).sections) == 1


@pytest.mark.parametrize(
    ("text", "day", "doubt"),
    [
        ("13/07/2024 12:20", date(2024, 7, 13), ""),
        ("07/13/2024", date(2024, 7, 13), "month-first"),
        ("06/07/2024 16:09", date(2024, 7, 6), "ambiguous"),
        ("07/07/2024", date(2024, 7, 7), ""),
        ("13.7.2024", date(2024, 7, 13), ""),
        ("13-07-24", date(2024, 7, 13), ""),
        ("2024-07-13", date(2024, 7, 13), ""),
        ("2024-07-13T12:20:00Z", date(2024, 7, 13), ""),
        ("2024-07-13 12:20:00.5+02:00", date(2024, 7, 13), ""),
        ("2024/13/07", date(2024, 7, 13), "month-first"),
        ("13 July 2024", date(2024, 7, 13), ""),
        ("Jul 13, 2024", date(2024, 7, 13), ""),
        ("13th Sept 2024 9:05 PM", date(2024, 9, 13), ""),
        ("29/02/2024", date(2024, 2, 29), ""),
    ],
)
def test_dates_are_read_day_first_and_otherwise_where_that_cannot_be(text: str, day: date, doubt: str) -> None:
    found = read_date(text)
    assert found is not None
    assert (found.value, found.doubt) == (day, doubt)


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2023",
        "31/31/2024",
        "00/00/2024",
        "13/07",
        "13 Jly 2024",
        "Ju 1 2024",
        "13/07/2024 25:00",
        "today",
        "1/2-2024",
        "0/1/0",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_doubtful_date_is_a_note_that_says_how_it_was_taken(tmp_path: Path) -> None:
    (finding,) = _front(tmp_path, "title: T\npubDate: 06/07/2024").findings
    assert (finding.line, finding.severity) == (3, Severity.NOTE)
    assert "6 July 2024" in finding.message
    assert "2024-07-06" in finding.fix


def test_the_author_may_order_the_path_by_heading_or_id_in_any_case(tmp_path: Path) -> None:
    found = article_of(_front(tmp_path, "path: [practice, 'MATHS:', a-trade/prerequisite-python]"))
    assert steps(found) == ["Practice", "Maths", "Prerequisite: Python"]


def test_a_heading_with_a_colon_needs_no_quotes_in_the_path(tmp_path: Path) -> None:
    assert steps(article_of(_front(tmp_path, "path:\n  - Prerequisite: Python\n  - Maths"))) == [
        "Prerequisite: Python",
        "Maths",
    ]


def test_a_step_may_name_its_alternatives(tmp_path: Path) -> None:
    found = article_of(_front(tmp_path, "path: [{step: Maths, alternatives: [Practice]}, 'Prerequisite: Python']"))
    assert steps(found) == ["Maths", "Prerequisite: Python"]
    assert [found.section(one).title for one in found.steps[0].alternatives] == ["Practice"]
    assert alternatives(found) == ["Practice"]


def test_an_empty_path_takes_all_steps_away(tmp_path: Path) -> None:
    assert steps(article_of(_front(tmp_path, "path: []"))) == []


def test_aliases_and_tips_are_taken_as_given(tmp_path: Path) -> None:
    found = article_of(
        _front(
            tmp_path,
            "aliases: {maths: [numbers, algebra], Practice: doing}\n"
            "tips: [{text: 'Wait for * a [sale](https://x.example.org)', provider: udemy}, Ask around]",
        )
    )
    assert [one.aliases for one in found.sections] == [(), (), ("numbers", "algebra"), ("doing",)]
    assert [(one.text, one.provider, one.section, one.line) for one in found.tips] == [
        ("Wait for \\* a [sale](https://x.example.org)", "Udemy", "", 3),
        ("Ask around", None, "", 3),
    ]


def test_the_sidecar_wins_where_both_say_something(tmp_path: Path) -> None:
    found = article_of(
        _front(tmp_path, "title: Front\nauthor: A\npath: [Practice]", "title: Beside\npath: [Maths]\ndescription: D\n")
    )
    assert (found.title, found.author, found.description, steps(found)) == ("Beside", "A", "D", ["Maths"])


def test_a_sidecar_is_enough_for_an_article_that_must_stay_untouched(tmp_path: Path) -> None:
    found = article(tmp_path, BODY, "title: T\npath: [Maths, Practice]\naliases: {Maths: [algebra]}\n")
    assert (found.title, steps(found)) == ("T", ["Maths", "Practice"])


@pytest.mark.parametrize(
    ("sidecar", "line", "code"),
    [("- x\n", 1, "no-mapping"), ("a: b: c\n", 1, "bad-yaml"), ("title: T\npath: [No]\n", 2, "no-heading")],
)
def test_an_error_in_the_sidecar_names_the_sidecar(tmp_path: Path, sidecar: str, line: int, code: str) -> None:
    reading = _front(tmp_path, "title: T", sidecar)
    assert (reading.article, _codes(reading)) == (None, [("trade.yaml", line, "error", code)])


def test_the_digest_changes_with_the_file_and_with_the_sidecar(tmp_path: Path) -> None:
    digests = {
        article(tmp_path, text, sidecar).digest for text in (BODY, BODY + "More.\n") for sidecar in ("title: T\n", "title: U\n")
    }
    assert len(digests) == 4
    assert article(tmp_path, BODY, "title: T\n").digest in digests


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [(b"# A\n\nText \xff.\n", 3, "no-utf8"), (b"\xff\xfe#\x00 \x00A\x00", 1, "no-utf8"), (b"x" * 2_000_001, 1, "too-large")],
)
def test_a_file_that_is_no_text_is_an_error(tmp_path: Path, raw: bytes, line: int, code: str) -> None:
    reading = read(tmp_path, raw)
    assert (reading.article, _codes(reading)) == (None, [("trade.md", line, "error", code)])


def test_a_nul_is_a_warning_and_shown_as_a_mark(tmp_path: Path) -> None:
    reading = read(tmp_path, b"---\ntitle: T\n---\n# A\n\nText\0.\n")
    assert _codes(reading) == [("trade.md", 6, "warning", "nul")]
    assert article_of(reading).sections[0].markdown == "Text\ufffd."


def test_what_is_no_file_is_an_error_and_never_hangs(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "pipe", "gone", "never"):
        reading = read_article(tmp_path / f"{name}.md")
        assert reading.article is None
        assert [one.severity for one in reading.findings] == [Severity.ERROR]


def test_a_folder_gives_its_own_articles_by_slug(tmp_path: Path) -> None:
    for name in ("b.md", "a-b.md", "a.md", "README.md", "_draft.md", ".hidden.md", "notes.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.md").write_text(BODY, encoding="utf-8")
    assert [one.file for one in read_folder(tmp_path)] == ["a.md", "a-b.md", "b.md"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([], ("no-article", "error")),
        (["_x.md"], ("no-article", "error")),
        (["a.md", "A.md"], ("same-name", "error")),
        (["a.md", "b.yaml"], ("lone-sidecar", "warning")),
        (["a.md", "a.yml"], ("lone-sidecar", "warning")),
    ],
)
def test_what_is_wrong_with_a_folder_is_a_finding(tmp_path: Path, files: list[str], expected: tuple[str, str]) -> None:
    for name in files:
        (tmp_path / name).write_text(f"---\ntitle: T\n---\n{BODY}" if name.endswith(".md") else "title: T\n", encoding="utf-8")
    findings = [finding for reading in read_folder(tmp_path) for finding in reading.findings]
    assert [(one.code, one.severity.value) for one in findings] == [expected]


def test_a_missing_folder_and_a_folder_named_like_an_article_are_findings(tmp_path: Path) -> None:
    for missing in (tmp_path / "nowhere", Path(__file__)):
        (reading,) = read_folder(missing)
        assert [one.code for one in reading.findings] == ["no-folder"]
    (tmp_path / "a.md").write_text(f"---\ntitle: T\n---\n{BODY}", encoding="utf-8")
    (tmp_path / "x.md").mkdir()
    codes = [one.code for reading in read_folder(tmp_path) for one in reading.findings]
    assert codes == ["no-file"]
