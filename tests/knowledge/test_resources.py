"""Links as resources: what is known of each, and nothing that the text doesn't say."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.hosts import host_facts, known_providers
from knowledge.links import web_address
from knowledge.model import Cost, Kind, Resource
from knowledge.statements import cost_of, duration_of, kind_of, language_of
from tests.knowledge.reading import article, article_of, read


def _only(folder: Path, text: str) -> Resource:
    (one,) = article(folder, f"# A Step\n\n{text}\n").resources
    return one


@pytest.mark.parametrize(
    ("address", "provider", "kind", "cost"),
    [
        ("https://www.udemy.com/course/x/", "Udemy", Kind.COURSE, Cost.PAID),
        ("https://www.udemy.com/user/x/", "Udemy", Kind.CHANNEL, Cost.PAID),
        ("https://www.coursera.org/specializations/x", "Coursera", Kind.SPECIALIZATION, Cost.PAID),
        ("https://www.coursera.org/professional-certificates/x", "Coursera", Kind.CERTIFICATE, Cost.PAID),
        ("https://coursera.org/learn/x", "Coursera", Kind.COURSE, Cost.UNKNOWN),
        ("https://www.youtube.com/watch?v=1&list=2", "YouTube", Kind.VIDEO, Cost.FREE),
        ("https://m.youtube.com/@someone", "YouTube", Kind.CHANNEL, Cost.FREE),
        ("https://www.youtube.com/channel/UC1", "YouTube", Kind.CHANNEL, Cost.FREE),
        ("https://youtu.be/1", "YouTube", Kind.VIDEO, Cost.FREE),
        ("https://www.kaggle.com", "Kaggle", Kind.SITE, Cost.FREE),
        ("https://www.kaggle.com/learn/python", "Kaggle", Kind.COURSE, Cost.FREE),
        ("HTTPS://EN.WIKIPEDIA.ORG/wiki/X", "Wikipedia", Kind.SITE, Cost.FREE),
        ("https://aws.amazon.com/certification/x", "AWS", Kind.CERTIFICATE, Cost.UNKNOWN),
        ("https://www.amazon.com/dp/1", "Amazon", Kind.BOOK, Cost.PAID),
        ("https://notudemy.com/course/x/", "notudemy.com", Kind.SITE, Cost.UNKNOWN),
        ("http://www.some-school.example.org/x", "some-school.example.org", Kind.SITE, Cost.UNKNOWN),
    ],
)
def test_a_host_implies_provider_kind_and_cost(address: str, provider: str, kind: Kind, cost: Cost) -> None:
    found = host_facts(address)
    assert (found.provider, found.kind, found.cost) == (provider, kind, cost)


def test_the_longest_provider_comes_first_among_those_known() -> None:
    names = known_providers()
    assert {"Udemy", "Coursera", "LinkedIn Learning"} <= set(names)
    assert names.index("LinkedIn Learning") < names.index("LinkedIn")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://x.example.org/a?b=c&d#e", "https://x.example.org/a?b=c&d#e"),
        (" http://x.example.org ", "http://x.example.org"),
        ("//x.example.org/a", "https://x.example.org/a"),
        ("www.x.example.org", "https://www.x.example.org"),
        ("udemy.com/course/x", "https://udemy.com/course/x"),
        ("mailto:a@x.example.org", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("#section", None),
        ("/careers/law", None),
        ("../law.md", None),
        ("law.md", None),
        ("page.html?x=1", None),
        ("", None),
        ("https://", None),
        ("https://[broken", None),
        ("https://x.example.org:port/", None),
        ("https://word", None),
    ],
)
def test_only_web_addresses_become_links(written: str, address: str | None) -> None:
    assert web_address(written) == address


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Short course (23 hours)", "23 hours"),
        ("This playlist has 20 lectures making it long", "20 lectures"),
        ("It takes 4-6 weeks at 10 hours a week", "4-6 weeks"),
        ("It takes about 1.5 hours", "1.5 hours"),
        ("A 40-hour bootcamp", "40-hour"),
        ("Six weeks long", "Six weeks"),
        ("The book has 544 pages", "544 pages"),
        ("Over 30+ hours of video", "30+ hours"),
        ("After 3 months of practice you are ready", None),
        ("Needs 5 years of experience", None),
        ("It was made 3 years ago", None),
        ("In the last 2 years it changed", None),
        ("Open 24/7 with 100 people", None),
        ("It costs $15 hours", None),
        ("It takes 6 months to learn", "6 months"),
        ("Udemy has sales that last 15 days", None),
        ("The sale runs for 15 days, the course for 20 hours", "20 hours"),
        ("It goes on sale for 3 days in November", None),
        ("There is a 30-day money-back guarantee", None),
        ("Refunds are given within the first 14 days", None),
        ("You get 7 days free", None),
        ("It has a 7-day free trial", None),
        ("The certificate is valid for 3 years", None),
        ("The voucher expires in 12 months", None),
        ("The price rises in 2 weeks", None),
        ("Wait for a sale: the course has 20 hours", "20 hours"),
        ("The course has 20 hours and is often on sale", "20 hours"),
        ("It is on sale now and then, and has 20 hours", "20 hours"),
        ("Professor Messer's SY0-701 videos", None),
        ("Season 2 episodes", None),
        ("It has 15 hours of free video", "15 hours"),
        ("The 2024 lectures", None),
        ("Watch the part 3 videos", None),
        ("The 2-3 hours are well spent", "2-3 hours"),
    ],
)
def test_a_duration_is_read_in_the_words_of_the_article(text: str, duration: str | None) -> None:
    assert duration_of([text]) == duration


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Stanford offers free lectures on YouTube", Cost.FREE),
        ("Free", Cost.FREE),
        ("You get it at no cost.", Cost.FREE),
        ("Free for personal use with revenue < $100k", Cost.FREE),
        ("It costs $49 a month", Cost.PAID),
        ("This is a paid bootcamp", Cost.PAID),
        ("It isn't free", Cost.PAID),
        ("These exams cost hundreds of dollars", Cost.PAID),
        ("Feel free to skip it", Cost.UNKNOWN),
        ("Do it in your free time", Cost.UNKNOWN),
        ("There is a free trial", Cost.UNKNOWN),
        ("You can take the free audit", Cost.UNKNOWN),
        ("Start with the free account and then pay for premium", Cost.UNKNOWN),
        ("It leads to well-paid jobs", Cost.UNKNOWN),
        ("Earn $90k a year", Cost.UNKNOWN),
        ("The first part is free, the rest costs $10", Cost.UNKNOWN),
        ("Freelancers and freedom", Cost.UNKNOWN),
    ],
)
def test_a_cost_is_only_what_a_sentence_states(text: str, cost: Cost) -> None:
    assert cost_of([text]) is cost


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Provides learning for R", "R"),
        ("Lectures in Spanish", "Spanish"),
        ("It is taught in C++ throughout", "C++"),
        ("Available in JavaScript", "JavaScript"),
        ("Majority of approaches are done in Python", None),
        ("R is hard", None),
        ("Really good", None),
        ("It is in Java Street", "Java"),
    ],
)
def test_a_language_is_only_what_a_sentence_states(text: str, language: str | None) -> None:
    assert language_of([text]) == language


def test_a_title_may_say_what_kind_a_link_is() -> None:
    assert kind_of("Python Handbook") is Kind.BOOK
    assert kind_of("Google IT Professional Certificate") is Kind.CERTIFICATE
    assert kind_of("Kaggle") is None


def test_a_link_alone_in_its_section_gets_the_sentences_about_it_and_not_those_about_the_step(tmp_path: Path) -> None:
    one = _only(
        tmp_path,
        "This step takes many people half a year. Take [Sound](https://school.example.org/sound). The course has 12 lessons "
        "and is free.\n\nExpect 2 years before you are good.",
    )
    assert (one.duration, one.cost, one.cost_reason) == ("12 lessons", Cost.FREE, "The course has 12 lessons and is free.")
    assert "half a year" not in one.note
    assert "2 years" not in one.note


def test_what_a_paragraph_says_belongs_to_its_own_link(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# A Step\n\nTake [Sound](https://a.example.org). It has 12 lessons.\n\nOr [Light](https://b.example.org). It is free.\n",
    )
    assert [(one.title, one.duration, one.cost) for one in found.resources] == [
        ("Sound", "12 lessons", Cost.UNKNOWN),
        ("Light", None, Cost.FREE),
    ]


def test_links_in_one_sentence_share_only_what_is_said_of_all(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# A Step\n\n[Sound](https://a.example.org) (12 hours) and [Light](https://b.example.org) (20 hours) are both free.\n",
    )
    assert [(one.duration, one.cost) for one in found.resources] == [("12 hours", Cost.FREE), ("20 hours", Cost.FREE)]


def test_a_paragraph_that_leads_into_a_list_says_nothing_of_its_items(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# A Step\n\n[The school](https://a.example.org) has these, of 5 hours each:\n\n- [Light](https://b.example.org)\n"
        "- [Sound](https://c.example.org)\n  - 7 hours\n",
    )
    assert [(one.title, one.duration) for one in found.resources] == [
        ("The school", "5 hours"),
        ("Light", None),
        ("Sound", "7 hours"),
    ]


def test_an_item_below_with_a_link_of_its_own_keeps_its_facts(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# A Step\n\n- [Camp](https://a.example.org)\n  - A long course\n  - [The film](https://b.example.org), 3 hours\n",
    )
    assert [(one.title, one.duration) for one in found.resources] == [("Camp", None), ("The film", "3 hours")]


def test_the_note_of_a_link_is_what_is_said_of_it_without_its_name(tmp_path: Path) -> None:
    one = _only(tmp_path, "- [Camp](https://a.example.org)\n  - Teaches R\n  - Very long")
    assert (one.note, one.language) == ("Teaches R. Very long.", "R")
    assert _only(tmp_path, "- [Camp](https://a.example.org)").note == ""


def test_a_name_with_free_in_it_makes_nothing_free(tmp_path: Path) -> None:
    assert _only(tmp_path, "Go to [Free Willy School](https://a.example.org).").cost is Cost.UNKNOWN


def test_a_kind_may_stand_beside_the_link(tmp_path: Path) -> None:
    assert _only(tmp_path, "Read the book [On Light](https://a.example.org).").kind is Kind.BOOK
    assert _only(tmp_path, "Watch the [On Light](https://a.example.org) channel.").kind is Kind.CHANNEL
    assert _only(tmp_path, "See [On Light](https://a.example.org).").kind is Kind.SITE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("You find it [here](https://a.example.org).", "A Step"),
        ("Click [this link](https://a.example.org).", "A Step"),
        ("Get Eloquent JavaScript [here](https://eloquentjavascript.example.org).", "Eloquent JavaScript"),
        ("[Here](https://a.example.org/deep-learning) is the Deep Learning course.", "Deep Learning"),
        ("I like the Rust Book. Get it [here](https://a.example.org/rust).", "Rust Book"),
        ("https://a.example.org/x", "A Step"),
        ("- The official documentation: [link](https://a.example.org)", "The official documentation"),
        ("Go to [Camp:](https://a.example.org)", "Camp"),
    ],
)
def test_a_title_is_never_here(tmp_path: Path, text: str, title: str) -> None:
    assert _only(tmp_path, text).title == title


def test_several_links_without_a_name_are_told_apart_by_their_provider(tmp_path: Path) -> None:
    found = article(tmp_path, "# A Step\n\nSee [here](https://www.udemy.com/x) or [here](https://www.coursera.org/y).\n")
    assert [one.title for one in found.resources] == ["A Step (Udemy)", "A Step (Coursera)"]


def test_links_that_lead_nowhere_on_the_web_stay_text(tmp_path: Path) -> None:
    found = article(
        tmp_path, "# A\n\n[m](mailto:a@b.example.org) [s](#a) [r](/x) [j](javascript:alert(1)) [d](data:text/html,x)\n"
    )
    assert found.resources == ()
    assert found.sections[0].markdown == "m s r j d"


def test_a_very_long_address_is_still_a_resource(tmp_path: Path) -> None:
    address = "https://a.example.org/?q=" + "x" * 600
    assert _only(tmp_path, f"[Long]({address})").url == address


def test_the_placeholder_and_the_picture_of_the_front_matter_are_no_resources(tmp_path: Path) -> None:
    found = article(
        tmp_path, '---\ntitle: T\nlink: "http://google.com"\nimgUrl: https://a.example.org/x.png\n---\n# A\n\nText.\n'
    )
    assert found.resources == ()


def test_a_link_in_code_is_no_resource(tmp_path: Path) -> None:
    found = article_of(read(tmp_path, "# A\n\n```\n[x](https://a.example.org)\n```\n\n`https://b.example.org`\n"))
    assert found.resources == ()


def test_a_resource_in_two_sections_is_one_with_its_first_place(tmp_path: Path) -> None:
    found = article(tmp_path, "# A\n\n[Camp](https://a.example.org)\n\n# B\n\n[Camp](https://a.example.org), 4 weeks, is free.\n")
    (one,) = found.resources
    assert (one.section, one.line, one.duration, one.cost) == ("a", 3, "4 weeks", Cost.FREE)
