from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
import uuid_utils
from pytestqt.qtbot import QtBot

from app.journal.store import JournalFull
from app.models.records import ItemKind, OutboxItem, StateInterval
from app.services.state_log import StateLog

pytestmark = pytest.mark.usefixtures("qapp")


class SmallJournal:
    def __init__(self) -> None:
        self.full = False
        self.items: list[OutboxItem] = []

    def commit(self, form_id: UUID | None, items: Sequence[OutboxItem]) -> None:
        assert form_id is None
        if self.full:
            raise JournalFull("full")
        self.items += items


def interval(state: str) -> StateInterval:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return StateInterval(
        interval_id=UUID(str(uuid_utils.uuid7())), state=state, started_at=start, ended_at=start + timedelta(minutes=3)
    )


def test_an_interval_becomes_an_outbox_item_that_reads_back() -> None:
    journal = SmallJournal()
    log = StateLog(journal)  # type: ignore[arg-type]  # the one method it uses
    kept: list[bool] = []
    log.kept.connect(lambda: kept.append(True))
    ready = interval("ready")
    log.on_interval_closed(ready)
    assert journal.items == []  # a call may be ringing: the card comes first
    log.write_now()
    log.write_now()
    assert kept == [True]
    assert journal.items[0].kind is ItemKind.STATE
    assert msgspec.json.decode(journal.items[0].payload, type=StateInterval) == ready


def test_what_a_full_disk_refused_goes_in_with_the_next_one() -> None:
    journal = SmallJournal()
    log = StateLog(journal)  # type: ignore[arg-type]  # the one method it uses
    words: list[str] = []
    log.failed.connect(words.append)
    journal.full = True
    log.on_interval_closed(interval("ready"))
    log.write_now()
    journal.full = False
    log.on_interval_closed(interval("talking"))
    log.stop()
    assert words == ["journal_full"]
    assert [msgspec.json.decode(item.payload)["state"] for item in journal.items] == ["ready", "talking"]


def test_an_interval_is_written_by_itself_a_little_later(qtbot: QtBot) -> None:
    journal = SmallJournal()
    log = StateLog(journal)  # type: ignore[arg-type]  # the one method it uses
    with qtbot.waitSignal(log.kept):
        log.on_interval_closed(interval("ready"))
    assert len(journal.items) == 1
