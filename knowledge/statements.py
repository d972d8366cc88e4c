"""What sentences state of a resource: duration, cost, language, kind. Only what they say, in their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.model import Cost, Kind

_AMOUNT = (
    r"(?:\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?\+?|"
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several)\s(?:hundred|thousand|dozen|few|couple of)|half an?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|eighty|ninety|several)"
    r"(?:\sand a half|\s(?:and|to|or)\s\w+)?)"
)
_UNIT = (
    r"(?:hours?|hrs?|minutes?|mins?|weeks?|months?|days?|years?|lectures?|lessons?|videos?|modules?|episodes?|chapters?"
    r"|sessions?|pages?|exercises?|weekends|evenings|nights|semesters?|terms?)"
)
_DURATION = re.compile(
    rf"(?<![\w.,$€£])(?<!\w-)(?<!\w–)((?!(?:19|20)\d\d\s)(?:{_AMOUNT}|(?:(?<=takes )|(?<=lasts )|(?<=took ))an?)[\s-]?"
    rf"(?:short |full |long |video |intensive |practice |free |live |online |recorded )?{_UNIT}"
    r"(?:\s(?:a|per|each)\s(?:day|week|month))?)(?!\w)"
    r"(?!\s(?:ago|old|free|later|ahead|beforehand|before|in advance|earlier|of (?:experience|practice|work)))",
    re.IGNORECASE,
)
_NOT_LONG = re.compile(
    r"\b(?:after|past|(?:the|these) last|every|valid (?:for|until)|takes? .{0,40}\bto (?:learn|master|get|become))\b[^.]*$|"
    r"\banother\s*$"
)
# How long an offer, a refund or a paper lasts is not how long the work does.
_OF_AN_OFFER = re.compile(
    r"\b(?:sales?|discounts?|refund\w*|money[- ]back|trials?|vouchers?|coupons?|expires?|valid|renew\w*|prices?|offers?|deals?)\b"
    r"(?:(?!\band\b)[^,;:.()])*$",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"[\s-]?(?:of |for |after |as )?(?:an? |the )?(?:free )?(?:trial|sales?\b|discounts?\b|refund|money[- ]back|guarantee)",
    re.IGNORECASE,
)
# "Part 3 videos", "season 2 episodes": which, not how many.
_WHICH_ONE = re.compile(
    r"\b(?:part|level|step|stage|phase|version|season|volume|chapter|module|unit|week|day|year)\s$", re.IGNORECASE
)
_FREE = re.compile(r"(?<![\w-])(?:free|no cost|costs? nothing|no charge|no fees|for nothing)(?![\w-])", re.IGNORECASE)
_NOT_FREE = re.compile(
    r"\b(?:feel free|free (?:trials?|time|audit|up(?! to)|will|accounts?|tier|plan|version|assets|samples?|chapters?|preview|"
    r"to (?:ask|join|use your|try))|your free|"
    r"(?:not|isn['’]t|no longer|never|nor) (?:\w+ )?free|(?:ad|risk|care)[- ]free)\b",
    re.IGNORECASE,
)
# Free to begin with and paid later: neither the one nor the other.
_FREE_TO_BEGIN = re.compile(r"\bfree (?:trials?|accounts?|tier|plan|version)\b", re.IGNORECASE)
_PAID = re.compile(
    r"[$€£]\s?\d|\d\s?[€£$](?!\d)|\b(?:\d+|hundreds of|thousands of)\s?(?:dollars|euros?|pounds|usd|eur)\b|"
    r"\b(?:subscription|one-time fee|paywall|pay for|pays? for (?:your|the|it|all|everything))\b|"
    r"\b(?:costs money|(?:not|isn['’]t|no longer) (?:\w+ )?free)\b|"
    r"(?<!well[- ])(?<!better[- ])(?<!best[- ])(?<!get )\bpaid\b(?! (?:jobs?|work|internships?|roles?))",
    re.IGNORECASE,
)
_OF_INCOME = re.compile(r"\b(?:revenue|salary|salaries|income|earn\w*)\b", re.IGNORECASE)
_LANGUAGES = (
    "R Python Java JavaScript TypeScript Kotlin Swift Rust Go Scala Julia Ruby PHP Haskell C C++ C# Elixir SQL Spanish "
    "French German Italian Portuguese English Dutch Polish Hindi Arabic Chinese Mandarin Japanese Korean Turkish Russian"
)
_LANGUAGE = re.compile(
    r"\b(?:[Ll]earning for|[Tt]aught in|(?:is|are|all) in|[Ww]ritten in|[Aa]vailable in|(?:[Ll]essons|[Vv]ideos|[Cc]ourse|"
    r"[Ll]ectures|[Ss]poken|[Aa]udio|[Ss]ubtitles|[Ee]xercises|[Tt]eaching) in|^[Ii]n|[Tt]eaches|[Uu]ses)\s"
    rf"({'|'.join(re.escape(name) for name in sorted(_LANGUAGES.split(), key=len, reverse=True))})(?![\w+#])"
)
_KINDS = (
    (re.compile(r"\bspeciali[sz]ation\b", re.IGNORECASE), Kind.SPECIALIZATION),
    (re.compile(r"\b(?:certificate|certification)\b", re.IGNORECASE), Kind.CERTIFICATE),
    (re.compile(r"\b(?:book|handbook|ebook|textbook)\b", re.IGNORECASE), Kind.BOOK),
    (re.compile(r"\b(?:course|bootcamp|class|mooc)\b", re.IGNORECASE), Kind.COURSE),
    (re.compile(r"\b(?:playlist|videos?|lectures?)\b", re.IGNORECASE), Kind.VIDEO),
    (re.compile(r"\b(?:channel|podcast)\b", re.IGNORECASE), Kind.CHANNEL),
    (re.compile(r"\b(?:tool|software|editor|app)\b", re.IGNORECASE), Kind.TOOL),
)
# A sentence without the link is about it only if it speaks of a thing to learn from.
_OF_A_RESOURCE = re.compile(
    r"^(?:it|they|both|these|those)\b|\b(?:this|these|the|each|every|whole|entire|both) (?:\w+ ){0,3}?(?:courses?|series|"
    r"playlists?|speciali[sz]ations?|certificates?|certification|programs?|programme|books?|videos?|lectures?|class(?:es)?|"
    r"channel|site|website|tutorials?|lessons?|platform|bootcamp|track|guide)\b|\b(?:short|long|full|free|paid) course\b|"
    r"^this (?:is|has|gives|covers|takes|lasts|runs|one|will|also|spans|contains|offers|teaches)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\b(?:alternatives?|instead of|unlike|compared|elsewhere|other (?:sites?|courses?))\b", re.IGNORECASE)
_CLAUSES = re.compile(r";\s+|,\s+(?:and|but|while|though|so)\s+")
# Whose or from whom a thing is.
_WHOSE = re.compile(r"\b(?:from|by|with) ([A-Z][\w-]*)|\b([A-Z][\w-]*)[’']s\b")

_OWN_SUBJECT = re.compile(r"\b(?:it|it['’]s|they|this|these|both|each)\b", re.IGNORECASE)
_TIMES = (
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter Christmas"
)
_TIMES_OF_YEAR = frozenset(_TIMES.split())


def clauses_in(text: str) -> list[str]:
    """The parts of a sentence that may each speak of another thing: cut at semicolons, and at commas before "and" or "but"."""
    return _CLAUSES.split(text)


def names_in(text: str) -> list[str]:
    """The names that a text gives for whose or from whom a thing is: "Strathmore" of "the paper from Strathmore"."""
    if _OWN_SUBJECT.search(text) is not None:
        # "From January it costs £90" goes on with what was named before.
        return []
    return [name for one, two in _WHOSE.findall(text) if (name := one or two) not in _TIMES_OF_YEAR]


def speaks_of_a_resource(text: str, title: str) -> bool:
    """Whether a sentence beside a link is about what is linked, not about the step or the work.

    Args:
        text: The sentence, which doesn't hold the link.
        title: The link's.
    """
    if _OF_ANOTHER.search(text):
        return False
    return bool(_OF_A_RESOURCE.search(text)) or title.casefold() in text.casefold()


def duration_of(texts: Iterable[str]) -> str | None:
    """How long or how many, in the article's words ("23 hours"), from the first sentence that says so."""
    for text in texts:
        for found in _DURATION.finditer(text):
            before = text[: found.start()]
            beside = _OF_AN_OFFER.search(before) or _OFFERED.match(text, found.end())
            if not (_NOT_LONG.search(before.lower()) or beside or _WHICH_ONE.search(before)):
                return found.group(1)
    return None


