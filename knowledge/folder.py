"""A folder of articles: which files count."""

from __future__ import annotations

from pathlib import Path

from knowledge.article import Reading, read_article
from knowledge.model import Finding, Severity


def _finding(file: str, code: str, message: str, fix: str, severity: Severity = Severity.ERROR) -> Reading:
    return Reading(None, (Finding(file, 1, severity, code, message, fix),))


def article_files(folder: Path) -> tuple[Path, ...]:
    """The folder's own Markdown files, by name, without README.md and those that begin with ``_`` or a dot.

    Raises:
        OSError: The folder can't be listed.
    """
    files = (
        path
        for path in folder.iterdir()
        if path.suffix.lower() == ".md"
        and path.name.lower() != "readme.md"
        and not path.name.startswith(("_", "."))
        and not path.is_dir()
    )
    return tuple(sorted(files, key=lambda path: path.name))


def read_folder(folder: Path) -> tuple[Reading, ...]:
    """Read every article of a folder, by slug. What is wrong with the folder itself is a reading with a finding."""
    try:
        files = article_files(folder)
    except FileNotFoundError:
        return (_finding(str(folder), "no-folder", "There is no such folder.", "Set ARTICLES_DIR to one."),)
    except OSError as error:
        return (_finding(str(folder), "no-folder", f"The folder can't be read: {error.strerror}.", "Mend its rights."),)
    if not files:
        return (
            _finding(str(folder), "no-article", "There is no article in this folder.", "Put a Markdown file there."),
        )
    readings = [read_article(path) for path in files]
    slugs: dict[str, str] = {}
    for path in files:
        other = slugs.setdefault(path.stem.casefold(), path.name)
        if other != path.name:
            readings.append(
                _finding(path.name, "same-name", f"Its name differs from {other} by case alone.", "Rename one of them.")
            )
    names = {path.stem for path in files}
    for beside in sorted(folder.glob("*.yaml")):
        if beside.stem not in names and not beside.name.startswith(("_", ".")):
            readings.append(
                _finding(
                    beside.name,
                    "lone-sidecar",
                    f"There is no article {beside.stem}.md for it.",
                    "Name it as the article is named, or remove it.",
                    Severity.WARNING,
                )
            )
    return tuple(readings)
