"""The one catalogue of what Waymark says in its own words; all else that it shows stands in an article.

Every phrase is a template for `str.format`; what goes into the braces are an article's own titles, links and facts.
"""

from __future__ import annotations

EXAMPLES = (
    "where do I start?",
    "what comes after {step}?",
    "any discounts?",
    "is there anything free?",
    "how long is {resource}?",
)

GREETING = "Hello! I know the path in {articles}. Ask me about it in your own words."
THANKS = "You're welcome. Ask again whenever you like."
GOODBYE = "Good luck on your path. I'm here whenever you want the next step."
FEELING = "All well here, and ready for a question about {articles}."
PRAISE = "Glad that helped. Ask on whenever you like."
IDENTITY = (
    "I'm Waymark, a bot that guides people along a career path. I answer from articles that people wrote and never "
    "make anything up: I know {articles}."
)
ABILITIES = (
    "Ask me anything about {articles}: a step, a course, its price or length, or what comes next. I answer with the "
    "passage, its links and tips on when to buy, and say so when the articles don't cover it."
)
EXAMPLES_INTRO = "For example:"
EMPTY = "I couldn't find a question in that. Ask me about {articles} in your own words."

NOT_COVERED = "The articles don't cover that, so I'd rather not guess."
COVERED = "They cover {articles}."
CLOSEST = "The closest topics:"
UNSURE = "I'm not sure which of these you mean:"
NEXT_OF_WHAT = "After which step? Tell me the one you finished, or pick it here:"
PREVIOUS_OF_WHAT = "Before which step? Name it, or pick it here:"

STEP = "Step {number} of {of}"
STEP_UNDER = "Part of step {number} of {of}"
ALTERNATIVE = "Alternative route"
NEXT = "**Next:** {title}"
FIRST_OF_TWO = "On the path **{one}** comes before **{two}**."
AFTER = "After {title} comes step {number}:"
BEFORE = "Before {title} comes step {number}:"
AFTER_PART = "In the same step, after {title}:"
BEFORE_PART = "In the same step, before {title}:"
FIRST = "You start here:"
NTH = "Step {number} of {of}:"
LAST = "The last step of the path:"
AFTER_LAST = "{title} is the last step of the path."
BEFORE_FIRST = "{title} is the first step of the path; nothing comes before it."
AFTER_ALTERNATIVE = "{title} is an alternative beside the path, not a step of it."
NO_SUCH_STEP = "There is no step {number}: the path has {count} steps."
THE_STEPS = "The path has {count} steps:"
INSIDE = "What this part holds:"
DURATION = "**{title}**: {duration}."
ALL_OF_IT = "all of it"
ROW_OF_STEP = "**{title}**: {row}"
NO_DURATION = "The article doesn't say how long {title} takes."
COST_FREE = "**{title}** is free: “{reason}”"
COST_FREE_HOST = "**{title}** is free to use."
COST_PAID = "**{title}** is paid; the article names no price."
COST_STATED = "**{title}**: “{reason}”"
NO_COST = "The article doesn't say what {title} costs."
THE_FREE = "Free in the article:"
NO_SALE = "The article has no tip on sales or discounts for {title}."
WRITTEN_BY = "**{title}** was written by {author}."
NO_VALIDITY = "The article doesn't say how long it is valid. What it says:"
NONE_FREE = "None of these is said to be free."
NO_AGE = "The article doesn't say how old one must be. What it says:"
NOT_COUNTED = "The article doesn't say how many. What it says:"
NOT_STATED = "The article doesn't say that of {title}. What it says:"
NO_LINK = "The article gives no link for that."
WHICH = "Which one do you mean? Name it, or pick it here:"
WHICH_ARTICLE = "Which path do you mean?"
LINK = "Here it is:"
TIP = "🏷️ {text}"
SOURCE = "-# From “{title}”{author}{date}"
BY = " by {author}"
COMPARED = "Side by side:"


def listed(items: tuple[str, ...] | list[str], most: int = 6) -> str:
    """``a``, ``a and b``, ``a, b and c``; what exceeds ``most`` is counted (``and 3 more``)."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
