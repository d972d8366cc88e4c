"""The path's picture: what it shows, what becomes of any title, its size, and where it is drawn."""

from __future__ import annotations

import asyncio
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.picture import Picture, Side, State, Station, describe, draw, drawn, palette
from bot.picture.draw import KEPT
from bot.picture.fonts import Weight, has, lines, width
from bot.picture.palette import PAD, WIDTH
from bot.picture.parts import Kind, Plan
from bot.picture.plan import MOST, plan
from bot.picture.spelling import spelt

LONG = "Introduction to Convolutional Neural Networks for Computer Vision and Beyond"
REAL = Picture(
    "AI/ML Engineering",
    40,
    (
        Station("Prerequisite: Python", State.DONE),
        Station("Prerequisites: Mathematics", State.DONE),
        Station("Machine Learning Specialization", current=True),
        Station("Deep Learning Specialization", sides=(Side("IBM AI Engineer Specialization"), Side("Deep Learning A-Z", True))),
        Station("Deeplearning.ai & Branching Out"),
    ),
    (Side("Stanford Lectures: CS229 / CS230"),),
)
STATES = (State.DONE, State.SKIPPED, State.IN_PROGRESS, State.PENDING)


def walked(count: int, title: str = LONG, here: int = 2) -> Picture:
    """A path of so many stations in every state."""
    return Picture(
        title, 25, tuple(Station(f"{title} {n}", STATES[n % 4], current=n == here, sides=(Side(title),)) for n in range(count))
    )


def opened(picture: Picture) -> Image.Image:
    """The picture's pixels."""
    return Image.open(io.BytesIO(draw(picture))).convert("RGBA")


def written(made: Plan) -> str:
    return "\n".join(text.text for text in made.texts)


def told(made: Plan) -> str:
    """All that is written, lines joined."""
    return " ".join(written(made).split())


# --- what it shows ------------------------------------------------------------------------------------------------


def test_title_percentage_and_every_station_with_its_number_and_state_in_words_are_shown() -> None:
    said = told(plan(REAL))
    assert "AI/ML Engineering" in said
    assert "40%" in said
    assert "2 of 5 steps done" in said
    assert "Prerequisite: Python Step 1 · done" in said
    assert "Machine Learning Specialization Step 3 · you are here" in said
    assert "Deeplearning.ai & Branching Out Step 5" in said


def test_alternatives_stand_on_side_tracks_beside_their_station_or_the_whole_path() -> None:
    made = plan(REAL)
    said = told(made)
    assert said.index("or IBM AI Engineer Specialization") < said.index("or Deep Learning A-Z") < said.index("Branching Out")
    assert said.endswith("Other routes Stanford Lectures: CS229 / CS230")
    assert [mark.kind for mark in made.marks if mark.kind in (Kind.SIDE, Kind.SIDE_DONE)] == [
        Kind.SIDE,
        Kind.SIDE_DONE,
        Kind.SIDE,
    ]
    assert sum(rail.colour == palette.SIDE for rail in made.rails) == 2


