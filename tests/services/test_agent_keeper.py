from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.models.records import CallFacts, InteractionDraft
from app.services.agent_keeper import BEAT_S, VALUE, AgentKeeper
from app.services.agent_machine import Rules
from app.services.agent_state import Cause, Reason, State, WrapPolicy
from app.services.call import EndReason, Phase
from app.services.status import Light, PhoneStatus, SoundStatus
from tests.fakes.journal import FakeJournal
from tests.services.stubs import NOON, FakeClock, Listener, make_call

REASONS = (Reason(code="BREAK", label_en="Break", label_zh="休息", max_minutes=10),)


class Desk:
    def __init__(self, journal: FakeJournal | None = None, clock: FakeClock | None = None) -> None:
        self.journal = journal or FakeJournal()
        self.clock = clock or FakeClock()
        queues = {"cards": WrapPolicy(mode="off")}
        self.keeper = AgentKeeper(self.journal, self.clock, WrapPolicy(), queues, REASONS, Rules())
        self.statuses = Listener(self.keeper.status_changed)
        self.intervals = Listener(self.keeper.interval_closed)
        self.expired = Listener(self.keeper.wrap_expired)
        self.long = Listener(self.keeper.reason_ran_long)

    def ready(self) -> "Desk":
        self.keeper.on_phone_status(PhoneStatus(light=Light.OK))
        self.keeper.sign_in()
        self.clock.pass_s(1)
        self.keeper.choose_ready()
        return self

    def play(self, *phases: Phase, call_id: str = "c1", why: EndReason | None = None, **changes: Any) -> None:
        for phase in phases:
            self.clock.pass_s(1)
            end = why if phase is Phase.ENDED else None
            self.keeper.on_call_changed(make_call(call_id, phase=phase, end_reason=end, **changes))

    def talk_to_the_end(self, call_id: str = "c1") -> None:
        self.play(Phase.RINGING, Phase.TALKING, Phase.ENDED, call_id=call_id, why=EndReason.CUSTOMER_HUNG_UP)

    @property
    def state(self) -> State:
        return self.keeper.status.state


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.keeper.stop()


def saved(call_id: str) -> InteractionDraft:
    facts = CallFacts(call_id=call_id, ring_at=NOON)
    made = "018f0000-0000-7000-8000-000000000000"
    return InteractionDraft(
        interaction_id=made, customer_id=None, disposition="X", opened_at=NOON, saved_at=NOON, call=facts
    )


def test_a_call_walks_through_the_states(desk: Desk) -> None:
    desk.ready()
    desk.statuses.heard.clear()
    desk.play(Phase.RINGING, Phase.TALKING, Phase.HELD, Phase.TALKING, Phase.ENDED, why=EndReason.CUSTOMER_HUNG_UP)
    assert [status.state for status in desk.statuses.heard] == [
        State.RESERVED, State.TALKING, State.HOLD, State.TALKING, State.WRAP_READY,
    ]  # fmt: skip
    desk.keeper.on_form_saved(saved("c1"))
    assert desk.state is State.READY


def test_put_on_hold_by_the_other_side_the_agent_still_talks(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING)
    desk.play(Phase.HELD, held_by_us=False, held_by_them=True)
    assert desk.state is State.TALKING
    desk.play(Phase.HELD, held_by_us=True, held_by_them=True)
    assert desk.state is State.HOLD


def test_the_queue_decides_the_wrap_up(desk: Desk) -> None:
    desk.ready()
    call = make_call()
    desk.play(
        Phase.RINGING,
        Phase.TALKING,
        Phase.ENDED,
        why=EndReason.CUSTOMER_HUNG_UP,
        handover=replace(call.handover, queue="cards"),
    )
    assert desk.state is State.READY


def test_a_missed_call_makes_not_ready(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.ENDED, why=EndReason.RING_TIMEOUT)
    assert (desk.state, desk.keeper.status.reason) == (State.NOT_READY, "SYS.RONA")


def test_intervals_are_told_as_they_close(desk: Desk) -> None:
    desk.ready()
    desk.talk_to_the_end()
    states = [interval.state for interval in desk.intervals.heard]
    assert states == ["not_ready", "ready", "reserved", "talking"]
    for before, after in zip(desk.intervals.heard, desk.intervals.heard[1:], strict=False):
        assert before.ended_at == after.started_at


