"""What `waymark check` says of a folder of articles: the findings of reading, and advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from knowledge.article import Reading
from knowledge.folder import read_folder
from knowledge.model import Article, Finding, Section, Severity
from knowledge.path import is_contents
from knowledge.resources import Link
from knowledge.sections import slug_of
from knowledge.titles import says_nothing, tidy_title

LONGEST_HEADING = 100  # characters; what Discord shows of a choice in a menu
LONGEST_SECTION = 4000  # characters; what Discord shows in one message
LONGEST_URL = 512  # characters; what Discord takes for a button

Advice = tuple[int, Severity, str, str, str]


def check_folder(folder: Path) -> tuple[Finding, ...]:
    """Everything there is to say about a folder's articles, by file and line."""
    findings: list[Finding] = []
    for reading in read_folder(folder):
        findings.extend(reading.findings)
        findings.extend(advice_on(reading))
    return tuple(sorted(findings, key=lambda finding: (finding.file, finding.line)))


def advice_on(reading: Reading) -> tuple[Finding, ...]:
    """What the author of an article should know although it loads; nothing for one that doesn't."""
    article = reading.article
    if article is None:
        return ()
    rules: tuple[Callable[[Article], Iterator[Advice]], ...] = (_whole, _headings, _text, _steps, _addresses, _tips)
    advice = [one for rule in rules for one in rule(article)]
    advice.extend(_names(link for _, links in reading.links for link in links))
    places = frozenset(slug_of(section.title) for section in article.sections)
    for section_id, links in reading.links:
        advice.extend(_links(article.section(section_id), links, places))
    return tuple(Finding(reading.file, line, severity, code, message, fix) for line, severity, code, message, fix in advice)


def _whole(article: Article) -> Iterator[Advice]:
    if article.draft:
        yield (1, Severity.NOTE, "draft", "This is a draft, and nobody sees it.", "Take draft: out to publish it.")
    if not any(section.blocks for section in article.sections):
        yield (1, Severity.WARNING, "no-text", "There is no text in this article.", "Write some below a heading.")


def _headings(article: Article) -> Iterator[Advice]:
    level = 0
    titles: dict[tuple[str | None, str], Section] = {}
    for section in article.sections:
        if not section.level:
            continue
        if level and section.level > level + 1:
            yield (
                section.line,
                Severity.NOTE,
                "heading-jump",
                f"The heading {section.title!r} jumps from level {level} to {section.level}.",
                f"Give it {'#' * (level + 1)}; it was taken as standing under the one above.",
            )
        level = section.level
        first = titles.setdefault((section.parent, section.title.casefold()), section)
        if first is not section:
            yield (
                section.line,
                Severity.WARNING,
                "same-heading",
                f"The heading {section.title!r} stands on line {first.line} already.",
                "Reword one of them, so that members can tell them apart.",
            )
        if len(section.title) > LONGEST_HEADING:
            yield (
                section.line,
                Severity.WARNING,
                "long-heading",
                f"The heading has {len(section.title)} characters; menus show {LONGEST_HEADING}.",
                "Shorten it; below a paragraph, a line of --- needs a blank line above to be a rule.",
            )
        if is_contents(section.title):
            yield (
                section.line,
                Severity.NOTE,
                "contents",
                "This is a table of contents; Waymark makes its own.",
                "It can go; its lines are left out of answers.",
            )


def _text(article: Article) -> Iterator[Advice]:
    for section in article.sections:
        if not section.blocks and not section.children and not section.resources and not is_contents(section.title):
            yield (
                section.line,
                Severity.NOTE,
                "no-text",
                f"There is no text below the heading {section.title!r}.",
                "Write a sentence there, or take the heading out.",
            )
        if len(section.markdown) > LONGEST_SECTION:
            yield (
                section.line,
                Severity.NOTE,
                "long-section",
                f"The section {section.title!r} has {len(section.markdown)} characters; answers show parts of it.",
                "Divide it with headings, so that each answers one question.",
            )
        for block in section.blocks:
            text = block.sentences[0].text
            bare = text.lstrip("#")
            if 2 <= len(text) - len(bare) <= 6 and bare and not bare.startswith((" ", "!")):
                yield (
                    block.line,
                    Severity.WARNING,
                    "no-heading-space",
                    f"The line {text[:40]!r} is no heading: there is no space behind its #.",
                    "Put a space there.",
                )


