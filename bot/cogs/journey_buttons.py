"""What the buttons, menus and forms of the journey do."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.client import Waymark
from bot.cogs import walking
from bot.cogs.answering import send_private
from bot.cogs.pressing import Action, number_of, once, turn
from bot.errors import Refused
from bot.journey import changes
from bot.journey.marks import State, now
from bot.replies import buttons, phrases, stand, walk
from bot.replies.limits import title
from bot.replies.notice import GREEN, notice
from knowledge.library import Library

Click = discord.Interaction[Waymark]


def _marks(state: State) -> Action:
    """The action that sets a step, by its key, to a state."""

    async def act(interaction: Click, _library: Library, rest: list[str]) -> None:
        await turn(interaction, await walking.mark(interaction, rest[0], state))

    return act


async def _look(interaction: Click, _library: Library, rest: list[str]) -> None:
    """A step with the member's mark: its key, after a menu's number. What is no step now is shown by the one it is in."""
    way = await walking.begin(interaction)
    article, section = way.place(rest[-1])
    progress = way.progress(article)
    step = article.step_of(section.id)
    station = progress.station(step.number) if step is not None else None
    if station is None:
        station = walking.station_of(progress, section)
    view = walking.show_step(interaction, way, progress, station)
    # Chosen from the path's menu, it comes beside it: the path stays for the next choice.
    await (turn(interaction, view) if len(rest) == 1 else send_private(interaction, view))


async def _ahead(interaction: Click, _library: Library, rest: list[str]) -> None:
    """The next step of the article in which a key is."""
    way = await walking.begin(interaction)
    article, _ = way.place(rest[0])
    await turn(interaction, await walking.show_ahead(interaction, way, article))


async def _path(interaction: Click, _library: Library, rest: list[str]) -> None:
    """A page of a path with the member's marks: the page, the key of any section of its article."""
    way = await walking.begin(interaction)
    article, _ = way.place(rest[1])
    await turn(interaction, *(await walking.show_path(way, article, number_of(rest[0]))))


async def _article(interaction: Click, _library: Library, rest: list[str]) -> None:
    """Make an article the member's own and show its next step: the menu's number, the key of any of its sections."""
    way = await walking.begin(interaction)
    article, _ = way.place(rest[-1])
    way = await walking.choose(interaction, way, article)
    await send_private(interaction, await walking.show_ahead(interaction, way, article))


async def _undo(interaction: Click, _library: Library, rest: list[str]) -> None:
    """Take a change back: its number."""
    way = await walking.begin(interaction, needed=True)
    journeys, number = interaction.client.store.journeys, number_of(rest[0])
    undone = await once(
        interaction,
        lambda: journeys.undo(interaction.user.id, number),
        lambda undone: undone is not None and undone[1].number is not None,
    )
    if undone is None or undone[1].number is None:
        raise Refused(phrases.UNDO_LATE)
    kind, changed = undone
    way = replace(way, record=changed.record)
    redone = kind == "undone"
    note = walk.Note(phrases.REDONE if redone else phrases.UNDONE, changed.number, redo=not redone)
    article = next((one for one in way.paths if one.slug == _article_of(way, changed.rows)), None) or way.own()
    if article is None:
        await turn(interaction, walking.show_choice(way))
        return
    progress = way.progress(article)
    touched = [station for station in progress.stations if changed.rows & _counting(way, station.key)]
    if len(touched) == 1:
        await turn(interaction, walking.show_step(interaction, way, progress, touched[0], note))
    else:
        await turn(interaction, *(await walking.show_path(way, article, note=note)))


def _counting(way: walking.Walk, key: str) -> set[str]:
    """The keys whose marks count for a step."""
    return {key, *(source for source, _ in way.ledger.sources(key))}


def _article_of(way: walking.Walk, keys: frozenset[str]) -> str | None:
    """The slug of the article that changed marks are of."""
    for key in sorted(keys):
        for one in (*way.ledger.now(key), key):
            look = way.ledger.look(one)
            if look is not None:
                return look.article
    return None


