"""The sync core alone: no thread, no clock, no chance of its own."""

from datetime import datetime, timedelta

import pytest

from app.journal.store import Pending, QueuedItem
from app.models.records import Health, ItemKind, OutboxItem, Receipt
from app.sync import core
from app.sync.core import Phase, State, step
from app.sync.events import (
    Check,
    Checked,
    Confirm,
    Event,
    Failed,
    Failure,
    Found,
    JournalFailed,
    Look,
    Now,
    Nudged,
    Push,
    Pushed,
    Requeue,
    RetryLater,
    SetAside,
    SignedIn,
    Started,
    Stopped,
    Tell,
    Woken,
)
from tests.journal.samples import NOON, new_id

NOTHING = Pending(count=0, oldest_at=None, attention=0)


class Desk:
    """Drives the core by hand and remembers what it last answered."""

    def __init__(self, chance: float = 0.5) -> None:
        self.state = State()
        self.now = Now(mono_s=1000.0, utc=NOON)
        self.chance = chance
        self.actions: tuple[object, ...] = ()

    def tell(self, *events: Event) -> tuple[object, ...]:
        for event in events:
            self.state, self.actions = step(self.state, event, self.now, self.chance)
        return self.actions

    def wait(self, seconds: float) -> None:
        self.now = Now(mono_s=self.now.mono_s + seconds, utc=self.now.utc + timedelta(seconds=seconds))

    def wait_for_wake(self) -> float:
        assert self.state.wake_at is not None
        seconds = self.state.wake_at - self.now.mono_s
        self.wait(seconds + 0.001)
        return seconds


def health(timeline: str = "1") -> Health:
    return Health(server_time=NOON, server_version="18", schema_revision="1", system_identifier="s", timeline=timeline)


def queued(n: int = 1, attempts: int = 0) -> QueuedItem:
    item = OutboxItem(item_id=new_id(), kind=ItemKind.TASK, payload="{}")
    return QueuedItem(n=n, item=item, saved_at=NOON, attempts=attempts)


def receipt(item: QueuedItem, timeline: str = "1") -> Receipt:
    return Receipt(item_id=item.item.item_id, received_at=NOON, system_identifier="s", timeline=timeline)


def found(head: QueuedItem | None, oldest: datetime | None = NOON) -> Found:
    return Found(head=head, pending=Pending(count=1, oldest_at=oldest, attention=0) if head else NOTHING)


@pytest.fixture
def idle() -> Desk:
    desk = Desk()
    desk.tell(Started(), Checked(health=health()), found(None))
    assert desk.state.phase is Phase.IDLE
    return desk


@pytest.fixture
def pushing(idle: Desk) -> Desk:
    idle.tell(Nudged(), found(queued()))
    assert idle.state.phase is Phase.PUSHING
    return idle


def test_it_begins_by_asking_the_centre_for_its_health() -> None:
    desk = Desk()
    assert desk.tell(Started()) == (Tell(word="connecting"), Check())
    assert desk.tell(Checked(health=health())) == (
        Requeue(system_identifier="s", timeline="1", since=NOON - timedelta(hours=72)),
        Look(),
    )
    assert desk.tell(found(None)) == (Tell(word="online"),)


def test_a_nudge_on_an_idle_line_pushes_at_once(idle: Desk) -> None:
    item = queued()
    assert idle.tell(Nudged()) == (Look(),)
    assert idle.tell(found(item)) == (Push(queued=item),)
    assert idle.tell(Pushed(receipt=receipt(item))) == (
        Confirm(n=1, item_id=item.item.item_id, receipt=receipt(item)),
        Look(),
    )


@pytest.mark.parametrize("event", [Nudged(), Woken(), SignedIn(), Started(), found(queued()), Checked(health=health())])
def test_nothing_starts_a_second_push(pushing: Desk, event: Event) -> None:
    before = pushing.state
    assert pushing.tell(event) == ()
    assert pushing.state == before


