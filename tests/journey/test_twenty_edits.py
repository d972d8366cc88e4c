"""Twenty edits of a real article, one after the other: what a member marked stays with what it was of."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.journey.changes import after, put
from bot.journey.marks import State, now
from bot.journey.progress import progress_of
from knowledge.library import SHIPPED
from tests.journey.draft import Author, Draft

ORIGINAL = Path(__file__).parents[3] / "shared" / "articles"
SLUG = "ai-ml-engineering"
PYTHON, MATHS, ML, DL, OUT = (
    "Prerequisite: Python",
    "Prerequisites: Mathematics",
    "Machine Learning Specialization",
    "Deep Learning Specialization",
    "Deeplearning.ai & Branching Out",
)


@pytest.fixture(params=["our edition", "the original"])
def author(request: pytest.FixtureRequest, tmp_path: Path) -> Author:
    folder = SHIPPED if request.param == "our edition" else ORIGINAL
    if not folder.exists():
        pytest.skip("the original article is not there")
    made = Author(tmp_path, Draft((folder / f"{SLUG}.md").read_text(encoding="utf-8")), SLUG)
    article = made.library.articles[0]
    stations = progress_of(article, made.ledger, {}).stations
    for number, state in ((0, State.DONE), (1, State.DOING), (2, State.DONE), (3, State.SKIPPED)):
        made.marks = after(made.marks, put(made.ledger, made.marks, [stations[number].key], state, now()))
    return made


NEW_ML, NEW_DL = "The Machine Learning course", "Deep Learning 🎓"


def test_twenty_edits_lose_no_mark(author: Author) -> None:
    draft = author.draft
    done, doing, skipped, open_ = "done", "in progress", "skipped", "pending"
    steps = [(PYTHON, done), (MATHS, doing), (ML, done), (DL, skipped), (OUT, open_)]
    assert author.stands == steps

    def is_now(*stands: tuple[str, str]) -> None:
        author.save()
        assert author.stands == list(stands)

    # 1 to 4: headings reworded, with more or less of the old words.
    draft.rename(PYTHON, "Learn Python")
    is_now(("Learn Python", done), *steps[1:])
    draft.rename(MATHS, "Numbers")
    is_now(("Learn Python", done), ("Numbers", doing), *steps[2:])
    draft.rename(ML, "The Machine Learning course*:")
    is_now(("Learn Python", done), ("Numbers", doing), (NEW_ML, done), *steps[3:])
    draft.rename(DL, "**Deep Learning** 🎓")
    is_now(("Learn Python", done), ("Numbers", doing), (NEW_ML, done), (NEW_DL, skipped), steps[4])
    # 5: the heading above all of them, which is part of every id.
    draft.rename("Path to Mastery", "The Roadmap")
    is_now(("Learn Python", done), ("Numbers", doing), (NEW_ML, done), (NEW_DL, skipped), steps[4])
    # 6, 7: moved to and fro.
    draft.move("Deep Learning", before="The Machine Learning course")
    is_now(("Learn Python", done), ("Numbers", doing), (NEW_DL, skipped), (NEW_ML, done), steps[4])
    draft.move("The Machine Learning course", before="Deep Learning")
    is_now(("Learn Python", done), ("Numbers", doing), (NEW_ML, done), (NEW_DL, skipped), steps[4])
    # 8, 9: a step between, and text in another.
    draft.add(2, "Git", "Keep what you write with [Git](https://git-scm.com).", before="Numbers")
    is_now(
        ("Learn Python", done), ("Git", open_), ("Numbers", doing), (NEW_ML, done),
        (NEW_DL, skipped), steps[4],
    )  # fmt: skip
    draft.say("The Machine Learning course", "It takes two months beside a job.")
    is_now(
        ("Learn Python", done), ("Git", open_), ("Numbers", doing), (NEW_ML, done),
        (NEW_DL, skipped), steps[4],
    )  # fmt: skip
    # 10, 11: a step removed is history and no hole; it returns with its mark.
    gone = draft.whole("Deep Learning")
    is_now(("Learn Python", done), ("Git", open_), ("Numbers", doing), (NEW_ML, done), steps[4])
    progress = progress_of(author.library.articles[0], author.ledger, author.marks)
    assert (len(progress.stations), progress.history) == (5, 1)
    draft.insert(gone, before="Deeplearning.ai & Branching Out")
    is_now(
        ("Learn Python", done), ("Git", open_), ("Numbers", doing), (NEW_ML, done),
        (NEW_DL, skipped), steps[4],
    )  # fmt: skip
    # 12, 13: gone once more, and back under another name.
    gone = draft.whole("Deep Learning")
    author.save()
    gone[0][0] = "## Neural networks"
    draft.insert(gone, before="Deeplearning.ai & Branching Out")
    author.save()
    assert ("Neural networks", skipped) in author.stands
    # 14: reworded and moved in one save.
    draft.rename("Learn Python", "A language first")
    draft.move("A language first", before="Numbers")
    author.save()
    assert dict(author.stands)["A language first"] == done
    # 15: two reworded at once.
    draft.rename("Numbers", "Algebra and friends")
    draft.rename("The Machine Learning course", "First course")
    author.save()
    assert dict(author.stands)["Algebra and friends"] == doing
    assert dict(author.stands)["First course"] == done
    # 16: one split in two: who had begun it has begun each.
    whole = draft.whole("Algebra and friends")
    lines = [line for line in whole[0][1:] if line.strip()]
    links = [line for line in lines if line.lstrip().startswith(("-", "*"))]
    assert len(links) >= 4
    rest = [line for line in lines if line not in links]
    first = ["## Algebra", "", *rest, "", *links[:2], ""]
    draft.insert([first, ["## Calculus", "", *links[2:], ""]], before="First course")
    author.save()
    assert dict(author.stands)["Algebra"] == doing
    assert dict(author.stands)["Calculus"] == doing
    # 17: the file renamed.
    author.slug = "machine-learning"
    author.save()
    assert dict(author.stands)["First course"] == done
    assert dict(author.stands)["A language first"] == done
    # 18: everything one level deeper.
    for part in draft.parts:
        part[0] = f"#{part[0].lstrip()}"
    author.save()
    assert dict(author.stands)["First course"] == done
    # 19, 20: back to how it was, in two saves.
    for part in draft.parts:
        part[0] = part[0][1:]
    author.slug = SLUG
    author.save()
    for new, old in (
        ("A language first", PYTHON),
        ("First course", ML),
        ("Neural networks", DL),
        ("The Roadmap", "Path to Mastery"),
    ):
        draft.rename(new, old)
    author.save()
    stands = dict(author.stands)
    assert (stands[PYTHON], stands[ML], stands[DL], stands[OUT]) == (done, done, skipped, open_)