async def _stand(interaction: Click, _library: Library, rest: list[str]) -> None:
    """Open the form of what is done: the key of any section of the article."""
    way = await walking.begin(interaction, needed=True, tells=False)
    article, _ = way.place(rest[0])
    await interaction.response.send_modal(stand.form(way.progress(article)))


async def _form(interaction: Click, _library: Library, rest: list[str]) -> None:
    """A form that came back: the key of its article, what was ticked, of which steps."""
    way = await walking.begin(interaction, needed=True)
    article, _ = way.place(rest[0])
    data = dict(interaction.data or {}).get("components")
    said = stand.read(way.progress(article), rest[1], rest[2], data if isinstance(data, list) else ())
    done = [now_ for key in said.done for now_ in way.ledger.now(key)]
    moment = now()
    way, changed = await walking.change(
        interaction,
        way,
        article,
        "stands",
        lambda marks: changes.stand(way.ledger, marks, done, said.taken_back, moment),
    )
    progress = way.progress(article)
    text = phrases.STANDS_SAME
    if changed.number is not None:
        text = phrases.STANDS.format(count=progress.count(State.DONE), total=len(progress.stations))
    if len(progress.stations) > stand.MOST:
        text = f"{text}\n-# {phrases.FORM_BEYOND.format(count=stand.MOST)}"
    note = walk.Note(text, changed.number)
    await turn(interaction, await walking.show_ahead(interaction, way, article, note, first=changed.first_finish))


async def _other_way(interaction: Click, _library: Library, rest: list[str]) -> None:
    """Ask which alternative was done in place of a step: its key."""
    way = await walking.begin(interaction, tells=False)
    article, section = way.place(rest[0])
    progress = way.progress(article)
    await turn(interaction, walk.instead(progress, walking.station_of(progress, section)))


async def _instead(interaction: Click, _library: Library, rest: list[str]) -> None:
    """A step was done by an alternative: the step's key, after a menu's number the alternative's."""
    await turn(interaction, await walking.mark(interaction, rest[0], State.DONE, rest[-1]))


async def _stands_for(interaction: Click, library: Library, rest: list[str]) -> None:
    """An alternative stands for a step: the alternative's key, after a menu's number the step's."""
    await _instead(interaction, library, [rest[-1], rest[0]])


async def _reset(interaction: Click, _library: Library, rest: list[str]) -> None:
    """Ask whether to start over: the key of any section of the article."""
    way = await walking.begin(interaction, needed=True, tells=False)
    article, _ = way.place(rest[-1])
    await turn(interaction, walk.confirm_reset(way.progress(article)))


async def _reset_now(interaction: Click, _library: Library, rest: list[str]) -> None:
    """Start over: the key of any section of the article."""
    way = await walking.begin(interaction, needed=True, tells=False)
    article, _ = way.place(rest[0])
    _, changed = await walking.change(interaction, way, article, "reset", lambda marks: changes.reset(way.ledger, marks, article))
    phrase = phrases.RESET_DONE if changed.number is not None else phrases.RESET_NOTHING
    undo = buttons.row(walk.undo_button(walk.Note(undo=changed.number)))
    await turn(interaction, notice(phrase.format(title=title(article.title, 200)), GREEN, undo))


async def _keep(interaction: Click, _library: Library, _rest: list[str]) -> None:
    """Nothing is to be deleted after all."""
    await turn(interaction, notice(phrases.KEPT))


ACTIONS: dict[str, Action] = {
    buttons.DONE: _marks(State.DONE),
    buttons.SKIP: _marks(State.SKIPPED),
    buttons.DOING: _marks(State.DOING),
    buttons.REOPEN: _marks(State.PENDING),
    buttons.LOOK: _look,
    buttons.STEP_MENU: _look,
    buttons.AHEAD: _ahead,
    buttons.PATH: _path,
    buttons.ARTICLE_MENU: _article,
    buttons.UNDO: _undo,
    buttons.STAND: _stand,
    buttons.FORM: _form,
    buttons.OTHER_WAY: _other_way,
    buttons.INSTEAD_MENU: _instead,
    buttons.STANDS_FOR_MENU: _stands_for,
    buttons.RESET: _reset,
    buttons.RESET_MENU: _reset,
    buttons.RESET_NOW: _reset_now,
    buttons.KEEP: _keep,
}
