"""What people ask of any trade: mistakes, tools, what the work is, what comes behind it all, what all of it costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.model import Verdict
from knowledge.text import is_of_calling
from tests.knowledge.reading import library_alone, library_of
from tests.knowledge.test_small_rules import last_of


@pytest.mark.parametrize(
    ("article", "asked", "section"),
    [
        # Mistakes, whatever their heading is called.
        (
            "cloud-security-engineer",
            "what did you get wrong that a beginner should watch out for",
            "mistakes-i-made-so-you-neednt",
        ),
        ("biostatistician", "what would you have done differently looking back", "mistakes-mostly-mine"),
        ("webgl-developer", "what did you waste time on when learning", "mistakes-mine"),
        ("event-planner", "what errors should i avoid making", "mistakes-i-paid-for"),
        ("devsecops-engineer", "what are the common mistakes people make", "how-people-get-it-wrong"),
        # Tools.
        ("motion-designer", "what software do i need", "software--what-itll-cost-you"),
        ("data-scientist", "what tools does a data scientist use", "the-toolbox"),
        # What the work is.
        ("business-analyst", "what does a business analyst do", "what-the-work-really-is"),
        ("devsecops-engineer", "what does a devsecops engineer do", "what-we-actually-do"),
        # What comes behind the path, and behind the last step.
        ("recruiter", "ive done my first year, where do i go from here", "after-the-first-year"),
        ("cloud-security-engineer", "where do people go after a few years in this job", "where-to-go-afterwards"),
        # Machines, and whoever they replace.
        ("pharmacy-technician", "will automation replace techs", "what-people-ask-me"),
        # All of it: what it costs.
        ("biostatistician", "how much did you spend on learning all this", "what-i-spent"),
        ("dog-trainer", "all in, what am i going to spend to become a trainer", "what-it-all-costs"),
        ("tattoo-artist", "what's the total i'll spend to become a tattooer", "what-youll-spend"),
        ("technical-writer", "total budget to get from zero to the end of this", "time-and-money"),
        ("pharmacy-technician", "how much does it all cost", "what-it-costs"),
        ("devsecops-engineer", "how much did you spend in total", "doing-it-on-the-cheap"),
        # What a thing costs, and no other that is called like it.
        ("java-backend-developer", "how much is the effective java book", "sweating-in-a-small-room"),
        ("computer-vision-hobby-to-job", "how many hours is python for everybody", "prerequisite-python-and-numpy"),
        # Who has no money asks for what is saved.
        ("cloud-security-engineer", "broke student here lol any tips 2 save cash", "keeping-the-costs-down"),
        ("recruiter", "tbh im broke af, how do i train on the cheap", "spending-less-on-the-training"),
        ("seo-specialist", "any discount for unemployed people?", "where-to-save"),
        # What one earns.
        ("dietitian", "how much does a band 6 dietitian earn", "pay-by-band"),
        ("biostatistician", "how much do biostatisticians earn", "jobs"),
        ("devsecops-engineer", "what do you earn in this job", "the-money"),
        # "For people earning under $100,000 a year" tells no pay.
        ("vfx-compositor", "yo whats the pay like tbh", "money"),
        # Hours a week.
        ("devsecops-engineer", "how many hours a week did you study", "how-long-it-took"),
        # The first step, asked with the trade's name or what it does.
        ("dietitian", "what should i do first to become a dietitian", "test-the-idea-first"),
        ("dietitian", "where should i start if im only curious about dietetics", "test-the-idea-first"),
        ("biostatistician", "where do i begin with biostats", "dust-off-the-maths"),
        ("pharmacy-technician", "what order should i do everything in", "the-order-of-things"),
        # Two things, with what they are set side by side for.
        ("biostatistician", "R vs SAS for pharma?", "r-versus-sas"),
        ("front-end-developer", "react vs vue for somebody living in vietnam", "vue-and-svelte"),
        ("hvac-technician", "trade school vs apprenticeship", "school-or-straight-onto-a-truck"),
        # "Learn" is no word of the subject.
        ("unity-game-programmer", "where should i learn C#?", "the-language-first"),
        ("quantitative-finance", "how do i learn python for trading", "python-first-c-later"),
        (
            "rust-systems-programmer",
            "where does one learn how ram and disks really work underneath",
            "stage-4-learn-what-the-machine-does",
        ),
        # Words that tell nothing where no article has them.
        ("robotics-engineer", "the Modern Robotics specialization, what's in it", "modern-robotics"),
        ("dog-trainer", "is there a scholarship for shelter workers", "payment-plans"),
        # The step before what tells of all of them.
        ("hvac-technician", "what is nate certification", "nate-the-letters-on-your-shirt"),
        ("hvac-technician", "where do i learn about refrigeration", "cold-is-just-missing-heat"),
        # Countries.
        ("drone-pilot", "how high can i fly in the uk", "united-kingdom"),
        # What is no trade of ours has its own heading.
        ("recruiter", "what are the alternatives to being a recruiter", "if-thats-not-for-you"),
    ],
)
def test_what_members_asked_is_found(article: str, asked: str, section: str) -> None:
    found = last_of(library_alone(article), asked).section
    assert found is not None
    assert found.id.rpartition("/")[2] == section


@pytest.mark.parametrize(
    ("article", "asked", "section"),
    [
        ("screenwriter", ("which screenwriting software should i use", "is any of it free?"), "the-shiny-toys"),
        (
            "quantitative-finance",
            ("what do i read for black scholes", "anything free in there?"),
            "derivatives-and-stochastic-calculus",
        ),
        ("plumber", ("whats the deal with heat pumps", "how long is the course tho", "any money off?"), "green-stuff"),
        ("bi-developer", ("tell me about the pl-300 exam", "how much is it", "any way to get it cheaper?"), "paying-less"),
        # What is said of saving leaves the step in mind.
        (
            "bi-developer",
            ("tell me about the pl-300 exam", "any way to get it cheaper?", "ok passed it, what's next"),
            "6-put-two-projects-where-people-can-see-them",
        ),
        # "Which one's cheaper" asks for no sale.
        (
            "rust-systems-programmer",
            ("should i get rust for rustaceans or programming rust", "which one's cheaper"),
            "programming-rust-or-rust-for-rustaceans",
        ),
    ],
)
def test_a_follow_up_on_money_stays_with_what_was_shown(article: str, asked: tuple[str, ...], section: str) -> None:
    found = last_of(library_alone(article), *asked).section
    assert found is not None
    assert found.id.rpartition("/")[2] == section


@pytest.mark.parametrize(
    "question",
    ["do i do joints before paint", "can i do paint before joints", "do i need joints before i paint"],
)
def test_in_which_order_two_steps_come_is_told(tmp_path: Path, question: str) -> None:
    text = "# Trade\n\n## 1. Wood\n\nA.\n\n## 2. Joints\n\nB.\n\n## 3. Paint\n\nC.\n\n## 4. Sell\n\nD.\n"
    found = last_of(library_of(tmp_path, text), question)
    assert "2. Joints” comes before" in found.lead or "Joints** comes before" in found.lead, found.lead


@pytest.mark.parametrize(
    ("word", "calling", "is_so"),
    [
        ("dietetics", "dietitian", True),
        ("dietician", "dietitian", True),
        ("carpentry", "carpenter", True),
        ("accountancy", "accountant", True),
        ("photography", "photographer", True),
        ("recruitment", "recruiter", True),
        # What one does is not what one drives.
        ("training", "train", False),
        ("data", "database", False),
        ("editor", "edits", False),
    ],
)
def test_what_is_done_goes_by_the_name_of_who_does_it(word: str, calling: str, is_so: bool) -> None:
    assert is_of_calling(word, calling) is is_so


@pytest.mark.parametrize(
    "question",
    [
        # A cat eats, a laptop is slow: neither is what the work is.
        "my cat won't eat, what should i do",
        "best cheap phone for my grandma",
        "how many hours a week do people study machine learning",
    ],
)
@pytest.mark.parametrize("article", ["cloud-devops-engineer", "cloud-security-engineer", "ai-ml-engineering"])
def test_what_is_asked_of_something_else_stays_refused(article: str, question: str) -> None:
    assert last_of(library_alone(article), question).verdict is Verdict.NOT_COVERED


_MONEY = """# Hairdresser

