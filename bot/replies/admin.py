"""What admins are told: what a reload changed, and what is to mend."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies import phrases
from bot.replies.limits import BODY, clip
from knowledge.discord_text import escape
from knowledge.library import Changes, Library
from knowledge.model import Finding
from knowledge.phrases import listed

_MOST = 12


def findings(head: str, found: Sequence[Finding]) -> tuple[str, int]:
    """The first findings as a list, the worst first, and how many are left out."""
    lines = [head]
    room = 2 * BODY
    shown = 0
    for finding in sorted(found, key=lambda one: ("error", "warning", "note").index(one.severity.value))[:_MOST]:
        line = clip(f"- `{finding.file}:{finding.line}` {escape(finding.message)} {escape(finding.fix)}", 400)
        room -= len(line)
        if room < 0:
            break
        lines.append(line)
        shown += 1
    left = len(found) - shown
    if left:
        lines.append(phrases.MORE_IN_FILE.format(count=len(found)))
    return "\n".join(lines), left


def changes(changed: Changes, old: Library, new: Library) -> str:
    """What a reload added, changed and removed: articles, and the sections of those that changed."""
    titles = {one.slug: one.title for library in (old, new) for one in library.articles}
    lines = [phrases.RELOADED]
    for name, slugs in (("Added", changed.added), ("Removed", changed.removed), ("Changed", changed.changed)):
        lines.extend(f"- **{name}:** {escape(clip(titles[slug], 100))}" for slug in slugs[:_MOST])
    for name, sections in (
        ("new", changed.sections_added),
        ("changed", changed.sections_changed),
        ("gone", changed.sections_removed),
    ):
        if sections:
            names = listed([escape(clip(title, 60)) for _, title in sections], 8)
            lines.append(f"  - Sections {name}: {names}")
    return clip("\n".join(lines), 2 * BODY)
