"""The lead on what the work pays."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.leads.asked import FOLLOWS, KNOWN, MATTERS, OF_ALL, Asked, Lead
from knowledge.model import Article, Section
from knowledge.query import Slot
from knowledge.ranking import holds, rank, read_part
from knowledge.text import words_of
from knowledge.tips import is_on_saving

_EARNING = "salary earn"
# Headings that promise to tell what the work pays.
PAYS = re.compile(
    r"^(?!.*\b(?:certificat\w*|badges?|degrees?|credits?|points)\b).*"
    r"\b(?:(?:you|one|they|we|i|will|can|to) (?:\w+ )?earn|earn(?:s|ing|ings)(?! (?:your|a|an|the)\b)|earn while|salar(?:y|ies)|"
    r"wages?|income|^pay$|"
    r"pay (?:by|per|scales?|bands?|grades?|rates?)|(?:and|&) pay$|"
    r"(?:get(?:ting)?|be) paid|the pay(?![-\w])|does it pay|will it pay|it pays|"
    r"(?:what|how much) (?:you|one|they)(?:[’']ll| will| can)? make(?! in\b)|"
    r"(?:you|they|we|i)[’']ll (?:be )?(?:earn|paid|pay you)|"
    r"what (?:it|each)\b.{0,30}\bpays?$|lands? in (?:your|my|me|the) (?:pocket|bank|account|hand)|"
    r"pay[- ]?(?:slips?|packets?|che(?:ck|que)s?)|show me the money|money,? honestly|how much money is|take[- ]home|"
    r"a year brings|what to charge)\b",
    re.IGNORECASE,
)
# What one earns meanwhile is asked for by who is in training.
_MEANWHILE = re.compile(r"\b(?:while|meanwhile|during)\b", re.IGNORECASE)
_IN_TRAINING = frozenset(
    {"while", "meanwhile", "during", "training", "trainee", "trainees", "apprentice", "apprentices", "learning"}
)
_TRAINEE = re.compile(r"\b(?:trainees?|apprentic\w+|training|first year)\b", re.IGNORECASE)
# A sum, with its currency before or behind it.
_NUMBER = r"\d{1,3}(?:[,. ]\d{3})+|\d+(?:[.,]\d+)?(?:\s?(?:k|thousand|grand)\b)?"
_SUM = re.compile(
    rf"[$€£]\s?(?P<before>{_NUMBER})|(?P<behind>{_NUMBER})\s?(?:€|£|\$|dollars|euros|pounds|usd|eur|gbp|lakh)",
    re.IGNORECASE,
)
# In a table's row on pay the currency may be missing.
_OF_PAY = re.compile(r"^(?:pay|salary|wages?|earnings?|what (?:it|they) pays?)\b[^.]*·.*\d{2}", re.IGNORECASE)
# "Biostatistician, junior: 45,000 to 56,000": what the list is of is said above it.
_THOUSANDS = r"[$€£]?\d{2,3}[,. ]\d{3}"
_OF_A_POST = re.compile(rf"(?P<who>[A-Z][\w ,/()&-]{{2,60}}): {_THOUSANDS}\s*(?:to|and|-|–)\s*{_THOUSANDS}\b")
_INCOME = re.compile(
    r"\bI (?:turned over|grossed|took home|invoiced|billed)\b|"
    r"\b(?:salar(?:y|ies)|wages?|(?:starting|trainee) pay|the median|hourly rate|day rates?|(?:day|hour|shift|week)s? pays|"
    r"(?<!until you )(?<!when you )(?<!once you )(?<!if you )"
    r"earn(?:s|ed|ings?)?(?! (?:a|an|the|your|less|over|more than|above|under|at least)\b))\b",
    re.IGNORECASE,
)
# Who may be paid: anybody called by what they do, but no "number" and no "December".
_WORKER = re.compile(
    r"\b(?:juniors?|graduates?|trainees?|apprentices?|assistants?|people|staff|you|they|everyone|jobs?|leads?|mates?|passes|"
    r"(?!(?:over|after|under|other|another|number|paper|computer|never|later|rather|either|whether|order|offer|letter|lower|higher|"
    r"september|october|november|december|summer|winter|quarter|however|together|further|per|user|users|for|your|major|minor|"
    r"color|error|mirror|server|folder|adapter|charger|poster|list|exist|assist|consist|register|whoever|whatever|whenever)\b)"
    r"[a-z]{3,}(?:er|or|ist|ian)s?)\b",
    re.IGNORECASE,
)
# "Juniors start at", "a trainee gets", "a first job brings", "nationals pay from".
_BRINGS = re.compile(
    r"\b(?:gets?|makes?|starts?|begin|brings?|pays|can expect|count on|tops? out|charge|bill|take home|ask for|"
    r"(?<!to )(?<!or )(?<!and )(?<!you )(?<!students )(?<!never )(?<!must )(?<!can )pay)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:an?|per|each) (?:year|hour|day|month|week|shift|word|feature|piece)\b|\b(?:yearly|annually|hourly)\b|"
    r"/(?:h|hr|hour|year|yr)\b",
    re.IGNORECASE,
)
# "For people earning under $100,000 a year".
_LIMIT = re.compile(r"\bearn(?:s|ing)? (?:under|below|less than|up to)\b", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:a|per) year\b|\b(?:yearly|annually|gross)\b", re.IGNORECASE)
_OF_A_CAREER = re.compile(
    r"\b(?:experience|juniors?|seniors?|leads?|starting|newly|qualified|trainees?|gross|before tax|median|average|bands?)\b",
    re.IGNORECASE,
)
# What is spent is not earned.
_SPENT = re.compile(
    r"\b(?:costs?|fees?|tuition|exam|voucher|courses?|subscription|spen[dt]|sav(?:e|es|ed|ing)|off|discount|buy|bought|licen[cs]e|"
    r"membership|insurance|rent|plan|ticket|prize|grant|bursary|loan|scholarship|entry|worth|half price|"
    r"free|credit|load|pay (?:an?|the|your))\b",
    re.IGNORECASE,
)
# Nor is a large sum that one wins, lends or owes.
_NO_PAY = re.compile(
    r"\b(?:winners?|wins?|prizes?|grants?|fund|loan|of load|costs?|tuition|bootcamps?|household)\b", re.IGNORECASE
)
# Nobody pays so much for a course, nor earns less than this in a year.
_A_YEAR_S = 11_000
_AMOUNT = re.compile(r"\d{2}")
_NAMED_THERE = 0.8
_SPOKEN_OF = 0.5
_PROMISED = 3
_STATED = 2
_MEANWHILE_ALONE = 1
# Who begins is nobody in particular; what seniors earn is another matter.
_SOMEBODY = frozenset(
    {"junior", "juniors", "trainee", "newcomer", "rookie", "graduate", "graduates", "dev", "devs", "beginner", "entry", "level"}
)


def earn(asked: Asked) -> Lead | None:
    """What the work pays, where an article says so: under a heading that promises it, or where sums are stated that one earns."""
    article = asked.articles[0]
    in_training = not _IN_TRAINING.isdisjoint(asked.query.words)
    told = {one.id: tells_pay(one, in_training) for one in article.sections if one.blocks}
    shown = asked.thread.section if asked.thread is not None else None
    tells = [one for one in article.sections if told.get(one.id, 0)]
    promised = [one for one in tells if told[one.id] >= _STATED or one is shown] or tells
    if headed := [one for one in promised if PAYS.search(one.title) and told[one.id] >= _PROMISED]:
        # What stands under another heading is some single sum, which may be what is asked for: a guard's.
        named = [one for one in promised if one not in headed and _names_whose(asked, one)]
        headed = named if named and not any(_names_whose(asked, one) for one in headed) else headed
        promised = [one for one in promised if one in headed or one is shown]
    if promised:
        return _promised(asked, article, sorted(promised, key=lambda one: -told[one.id]), in_training)
    query = read_part(asked.library, _EARNING)
    likeliest = asked.likeliest
    ranked = rank(asked.library, query, query, asked.article or (likeliest.slug if likeliest is not None else None))
    if not asked.names_nothing or not ranked.matches or ranked.coverage[0] < KNOWN:
        return None
    best = ranked.matches[0]
    block, sentence = ranked.best
    said = best.section.blocks[block].sentences[sentence].text if block >= 0 else best.section.title
    if _INCOME.search(said) is None:
        # One may earn a certificate, and pay for it.
        return None
    return Lead(best.article, best.section, FOLLOWS, block=block, sentence=sentence)


def _sum_of(article: Article, strong: list[Slot]) -> Lead | None:
    """The sentence with a year's pay and all that a question speaks of, whatever its words: "Guard: 33,000 pounds"."""
    for section in article.sections:
        for at, block in enumerate(section.blocks):
            for number, sentence in enumerate(block.sentences):
                sums = [_value(found["before"] or found["behind"]) for found in _SUM.finditer(sentence.text)]
                paid = max(sums, default=0.0) >= _A_YEAR_S and _NO_PAY.search(sentence.text) is None
                if paid and all(holds(sentence.text, [slot], _NAMED_THERE) for slot in strong):
                    return Lead(article, section, OF_ALL, block=at, sentence=number)
    return None


