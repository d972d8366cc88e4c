"""Whatever a member marks and an author edits, in whatever order, no mark is lost and none is made up."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.journey.changes import after, put, reset, undo
from bot.journey.marks import Marks, State, now
from bot.journey.progress import progress_of
from knowledge.model import section_key
from tests.journey.draft import Author, Draft

WORDS = st.lists(
    st.sampled_from(
        [
            "learn",
            "first",
            "steps",
            "tools",
            "craft",
            "bread",
            "math",
            "code",
            "paint",
            "sound",
            "début",
            "Übung",
            "学習",
            "&",
            "the",
            "of",
            "basics",
            "deeper",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
SUBJECTS = 6


def body(number: int) -> list[str]:
    """Text and a link that no other step has."""
    return [
        "",
        f"What number {number} is about is said by nothing else in here, and {number * 7919} is its own figure.",
        f"Begin with [resource {number}](https://example.org/{number}).",
        "",
    ]


class Journeys(RuleBasedStateMachine):
    """A member's marks and an author's edits, beside a model that knows each step by its link."""

    @initialize()
    def begin(self) -> None:
        """An article of six steps, none marked."""
        self.folder = tempfile.TemporaryDirectory()
        lines = ["---", "title: A path", "---", "# Overview", "Words.", "# Path", ""]
        for number in range(SUBJECTS):
            lines += [f"## Step of subject {number}", *body(number)]
        self.author = Author(Path(self.folder.name), Draft("\n".join(lines)))
        self.states = dict.fromkeys(range(SUBJECTS), State.PENDING)
        self.dropped: dict[int, list[list[str]]] = {}
        self.renames = 0
        self.last: tuple[Marks, dict[str, object], dict[int, State]] | None = None

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _heading(self, number: int) -> str:
        """The heading line of a step, found by its link."""
        [part] = [one for one in self.author.draft.parts if any(f"example.org/{number})" in line for line in one)]
        return part[0]

    def _here(self) -> list[int]:
        return [number for number in self.states if number not in self.dropped]

    def _any(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(self._here()))

    @rule(data=st.data(), state=st.sampled_from(State))
    def mark(self, data: st.DataObject, state: State) -> None:
        """The member sets a step."""
        number = self._any(data)
        author = self.author
        article = author.library.articles[0]
        [section] = [one for one in article.sections if any(r.url.endswith(f"/{number}") for r in one.resources)]
        edit = put(author.ledger, author.marks, [section_key(article.slug, section.id)], state, now())
        before = dict(author.marks)
        author.marks = after(author.marks, edit)
        self.last = (before, dict(edit), dict(self.states))
        self.states[number] = state

    @precondition(lambda self: self.last is not None)
    @rule()
    def take_back(self) -> None:
        """The member takes the last mark back, if nothing else came in between."""
        assert self.last is not None
        before, edit, states = self.last
        rows = [(key, before.get(key), mark) for key, mark in edit.items()]
        self.author.marks = after(self.author.marks, undo(self.author.marks, rows))  # type: ignore[arg-type]
        self.states = {number: states.get(number, State.PENDING) for number in self.states}
        self.last = None

    @rule()
    def start_over(self) -> None:
        """The member takes all marks of the article away; those of steps that are gone too."""
        author = self.author
        author.marks = after(author.marks, reset(author.ledger, author.marks, author.library.articles[0]))
        self.states = dict.fromkeys(self.states, State.PENDING)
        self.last = None

    @rule(data=st.data(), words=WORDS)
    def reword(self, data: st.DataObject, words: str) -> None:
        """The author rewords a heading; no two are alike."""
        self.renames += 1
        part = self.author.draft.parts[self.author.draft.place(self._heading(self._any(data)))]
        part[0] = f"## {words} {self.renames}x"
        self._save()

    @precondition(lambda self: len(self._here()) > 1)
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        """The author puts a step before another."""
        one, other = data.draw(st.permutations(self._here()))[:2]
        self.author.draft.move(self._heading(one), before=self._heading(other))
        self._save()

    @precondition(lambda self: len(self._here()) > 3)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        """The author takes a step out."""
        number = self._any(data)
        self.dropped[number] = self.author.draft.whole(self._heading(number))
        self._save()

    @precondition(lambda self: self.dropped)
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        """The author puts one back."""
        number = data.draw(st.sampled_from(sorted(self.dropped)))
        before = self._heading(self._any(data))
        self.author.draft.insert(self.dropped.pop(number), before)
        self._save()

    @precondition(lambda self: len(self.states) < 9)
    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """The author writes a new step."""
        number = len(self.states)
        at = self._heading(self._any(data))
        self.author.draft.insert([[f"## Step of subject {number}", *body(number)]], before=at)
        self.states[number] = State.PENDING
        self._save()

    @rule(name=st.sampled_from(["Path", "Roadmap", "The steps"]))
    def rename_what_stands_above(self, name: str) -> None:
        """The author renames the heading above all steps."""
        [part] = [one for one in self.author.draft.parts if one[0].startswith("# ") and "Overview" not in one[0]]
        part[0] = f"# {name}"
        self._save()

    def _save(self) -> None:
        self.last = None
        self.author.save()

    @invariant()
    def every_step_stands_as_it_was_marked(self) -> None:
        """By its link, whatever it is called and wherever it stands now; totals are those of the article."""
        if not hasattr(self, "author"):
            return
        progress = progress_of(self.author.library.articles[0], self.author.ledger, self.author.marks)
        found = {int(s.section.resources[0].url.rpartition("/")[2]): s.state for s in progress.stations}
        assert found == {number: self.states[number] for number in self._here()}
        assert len(progress.stations) == len(self._here())


_SETTINGS = settings(stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_some_journeys() -> None:
    run_state_machine_as_test(Journeys, settings=settings(_SETTINGS, max_examples=25))


@pytest.mark.slow
def test_many_journeys() -> None:
    run_state_machine_as_test(Journeys, settings=settings(_SETTINGS, max_examples=120))
