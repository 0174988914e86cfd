from datetime import UTC, datetime
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.journal.store import JournalFull
from app.models.records import ItemKind, OutboxItem
from app.services import outbox_writer
from app.services.outbox_writer import OutboxWriter
from tests.fakes.journal import FakeJournal, SlowJournal
from tests.services.stubs import Listener

pytestmark = pytest.mark.usefixtures("qapp")


def item(n: int) -> OutboxItem:
    return OutboxItem(item_id=UUID(int=n), kind=ItemKind.STATE, payload="{}")


def in_journal(journal: FakeJournal) -> list[int]:
    return [queued.item.item_id.int for queued in journal.due(datetime.now(UTC))]


def test_it_writes_by_itself_a_little_later(qtbot: QtBot) -> None:
    journal = FakeJournal()
    writer = OutboxWriter(journal, 5)
    with qtbot.waitSignal(writer.kept) as kept:
        writer.put(item(1))
        assert in_journal(journal) == []
    assert kept.args == [(item(1),)]
    assert in_journal(journal) == [1]


def test_what_was_refused_is_tried_again_by_itself_and_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_writer, "RETRY_MS", 5)
    journal = FakeJournal()
    journal.failure = JournalFull("full")
    writer = OutboxWriter(journal, 1000)
    failed = Listener(writer.failed)
    writer.put(item(1))
    for _ in range(3):
        writer.write_now()
    journal.failure = None
    with qtbot.waitSignal(writer.kept):
        pass
    assert (failed.heard, in_journal(journal)) == (["journal_full"], [1])


def test_the_end_saves_what_still_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = FakeJournal()
    writer = OutboxWriter(journal, 1000)
    for n in (1, 2, 3):
        writer.put(item(n))
    commit = journal.commit

    def small(form_id: UUID | None, items: tuple[OutboxItem, ...]) -> None:
        if len(items) > 1 or items[0] == item(2):
            raise JournalFull("full")
        commit(form_id, items)

    monkeypatch.setattr(journal, "commit", small)
    writer.stop()
    assert in_journal(journal) == [1, 3]


def test_what_comes_while_the_disk_is_slow_is_written_after_it(qtbot: QtBot) -> None:
    journal = SlowJournal()
    writer = OutboxWriter(journal, 0)
    kept = Listener(writer.kept)
    writer.put(item(1))
    writer.write_now()
    writer.put(item(2))
    writer.write_now()
    assert len(journal.asked) == 1
    journal.obey()
    assert kept.heard == [(item(1),)]
    qtbot.waitUntil(lambda: len(journal.asked) == 1)
    journal.obey()
    assert kept.heard == [(item(1),), (item(2),)]
    assert in_journal(journal) == [1, 2]


def test_with_nothing_to_write_nothing_is_said() -> None:
    writer = OutboxWriter(FakeJournal(), 0)
    told = Listener(writer.kept, writer.failed)
    writer.write_now()
    writer.stop()
    assert told.heard == []
