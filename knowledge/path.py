"""The path: which sections are steps, in order, and which are alternatives; inferred from headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from knowledge.dated import in_time
from knowledge.listed import listed_path, outline_of, told_in_order
from knowledge.model import Section, Step
from knowledge.text import words_of
from knowledge.tips import is_on_saving
from knowledge.wordings import wordings

# What authors call the parts of a path that they count.
LABELS = (
    "step",
    "phase",
    "stage",
    "part",
    "level",
    "module",
    "unit",
    "stop",
    "chapter",
    "milestone",
    "rung",
    "tier",
    "mission",
)
_LABEL = "|".join((*LABELS, "week", "month", "round", "lap", "sprint"))
_NUMBER = r"(?:\d+[a-d]?(?![^\W_])|[ivx]+\b|zero\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
_NUMBERED = re.compile(
    rf"^(?:(?:{_LABEL})s?\s*#?\s*{_NUMBER}(?:\s*[-–—]\s*\d+)?|"
    r"\d+(?:\.\d+)*(?:\s*[.):\-–—](?!\d)|\s+(?=[A-Z])))\s*[.):\-–—]?\s*",
    re.IGNORECASE,
)
# "Stage C: Exam": a letter is a number only with such a word before it and a stop behind.
_LETTERED = re.compile(r"^(?:step|phase|stage|part|level|module|unit)\s+(?P<letter>[a-z])\s*[.):\-–—]\s*", re.IGNORECASE)
# "In somebody else's shop" is no alternative to anything.
_OF_ANOTHER = re.compile(r"\b(?:some|any|every|no)(?:body|one)\s+else\b|\bwho\s+else\b", re.IGNORECASE)
# "If that's not for you", "If selling isn't for you".
_NOT_FOR_YOU = re.compile(
    r"(?:\bnot|n['’]?t) (?:quite |really )?(?:for (?:you|everyone)|it$|your (?:thing|style))\b", re.IGNORECASE
)
# Headings behind a path that speak of what it takes, and are no step.
_OF_MONEY = re.compile(
    r"\b(?:pay\w*|costs?|prices?|buy\w*|money|sav(?:e|ing)|budget|afford\w*|fund\w*|kit|gear|equipment)\b", re.IGNORECASE
)
_BECOMING = re.compile(r"becom(?:e|ing) (?!an?\b|the\b)\w", re.IGNORECASE)
_AMONG_STEPS = re.compile(r"^(?:optional|alternativ\w*|bonus|extra|elective)\b|\?$", re.IGNORECASE)
# ... and what it pays, who pays for it, and what its author likes, wherever they stand.
_BESIDE_A_PATH = re.compile(
    r"^(?:what|who|how much|how many)(?:['’]\w+)?\b.*\b(?:pays?(?! attention)|paid|earns?|costs?|spends?|"
    r"makes?(?=$| an? (?:year|month|week|day|hour|living)))\b|"
    r"^\w+ (?:and|&) (?:pay|wages?|fees|salar(?:y|ies)|earnings|costs)$|"
    r"^(?:the |your )?(?:\w+ )?bill$|\bthat helped me\b|^an? (?:word|note|warning) (?:on|about|to)\b|"
    r"^(?:an?|some|one) tips? (?:on|for) (?:paying|saving|buying|money|courses)\b|"
    r"^what an? .*\b(?:actually|really) (?:does|do)$|^count (?:the|your) money\b|"
    r"\bwhat the (?:job|work) (?:actually |really )?(?:is|involves)\b",
    re.IGNORECASE,
)
_WARM_UP = re.compile(
    r"(?:warm(?:ing)?[- ]?up|ground ?work|foundations?|prerequisites?|preparations?|fundamentals|(?:the )?basics)\b"
    r"(?: [\w-]+)?(?:$|:| [-–—])",
    re.IGNORECASE,
)
# What goes on behind a path, by its heading or by how its text begins.
_ONWARD = re.compile(
    r"\b(?:first job|find(?:ing)? (?:a |your )?jobs?|hired|interviews?|portfolio|apply(?:ing)?|applications?|job (?:hunt|search)|"
    r"into the)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:then|after that|afterwards|once you|when you(?:['’]ve| have)|finally|last(?:ly)?)\b", re.IGNORECASE)
# How a section's text begins if its author counts the steps in prose: "First, find out if you can stand it."
_FIRST_OF_ALL = re.compile(
    r"(?:first(?:ly)?(?:,| of all| comes?| things? first)|the (?:very )?first (?:step|thing|stage)\b)", re.IGNORECASE
)
_LAST_OF_ALL = re.compile(
    r"(?:last(?:ly)?(?:,| of all| comes?)|finally,|the (?:very )?(?:last|final) (?:step|thing|stage)\b)", re.IGNORECASE
)
_COUNTS_ON = re.compile(r"(?:then|next|second(?:ly)?|after that|afterwards|finally)\b", re.IGNORECASE)
# How an article that is all questions asks for its path.
_ASKS_FIRST = re.compile(
    r"\b(?:where|how) (?:do|should|can|would) (?:i|you|we|one) (?:start|begin)\b|\b(?:do|learn) first\b", re.IGNORECASE
)
_ASKS_NEXT = re.compile(
    r"^(?:and )?(?:then|(?:what|which)(?: \w+)? (?:comes?|do i do|should i (?:do|learn|take)|next)\b.*"
    r"\b(?:after|next|then|first|now)|what next)\b|\bam i ready\b|"
    r"\b(?:get|find|land) (?:\w+ )?(?:first (?:jobs?|clients?|customers?)|experience|hired|a job)\b|"
    r"\bfirst (?:jobs?|clients?|customers?) come\b",
    re.IGNORECASE,
)
_OF_PAY = re.compile(r"\b(?:earn|pay|paid|cost|charge|salary|money)\b", re.IGNORECASE)
_NEARLY_ALL = 0.8
_SEVERAL = 3  # steps, behind which what is beside the path may begin
_MANY = 5  # headings under one that make a path, whatever it is called
_FEWEST = 2  # headings that make a path: one alone is an article's only chapter


@dataclass(frozen=True, slots=True)
class Path:
    """The steps in order, and the ids of the sections that are alternatives."""

    steps: tuple[Step, ...]
    alternatives: tuple[str, ...]


def is_alternative(title: str) -> bool:
    """Whether a heading says that what stands below is one way among several, and no step."""
    known = wordings()
    words = words_of(_OF_ANOTHER.sub("", title))
    if not words or is_numbered(title):
        return False
    if words[0] == "if" and _NOT_FOR_YOU.search(title):
        return True
    first = words[1] if words[0] in ("some", "the", "a", "few") and len(words) > 1 else words[0]
    return (
        first in known.alternative_first
        or any(word in known.alternative_anywhere for word in words)
        or any(" ".join(words).startswith(phrase) for phrase in known.alternative_phrases)
    )


def is_numbered(title: str) -> bool:
    """Whether a heading carries a step's number."""
    return _NUMBERED.match(title.strip()) is not None


