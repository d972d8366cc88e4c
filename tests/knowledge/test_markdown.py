"""Headings, blocks and sentences: what the text of a file becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.discord_text import at_line_start, escape
from knowledge.model import BlockKind
from knowledge.sections import slug_of
from tests.knowledge.reading import article, article_of, read, texts, titles


def _sentences(folder: Path, text: str) -> list[str]:
    found = article(folder, f"# Top\n\n{text}\n")
    return [one.text for block in found.sections[0].blocks for one in block.sentences]


def _shown(folder: Path, text: str) -> str:
    return article(folder, f"# Top\n\n{text}\n").sections[0].markdown


def test_headings_in_a_code_fence_are_code(tmp_path: Path) -> None:
    found = article(tmp_path, "# Top\n\n```python\n# not a heading\nx = 1\n```\n\n    # nor this\n\nEnd.\n")
    assert titles(found) == ["Top"]
    assert [block.kind for block in found.sections[0].blocks] == [
        BlockKind.CODE,
        BlockKind.CODE,
        BlockKind.PARAGRAPH,
    ]
    assert found.sections[0].blocks[0].markdown == "```python\n# not a heading\nx = 1\n```"


def test_code_that_holds_a_fence_is_fenced_more_strongly(tmp_path: Path) -> None:
    assert _shown(tmp_path, "~~~\n```\nx\n```\n~~~") == "````\n```\nx\n```\n````"


def test_underlined_headings_are_headings(tmp_path: Path) -> None:
    found = article(tmp_path, "Top\n===\n\nText.\n\nBelow\n---\n\nMore.\n")
    assert [(one.title, one.level, one.line) for one in found.sections] == [("Top", 1, 1), ("Below", 2, 6)]


def test_headings_written_in_html_are_headings(tmp_path: Path) -> None:
    found = article(tmp_path, '<div align="center">\n  <h1>Top</h1>\n</div>\n\n<h2>Below</h2>\nText.\n')
    assert [(one.title, one.level) for one in found.sections] == [("Top", 1), ("Below", 2)]
    assert texts(found, "top/below") == ["Text."]


def test_a_tag_above_a_heading_does_not_swallow_it(tmp_path: Path) -> None:
    found = article(tmp_path, '# Top\n<div class="box">\n## Below\nText.\n</div>\n')
    assert titles(found) == ["Top", "Below"]


@pytest.mark.parametrize("opening", ["<!-- a note", "<script>", "<style>", "<pre>", "<?php"])
def test_what_is_opened_and_never_closed_swallows_no_heading(tmp_path: Path, opening: str) -> None:
    assert titles(article(tmp_path, f"# Top\n\n{opening}\n\n## Below\n\nText.\n")) == ["Top", "Below"]


def test_comments_and_scripts_are_left_out_whole(tmp_path: Path) -> None:
    found = article(tmp_path, "# Top\n\n<!-- a note\n\n## Hidden\n\n-->\n\n<script>\nlet x\n</script>\n\nText<!-- x -->.\n")
    assert titles(found) == ["Top"]
    assert texts(found, "top") == ["Text."]


def test_text_before_the_first_heading_stands_under_the_title(tmp_path: Path) -> None:
    found = article(tmp_path, "---\ntitle: The Trade\n---\n\n\nHello there.\n\n# Top\n\nText.\n")
    assert [(one.title, one.id, one.level, one.line) for one in found.sections] == [
        ("The Trade", "the-trade", 0, 6),
        ("Top", "top", 1, 8),
    ]


def test_a_heading_that_repeats_gets_a_number_in_its_id(tmp_path: Path) -> None:
    found = article(tmp_path, "# A\n## B\n## B\n### C\n## B\n# A\n## B\n## B-2\n")
    assert [one.id for one in found.sections] == ["a", "a/b", "a/b-2", "a/b-2/c", "a/b-3", "a-2", "a-2/b", "a-2/b-2"]
    assert len({one.id for one in article(tmp_path, "# A\n## B-2\n## B\n## B\n## B\n").sections}) == 5


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Deeplearning.ai & Branching Out", "deeplearningai--branching-out"),
        ("Stanford Lectures: CS229 / CS230", "stanford-lectures-cs229--cs230"),
        ("Über das Können_x", "über-das-können_x"),
        ("C++ & C#", "c--c"),
        ("हिन्दी 第一", "हिन्दी-第一"),
        ("🎉 Party", "-party"),
    ],
)
def test_slugs_are_those_of_github(heading: str, slug: str) -> None:
    assert slug_of(heading) == slug


def test_a_heading_of_signs_alone_has_an_id(tmp_path: Path) -> None:
    found = article(tmp_path, "# !!!\n\nText.\n\n# ***\n\n# ???\n")
    assert [(one.id, one.title) for one in found.sections] == [
        ("section", "!!!"),
        ("section-2", "—"),
        ("section-3", "???"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Use frameworks, e.g. Tensorflow or PyTorch, i.e. both.",
        "Deeplearning.ai offers a lot in Python 3.11 and Node.js.",
        "It takes 1.5 hours (or 2.5) and costs $4.99.",
        "Some are in C++ too (for more performance. And speed.) as it goes.",
        "The specialization by DeepLearning.ai through Coursera is good.",
        "Andrew Y. Ng of the U.S. Academy says so to Dr. Smith and Prof. Jones.",
        "See https://example.org/a.b?c=D. for more",
        "Section no. 5 and fig. 3 are it.",
        "Wacom, iPad, etc. are fine.",
    ],
)
def test_a_sentence_is_never_cut_within(tmp_path: Path, sentence: str) -> None:
    assert _sentences(tmp_path, sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ('He said "Go." Then he went.', ['He said "Go."', "Then he went."]),
        ("Competitions (some with prizes too.) This is great.", ["Competitions (some with prizes too.)", "This is great."]),
        ("Lessons in R. They are good in C. Really.", ["Lessons in R.", "They are good in C.", "Really."]),
        ("Pens, etc. Then paper.", ["Pens, etc.", "Then paper."]),
        ("It ends :( Then it goes on. Fine.", ["It ends :( Then it goes on.", "Fine."]),
        ("今日は。明日は！", ["今日は。", "明日は！"]),
        ("Two  hard-wrapped\nlines are. One\nsentence each.", ["Two hard-wrapped lines are.", "One sentence each."]),
    ],
)
def test_sentences_end_where_they_end(tmp_path: Path, text: str, parts: list[str]) -> None:
    assert _sentences(tmp_path, text) == parts


def test_a_link_is_never_cut(tmp_path: Path) -> None:
    text = "Take [Part one. Part two](https://x.example.org/a. B) or <a href='https://y.example.org'>Go. Now</a>. End."
    assert _sentences(tmp_path, text.replace("a. B", "a.B")) == ["Take Part one. Part two or Go. Now.", "End."]


def test_sentences_know_their_lines_and_links(tmp_path: Path) -> None:
    found = article(tmp_path, "# Top\n\nOne is\nhere. Two\nis [there](https://x.example.org).\nThree.\n")
    sentences = found.sections[0].blocks[0].sentences
    assert [(one.line, one.urls) for one in sentences] == [(3, ()), (4, ("https://x.example.org",)), (6, ())]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"2 \* 3 and \_x\_ and \~\~y\~\~", r"2 \* 3 and \_x\_ and \~~y\~~"),
        ("snake_case and a||b||c", r"snake_case and a\||b\||c"),
        (r"a \`tick\` and a \\ slash", r"a \`tick\` and a \\ slash"),
        ("**bold** *soft* ~~gone~~ `code_x`", "**bold** *soft* ~~gone~~ `code_x`"),
        ("``a `tick` b``", "``a `tick` b``"),
        ("**one**\n**two**", "**one** **two**"),
        ("<b>bold</b><br>and <i>soft</i>", "**bold** and *soft*"),
        ("\\# no heading", "\\# no heading"),
        ("1\\. no list", "1\\. no list"),
        ("\\- no list", "\\- no list"),
        ("\\> no quotation", "\\> no quotation"),
        ("-# no subtext", "\\-# no subtext"),
        ("&copy; 2024 AT&T &lt;b&gt;", "© 2024 AT&T <b>"),
        (r"\[no link\](https://x.example.org)", r"[no link]\([x.example.org](https://x.example.org))"),
    ],
)
def test_discord_shows_what_the_author_wrote(tmp_path: Path, written: str, shown: str) -> None:
    assert _shown(tmp_path, written) == shown


@pytest.mark.parametrize("ping", ["@everyone", "@here", "<@123>", "<@&123>", "<#123>", "<:x:1>", "<a:x:1>", "</ask:1>", "<t:1>"])
def test_nothing_in_an_article_pings_or_mentions(ping: str) -> None:
    assert ping not in escape(f"Hello {ping} there")
    assert escape(f"Hello {ping} there").replace("\u200b", "") == f"Hello {ping} there"


@pytest.mark.parametrize(
    "written", ["[x](https://a.example/@everyone)", "see https://a.example/b_c)@here", "<https://a.example/@here>"]
)
def test_no_address_pings_either(tmp_path: Path, written: str) -> None:
    shown = _shown(tmp_path, written)
    assert "@everyone" not in shown
    assert "@here" not in shown
    assert "%40" in shown


@pytest.mark.parametrize(
    ("before", "after"),
    [("## x", "\\## x"), ("#x", "#x"), ("12. x", "12\\. x"), ("1.5 hours", "1.5 hours"), ("- x", "\\- x"), (">>> x", "\\>>> x")],
)
def test_only_what_discord_would_take_for_a_block_is_escaped_at_the_start(before: str, after: str) -> None:
    assert at_line_start(before) == after


def test_a_label_with_brackets_or_an_address_still_makes_a_link(tmp_path: Path) -> None:
    shown = _shown(tmp_path, "[a \\[b\\]](https://x.example.org) <https://y.example.org/z> [[this](https://w.example.org)]")
    assert shown == (
        "[a (b)](https://x.example.org) [y.example.org/z](https://y.example.org/z) \\[[this](https://w.example.org)]"
    )


def test_a_table_reads_as_rows_with_the_facts_of_each_behind_what_stands_over_them(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Top\n\nSee:\n\n| Course | Length | Free? |\n|---|---|---|\n"
        "| [One](https://www.udemy.com/course/one/) | 5 hours | No |\n"
        "| [Two](https://www.udemy.com/course/two/) | 6 hours | |\n",
    )
    assert texts(found, "top") == ["See:", "One · Length: 5 hours · Free? No", "Two · Length: 6 hours"]
    assert [(one.title, one.duration) for one in found.resources] == [("One", "5 hours"), ("Two", "6 hours")]


def test_a_table_that_is_but_its_head_and_one_without_words_in_it_lose_nothing(tmp_path: Path) -> None:
    found = article(tmp_path, "# Top\n\nSee:\n\n| Course | Length |\n|---|---|\n\nNext:\n\n| | |\n|---|---|\n| One | 5 hours |\n")
    assert texts(found, "top") == ["See:", "Course · Length", "Next:", "One · 5 hours"]


def test_quotations_and_second_paragraphs_keep_their_place(tmp_path: Path) -> None:
    found = article(tmp_path, "# Top\n\n> Said. Once.\n\n- First.\n\n  Goes on.\n- Second.\n\nAfter.\n")
    assert [(block.kind, block.markdown) for block in found.sections[0].blocks] == [
        (BlockKind.QUOTE, "> Said. Once."),
        (BlockKind.ITEM, "- First. Goes on."),
        (BlockKind.ITEM, "- Second."),
        (BlockKind.PARAGRAPH, "After."),
    ]


def test_windows_line_ends_a_byte_order_mark_and_blank_lines_above_change_nothing(tmp_path: Path) -> None:
    plain = "---\ntitle: T\n---\n# Top\n\nText.\n"
    want = article(tmp_path, plain)
    for text in (plain.replace("\n", "\r\n"), plain.replace("\n", "\r"), "\ufeff" + plain):
        found = article(tmp_path, text)
        assert found.sections == want.sections
    lower = article(tmp_path, "\n\n" + plain)
    assert (lower.title, lower.sections[0].line) == ("T", 6)


def test_a_heading_and_a_list_deep_inside_are_not_lost(tmp_path: Path) -> None:
    deep = "# Top\n\n" + "> " * 40 + "## Deep\n\n" + "".join(f"{'  ' * n}- item {n}\n" for n in range(30))
    found = article_of(read(tmp_path, deep))
    assert titles(found) == ["Top", "Deep"]
    assert texts(found, "top/deep") == [f"item {n}" for n in range(30)]
    assert [block.depth for block in found.section("top/deep").blocks] == list(range(30))
