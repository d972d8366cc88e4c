"""An article's front matter and its sidecar: checked, typed, every complaint with file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from rapidfuzz.distance import OSA

from knowledge.dates import read_date
from knowledge.links import web_address
from knowledge.model import Finding, Severity

OURS = ("title", "pubDate", "author", "tags", "description", "path", "aliases", "tips", "draft", "source")
_KEY = re.compile(r"^[\w-]+\s*:(?:\s|$)", re.MULTILINE)


@dataclass(slots=True)
class Complaints:
    """The findings of one file, as they are made."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def error(self, line: int, code: str, message: str, fix: str) -> None:
        """Note what keeps the article from loading."""
        self.findings.append(Finding(self.file, line, Severity.ERROR, code, message, fix))

    def warn(self, line: int, code: str, message: str, fix: str) -> None:
        """Note what the author should mend."""
        self.findings.append(Finding(self.file, line, Severity.WARNING, code, message, fix))

    def note(self, line: int, code: str, message: str, fix: str) -> None:
        """Note what the author may want to know."""
        self.findings.append(Finding(self.file, line, Severity.NOTE, code, message, fix))


@dataclass(frozen=True, slots=True)
class Front:
    """What a front matter or a sidecar says.

    Attributes:
        values: Key -> value, as YAML gives it.
        lines: Key -> its line in the file, counted from 1.
        body: The text below the front matter.
        body_line: The line on which that begins.
        present: Whether there is a front matter at all.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    present: bool = False

    def line(self, key: str) -> int:
        """The line of a key; 1 where it isn't set."""
        return self.lines.get(key, 1)


def read_front(text: str, complaints: Complaints) -> Front:
    """Part a Markdown file into its front matter and what stands below."""
    handler = YAMLHandler()
    # Blank lines before it are as if they weren't there, which python-frontmatter takes so too.
    bare = text.lstrip("\n")
    above = len(text) - len(bare)
    boundary = handler.FM_BOUNDARY
    opening = boundary.match(bare) if boundary is not None else None
    if opening is None:
        return Front(body=text)
    first = bare[opening.end() :].lstrip("\n").partition("\n")[0]
    try:
        raw, body = handler.split(bare)
    except ValueError:
        if _KEY.match(first):
            complaints.error(
                above + 1, "open-front-matter", "The front matter is never closed.", "Put --- on a line below its last key."
            )
            return Front(body=text, present=True)
        return Front(body=text)
    if first.startswith("#") and not _KEY.search(raw):
        # A rule above a heading, and another one further down.
        return Front(body=text)
    offset = above + bare[: opening.end()].count("\n") + 1
    body_line = above + bare[: len(bare) - len(body)].count("\n") + 1
    values, lines = read_yaml(raw, complaints, offset=offset, what="front matter")
    return Front(values, lines, body, body_line, present=True)


def read_yaml(raw: str, complaints: Complaints, *, offset: int, what: str) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """A YAML mapping with the line of each key; complains of anything else and gives nothing then.

    Args:
        raw: The YAML.
        complaints: Where to complain.
        offset: The file's line of the YAML's first line.
        what: What it is called in a complaint.
    """
    try:
        # All values as they are written: YAML would make a number of 12:30, a truth value of "no" and, of a date that
        # can't be, an error without a line.
        node = yaml.compose(raw, Loader=yaml.BaseLoader)
        values = yaml.load(raw, Loader=yaml.BaseLoader)  # noqa: S506 it builds text, lists and mappings alone
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = _line_at(raw, mark.index if mark else 0) + offset
        complaints.error(
            line,
            "bad-yaml",
            f"The {what} is no valid YAML: {error.problem}.",
            "Mend that line; quote text that has a colon.",
        )
        return {}, {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        complaints.error(offset, "bad-yaml", f"The {what} is no valid YAML: {error}.", "Mend or remove it.")
        return {}, {}
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        complaints.error(
            _line_at(raw, node.start_mark.index) + offset,
            "no-mapping",
            f"The {what} is no mapping of keys to values.",
            "Write it as lines of key: value.",
        )
        return {}, {}
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name, line = str(key.value), _line_at(raw, key.start_mark.index) + offset
        if name in lines:
            complaints.warn(line, "twice", f"The key {name} stands twice; this one counts.", "Remove one of them.")
        lines[name] = line
        _maybe_meant(name, line, complaints)
    return {str(key): value for key, value in values.items()}, lines


def _line_at(raw: str, at: int) -> int:
    """How many lines stand above a place of the YAML; YAML itself counts more kinds of line end than editors do."""
    return raw.count("\n", 0, at)


def _maybe_meant(name: str, line: int, complaints: Complaints) -> None:
    if name in OURS:
        return
    near = [ours for ours in OURS if OSA.distance(name.casefold(), ours.casefold()) <= (1 if len(ours) < 6 else 2)]
    if near:
        complaints.warn(
            line, "unknown-key", f"There is no key {name}.", f"If {near[0]} is meant, write it so; else rename the key."
        )


def text_value(front: Front, key: str, complaints: Complaints) -> str:
    """A key's text; "" where it isn't set."""
    value = front.values.get(key)
    if value is None:
        return ""
    if isinstance(value, list | dict):
        complaints.warn(front.line(key), "bad-type", f"{key} should be text.", f"Write {key}: and the text behind it.")
        return ""
    return " ".join(str(value).split())


def tags_value(front: Front, complaints: Complaints) -> tuple[str, ...]:
    """The tags, from a list or a text with commas."""
    value = front.values.get("tags")
    if value is None:
        return ()
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        complaints.warn(front.line("tags"), "bad-type", "tags should be a list.", "Write one tag a line, each after a dash.")
        return ()
    return tuple(str(tag).strip() for tag in value if tag is not None and str(tag).strip())


def source_value(front: Front, complaints: Complaints) -> str | None:
    """The address of the original, if one is given."""
    text = text_value(front, "source", complaints)
    if not text:
        return None
    address = web_address(text)
    if address is None:
        complaints.warn(
            front.line("source"),
            "bad-source",
            f"source is no web address: {text}.",
            "Give one that begins with https://.",
        )
    return address


def date_value(front: Front, complaints: Complaints) -> date | None:
    """``pubDate``; see `dates.read_date`."""
    text = text_value(front, "pubDate", complaints)
    if not text:
        return None
    line = front.line("pubDate")
    read = read_date(text)
    if read is None:
        complaints.error(line, "bad-date", f"pubDate is no date: {text}.", "Write it as day/month/year, such as 13/07/2024.")
        return None
    if read.doubt:
        how = "can be read two ways and is" if read.doubt == "ambiguous" else "has the month first and is"
        complaints.note(
            line,
            "doubtful-date",
            f"pubDate {how} taken as {read.value.day} {read.value:%B %Y}.",
            f"Write {read.value.isoformat()} to be sure.",
        )
    return read.value