def _names_whose(asked: Asked, section: Section) -> bool:
    """Whether a sentence of a section that states what somebody earns has all that the question speaks of."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and slot.word not in _SOMEBODY]
    return bool(strong) and any(
        states_pay(sentence.text) and all(holds(sentence.text, [slot], _SPOKEN_OF) for slot in strong)
        for block in section.blocks
        for sentence in block.sentences
    )


def _spoken_of(text: str, said: list[Slot], in_training: bool) -> int:
    """How many of the things that a question speaks of a sentence on pay has."""
    if not states_pay(text):
        return 0
    return sum(holds(text, [slot], _SPOKEN_OF) for slot in said) + (in_training and _TRAINEE.search(text) is not None)


def tells_pay(section: Section, in_training: bool = False) -> int:
    """How much a section tells of what one earns, in points: for its heading, and for each sentence that states a sum."""
    points = _PROMISED if PAYS.search(section.title) and not is_on_saving(section.title) else 0
    if points and not in_training and _MEANWHILE.search(section.title):
        return _MEANWHILE_ALONE
    return points + min(_PROMISED, sum(states_pay(s.text) for block in section.blocks for s in block.sentences))


@lru_cache(maxsize=8192)
def states_pay(text: str) -> int:
    """How surely a sentence states what somebody earns, in points: 0, 1 or 2."""
    sums = [_value(found["before"] or found["behind"]) for found in _SUM.finditer(text)]
    if not sums:
        post = _OF_A_POST.match(text)
        return _STATED if _OF_PAY.search(text) or (post and _WORKER.search(post["who"])) else 0
    if _LIMIT.search(text):
        return 0
    if _INCOME.search(text):
        return _STATED
    spent = _SPENT.search(text) or _NO_PAY.search(text)
    if max(sums) >= _A_YEAR_S and _YEARLY.search(text) and _OF_A_CAREER.search(text) and not spent:
        # "In Berlin: 60 to 70 thousand euros a year".
        return _STATED
    if not _BRINGS.search(text) or not _WORKER.search(text):
        return 0
    if max(sums) >= _A_YEAR_S:
        return _STATED if _NO_PAY.search(text) is None else 0
    return _STATED if _RATE.search(text) and not _SPENT.search(text) else 0


def _value(number: str) -> float:
    """A written number: "45 000", "28,000", "60k", "2.50"."""
    text = number.strip().lower()
    times = 1000.0 if text.endswith(("k", "thousand", "grand")) else 1.0
    text = re.sub(r"\s?(?:k|thousand|grand)$", "", text)
    grouped = re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", text)
    return times * float(re.sub(r"[,. ]", "", text) if grouped else text.replace(",", "."))


def _promised(asked: Asked, article: Article, promised: list[Section], in_training: bool) -> Lead | None:
    """Of the sections on pay the one that has most of what the question speaks of beside; None if it is about another thing."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and slot.word not in _SOMEBODY]
    if asked.thread is not None and not strong and asked.thread.section in promised:
        promised = [asked.thread.section]
    best = asked.ranked.matches[0] if asked.ranked.matches else None
    of_it = [slot for slot in strong if best is not None and holds(best.section.title, [slot], _NAMED_THERE)]
    headed = any(all(holds(one.title, [slot], _NAMED_THERE) for slot in of_it) for one in promised)
    # "Pay by band" is on bands as much as "Land a band 5 post".
    if of_it and not headed and best is not None and best.section not in promised:
        titles = f"{article.title} {article.slug}"
        if not all(holds(titles, [slot], _SPOKEN_OF) for slot in strong if holds(best.section.title, [slot], _NAMED_THERE)):
            return None
    initials = ("".join(word[0] for word in words_of(name)) for name in (article.title, article.slug))
    # "Do PMs earn well" is asked of product managers.
    called = {short + more for short in initials for more in ("", "s") if len(short) > 1}
    texts = (s.text for one in promised for block in one.blocks for s in block.sentences)
    told = " ".join((article.title, article.slug, *(one.title for one in promised), *texts))
    if any(not slot.apart and not slot.medium and not holds(told, [slot]) and slot.word not in called for slot in strong):
        # "What does a nurse earn" in an article on another calling.
        return None
    if strong and not any(_names_whose(asked, one) for one in promised) and (own := _sum_of(article, strong)) is not None:
        return own
    said = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    places = [
        (-_spoken_of(sentence.text, said, in_training), number, _AMOUNT.search(sentence.text) is None, at, n)
        for number, section in enumerate(promised)
        for at, block in enumerate(section.blocks)
        for n, sentence in enumerate(block.sentences)
    ]
    _, number, _, block, sentence = min(places)
    return Lead(article, promised[number], FOLLOWS if not strong else OF_ALL, block=block, sentence=sentence)
