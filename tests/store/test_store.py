"""The store on both databases: what is saved, undone, exported, deleted, and kept over edits."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.journey.changes import put, reset
from bot.journey.ledger import Ledger, looks_of
from bot.journey.marks import Mark, Marks, State, now
from bot.journey.progress import progress_of
from bot.store import Reminder, Store, database_url
from bot.store.errors import Busy, CantOpen
from bot.store.tables import OWNER, Impersonal, OfServer, Personal, members, metadata, servers
from bot.store.upgrade import upgrade
from knowledge.library import SHIPPED, Library, load
from knowledge.model import Article, section_key

ME, YOU = 10, 2**62


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SHIPPED)


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    made = Store(database_url(database, Path()))
    yield made
    await made.close()


def keys_of(article: Article) -> list[str]:
    return [section_key(article.slug, step.section) for step in article.steps]


async def marked(
    store: Store, ledger: Ledger, article: Article, *numbers: int, member: int = ME, state: State = State.DONE
) -> int:
    keys = [keys_of(article)[number - 1] for number in numbers]
    changed = await store.journeys.change(
        member, "done", lambda marks: put(ledger, marks, keys, state, now()), article=article.slug
    )
    assert changed.number is not None
    return changed.number


async def test_what_is_marked_is_there_after_the_store_was_closed_and_opened(
    store: Store, database: str, library: Library
) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    await marked(store, ledger, article, 1, 2)
    await marked(store, ledger, article, 3, state=State.SKIPPED)
    await store.close()
    again = Store(database_url(database, Path()))
    record = await again.journeys.record(ME)
    await again.close()
    assert [station.state.value for station in progress_of(article, ledger, record.marks).stations] == [
        "done",
        "done",
        "skipped",
        "pending",
        "pending",
    ]
    assert record.article == article.slug
    assert all(mark.at.utcoffset() == timedelta(0) for mark in record.marks.values())


async def test_a_change_is_taken_back_and_made_again_and_belongs_to_its_member(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    number = await marked(store, ledger, article, 1)
    assert await store.journeys.undo(YOU, number) is None
    undone = await store.journeys.undo(ME, number)
    assert undone is not None
    kind, changed = undone
    assert kind == "done"
    assert changed.record.marks == {}
    assert changed.number is not None
    again = await store.journeys.undo(ME, changed.number)
    assert again is not None
    assert [mark.state for mark in again[1].record.marks.values()] == [State.DONE]


async def test_an_undo_leaves_alone_what_was_changed_since(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    number = await marked(store, ledger, article, 1, 2)
    await marked(store, ledger, article, 2, state=State.SKIPPED)
    undone = await store.journeys.undo(ME, number)
    assert undone is not None
    assert {mark.state for mark in undone[1].record.marks.values()} == {State.SKIPPED}
    again = await store.journeys.undo(ME, number)
    assert again is not None
    assert again[1].number is None


async def test_many_changes_at_once_are_all_kept(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    # Both make their change from what stands there: were one made from an old state, a mark would be lost.
    await asyncio.gather(*(marked(store, ledger, article, number) for number in range(1, 6)))
    record = await store.journeys.record(ME)
    assert sorted(record.marks) == sorted(keys_of(article))
    assert all(mark.state is State.DONE for mark in record.marks.values())


async def test_of_two_that_finish_at_once_one_is_the_first(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    await marked(store, ledger, article, 1, 2, 3)

    async def last(number: int) -> bool:
        keys = [keys_of(article)[number - 1]]
        changed = await store.journeys.change(
            ME,
            "done",
            lambda marks: put(ledger, marks, keys, State.DONE, now()),
            article=article.slug,
            ends=lambda marks: progress_of(article, ledger, marks).finished,
        )
        return changed.first_finish

    assert sorted(await asyncio.gather(last(4), last(5))) == [False, True]
    assert await last(5) is False


async def test_a_reset_takes_all_and_can_be_taken_back(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    await marked(store, ledger, article, 1, 2)
    before = (await store.journeys.record(ME)).marks
    made = await store.journeys.change(ME, "reset", lambda marks: reset(ledger, marks, article), article=article.slug)
    assert made.record.marks == {}
    assert made.number is not None
    undone = await store.journeys.undo(ME, made.number)
    assert undone is not None
    assert undone[1].record.marks == before


async def test_a_failing_change_saves_nothing(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles

    def fails(marks: Marks) -> dict[str, Mark | None]:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await store.journeys.change(ME, "done", fails, article=article.slug)
    assert (await store.journeys.record(ME)).article is None
    await marked(store, ledger, article, 1)


async def test_old_changes_go_and_the_newest_stay(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    first = await marked(store, ledger, article, 1)
    for number in range(202):
        last = await marked(store, ledger, article, 1, state=State.SKIPPED if number % 2 == 0 else State.DONE)
    assert await store.journeys.undo(ME, first) is None
    assert await store.journeys.undo(ME, last) is not None
    assert len((await store.privacy.kept(ME))["changes"]) <= 201


async def test_a_reminder_is_held_by_one_and_sent_once(store: Store) -> None:
    soon = now() - timedelta(seconds=1)
    await store.reminders.put(Reminder(ME, soon, 7))
    await store.reminders.put(Reminder(YOU, now() + timedelta(days=3)))
    taken = await asyncio.gather(store.reminders.take_due(), store.reminders.take_due())
    assert sorted(len(one) for one in taken) == [0, 1]
    [reminder] = [*taken[0], *taken[1]]
    assert reminder == Reminder(ME, soon, 7)
    # Held by who sends it, it is nothing for anybody to look for until their time is over.
    held = await store.reminders.next_due()
    assert held is not None
    assert held - now() > timedelta(minutes=4)
    await store.reminders.sent(reminder, soon + timedelta(days=7))
    kept = await store.reminders.of(ME)
    assert kept is not None
    assert kept.due == soon + timedelta(days=7)
    assert await store.reminders.next_due() is not None
    assert await store.reminders.drop(ME)
    assert not await store.reminders.drop(ME)


async def test_a_reminder_set_while_another_was_sent_stays(store: Store) -> None:
    await store.reminders.put(Reminder(ME, now()))
    [taken] = await store.reminders.take_due()
    later = now() + timedelta(days=2)
    await store.reminders.put(Reminder(ME, later))
    await store.reminders.sent(taken, None)
    assert await store.reminders.of(ME) == Reminder(ME, later)


async def test_closed_dms_are_told_once(store: Store) -> None:
    await store.reminders.put(Reminder(ME, now(), 7))
    [taken] = await store.reminders.take_due()
    await store.reminders.refuse(taken)
    assert await store.reminders.take_due() == ()
    assert await store.reminders.tell_refused(ME)
    assert not await store.reminders.tell_refused(ME)
    assert await store.reminders.of(ME) is None


def test_every_table_says_whose_data_it_holds() -> None:
    for table in metadata.tables.values():
        owner = table.info.get(OWNER)
        assert isinstance(owner, Personal | OfServer | Impersonal), f"{table.name} doesn't answer for its data"
        people = {"member", "user", "author", "asker", "person"} & set(table.columns.keys())
        places = {"server", "guild"} & set(table.columns.keys())
        if people:
            assert isinstance(owner, Personal), f"{table.name} names a member"
            assert owner.column in people
            assert owner.what
        if places and not people:
            assert isinstance(owner, OfServer), f"{table.name} names a server"
        if isinstance(owner, Personal | OfServer):
            assert owner.column in table.columns


async def everything(store: Store, library: Library, member: int) -> None:
    """At least one row about a member in every table of what members have."""
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    keys = keys_of(article)
    await store.journeys.change(
        member,
        "done",
        lambda marks: put(ledger, marks, keys, State.DONE, now()),
        article=article.slug,
        ends=lambda marks: True,
    )
    await store.reminders.put(Reminder(member, now()))


async def test_export_has_every_table_and_delete_leaves_nothing_of_one_and_all_of_another(store: Store, library: Library) -> None:
    await everything(store, library, ME)
    await everything(store, library, YOU)
    personal = {name for name, table in metadata.tables.items() if isinstance(table.info[OWNER], Personal)}
    theirs = await store.privacy.kept(YOU)
    assert set(await store.privacy.kept(ME)) == personal, "a new table needs a row in `everything`"
    assert await store.privacy.forget(ME) == 1 + 5 + 1 + 1 + 1
    assert await store.privacy.kept(ME) == {}
    assert await store.privacy.kept(YOU) == theirs


async def test_a_servers_data_goes_thirty_days_after_the_bot_was_removed(store: Store) -> None:
    await store.privacy.in_servers({1, 2, 3})
    await store.privacy.left(1)
    await store.privacy.in_servers({2})
    assert await store.privacy.forget_servers(now() + timedelta(days=29)) == ()
    await store.privacy.joined(3)
    assert await store.privacy.forget_servers(now() + timedelta(days=31)) == (1,)
    async with store._database.reading() as connection:
        left = await connection.execute(servers.select().order_by(servers.c.server))
        assert [(row.server, row.left) for row in left] == [(2, None), (3, None)]


async def test_who_is_forgotten_while_they_change_something_waits_for_nobody_for_ever(store: Store, library: Library) -> None:
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles

    async def change(number: int) -> None:
        key, state = keys_of(article)[number % 5], State.DONE if number % 2 else State.SKIPPED
        await store.journeys.change(ME, "done", lambda marks: put(ledger, marks, [key], state, now()), article=article.slug)

    for round_ in range(6):
        await asyncio.gather(
            *(change(round_ + number) for number in range(4)),
            *(store.reminders.put(Reminder(ME, now() + timedelta(days=number), 7)) for number in (1, 2)),
            store.privacy.forget(ME),
        )
    await store.privacy.forget(ME)
    assert await store.privacy.kept(ME) == {}


async def test_a_row_that_somebody_holds_is_told_as_busy(database: str, store: Store, library: Library) -> None:
    await store.open()
    if store._database.is_sqlite:
        pytest.skip("a file is held whole, which tests/bot/test_store_failures.py shows")
    ledger = (await store.sections.take_up(looks_of(library))).settled.ledger
    [article] = library.articles
    await marked(store, ledger, article, 1)
    other = Store(database_url(database, Path()))
    async with other._database.writing() as connection:
        await connection.execute(select(members).where(members.c.member == ME).with_for_update())
        # Without a bound of its own a lock is waited for until the command is given up, for another reason.
        with pytest.raises(Busy):
            await marked(store, ledger, article, 2)
    await other.close()
    await marked(store, ledger, article, 2)


def test_a_file_that_cant_be_opened_leaves_no_thread_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Such a thread wants to tell an event loop that is closed by then; rarely enough that no number of tries shows it.
    def refuse(_thread: threading.Thread) -> None:
        raise AssertionError("a thread was started")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    (tmp_path / "waymark.db").mkdir()
    with pytest.raises(CantOpen, match="can't be opened"):
        upgrade(database_url(f"sqlite:///{tmp_path / 'waymark.db'}", Path()))
