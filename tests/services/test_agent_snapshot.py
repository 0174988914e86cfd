from datetime import timedelta

import pytest

from app.services import agent_events as events
from app.services.agent_events import Moment
from app.services.agent_machine import Machine, Rules
from app.services.agent_snapshot import Snapshot, fresh_machine, has_crashed, read_snapshot, reconcile, write_snapshot
from app.services.agent_state import State
from app.services.state_machine import step
from tests.services.test_state_machine import Agent

REBOOTED_NS = 4_000_000_000


def come_back(agent: Agent, away_s: float) -> tuple[list[Machine], Agent]:
    """The program dies without a word and starts `away_s` later, on a machine that was rebooted."""
    snapshot = read_snapshot(write_snapshot(agent.machine, agent.now))
    assert snapshot is not None
    agent.clock.pass_s(away_s)
    agent.clock.ns = REBOOTED_NS
    machines = reconcile(snapshot, Rules(), agent.now)
    agent.machine = machines[-1]
    return machines, agent


def test_the_stretch_gone_is_lost_and_ends_not_ready() -> None:
    agent = Agent().ready()
    died = agent.clock.at
    machines, agent = come_back(agent, 300)
    assert [m.status.state for m in machines] == [State.READY, State.LOST, State.NOT_READY]
    assert (machines[1].status.since_at, machines[2].status.since_at) == (died, died + timedelta(seconds=300))
    assert agent.at == (State.NOT_READY, "SYS.CRASH")


def test_a_wrap_up_goes_on_with_the_time_that_is_left() -> None:
    agent = Agent().ready().talk().end().after_s(9)
    _, agent = come_back(agent, 20)
    assert agent.state is State.WRAP_NOT_READY
    assert agent.machine.status.call_id == "c1"
    assert agent.machine.status.wrap.ends_ns == REBOOTED_NS + 30 * 10**9
    agent.tell(events.LineChanged(registered=True), events.FormSaved())
    assert agent.at == (State.NOT_READY, "SYS.CRASH")


def test_a_wrap_up_that_ran_out_leaves_its_form_owed() -> None:
    _, agent = come_back(Agent().ready().talk().end(), 100)
    agent.tell(events.LineChanged(registered=True)).ready()
    assert agent.at == (State.NOT_READY, "SYS.CRASH")
    agent.tell(events.FormSaved(call_id="c1")).ready()
    assert agent.state is State.READY


def test_a_call_that_was_up_is_wrapped_up() -> None:
    _, agent = come_back(Agent().ready().talk(), 5)
    assert agent.state is State.WRAP_NOT_READY
    assert agent.machine.status.wrap.ends_ns == REBOOTED_NS + 60 * 10**9


def test_a_wrap_up_under_a_ringing_call_comes_back() -> None:
    _, agent = come_back(Agent().ready().talk().end().ring("c2"), 10)
    assert (agent.state, agent.machine.status.call_id) == (State.WRAP_NOT_READY, "c1")


@pytest.mark.parametrize("text", [None, "", "{", '{"machine": 1}', '{"seen": [1]}'])
def test_what_cannot_be_read_is_as_if_it_were_not_there(text: str | None) -> None:
    assert read_snapshot(text) is None


def test_signed_out_goes_on_across_programs() -> None:
    agent = Agent().choose(State.LOGGED_OUT, "END")
    since = agent.machine.status.since_at
    snapshot = Snapshot(machine=agent.machine, seen=agent.now)
    assert not has_crashed(snapshot)
    agent.clock.pass_s(3600)
    machine = fresh_machine(snapshot, Rules(), agent.now)
    assert (machine.status.state, machine.status.since_at) == (State.LOGGED_OUT, since)
    signed_in = step(step(machine, events.SignInStarted(), agent.now), events.SignedIn(), agent.now)
    assert signed_in.status.since_at == agent.now.at


def test_a_first_start_has_not_crashed() -> None:
    assert not has_crashed(None)
    assert fresh_machine(None, Rules(), Moment(1, Agent().clock.at)).status.state is State.LOGGED_OUT
