"""The reference's invariants, against everything that can happen in any order."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.models.records import StateInterval
from app.services import agent_events as events
from app.services.agent_events import Moment
from app.services.agent_machine import ON_CALL, WRAPPING, Rules, lasting_block, new_machine
from app.services.agent_snapshot import Snapshot, closed_interval, reconcile
from app.services.agent_state import Cause, State, WrapPolicy
from app.services.call import EndReason
from app.services.state_machine import step
from app.services.wrap_policy import MODES
from tests.services.stubs import NOON

CALLS = st.sampled_from(["c1", "c2", "c3"])
POLICIES = st.builds(
    WrapPolicy,
    mode=st.sampled_from(MODES),
    seconds=st.sampled_from([0, 20, 60]),
    disposition_required=st.booleans(),
)
ANY_EVENT = st.one_of(
    st.builds(events.SignInStarted),
    st.builds(events.SignedIn),
    st.builds(events.SignInFailed),
    st.builds(
        events.Chosen,
        target=st.sampled_from(State),
        reason=st.sampled_from(["", "BREAK", "LUNCH"]),
        by=st.sampled_from([Cause.AGENT, Cause.AGENT, Cause.SUPERVISOR]),
    ),
    st.just(events.Chosen(target=State.LOGGED_OUT, by=Cause.SYSTEM)),
    st.builds(events.PendingCleared),
    st.builds(events.CallRang, call_id=CALLS, policy=POLICIES),
    st.builds(events.CallDialled, call_id=CALLS, policy=POLICIES),
    st.builds(events.CallAnswered, call_id=CALLS),
    st.builds(events.CallHeld, call_id=CALLS),
    st.builds(events.CallRetrieved, call_id=CALLS),
    st.builds(events.CallEnded, call_id=CALLS, why=st.sampled_from(EndReason)),
    st.builds(events.FormSaved, call_id=st.sampled_from(["", "c1", "c2", "c3"])),
    st.builds(events.WrapExtended),
    st.builds(events.WrapEnded),
    st.builds(events.TimePassed),
    st.builds(events.LineChanged, registered=st.booleans()),
    st.builds(events.SoundChanged, ok=st.booleans()),
    st.builds(events.LockChanged, locked=st.booleans()),
    st.builds(events.HeartbeatLost),
    st.builds(events.Reconciled, target=st.sampled_from(State), call_id=CALLS),
)


class AnyDay(RuleBasedStateMachine):
    """Any event at any time; the wall clock may be set back, the program may die and come back."""

    def __init__(self) -> None:
        super().__init__()
        self.ns = 0
        self.at = NOON
        self.machine = new_machine(Rules(), self.now)
        self.first = self.machine.status.since_at
        self.intervals: list[StateInterval] = []
        for event in (events.LineChanged(registered=True), events.SignInStarted(), events.SignedIn()):
            self.machine = step(self.machine, event, self.now)
        self.first = self.machine.status.since_at

    @property
    def now(self) -> Moment:
        return Moment(self.ns, self.at)

    @rule(event=ANY_EVENT)
    def happen(self, event: events.AgentEvent) -> None:
        before, after = self.machine, step(self.machine, event, self.now)
        self._record(before.status, after.status)
        self.machine = after
        entered = after.status.state is not before.status.state
        if isinstance(event, events.Chosen) and entered:
            # Invariant 3: nobody can choose to ring, talk, hold or wrap up.
            assert after.status.state not in ON_CALL
            assert after.status.state not in WRAPPING or before.status.state in WRAPPING
        if after.status.state is State.READY and entered:
            assert before.status.state is not State.LOST

    @rule(event=st.sampled_from([
        events.Chosen(target=State.READY),
        events.CallRang(call_id="c1", policy=WrapPolicy()),
        events.CallAnswered(call_id="c1"),
        events.CallEnded(call_id="c1", why=EndReason.CUSTOMER_HUNG_UP),
        events.FormSaved(),
        events.LineChanged(registered=True),
    ]))  # fmt: skip
    def happen_as_usual(self, event: events.AgentEvent) -> None:
        self.happen(event)

    @rule(seconds=st.integers(0, 100), wall=st.integers(-30, 100))
    def time_goes_by(self, seconds: int, wall: int) -> None:
        self.ns += seconds * 1_000_000_000
        self.at += timedelta(seconds=wall)

    @rule(away=st.integers(0, 500), reboots=st.booleans())
    def die_and_come_back(self, away: int, reboots: bool) -> None:
        if self.machine.status.state in (State.LOGGED_OUT, State.LOGGING_IN):
            return
        snapshot = Snapshot(machine=self.machine, seen=self.now)
        self.ns = 5 if reboots else self.ns + away * 1_000_000_000
        self.at += timedelta(seconds=away)
        before, *steps = reconcile(snapshot, Rules(), self.now)
        assert before.status == self.machine.status
        for machine in steps:
            self._record(before.status, machine.status)
            before = machine
        self.machine = before
        assert self.machine.status.state in (State.NOT_READY, State.WRAP_NOT_READY)

    def _record(self, before: object, after: object) -> None:
        interval = closed_interval(before, after)
        if interval is not None:
            self.intervals.append(interval)

    @invariant()
    def intervals_are_contiguous_and_one_is_open(self) -> None:
        # Invariants 1 and 2.
        edge = self.first
        for interval in self.intervals:
            assert interval.started_at == edge
            assert interval.ended_at > interval.started_at
            edge = interval.ended_at
        assert self.machine.status.since_at == edge

    @invariant()
    def ready_means_that_a_call_can_come(self) -> None:
        # Invariant 4.
        if self.machine.status.state is State.READY:
            assert lasting_block(self.machine) == ""

    @invariant()
    def the_systems_changes_say_why(self) -> None:
        # Invariant 5, and a reason is mandatory for whoever cannot take calls
        status = self.machine.status
        if status.cause is Cause.SYSTEM:
            assert status.reason.startswith("SYS.")
        if status.state in (State.NOT_READY, State.LOST):
            assert status.reason

    @invariant()
    def wrap_and_call_belong_to_their_states(self) -> None:
        status = self.machine.status
        assert (status.wrap is not None) == (status.state in WRAPPING)
        if status.state is State.READY:
            assert status.call_id == ""
            assert status.pending is None

    @invariant()
    def any_state_can_be_forced(self) -> None:
        # Invariant 6.
        for target in State:
            forced = step(self.machine, events.Reconciled(target=target, call_id="c1"), self.now)
            made = {State.READY: State.NOT_READY, State.WRAP_READY: State.WRAP_NOT_READY}.get(target, target)
            assert forced.status.state is made


AnyDay.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
test_any_day = AnyDay.TestCase


def test_an_interval_carries_what_the_report_needs() -> None:
    day = AnyDay()
    day.ns, day.at = 10**9, NOON + timedelta(seconds=1)
    day.happen(events.CallRang(call_id="c7", policy=WrapPolicy()))
    day.ns, day.at = 2 * 10**9, NOON + timedelta(seconds=2)
    day.happen(events.CallAnswered(call_id="c7"))
    first, second = day.intervals
    assert (first.state, first.reason, first.cause) == ("not_ready", "SYS.LOGIN", "system")
    assert (second.state, second.call_id, second.cause) == ("reserved", "c7", "agent")
