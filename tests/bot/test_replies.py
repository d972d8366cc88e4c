"""Replies: what they show, and that they fit Discord's limits whatever an article holds."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journey.ledger import Ledger
from bot.journey.marks import Mark, State, now
from bot.journey.progress import progress_of
from bot.playground.validation import check_message
from bot.replies import listing, phrases, resources, walk
from bot.replies.card import reading, reading_page, reply
from bot.replies.limits import clip, fit, groups, pages, title
from knowledge import phrases as knowledge_phrases
from knowledge.answer import answer, show
from knowledge.finding import Wanted, find
from knowledge.library import SHIPPED, Library, build_library, load
from knowledge.model import (
    Answer,
    Article,
    Block,
    BlockKind,
    Cost,
    Kind,
    Match,
    Resource,
    Section,
    Sentence,
    Step,
    Tip,
    Verdict,
)

V2 = 1 << 15


def sent(view: ui.LayoutView) -> dict[str, Any]:
    """A reply as it is sent, once the stand-in's table of Discord's limits has passed it."""
    body = {"components": view.to_components(), "flags": V2}  # type: ignore[no-untyped-call]
    check_message(body)
    return body


def parts(component: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield component
    for child in [*component.get("components", ()), *filter(None, [component.get("accessory")])]:
        yield from parts(child)


def said(view: ui.LayoutView) -> str:
    """All texts of a reply."""
    return "\n".join(p["content"] for c in sent(view)["components"] for p in parts(c) if p["type"] == 10)


def pressed(view: ui.LayoutView) -> dict[str, str]:
    """The labels of a reply's buttons, with their custom id or address."""
    found = [p for c in sent(view)["components"] for p in parts(c) if p["type"] == 2]
    return {p["label"]: p.get("custom_id") or p["url"] for p in found}


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SHIPPED)


# --- what they show -------------------------------------------------------------------------------------------


def test_an_answer_shows_place_title_passage_links_tip_and_source(library: Library) -> None:
    view = reply(answer(library, "linear algebra"), asker=7)
    shown = said(view)
    assert shown.index("Step 2 of 5") < shown.index("### Prerequisites: Mathematics") < shown.index("**Linear Algebra**")
    assert "-# Udemy · course · paid" in shown
    assert "> 🏷️ Udemy runs sales" in said(reply(answer(library, "deep learning a-z")))
    assert shown.splitlines()[-1].startswith("-# From [AI/ML Engineering](")
    buttons = pressed(view)
    assert buttons["Open"].startswith("https://")
    assert {"Back: Prerequisite: Python", "Next: Machine Learning Specialization", "Dismiss"} <= set(buttons)


def test_a_question_about_sales_leads_with_the_tip_and_says_it_once(library: Library) -> None:
    shown = said(reply(answer(library, "any discounts?")))
    assert shown.count("Udemy runs sales") == 1
    assert shown.index("> 🏷️ Udemy runs sales") < shown.index("**Algebra**")


def test_a_private_reply_has_nothing_to_dismiss(library: Library) -> None:
    assert "Dismiss" not in pressed(reply(answer(library, "linear algebra")))


def test_doubt_shows_what_was_perhaps_meant_and_the_first_of_it_in_short(library: Library) -> None:
    first, second = library.articles[0].sections[2:4]
    matches = (Match(library.articles[0], first, 0.6), Match(library.articles[0], second, 0.6))
    doubt = Answer("x", Verdict.UNSURE, 0.4, lead="I'm not sure which of these you mean:", suggestions=matches)
    shown = said(reply(doubt))
    assert f"- {first.title}\n- {second.title}" in shown
    assert shown.count(f"**{first.title}**") == 1


def test_an_address_that_is_no_button_is_written_out() -> None:
    article = written(links=[f"https://example.org/{'x' * 600}", "https://example.org/" + "y" * 3000, "mailto:a@b.c"])
    view = reply(show(article, article.sections[0]))
    assert f"<https://example.org/{'x' * 600}>" in said(view)
    assert "too long for Discord" in said(view)
    assert "mailto:a@b.c" in said(view)
    assert "Open" not in pressed(view)


def test_a_section_of_nothing_still_says_something() -> None:
    article = written(text="", links=[])
    assert "no text of its own" in said(reply(show(article, article.sections[0])))


def test_reading_on_continues_where_the_card_ends_and_comes_to_the_end() -> None:
    sentences = [f"This is sentence number {n} of a long section." for n in range(400)]
    article = written(text=" ".join(sentences), links=[])
    shown = show(article, article.sections[0])
    card = reply(shown)
    assert pressed(card)["Read on"].endswith(":1")
    texts = [said(card), *(said(reading_page(shown, n)) for n in range(1, len(reading(article.sections[0]))))]
    assert all(sum(one in text for text in texts) == 1 for one in sentences)
    assert "Read on" not in pressed(reading_page(shown, 99))