## Foundation

Cut hair.

## Rent a chair

A chair in a good salon runs to 14,000 euros a year. Tuition: 12,000 to 15,000 for two years.

## Where it leads

You may own a shop, after all.

## Saving money

Every course named here is 20% off in January.

## What I'd do differently

Begin sooner.
"""


def test_what_is_spent_is_no_pay(tmp_path: Path) -> None:
    found = last_of(library_of(tmp_path, _MONEY, name="hairdresser"), "what does a hairdresser earn")
    assert "14,000" not in found.text
    assert "12,000" not in found.text


def test_a_step_that_takes_years_is_followed_by_the_next(tmp_path: Path) -> None:
    text = "# Dentist\n\n## Five years of dental school\n\nA.\n\n## Register\n\nB.\n\n## Where it leads\n\nC.\n"
    found = last_of(library_of(tmp_path, text), "what comes after the five years of dental school?")
    assert found.section is not None
    assert found.section.title == "Register"


def test_what_is_said_of_saving_in_general_denies_no_sale(tmp_path: Path) -> None:
    text = _MONEY.replace("Cut hair.", "Take the [Knife Course](https://example.com/knife).")
    found = last_of(library_of(tmp_path, text, name="hairdresser"), "knife course", "any discounts on it?")
    assert "20% off" in found.text
    assert "no tip" not in found.lead


def test_is_there_points_at_no_place() -> None:
    found = last_of(library_alone("ai-ml-engineering"), "machine learning specialization", "is there anything free?")
    assert found.lead.startswith("Free in the article")


def test_what_an_author_would_do_is_not_what_the_work_is(tmp_path: Path) -> None:
    found = last_of(library_of(tmp_path, _MONEY, name="hairdresser"), "what does a hairdresser do").section
    assert found is None or found.title != "What I'd do differently"


@pytest.mark.parametrize("question", ["career progression?", "how do i get promoted", "where does this lead"])
def test_a_specialization_is_no_career(question: str) -> None:
    assert last_of(library_alone("ai-ml-engineering"), question).aim != "topic"


def test_each_of_two_keeps_its_own_name(tmp_path: Path) -> None:
    text = "# Baker\n\n## Certificate in baking\n\nA.\n\n## Certificate in chocolate\n\nB.\n\n## Work\n\nC.\n"
    found = last_of(library_of(tmp_path, text), "certificate in baking vs certificate in chocolate")
    assert found.lead == "Side by side:"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("broke student, any free stuff?", "Free in the article"),
        ("how much does it all cost", "The article doesn't say what all of it costs."),
        # "The ML one" is a step, though the article is on ML as well.
        ("how long is the ml one", "The article doesn't say how long Machine Learning Specialization takes."),
        ("how log is the ml one", "The article doesn't say how long Machine Learning Specialization takes."),
    ],
)
def test_what_is_asked_of_the_shipped_article_leads_with_what_it_says(question: str, lead: str) -> None:
    assert last_of(library_alone("ai-ml-engineering"), question).lead.startswith(lead)


def test_what_broke_has_nothing_to_do_with_money() -> None:
    found = last_of(library_alone("cloud-devops-engineer"), "jenkins plugin update broke all 40 of our pipelines this morning")
    assert found.verdict is Verdict.NOT_COVERED


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("am i too old to start", "People"),
        ("is it too late at 44", "People"),
        ("im 44, is my age a problem", "People"),
        # The least age is asked for by "how old".
        ("how old do i have to be", "Rules"),
        ("im 16, how old do i have to be", "Rules"),
    ],
)
def test_who_is_past_thirty_asks_for_no_least_age(tmp_path: Path, question: str, section: str) -> None:
    text = "# Roofer\n\n## Rules\n\nYou must be 18 to climb.\n\n## People\n\nNobody is too old: one was 50 when he began.\n"
    found = last_of(library_of(tmp_path, text), question).section
    assert found is not None
    assert found.title == section