def states_duration(text: str) -> bool:
    """Whether a sentence says how long or how many."""
    return duration_of((text,)) is not None


def spans_in(text: str) -> tuple[str, ...]:
    """The spans of time and numbers of parts that a text has, as it has them."""
    return tuple(found.group(1) for found in _DURATION.finditer(text))


def names_a_span(text: str) -> bool:
    """Whether a sentence has a span of time or a number of parts, be it of the work or of something else."""
    return _DURATION.search(text) is not None


def states_price(text: str) -> bool:
    """Whether a sentence says what something costs."""
    return _FREE.search(_NOT_FREE.sub("", text)) is not None or (
        _PAID.search(text) is not None and _OF_INCOME.search(text) is None
    )


def cost_of(texts: Iterable[str]) -> Cost:
    """What sentences say of the cost; unknown where they say nothing, or one thing and the other."""
    for text in texts:
        free = _FREE.search(_NOT_FREE.sub("", text)) is not None
        paid = _PAID.search(text) is not None and _OF_INCOME.search(text) is None
        if free != paid and _FREE_TO_BEGIN.search(text) is None:
            return Cost.FREE if free else Cost.PAID
    return Cost.UNKNOWN


def language_of(texts: Iterable[str]) -> str | None:
    """The language that the resource is said to be in or for."""
    for text in texts:
        found = _LANGUAGE.search(text)
        if found is not None:
            return found.group(1)
    return None


def kind_of(text: str) -> Kind | None:
    """What a title calls itself, or None."""
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), None)


def kind_beside(before: str, after: str) -> Kind | None:
    """What the word right before or behind a link calls it ("the book …", "… course"), or None."""
    last = before.rstrip(" \"“'‘(").rpartition(" ")[2].rstrip(":,")
    first = after.lstrip(" \"”'’)").partition(" ")[0].rstrip(".,;:!")
    return kind_of(last) or kind_of(first)
