"""The chain of the outbox, and how long its texts are kept."""

from pathlib import Path
from uuid import UUID

import pytest

from app.journal.sqlite import SqliteJournal
from tests.journal.files import KEY, filled, raw
from tests.journal.samples import NOON, Clock, a_receipt, an_item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


@pytest.mark.parametrize(
    ("tampering", "place"),
    [
        ("UPDATE outbox SET payload = '{}' WHERE n = 2", 2),
        ("UPDATE outbox SET item_id = 'x' WHERE n = 2", 2),
        ("DELETE FROM outbox WHERE n = 2", 3),
        ("DELETE FROM outbox WHERE n = 1", 2),
        ("DELETE FROM outbox WHERE n = 4", 4),
    ],
)
def test_a_row_changed_or_removed_behind_our_back_is_named(path: Path, tampering: str, place: int) -> None:
    filled(path, count=4)
    connection = raw(path)
    connection.execute(tampering)
    connection.close()
    journal = SqliteJournal(path, KEY)
    assert any(f"row {place} " in problem for problem in journal.problems())
    journal.close()


def test_texts_are_kept_72_h_after_the_receipt_and_then_erased_with_the_chain_whole(path: Path) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    stuck, *others = items = [an_item(str(n)) for n in range(4)]
    journal.commit(None, items)
    for queued in journal.due(NOON)[1:]:
        journal.confirm(queued.n, a_receipt(queued.item.item_id, clock()))
    clock.pass_by(hours=71)
    journal.commit(None, [late := an_item("late")])
    journal.confirm(5, a_receipt(late.item_id, clock()))
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.requeue_acknowledged("other", "1", NOON) == 4, "all texts are still there"
    for queued in journal.due(clock())[1:]:
        journal.confirm(queued.n, a_receipt(queued.item.item_id, clock()))
    clock.pass_by(hours=73)
    journal.commit(None, [newest := an_item("newest")])
    journal.confirm(6, a_receipt(newest.item_id, clock()))
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.requeue_acknowledged("third", "1", NOON) == 1, "only the newest text is left to push again"
    assert [queued.item for queued in journal.due(clock())] == [stuck, newest], "what was never confirmed is kept"
    assert journal.problems() == ()
    assert len(others) == 3
    journal.confirm(1, a_receipt(stuck.item_id, clock()))
    journal.confirm(6, a_receipt(newest.item_id, clock()))
    clock.pass_by(hours=80)
    journal.commit(None, [last := an_item("last")])
    journal.confirm(7, a_receipt(last.item_id, clock()))
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.problems() == ()
    journal.commit(None, [an_item("one more")])
    assert journal.problems() == ()
    journal.close()
    assert raw(path).execute("SELECT min(n), max(n) FROM outbox").fetchone() == (7, 8)


def test_a_clock_that_jumps_ahead_erases_nothing(path: Path) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    journal.commit(None, [item := an_item()])
    journal.confirm(1, a_receipt(item.item_id, NOON))
    clock.pass_by(days=3650)
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.requeue_acknowledged("other", "1", NOON) == 1
    journal.close()


def test_an_item_of_a_kind_only_a_newer_desk_knows_waits_without_blocking(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    journal.commit(None, [an_item("future"), here := an_item("here")])
    journal.close()
    connection = raw(path)
    connection.execute("UPDATE outbox SET kind = 'hologram' WHERE n = 1")
    connection.close()
    journal = SqliteJournal(path, KEY)
    assert [queued.item for queued in journal.due(NOON, limit=1)] == [here]
    assert journal.pending().count == 2
    assert isinstance(here.item_id, UUID)
    journal.close()
