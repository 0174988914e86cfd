from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
import uuid_utils
from pytestqt.qtbot import QtBot

from app.journal.store import JournalFull
from app.models.records import ItemKind, OutboxItem, StateInterval
from app.services.state_log import StateLog
from tests.fakes.journal import FakeJournal

pytestmark = pytest.mark.usefixtures("qapp")


def items_in(journal: FakeJournal) -> list[OutboxItem]:
    return [queued.item for queued in journal.due(datetime.now(UTC))]


def interval(state: str) -> StateInterval:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return StateInterval(
        interval_id=UUID(str(uuid_utils.uuid7())), state=state, started_at=start, ended_at=start + timedelta(minutes=3)
    )


def test_an_interval_becomes_an_outbox_item_that_reads_back() -> None:
    journal = FakeJournal()
    log = StateLog(journal)
    kept: list[bool] = []
    log.kept.connect(lambda: kept.append(True))
    ready = interval("ready")
    log.on_interval_closed(ready)
    assert items_in(journal) == []  # a call may be ringing: the card comes first
    log.write_now()
    log.write_now()
    assert kept == [True]
    assert items_in(journal)[0].kind is ItemKind.STATE
    assert msgspec.json.decode(items_in(journal)[0].payload, type=StateInterval) == ready


def test_what_a_full_disk_refused_goes_in_with_the_next_one() -> None:
    journal = FakeJournal()
    log = StateLog(journal)
    words: list[str] = []
    log.failed.connect(words.append)
    journal.failure = JournalFull("full")
    log.on_interval_closed(interval("ready"))
    log.write_now()
    journal.failure = None
    log.on_interval_closed(interval("talking"))
    log.stop()
    assert words == ["journal_full"]
    assert [msgspec.json.decode(item.payload)["state"] for item in items_in(journal)] == ["ready", "talking"]


def test_an_interval_is_written_by_itself_a_little_later(qtbot: QtBot) -> None:
    journal = FakeJournal()
    log = StateLog(journal)
    with qtbot.waitSignal(log.kept):
        log.on_interval_closed(interval("ready"))
    assert len(items_in(journal)) == 1