def test_sixty_links_come_in_pages_of_eight_and_each_once() -> None:
    article = written(links=[f"https://example.org/{n}" for n in range(60)])
    shown = show(article, article.sections[0])
    assert "Links 1 to 8 of 60" in said(reply(shown))
    assert pressed(reply(shown))["More links"].endswith(":1")
    open_ = [p["url"] for n in range(8) for c in sent(reply(shown, links_page=n))["components"] for p in parts(c) if p.get("url")]
    assert open_ == [f"https://example.org/{n}" for n in range(60)]


def test_links_that_are_not_the_sections_own_lead_to_the_list_they_are_of() -> None:
    article = written(links=[f"https://example.org/{n}" for n in range(20)])
    found = Answer("free?", Verdict.ANSWER, 1.0, article, article.sections[1], resources=article.resources)
    wants = Wanted(cost="free")
    assert pressed(reply(found, wanted=wants))["All 20 links"] == f"w:r:0:{wants.code()}"


def test_a_path_of_sixty_steps_comes_in_pages_with_a_menu_each() -> None:
    article = written(steps=60)
    way = progress_of(article, Ledger(), {})
    seen = "\n".join(said(walk.path(way, n)) for n in range(4))
    assert all(f"\n⬜ {n}. " in seen for n in range(1, 61))


def test_every_tip_is_told_however_many_there_are() -> None:
    tips = tuple(Tip(f"Tip number {n}: wait for a sale of this kind. " + "It is worth it. " * 8, "Shop") for n in range(40))
    article = written(links=[f"https://example.org/{n}" for n in range(20)], tips=tips)
    seen = "\n".join(said(resources.sales((article,), n)) for n in range(40))
    assert all(f"Tip number {n}:" in seen for n in range(40))
    assert "All tips" in pressed(reply(show(article, article.sections[0])))


def test_what_an_article_writes_pings_nobody_and_stays_text() -> None:
    article = written(heading="@everyone *wow* <@1> `x`")
    shown = said(reply(show(article, article.sections[0])))
    assert "@everyone" not in shown
    assert "<@1>" not in shown
    assert r"\*wow\*" in shown


# --- whatever an article holds ----------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["word", "*", "_", "`", "[", "](", ")", "\\", "ünï", "🎓", "@everyone", "<@1>", "x" * 400, "||", "~~", "# "]
)
TITLES = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
TEXTS = st.lists(
    st.sampled_from(
        ["A sentence. ", "word ", "**bold** ", "**", "[a](https://x.org/y) ", "\n", "\n\n", "```\ncode\n```\n", "z" * 900]
    ),
    max_size=400,
).map(lambda some: "".join(some).strip())
ADDRESSES = st.sampled_from([10, 500, 540, 1500, 5000]).map(lambda n: "https://example.org/" + "x" * n)


def written(
    heading: str = "A heading",
    text: str = "A text.",
    links: list[str] | None = None,
    name: str = "A course",
    tips: tuple[Tip, ...] = (),
    steps: int = 2,
) -> Article:
    """An article as a reader of files would have made it."""
    resources = tuple(
        Resource(url, f"{name} {n}", "Shop", Kind.COURSE, Cost.PAID if n % 2 else Cost.FREE, section="s0", names=(name,))
        for n, url in enumerate(links if links is not None else ["https://example.org/"])
    )
    blocks = (Block(BlockKind.PARAGRAPH, (Sentence(text, text, 1),), 1),) if text else ()
    first = Section("s0", heading, (name, heading), 2, 1, blocks=blocks, resources=resources)
    rest = (Section(f"s{n}", f"Step {heading}", (heading,) * 5, 2, n) for n in range(1, steps))
    sections = (first, *rest)
    return Article(
        "slug",
        name,
        sections,
        tuple(Step(n, section.id) for n, section in enumerate(sections, start=1)),
        tips=tips,
        author=name,
        published=date(2024, 7, 13),
        source="https://example.org/",
    )


