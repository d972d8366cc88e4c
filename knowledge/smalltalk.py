"""Messages that ask nothing of an article: greetings, thanks, questions about the bot."""

from __future__ import annotations

import re

from knowledge import phrases

_HAIL = r"(?:hi+|hello+|hey+|heya|hiya|yo+|sup|howdy|greetings|hola|hallo|bonjour|ola|good (?:morning|evening|afternoon|day)|gm|morning|evening|whats up|wassup|wazzup|anyone (?:there|here|home)|you there|are you (?:there|here|online|awake|alive))"
_WHO = r"(?: (?:there|all|everyone|everybody|guys|folks|friend|friends|waymark|bot|again|mate|buddy|bro|dude|man|yall|team))*"
_MUCH = r"(?: (?:so much|a lot|very much|a bunch|a ton|man|mate|bro|dude|bot|waymark|buddy|friend|for that|for this|for the help|for your help|for helping|for everything|for the info|for the answer|you|again|anyway|really|that helped|that helped a lot|that was helpful|this helped|very helpful|legend))*"

# In this order: the first that fits the whole message wins.
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"(?:{_HAIL}{_WHO} )?(?:(?:who|what)(?: exactly)? (?:are|r) (?:you|u)(?: exactly)?(?: anyway)?|whats? (?:is )?(?:your|ur) name|who (?:made|built|created|wrote) (?:you|u|this bot|this)|"
            rf"(?:are|r) (?:you|u) (?:a |an )?(?:real |actual )?(?:bot|human|robot|person|ai|llm|chatgpt|gpt|chatbot|real)(?: or (?:a )?\w+)?|(?:tell me about|introduce) yourself|what (?:is|are) (?:this bot|waymark|this thing)|whats (?:this bot|waymark)|what does this bot do|"
            rf"(?:do you use|are you using|is this) (?:ai|chatgpt|gpt|an llm|a llm)|how do (?:you|u) work|how does (?:this bot|waymark) work)"
        ),
        phrases.IDENTITY,
    ),
    (
        re.compile(
            rf"(?:{_HAIL}{_WHO} )?(?:what (?:can|do|could) (?:you|u) (?:do|know|help (?:me )?with|answer)(?: (?:for me|about|here))?|what (?:can|should|could|do) i ask(?: (?:you|u|here|about))?|how (?:do|can|should) i (?:use|talk to|ask) (?:you|u|this|this bot|the bot|waymark)|"
            rf"how (?:can|could) (?:you|u) help(?: me)?|can (?:you|u) help(?: me)?|(?:please )?help(?: me)?(?: please| pls| out)?|commands?|menu|usage|what are (?:your|the) commands|how does this work|what do (?:you|u) do|what topics do (?:you|u) (?:know|cover)|what are (?:you|u) (?:good|able) (?:for|to do))"
        ),
        phrases.ABILITIES,
    ),
    (
        re.compile(
            rf"(?:(?:ok|okay|great|perfect|awesome|cool|nice|alright|got it|oh) )*(?:many )?(?:thanks?|thank (?:you|u)|thankyou|thx|thnx|thanx|ty|tysm|tyvm|tnx|cheers|much appreciated|appreciate (?:it|that|this|you)|i appreciate (?:it|that|this|you)|merci|danke|gracias){_MUCH}(?: (?:thanks?|thank you|appreciate it))?"
        ),
        phrases.THANKS,
    ),
    (
        re.compile(rf"(?:{_HAIL}{_WHO} )?(?:how (?:are|r) (?:you|u|ya)(?: (?:doing|today|feeling))*|hows it going|how is it going|hru|you ok|hows life|how are things|hows your day)(?: today)?"),
        phrases.FEELING,
    ),
    (
        re.compile(r"(?:(?:ok|okay|thanks|thank you) )?(?:bye+|goodbye|bye bye|see (?:you|ya|u)(?: later| soon)?|cya|good ?night|gn|later|take care|ciao|farewell|ttyl)(?: (?:bot|waymark|all|everyone|guys))?"),
        phrases.GOODBYE,
    ),
    (
        re.compile(r"(?:wow |oh )?(?:(?:very |so |really )?(?:good|great|nice|awesome|amazing|cool|best|lovely|smart) (?:bot|job|work|one|answer|stuff)|well done|(?:that|this) (?:was|is) (?:so |very |really )?(?:helpful|great|useful|awesome|amazing|perfect)|(?:you|u) (?:rock|rule|are (?:great|awesome|amazing|the best|helpful))|youre (?:great|awesome|amazing|the best|helpful)|i love (?:you|this bot|u)|awesome|perfect|nice|cool|great|lol|haha+|ok(?:ay)?|got it|i see|makes sense)"),
        phrases.PRAISE,
    ),
    (re.compile(rf"{_HAIL}{_WHO}(?: {_HAIL}{_WHO})?(?: (?:nice to meet you|im new(?: here)?|i am new(?: here)?|new here))?"), phrases.GREETING),
)


def smalltalk(words: tuple[str, ...]) -> str | None:
    """The phrase that answers a message of small talk, or None where it is something else.

    Args:
        words: The message's words, folded; no more than twelve of them can be small talk.
    """
    if not words or len(words) > 12:
        return None
    message = " ".join(words)
    for pattern, phrase in _KINDS:
        if pattern.fullmatch(message):
            return phrase
    return None
