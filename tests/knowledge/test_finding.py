"""Which links fit what somebody wants."""

from __future__ import annotations

import pytest

from knowledge.finding import Wanted, decode, find, find_section, wanted
from knowledge.library import SHIPPED, Library, build_library, load


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SHIPPED)


def titles(library: Library, **words: str) -> list[str]:
    return [resource.title for _, resource in find(library, wanted(library, **words))]


def test_a_topic_gives_its_sections_links_and_those_about_the_same_elsewhere(library: Library) -> None:
    found = titles(library, topic="machine learning")
    assert found == ["Machine Learning Specialization", "Machine Learning A-Z", "CS229"]


def test_free_in_the_topic_puts_free_ones_first_and_keeps_the_others(library: Library) -> None:
    free, plain = titles(library, topic="free deep learning"), titles(library, topic="deep learning")
    assert free[0] == "CS230"
    assert sorted(free) == sorted(plain)
    assert plain[0] == "Deep Learning Specialization"


def test_free_alone_puts_all_that_is_free_first(library: Library) -> None:
    found = find(library, wanted(library, topic="something free"))
    costs = [resource.cost == "free" for _, resource in found]
    assert costs == sorted(costs, reverse=True)
    assert len(found) == len(library.articles[0].resources)


def test_the_option_for_cost_rules_over_the_topics_words(library: Library) -> None:
    assert titles(library, topic="free deep learning", cost="paid") == titles(library, topic="deep learning", cost="paid")
    assert titles(library, topic="deep learning", cost="free") == ["CS230"]


def test_a_provider_as_topic_gives_what_is_from_there(library: Library) -> None:
    assert titles(library, topic="youtube") == ["thenewboston", "CS229", "CS230"]
    assert titles(library, topic="coursera machine learning") == ["Machine Learning Specialization"]


def test_the_articles_own_subject_as_topic_is_all_of_it(library: Library) -> None:
    assert len(titles(library, topic="ai")) == len(library.articles[0].resources)


def test_a_title_as_an_option_offers_it_is_taken_as_it_is(library: Library) -> None:
    assert titles(library, topic="Linear Algebra") == ["Linear Algebra"]
    assert titles(library, topic="kaggle") == ["Kaggle"]


def test_what_is_not_covered_gives_nothing(library: Library) -> None:
    assert titles(library, topic="sushi") == []
    assert titles(library, topic="free sushi") == []


def test_what_was_wanted_survives_a_buttons_custom_id(library: Library) -> None:
    for topic in ("free deep learning", "udemy", "Linear Algebra", "free", "sushi"):
        wants = wanted(library, topic=topic, kind="video", article="ai-ml-engineering")
        assert decode(wants.code()) == wants
        assert len(wants.code()) <= 60
    assert decode("free:-:-:-:-") == Wanted(cost="free"), "a button from before"
    assert decode("nonsense") == Wanted()


@pytest.fixture(scope="module")
def long_path(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A path of sixty steps."""
    steps = "\n".join(f"## {number}. Learn topic {number * 7 % 61} properly\n\nRead about it." for number in range(1, 61))
    folder = tmp_path_factory.mktemp("long")
    (folder / "long.md").write_text(f"---\ntitle: Long\nauthor: A\n---\n# Path\n{steps}\n", encoding="utf-8")
    library = load(folder)
    assert len(library.articles[0].steps) == 60
    return library


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("57", 57), ("60", 60), ("step 58", 58), ("Step 3 of 60", 3), ("#4", 4), ("3/60", 3)),
        *(("12.", 12), ("5th", 5), ("²", 2), (" ３ ", 3), ("no. 41", 41)),
    ],
)
def test_a_step_is_found_by_its_number(long_path: Library, text: str, number: int) -> None:
    [article] = long_path.articles
    found = find_section(long_path, text)
    assert found is not None
    assert found[1].id == article.steps[number - 1].section


@pytest.mark.parametrize("text", ["-1", "1-3", "steps 1 to 3", "2 and 4", "0", "61", "step 99", "3 of 70", "?", "", "1.5", "💥"])
def test_what_is_no_step_finds_none(long_path: Library, text: str) -> None:
    assert find_section(long_path, text) is None


def test_a_number_means_a_step_of_ones_own_path_where_there_are_several(long_path: Library) -> None:
    several = build_library((*load(SHIPPED).articles, *long_path.articles))
    assert find_section(several, "3") is None
    for slug in ("long", "ai-ml-engineering"):
        for found in (find_section(several, "3", own=slug), find_section(several, "3", article=slug)):
            assert found is not None
            assert found[0].slug == slug
            assert found[1].id == found[0].steps[2].section
