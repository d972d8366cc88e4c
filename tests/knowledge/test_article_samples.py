"""Each thing that real articles carry, with an article for it in ``articles/``."""

from __future__ import annotations

import pytest

from knowledge.model import Cost, Kind, Severity
from tests.knowledge.reading import HERE, article_of, resource, sample, steps, texts, titles


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.md")))
def test_every_sample_loads_without_an_error(name: str) -> None:
    assert not [one for one in sample(name).findings if one.severity is Severity.ERROR]
    assert article_of(sample(name)).slug == name


def test_anchors_in_prose_and_in_items_are_links() -> None:
    found = article_of(sample("anchors-in-prose-and-items"))
    assert [(one.title, one.url, one.provider) for one in found.resources] == [
        ("the film school", "https://www.youtube.com/watch?v=abc&list=xyz", "YouTube"),
        ("Light", "https://www.udemy.com/course/light/", "Udemy"),
        ("Sound", "https://www.udemy.com/course/sound/", "Udemy"),
    ]
    assert found.sections[0].markdown.splitlines() == [
        "Begin with [the film school](https://www.youtube.com/watch?v=abc&list=xyz) and take notes.",
        "",
        "- [Light](https://www.udemy.com/course/light/)",
        "- [Sound](https://www.udemy.com/course/sound/) for beginners",
    ]


def test_anchors_inside_and_around_headings_leave_the_heading_whole_and_linked() -> None:
    found = article_of(sample("anchors-and-headings"))
    assert [(one.title, one.level, [r.url for r in one.resources]) for one in found.sections] == [
        ("Inside", 2, ["https://a.example.org"]),
        ("Around, on lines of its own", 2, ["https://b.example.org"]),
        ("Around, on one line", 2, ["https://c.example.org"]),
        ("Part of it only", 2, ["https://d.example.org"]),
    ]
    assert [one.markdown for one in found.sections[:3]] == [
        "Text of the first.",
        "Text of the second.",
        "Text of the third.",
    ]
    assert [one.title for one in found.resources][-1] == "Part of it only"


def test_two_links_in_a_heading_get_the_facts_of_their_own_paragraphs() -> None:
    found = article_of(sample("two-links-in-a-heading"))
    assert found.sections[0].title == "Lectures: CS1 / CS2, on video"
    first, second = found.resources
    assert (first.title, first.duration, first.language) == ("CS1", "20 lectures", None)
    assert (second.title, second.duration, second.language) == ("CS2", "10 lectures", "Spanish")
    assert {one.cost_reason for one in found.resources} == {"The university offers free lectures on YouTube:"}


def test_markdown_links_of_every_kind_are_links() -> None:
    found = article_of(sample("markdown-links"))
    assert [(one.title, one.url) for one in found.resources] == [
        ("Light and Shadow", "https://books.example.org/light_(second)"),
        ("the bold one", "https://books.example.org/a b"),
        ("Colour", "https://colour.example.org"),
        ("colour.example.org/wheel", "https://colour.example.org/wheel"),
        ("colour.example.org/theory", "https://colour.example.org/theory"),
    ]
    shown = found.sections[0].markdown
    assert "[Light and *Shadow*](https://books.example.org/light_%28second%29)" in shown
    assert "(https://books.example.org/a%20b)" in shown


def test_headings_set_in_bold_have_plain_titles() -> None:
    found = article_of(sample("headings-set-in-bold"))
    assert titles(found) == ["Bold whole", "Italic and bold in code", "Never closed"]
    assert [one.id for one in found.sections] == ["bold-whole", "italic-and-bold-in-code", "never-closed"]


def test_headings_lose_a_trailing_colon_or_star() -> None:
    found = article_of(sample("headings-with-trailing-marks"))
    assert titles(found) == ["With a colon", "With a star", "Both", "In the anchor"]
    assert found.resources[0].title == "In the anchor"


def test_headings_may_have_two_spaces_after_the_hash_and_three_before() -> None:
    found = article_of(sample("headings-with-spaces"))
    assert [(one.title, one.level) for one in found.sections] == [
        ("Two after", 1),
        ("One before", 2),
        ("Three before", 3),
    ]


def test_a_level_that_jumps_stands_below_the_heading_above() -> None:
    found = article_of(sample("levels-that-jump"))
    assert [one.path for one in found.sections] == [("Top",), ("Top", "Four below"), ("Top", "Two below")]
    assert found.sections[0].children == ("top/four-below", "top/two-below")


def test_several_top_headings_are_steps_side_by_side() -> None:
    found = article_of(sample("several-top-headings"))
    assert [one.parent for one in found.sections] == [None, None, "foundations", None]
    assert steps(found) == ["Foundations", "Craft"]


def test_one_top_heading_is_the_article_and_those_below_are_steps() -> None:
    assert steps(article_of(sample("one-top-heading"))) == ["Foundations", "Craft"]


def test_headings_without_text_of_their_own_stay() -> None:
    found = article_of(sample("headings-without-text"))
    assert titles(found) == ["The Path", "Foundations", "Light", "Craft"]
    assert [one.markdown for one in found.sections] == ["", "", "Text about light.", ""]
    assert steps(found) == ["Foundations", "Craft"]


