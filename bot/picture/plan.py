"""Where everything of a picture goes: its texts, rails and marks, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.picture import palette, words
from bot.picture.fonts import Weight, lines
from bot.picture.head import put_head
from bot.picture.model import Picture, Side, State, Station
from bot.picture.palette import BEND, PAD, WIDTH, Colour, U
from bot.picture.parts import LINE, RISE, Kind, Mark, Plan, Point, Rail, Text
from bot.picture.spelling import spelt

MOST = 60  # stations of one picture
_PITCH = 162 * U  # from the first column's rail to the second's: leaves both labels the same room


@dataclass(frozen=True, slots=True)
class _Look:
    """How stations are set: roomy in one column, or dense in two.

    Attributes:
        columns: One or two.
        size: Of a title's letters.
        small: Of the letters of the line below it, and of side tracks.
        disc: A mark's diameter.
        gap: Between two stations.
        most: Lines of one title.
    """

    columns: int
    size: int
    small: int
    disc: int
    gap: int
    most: int

    @property
    def side(self) -> int:
        return max(9 * U, self.disc // 2)


_ROOMY = _Look(columns=1, size=15 * U, small=12 * U, disc=28 * U, gap=15 * U, most=3)
_DENSE = _Look(columns=2, size=12 * U, small=11 * U, disc=16 * U, gap=12 * U, most=4)
_ROOMY_STATIONS = 6

_KINDS = {
    State.PENDING: Kind.PENDING,
    State.IN_PROGRESS: Kind.IN_PROGRESS,
    State.DONE: Kind.DONE,
    State.SKIPPED: Kind.SKIPPED,
}
_COLOURS = {
    State.PENDING: palette.MUTED,
    State.IN_PROGRESS: palette.UNDER_WAY,
    State.DONE: palette.DONE,
    State.SKIPPED: palette.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class _Block:
    """A station with its label and side tracks, measured but not yet placed."""

    station: Station
    number: int
    title: tuple[str, ...]
    below: str
    sides: tuple[tuple[str, ...], ...]
    height: int


def plan(picture: Picture, most: int = MOST) -> Plan:
    """Lay a picture out.

    Args:
        picture: What to show.
        most: Stations; of a longer path those around where one stands are shown.
    """
    first, shown = _shown(picture.stations, most)
    look = _ROOMY if len(shown) <= _ROOMY_STATIONS else _DENSE
    made = Plan()
    top = put_head(made, picture, first, len(shown)) + 16 * U
    room = _label_room(look)
    blocks = [_block(station, number, look, room) for number, station in enumerate(shown, start=first + 1)]
    more = first + len(shown) < len(picture.stations)
    before = picture.stations[first - 1] if first else None
    bottom = _columns(made, blocks, look, top, before=before, more=more)
    if picture.sides and len(shown) >= min(MOST, len(picture.stations)):
        bottom = _beside(made, picture.sides, look, bottom + 12 * U)
    made.height = bottom + PAD
    return made


def _shown(stations: tuple[Station, ...], most: int) -> tuple[int, tuple[Station, ...]]:
    """The index of the first station shown, and those shown; a third of them before where one stands."""
    here = next((n for n, station in enumerate(stations) if station.current), 0)
    first = max(0, min(here - most // 3, len(stations) - most))
    return first, stations[first : first + most]


def _column(look: _Look, number: int) -> int:
    """The x of a column's rail."""
    return PAD + look.disc // 2 + 4 * U + number * _PITCH


def _label_room(look: _Look) -> int:
    """How wide a label may be: to the margin, or to the rail that leads to the second column."""
    room = WIDTH - PAD - _label(look, _column(look, look.columns - 1))
    if look.columns == 1:
        return room
    return min(room, _between(look, _column(look, 1)) - 6 * U - _label(look, _column(look, 0)))


def _label(look: _Look, rail: int) -> int:
    """The x of the labels beside a rail."""
    return rail + look.disc // 2 + (11 * U if look.columns == 1 else 8 * U)


