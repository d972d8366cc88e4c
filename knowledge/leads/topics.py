"""The lead on what most people ask of any trade: whether one needs a degree, code or maths, how interviews go, what to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.leads.asked import MATTERS, Asked, Lead
from knowledge.model import Article, Section
from knowledge.query import Slot
from knowledge.ranking import holds
from knowledge.text import stem

_HEADED = 0.85
_STATED = 0.75
_SPOKEN_OF = 0.5
_NEED = (
    r"(?:no|not|never|without|nobody|none|neither|needs?|needed|requires?|required|necessary|optional|must|asks?(?: you)? for|"
    r"wants?|insists?|filters?|helps?|only with|have to|has to|plays? no|less|little|enough|beyond|more)\b|n[’']t\b"
)


@dataclass(frozen=True, slots=True)
class _Topic:
    """What articles call it.

    Attributes:
        heading: What a heading on it has.
        stated: What a sentence has that tells of it; None where a heading must.
        weighed: What the best of several headings on it has; None where the first is as good.
        own: The stems that say no more than the topic does.
    """

    heading: re.Pattern[str]
    stated: re.Pattern[str] | None = None
    weighed: re.Pattern[str] | None = None
    own: frozenset[str] = frozenset()


def _topic(heading: str, stated: str = "", weighed: str = "", own: str = "") -> _Topic:
    read = [re.compile(text, re.IGNORECASE) if text else None for text in (stated, weighed)]
    return _Topic(re.compile(heading, re.IGNORECASE), *read, frozenset(map(stem, own.split())))


_SCHOOL = r"\b(?:degrees?|universit(?:y|ies)|uni|college|bachelor\w*|master[’']s)\b"
_CODE = r"\b(?:(?:to|write|of) code|coding|program(?:ming|mers?)|to program|software engineer)\b"
_MATHS = r"\b(?:math(?:s|ematics)?|numbers|algebra|arithmetic|calculus)\b"
_TOPICS = {
    "degree": _topic(
        _SCHOOL,
        rf"(?=.*{_SCHOOL})(?=.*(?:\b{_NEED}))",
        r"\?|\b(?:need|without|or|versus|vs|instead|question)\b",
        "degree university uni college bachelor bachelors study studied education higher formal",
    ),
    "code": _topic(
        rf"\b(?:need|know|have|must|how much)\b.*{_CODE}|\b(?:without|enough|no) cod(?:e|ing)\b",
        rf"(?=.*{_CODE})(?=.*(?:\b(?:not|never|no|without|need(?:ed)?|must|have to|beyond)\b|n[’']t\b))",
        own="code coding program programming programmer real line technical software",
    ),
    "maths": _topic(
        _MATHS,
        rf"(?=.*\b(?:math(?:s|ematics)?|arithmetic)\b)(?=.*(?:\b{_NEED}))",
        r"\?|\b(?:need|how much)\b",
        "math maths mathematics number numbers algebra calculus arithmetic school",
    ),
    "interview": _topic(
        r"\binterviews?\b",
        r"\binterviews?\b|\bassessment (?:day|cent)|\b(?:practical|take-home|skills?) (?:test|task)\b",
        r"^(?:the |an? |your |getting past the |past the )?(?:\w+ )?interviews?\b",
        "interview interviewer interviewers recruiter recruiters question questions ask grill hiring puzzle nasty invite prepare",
    ),
    "portfolio": _topic(
        r"\bportfolio\b|\b(?:something|people|what) .*\bshow\b|\bshow\b.*\bwhat you\b|\bshow (?:people|your)\b|\bcase stud|\bshop window\b|"
        r"\bshowcase\b|\bthings? to show\b|\bprojects? (?:that|worth|people|to show)\b|\b(?:two|three|four|five) projects\b",
        own="portfolio show skill prove project piece work made sample example github showcase recruiter manager application cv resume",
    ),
    "job": _topic(
        r"\b(?:first|find(?:ing)?|get(?:ting)?|land(?:ing)?) (?:\w+ ){0,3}(?:jobs?|roles?|posts?|work|gigs?|clients?)\b|\bhired\b|"
        r"\bjob (?:hunt|search)|\bappl(?:y|ying|ication)|\bon site\b|\bthrough the door\b|\bknock\b|\bvacanc|\bgetting in\b",
        own="vacancy opening gig position foot door somewhere advertise send site cv cvs nobody reply apply scared spam everyone",
    ),
    "remote": _topic(
        r"\b(?:from home|remote(?:ly)?|home office)\b",
        r"\b(?:from home|at home|remote(?:ly)?|home office|in an office|in the office)\b",
        own="remote remotely home wfh office pyjama couch baby fully",
    ),
    "machines": _topic(
        r"\b(?:AI|machines?|robots?|automat\w+|chatbots?|ChatGPT)\b.*\b(?:jobs?|work|take|replace|us)\b|\bstill (?:alive|worth|needed)\b",
        r"(?=.*\b(?:AI|ChatGPT|LLMs?|machines?|robots?|automat\w+|language models?)\b)"
        r"(?=.*\b(?:replac|takes? (?:over|the)|jobs?|worry|writes?|threat|gone|fewer|cheaper|edit))",
        own="ai chatgpt gpt robot chatbot machine llm profession away kill replace point worth write start spec",
    ),
    "kit": _topic(
        r"\b(?:hardware|kit|gear|equipment|laptop|computer)\b|\b(?:need|have|want|comes?) on your desk\b|\bwhat (?:you|you['’]ll|to) (?:will )?(?:need|buy|own)\b|"
        r"\bin the bag\b|\bbackpack\b|\bneed to own\b|\bbefore you (?:start|begin|open)",
        r"\b\d+ ?GB\b|\b(?:any|old|cheap|second-hand|ordinary|decent|good|your) (?:\w+ )?(?:laptop|computer|machine|PC)\b|"
        r"\b(?:laptop|computer|machine|PC|graphics card|GPU)\b.*(?:\benough\b|\bwill do\b|\bcopes?\b|\bneed|n['’]t\b)",
        r"\b(?:hardware|kit|gear|equipment|laptop|computer|desk|need|buy|bag|backpack)\b",
        "computer laptop pc machine macbook mac hardware gpu graphic card thinkpad desktop tablet spec ram memory gb beefy strong "
        "problem cope enough buy own gear kit equipment shop list old weak ancient starter beginner software drawing christmas",
    ),
    "company": _topic(
        r"\b(?:communit(?:y|ies)|compan(?:y|ions)|forums?|hang out|people to|meet(?:ing|ups?)?|friends|lonely|where to ask|who to ask)\b",
        r"\b(?:forums?|Discord|meet-?ups?|Slack|community|subreddit|Reddit)\b",
        own="forum community people meet hang scene real life other learning talk stuck",
    ),
    "trial": _topic(
        r"\b(?:try|trying|taster|test|dip a toe|ride[- ]along|shadow|find(?:ing)? out (?:if|whether))\b",
        own="try test before commit quit decide suit weekend field office sure out",
    ),
    "suits": _topic(
        r"\b(?:is (?:it|this|that) (?:for )?you|who (?:is )?(?:this|it) (?:is )?for|right sort|suits?|cut out|are you (?:the|a)|for you)\b",
        own="introvert introverted shy nervous talk stranger happy person cut out right suit kill",
    ),
    "own": _topic(
        r"\b(?:freelanc\w*|solo|self[- ]employed|on your own|your own (?:boss|business|studio|class|shop)|going it alone)\b",
        own="self employed solo freelance freelancer boss own account sort set up day one",
    ),
    "abroad": _topic(
        r"\b(?:abroad|over ?seas?|other countries|another country)\b", own="abroad overseas country countries move love day"
    ),
    "nights": _topic(
        r"\b(?:on[- ]call|nights?|body clock|shifts?|pager)\b",
        r"\b(?:on[- ]call|night shifts?|at night|pager|nights)\b",
        own="night call woken wake phone pager shift fall often stuck grad 3am up",
    ),
}
# Who asks how one is taken on speaks of being taken, and of what one is.
_TAKEN = (
    "hire hired employ employer job work company career take taken get into field industry way in pro earn land success go newbie "
    "beginner rookie junior newcomer experience people someone person firm trade profession life need help tips find look start"
)
_OF_BEING_TAKEN = frozenset(map(stem, _TAKEN.split()))


def topic(asked: Asked) -> Lead | None:
    """What the article says on a topic that most articles have: under a heading on it, else in a sentence that tells of it."""
    wanted, article = _TOPICS[asked.wish.second], asked.articles[0]
    if asked.thread is not None and asked.refers:
        return None
    called = f"{article.title} {article.slug}"
    others = [
        slot for slot in asked.about.slots if slot.need >= MATTERS and not _is_of_it(slot, wanted) and not holds(called, [slot])
    ]
    strange = [slot for slot in others if not slot.wordings]
    headed = _headed(asked, article, wanted)
    if headed is not None and not [slot for slot in others if slot.wordings] and len(strange) < 2:
        # A word of slang is no other matter where a heading asks the very same.
        return Lead(article, headed, _STATED if strange else _HEADED)
    if wanted.stated is None:
        return None
    places = [
        (section, at, number)
        for section in article.sections
        for at, block in enumerate(section.blocks)
        for number, sentence in enumerate(block.sentences)
        if wanted.stated.search(sentence.text) and all(holds(sentence.text, [slot], _SPOKEN_OF) for slot in others)
    ]
    if not places:
        return None
    # What stands before or beside the path speaks of the trade, a step of itself.

    def aside(place: tuple[Section, int, int]) -> tuple[bool, bool]:
        section, at, number = place
        named = wanted.heading.search(section.blocks[at].sentences[number].text) is not None
        return not named, article.step_of(section.id) is not None

    section, block, sentence = min(places, key=aside)
    return Lead(article, section, _STATED, block=block, sentence=sentence)


def _headed(asked: Asked, article: Article, wanted: _Topic) -> Section | None:
    """The section that is called so; of several the one that weighs it, then the one that fits the question best."""
    named = [one for one in article.sections if one.level and one.title != article.title and wanted.heading.search(one.title)]
    named = [one for one in named if one.blocks or one.resources]
    if wanted.weighed is not None:
        named = [one for one in named if wanted.weighed.search(one.title)] or named
    fits = {match.section.id: match.score for match in asked.ranked.matches}
    return max(named, key=lambda one: fits.get(one.id, 0.0), default=None)


def _is_of_it(slot: Slot, wanted: _Topic) -> bool:
    return all(stem(word) in _OF_BEING_TAKEN or stem(word) in wanted.own for word in slot.word.split())