def test_the_timer_ends_the_wrap_up_and_names_the_form(desk: Desk) -> None:
    desk.ready()
    desk.talk_to_the_end()
    desk.keeper.extend_wrap()
    desk.clock.pass_s(119)
    desk.keeper.on_time()
    assert desk.state is State.WRAP_READY
    desk.clock.pass_s(1)
    desk.keeper.on_time()
    assert desk.state is State.READY
    assert desk.expired.heard == ["c1"]


def test_the_deadline_comes_by_itself(qtbot: Any) -> None:
    desk = Desk().ready()
    desk.talk_to_the_end()
    with qtbot.waitSignal(desk.keeper.wrap_expired):
        desk.clock.pass_s(59.98)
        desk.keeper.on_time()
        desk.clock.pass_s(1)
    desk.keeper.stop()


def test_what_the_world_takes_away(desk: Desk) -> None:
    desk.ready()
    desk.keeper.on_sound_status(SoundStatus(light=Light.WRONG, problem="no_device"))
    assert desk.keeper.status.reason == "SYS.DEVICE"
    desk.keeper.on_sound_status(SoundStatus(light=Light.OK))
    desk.keeper.choose_ready()
    desk.keeper.on_locked(True)
    assert desk.keeper.status.reason == "SYS.LOCKED"
    desk.keeper.on_locked(False)
    desk.keeper.choose_ready()
    desk.keeper.on_phone_status(PhoneStatus(light=Light.WRONG, problem="unreachable"))
    assert desk.state is State.LOST
    desk.keeper.on_phone_status(PhoneStatus(light=Light.OK))
    assert (desk.state, desk.keeper.status.reason) == (State.NOT_READY, "SYS.SIP_LOST")


def test_sign_out_from_ready_passes_through_not_ready(desk: Desk) -> None:
    desk.ready().keeper.sign_out("END")
    assert (desk.state, desk.keeper.status.reason) == (State.LOGGED_OUT, "END")


def test_pending_choices_and_their_clearing(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING)
    desk.keeper.choose_not_ready("BREAK")
    assert desk.keeper.status.pending is State.NOT_READY
    desk.keeper.clear_pending()
    assert desk.keeper.status.pending is None


def test_a_supervisor_is_obeyed_at_the_calls_end(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING)
    desk.keeper.on_forced(State.NOT_READY, by=Cause.SUPERVISOR)
    desk.play(Phase.ENDED, why=EndReason.CUSTOMER_HUNG_UP)
    desk.keeper.on_form_saved()
    assert (desk.keeper.status.reason, desk.keeper.status.cause) == ("SYS.SUPERVISOR", Cause.SUPERVISOR)


def test_after_a_crash_the_wrap_up_goes_on(desk: Desk) -> None:
    desk.ready()
    desk.talk_to_the_end()
    desk.clock.pass_s(20)
    again = Desk(desk.journal, desk.clock)
    again.keeper.on_phone_status(PhoneStatus(light=Light.OK))
    again.keeper.sign_in()
    assert again.state is State.WRAP_NOT_READY
    assert again.keeper.status.wrap.ends_ns == desk.clock.ns + 40 * 10**9
    assert [interval.state for interval in again.intervals.heard] == ["lost"]
    again.keeper.on_form_saved(saved("c1"))
    assert (again.state, again.keeper.status.reason) == (State.NOT_READY, "SYS.CRASH")
    assert again.keeper.status.ready_blocked_by == ""
    again.keeper.stop()


def test_after_a_good_end_nothing_is_reconciled(desk: Desk) -> None:
    desk.ready().keeper.sign_out("END")
    desk.clock.pass_s(60)
    again = Desk(desk.journal, desk.clock)
    again.keeper.sign_in()
    assert again.keeper.status.reason == "SYS.LOGIN"
    assert [interval.state for interval in again.intervals.heard] == ["logged_out"]
    again.keeper.stop()