def is_counted(title: str) -> bool:
    """Whether a heading carries a step's number or letter."""
    return is_numbered(title) or _LETTERED.match(title.strip()) is not None


def without_number(title: str) -> str:
    """A heading without the number of its step: "Exam" of "3. Exam" and of "Stage C: Exam"; as it is where nothing is left."""
    bare = title.strip()
    return _NUMBERED.sub("", _LETTERED.sub("", bare)) or bare


def is_no_step(title: str) -> bool:
    """Whether a heading is one that articles have beside their path: an overview, a glossary, a question, what it pays."""
    known = wordings()
    if not is_counted(title) and (
        title.rstrip().endswith("?") or is_on_saving(title) or _BESIDE_A_PATH.search(title) is not None
    ):
        return True
    plain = " ".join(words_of(without_number(title)))
    whole, begins = known.no_step, known.no_step_first
    if not is_counted(title):
        whole, begins = whole | known.no_step_unnumbered, begins | known.no_step_first_unnumbered
    return plain in whole or any(plain == start or plain.startswith(f"{start} ") for start in begins)


def is_contents(title: str) -> bool:
    """Whether a heading stands over a table of contents."""
    return " ".join(words_of(title)) in wordings().contents


def is_container(title: str) -> bool:
    """Whether a heading is one like "Path to Mastery" or "Roadmap", which has the steps below it."""
    words = words_of(title)
    known = wordings()
    if not words or is_counted(title):
        # "Stage B: Become conversational" is a step by itself.
        return False
    return words[0] not in known.no_container and any(word in known.container for word in words)