def test_an_answer_lost_is_retried_with_the_same_item_after_a_check(pushing: Desk) -> None:
    item = pushing.state.in_flight
    assert item is not None
    assert pushing.tell(Failed(failure=Failure.UNREACHABLE)) == ()
    assert 0 < pushing.wait_for_wake() <= core.FIRST_WAIT_S
    assert pushing.tell(Woken()) == (Check(),)
    assert pushing.tell(Checked(health=health())) == (RetryLater(n=1, at=pushing.now.utc, error="unreachable"), Look())
    assert pushing.tell(found(item)) == (Push(queued=item),)


def test_an_outage_costs_the_item_no_tries_and_the_wait_grows_to_its_bound(pushing: Desk) -> None:
    pushing.chance = 0.999
    pushing.tell(Failed(failure=Failure.UNREACHABLE))
    waits = []
    for _ in range(12):
        waits.append(pushing.wait_for_wake())
        assert pushing.tell(Nudged()) == (), "a save does not hurry a line that is away"
        assert pushing.tell(Woken()) == (Check(),)
        assert all(isinstance(action, Tell) for action in pushing.tell(Failed(failure=Failure.UNREACHABLE)))
    assert waits == sorted(waits)
    assert waits[0] <= 0.5
    assert 29 < waits[-1] <= 30
    assert pushing.state.said == "unreachable"


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.999])
def test_the_wait_has_full_jitter_and_is_never_nothing(pushing: Desk, chance: float) -> None:
    pushing.chance = chance
    pushing.tell(Failed(failure=Failure.UNREACHABLE))
    assert pushing.wait_for_wake() == pytest.approx(max(core.SHORTEST_WAIT_S, 0.5 * chance))


def test_woken_too_early_it_goes_on_waiting(pushing: Desk) -> None:
    pushing.tell(Failed(failure=Failure.UNREACHABLE))
    assert pushing.tell(Woken()) == ()
    assert pushing.state.phase is Phase.WAITING


def test_a_rejected_item_is_set_aside_and_the_next_goes_on(pushing: Desk) -> None:
    item = pushing.state.in_flight
    assert item is not None
    assert pushing.tell(Failed(failure=Failure.REJECTED)) == (
        SetAside(n=1, item_id=item.item.item_id, error="rejected"),
        Look(),
    )


def fail_and_check(desk: Desk, item: QueuedItem, failure: Failure) -> object:
    desk.tell(Nudged(), found(item), Failed(failure=failure))
    desk.wait_for_wake()
    desk.tell(Woken())
    return desk.tell(Checked(health=health()))[0]


def test_an_item_that_breaks_a_good_line_again_and_again_lets_others_pass(idle: Desk) -> None:
    settled = fail_and_check(idle, queued(attempts=2), Failure.UNREACHABLE)
    assert isinstance(settled, RetryLater)
    assert settled.at >= idle.now.utc + timedelta(seconds=15)
    idle.tell(found(None))
    settled = fail_and_check(idle, queued(attempts=50), Failure.UNREACHABLE)
    assert isinstance(settled, RetryLater), "an item whose answer is unknown is never given up"
    assert settled.at <= idle.now.utc + timedelta(seconds=300)


@pytest.mark.parametrize("failure", [Failure.FAILED, Failure.REFUSED])
def test_an_item_that_alone_is_refused_needs_attention_after_three_tries(idle: Desk, failure: Failure) -> None:
    assert isinstance(fail_and_check(idle, queued(attempts=1), failure), RetryLater)
    idle.tell(found(None))
    assert isinstance(fail_and_check(idle, queued(attempts=2), failure), SetAside)


def test_a_refused_sign_in_waits_for_the_agent(pushing: Desk) -> None:
    pushing.tell(Failed(failure=Failure.REFUSED))
    pushing.wait_for_wake()
    pushing.tell(Woken())
    assert pushing.tell(Failed(failure=Failure.REFUSED)) == (Tell(word="refused"),)
    assert pushing.state.phase is Phase.SIGN_IN
    assert pushing.state.wake_at is None
    assert pushing.tell(Nudged(), Woken()) == ()
    assert pushing.tell(SignedIn()) == (Check(),)