def _between(look: _Look, rail: int) -> int:
    """The x of the rail that leads up to a second column's."""
    return rail - look.disc // 2 - 9 * U


def _block(station: Station, number: int, look: _Look, room: int) -> _Block:
    name = spelt(station.title)
    title = lines(name if look.columns == 1 else f"{number}. {name}", Weight.MEDIUM, look.size, room, look.most)
    below = _below(station, number, look)
    inner = room - look.side - 6 * U
    sides = tuple(
        lines(words.INSTEAD.format(title=spelt(side.title)), Weight.MEDIUM, look.small, inner, look.most)
        for side in station.sides
    )
    height = max(_text_height(title, below, look), look.disc)
    if sides:
        height += 2 * BEND + sum(_side_height(side, look) for side in sides) + (len(sides) - 1) * 5 * U
    return _Block(station, number, title, below, sides, height)


def _text_height(title: Sequence[str], below: str, look: _Look) -> int:
    return round(len(title) * look.size * LINE + (look.small * LINE if below else 0))


def _side_height(side: Sequence[str], look: _Look) -> int:
    return max(round(len(side) * look.small * LINE), look.side)


def _below(station: Station, number: int, look: _Look) -> str:
    """The line below a title: which step it is, and its state in words."""
    state = "" if station.state is State.PENDING else station.state.value
    if look.columns == 1:
        here = words.HERE.lower() if station.current else ""
        return " · ".join(part for part in (words.STEP.format(number=number), here, state) if part)
    here = words.HERE if station.current else ""
    told = state if station.current or station.state is not State.DONE else ""
    return " · ".join(part for part in (here, told) if part)


def _columns(made: Plan, blocks: Sequence[_Block], look: _Look, top: int, *, before: Station | None, more: bool) -> int:
    """Place the stations and join them; gives where the longest column ends."""
    split = len(blocks) if look.columns == 1 else _split([block.height + look.gap for block in blocks])
    columns = [blocks[:split], blocks[split:]]
    top += 8 * U if len(columns[1]) else 0
    centres: list[Point] = []
    ends: list[int] = []
    for column, here in enumerate(columns):
        y = top
        for block in here:
            # The last of a column has nothing below it to join again.
            joins = block is not here[-1] or (column == 0 and bool(columns[1]))
            centres.append(_place(made, block, look, _column(look, column), y, joins=joins))
            y += block.height + look.gap
        ends.append(y - look.gap)
    bottom = max(ends[: 2 if columns[1] else 1])
    bend = ends[0] + 9 * U
    rails: list[Rail] = []
    for number, (start, end) in enumerate(pairwise(centres), start=1):
        points = (start, end) if number != split else _over(start, end, look, bend)
        rails.append(Rail(points, 5 * U, _rail_after(blocks[number - 1].station)))
    if before is not None:
        x, y = centres[0]
        rails.append(Rail(((x, y - look.disc), (x, y)), 5 * U, _rail_after(before)))
    if more:
        x, y = centres[-1]
        bottom = max(bottom, ends[-1] + 6 * U)
        rails.append(Rail(((x, y), (x, ends[-1] + 6 * U)), 5 * U, _rail_after(blocks[-1].station)))
    # What is walked lies over what is not.
    made.rails.extend(sorted(rails, key=lambda rail: rail.colour == palette.DONE))
    return max(bottom, bend + 3 * U) if columns[1] else bottom


def _rail_after(station: Station) -> Colour:
    """The colour of the rail that goes on from a station."""
    return palette.DONE if station.state in (State.DONE, State.SKIPPED) else palette.RAIL


def _over(start: Point, end: Point, look: _Look, bend: int) -> tuple[Point, ...]:
    """From the foot of the first column up between the two to the head of the second."""
    between = _between(look, end[0])
    above = end[1] - look.disc // 2 - 11 * U
    return (start, (start[0], bend), (between, bend), (between, above), (end[0], above), end)


def _split(heights: Sequence[int]) -> int:
    """How many stations the first column takes, so that the longer of the two is as short as can be."""
    whole = sum(heights)
    best, left = (whole, len(heights)), 0
    for number, height in enumerate(heights, start=1):
        left += height
        best = min(best, (max(left, whole - left), number))
    return best[1]