def infer_path(sections: Sequence[Section]) -> Path:
    """The path of an article whose author named none.

    The steps are, in this order of preference: the headings that a numbered list names, if no more of one level carry
    numbers of their own; those that a list at the beginning tells in short; the numbered ones; those with ordinals, months or
    spans of time that follow one another; the headings right under
    one like "Path to Mastery" or "Roadmap"; those right under the only top heading; the top headings themselves; of the
    last three only from one that begins with "First" to one that begins with "Last". But for those of a list, one without
    text of its own is a phase: the headings under it are steps in its place. One that lists all of them in short is none
    itself. Where nearly all headings ask, the steps are those that ask what comes first and next.
    """
    headed = [section for section in sections if section.level > 0]
    alternatives = _below(headed, is_alternative)
    beside = _below(headed, is_no_step)
    left = [section for section in headed if section.id not in alternatives | beside]
    numbered = _numbered(left)
    listed = listed_path(sections, left)
    if listed is not None and len(listed.steps) >= len(numbered):
        steps = list(listed.steps)
    elif told := _told_in_short(sections, headed, left, len(numbered)):
        steps = list(told)
    elif numbered:
        steps = _phases([*_before_the_first(numbered, left), *numbered], left)
    else:
        dated = in_time(headed, left, is_no_step)
        steps = _phases(dated or _told(_contained(left) or _before_what_is_beside(_top(left), headed)), left)
    steps = steps or _asked_in_order(headed)
    if steps and outline_of(steps[:1], steps[1:]) is not None:
        del steps[0]
    counted = tuple(Step(number, section.id) for number, section in enumerate(steps, start=1))
    return Path(counted, tuple(section.id for section in headed if section.id in alternatives))


def _asked_in_order(headed: Sequence[Section]) -> list[Section]:
    """The path of an article whose headings nearly all ask: "Where do I start?" and what asks for what is next."""
    begin = next((one for one in headed if _ASKS_FIRST.search(one.title)), None)
    if begin is None:
        return []
    here = [one for one in headed if one.level == begin.level and one.parent == begin.parent]
    if sum(one.title.rstrip().endswith("?") for one in here) < _NEARLY_ALL * len(here):
        return []
    steps = [one for one in here if one is begin or (one.line > begin.line and _ASKS_NEXT.search(one.title))]
    steps = [one for one in steps if _OF_PAY.search(one.title) is None]
    return steps if len(steps) > _FEWEST else []


def _told_in_short(
    sections: Sequence[Section], headed: Sequence[Section], left: Sequence[Section], numbered: int
) -> tuple[Section, ...]:
    """The steps that a list at the article's beginning tells in short, where no more headings carry numbers of their own."""
    top = _top(left)
    if not top or numbered > 1:
        return ()
    level, over = top[0].level, top[0].parent
    # A step may ask ("School or straight onto a truck?"), what is beside the path for another reason is none.
    here = [
        one for one in headed if one.level == level and one.parent == over and (one in left or one.title.rstrip().endswith("?"))
    ]
    first = next((at for at, one in enumerate(sections) if one in here), 0)
    home = next((one for one in sections[: first + 1] if one in here and outline_of([one], here) is not None), None)
    return told_in_order(sections[: first + 1], [one for one in here if one is not home])


