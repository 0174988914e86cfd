"""The runner with its real thread and timers, against a centre in memory that breaks on purpose."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.central.store import CentralError, CentralRefused, CentralTooOld
from app.journal.store import JournalFull, Pending
from app.journal.thread import JournalThread
from app.models.records import OutboxItem
from app.services.journal_answers import JournalAnswers
from app.sync.runner import SyncRunner
from tests.fakes.journal import FakeJournal, SlowJournal
from tests.journal.samples import an_item
from tests.sync.centre import Centre


@pytest.fixture
def centre() -> Iterator[Centre]:
    centre = Centre()
    yield centre
    centre.let_go.set()


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


class Told:
    """What the runner said, in order."""

    def __init__(self, runner: SyncRunner) -> None:
        self.states: list[str] = []
        self.pushed: list[object] = []
        self.confirmed: list[object] = []
        self.aside: list[tuple[object, str]] = []
        self.pending: list[Pending] = []
        self.confirmed_on: set[int] = set()
        runner.state_changed.connect(self.states.append)
        runner.item_pushed.connect(self.pushed.append)
        runner.item_confirmed.connect(self._on_confirmed)
        runner.item_needs_attention.connect(lambda item_id, word: self.aside.append((item_id, word)))
        runner.pending_changed.connect(self.pending.append)

    def _on_confirmed(self, item_id: object) -> None:
        self.confirmed.append(item_id)
        self.confirmed_on.add(threading.get_ident())


@pytest.fixture
def runner(qapp: QCoreApplication, journal: FakeJournal, centre: Centre) -> Iterator[SyncRunner]:
    runner = SyncRunner(journal, centre.connect, answer_within_s=0.3, chance=lambda: 0.1)
    yield runner
    runner.stop()


@pytest.fixture
def told(runner: SyncRunner) -> Told:
    return Told(runner)


def save(journal: FakeJournal, count: int = 1) -> list[OutboxItem]:
    items = [an_item(str(n)) for n in range(count)]
    for item in items:
        journal.commit(None, [item])
    return items


def online(qtbot: QtBot, runner: SyncRunner, told: Told) -> None:
    runner.start()
    qtbot.waitUntil(lambda: "online" in told.states)


def test_what_is_saved_is_pushed_and_confirmed_in_order(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    online(qtbot, runner, told)
    items = save(journal, 20)
    runner.nudge()
    qtbot.waitUntil(lambda: len(told.confirmed) == 20)
    ids = [item.item_id for item in items]
    assert told.pushed == told.confirmed == centre.arrivals == ids
    assert centre.rows == {item.item_id: item.payload for item in items}
    assert centre.most_at_once == 1
    assert told.pending[0].count == 0
    assert told.pending[-1].count == 0
    assert max(pending.count for pending in told.pending) == 20
    assert told.states == ["connecting", "online"]


def test_the_journal_is_touched_on_this_thread_and_the_centre_on_one_other(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    save(journal, 3)
    runner.start()
    qtbot.waitUntil(lambda: len(told.confirmed) == 3)
    assert told.confirmed_on == {threading.get_ident()}
    assert len(centre.threads) == 1
    assert threading.get_ident() not in centre.threads


def test_what_was_pending_at_the_start_needs_no_nudge(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal
) -> None:
    (item,) = save(journal)
    runner.start()
    qtbot.waitUntil(lambda: told.confirmed == [item.item_id])


def test_answers_lost_before_and_after_the_commit_make_no_doubles_and_lose_nothing(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    faults = iter(["after", "before", "", "after", "", "", "before", ""] * 10)
    centre.plan = lambda what, _item: next(faults, "") if what == "push" else ""
    items = save(journal, 10)
    runner.start()
    qtbot.waitUntil(lambda: len(told.confirmed) == 10, timeout=30_000)
    assert centre.rows == {item.item_id: item.payload for item in items}
    assert centre.receipts > 10, "no answer was lost after its commit: the test did nothing"
    assert len(set(told.confirmed)) == 10
    assert journal.pending().count == 0
    assert centre.most_at_once == 1


def test_a_request_that_hangs_is_cut_and_tried_again_while_the_window_lives(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    hangs = iter(["hang"])
    centre.plan = lambda what, _item: next(hangs, "") if what == "push" else ""
    (item,) = save(journal)
    runner.start()
    qtbot.waitUntil(lambda: told.confirmed == [item.item_id])
    assert centre.arrivals == [item.item_id] * 2
    assert centre.closed >= 1, "the cut connection is thrown away"


def test_a_request_deaf_to_the_cut_is_left_behind_for_a_new_thread(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.runner._GRACE_S", 0.05)
    deaf = iter(["deaf"])
    centre.plan = lambda what, _item: next(deaf, "") if what == "push" else ""
    (item,) = save(journal)
    runner.start()
    qtbot.waitUntil(lambda: told.confirmed == [item.item_id])
    assert len(centre.threads) == 2
    centre.let_go.set()
    qtbot.waitUntil(lambda: centre.at_once == 0)
    assert told.confirmed == [item.item_id], "the late answer is passed over"


def test_hanging_threads_are_bounded(
    qtbot: QtBot, runner: SyncRunner, told: Told, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.runner._GRACE_S", 0.02)
    runner._answer_within_s = 0.02
    runner._chance = lambda: 0.0
    asked: list[str] = []

    def plan(what: str, _item: OutboxItem | None) -> str:
        asked.append(what)
        return "deaf" if len(asked) <= 3 else ""

    centre.plan = plan
    runner.start()
    qtbot.waitUntil(lambda: len(centre.threads) == 3 and len(runner._left_behind) == 3)
    failures = runner._state.failures
    qtbot.waitUntil(lambda: runner._state.failures >= failures + 2)
    assert len(centre.threads) == 3
    centre.let_go.set()
    qtbot.waitUntil(lambda: "online" in told.states)


def test_a_poison_item_blocks_nobody(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    bad, *good = save(journal, 5)
    centre.poison.add(bad.item_id)
    runner.start()
    qtbot.waitUntil(lambda: len(told.confirmed) == 4)
    assert told.aside == [(bad.item_id, "rejected")]
    assert [queued.item for queued in journal.attention()] == [bad]
    assert told.pending[-1].attention == 1
    assert told.confirmed == [item.item_id for item in good]
    centre.poison.clear()
    journal.try_again(journal.attention()[0].n)
    runner.nudge()
    qtbot.waitUntil(lambda: bad.item_id in told.confirmed)


@pytest.mark.parametrize(
    ("error", "word"),
    [(CentralRefused("no"), "refused"), (CentralTooOld("old"), "too_old"), (CentralError("?"), "unreachable")],
)
def test_the_line_tells_why_it_waits_and_goes_on_when_asked(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre, error: CentralError, word: str
) -> None:
    centre.error = error
    (item,) = save(journal)
    runner.start()
    qtbot.waitUntil(lambda: word in told.states)
    runner.nudge()
    assert journal.pending().count == 1
    centre.error = None
    runner.sign_in_again(centre.connect)
    qtbot.waitUntil(lambda: told.confirmed == [item.item_id])
    assert told.states[-1] == "online"


def test_a_fault_of_the_connection_s_own_making_does_not_end_the_line(
    qtbot: QtBot, journal: FakeJournal, centre: Centre
) -> None:
    made: list[int] = []

    def connect() -> object:
        made.append(1)
        if len(made) == 1:
            raise KeyError("a fault in the program")
        return centre.connect()

    runner = SyncRunner(journal, connect, chance=lambda: 0.1)
    (item,) = save(journal)
    with qtbot.waitSignal(runner.item_confirmed) as confirmed:
        runner.start()
    assert confirmed.args == [item.item_id]
    assert runner.stop()


def test_a_database_that_went_back_in_time_gets_everything_again(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    items = save(journal, 5)
    runner.start()
    qtbot.waitUntil(lambda: len(told.confirmed) == 5)
    centre.timeline = "00000002"
    lost = items[1].item_id
    del centre.rows[lost]
    (after,) = save(journal)
    runner.nudge()
    qtbot.waitUntil(lambda: len(told.confirmed) == 11)
    assert set(centre.rows) == {item.item_id for item in (*items, after)}


def test_a_journal_that_cannot_mark_keeps_the_item_pending(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.core.JOURNAL_WAIT_S", 0.01)
    online(qtbot, runner, told)
    (item,) = save(journal)
    journal.failure = JournalFull("full")
    runner.nudge()
    qtbot.waitUntil(lambda: "journal_full" in told.states)
    assert told.confirmed == []
    assert journal.pending().count == 1
    journal.failure = None
    qtbot.waitUntil(lambda: told.confirmed == [item.item_id])
    assert centre.receipts >= 2
    assert len(centre.rows) == 1


def test_a_slot_that_saves_again_is_served(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre
) -> None:
    def save_another(_item_id: object) -> None:
        if len(told.confirmed) < 3:
            save(journal)
            runner.nudge()

    runner.item_confirmed.connect(save_another)
    save(journal)
    runner.start()
    qtbot.waitUntil(lambda: len(told.confirmed) == 3)
    assert centre.most_at_once == 1


@pytest.mark.parametrize("fault", ["", "hang"])
def test_it_stops_cleanly_also_while_the_centre_hangs(
    qtbot: QtBot, runner: SyncRunner, told: Told, journal: FakeJournal, centre: Centre, fault: str
) -> None:
    runner._answer_within_s = 60.0
    centre.plan = lambda what, _item: fault if what == "push" else ""
    save(journal)
    runner.start()
    qtbot.waitUntil(lambda: len(centre.arrivals) == 1)
    assert runner.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "sync"]
    assert told.states[-1] == "stopped"
    runner.nudge()
    assert centre.closed == 1


def test_stopping_what_never_started_is_fine(runner: SyncRunner) -> None:
    assert runner.stop()


def test_an_idle_runner_sets_one_timer_and_asks_nothing(
    qtbot: QtBot, runner: SyncRunner, told: Told, centre: Centre
) -> None:
    asked: list[str] = []

    def plan(what: str, _item: OutboxItem | None) -> str:
        asked.append(what)
        return ""

    centre.plan = plan
    online(qtbot, runner, told)
    assert asked == ["health"]
    assert runner._wake.isActive()
    assert runner._wake.interval() > 40_000
    assert not runner._watchdog.isActive()


def test_it_works_on_the_real_journal(qtbot: QtBot, tmp_path: Path, centre: Centre) -> None:
    answers = JournalAnswers()
    journal = JournalThread(tmp_path / "journal.db", bytes(32), answers.tell)
    runner = SyncRunner(journal, centre.connect)
    told = Told(runner)
    items = [an_item(str(n)) for n in range(5)]
    journal.write(lambda file: file.commit(None, items), lambda _error: runner.start())
    qtbot.waitUntil(lambda: len(told.confirmed) == 5)
    assert centre.rows == {item.item_id: item.payload for item in items}
    assert journal.pending().count == 0
    assert runner.stop()
    journal.close()


def test_nothing_is_pushed_twice_while_the_disk_takes_its_time(qtbot: QtBot, centre: Centre) -> None:
    journal = SlowJournal()
    runner = SyncRunner(journal, centre.connect)
    told = Told(runner)
    items = save(journal, 2)
    runner.start()
    qtbot.waitUntil(lambda: bool(journal.asked))
    journal.obey()  # what another epoch had acknowledged goes back in line
    for count in (1, 2):
        qtbot.waitUntil(lambda: bool(journal.asked))
        assert len(told.pushed) == count
        assert len(told.confirmed) == count - 1
        runner.nudge()
        journal.obey()
    assert told.confirmed == told.pushed == [item.item_id for item in items]
    assert runner.stop()


def test_what_the_disk_says_after_the_end_changes_nothing(qtbot: QtBot, centre: Centre) -> None:
    journal = SlowJournal()
    runner = SyncRunner(journal, centre.connect)
    told = Told(runner)
    save(journal)
    runner.start()
    qtbot.waitUntil(lambda: bool(journal.asked))
    journal.obey()  # what another epoch had acknowledged goes back in line
    qtbot.waitUntil(lambda: bool(journal.asked))
    assert runner.stop()
    journal.obey()
    assert told.confirmed == []
    assert journal.pending().count == 0
