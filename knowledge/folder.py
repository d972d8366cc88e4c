"""A folder of articles: which files count."""

from __future__ import annotations

from pathlib import Path

from knowledge.article import Reading, read_article
from knowledge.model import Finding, Severity


def _finding(file: str, code: str, message: str, fix: str, severity: Severity = Severity.ERROR) -> Reading:
    return Reading(None, (Finding(file, 1, severity, code, message, fix),))


def _counts(path: Path) -> bool:
    return path.suffix.lower() == ".md" and path.name.lower() != "readme.md" and not path.name.startswith(("_", "."))


def read_folder(folder: Path) -> tuple[Reading, ...]:
    """Read every article of a folder, by slug: its own ``*.md``, without README.md and names that begin with ``_``.

    What is wrong with the folder itself, or with a file in it that is no article, is a reading without one.
    """
    try:
        inside = sorted(folder.iterdir(), key=lambda path: (path.stem, path.name))
    except (FileNotFoundError, NotADirectoryError):
        return (_finding(str(folder), "no-folder", "There is no such folder.", "Set ARTICLES_DIR to one that is."),)
    except OSError as error:
        return (_finding(str(folder), "no-folder", f"The folder can't be read: {error.strerror}.", "Mend its rights."),)
    files = [path for path in inside if _counts(path) and not path.is_dir()]
    readings = [read_article(path) for path in files]
    if not files:
        readings.append(
            _finding(
                str(folder),
                "no-article",
                "There is no article in this folder.",
                "Put a Markdown file there, its name ending in .md and not beginning with _.",
            )
        )
    return (*readings, *_same_names(files), *_strays(inside, {path.stem for path in files}))


def _same_names(files: list[Path]) -> list[Reading]:
    first: dict[str, str] = {}
    found = []
    for path in files:
        other = first.setdefault(path.stem.casefold(), path.name)
        if other != path.name:
            message = f"Its name differs from {other} by case alone."
            found.append(_finding(path.name, "same-name", message, "Rename one of them."))
    return found


def _strays(inside: list[Path], slugs: set[str]) -> list[Reading]:
    """What looks like an article or a sidecar and is none."""
    found = []
    for path in inside:
        if path.name.startswith(("_", ".")):
            continue
        what = None
        if _counts(path) and path.is_dir():
            what = ("no-file", "This is a folder, and no article.", "Rename it, or move what is in it one up.")
        elif path.suffix == ".yaml" and path.stem not in slugs:
            what = (
                "lone-sidecar",
                f"There is no article {path.stem}.md for it.",
                "Name it as the article is named, or remove it.",
            )
        elif path.suffix == ".yml" and path.stem in slugs:
            what = ("lone-sidecar", "A sidecar's name ends in .yaml.", f"Rename it to {path.stem}.yaml.")
        if what is not None:
            found.append(_finding(path.name, *what, Severity.WARNING))
    return found