def _below(headed: Sequence[Section], test: Callable[[str], bool]) -> frozenset[str]:
    """The ids of the sections whose title, or that of a section they stand under, passes a test."""
    roots = [section.id for section in headed if section.parent is None]
    found: set[str] = set()
    for section in headed:
        # The one heading over all others names the article, and says nothing of what stands below.
        names_all = roots == [section.id] and len(headed) > 1
        if section.parent in found or (test(section.title) and not names_all):
            found.add(section.id)
    return frozenset(found)


def _numbered(left: Sequence[Section]) -> list[Section]:
    """The numbered headings of the highest level that has several."""
    numbered = [section for section in left if is_numbered(section.title)]
    for level in sorted({section.level for section in numbered}):
        here = [section for section in numbered if section.level == level]
        if len(here) >= _FEWEST:
            return _counted_through(here, numbered) or here
    return _lettered(left) if not numbered else []


def _counted_through(phases: list[Section], numbered: Sequence[Section]) -> list[Section]:
    """The headings below several phases, where their author counts them through: "1." and "2." below the first, "3." below the
    second."""
    below = [section for section in numbered if section.parent in {phase.id for phase in phases}]
    numbers = [int(found[0]) for section in below if (found := re.match(r"\d+", section.title.strip()))]
    through = len(below) > len(phases) and numbers == list(range(1, len(below) + 1))
    return below if through and len({section.parent for section in below}) >= _FEWEST else []


def _lettered(left: Sequence[Section]) -> list[Section]:
    """The headings of the highest level that are lettered from A on without a gap: "Stage A: …", "Stage B: …"."""
    lettered = [(section, found["letter"].lower()) for section in left if (found := _LETTERED.match(section.title.strip()))]
    for level in sorted({section.level for section, _ in lettered}):
        here = [(section, letter) for section, letter in lettered if section.level == level]
        if len(here) >= _FEWEST and [letter for _, letter in here] == list(ascii_lowercase[: len(here)]):
            return [section for section, _ in here]
    return []


def _before_what_is_beside(steps: list[Section], headed: Sequence[Section]) -> list[Section]:
    """The steps before the first two headings in a row that are beside the path, with what behind these leads on.

    Authors tell the path first and then of other ways, money and questions; one such heading may stand among the steps, and
    where more stands behind two of them than before, they do too.
    """
    if len(steps) < _SEVERAL:
        return steps
    ids = {step.id for step in steps}
    level, over = steps[0].level, steps[0].parent
    # "Optional: Chocolate" and "What is noise?" belong where they stand, as the steps do.
    ids |= {one.id for one in headed if _AMONG_STEPS.search(one.title)}
    here = [one for one in headed if one.level == level and one.parent == over and one.line > steps[_SEVERAL - 1].line]
    cut = next((one.line for one, after in pairwise(here) if one.id not in ids and after.id not in ids), None)
    before = [step for step in steps if cut is None or step.line < cut]
    behind = steps[len(before) :]
    return [*before, *(step for step in behind if _leads_on(step))] if len(behind) < len(before) else steps


def _told(steps: Sequence[Section]) -> list[Section]:
    """The steps from the one that begins with "First" on to the one that begins with "Last", where the author counts them so.

    Both must be there, one section at most before the first, and neither text go on counting by itself ("First, install
    it. Then …"): what stands before and behind is beside the path then.
    """
    begin = next((at for at, step in enumerate(steps) if _says(step, _FIRST_OF_ALL)), None)
    end = next((at for at in range(len(steps) - 1, -1, -1) if _says(steps[at], _LAST_OF_ALL)), None)
    if begin is None or end is None or begin > 1 or end - begin + 1 < max(_FEWEST, len(steps) / 2):
        return list(steps)
    return list(steps[begin : end + 1])