def test_a_table_of_contents_is_no_step_and_its_lines_are_in_no_answer() -> None:
    found = article_of(sample("table-of-contents"))
    assert titles(found) == ["A Trade", "Table of Contents", "Foundations", "Craft"]
    assert found.section("table-of-contents").blocks == ()
    assert steps(found) == ["Foundations", "Craft"]
    assert not found.resources


def test_bold_lines_that_act_as_headings_stay_part_of_their_section() -> None:
    found = article_of(sample("bold-lines-as-headings"))
    assert titles(found) == ["Foundations"]
    assert found.sections[0].markdown == ("**Benefits:**\n\nYou learn to see.\n\n**Drawbacks:** It takes patience.")


def test_nested_lists_keep_their_depth_and_hard_wrapped_items_stay_whole() -> None:
    found = article_of(sample("nested-lists"))
    two = found.section("two-spaces")
    assert [block.depth for block in two.blocks] == [0, 1, 1, 0]
    assert texts(found, "two-spaces")[1].endswith("to help you create graphically intense games")
    one = found.section("one-space")
    assert [block.depth for block in one.blocks] == [0, 1, 0, 1]
    assert texts(found, "one-space")[1] == "The preferred website. It has thousands of questions (23 hours of them)."
    assert [(block.marker, block.depth) for block in found.section("numbered").blocks] == [
        ("1.", 0),
        ("2.", 0),
        ("-", 1),
        ("3.", 0),
    ]


def test_what_is_nested_below_a_link_belongs_to_that_link() -> None:
    found = article_of(sample("nested-lists"))
    engine, practice = resource(found, "Engine"), resource(found, "Practice")
    assert (engine.cost, engine.cost_reason) == (Cost.FREE, "Free")
    assert practice.duration == "23 hours"
    others = [one for one in found.resources if one.title == "Other"]
    assert [(one.cost, one.duration) for one in others] == [(Cost.UNKNOWN, None)]


def test_a_link_called_here_takes_its_title_from_the_sentence_or_the_heading() -> None:
    found = article_of(sample("links-called-here"))
    assert [one.title for one in found.resources] == [
        "Machine Learning Specialization",
        "Books",
        "Deep Learning A-Z",
        "Figma Academy",
        "Colour theory",
    ]


def test_one_address_under_two_names_is_one_resource_with_the_facts_of_both_places() -> None:
    found = article_of(sample("one-address-two-names"))
    (one,) = found.resources
    assert one.names == ("Nielsen & Norman Group", "N&N Group")
    assert one.duration == "6 weeks"
    assert found.section("craft").resources[0].names == ("N&N Group", "Nielsen & Norman Group")


def test_addresses_stay_as_the_article_has_them_and_stand_safely_in_discord() -> None:
    found = article_of(sample("odd-addresses"))
    assert [one.url for one in found.resources] == [
        "https://shop.example.org/?lang=en&region=us&copy=1",
        "https://www.coursera.org/specializations/deep-learning?",
        "https://www.pramp.com/#/",
        "https://www.edx.org/cs50?name=CS50%27s+Introduction&place=https%3A%2F%2Fwww.edx.org%2Fcs50",
        "https://wiki.example.org/Tree_(graph theory)",
        "https://www.example.org/page",
        "https://example.org/ä?q=ö",
    ]
    shown = found.sections[0].markdown
    assert "(https://wiki.example.org/Tree_%28graph%20theory%29)" in shown
    assert "(https://shop.example.org/?lang=en&region=us&copy=1)" in shown


def test_malformed_anchors_give_their_links_a_finding_each_and_lose_no_section() -> None:
    reading = sample("malformed-anchors")
    found = article_of(reading)
    assert titles(found) == ["Unclosed", "Nested", "Markdown inside", "No end", "Stray end", "Last"]
    assert [(one.title, one.url) for one in found.resources] == [
        ("Rust Book", "https://rust.example.org/book"),
        ("Figma Community", "https://www.figma.com/community"),
        ("Forum", "https://forum.figma.com/"),
        ("UXTools", "https://uxtools.co/challenges/"),
        ("Stray", "https://stray.example.org/"),
        ("Half a tag", "https://half.example.org"),
    ]
    assert {(one.line, one.code) for one in reading.findings} == {(line, "malformed") for line in (9, 14, 18, 19, 23, 27)}
    assert texts(found, "unclosed") == ["Read the Rust Book It is long."]
    assert texts(found, "last") == ["The last section is still there."]


def test_typographic_quotes_and_dashes_stay_and_cut_sentences_as_plain_ones_do() -> None:
    found = article_of(sample("typographic"))
    assert found.sections[0].title == "Today’s “market” — a view"
    assert found.sections[0].id == "todays-market--a-view"
    assert [one.text for one in found.sections[0].blocks[0].sentences] == [
        "“Breaking in” isn’t easy…",
        "Don’t give up – it’s worth it.",
        "Quotes help.",
    ]
    assert found.resources[0].url == "https://quotes.example.org"


def test_the_last_word_counts_without_a_newline() -> None:
    found = article_of(sample("no-newline-at-the-end"))
    assert texts(found, "craft") == ["The very last word"]


def test_a_sample_has_the_kinds_that_hosts_imply() -> None:
    found = article_of(sample("anchors-in-prose-and-items"))
    assert [one.kind for one in found.resources] == [Kind.VIDEO, Kind.COURSE, Kind.COURSE]
    assert [one.cost for one in found.resources] == [Cost.FREE, Cost.PAID, Cost.PAID]
