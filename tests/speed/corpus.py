"""Articles of any size, made from English words by their frequency, and questions on them."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path

_SECTIONS_AN_ARTICLE = 40
_VOCABULARY = 20_000


def _words() -> tuple[list[str], list[float]]:
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    rows = [line.split(" ") for line in lines[:_VOCABULARY]]
    return [row[0] for row in rows], [float(row[1]) ** 0.9 for row in rows]


def write(folder: Path, sections: int, seed: int = 1) -> None:
    """Write articles with this many sections in all, of four sentences each with a link in every third."""
    chance = random.Random(seed)
    words, weights = _words()
    for article in range((sections + _SECTIONS_AN_ARTICLE - 1) // _SECTIONS_AN_ARTICLE):
        count = min(_SECTIONS_AN_ARTICLE, sections - article * _SECTIONS_AN_ARTICLE)
        lines = ["---", f"title: Path {article}", "---"]
        for section in range(count):
            lines += ["", f"## {' '.join(chance.choices(words[2_000:], k=3)).title()}", ""]
            lines += [" ".join(chance.choices(words, weights, k=14)).capitalize() + "." for _ in range(4)]
            if section % 3 == 0:
                name = " ".join(chance.choices(words[1_000:], k=3)).title()
                lines.append(f"Take [{name}](https://www.udemy.com/course/{article}-{section}/).")
        (folder / f"path-{article:04}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def questions(texts: list[str], count: int, seed: int = 2) -> list[str]:
    """Questions of a few words of one section each, every third with a slip of the thumb."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        words = [word for word in chance.choice(texts).replace(".", "").split() if len(word) > 4]
        picked = chance.sample(words, min(4, len(words)))
        if number % 3 == 0 and picked:
            at = chance.randrange(1, len(picked[0]) - 1)
            picked[0] = picked[0][:at] + picked[0][at + 1 :]
        made.append(f"where do i learn {' '.join(picked).lower()}?")
    return made
