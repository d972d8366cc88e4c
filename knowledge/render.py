"""An answer as one Discord Markdown text: what a terminal prints and ``text`` of the JSON holds."""

from __future__ import annotations

from knowledge import phrases
from knowledge.model import Answer, Article, Cost, Resource, Section, Tip, Verdict


def breadcrumb(section: Section) -> str:
    """The headings from the top, the section's own in bold."""
    return " › ".join((*section.path[:-1], f"**{section.title}**"))


def place(article: Article, section: Section) -> str:
    """``Step 3 of 5``, ``Part of step 5 of 5``, ``Alternative route`` or ""."""
    step = article.step_of(section.id)
    if step is not None:
        template = phrases.STEP if step.section == section.id else phrases.STEP_UNDER
        return template.format(number=step.number, of=len(article.steps))
    return phrases.ALTERNATIVE if section.id in article.alternatives else ""


def facts(resource: Resource) -> str:
    """What is known of a resource, as ``Udemy · course · paid · 23 hours``."""
    cost = resource.cost.value if resource.cost is not Cost.UNKNOWN else ""
    parts = (resource.provider, resource.kind.value, cost, resource.duration or "")
    return " · ".join(part for part in parts if part)


def resource_line(resource: Resource) -> str:
    """A resource as one line of a list: its link, then what is known of it."""
    return f"- [{resource.title}]({resource.url}): {facts(resource)}"


def tip_line(tip: Tip) -> str:
    """A tip, marked as one."""
    return phrases.TIP.format(text=tip.text)


def source(article: Article) -> str:
    """Title, author and date of an article in small print."""
    title = f"[{article.title}]({article.source})" if article.source else f"“{article.title}”"
    date = f", {article.published.day} {article.published:%B %Y}" if article.published else ""
    author = phrases.BY.format(author=article.author) if article.author else ""
    return f"-# From {title}{author}{date}"


def text_of(answer: Answer, several_articles: bool) -> str:
    """The whole reply.

    Args:
        answer: All but its `text` filled in.
        several_articles: Whether suggestions must name their article.
    """
    parts: list[str] = []
    if answer.section is not None and answer.article is not None and answer.verdict is Verdict.ANSWER:
        where = place(answer.article, answer.section)
        parts.append(breadcrumb(answer.section) + (f" · {where}" if where else ""))
    parts.extend(part for part in (answer.lead, answer.passage) if part)
    if answer.second is not None:
        parts.extend(_second(answer, answer.second))
    shown = [r for r in answer.resources if f"]({r.url})" not in answer.lead]
    if shown:
        parts.append("\n".join(resource_line(resource) for resource in shown))
    parts.extend(tip_line(tip) for tip in answer.tips if tip.text not in answer.passage)
    if answer.suggestions:
        parts.append(
            "\n".join(
                f"- {match.section.title}" + (f" ({match.article.title})" if several_articles else "")
                for match in answer.suggestions
            )
        )
    if answer.verdict is Verdict.ANSWER and (following := answer.next_section) is not None:
        parts.append(phrases.NEXT.format(title=following.title))
    if answer.article is not None and answer.verdict is Verdict.ANSWER:
        parts.append(source(answer.article))
    return "\n\n".join(parts)


def _second(first: Answer, second: Answer) -> list[str]:
    """What answers a second question; its links and tips come with those of the first."""
    assert second.section is not None
    heading = [breadcrumb(second.section)] if second.section is not first.section else []
    said = second.passage if second.passage != first.passage else ""
    return [*heading, *(part for part in (second.lead, said) if part)]
