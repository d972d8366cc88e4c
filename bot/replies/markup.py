"""Text without Discord's markup, for labels that show it as it stands."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ESCAPED = re.compile(r"\\([*_~|`\\#>\-])")


def unmarked(text: str) -> str:
    """A title for a label: links as their text, escapes undone."""
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1", text)).strip() or "…"
