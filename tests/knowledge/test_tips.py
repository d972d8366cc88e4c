"""Advice on saving money, and whom it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.reading import article


def _tips(folder: Path, text: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.provider) for one in article(folder, f"# A Step\n\n{text}\n").tips]


@pytest.mark.parametrize(
    ("sentence", "provider"),
    [
        ("Udemy frequently runs sales that make courses significantly cheaper, so wait for one.", "Udemy"),
        ("You can audit most Coursera courses for free.", "Coursera"),
        ("Coursera offers financial aid to those who ask.", "Coursera"),
        ("There are discounts on Udemy every month.", "Udemy"),
        ("Use a coupon before you buy.", None),
        ("Never pay full price at Packt.", "Packt"),
        ("LinkedIn Learning has a free trial of a month.", "LinkedIn Learning"),
        ("Books at Manning are half price twice a year.", "Manning"),
        ("Wait for the next sale.", None),
        ("On Black Friday DataCamp takes 50% off.", "DataCamp"),
        ("Skillshare sells two months for the price of one in May.", "Skillshare"),
        ("Adobe is 30 per cent off in autumn.", "Adobe"),
        ("Udemy knocks £20 off in January.", "Udemy"),
        ("Udemy courses fall to 12 pounds about twice a month.", "Udemy"),
    ],
)
def test_advice_on_money_is_a_tip_for_the_provider_it_names(tmp_path: Path, sentence: str, provider: str | None) -> None:
    assert _tips(tmp_path, sentence) == [(sentence, provider)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stanford offers free lectures on YouTube.",
        "This course is free.",
        "Sales teams often buy such tools.",
        "A sales career pays well, and managers often save time.",
        "You may get a promotion after two years.",
        "This course deals with prices often.",
        "An auditor has to be careful.",
        "It will be cheaper than a normal certification.",
        "It costs $49 a month.",
        "A great deal of practice is needed.",
        "Consider purchasing a drawing tablet.",
        "In my first year I spent 610 euros, most of it on vouchers.",
        "Quantization halves the memory that your model needs.",
        "Practice goes to 12 hours every week.",
        "You will read a great deal every week.",
    ],
)
def test_what_only_speaks_of_money_or_of_selling_is_no_tip(tmp_path: Path, sentence: str) -> None:
    assert _tips(tmp_path, sentence) == []


def test_a_tip_without_a_name_is_for_the_only_provider_of_its_section(tmp_path: Path) -> None:
    assert _tips(tmp_path, "Take [x](https://www.udemy.com/x). Wait for a sale.") == [("Wait for a sale.", "Udemy")]
    assert _tips(tmp_path, "[x](https://www.udemy.com/x) [y](https://www.coursera.org/y)\n\nWait for a sale.") == [
        ("Wait for a sale.", None)
    ]


def test_a_tip_that_names_two_providers_is_for_both(tmp_path: Path) -> None:
    sentence = "Coursera and Udemy have discounts."
    assert _tips(tmp_path, sentence) == [(sentence, "Coursera"), (sentence, "Udemy")]


def test_a_tip_without_a_name_is_for_the_provider_named_last_before_it(tmp_path: Path) -> None:
    text = (
        "Take [x](https://www.udemy.com/x), then [y](https://www.edx.org/y) on edX. "
        "You can audit each course for free. Or Udemy.\n\n"
        "Scholarships exist."
    )
    assert _tips(tmp_path, text) == [("You can audit each course for free.", "edX"), ("Scholarships exist.", None)]


def test_a_provider_that_only_the_article_knows_is_known_by_its_host(tmp_path: Path) -> None:
    text = "Take [x](https://school.example.org/x) or [y](https://www.udemy.com/y). At school.example.org wait for a sale."
    assert _tips(tmp_path, text)[0][1] == "school.example.org"


def test_the_sentence_that_goes_on_with_a_tip_belongs_to_it(tmp_path: Path) -> None:
    text = "Udemy often has sales with lower prices. Wait for one. Then begin."
    assert _tips(tmp_path, text) == [("Udemy often has sales with lower prices. Wait for one.", "Udemy")]


def test_a_tip_is_for_every_resource_of_its_provider_wherever_that_stands(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# A\n\n[x](https://www.udemy.com/x)\n\n# B\n\nUdemy runs sales often that make it cheaper.\n\n# C\n\n"
        "[y](https://www.udemy.com/y) [z](https://www.coursera.org/z)\n",
    )
    assert [bool(found.tips_for((one,))) for one in found.resources] == [True, True, False]
    assert found.tips[0].section == "b"
    assert found.tips[0].line == 7


def test_code_holds_no_tips(tmp_path: Path) -> None:
    assert _tips(tmp_path, "```\nwait for a sale\n```") == []


def test_what_begins_with_another_name_is_not_for_the_provider_named_before(tmp_path: Path) -> None:
    text = "# Paying less\n\nUdemy has a sale every week. Libraries have most of the books. Never pay the list price.\n"
    assert [(one.text, one.provider) for one in article(tmp_path, text).tips] == [
        ("Udemy has a sale every week.", "Udemy"),
        ("Libraries have most of the books.", None),
        ("Never pay the list price.", "Udemy"),
    ]


def test_a_tip_that_begins_with_a_common_word_keeps_its_provider(tmp_path: Path) -> None:
    text = "Take Excel on Coursera, or Excel Pro on Udemy. Courses are on sale every two weeks there, so never pay full price."
    assert [provider for _, provider in _tips(tmp_path, text)] == ["Udemy"]


def test_a_tip_on_a_name_that_is_no_provider_s_is_nobody_s(tmp_path: Path) -> None:
    text = "Take [js](https://www.udemy.com/js). On Foobar everything is half price in May."
    assert [provider for _, provider in _tips(tmp_path, text)] == [None]


def test_a_second_tip_that_begins_with_a_name_is_one_of_its_own(tmp_path: Path) -> None:
    text = "Udemy has a sale every week. DataCamp has vouchers each spring; wait for one."
    assert _tips(tmp_path, text) == [
        ("Udemy has a sale every week.", "Udemy"),
        ("DataCamp has vouchers each spring; wait for one.", "DataCamp"),
    ]