@pytest.mark.parametrize("count", [4, 12])
def test_every_state_has_a_mark_and_a_colour_of_its_own(count: int) -> None:
    picture = walked(count)
    image = opened(picture)
    seen: dict[Kind, tuple[int, ...]] = {}
    for mark in plan(picture).marks:
        # The left edge of a disc is its ink, whatever stands in its middle.
        pixel = image.getpixel((mark.x - mark.diameter // 2 + 3, mark.y))
        assert isinstance(pixel, tuple)
        seen[mark.kind] = pixel[:3]
    assert seen[Kind.DONE] == palette.DONE
    assert seen[Kind.SKIPPED] == palette.SKIPPED
    assert seen[Kind.HERE] == palette.HERE
    assert seen[Kind.PENDING] == palette.RAIL
    assert seen[Kind.SIDE] == palette.SIDE
    if count > 4:
        assert seen[Kind.IN_PROGRESS] == palette.UNDER_WAY


def test_the_state_of_a_step_changes_the_picture() -> None:
    images = {draw(Picture("P", 0, (Station("S", state, current), Station("T")))) for state in State for current in (True, False)}
    # In progress or not, where one stands is marked alike; the words below it tell the two apart.
    assert len(images) == 2 * len(State)


def test_the_bar_is_as_long_as_the_percentage() -> None:
    made = [plan(Picture("P", share, (Station("S"),))).walked for share in (0, 50, 100)]
    assert made == [PAD, WIDTH // 2, WIDTH - PAD]
    assert "Path complete" in told(plan(Picture("P", 100, (Station("S", State.DONE),))))


def test_a_percentage_out_of_range_and_a_path_of_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        Picture("P", 101, (Station("S"),))
    with pytest.raises(ValueError, match="no steps"):
        Picture("P", 0, ())


# --- size -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 5, 8, 9, 17, 40])
def test_three_to_forty_stations_with_long_names_fit_and_none_runs_into_another(count: int) -> None:
    picture = walked(count)
    made = plan(picture)
    for text in made.texts:
        wide = width(text.text, text.weight, text.size)
        left = text.x - wide if text.right else text.x
        assert left >= PAD / 2
        assert left + wide <= WIDTH - PAD / 2
        assert text.y < made.height
    assert sum(mark.kind not in (Kind.SIDE, Kind.SIDE_DONE) for mark in made.marks) == count
    boxes = [(t.x, t.y - t.size * 0.9, t.x + width(t.text, t.weight, t.size), t.y) for t in made.texts if not t.right]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (made.texts[number].text, other)


@pytest.mark.parametrize("count", [3, 40])
def test_letters_are_at_least_eleven_pixels_large_where_a_phone_shows_the_picture_340_wide(count: int) -> None:
    assert min(text.size for text in plan(walked(count)).texts) * 340 / WIDTH >= 11


def test_the_file_is_small_and_its_corners_are_clear_on_any_background() -> None:
    for picture in (REAL, walked(40)):
        assert len(draw(picture)) < 600_000
        image = opened(picture)
        assert image.width == WIDTH
        assert [image.getpixel(at) for at in ((0, 0), (WIDTH - 1, 0), (0, image.height - 1))] == [(*palette.PANEL, 0)] * 3
        assert image.getpixel((WIDTH // 2, 2)) == (*palette.PANEL, 255)


def test_of_a_path_too_long_for_one_picture_the_part_around_the_current_step_is_shown() -> None:
    made = plan(walked(200, here=120))
    said = told(made)
    assert f"showing 101 to {100 + MOST}" in said
    assert "121. Introduction" in said
    assert "You are here" in said


def test_an_excerpt_shows_so_many_stations_a_third_of_them_before_the_current_one_and_that_the_rail_goes_on() -> None:
    made = plan(walked(40, here=20), 8)
    said = told(made)
    assert "showing 19 to 26" in said
    assert "21. Introduction" in said
    assert len([mark for mark in made.marks if mark.kind is not Kind.SIDE]) == 8
    assert min(y for rail in made.rails for _, y in rail.points) < min(mark.y for mark in made.marks)
    assert "showing 1 to 8" in told(plan(walked(40, here=0), 8))
    assert "showing 33 to 40" in told(plan(walked(40, here=39), 8))


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_every_text_has_the_contrast_that_accessibility_asks_for() -> None:
    for text in [*plan(walked(4)).texts, *plan(walked(40)).texts]:
        assert (luminance(text.colour) + 0.05) / (luminance(palette.PANEL) + 0.05) >= 4.5


# --- any title ------------------------------------------------------------------------------------------------------


def test_accented_latin_greek_and_cyrillic_are_drawn_as_they_are() -> None:
    for title in ("Élève très doué", "Ćwiczenia łódź żółć", "Größe æøå ĳ ő ű", "ğış țâ Việt Nam", "Ελληνικά", "Русский"):
        assert spelt(title) == title
    assert spelt(unicodedata.normalize("NFD", "Élève Việt")) == "Élève Việt"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("机器学习", "[in Chinese characters]"),
        ("日本語のコース", "[in Japanese characters]"),
        ("한국어 코스", "[in Korean characters]"),
        ("تعلم الآلة", "[in Arabic script]"),
        ("שלום world", "[in Hebrew script] world"),
        ("हिन्दी", "[in Devanagari script]"),
        ("🚀 Learn fast", ":rocket: Learn fast"),
        ("Learn 👩🏽‍💻!", "Learn :woman: :personal computer: !"),
        ("Deutsch 🇩🇪", "Deutsch :DE:"),
        ("𝐁𝐨𝐥𝐝 ﬁrst", "Bold first"),
        ("safe\u202etxt\u200b", "safetxt"),
        ("\ue000", "[sign]"),
        ("  \n\t ", "(no title)"),
        ("", "(no title)"),
    ],
)
def test_what_the_font_lacks_is_said_in_words(title: str, said: str) -> None:
    assert spelt(title) == said


@given(st.text(max_size=300))
def test_whatever_a_title_holds_only_letters_that_the_font_has_are_drawn(title: str) -> None:
    said = spelt(title)
    assert said.strip()
    assert all(character == " " or has(character) for character in said)


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.text(max_size=200), st.sampled_from(State), st.booleans()), min_size=1, max_size=45),
    st.lists(st.text(max_size=200), max_size=4),
    st.integers(0, 100),
)
def test_no_title_of_any_kind_stops_the_drawing(
    title: str, some: list[tuple[str, State, bool]], others: list[str], share: int
) -> None:
    sides = tuple(Side(other) for other in others)
    picture = Picture(title, share, tuple(Station(name, state, here, sides[:2]) for name, state, here in some), sides)
    assert opened(picture).width == WIDTH
    assert 0 < len(describe(picture)) <= 1024


