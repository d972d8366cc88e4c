"""Questions as people put them, one for each rule of understanding that they need: without it the answer is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.corrections import as_meant
from knowledge.library import load
from knowledge.model import Answer, Verdict
from knowledge.text import stem
from tests.knowledge.reading import library_alone
from tests.knowledge.test_small_rules import last_of


def _last(article: str, *asked: str) -> Answer:
    return last_of(library_alone(article), *asked)


AI = "ai-ml-engineering"
PATH = "path-to-mastery"
STANFORD = f"{PATH}/alternate-routes/stanford-lectures-cs229--cs230"


@pytest.mark.parametrize(
    ("article", "question"),
    [
        (AI, "is the fast.ai course any good"),
        (AI, "python 3.12 or 3.13"),
        (AI, "where can i watch stanford cs231n"),
        (AI, "is khan academy enough for linear algebra"),
        (AI, "how old is krista king"),
        (AI, "what does a machine learning engineer do all day"),
        ("site-reliability-engineer", "when does kubernetes 1.32 come out"),
    ],
)
def test_a_thing_that_no_article_names_is_refused(article: str, question: str) -> None:
    assert _last(article, question).verdict is Verdict.NOT_COVERED


@pytest.mark.parametrize(
    ("article", "asked", "section"),
    [
        # Headings that several subjects share.
        ("site-reliability-engineer", ("finished terraform. where do i go from here",), "observability-and-incidents"),
        ("site-reliability-engineer", ("courses for infrastructure as code",), "infrastructure-as-code/courses"),
        ("site-reliability-engineer", ("who wrote the terraform book",), "infrastructure-as-code/books"),
        # What is asked for.
        ("site-reliability-engineer", ("what's an error budget",), "observability-and-incidents"),
        ("site-reliability-engineer", ("wdym SLO",), "observability-and-incidents"),
        (
            AI,
            ("Am I ready for the deep learning specialization if I finished the machine learning one?",),
            f"{PATH}/deep-learning-specialization",
        ),
        (AI, ("first step?", "can i skip it if i already code in python"), f"{PATH}/prerequisite-python"),
        (AI, ("python is done, whats after it",), f"{PATH}/prerequisites-mathematics"),
        (
            AI,
            ("i have the tensorflow certificate thing behind me, anything following that",),
            f"{PATH}/deeplearningai--branching-out/kaggle",
        ),
        (AI, ("isnt AI just a fancier word for ML?",), "overview"),
        (AI, ('"AI" "ML" ... what\'s the \'difference\' ???',), "overview"),
        (AI, ("cs229 or cs230, which one is about deep learning",), STANFORD),
        (AI, ("cs 292 i mean cs229 lectrues how meny",), STANFORD),
        (AI, ("so we only doin tensorflow here? what abt pytorch bro",), f"{PATH}/prerequisite-python"),
        ("quantum-software-developer", ("any udemy coupon codes or sales coming",), "dont-pay-the-sticker-price"),
        ("quantum-software-developer", ("how to get coursera without paying",), "dont-pay-the-sticker-price"),
        ("quantum-software-developer", ("what else is there besides qiskit",), "the-other-toolkits"),
        ("quantum-software-developer", ("anything instead of charles severance",), "python-because-everything-speaks-it"),
        (
            "midwife",
            ("a levels or access course, which one for me",),
            "catching-babies-for-a-living/dust-off-the-school-bag/if-you-are-eighteen",
        ),
        ("database-administrator", ("wut does a dba even do all day",), "before-you-begin/what-the-days-look-like"),
        ("product-manager", ("what does somebody in this role do from nine to five",), "what-youll-do-all-day"),
        ("primary-teacher", ("very first thing to do if I want to teach primary",), "days-in-a-school"),
        (
            "embedded-engineer",
            ("what comes after stage C?",),
            "embedded-systems-engineer/the-stages/stage-d-real-time-operating-systems",
        ),
        (
            "3d-artist",
            ("what is rung six about, is that the end of the ladder",),
            "climbing-the-ladder/rung-6-a-portfolio-that-gets-opened",
        ),
        ("3d-artist", ("finished blender creator yesterday!! where do i go",), "climbing-the-ladder/rung-3-sculpting"),
        ("bioinformatics", ("got python and R down, whats next on the list",), "the-route/statistics-without-tears"),
        (
            "bioinformatics",
            ("could i leave out the command line and go straight to coding",),
            "the-route/ground-floor-the-command-line",
        ),
        # Where the money comes from.
        ("librarian", ("**how** do i *pay* for the ~~damn~~ degree",), "8-paying-for-it-without-tears"),
        (
            "midwife",
            ("tbh im skint rn, who pays for uni lol",),
            "catching-babies-for-a-living/three-years-forty-babies/who-pays-for-this",
        ),
        ("airline-pilot", ("who pays for the type rating?",), "the-route/type-rating-and-first-job"),
        ("welder", ("how do people afford welding school",), "trade-school/scholarships"),
        # What the one article is about tells none of its sections from another.
        ("quantitative-finance", ("how to prepair for quant intervew",), "getting-past-the-interview"),
        ("bioinformatics", ("statistics for bioinformatics",), "the-route/statistics-without-tears"),
        (
            "digital-marketer",
            ("Is the WordPress for Beginners course ever discounted?",),
            "2-build-a-site-of-your-own/wordpress-or-a-page-builder",
        ),
        # What costs nothing, and what is free of something.
        ("pastry-chef", ("is there an egg-free class",), "how-to-become-a-pastry-chef/optional/vegan-baking"),
        # Names.
        ("ios-developer", ("cs50 certificate price",), "the-climb/swift"),
        ("ios-developer", ("kodeco discount code anyone?",), "paying-less"),
        ("welder", ("what about welding under water?",), "side-roads/underwater-welding"),
        ("librarian", (">>> will A.I. replace librarians ???!!",), "faq/will-ai-take-the-job"),
        ("librarian", ("no cap can u get in w/o the masters",), "faq/can-i-be-a-librarian-without-the-masters"),
        # What speaks of all of it.
        ("bookkeeper", ("xero or quickbooks first",), "and-then-which-software-should-i-learn"),
        ("radiographer", ("CT vs MRI training, which is quicker",), "stage-f-the-first-year-in-blue/choose-your-magnet"),
        ("arborist", ("what's the price of the professional tree inspection course",), "when-your-knees-say-no/consultant"),
        # Corrections.
        (
            "front-end-developer",
            ("link?", "to the free react course"),
            "front-end-web-developer-roadmap/working-like-a-professional/react",
        ),
    ],
)
def test_the_section_is_the_one_that_is_meant(article: str, asked: tuple[str, ...], section: str) -> None:
    found = _last(article, *asked)
    assert found.section is not None
    assert found.section.id == section


@pytest.mark.parametrize(
    ("article", "asked", "text"),
    [
        (AI, ("whos this andrew ng dude yall keep mentioning",), "Andrew Ng"),
        (AI, ("is kaggle.com free",), "**Kaggle** is free"),
        (AI, ("how do i pay for all these courses",), "wait for a sale"),
        ("data-engineer", ("how long does it take?", "i mean the whole road to data engineer"), "somewhat under a year"),
        ("sound-engineer", ("how much is that", "reaper i mean"), "60"),
        ("ios-developer", ("who teaches cs50",), "David Malan"),
    ],
)
def test_the_reply_says_it(article: str, asked: tuple[str, ...], text: str) -> None:
    found = _last(article, *asked)
    assert found.verdict is Verdict.ANSWER
    assert text in found.text


def test_a_teacher_that_is_named_beside_the_link_is_not_denied() -> None:
    found = _last("midwife", "who teaches the childbirth one on coursera")
    assert found.verdict is Verdict.ANSWER
    assert "doesn't say" not in found.text


def test_a_tip_that_has_all_that_is_named_comes_with_its_section() -> None:
    assert [tip.provider for tip in _last("ios-developer", "is there financial aid for the meta one").tips] == ["Coursera"]


def test_a_host_that_the_article_calls_by_a_name_is_called_so() -> None:
    (article,) = library_alone("ios-developer").articles
    assert "Kodeco" in {resource.provider for resource in article.resources}


def test_what_a_story_ends_with_leads_the_answer() -> None:
    story = (
        "hello i am from brazil and i work in a bank and i want to change to data. i already made the python playlist "
        "and also i made all the math courses of krista, took me 5 months. now i am a little bit lost because everybody"
        " says a different thing in every forum. my question is, what is the next step for me after the math?"
    )
    found = _last(AI, story)
    assert found.section is not None
    assert found.section.title == "Machine Learning Specialization"


def test_what_a_story_ends_with_is_asked_by_itself_where_it_names_its_matter() -> None:
    story = (
        "hi all, im 34 and drive a delivery van, at night i mod skyrim and honestly its the only part of the day i "
        "enjoy. my girlfriend says i should try to do it for a living but all the people i see have some fancy art "
        "school on their page and i left school at 17 to work in my uncles garage. is it even possible without a "
        "degree?"
    )
    found = _last("3d-artist", story)
    assert found.section is not None
    assert found.section.title == "The Job in a Nutshell"


def test_a_story_is_answered_by_what_fits_all_that_was_told() -> None:
    story = (
        "so at my internship everybody talks about containers all day and i just nod. my mentor is nice but always in "
        "meetings and i dont want to look stupid in front of the others, they all did cs at uni and i came from a "
        "bootcamp for web design. i have three weeks of holidays coming and a decent laptop. is there one course that "
        "starts from zero with it?"
    )
    found = _last("cloud-devops-engineer", story)
    assert found.section is not None
    assert found.section.title == "Step 5: Docker"


def test_what_a_story_s_teller_has_behind_him_is_not_what_he_asks_for() -> None:
    story = (
        "my situation: already did both the ml and the dl specialization, have a couple of toy notebooks on my machine "
        "which nobody has ever seen, and nobody replies to my messages on linkedin. a mate who works at a bank told me i "
        "should be visible somewhere, publish things, take part in challenges. i'm a bit shy about it to be honest. which "
        "site would be good for that?"
    )
    found = _last(AI, story)
    assert found.section is not None
    assert found.section.title == "Kaggle"


def test_what_somebody_wanna_know_is_cut_out_of_what_they_tell() -> None:
    story = (
        "so i'm 34, worked in logistics for like ten years and honestly i'm done with night shifts. my brother in law "
        "is a dev and he keeps saying ai is where it's at. i did some programming in high school, pascal i think. "
        "anyway what i wanna know is which programming language do i actually start with for this"
    )
    found = _last(AI, story)
    assert found.section is not None
    assert found.section.title == "Prerequisite: Python"


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("kaggle i mean", "how much does it cost for kaggle"),
        ("no wait, i mean kaggle", "how much does it cost for kaggle"),
        ("for kaggle", "how much does it cost for kaggle"),
        ("cs292 i mean cs229", "cs229"),
        *((same, same) for same in ("thanks", "none of them", "i mean really", "you know what i mean", "best pizza in town")),
        *((same, same) for same in ("i mean do i need math", "kaggle i mean is it free", "who teaches it i mean kaggle")),
    ],
)
def test_only_a_correction_is_taken_for_the_question_before(message: str, meant: str) -> None:
    library = library_alone(AI)
    before = turn_of(answer(library, "how much does it cost"))
    assert before is not None
    assert before.open
    assert as_meant(library, message, before) == meant


def test_the_whole_route_is_laid_out_whatever_stands_behind() -> None:
    found = _last(
        AI, "could someone lay out the whole route from zero to competent, in order, so i can stop collecting bookmarks?"
    )
    assert found.aim == "path"


@pytest.mark.parametrize(
    ("slug", "question", "title"),
    [
        # A sum that one gets, whatever the heading.
        ("truck-driver", "how much do u earn", "Pounds and Pence"),
        ("journalist", "whats the pay like, be honest fam", "Bread and Butter"),
        ("unity-game-programmer", "whats the $$ like once ur in", "Gold Coins"),
        # Not what one spends, or wins.
        ("screenwriter", "what did they pay you for an option", "Bread"),
        ("paramedic", "whats the pay like fr", "Money"),
        # A heading that promises it, but what one earns in training only for who asks that.
        ("plumber", "what's the salary like", "What it pays"),
        ("train-driver", "what do you earn while youre still training", "School"),
        # A row of a table on pay.
        ("train-driver", "how much does a freight driver make", "Choose your rails"),
        # A junior is nobody in particular, and a lorry is a truck.
        ("unity-game-programmer", "how much does a junior earn", "Gold Coins"),
        ("truck-driver", "how much does a lorry driver earn", "Pounds and Pence"),
    ],
)
def test_what_one_earns_is_found_by_the_sums_that_are_stated(slug: str, question: str, title: str) -> None:
    found = _last(slug, question)
    assert found.section is not None
    assert found.section.title == title


def test_what_an_article_calls_by_a_number_is_no_step_of_that_number() -> None:
    found = _last("truck-driver", "what is module 4")
    assert found.section is not None
    assert found.section.title == "6. Walk round it"


def test_what_was_shown_before_is_what_they_pay_for() -> None:
    found = _last("plumber", "tell me about apprenticeships", "what do they pay")
    assert found.section is not None
    assert found.section.title == "Earn while you learn"


@pytest.mark.parametrize(
    ("slug", "question", "title"),
    [
        # Several are named: the step behind the last of them.
        ("penetration-tester", "i know networks, linux and a bit of python now, whats next", "Level 1 - Your First Boxes"),
        ("digital-marketer", "done with keyword research and I wrote my ten pages", "6. Technical SEO"),
        # No word of it says much, but one step alone has it.
        ("truck-driver", "what do i do after the case studies", "5. Reverse, then drive"),
        # Two questions are no two things.
        ("truck-driver", "im 17 rn can i start or am i too young lol", "Before you turn a key"),
        ("plumber", "whats the £££ like ngl thats why im here", "What it pays"),
        ("plumber", "~~~level 3 nvq~~~ !!! wat is it", "Level 3 and the NVQ"),
    ],
)
def test_what_is_put_in_passing_is_understood(slug: str, question: str, title: str) -> None:
    found = _last(slug, question)
    assert found.section is not None
    assert found.section.title == title


@pytest.mark.parametrize(
    ("slug", "question", "first", "second"),
    [
        ("front-end-developer", "need a git playlist and also where do i host my site", "Git & GitHub", "Put it online"),
        ("concept-artist", "do i need blender, and is it ok to use ai pictures", "3D as a shortcut", "Photobash and AI"),
        (
            "train-driver",
            "how old do i have to be and what do they check at the medical",
            "Are you allowed at all",
            "The doctor",
        ),
    ],
)
def test_a_second_question_that_names_its_matter_is_asked_of_that(slug: str, question: str, first: str, second: str) -> None:
    found = _last(slug, question)
    assert found.section is not None
    assert found.second is not None
    assert found.second.section is not None
    assert (found.section.title, found.second.section.title) == (first, second)


def test_an_item_of_a_list_states_no_length_that_another_states() -> None:
    assert "doesn't say" in _last("truck-driver", "how many weeks is the skills bootcamp").text


_BY_THE_WAY = (
    "so for years i have used excel at work, and i write queries all day, on a database of the warehouse, and my boss sends me "
    "to courses on linux whenever there is money left in the budget, which is nice of him i think. "
)


def test_two_sure_answers_to_a_story_s_two_questions_stay() -> None:
    asked = "how much is the security+ exam? and who teaches the splunk course?"
    found = _last("cybersecurity-analyst", _BY_THE_WAY + asked)
    assert found.section is not None
    assert found.second is not None
    assert found.second.section is not None
    assert {found.section.title, found.second.section.title} == {"CompTIA Security+", "SIEM and Splunk"}


def test_all_that_a_story_tells_is_weighed() -> None:
    story = (
        "not sure this is the right channel. at our company HR pays for one training per year but only if there's some official "
        "certificate from a known vendor at the end, they're really picky, last year they refused my request because it was "
        '"just some videos". i want something on deep learning and prefer pytorch because that\'s what our research team uses. '
        "is there anything like this"
    )
    found = _last(AI, story)
    assert found.section is not None
    assert found.section.title == "IBM AI Engineer Specialization"


def test_what_a_story_says_is_done_is_not_what_it_asks_for() -> None:
    story = (
        "ok so i dropped out of uni in my second year mostly because of exams and stress, not because it was too hard, and since "
        "then i've been working in a cafe. i can code ok in python. my issue is the maths, i forgot basically everything since "
        "school. who would you guys recommend for getting that back?"
    )
    found = _last(AI, story)
    assert found.section is not None
    assert found.section.title == "Prerequisites: Mathematics"


@pytest.mark.parametrize(
    ("article", "asked", "second"),
    [
        ("concept-artist", "do i need blender, and is it ok to use ai pictures", "Photobash and AI"),
        ("train-driver", "how old do i have to be and what do they check at the medical", "The doctor"),
        ("front-end-developer", "need a git playlist and also where do i host my site", "Put it online"),
        (AI, "i need a course on llms + one in linear algebra", "Prerequisites: Mathematics"),
    ],
)
def test_a_second_question_is_asked_by_itself(article: str, asked: str, second: str) -> None:
    found = _last(article, asked)
    assert found.second is not None
    assert found.second.section is not None
    assert found.second.section.title.casefold() == second.casefold()


_LIST = """# Design

