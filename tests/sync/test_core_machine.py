"""The sync core under every order of events hypothesis can think of, against a journal and a centre in memory.

Held at each step: one request in flight, the oldest due item first, the same id each time, nothing dropped. At the end
the world is healed and everything must come to rest within bounded steps, all of it at the centre or seen by a person.
"""

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.journal.store import JournalFull
from app.models.records import Health, OutboxItem, Receipt
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
    Tell,
    Woken,
)
from tests.fakes.journal import FakeJournal
from tests.journal.samples import NOON, Clock, an_item

TROUBLES = st.sampled_from([failure for failure in Failure if failure is not Failure.REJECTED])
CHANCES = st.floats(0, 1, exclude_max=True)


class SyncMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.mono_s = 0.0
        self.chance = 0.5
        self.journal = FakeJournal(self.clock)
        self.state = State()
        self.flight: Check | Push | None = None
        self.saved: dict[UUID, str] = {}
        self.poison: set[UUID] = set()
        self.centre: dict[UUID, str] = {}
        self.timeline = 1
        self.asked = 0

    # ---- the edge, as the runner is

    def feed(self, event: Event) -> None:
        events = [event]
        rounds = 0
        while events:
            rounds += 1
            assert rounds < 10, "one event keeps the window busy for ever"
            now = Now(mono_s=self.mono_s, utc=self.clock())
            self.state, actions = step(self.state, events.pop(0), now, self.chance)
            for action in actions:
                try:
                    self.do(action, events)
                except JournalFull as error:
                    events.append(JournalFailed(word=error.word))
                    break

    def do(self, action: object, events: list[Event]) -> None:
        match action:
            case Push() | Check():
                assert self.flight is None, "two requests in flight"
                self.flight = action
                self.asked += 1
                if isinstance(action, Push):
                    due = self.journal.due(self.clock())
                    assert action.queued.n == min(queued.n for queued in due), "not the oldest first"
                    assert self.saved[action.queued.item.item_id] == action.queued.item.payload, "altered"
            case Look():
                head = self.journal.due(self.clock(), limit=1)
                events.append(Found(head=head[0] if head else None, pending=self.journal.pending()))
            case Confirm():
                assert action.receipt.item_id == action.item_id
                self.journal.confirm(action.n, action.receipt)
            case RetryLater():
                self.journal.retry_later(action.n, action.at, action.error)
            case SetAside():
                self.journal.needs_attention(action.n, action.error)
            case Requeue():
                self.journal.requeue_acknowledged(action.system_identifier, action.timeline, action.since)
            case Tell():
                pass

    def take_flight(self) -> Check | Push:
        assert self.flight is not None
        flight, self.flight = self.flight, None
        return flight

    def answer(self, flight: Check | Push) -> Event:
        """What a healthy centre says."""
        if isinstance(flight, Check):
            return Checked(
                health=Health(
                    server_time=self.server_time(),
                    server_version="18",
                    schema_revision="1",
                    system_identifier="s",
                    timeline=str(self.timeline),
                )
            )
        item = flight.queued.item
        if item.item_id in self.poison:
            return Failed(failure=Failure.REJECTED)
        self.store(item)
        return Pushed(
            receipt=Receipt(
                item_id=item.item_id, received_at=self.server_time(), system_identifier="s", timeline=str(self.timeline)
            )
        )

    def server_time(self) -> datetime:
        """The centre's clock does not jump with ours."""
        return NOON + timedelta(seconds=self.mono_s)

    def store(self, item: OutboxItem) -> None:
        assert self.centre.setdefault(item.item_id, item.payload) == item.payload

    # ---- what may happen

    @initialize(answered=st.booleans())
    def begin(self, answered: bool) -> None:
        self.feed(Started())
        if answered:
            self.feed(self.answer(self.take_flight()))

    @rule(poisoned=st.sampled_from([False, False, True]), nudged=st.sampled_from([True, True, False]))
    def save(self, poisoned: bool, nudged: bool) -> None:
        if self.journal.failure is not None:
            return
        item = an_item()
        self.journal.commit(None, [item])
        self.saved[item.item_id] = item.payload
        if poisoned:
            self.poison.add(item.item_id)
        if nudged:
            self.feed(Nudged())

    @rule(seconds=st.sampled_from([0.01, 0.3, 1, 5, 31, 90, 400]), chance=CHANCES)
    def time_passes(self, seconds: float, chance: float) -> None:
        self.mono_s += seconds
        self.chance = chance
        self.clock.pass_by(seconds=seconds)
        self.feed(Woken())

    @rule(hours=st.sampled_from([-1, 1, -24, 24]))
    def the_wall_clock_jumps(self, hours: int) -> None:
        self.clock.pass_by(hours=hours)

    @precondition(lambda self: self.flight is not None)
    @rule(chance=CHANCES, times=st.integers(1, 4))
    def the_centre_answers(self, chance: float, times: int) -> None:
        self.chance = chance
        for _ in range(times):
            if self.flight is not None:
                self.feed(self.answer(self.take_flight()))

    @precondition(lambda self: self.flight is not None)
    @rule(failure=TROUBLES, done=st.booleans(), chance=CHANCES)
    def the_answer_is_lost(self, failure: Failure, done: bool, chance: float) -> None:
        self.chance = chance
        flight = self.take_flight()
        if done and failure is Failure.UNREACHABLE:
            self.answer(flight)
        self.feed(Failed(failure=failure))

    @rule(event=st.sampled_from([Nudged(), Woken(), SignedIn(), Failed(failure=Failure.UNREACHABLE)]))
    def somebody_asks(self, event: Event) -> None:
        if isinstance(event, Failed) and self.flight is not None:
            return  # that would be an answer; a late one comes with nothing in flight
        self.feed(event)

    @precondition(lambda self: self.centre)
    @rule()
    def the_centre_goes_back_in_time(self) -> None:
        self.timeline += 1
        for item_id in list(self.centre)[::2]:
            del self.centre[item_id]

    @precondition(lambda self: self.saved)
    @rule()
    def the_disk_is_full_or_free_again(self) -> None:
        self.journal.failure = None if self.journal.failure else JournalFull("full")

    # ---- what must hold

    @invariant()
    def nothing_is_dropped(self) -> None:
        rows = {row.queued.item.item_id: row for row in self.journal._rows}
        assert set(rows) == set(self.saved)
        for item_id, row in rows.items():
            if row.state == "confirmed":
                assert row.receipt is not None
                lost = item_id not in self.centre
                assert not lost or row.receipt.timeline != str(self.timeline), "confirmed, yet not at the centre"

    @invariant()
    def it_never_sleeps_for_ever(self) -> None:
        if self.state.phase in {Phase.IDLE, Phase.WAITING}:
            assert self.state.wake_at is not None
            assert self.state.wake_at - self.mono_s <= 120

    def teardown(self) -> None:
        self.journal.failure = None
        if self.flight is not None:
            self.feed(self.answer(self.take_flight()))
        self.feed(SignedIn())
        asked_before, limit = self.asked, 20 + 6 * len(self.saved)
        for _ in range(limit + 40):
            if self.flight is not None:
                self.feed(self.answer(self.take_flight()))
            elif self.state.phase is Phase.IDLE and not self.journal.pending().count and self.epoch_is_known():
                break
            else:
                assert self.state.wake_at is not None, "asleep with work to do"
                seconds = max(self.state.wake_at - self.mono_s, 0) + 0.001
                self.mono_s += seconds
                self.clock.pass_by(seconds=seconds)
                self.feed(Woken())
        assert self.journal.pending().count == 0, "does not come to rest"
        assert self.asked - asked_before <= limit + 40
        aside = {queued.item.item_id for queued in self.journal.attention()}
        assert set(self.saved) == set(self.centre) | aside
        assert all(self.saved[item_id] == payload for item_id, payload in self.centre.items())

    def epoch_is_known(self) -> bool:
        return self.state.epoch == ("s", str(self.timeline))


TestSyncMachine = SyncMachine.TestCase


def test_the_machine_would_notice_an_item_marked_before_it_is_pushed() -> None:
    """A mutant: the check above must not be blind."""
    machine = SyncMachine()
    machine.begin(answered=False)
    machine.save(poisoned=False, nudged=False)
    item_id = next(iter(machine.saved))
    receipt = Receipt(item_id=item_id, received_at=NOON, system_identifier="s", timeline="1")
    machine.journal.confirm(1, receipt)
    try:
        machine.nothing_is_dropped()
    except AssertionError:
        return
    raise RuntimeError("a lost item went unnoticed")
