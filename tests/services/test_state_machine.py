"""Each transition of the reference by its number."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.services import agent_events as events
from app.services.agent_events import Moment
from app.services.agent_machine import Machine, Rules, new_machine
from app.services.agent_state import Cause, State, WrapPolicy
from app.services.call import EndReason
from app.services.state_machine import step
from tests.services.stubs import FakeClock

TIMED = WrapPolicy(mode="timed", seconds=60, extensions=1, extension_seconds=30)


class Agent:
    """The pure machine and a clock, for tests that read like a day."""

    def __init__(self, policy: WrapPolicy = TIMED, rules: Rules | None = None) -> None:
        self.clock = FakeClock()
        self.policy = policy
        self.machine = new_machine(rules or Rules(), self.now)
        self.tell(events.LineChanged(registered=True), events.SignInStarted(), events.SignedIn())

    @property
    def now(self) -> Moment:
        return Moment(self.clock.ns, self.clock.at)

    def tell(self, *told: events.AgentEvent) -> "Agent":
        for event in told:
            self.clock.pass_s(1)
            self.machine = step(self.machine, event, self.now)
        return self

    def ready(self) -> "Agent":
        return self.choose(State.READY)

    def choose(self, target: State, reason: str = "", by: Cause = Cause.AGENT) -> "Agent":
        return self.tell(events.Chosen(target=target, reason=reason, by=by))

    def ring(self, call_id: str = "c1") -> "Agent":
        return self.tell(events.CallRang(call_id=call_id, policy=self.policy))

    def talk(self, call_id: str = "c1") -> "Agent":
        return self.ring(call_id).tell(events.CallAnswered(call_id=call_id))

    def end(self, call_id: str = "c1", why: EndReason = EndReason.CUSTOMER_HUNG_UP) -> "Agent":
        return self.tell(events.CallEnded(call_id=call_id, why=why))

    def dial(self, call_id: str = "c1") -> "Agent":
        return self.tell(events.CallDialled(call_id=call_id, policy=self.policy))

    def after_s(self, seconds: float) -> "Agent":
        self.clock.pass_s(seconds)
        return self.tell(events.TimePassed())

    @property
    def at(self) -> tuple[State, str]:
        return self.machine.status.state, self.machine.status.reason

    @property
    def state(self) -> State:
        return self.machine.status.state

    @property
    def pending(self) -> State | None:
        return self.machine.status.pending


BREAK = (State.NOT_READY, "BREAK")


def test_t1_signing_in_leads_to_not_ready() -> None:
    agent = Agent()
    assert agent.at == (State.NOT_READY, "SYS.LOGIN")
    assert agent.machine.status.cause is Cause.SYSTEM


def test_a_failed_sign_in_leads_back() -> None:
    machine = new_machine(Rules(), Moment(0, FakeClock().at))
    machine = step(machine, events.SignInStarted(), Moment(1, FakeClock().at))
    assert machine.status.state is State.LOGGING_IN
    assert step(machine, events.SignInFailed(), Moment(2, FakeClock().at)).status.state is State.LOGGED_OUT


def test_t2_ready_is_chosen() -> None:
    assert Agent().ready().at == (State.READY, "")


def test_t3_sign_out_from_not_ready_only() -> None:
    assert Agent().ready().choose(State.LOGGED_OUT, "END").state is State.READY
    assert Agent().choose(State.LOGGED_OUT, "END").at == (State.LOGGED_OUT, "END")


def test_t4_another_reason_is_a_new_interval() -> None:
    agent = Agent().choose(State.NOT_READY, "BREAK")
    since = agent.machine.status.since_ns
    assert agent.choose(State.NOT_READY, "BREAK").machine.status.since_ns == since
    assert agent.choose(State.NOT_READY, "LUNCH").machine.status.since_ns > since


def test_t5_not_ready_needs_a_reason() -> None:
    assert Agent().ready().choose(State.NOT_READY).state is State.READY
    assert Agent().ready().choose(State.NOT_READY, "BREAK").at == BREAK


def test_t6_t7_offered_and_answered() -> None:
    agent = Agent().ready().ring()
    assert (agent.state, agent.machine.status.call_id) == (State.RESERVED, "c1")
    assert agent.tell(events.CallAnswered(call_id="c1")).state is State.TALKING


@pytest.mark.parametrize("why", [EndReason.CALLER_GAVE_UP, EndReason.ANSWERED_ELSEWHERE, EndReason.NETWORK])
def test_t8_an_offer_withdrawn_leads_back(why: EndReason) -> None:
    assert Agent().ready().ring().end(why=why).state is State.READY
    assert Agent().choose(State.NOT_READY, "BREAK").ring().end(why=why).at == BREAK


def test_t9_a_missed_call_leads_to_not_ready_rona() -> None:
    agent = Agent().ready().ring().end(why=EndReason.RING_TIMEOUT)
    assert agent.at == (State.NOT_READY, "SYS.RONA")
    assert agent.machine.status.cause is Cause.SYSTEM


def test_t9_the_site_may_allow_a_miss() -> None:
    agent = Agent(rules=Rules(misses_before_not_ready=2)).ready().ring().end(why=EndReason.RING_TIMEOUT)
    assert agent.state is State.READY
    assert agent.ring("c2").end("c2", EndReason.RING_TIMEOUT).at == (State.NOT_READY, "SYS.RONA")


def test_t9_an_answered_call_forgives_the_miss_before() -> None:
    agent = Agent(WrapPolicy(mode="off"), Rules(misses_before_not_ready=2))
    agent.ready().ring().end(why=EndReason.RING_TIMEOUT).talk("c2").end("c2")
    assert agent.ring("c3").end("c3", EndReason.RING_TIMEOUT).state is State.READY


def test_t10_a_rejection_leads_to_not_ready() -> None:
    assert Agent().ready().ring().end(why=EndReason.AGENT_REJECTED).at == (State.NOT_READY, "SYS.REJECTED")


def test_t11_t12_dialling_from_ready_and_not_ready() -> None:
    for agent in (Agent().ready(), Agent()):
        assert agent.dial().state is State.DIALLING
        assert agent.tell(events.CallAnswered(call_id="c1")).state is State.TALKING


def test_t13_a_failed_outgoing_call_is_wrapped_up_by_policy() -> None:
    assert Agent().ready().dial().end(why=EndReason.BUSY).state is State.WRAP_READY
    lax = Rules(wrap_failed_outbound=False)
    assert Agent(rules=lax).ready().dial().end(why=EndReason.BUSY).state is State.READY
    assert Agent(rules=lax).choose(State.NOT_READY, "BREAK").dial().end(why=EndReason.BUSY).at == BREAK


def test_t14_hold_and_retrieve() -> None:
    agent = Agent().ready().talk().tell(events.CallHeld(call_id="c1"))
    assert agent.state is State.HOLD
    assert agent.tell(events.CallRetrieved(call_id="c1")).state is State.TALKING


def test_t15_without_wrap_up_the_agent_is_where_the_agent_was() -> None:
    off = WrapPolicy(mode="off")
    assert Agent(off).ready().talk().end().state is State.READY
    assert Agent(off).choose(State.NOT_READY, "BREAK").talk().end().at == BREAK


def test_t16_wrap_up_leads_where_the_agent_was() -> None:
    assert Agent().ready().talk().end().state is State.WRAP_READY
    assert Agent().talk().end().state is State.WRAP_NOT_READY
    held = Agent().ready().talk().tell(events.CallHeld(call_id="c1")).end()
    assert held.state is State.WRAP_READY


def test_t17_pending_not_ready_makes_it_wrap_not_ready() -> None:
    agent = Agent().ready().talk().choose(State.NOT_READY, "BREAK").end()
    assert agent.state is State.WRAP_NOT_READY
    assert agent.tell(events.FormSaved()).at == BREAK
    assert agent.pending is None


def test_t18_the_last_choice_wins_and_can_be_cleared() -> None:
    agent = Agent().ready().talk().choose(State.NOT_READY, "BREAK").choose(State.NOT_READY, "LUNCH")
    assert (agent.state, agent.pending, agent.machine.status.pending_reason) == (
        State.TALKING,
        State.NOT_READY,
        "LUNCH",
    )
    agent.choose(State.LOGGED_OUT, "END")
    assert agent.pending is State.LOGGED_OUT
    assert agent.tell(events.PendingCleared()).pending is None
    assert agent.end().state is State.WRAP_READY


def test_t18_a_choice_while_it_rings_waits_too() -> None:
    agent = Agent().ready().ring().choose(State.NOT_READY, "BREAK")
    assert agent.state is State.RESERVED
    assert agent.end(why=EndReason.CALLER_GAVE_UP).at == BREAK


def test_t18_a_pending_break_beats_rona() -> None:
    agent = Agent().ready().ring().choose(State.NOT_READY, "BREAK").end(why=EndReason.RING_TIMEOUT)
    assert agent.at == BREAK


def test_t18_a_pending_sign_out_comes_true_after_the_wrap_up() -> None:
    agent = Agent().ready().talk().choose(State.LOGGED_OUT, "END").end()
    assert agent.state is State.WRAP_NOT_READY
    assert agent.tell(events.FormSaved(call_id="c1")).at == (State.LOGGED_OUT, "END")


def test_t19_submit_or_timer_end_wrap_ready() -> None:
    assert Agent().ready().talk().end().tell(events.FormSaved()).state is State.READY
    agent = Agent().ready().talk().end().after_s(58)
    assert agent.state is State.WRAP_READY
    agent.after_s(1)
    assert agent.state is State.READY
    assert agent.machine.expired == "c1"


def test_t20_not_ready_leaves_wrap_ready_and_the_form_is_owed() -> None:
    agent = Agent().ready().talk().end().choose(State.NOT_READY, "BREAK")
    assert agent.at == BREAK
    assert agent.machine.status.ready_blocked_by == "unwrapped"
    assert agent.ready().at == BREAK
    agent.tell(events.FormSaved(call_id="c1"))
    assert agent.ready().state is State.READY


def test_t21_wrap_not_ready_leads_to_the_pending_reason() -> None:
    assert Agent().choose(State.NOT_READY, "BREAK").talk().end().after_s(61).at == BREAK


def test_t22_ready_leaves_wrap_not_ready_when_no_code_is_owed() -> None:
    free = WrapPolicy(mode="discretionary", disposition_required=False)
    assert Agent(free).talk().end().ready().state is State.READY
    owing = Agent().talk().end().ready()
    assert owing.state is State.WRAP_NOT_READY
    assert owing.machine.status.ready_blocked_by == "unwrapped"


def test_t23_an_extension_moves_the_end() -> None:
    agent = Agent().ready().talk().end().tell(events.WrapExtended(), events.WrapExtended())
    assert agent.after_s(70).state is State.WRAP_READY
    assert agent.after_s(30).state is State.READY


def test_t24_dialling_out_of_wrap_up_closes_it_with_the_default_code() -> None:
    agent = Agent().ready().talk().end().dial("c2")
    assert (agent.state, agent.machine.expired) == (State.DIALLING, "c1")
    agent.tell(events.FormSaved(call_id="c1"))
    assert agent.machine.expired == ""
    assert agent.end("c2", EndReason.NO_ANSWER).tell(events.FormSaved()).state is State.READY


def test_t25_a_supervisor_acts_at_once_on_the_idle() -> None:
    agent = Agent().ready().choose(State.NOT_READY, by=Cause.SUPERVISOR)
    assert agent.at == (State.NOT_READY, "SYS.SUPERVISOR")
    assert agent.machine.status.cause is Cause.SUPERVISOR
    assert agent.choose(State.READY, by=Cause.SUPERVISOR).state is State.READY
    assert agent.choose(State.LOGGED_OUT, by=Cause.SUPERVISOR).state is State.LOGGED_OUT


def test_t25_a_supervisor_waits_for_the_calls_end_and_the_agent_cannot_undo_it() -> None:
    agent = Agent().ready().talk().choose(State.NOT_READY, by=Cause.SUPERVISOR)
    assert (agent.state, agent.machine.status.pending_by) == (State.TALKING, Cause.SUPERVISOR)
    agent.ready().tell(events.PendingCleared())
    assert agent.pending is State.NOT_READY
    assert agent.end().choose(State.READY).tell(events.FormSaved()).at == (State.NOT_READY, "SYS.SUPERVISOR")


def test_t26_t27_a_lost_desk_is_reconciled_and_never_ready_by_itself() -> None:
    agent = Agent().ready().tell(events.HeartbeatLost())
    assert agent.at == (State.LOST, "SYS.CRASH")
    assert agent.tell(events.Reconciled(target=State.READY)).at == (State.NOT_READY, "SYS.CRASH")


def test_t27_a_wrap_up_that_the_pbx_reports_is_one_even_where_the_policy_has_none() -> None:
    agent = Agent(policy=WrapPolicy(mode="off")).ring()
    agent.tell(events.Reconciled(target=State.WRAP_READY, call_id="c1"))
    wrap = agent.machine.status.wrap
    assert agent.at == (State.WRAP_NOT_READY, "SYS.CRASH")
    assert wrap is not None
    assert (wrap.ends_ns, wrap.may_end_early) == (None, True)


def test_t26_a_lost_line_takes_ready_away_and_does_not_give_it_back() -> None:
    agent = Agent().ready().tell(events.LineChanged(registered=False))
    assert agent.at == (State.LOST, "SYS.SIP_LOST")
    agent.tell(events.LineChanged(registered=True))
    assert agent.at == (State.NOT_READY, "SYS.SIP_LOST")
    assert agent.ready().state is State.READY


def test_t26_who_lost_the_line_can_sign_out_or_plan_a_break() -> None:
    lost = Agent().ready().tell(events.LineChanged(registered=False))
    lost.choose(State.NOT_READY, "BREAK").tell(events.LineChanged(registered=True))
    assert lost.at == BREAK
    gone = Agent().ready().tell(events.LineChanged(registered=False)).choose(State.LOGGED_OUT, "END")
    assert gone.at == (State.LOGGED_OUT, "END")


def test_t26_a_call_outlives_a_lost_line() -> None:
    agent = Agent().ready().talk().tell(events.LineChanged(registered=False))
    assert agent.state is State.TALKING
    assert agent.end().tell(events.FormSaved()).at == (State.NOT_READY, "SYS.SIP_LOST")


def test_t27_a_call_that_rings_the_lost_does_not_make_them_ready() -> None:
    agent = Agent().ready().tell(events.HeartbeatLost()).ring().end(why=EndReason.CALLER_GAVE_UP)
    assert agent.at == (State.NOT_READY, "SYS.CRASH")


def test_t27_a_call_or_wrap_up_found_is_taken_up_again() -> None:
    agent = Agent().tell(events.HeartbeatLost(), events.Reconciled(target=State.TALKING, call_id="c9"))
    assert (agent.state, agent.machine.status.call_id) == (State.TALKING, "c9")
    assert agent.end("c9").state is State.WRAP_NOT_READY
    again = Agent().tell(events.Reconciled(target=State.WRAP_READY, call_id="c9", policy=TIMED))
    assert again.state is State.WRAP_NOT_READY
    assert again.after_s(61).at == (State.NOT_READY, "SYS.CRASH")


def test_t28_a_locked_screen_takes_ready_away() -> None:
    agent = Agent().ready().tell(events.LockChanged(locked=True))
    assert agent.at == (State.NOT_READY, "SYS.LOCKED")
    assert agent.ready().state is State.NOT_READY
    agent.tell(events.LockChanged(locked=False))
    assert agent.at == (State.NOT_READY, "SYS.LOCKED")
    assert agent.ready().state is State.READY


def test_no_sound_takes_ready_away() -> None:
    agent = Agent().ready().tell(events.SoundChanged(ok=False))
    assert agent.at == (State.NOT_READY, "SYS.DEVICE")
    assert agent.machine.status.ready_blocked_by == "no_sound"


def test_t30_signing_in_elsewhere_ends_this_desk_but_not_its_call() -> None:
    away = events.Chosen(target=State.LOGGED_OUT, by=Cause.SYSTEM)
    assert Agent().ready().tell(away).at == (State.LOGGED_OUT, "SYS.RELOGIN")
    agent = Agent().ready().talk().tell(away)
    assert agent.state is State.TALKING
    assert agent.end().tell(events.FormSaved()).at == (State.LOGGED_OUT, "SYS.RELOGIN")


# ---- wrap-up by policy and around another call ----


def test_a_locked_timer_runs_out_even_when_the_form_is_saved() -> None:
    agent = Agent(replace(TIMED, mode="timed_locked")).ready().talk().end()
    agent.tell(events.FormSaved(), events.WrapEnded())
    assert agent.state is State.WRAP_READY
    agent.choose(State.NOT_READY, "BREAK")
    assert agent.state is State.WRAP_NOT_READY
    agent.after_s(60)
    assert agent.at == BREAK
    assert agent.machine.expired == ""


def test_ending_early_needs_the_code_that_is_owed() -> None:
    assert Agent().ready().talk().end().tell(events.WrapEnded()).state is State.WRAP_READY
    free = WrapPolicy(mode="optional")
    assert Agent(free).ready().talk().end().tell(events.WrapEnded()).state is State.READY


def test_the_watchdog_ends_an_untimed_wrap_up() -> None:
    agent = Agent(WrapPolicy(mode="discretionary")).ready().talk().end()
    assert agent.after_s(890).state is State.WRAP_READY
    assert agent.after_s(20).state is State.READY
    assert agent.machine.expired == "c1"


def test_a_choice_in_wrap_up_can_be_taken_back() -> None:
    agent = Agent(replace(TIMED, mode="timed_locked")).ready().talk().end()
    agent.choose(State.LOGGED_OUT, "END")
    assert agent.state is State.WRAP_NOT_READY
    assert agent.tell(events.PendingCleared()).state is State.WRAP_READY


def test_a_call_that_rings_in_wrap_up_and_goes_gives_the_wrap_up_back() -> None:
    agent = Agent().ready().talk().end().ring("c2")
    assert agent.state is State.RESERVED
    agent.end("c2", EndReason.RING_TIMEOUT)
    assert (agent.state, agent.machine.status.call_id) == (State.WRAP_READY, "c1")
    assert agent.after_s(60).state is State.READY


def test_a_wrap_up_whose_time_ran_out_while_it_rang_is_over() -> None:
    agent = Agent().ready().talk().end().ring("c2")
    agent.clock.pass_s(60)
    agent.end("c2", EndReason.CALLER_GAVE_UP)
    assert (agent.state, agent.machine.expired) == (State.READY, "c1")


def test_a_form_saved_while_the_next_call_rings_is_not_owed() -> None:
    agent = Agent().ready().talk().end().ring("c2").tell(events.FormSaved(call_id="c1"))
    agent.tell(events.CallAnswered(call_id="c2"))
    assert agent.machine.unwrapped == ()


def test_a_call_answered_in_wrap_up_leaves_its_form_owed() -> None:
    agent = Agent().ready().talk().end().talk("c2").end("c2").tell(events.FormSaved(call_id="c2"))
    assert agent.at == (State.NOT_READY, "SYS.UNWRAPPED")
    assert agent.tell(events.FormSaved(call_id="c1")).ready().state is State.READY


def test_another_call_taken_is_what_the_agent_talks_on() -> None:
    agent = Agent().ready().talk()
    agent.tell(events.CallHeld(call_id="c1"), events.CallTaken(call_id="c2", held=False, policy=TIMED))
    assert (agent.state, agent.machine.status.call_id) == (State.TALKING, "c2")


def test_a_call_on_hold_that_comes_back_cuts_the_wrap_up_short_and_its_form_is_owed() -> None:
    agent = Agent().ready().talk()
    agent.tell(events.CallTaken(call_id="c2", held=False, policy=TIMED)).end("c2")
    assert agent.state is State.WRAP_READY
    agent.tell(events.CallTaken(call_id="c1", held=True, policy=TIMED))
    assert (agent.state, agent.machine.unwrapped) == (State.HOLD, ("c2",))
    agent.tell(events.CallRetrieved(call_id="c1")).end("c1").tell(events.FormSaved(call_id="c1"))
    assert agent.at == (State.NOT_READY, "SYS.UNWRAPPED")
    assert agent.tell(events.FormSaved(call_id="c2")).ready().state is State.READY


def test_a_call_that_ends_on_hold_owes_its_form() -> None:
    agent = Agent().ready().talk()
    agent.tell(events.CallTaken(call_id="c2", held=False, policy=TIMED))
    agent.tell(events.CallLeft(call_id="c0", owes_code=False), events.CallLeft(call_id="c1", owes_code=True))
    assert (agent.state, agent.machine.unwrapped) == (State.TALKING, ("c1",))
    agent.end("c2").tell(events.CallLeft(call_id="c9", owes_code=True))
    assert agent.machine.unwrapped == ("c1",)


def test_nobody_takes_a_call_who_is_signed_out() -> None:
    agent = Agent().choose(State.LOGGED_OUT, "SIGN_OUT")
    agent.tell(events.CallTaken(call_id="c1", held=False, policy=TIMED), events.CallLeft(call_id="c1", owes_code=True))
    assert (agent.state, agent.machine.unwrapped) == (State.LOGGED_OUT, ())


def test_events_of_another_call_change_nothing() -> None:
    agent = Agent().ready().talk()
    before: Machine = agent.machine
    agent.end("ghost").tell(events.CallHeld(call_id="ghost"), events.CallAnswered(call_id="ghost")).ring("c2")
    assert agent.machine == before


@pytest.mark.parametrize("target", sorted(set(State) - {State.READY, State.NOT_READY, State.LOGGED_OUT}))
def test_call_states_cannot_be_chosen(target: Any) -> None:
    assert Agent().ready().choose(target, "X").state is State.READY


def test_each_event_has_its_transition() -> None:
    agent = Agent()
    for kind in events.AgentEvent.__subclasses__():
        fields = {"call_id": "c1", "policy": TIMED, "why": EndReason.BUSY, "registered": True, "ok": True}
        fields |= {"locked": False, "target": State.NOT_READY, "held": False, "owes_code": True}
        known = {name: value for name, value in fields.items() if name in kind.__struct_fields__}
        assert isinstance(step(agent.machine, kind(**known), agent.now), Machine)


def test_a_closed_desk_is_signed_out_whatever_went_on() -> None:
    agent = Agent().ready().talk().end().ring("c2").tell(events.DeskClosed())
    assert agent.machine.status.state is State.LOGGED_OUT
    assert agent.machine.unwrapped == ("c1",)
    assert agent.tell(events.DeskClosed()).machine.status.cause is Cause.AGENT