@settings(max_examples=60, deadline=None)
@given(
    heading=TITLES,
    text=TEXTS,
    links=st.lists(ADDRESSES, max_size=60),
    name=TITLES,
    tip=TEXTS.filter(bool),
    lead=TEXTS,
    steps=st.integers(1, 45),
)
def test_every_reply_fits_whatever_the_article_holds(
    heading: str, text: str, links: list[str], name: str, tip: str, lead: str, steps: int
) -> None:
    links = [f"{url}{n}" for n, url in enumerate(links)]
    article = written(heading, text, links, name, (Tip(tip, "Shop"), Tip("Wait.", "Shop")), steps)
    library = build_library((article,))
    matches = tuple(Match(article, section, 0.5) for section in article.sections)
    for section in article.sections[:2]:
        shown = show(article, section)
        for page in (0, 1, 7):
            assert said(reply(shown, asker=2**63, links_page=page)).strip()
            assert said(reading_page(shown, page)).strip()
        full = Answer("q", Verdict.ANSWER, 1.0, article, section, lead, text, article.resources, article.tips, matches)
        assert said(reply(full, asker=2**63, wanted=Wanted("free", "course", "x" * 8, "y" * 10, "z" * 8))).strip()
    for verdict in (Verdict.UNSURE, Verdict.NOT_COVERED, Verdict.SMALLTALK):
        told = Answer("q", verdict, 0.4, lead=lead, matches=matches, suggestions=matches[:5])
        assert said(reply(told, asker=2**63, questions=(heading, name))).strip()
    marks = {
        station.key: Mark(state, now())
        for station, state in zip(progress_of(article, Ledger(), {}).stations, State, strict=False)
    }
    way = progress_of(article, Ledger(), marks)
    for station in way.stations[:3]:
        assert said(walk.step(way, station, walk.Note(text[:500], 2**63))).strip()
        assert said(walk.instead(way, station)).strip()
        assert said(walk.stands_for(way, station.section)).strip()
    several = [replace(way, article=replace(article, slug=f"{n}")) for n in range(40)]
    assert said(walk.overview(several, "3", [one.article for one in several])).strip()
    assert said(walk.overview([way], None, [])).strip()
    assert said(walk.confirm_reset(way)).strip()
    for first in (True, False):
        assert said(walk.finished(way, walk.Note(text[:500], 1), first=first, others=[one.article for one in several])).strip()
    for page in (0, 1, 9):
        assert said(walk.path(way, page, note=walk.Note(text[:500], 2**63))).strip()
        assert said(resources.sales((article, article), page, one=article)).strip()
        assert said(resources.links(find(library, Wanted()), Wanted("free", "specialization"), page)).strip()
    assert said(listing.paths([replace(article, slug=f"{n}") for n in range(40)])).strip()
    assert said(listing.help_page((heading, name), admin=True)).strip()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 9), TEXTS.filter(bool)), min_size=1, max_size=12),
    st.lists(st.tuples(ADDRESSES, st.integers(1, 9)), max_size=40),
    TITLES,
)
def test_every_tip_and_link_of_many_shops_is_on_some_page_and_each_page_fits(
    told: list[tuple[int, str]], linked: list[tuple[str, int]], name: str
) -> None:
    tips = tuple(Tip(f"At {shop}: {text}", f"Shop {shop}") for shop, text in told)
    offers = tuple(
        Resource(f"{url}{n}", f"{name} {n}", f"Shop {shop}", Kind.COURSE, Cost.PAID, section="s0", names=(name,))
        for n, (url, shop) in enumerate(linked)
    )
    article = written(name=name, tips=tips)
    first = replace(article.sections[0], resources=offers)
    article = replace(article, sections=(first, *article.sections[1:]))
    page, views = 0, [resources.sales((article,))]
    while "More" in pressed(views[-1]):
        page += 1
        views.append(resources.sales((article,), page))
    shown = "\n".join(said(view) for view in views)
    assert all(f"At {shop}:" in shown for shop, _ in told)
    shops = {tip.provider for tip in tips}
    for_tips = sum(offer.provider in shops for offer in offers)
    assert shown.count("-# Shop ") == for_tips
    assert said(resources.links([(article, offer) for offer in offers], Wanted(), 3)).strip()


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(120, 1500))
def test_pages_hold_the_whole_text_none_empty_and_none_too_long(text: str, most: int) -> None:
    made = pages(text, most)
    assert all(len(page) <= most for page in made)
    assert all(page.strip() for page in made) or not text
    assert len(fit(text, most)) <= most

    def bare(some: str) -> str:
        return "".join(c for c in some if c.isalnum())

    assert bare("".join(made)) == bare(text) or "```" in text


@given(TITLES, st.integers(10, 300))
def test_a_title_fits_and_is_never_empty(name: str, most: int) -> None:
    assert 0 < len(title(name, most)) <= most
    assert 0 < len(clip(name, most)) <= most


def test_a_page_ends_after_a_sentence_and_never_within_a_link() -> None:
    text = " ".join(f"See [the course number {n}](https://example.org/{n}) for more." for n in range(60))
    for page in pages(text, 300):
        assert page.endswith("for more.")
        assert page.count("[") == page.count("](https://example.org/")


def test_code_over_several_pages_is_fenced_on_each() -> None:
    text = "```py\n" + "\n".join(f"line_{n} = {n}" for n in range(200)) + "\n```"
    for page in pages(text, 400):
        assert page.startswith("```py\n")
        assert page.endswith("\n```")


def test_groups_keep_order_and_take_what_is_too_large_alone() -> None:
    assert groups([3, 3, 9, 1, 1, 1], lambda n: n, 6, 2) == [(3, 3), (9,), (1, 1), (1,)]


def test_the_shipped_articles_fit_at_every_section(library: Library) -> None:
    for article in library.articles:
        for section in article.sections:
            assert said(reply(show(article, section), asker=1))
            assert said(reading_page(show(article, section), 0))


def test_the_folder_of_the_site_fits_too(tmp_path: Path) -> None:
    original = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
    if not original.is_dir():
        pytest.skip("the original article is not beside the repository")
    for article in load(original).articles:
        assert all(said(reply(show(article, section))) for section in article.sections)


@pytest.mark.parametrize("module", [phrases, knowledge_phrases])
def test_every_phrase_has_a_name_of_its_own(module: ModuleType) -> None:
    # A second one of the name would take the first one's place without a word.
    tree = ast.parse(inspect.getsource(module))
    names = [
        target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)
    ]
    assert sorted(set(names)) == sorted(names)
