"""Discord Markdown for a terminal: links with their address, bold as bold, nothing cut."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ESCAPED = re.compile(r"\\([*_~|`\\#>\-\[\]()])")


def for_terminal(text: str, *, styled: bool) -> str:
    """A reply's Discord Markdown as a terminal shows it.

    Args:
        text: Of `Answer.text`.
        styled: Whether the terminal takes escape codes for bold.
    """
    bold = "\x1b[1m\\1\x1b[0m" if styled else r"\1"
    lines = [line.removeprefix("-# ") for line in text.replace("\u200b", "").splitlines()]
    linked = _LINK.sub(lambda found: found[1] if found[1] == found[2] else f"{found[1]} ({found[2]})", "\n".join(lines))
    return _ESCAPED.sub(r"\1", _BOLD.sub(bold, linked))