def _steps(article: Article) -> Iterator[Advice]:
    if not article.steps:
        yield (
            1,
            Severity.WARNING,
            "no-steps",
            "No path can be seen in the headings.",
            "Number them (1. …, 2. …), or name the steps in the front matter: path: [heading, …].",
        )
    linked = {step.number for one in article.sections if one.resources and (step := article.step_of(one.id))}
    for step in article.steps:
        if step.number not in linked:
            section = article.section(step.section)
            yield (
                section.line,
                Severity.NOTE,
                "step-without-link",
                f"Step {step.number}, {section.title!r}, has no link.",
                "Link what one should take up there.",
            )


def _addresses(article: Article) -> Iterator[Advice]:
    for resource in article.resources:
        if len(resource.url) > LONGEST_URL:
            yield (
                resource.line,
                Severity.NOTE,
                "long-url",
                f"The address of {resource.title!r} is too long for a button in Discord.",
                f"Find one of at most {LONGEST_URL} characters; until then it is shown as a link in the text.",
            )


def _names(links: Iterable[Link]) -> Iterator[Advice]:
    """The same address under two names, wherever."""
    first: dict[str, Link] = {}
    told: set[str] = set()
    for link in links:
        if not link.address or says_nothing(link.text) or link.address in told:
            continue
        before = first.setdefault(link.address, link)
        if tidy_title(link.text).casefold() != tidy_title(before.text).casefold():
            told.add(link.address)
            yield (
                link.line,
                Severity.NOTE,
                "two-names",
                f"{link.address} is called {link.text!r} here and {before.text!r} on line {before.line}.",
                "Call it the same everywhere, if it is the same.",
            )


def _tips(article: Article) -> Iterator[Advice]:
    providers = {resource.provider for resource in article.resources}
    for tip in article.tips:
        if tip.section and tip.provider is None:
            yield (
                tip.line,
                Severity.NOTE,
                "tip-for-none",
                "This reads as a tip on saving money and names no provider.",
                "Name one, and it is shown with all its courses.",
            )
        elif not tip.section and tip.provider is not None and tip.provider not in providers:
            yield (
                tip.line,
                Severity.WARNING,
                "tip-for-none",
                f"A tip is for {tip.provider}, of which there is no link here.",
                f"Write the provider as one of {', '.join(sorted(providers)) or 'those linked'}.",
            )


def _links(section: Section, links: tuple[Link, ...], places: frozenset[str]) -> Iterator[Advice]:
    titles = {resource.url: resource for resource in section.resources}
    for link in links:
        scheme = link.url.partition(":")[0].casefold() if ":" in link.url.partition("/")[0] else ""
        if link.address:
            resource = titles[link.address]
            made_up = resource.title in (resource.provider, f"{section.title} ({resource.provider})")
            if says_nothing(link.text) and made_up:
                yield (
                    link.line,
                    Severity.WARNING,
                    "nameless-link",
                    f"The link {link.text!r} has no name, and none stands near it; it is shown as {resource.title!r}.",
                    "Link the name of what it leads to.",
                )
        elif link.url.startswith("#"):
            if slug_of(link.url.lstrip("#")) not in places:
                yield (
                    link.line,
                    Severity.NOTE,
                    "no-place",
                    f"The link {link.text!r} leads to {link.url}, which is no heading here.",
                    "Write the heading in small letters, with hyphens for spaces.",
                )
        elif scheme not in ("mailto", "tel"):
            what = "is no web address" if scheme else "is an address within a site"
            yield (
                link.line,
                Severity.WARNING,
                "no-web-link",
                f"The link {link.text!r} {what} and leads nowhere from Discord: {link.url[:80]}.",
                "Give the whole address, beginning with https://.",
            )
