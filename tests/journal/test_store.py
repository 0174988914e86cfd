"""What every journal keeps: the same tests for the real one and for the fake."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.journal.sqlite import SqliteJournal
from app.journal.store import Journal
from app.models.records import Code, Reference, TrustLevel
from tests.fakes.journal import FakeJournal
from tests.journal.samples import NOON, Clock, a_draft, a_profile, a_receipt, an_item


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    kept: Journal = (
        FakeJournal(clock) if request.param == "fake" else SqliteJournal(tmp_path / "journal.db", b"k" * 32, clock)
    )
    yield kept
    kept.close()


def test_a_draft_is_found_again_as_it_was_last_typed(journal: Journal) -> None:
    draft = a_draft("one")
    journal.save_draft(draft)
    journal.save_draft(a_draft("two", draft.form_id))
    assert [found.body for found in journal.drafts()] == ["two"]


def test_drafts_come_oldest_first_and_whole(journal: Journal) -> None:
    drafts = [a_draft(f"{n} 中文\u0000'; DROP TABLE draft") for n in range(3)]
    for draft in reversed(drafts):
        journal.save_draft(draft)
    assert journal.drafts() == tuple(drafts)


def test_a_discarded_draft_is_gone(journal: Journal) -> None:
    draft = a_draft()
    journal.save_draft(draft)
    journal.discard_draft(draft.form_id)
    journal.discard_draft(draft.form_id)
    assert journal.drafts() == ()


def test_commit_moves_the_form_into_the_outbox(journal: Journal) -> None:
    draft, items = a_draft(), [an_item("a"), an_item("b")]
    journal.save_draft(draft)
    journal.commit(draft.form_id, items)
    assert journal.drafts() == ()
    assert [queued.item for queued in journal.due(NOON)] == items
    assert journal.pending().count == 2


def test_committing_twice_equals_once(journal: Journal) -> None:
    draft, item = a_draft(), an_item()
    journal.commit(draft.form_id, [item])
    journal.commit(draft.form_id, [item])
    assert [queued.item for queued in journal.due(NOON)] == [item]


def test_a_late_pause_in_typing_does_not_bring_a_saved_form_back(journal: Journal) -> None:
    draft = a_draft()
    journal.commit(draft.form_id, [an_item()])
    journal.save_draft(draft)
    assert journal.drafts() == ()


def test_due_is_oldest_first_and_bounded(journal: Journal) -> None:
    items = [an_item(str(n)) for n in range(5)]
    for item in items:
        journal.commit(None, [item])
    assert [queued.item for queued in journal.due(NOON, limit=3)] == items[:3]


def test_a_confirmed_item_is_no_longer_pending(journal: Journal) -> None:
    item = an_item()
    journal.commit(None, [item])
    journal.confirm(journal.due(NOON)[0].n, a_receipt(item.item_id))
    assert journal.due(NOON) == ()
    assert journal.pending().count == 0
    assert journal.pending().oldest_at is None


def test_an_item_that_waits_lets_the_next_pass_and_comes_back(journal: Journal) -> None:
    first, second = an_item("a"), an_item("b")
    journal.commit(None, [first, second])
    journal.retry_later(journal.due(NOON)[0].n, NOON + timedelta(seconds=30), "unreachable")
    assert [queued.item for queued in journal.due(NOON)] == [second]
    later = journal.due(NOON + timedelta(seconds=30))
    assert [queued.item for queued in later] == [first, second]
    assert (later[0].attempts, later[0].last_error) == (1, "unreachable")


def test_a_clock_set_back_does_not_hold_an_item(journal: Journal) -> None:
    journal.commit(None, [an_item()])
    journal.retry_later(journal.due(NOON)[0].n, NOON + timedelta(seconds=30), "unreachable")
    assert len(journal.due(NOON - timedelta(hours=1))) == 1


def test_pending_tells_when_the_next_try_is(journal: Journal, clock: Clock) -> None:
    journal.commit(None, [an_item("a")])
    assert journal.pending().next_try_at is None
    at = NOON + timedelta(seconds=30)
    journal.retry_later(journal.due(NOON)[0].n, at, "unreachable")
    assert journal.pending().next_try_at == at
    clock.pass_by(seconds=5)
    journal.commit(None, [an_item("b")])
    assert journal.pending().next_try_at is None
    assert journal.pending().oldest_at == NOON


def test_an_item_that_needs_attention_stands_apart_until_tried_again(journal: Journal, clock: Clock) -> None:
    bad, good = an_item("bad"), an_item("good")
    journal.commit(None, [bad, good])
    n = journal.due(NOON)[0].n
    journal.needs_attention(n, "rejected")
    assert [queued.item for queued in journal.due(NOON)] == [good]
    assert [(queued.item, queued.last_error) for queued in journal.attention()] == [(bad, "rejected")]
    assert (journal.pending().count, journal.pending().attention) == (1, 1)
    clock.pass_by(hours=1)
    journal.try_again(n)
    assert [queued.item for queued in journal.due(clock())] == [bad, good]
    assert journal.attention() == ()


def test_what_a_lost_database_had_confirmed_goes_back_in_line(journal: Journal, clock: Clock) -> None:
    old, young, moved = an_item("old"), an_item("young"), an_item("moved")
    journal.commit(None, [old, young, moved])
    for queued, receipt in zip(
        journal.due(NOON),
        [
            a_receipt(old.item_id, NOON - timedelta(hours=73)),
            a_receipt(young.item_id),
            a_receipt(moved.item_id, timeline="00000002"),
        ],
        strict=True,
    ):
        journal.confirm(queued.n, receipt)
    clock.pass_by(minutes=10)
    assert journal.requeue_acknowledged("7001", "00000002", NOON - timedelta(hours=72)) == 1
    assert [queued.item for queued in journal.due(clock())] == [young]
    assert journal.pending().oldest_at == clock()
    assert journal.requeue_acknowledged("7001", "00000002", NOON - timedelta(hours=72)) == 0


def test_what_is_confirmed_under_the_same_epoch_stays_confirmed(journal: Journal) -> None:
    item = an_item()
    journal.commit(None, [item])
    journal.confirm(1, a_receipt(item.item_id))
    assert journal.requeue_acknowledged("7001", "00000001", NOON - timedelta(hours=72)) == 0


def test_profiles_are_found_by_number_and_by_id_the_last_seen_first(journal: Journal, clock: Clock) -> None:
    one, two = a_profile("一"), a_profile("二")
    journal.remember_profile(one, 8613800000001)
    clock.pass_by(seconds=1)
    journal.remember_profile(two, 8613800000001)
    clock.pass_by(seconds=1)
    journal.remember_profile(two, None)
    assert journal.recent_by_number(8613800000001) == (two, one)
    assert journal.recent_by_number(8613800000002) == ()
    assert journal.recent_by_id(one.customer.customer_id) == one
    assert journal.recent_by_id(uuid4()) is None


def test_a_card_seen_after_verification_is_not_shown_to_a_lower_trust(journal: Journal, clock: Clock) -> None:
    masked = a_profile("masked", TrustLevel.NUMBER)
    who = masked.customer.customer_id
    journal.remember_profile(masked, 8613800000001)
    clock.pass_by(seconds=1)
    verified = a_profile("verified", TrustLevel.VERIFIED, who)
    journal.remember_profile(verified, 8613800000001)
    assert journal.recent_by_number(8613800000001, TrustLevel.NUMBER) == (masked,)
    assert journal.recent_by_id(who, TrustLevel.IVR) == masked
    assert journal.recent_by_id(who, TrustLevel.NONE) is None
    assert journal.recent_by_id(who) == verified


def test_values_and_reference_are_kept_apart(journal: Journal) -> None:
    reference = Reference(products=(Code(code="card", label_en="Card", label_zh="卡"),), as_of=NOON)
    assert journal.value("reference") is None
    assert journal.reference() is None
    journal.put_value("reference", "x")
    journal.remember_reference(reference)
    journal.put_value("reference", "y")
    assert journal.value("reference") == "y"
    assert journal.reference() == reference
