"""One road from text to words, for articles and questions alike: fold, cut into tokens, stem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import Stemmer

_MENTIONS = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^>:]{1,100}:\d+|t:-?\d+(?::\w)?|id:\w+)>")
# ":rocket:", as an emoji is written that the client doesn't know.
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z0-9_+-]{2,32}:(?![\w:])", re.IGNORECASE)
# "What's the $$ like", but not "fee $$$".
_DOLLARS = re.compile(r"\b(the|some|more|any|good|big|real|make|makes|making) [$£€]{2,}(?![\w$£€])", re.IGNORECASE)
_URL = re.compile(r"\bhttps?://[^\s<>\"'`|]+|\bwww\.[^\s<>\"'`|]+", re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛`´ʼ′＇", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:\+\+|#(?!\w)|\+(?![\w+]))?")
_SINGLES = re.compile(r"(?<![^\W_])([^\W\d_])-([^\W\d_])(?![^\W_])")
_THRICE = re.compile(r"(.)\1\1")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
# "What's" is "what is", but "Udemy's" is Udemy.
_POSSESSIVE = re.compile(
    r"(?<!^what)(?<!^who)(?<!^how)(?<!^where)(?<!^when)(?<!^it)(?<!^that)(?<!^there)(?<!^here)(?<!^let)(?<!^master)'s$"
)
# "A.I." is one word.
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
_TRAILING_URL_PUNCTUATION = ".,;:!)]}>*_~'\""

_stemmer = Stemmer.Stemmer("english", 0)
# Names that are no forms of a word.
_KEEP = frozenset({"masters", "python", "pytorch", "kaggle", "udemy", "coursera", "youtube", "discord"})
# What Snowball joins although these are different words ("excel" and "excellent", "engine" and "engineer"), or parts
# although they are one.
_SAME_STEM = {
    written: kept
    for kept, forms in {
        "math": "mathematics mathematical maths",
        "free": "free freely",
        "excellent": "excellent excellence excellently",
        "important": "important importance importantly",
        "internal": "internal internally",
        "international": "international internationally",
        "experiment": "experiment experiments experimental experimenting",
        "universe": "universe universal universally",
        "authority": "authority authorities",
        "customer": "customer customers",
        "engine": "engine engines",
        "competent": "competent competence competency competencies competently",
        "physical": "physical physically",
        "policy": "policy policies",
        "organize": "organize organise organized organised organization organisation organizations organisations",
        "different": "different differently",
        "difference": "difference differences differ differs",
        "animate": "animate animated animation animations animator animators",
        "develop": "develop develops developed developing developer developers development developments dev devs",
        "analyst": "analyst analysts analyse analyze analysis analytics analytical analysing analyzing",
    }.items()
    for written in forms.split()
}


# "W/o a degree", "w/ no maths".
_WITH = re.compile(r"(?<![\w/])w/(o(?:ut)?\b)?(?=\s|\w)\s*", re.IGNORECASE)


def fold(text: str) -> str:
    """Text with one spelling for one thing: NFKC, plain quotes and dashes, no accents, no invisible characters,
    no Discord mentions, lower case."""
    if text.isascii():
        plain = text
    else:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
        # Mn are combining marks, Cf the zero-width and direction characters.
        plain = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))
    if "<" in plain:
        plain = _MENTIONS.sub(" ", plain)
    if any(sign in plain for sign in ("$$", "££", "€€")):
        plain = _DOLLARS.sub(r"\1 money ", plain)
    if ":" in plain:
        plain = _SHORTCODE.sub(" ", plain)
    if "/" in plain:
        plain = _WITH.sub(lambda found: "without " if found[1] else "with ", plain)
    return plain.replace("`", " ").casefold()


def take_urls(text: str) -> tuple[str, tuple[str, ...]]:
    """Text without its web addresses, and the addresses, in order."""
    if "://" not in text and "www." not in text.lower():
        return text, ()
    urls = tuple(url.rstrip(_TRAILING_URL_PUNCTUATION) for url in _URL.findall(text))
    return (_URL.sub(" ", text), urls) if urls else (text, ())


# A site or a version: "fast.ai", "python 3.12"; no price, grade or length.
_SITE = r"[a-z][a-z0-9-]*\.(?:ai|io|com|org|dev|co|gg|app|academy|school)"
_NO_NAME = "a an the of with my is for to than at about step stage phase part level module unit chapter week number section"
_NO_VERSION = "".join(rf"(?<!\b{word} )" for word in _NO_NAME.split())
_MEASURED = r"\s*(?:gpa|stars?|hours?|hrs?|weeks?|months?|years?|days?|gb|tb|ghz|%|per|percent|million|grade|average)"
_VERSION = rf"(?<=[a-z] ){_NO_VERSION}\d+\.\d+(?:\.\d+)*(?!{_MEASURED})"
_DOTTED = re.compile(rf"(?<![\w.@$€£-])(?:{_SITE}|{_VERSION})(?![\w.]*\w)")


def dotted_in(text: str) -> list[str]:
    """The sites ("fast.ai") and versions ("python 3.12") in folded text, as they stand there."""
    return _DOTTED.findall(text) if "." in text else []


def without_dots(text: str, written: Callable[[str], str]) -> str:
    """Folded text with each of its sites and versions written otherwise."""
    return _DOTTED.sub(lambda found: written(found[0]), text) if "." in text else text


def tokens(text: str) -> list[str]:
    """The words of folded text: ``don't`` gives ``dont``, ``udemy's`` gives ``udemy``, ``a-z`` gives ``az``,
    ``a.i.`` gives ``ai``, ``c++``, ``c#`` and ``security+`` stay whole, ``sooo`` gives ``soo``."""
    joined = _SINGLES.sub(r"\1\2", text) if "-" in text else text
    if "." in joined:
        joined = _INITIALS.sub(lambda found: found[0].replace(".", ""), joined)
    # Hardly a text has one, and that is soon seen.
    if _THRICE.search(joined):
        joined = _DRAWN_OUT.sub(r"\1\1", joined)
    words: list[str] = _WORD.findall(joined)
    if "'" not in joined:
        return words
    return [word for found in words if (word := _POSSESSIVE.sub("", found).replace("'", ""))]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of one folded word."""
    if word in _SAME_STEM:
        return _SAME_STEM[word]
    if word in _KEEP or len(word) < 4:
        return word
    result: str = _stemmer.stemWord(word)
    return result


# What one calls who does something, and what one calls what is done.
_WHO = r"(?:e?er|or|ist|ian|itian|ician|ant|wife)s?"
_WHAT = r"(?:ics|etics|ry|ery|ing|ism|ation|ion|y|graphy|ancy|ment|ship|ifery|itian|ician|ian)"
_CALLING = re.compile(rf"(?P<trunk>\w{{4,}}?)(?:{_WHO} (?P=trunk){_WHAT}|{_WHAT} (?P=trunk){_WHO})")


@lru_cache(maxsize=8192)
def is_of_calling(word: str, calling: str) -> bool:
    """Whether a word says what somebody does who is called so: "dietetics" of a "dietitian", "plumbing" of a "plumber"."""
    return _CALLING.fullmatch(f"{calling} {word}") is not None


def words_of(text: str) -> list[str]:
    """Fold and cut text without its web addresses: what an article's sentence gives to the index."""
    return tokens(fold(take_urls(text)[0]))


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words. What is made of a text is kept: only articles' own are to be asked for, no question's."""
    return frozenset(map(stem, words_of(text)))


def url_key(url: str) -> str:
    """What two spellings of one address share: no scheme, no ``www.``, no query's end, no closing slash.

    A YouTube address keeps its query, for that is where the video's name stands.
    """
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().casefold())
    base, _, query = bare.partition("?")
    base = base.partition("#")[0].rstrip("/")
    return f"{base}?{query}" if query and base.endswith(("/watch", "/playlist")) else base
