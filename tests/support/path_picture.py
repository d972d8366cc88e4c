"""`make docs/path.png`: draws the README's picture of a path, that of the article which ships with two steps done."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.picture import State, draw
from bot.replies.map import picture_of
from knowledge.library import SHIPPED, load


def main() -> None:
    """Write the picture to the file named."""
    [article] = load(SHIPPED).articles
    first, second, third, *_ = (step.section for step in article.steps)
    states = {first: State.DONE, second: State.DONE, third: State.IN_PROGRESS}
    Path(sys.argv[1]).write_bytes(draw(picture_of(article, 40, states, current=third)))


if __name__ == "__main__":
    main()