@pytest.mark.parametrize("failure", [Failure.TOO_OLD, Failure.TOO_NEW, Failure.BAD_CERTIFICATE])
def test_a_schema_that_does_not_suit_is_looked_at_again_later(idle: Desk, failure: Failure) -> None:
    idle.wait_for_wake()
    idle.tell(Woken())
    assert idle.tell(Failed(failure=failure)) == (Tell(word=failure),)
    assert idle.wait_for_wake() >= 30
    assert idle.tell(Woken()) == (Check(),)


@pytest.mark.parametrize("by", ["receipt", "health"])
def test_another_database_brings_back_what_was_acknowledged(pushing: Desk, by: str) -> None:
    item = pushing.state.in_flight
    assert item is not None
    requeue = Requeue(system_identifier="s", timeline="2", since=NOON - timedelta(hours=72))
    if by == "receipt":
        assert requeue in pushing.tell(Pushed(receipt=receipt(item, "2")))
    else:
        pushing.tell(Pushed(receipt=receipt(item)), found(None))
        pushing.wait_for_wake()
        assert pushing.tell(Woken()) == (Check(),)
        assert requeue in pushing.tell(Checked(health=health("2")))


def test_a_requeue_that_the_journal_could_not_do_comes_again(pushing: Desk) -> None:
    item = pushing.state.in_flight
    assert item is not None
    pushing.tell(Pushed(receipt=receipt(item, "2")))
    assert pushing.tell(JournalFailed(word="journal_full")) == (Tell(word="journal_full"),)
    assert pushing.wait_for_wake() >= 1
    pushing.tell(Woken())
    actions = pushing.tell(Checked(health=health("2")))
    assert any(isinstance(action, Requeue) for action in actions)


def test_an_idle_line_is_checked_about_once_a_minute_and_otherwise_left_alone(idle: Desk) -> None:
    assert 45 <= idle.wait_for_wake() <= 75


def test_an_item_waiting_for_its_try_wakes_the_line_in_time(idle: Desk) -> None:
    at = idle.now.utc + timedelta(seconds=7)
    idle.tell(Nudged(), Found(head=None, pending=Pending(count=1, oldest_at=NOON, attention=0, next_try_at=at)))
    assert idle.wait_for_wake() == pytest.approx(7)
    assert idle.tell(Woken()) == (Look(),)


def test_the_alarm_sounds_when_something_is_old_though_the_line_is_good(idle: Desk) -> None:
    waiting = Pending(count=1, oldest_at=NOON, attention=0, next_try_at=NOON + timedelta(seconds=300))
    idle.tell(Nudged(), Found(head=None, pending=waiting))
    said = []
    for _ in range(10):
        idle.wait_for_wake()
        said += [action.word for action in idle.tell(Woken()) if isinstance(action, Tell)]
        if idle.state.phase is Phase.CHECKING:
            idle.tell(Checked(health=health()))
        said += [action.word for action in idle.tell(Found(head=None, pending=waiting)) if isinstance(action, Tell)]
        if said:
            break
    assert said == ["stalled"]
    assert 120 <= (idle.now.utc - NOON).total_seconds() < 125
    idle.wait_for_wake()
    idle.tell(Woken(), Checked(health=health()))
    assert idle.tell(found(None)) == (Tell(word="online"),)


def test_what_is_old_only_because_the_centre_was_away_sounds_no_alarm() -> None:
    desk = Desk()
    desk.tell(Started(), Checked(health=health()))
    actions = desk.tell(found(queued(), oldest=NOON - timedelta(hours=5)))
    assert Tell(word="stalled") not in actions


def test_stopped_it_does_nothing_more(pushing: Desk) -> None:
    item = pushing.state.in_flight
    assert item is not None
    assert pushing.tell(Stopped()) == (Tell(word="stopped"),)
    assert pushing.tell(Pushed(receipt=receipt(item)), Nudged(), Woken(), SignedIn()) == ()
    assert pushing.state.wake_at is None