@given(st.text(alphabet="ab -/é", min_size=1, max_size=200).filter(str.strip), st.integers(60, 900), st.integers(1, 4))
def test_lines_fit_and_say_all_or_end_in_an_ellipsis(text: str, room: int, most: int) -> None:
    plain = " ".join(text.split())
    made = lines(plain, Weight.MEDIUM, 36, room, most)
    assert 0 < len(made) <= most
    assert all(width(line, Weight.MEDIUM, 36) <= room for line in made)
    assert made[-1].endswith("…") or "".join(made).replace(" ", "") == plain.replace(" ", "")


# --- in words ---------------------------------------------------------------------------------------------------------


def test_the_description_says_where_one_stands_what_is_done_and_what_is_to_come() -> None:
    assert describe(REAL) == (
        "Map of the path AI/ML Engineering: 2 of 5 steps done, 40%. "
        "You are here: 3 Machine Learning Specialization. "
        "Done: 1 Prerequisite: Python, 2 Prerequisites: Mathematics. "
        "To come: 4 Deep Learning Specialization, 5 Deeplearning.ai & Branching Out. "
        "Alternatives: 4 IBM AI Engineer Specialization, 4 Deep Learning A-Z. "
        "Other routes: Stanford Lectures: CS229 / CS230."
    )


def test_the_description_keeps_letters_that_the_picture_lacks() -> None:
    assert "机器学习 🚀" in describe(Picture("机器学习 🚀", 0, (Station("שלום"),)))


@pytest.mark.parametrize("count", [40, 60, 400])
def test_a_long_path_is_described_within_discords_limit_and_still_says_where_one_stands(count: int) -> None:
    said = describe(walked(count, here=30))
    assert len(said) <= 1024
    assert "You are here: 31 Introduction" in said
    assert f"of {count} steps done" in said


# --- where and how often it is drawn ------------------------------------------------------------------------------


async def test_the_event_loop_goes_on_while_a_picture_is_drawn() -> None:
    draw.cache_clear()
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    turning = asyncio.create_task(turn())
    try:
        assert (await drawn(walked(40))).startswith(b"\x89PNG")
    finally:
        turning.cancel()
    assert turns > 1


async def test_many_pictures_drawn_at_once_are_each_right() -> None:
    pictures = [walked(count) for count in range(3, 20)]
    draw.cache_clear()
    at_once = await asyncio.gather(*(drawn(picture) for picture in pictures))
    draw.cache_clear()
    assert at_once == [draw(picture) for picture in pictures]


def test_the_same_path_is_drawn_once_and_only_so_many_are_kept() -> None:
    draw.cache_clear()
    assert draw(walked(3)) is draw(walked(3))
    assert draw.cache_info().misses == 1
    for share in range(KEPT + 5):
        draw(Picture("P", share % 101, (Station(f"S{share}"),)))
    assert draw.cache_info().currsize == KEPT