def _says(step: Section, how: re.Pattern[str]) -> bool:
    if not step.blocks or how.match(step.blocks[0].sentences[0].text) is None:
        return False
    behind = (sentence.text for sentence in step.blocks[0].sentences[1:])
    return not any(_COUNTS_ON.match(text) for text in behind)


def _phases(steps: Sequence[Section], left: Sequence[Section]) -> list[Section]:
    """The steps, with what stands below in place of each that is but a heading over several: a phase."""
    below = {step.id: [child for child in left if child.parent == step.id] for step in steps}
    empty = [step for step in steps if not step.blocks and not step.resources and len(below[step.id]) >= _FEWEST]
    within = sum(len(below[step.id]) for step in empty)
    if len(empty) >= _FEWEST and within > len(steps) - len(empty):
        # "Year one" and "Year two" hold the path: what it costs stands behind.
        end = empty[-1].line
        steps = [one for one in steps if one.line <= end or _OF_MONEY.search(one.title) is None]
    if any(is_counted(step.title) for step in steps) and len(empty) * 2 < len(steps):
        # The author counts the steps; one of them just begins with a heading.
        return list(steps)
    return [one for step in steps for one in (below[step.id] if step in empty else [step])]


def _before_the_first(numbered: Sequence[Section], left: Sequence[Section]) -> list[Section]:
    """What the author has one do before the first numbered step, right above it: "Warm-up"."""
    first = numbered[0]
    beside = [one for one in left if one.parent == first.parent and one.level == first.level and one.line < first.line]
    return [one for one in beside if _WARM_UP.match(one.title)]


def _contained(left: Sequence[Section]) -> list[Section]:
    """What stands right under the heading, of those that promise a path, that has most below it, with what leads there and on."""
    best: list[Section] = []
    home: Section | None = None
    for section in left:
        steps = [child for child in left if child.parent == section.id]
        if not is_container(section.title) and not _holds_most(section, steps, left):
            continue
        if len(steps) > len(best):
            best, home = steps, section
    if home is None or len(best) < _FEWEST:
        return []
    beside = [one for one in left if one.parent == home.parent and one.level == home.level]
    below = {one.id: [child for child in left if child.parent == one.id] for one in beside}
    # "Groundwork" before the path has steps below it too; what stands there without any tells of the trade.
    before = [
        child
        for one in beside
        if one.line < home.line and _WARM_UP.match(one.title) and len(below[one.id]) >= _FEWEST
        for child in below[one.id]
    ]
    after = [one for one in beside if one.line > home.line and _leads_on(one) and not _OF_MONEY.search(one.title)]
    return [*before, *best, *after]


def _holds_most(section: Section, steps: Sequence[Section], left: Sequence[Section]) -> bool:
    """Whether more steps stand under a heading than beside it, and under none of these several: a path, whatever it is called."""
    if section.parent is None or is_counted(section.title):
        return False
    beside = [one for one in left if one.parent == section.parent and one is not section]
    if sum(one.line < section.line for one in beside) > 1:
        # What stands behind steps is beside them: "Mistakes I made".
        return False
    below = {one.parent for one in left}
    return len(steps) >= _MANY and len(steps) > len(beside) and not any(one.id in below for one in beside)


def _leads_on(section: Section) -> bool:
    """Whether what stands behind a path goes on with it: "Past the interview", "Once you have passed, …"."""
    begins = section.blocks[0].sentences[0].text if section.blocks else ""
    return _ONWARD.search(section.title) is not None or _GOES_ON.match(begins) is not None


def _top(left: Sequence[Section]) -> list[Section]:
    """The headings of the highest level that has several that may be steps."""
    for level in sorted({section.level for section in left}):
        here = [section for section in left if section.level == level]
        # "Become accredited" with nothing below it is a step like any other.
        over = {section.parent for section in left}
        steps = [
            section
            for section in here
            if not is_container(section.title) or (section.id not in over and _BECOMING.match(section.title))
        ]
        steps = steps if len(steps) >= _FEWEST else here
        if len(steps) >= _FEWEST:
            return steps
    return []