def test_a_machine_that_slept_is_lost_and_reconciled(desk: Desk) -> None:
    desk.ready()
    desk.clock.pass_s(BEAT_S)
    desk.keeper.on_beat()
    assert desk.state is State.READY
    desk.clock.pass_s(3600)
    desk.keeper.on_beat()
    assert (desk.state, desk.keeper.status.reason) == (State.NOT_READY, "SYS.CRASH")


def test_a_call_outlives_a_short_sleep(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING)
    desk.clock.pass_s(60)
    desk.keeper.on_beat()
    assert (desk.state, desk.keeper.status.call_id) == (State.TALKING, "c1")


def test_the_pbx_may_say_what_is_so(desk: Desk) -> None:
    desk.ready().keeper.reconcile(State.READY)
    assert (desk.state, desk.keeper.status.reason) == (State.NOT_READY, "SYS.CRASH")


def test_t29_a_long_break_is_told_at_80_and_100_percent(desk: Desk) -> None:
    desk.ready().keeper.choose_not_ready("BREAK")
    desk.clock.pass_s(479)
    desk.keeper.on_time()
    assert desk.long.heard == []
    for seconds in (1, 1, 120):
        desk.clock.pass_s(seconds)
        desk.keeper.on_time()
    assert desk.long.heard == [("BREAK", "near"), ("BREAK", "over")]
    assert desk.state is State.NOT_READY


def test_a_full_disk_does_not_stop_the_machine(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.journal.store import JournalFull

    def full(name: str, value: str) -> None:
        raise JournalFull("full")

    monkeypatch.setattr(desk.journal, "put_value", full)
    assert desk.ready().state is State.READY


def test_no_number_of_a_caller_is_kept_with_the_state(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING)
    assert "138" not in (desk.journal.value(VALUE) or "")


def test_a_second_call_taken_and_the_first_one_back(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING, Phase.HELD)
    desk.play(Phase.RINGING, call_id="c2")
    assert (desk.state, desk.keeper.status.call_id) == (State.HOLD, "c1")
    desk.play(Phase.TALKING, call_id="c2")
    assert (desk.state, desk.keeper.status.call_id) == (State.TALKING, "c2")
    desk.play(Phase.HELD, call_id="c2")
    desk.play(Phase.HELD, call_id="c1")
    assert (desk.state, desk.keeper.status.call_id) == (State.HOLD, "c1")
    desk.play(Phase.TALKING, call_id="c1")
    assert desk.state is State.TALKING


def test_a_call_that_ends_on_hold_beside_another_is_owed_its_form(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING, Phase.HELD)
    desk.play(Phase.RINGING, Phase.TALKING, call_id="c2")
    over = make_call("c1", phase=Phase.ENDED, answered_ns=1, end_reason=EndReason.CUSTOMER_HUNG_UP)
    desk.keeper.on_call_ended(over)
    assert (desk.state, desk.keeper.status.ready_blocked_by) == (State.TALKING, "unwrapped")
    desk.keeper.on_form_saved(saved("c1"))
    assert desk.keeper.status.ready_blocked_by == ""


def test_a_waiting_call_nobody_answered_owes_nothing(desk: Desk) -> None:
    desk.ready()
    desk.play(Phase.RINGING, Phase.TALKING)
    desk.keeper.on_call_ended(make_call("c2", phase=Phase.ENDED, end_reason=EndReason.CALLER_GAVE_UP))
    assert desk.keeper.status.ready_blocked_by == ""


def test_a_closed_window_is_a_sign_out_and_no_crash(desk: Desk) -> None:
    desk.ready()
    desk.talk_to_the_end()
    assert desk.state is State.WRAP_READY
    desk.clock.pass_s(1)
    desk.keeper.leave()
    desk.keeper.leave()
    assert desk.state is State.LOGGED_OUT
    assert desk.intervals.last.state == State.WRAP_READY
    again = Desk(desk.journal, desk.clock)
    again.keeper.on_phone_status(PhoneStatus(light=Light.OK))
    again.keeper.sign_in()
    assert (again.state, again.keeper.status.reason) == (State.NOT_READY, "SYS.LOGIN")
    assert again.keeper.status.ready_blocked_by == "unwrapped"  # the form is back, and still owed
    again.keeper.on_form_saved(saved("c1"))
    assert again.keeper.status.ready_blocked_by == ""
    again.keeper.stop()
