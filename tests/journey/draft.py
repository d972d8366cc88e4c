"""An article in an author's hands: its parts renamed, moved, dropped and put back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bot.journey.ledger import Ledger, looks_of
from bot.journey.marks import Marks, now
from bot.journey.progress import progress_of
from bot.journey.settle import Settled, settle
from knowledge.library import Library, load

_HEADING = re.compile(r"^ {0,3}(#+)\s+(.*)$")


class Draft:
    """The text of an article as parts, each a heading with what stands below it down to the next.

    Args:
        text: The whole file.
    """

    def __init__(self, text: str) -> None:
        self.head: list[str] = []
        self.parts: list[list[str]] = []
        for line in text.splitlines():
            if _HEADING.match(line):
                self.parts.append([line])
            else:
                (self.parts[-1] if self.parts else self.head).append(line)

    @property
    def text(self) -> str:
        return "\n".join([*self.head, *(line for part in self.parts for line in part)]) + "\n"

    def place(self, heading: str) -> int:
        """Where the one part whose heading has a text stands."""
        [found] = [number for number, part in enumerate(self.parts) if heading in part[0]]
        return found

    def rename(self, heading: str, new: str) -> None:
        part = self.parts[self.place(heading)]
        part[0] = f"{_level(part[0])} {new}"

    def whole(self, heading: str) -> list[list[str]]:
        """A part with all that stands under it, taken out."""
        start = self.place(heading)
        level = len(_level(self.parts[start][0]))
        end = next((n for n in range(start + 1, len(self.parts)) if len(_level(self.parts[n][0])) <= level), len(self.parts))
        taken, self.parts[start:end] = self.parts[start:end], []
        return taken

    def insert(self, parts: Iterable[list[str]], before: str) -> None:
        at = self.place(before)
        self.parts[at:at] = [list(part) for part in parts]

    def move(self, heading: str, before: str) -> None:
        self.insert(self.whole(heading), before)

    def add(self, level: int, heading: str, body: str, before: str) -> None:
        self.insert([[f"{'#' * level} {heading}", "", body, ""]], before)

    def say(self, heading: str, more: str) -> None:
        """Write something at the end of a part."""
        self.parts[self.place(heading)] += [more, ""]


def _level(line: str) -> str:
    found = _HEADING.match(line)
    assert found is not None
    return found[1]


class Author:
    """Saves a draft, and looks at what becomes of a member's marks.

    Args:
        folder: For the file.
        draft: As it is at first.
        slug: Of the article.
    """

    def __init__(self, folder: Path, draft: Draft, slug: str = "path") -> None:
        self.folder, self.draft, self.slug = folder, draft, slug
        self.ledger = Ledger()
        self.marks: Marks = {}
        self.save()

    def save(self) -> Settled:
        for old in self.folder.glob("*.md"):
            old.unlink()
        (self.folder / f"{self.slug}.md").write_text(self.draft.text, encoding="utf-8")
        self.library: Library = load(self.folder)
        settled = settle(self.ledger, looks_of(self.library), now())
        self.ledger = settled.ledger
        return settled

    @property
    def stands(self) -> list[tuple[str, str]]:
        """Each step's title with how it stands."""
        progress = progress_of(self.library.articles[0], self.ledger, self.marks)
        return [(station.section.title, station.state.value) for station in progress.stations]
