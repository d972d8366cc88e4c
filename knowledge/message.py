"""The answer to a message: to its one question, or to the two surest of several."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.aim import Aim, Wish, wishes_of
from knowledge.clauses import bare, clauses_of
from knowledge.conversation import Thread, thread_of, turn_of
from knowledge.leads import MATTERS, Asked, names_whole
from knowledge.leads.done import told_trouble
from knowledge.model import Answer, Match, Section, Verdict
from knowledge.one import ANSWER_FROM, WHAT_ABOUT, Task, after_what_is_done, answer_one, not_covered
from knowledge.pick import resources_of
from knowledge.query import MOST_CHARACTERS, Query
from knowledge.ranking import NOTHING, holds, rank, read_part
from knowledge.story import fitting
from knowledge.text import stem

_MOST_ASKED = 4
# In a story a clause that names what it asks about needs no more.
_BY_ITSELF = 0.5
_PLAINLY_BY_ITSELF = 0.8
# "Is it ok to use AI", "what do they check": nothing said before is meant.
_IS_IT = re.compile(r"\bis it (?:ok|okay|fine|allowed|legal|possible|better|smart|bad|common|normal) (?:to|if|for)\b")
_NOBODY = frozenset({"they", "them"})
# A message of so many words tells a story.
_RAMBLING = 40
# People end with what they want to know.
_MOST_CLAUSES = 24
# A story ends with so many questions that belong together.
_MOST_AT_THE_END = 2
# A longer question that holds "and" is one question, or is cut at what it asks.
_MOST_OF_TWO = 20
_AND = frozenset({"and", "plus", "n", "also"})
_BETWEEN = frozenset(
    {"between", "vs", "versus", "or", "difference", "compare", "after", "before", "then", "next", "done", "finished"}
)
_AIMS_OF_ALL = frozenset({Aim.FIRST.value, Aim.LAST.value, Aim.PATH.value, Aim.OVERVIEW.value})
_ORDER = frozenset({Aim.NEXT.value, Aim.PREVIOUS.value})
_CALLING = re.compile(
    r"\b(?:(?:want|wanna|like|dream|plan|hoping)\b.*?\b(?:be|become|work as)|how (?:do|can|to) (?:i |you )?become)"
    r"(?: an?)? (\w+(?: \w+)?)"
)
_ANOTHER = re.compile(r"\b(?:be|become|work as) an? ")
_KNOWN = re.compile(
    r"(?:^|\b(?:i|we|ive|im) )(?:already |really |kinda |mostly )*"
    r"(?:have )?(?:know|knew|did|done|finished|completed|learned|learnt|good at|comfortable with|fluent in|"
    r"can (?:do|use|write|code in|draw|read|speak|cook|play|build)(?= )) (?:already )?"
    r"(?!(?:no|not|never|nothing|zero|little|to|how|that|if|trouble|problems?)\b)(?P<what>.+?)"
    r"(?: (?:already|really well|very well|well|quite well|from (?:work|school|uni|my job)))*$"
)
# From here on a clause needs nothing of the one before it.
_PLAIN = 0.65
_AS_GOOD = 0.8
_CLOSE = 0.4
_MOST_LOOKED_AT = 4


def answer_message(task: Task, query: Query, thread: Thread | None) -> Answer:
    """The answer to a message: to its one question, to the two surest of several, or to what is done and "what now"."""
    found = _answer_of_clauses(task, query, thread)
    if found.verdict is Verdict.ANSWER and found.aim == Aim.NEXT.value:
        return not_covered(task, NOTHING) if told_trouble(query.typed) else found
    return after_what_is_done(task, query) or found


def _answer_of_clauses(task: Task, query: Query, thread: Thread | None) -> Answer:
    clauses = clauses_of(bare(task.question[:MOST_CHARACTERS]))[-_MOST_CLAUSES:] if not query.urls else ()
    # By their places: people ask the same twice.
    asking = [at for at, clause in enumerate(clauses) if clause.asks and clause.plainly][-_MOST_ASKED:]
    asking = asking or [at for at, clause in enumerate(clauses) if clause.asks][-_MOST_ASKED:]
    if len(clauses) == 1 and _is_end_of(clauses[0].text.split(), query.typed):
        # "Does anyone know what comes after kaggle": without what ushers the question in.
        query = read_part(task.library, clauses[0].text)
    if len(clauses) < 2 or not asking:
        return _of_this_calling(task, query, _two_things(task, query, thread) or answer_one(task, query, thread))
    story = sum(len(clause.text.split()) for clause in clauses) >= _RAMBLING
    if not story:
        # "Need a git playlist, also where do I host my site" asks twice, though once without a question's words.
        asking = [at for at, clause in enumerate(clauses) if at in asking or (clause.asks and _asks_plainly(task, clause.text))]
    answers: list[Answer] = []
    parts: list[Query] = []
    spoken = ""
    told: Thread | None = thread
    for at, clause in enumerate(clauses):
        part = read_part(task.library, clause.text)
        if at in asking:
            parts.append(part)
            own = _asked_by_itself(task, part, _BY_ITSELF if story else _PLAINLY_BY_ITSELF)
            answers.append(own or _asked_after(task, part, spoken, told))
            told = thread_of(task.library, turn_of(answers[-1], nearly=False)) or told
            spoken = ""
        else:
            told = _spoken_of(task, part) or told
            spoken = clause.text
    good = [one for one in answers if one.verdict is Verdict.ANSWER]
    if not good:
        whole = _of_this_calling(task, query, answer_one(task, query, thread))
        return max((whole, *answers), key=lambda one: one.confidence)
    surest = sorted(range(len(answers)), key=lambda number: (answers[number] not in good, -answers[number].confidence))
    numbers = sorted(surest[: min(2, len(good))])
    if any(_ANOTHER.search(clause.text) and _another_calling(task, clause.text) for clause in clauses):
        return not_covered(task, NOTHING)
    if len(numbers) > 1 and parts[numbers[1]].words[:2] in WHAT_ABOUT:
        # "Only tensorflow here? What about pytorch": what the message comes to after all.
        numbers.reverse()
    last = len(answers) - 1
    if story and answers[last] in good and answers[last].confidence >= _PLAIN and clauses[asking[-1]].plainly:
        # People end with what they want to know, whatever else sounds like a question on the way there.
        numbers = [last, *(number for number in numbers if number != last)]
    first, *rest = [answers[number] for number in numbers]
    second = next((one for one in rest if (one.section, one.lead) != (first.section, first.lead)), None)
    if story:
        texts = [clause.text for clause in clauses]
        first, second = fitting(task, texts, [texts[at] for at in asking[-_MOST_AT_THE_END:]], first, second)
    return _with_second(first, second) if second is not None else first


def _is_end_of(part: list[str], words: tuple[str, ...]) -> bool:
    return 0 < len(part) < len(words) and list(words[-len(part) :]) == part


def _two_things(task: Task, query: Query, thread: Thread | None) -> Answer | None:
    """Two answers where a short question names two things whole: "tell me about the python step and kaggle"."""
    words = query.typed
    if len(words) > _MOST_OF_TWO or _BETWEEN.intersection(words):
        return None
    for at, word in enumerate(words):
        if word not in _AND or not 0 < at < len(words) - 1:
            continue
        sides = [read_part(task.library, " ".join(part)) for part in (words[:at], words[at + 1 :])]
        named = [_named_whole(task, side, thread) for side in sides]
        if None in named or named[0] is named[1]:
            continue
        first, second = (answer_one(task, side, thread) for side in sides)
        if first.verdict is second.verdict is Verdict.ANSWER and first.section is not second.section:
            return _with_second(first, second)
    return None


def _named_whole(task: Task, part: Query, thread: Thread | None) -> Section | None:
    wish = Wish(Aim.ABOUT, "")
    ranked = rank(task.library, part, part, task.article)
    whole = names_whole(Asked(task.library, part, wish, part, ranked, task.article, thread))
    if whole is not None or not ranked.matches:
        return whole
    # "Python" names the step that is called "Prerequisite: Python", where it says nothing else.
    strong = [slot for slot in part.slots if slot.need >= MATTERS]
    best = ranked.matches[0].section
    return best if strong and all(holds(best.title, [slot], _AS_GOOD) for slot in strong) else None


def _asked_by_itself(task: Task, part: Query, least: float) -> Answer | None:
    """The answer to a clause by itself, if it names what it asks about: "is it even possible without a degree"."""
    if not any(slot.need >= MATTERS and slot.wordings for slot in part.slots):
        return None
    refers = task.library.lexicon.refers - _NOBODY
    if least >= _PLAINLY_BY_ITSELF and not refers.isdisjoint(_IS_IT.sub("", " ".join(part.typed)).split()):
        return None
    found = answer_one(task, part, None)
    return found if found.verdict is Verdict.ANSWER and found.confidence >= least else None


def _asks_plainly(task: Task, text: str) -> bool:
    return _asked_by_itself(task, read_part(task.library, text), _PLAINLY_BY_ITSELF) is not None


def _asked_after(task: Task, part: Query, spoken: str, told: Thread | None) -> Answer:
    """The answer to a clause, or where it says too little by itself to that clause with the one before it."""
    alone = answer_one(task, part, told)
    if alone.aim in _AIMS_OF_ALL and _another_calling(task, spoken):
        return replace(not_covered(task, NOTHING), aim=alone.aim)
    if spoken and alone.verdict is Verdict.ANSWER and alone.aim in _ORDER and told is not None:
        # "JavaScript is done, what comes after that": what was spoken of is in mind already.
        return alone
    if alone.aim == Aim.FIRST.value and (known := _KNOWN.search(spoken)) is not None:
        # "I know HTML and Git already. Where do I jump in?" asks for what comes after these.
        behind = answer_one(task, read_part(task.library, f"what comes after {known['what']}"), None)
        if behind.verdict is Verdict.ANSWER and behind.aim == Aim.NEXT.value:
            return behind
    leans = bool(spoken) and _leans(task, part)
    if not spoken or (alone.verdict is Verdict.ANSWER and alone.confidence >= _PLAIN and not leans):
        return alone
    together = answer_one(task, read_part(task.library, f"{spoken} {' '.join(part.typed)}"), told)
    empty = alone.verdict is not Verdict.ANSWER and not part.slots
    if not empty and together.aim != Aim.TOPIC.value and together.aim not in {wish.aim for wish in wishes_of(part.words)}:
        # What asks for a discount stands in what was told, not in what is asked.
        return alone
    if leans and together.verdict is Verdict.ANSWER:
        return together
    return together if together.confidence > alone.confidence or alone.verdict is Verdict.UNSURE else alone


def _of_this_calling(task: Task, query: Query, found: Answer) -> Answer:
    """An answer, unless it is the path of another calling: "I want to be a pastry chef, where do I begin"."""
    if found.aim in _AIMS_OF_ALL and _another_calling(task, " ".join(query.typed)):
        return replace(not_covered(task, NOTHING), aim=found.aim)
    return found


def _another_calling(task: Task, spoken: str) -> bool:
    """Whether somebody speaks of becoming what no article is about."""
    found = _CALLING.search(spoken)
    if found is None or task.article is not None:
        return False
    own = [slot for slot in read_part(task.library, found[1]).slots if slot.need >= MATTERS]
    return bool(own) and not any(slot.wordings for slot in own)


def _leans(task: Task, part: Query) -> bool:
    """Whether a clause speaks of what stands before it: "which is cheaper", "where do i learn those"."""
    lexicon = task.library.lexicon
    own = [slot for slot in part.slots if slot.need >= MATTERS]
    return not own and (part.typed[:1] == ("which",) or not lexicon.refers.isdisjoint(part.typed))


def _is_step_named(match: Match, part: Query, kinds: frozenset[str]) -> bool:
    """Whether a step's heading or links have all that is spoken of: who is done with the Excel course is so with that step."""
    strong = [slot for slot in part.slots if slot.need >= MATTERS and not slot.medium and stem(slot.word) not in kinds]
    head = " ".join((match.section.title, *(name for link in match.section.resources for name in link.names)))
    on_path = match.article.step_of(match.section.id) is not None
    return on_path and match.score >= _CLOSE and bool(strong) and all(holds(head, [slot], _AS_GOOD) for slot in strong)


def _with_second(first: Answer, second: Answer) -> Answer:
    """One answer of two, with the links and tips of both."""
    links = {resource.url: resource for one in (first, second) for resource in one.resources}
    tips = dict.fromkeys((*first.tips, *second.tips))
    return replace(first, second=second, resources=tuple(links.values()), tips=tuple(tips), single=False)


def _spoken_of(task: Task, part: Query) -> Thread | None:
    """What a clause that asks nothing speaks of: "I just finished the statistics course." """
    if not any(slot.need >= MATTERS and slot.wordings for slot in part.slots):
        # "I want to start" speaks of nothing, whatever section says "start".
        return None
    ranked = rank(task.library, part, part, task.article)
    if ranked.sure < ANSWER_FROM:
        return None
    kinds = task.library.lexicon.kinds
    best = next((match for match in ranked.matches[:_MOST_LOOKED_AT] if _is_step_named(match, part, kinds)), ranked.matches[0])
    return Thread(best.article, best.section, resources_of(best.article, best.section), False, (), Aim.ABOUT)