def _place(made: Plan, block: _Block, look: _Look, rail: int, top: int, *, joins: bool) -> Point:
    """Put a station with all that belongs to it; gives the middle of its mark."""
    station = block.station
    text_height = _text_height(block.title, block.below, look)
    reach = min(text_height, round(2 * look.size * LINE)) if look.columns == 1 else round(look.size * LINE)
    slack = max(0, look.disc - text_height) // 2
    centre = top + slack + reach // 2
    if text_height > look.disc and reach < look.disc:
        centre = top + max(reach // 2, 0)
    kind = Kind.HERE if station.current and station.state in (State.PENDING, State.IN_PROGRESS) else _KINDS[station.state]
    number = str(block.number) if look.columns == 1 else ""
    made.marks.append(Mark(rail, centre, kind, look.disc, number, halo=station.current))
    x, y = _label(look, rail), float(top + slack)
    quiet = station.state is State.SKIPPED and not station.current
    for line in block.title:
        weight = Weight.BOLD if station.current else Weight.MEDIUM
        made.texts.append(Text(x, y + look.size * RISE, line, weight, look.size, palette.MUTED if quiet else palette.TEXT))
        y += look.size * LINE
    if block.below:
        colour = palette.HERE if station.current else _COLOURS[station.state]
        made.texts.append(Text(x, y + look.small * RISE, block.below, Weight.MEDIUM, look.small, colour))
    if block.sides:
        _side_track(made, block, look, (rail, centre), top + max(text_height, look.disc), joins=joins)
    return rail, centre


def _side_track(made: Plan, block: _Block, look: _Look, station: Point, top: int, *, joins: bool) -> None:
    """The alternatives of a station on a track that leaves the rail below it, and joins it again where that goes on."""
    rail = station[0]
    side = _label(look, rail) + look.side // 2
    y = top + 2 * BEND - 4 * U
    for lined, one in zip(block.sides, block.station.sides, strict=True):
        _put_side(made, one, lined, look, side, y)
        y += _side_height(lined, look) + 5 * U
    last = made.marks[-1].y
    out = top + BEND - 5 * U
    points = [(rail, out - BEND) if joins else station, (rail, out), (side, out), (side, last)]
    if joins:
        back = y - 5 * U + BEND - 4 * U
        points = [*points[:-1], (side, back), (rail, back), (rail, back + BEND)]
    made.rails.append(Rail(tuple(points), 3 * U, palette.SIDE))


def _put_side(made: Plan, side: Side, lined: Sequence[str], look: _Look, x: int, top: int) -> None:
    line = look.small * LINE
    made.marks.append(Mark(x, round(top + line / 2), Kind.SIDE_DONE if side.done else Kind.SIDE, look.side))
    for number, one in enumerate(lined):
        y = top + number * line + look.small * RISE
        made.texts.append(Text(x + look.side // 2 + 6 * U, y, one, Weight.MEDIUM, look.small, palette.MUTED))


def _beside(made: Plan, sides: Sequence[Side], look: _Look, top: int) -> int:
    """The alternatives of the whole path, on a track of their own below it; gives where they end."""
    x = PAD + look.disc // 2 + 4 * U
    label = x + look.side // 2 + 6 * U
    y = float(top)
    made.texts.append(Text(PAD, y + 12 * U * RISE, words.BESIDE, Weight.BOLD, 12 * U, palette.SIDE))
    y += 12 * U * LINE + 5 * U
    start = len(made.marks)
    for side in sides:
        lined = lines(spelt(side.title), Weight.MEDIUM, look.small, WIDTH - PAD - label, 2)
        _put_side(made, side, lined, look, x, round(y))
        y += _side_height(lined, look) + 6 * U
    ends = made.marks[start].y, made.marks[-1].y
    made.rails.append(Rail(((x, ends[0]), (x, ends[1])), 3 * U, palette.SIDE))
    return round(y) - 6 * U