## Courses

All of them take about five weeks and cost $40.

- [Figma Course](https://example.com/figma): for screens.
- [Ink Course](https://example.com/ink): for print, 3 days.
- [Web Course](https://example.com/web): for the web.
"""


def test_what_the_sentence_over_a_list_says_is_said_of_its_items(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_LIST, encoding="utf-8")
    found = answer(load(tmp_path), "how long is the figma course")
    assert "doesn't say" not in found.text
    assert "five weeks" in found.text


_SKIPPED = """---
path: [Python, Terraform, Kubernetes]
---
# Cloud Work

## Python

Learn Python and a bit of Bash, in the evenings.

## Terraform

Now that you know Bash and Docker, write your first module.

## Kubernetes

Clusters, one after another.
"""


@pytest.mark.parametrize("question", ["what comes after python and bash", "done with python and docker, whats next"])
def test_a_step_that_only_mentions_what_is_done_is_not_behind(tmp_path: Path, question: str) -> None:
    (tmp_path / "a.md").write_text(_SKIPPED, encoding="utf-8")
    found = answer(load(tmp_path), question)
    assert found.section is not None
    assert found.section.title == "Terraform"


def test_signs_of_money_behind_a_fee_are_no_word() -> None:
    found = _last("mobile-app-developer", "<@1234567> **apple** fee $$$ ??? 😤")
    assert found.section is not None
    assert found.section.title == "App Store"


def test_something_like_it_but_cheaper_is_another_thing() -> None:
    found = _last("penetration-tester", "anything like oscp but cheaper")
    assert found.aim == "other"


def test_who_is_competent_competes_with_nobody() -> None:
    assert stem("competent") != stem("competition")


def test_who_has_to_pay_for_all_of_it_asks_who_pays() -> None:
    found = _last("train-driver", "do i have to pay for the training myself")
    assert found.aim == "fund"


def test_what_somebody_says_by_the_way_is_no_step_that_is_done() -> None:
    message = (
        "at work everybody is on pytorch and they look at me funny when i mention tensorflow. is there a course on the list "
        "that leans towards what they use?"
    )
    assert _last(AI, message).aim != "next"
