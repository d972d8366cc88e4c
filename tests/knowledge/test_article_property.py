"""Whatever the text: reading never raises, loses no heading and keeps every sentence in its place."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.check import advice_on
from knowledge.inline import plain
from knowledge.markdown import read_markdown
from knowledge.model import Article, BlockKind
from tests.knowledge.reading import ORIGINAL, OURS, article_of, read

_MARKDOWN = [
    "# ",
    "## ",
    "### ",
    "- ",
    " - ",
    "  - ",
    "1. ",
    "> ",
    "    ",
    "\n",
    "\n\n",
    "\t",
    "```\n",
    "~~~\n",
    "---\n",
    "===\n",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "[",
    "](",
    ")",
    "](https://x.example.org/a_b)",
    "[ref]",
    "<https://y.example.org>",
    "https://z.example.org/?a=b&c",
    "[ref]: https://v.example.org\n",
    "\\",
    "title: ",
    ":",
    "{",
    "}",
    "path: [x]",
]
_HTML = [
    "<a href='https://w.example.org'>",
    "</a>",
    "<a name='n'>",
    '<a href="',
    "<b>",
    "</b>",
    "<br>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<h2>",
    "</h2>",
    "<pre>",
    "&amp;",
    "&",
]
_PROSE = [
    "One sentence. ",
    "Another! ",
    "e.g. this ",
    "(23 hours)",
    "Udemy has sales often, cheaper",
    "free",
    "here",
    "this",
    "word ",
    "Ünï ",
    "。",
    "@everyone",
    "<@1>",
    "\x00",
    "\ufeff",
    "\u2028",
    "\r\n",
]
_PIECES = st.sampled_from([*_MARKDOWN, *_HTML, *_PROSE, "|", "|---|\n"])
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=60).map("".join),
    st.text(max_size=200),
    st.lists(_PIECES, max_size=30).map(lambda pieces: "---\ntitle: T\n" + "".join(pieces) + "\n---\n# A\n" + "".join(pieces)),
)
_files = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_files
@given(text=_TEXTS)
def test_no_text_whatever_raises(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text.encode("utf-8", "replace"))
    for finding in (*reading.findings, *advice_on(reading)):
        assert 1 <= finding.line <= len(re.split(r"\r\n|\r|\n", text))
    if reading.article is not None:
        _hangs_together(reading.article)


def _hangs_together(found: Article) -> None:
    ids = [section.id for section in found.sections]
    assert ids
    assert len(set(ids)) == len(ids)
    for section in found.sections:
        assert section.path[-1] == section.title
        assert section.title.strip()
        assert all(found.section(child).parent == section.id for child in section.children)
        assert section.parent is None or section.id in found.section(section.parent).children
        for block in section.blocks:
            assert block.sentences
            assert all(sentence.text.strip() and sentence.markdown.strip() for sentence in block.sentences)
        for resource in section.resources:
            assert resource.title.strip()
            assert resource.names[0] == resource.title
            assert resource.url.lower().startswith(("http://", "https://"))
    assert [step.number for step in found.steps] == list(range(1, len(found.steps) + 1))
    assert not {step.section for step in found.steps} & set(found.alternatives)
    for section in found.sections:
        for block in section.blocks:
            # Code shows what stands in it, and Discord takes nothing there for a ping.
            if block.kind is not BlockKind.CODE and "`" not in block.markdown:
                assert "@everyone" not in block.markdown


@_files
@given(data=st.binary(max_size=120))
def test_no_bytes_whatever_raise(tmp_path: Path, data: bytes) -> None:
    read(tmp_path, data)
    read(tmp_path, b"# A\n\nText.\n", data.decode("latin-1"))


_WORDS = st.text(alphabet="abcdefgh ", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
_BETWEEN = st.sampled_from(
    ["Some text.", "- item", "<div>", "</div>", "<a href='https://x.example.org'>", "</a>", "<!-- open", "<script>", "<pre>",
     "> quoted", "| a | b |\n|---|---|\n| c | d |", "**bold", "[half](https://x.example.org", "1. one", "<p align=center>", ""]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.tuples(st.integers(1, 6), _WORDS, _BETWEEN), min_size=1, max_size=8))
def test_no_heading_is_lost_to_what_stands_above_it(parts: list[tuple[int, str, str]]) -> None:
    text = "".join(f"{'#' * level} {title}\n{below}\n" for level, title, below in parts)
    found = read_markdown(text).sections
    assert [(one.level, one.title) for one in found[1:]] == [(level, title) for level, title, _ in parts]


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(["Go.", "Now!", "e.g.", "C++", "(see", "this.)", "Dr.", "1.5", "R.", "Etc.", "[a.", "b](https://x.example.org)",
                         "`c. D`", "**Bold.", "end**", "\n", "https://y.example.org/a.B", "Z"]),
        min_size=1,
        max_size=25,
    )
)  # fmt: skip
def test_sentences_put_together_give_the_text_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    text = re.sub(r"\n[ \n]*", "\n", " ".join(words)).strip()
    (section,) = read_markdown(text).sections
    found = article_of(read(tmp_path_factory.getbasetemp(), f"---\ntitle: T\n---\n{text}\n"))
    for raw, block in zip(section.blocks, found.sections[0].blocks, strict=True):
        assert " ".join(one.text for one in block.sentences) == " ".join(plain(raw.spans).split())


@pytest.mark.parametrize("seed", range(40))
def test_the_article_with_random_damage_still_reads(tmp_path: Path, seed: int) -> None:
    source = (ORIGINAL if ORIGINAL.is_file() else OURS).read_text(encoding="utf-8")
    front, body = source[: source.index("# Overview")], source[source.index("# Overview") :]
    chance = random.Random(seed)
    characters = list(body)
    for _ in range(30):
        at = chance.randrange(len(characters))
        action = chance.choice(["delete", "double", "swap", "newline"])
        if action == "delete":
            del characters[at]
        elif action == "double":
            characters.insert(at, characters[at])
        elif action == "swap":
            other = chance.randrange(len(characters))
            characters[at], characters[other] = characters[other], characters[at]
        else:
            characters.insert(at, "\n")
    reading = read(tmp_path, front + "".join(characters))
    found = article_of(reading)
    _hangs_together(found)
    # Thirty slips among seven thousand characters can break some links and headings, and no more.
    assert len(found.sections) >= 10
    assert len(found.resources) >= 10
    assert advice_on(reading) is not None


def test_a_long_article_reads_in_one_go(tmp_path: Path) -> None:
    paragraph = "One sentence (with a note.) is here, e.g. this. Another [link](https://x.example.org/a) follows! " * 300
    text = "# Top\n\n" + "".join(f"## Part {n}\n\n{paragraph}\n\n" for n in range(20))
    found = article_of(read(tmp_path, text))
    assert len(found.sections) == 21
    assert sum(len(block.sentences) for one in found.sections for block in one.blocks) == 20 * 600
