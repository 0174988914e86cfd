from datetime import UTC, datetime
from uuid import UUID

import pytest
import uuid_utils

from app.journal.store import JournalFull
from app.models.records import ItemKind, OutboxItem
from app.services.clock import SystemClock
from app.services.status import PendingStatus, WaitingItem
from app.services.waiting import WaitingList
from tests.fakes.journal import FakeJournal


def item() -> OutboxItem:
    return OutboxItem(item_id=UUID(str(uuid_utils.uuid7())), kind=ItemKind.TASK, payload="{}")


def test_lists_what_waits_and_what_needs_a_person_and_sends_it_again() -> None:
    journal = FakeJournal()
    journal.commit(None, [item(), item()])
    first = journal.due(datetime.now(UTC))[0]
    journal.needs_attention(first.n, "conflict")
    waiting = WaitingList(journal, SystemClock())
    lists: list[tuple[WaitingItem, ...]] = []
    again: list[bool] = []
    waiting.listed.connect(lists.append)
    waiting.sent_again.connect(lambda: again.append(True))

    waiting.list_now()
    assert [(entry.kind, entry.problem) for entry in lists[0]] == [("task", ""), ("task", "conflict")]

    waiting.try_again(first.n)
    assert again == [True]
    assert {entry.problem for entry in lists[1]} == {""}


def test_the_light_follows_the_outbox() -> None:
    journal = FakeJournal()
    journal.commit(None, [item()])
    waiting = WaitingList(journal, SystemClock())
    shown: list[PendingStatus] = []
    waiting.status_changed.connect(shown.append)
    waiting.on_pending_changed(journal.pending())
    assert (shown[0].count, shown[0].attention) == (1, 0)


def test_a_journal_that_refuses_is_told_and_nothing_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = FakeJournal()
    journal.commit(None, [item()])
    waiting = WaitingList(journal, SystemClock())
    told: list[str] = []
    lists: list[object] = []
    waiting.failed.connect(told.append)
    waiting.listed.connect(lists.append)
    waiting.sent_again.connect(lambda: lists.append("sent"))
    journal.failure = JournalFull("full")
    waiting.try_again(1)

    def broken() -> None:
        raise JournalFull("full")

    monkeypatch.setattr(journal, "attention", broken)
    waiting.list_now()
    assert (told, lists) == (["journal_full", "journal_full"], [])
