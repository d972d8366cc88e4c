"""What admins are told: what a reload changed, and what is to mend."""

from __future__ import annotations

from collections.abc import Sequence

from bot.journey.settle import Fate
from bot.replies import phrases
from bot.replies.limits import BODY, clip, title
from bot.store import Taken
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


def changes(changed: Changes, old: Library, new: Library, taken: Taken) -> str:
    """What a reload added, changed and removed: articles, the sections of those that changed, and what marks follow.

    Args:
        changed: See `knowledge.library.diff`.
        old, new: The libraries before and after.
        taken: What became of steps that members have marked, or may have.
    """
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
    return clip("\n".join(lines), 2 * BODY) + _marks(taken)


def _marks(taken: Taken) -> str:
    """What became of steps under their old names, and of the marks on them."""
    fates = [fate for fate in taken.settled.fates if fate.old.step or any(look.step for look in fate.new)]
    lines = [_fate(fate) for fate in fates[:_MOST]]
    if len(fates) > _MOST:
        lines.append(f"- {phrases.MORE_FATES.format(count=len(fates) - _MOST)}")
    text = "\n".join(["", phrases.KEPT_MARKS, *lines]) if lines else ""
    if taken.unsaved is not None:
        text += "\n" + phrases.UNSAVED.format(error=escape(clip(str(taken.unsaved), 300)))
    return text


def _fate(fate: Fate) -> str:
    names = [f"“{title(look.title, 60)}”" for look in fate.new]
    told = phrases.FATES[fate.became.value].format(
        old=title(fate.old.title, 60), new=names[0][1:-1] if len(names) == 1 else listed(names)
    )
    return f"- {told}"
