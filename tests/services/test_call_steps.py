from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.records import TrustLevel
from app.services.call import Call, EndReason, Phase
from app.services.call_steps import ask_end, facts_of, new_incoming, step, trust_of
from app.telephony import events
from app.telephony.handover import Handover
from tests.services.stubs import NOON, FakeClock, make_call

S = 1_000_000_000
START = make_call().started_ns
METHODS = ("pin", "otp")


def answered() -> events.Answered:
    return events.Answered(at_ns=0, call_id="c1")


def ended(code: int = 200, side: str = "remote") -> events.Ended:
    return events.Ended(at_ns=0, call_id="c1", code=code, reason="", side=side)


def held(by_us: bool = True) -> events.Held:
    return events.Held(at_ns=0, call_id="c1", by_us=by_us)


def retrieved(by_us: bool = True) -> events.Retrieved:
    return events.Retrieved(at_ns=0, call_id="c1", by_us=by_us)


def play(*steps: tuple[float, events.Event], call: Call | None = None) -> Call:
    now = call or make_call()
    for seconds, event in steps:
        now = step(now, event, START + int(seconds * S))
    return now


def test_a_whole_call_counts_its_ring_talk_and_hold() -> None:
    facts = facts_of(play((4, answered()), (10, held()), (30, retrieved()), (40, ended())))
    assert (facts.ring_ms, facts.talk_ms, facts.hold_ms) == (4_000, 16_000, 20_000)
    assert facts.ring_at == NOON
    assert facts.answered_at == NOON + timedelta(seconds=4)
    assert facts.ended_at == NOON + timedelta(seconds=40)
    assert facts.end_reason == "customer_hung_up"
    assert (facts.direction, facts.queue, facts.caller_number) == ("in", "bank", "+8613800138001")


def test_a_call_that_ends_on_hold_counts_the_hold() -> None:
    assert facts_of(play((1, answered()), (2, held()), (7, ended()))).hold_ms == 5_000


def test_held_by_both_sides_is_talking_again_only_when_neither_holds() -> None:
    call = play((1, answered()), (2, held(by_us=False)), (3, held()))
    assert (call.held_by_us, call.held_by_them) == (True, True)
    call = play((4, retrieved()), call=call)
    assert (call.phase, call.held_by_us) == (Phase.HELD, False)
    call = play((6, retrieved(by_us=False)), call=call)
    assert call.phase is Phase.TALKING
    assert call.hold_total_ns == 4 * S


def test_a_late_answer_does_not_wake_an_ended_call() -> None:
    over = play((2, ended(487)))
    assert step(over, answered(), START + 3 * S) is over
    assert over.end_reason is EndReason.CALLER_GAVE_UP


def test_asking_an_ended_call_to_end_changes_nothing() -> None:
    over = play((2, ended(487)))
    assert ask_end(over, EndReason.AGENT_REJECTED) is over


def test_hold_before_the_answer_is_ignored() -> None:
    call = make_call()
    assert step(call, held(), START) is call


def test_mute_and_encryption_are_taken_over_once() -> None:
    muted = events.Muted(at_ns=0, call_id="c1", on=True)
    media = events.MediaChanged(at_ns=0, call_id="c1", codec="PCMA", encrypted=True)
    call = play((1, answered()), (1, muted), (1, media))
    assert call.muted
    assert call.encrypted
    assert step(call, muted, START) is call


@pytest.mark.parametrize(
    ("handover", "e164", "trust"),
    [
        (Handover(caller_number="+86138"), 86138, TrustLevel.NONE),
        (Handover(method="pin"), 86138, TrustLevel.NONE),
        (Handover(withheld=True, trusted=True), None, TrustLevel.NONE),
        (Handover(trusted=True), None, TrustLevel.NONE),
        (Handover(trusted=True), 86138, TrustLevel.NUMBER),
        (Handover(trusted=True, method="no"), 86138, TrustLevel.NUMBER),
        (Handover(trusted=True, method="PIN"), 86138, TrustLevel.NUMBER),
        (Handover(trusted=True, method="pin"), None, TrustLevel.NONE),
        (Handover(trusted=True, customer_claim="C1", method="PIN"), 86138, TrustLevel.IVR),
        (Handover(trusted=True, customer_claim="C1", method="no"), 86138, TrustLevel.NUMBER),
        (Handover(trusted=True, withheld=True, customer_claim="C1", method="pin"), None, TrustLevel.IVR),
    ],
)
def test_trust_comes_from_the_registrars_headers_only(handover: Handover, e164: int | None, trust: TrustLevel) -> None:
    assert trust_of(handover, e164, METHODS) is trust


def test_an_incoming_call_carries_its_trust_and_its_wall_clock() -> None:
    call = new_incoming(
        "c1", Handover(trusted=True, customer_claim="C1", method="otp"), 86138, METHODS, START, FakeClock()
    )
    assert (call.phase, call.trust, call.started_at) == (Phase.RINGING, TrustLevel.IVR, NOON)


ANY = st.one_of(
    st.builds(answered),
    st.builds(ended, st.sampled_from([0, 200, 408, 480, 486, 487, 503]), st.sampled_from(["local", "remote", "phone"])),
    st.builds(held, st.booleans()),
    st.builds(retrieved, st.booleans()),
    st.builds(events.Muted, at_ns=st.just(0), call_id=st.just("c1"), on=st.booleans()),
)


@given(st.lists(st.tuples(st.integers(-5, 50), ANY), max_size=30))
def test_whatever_comes_in_whatever_order_the_call_stays_sane(steps: list[tuple[int, events.Event]]) -> None:
    call = make_call()
    for seconds, event in steps:
        after = step(call, event, START + seconds * S)
        if call.phase is Phase.ENDED:
            assert after is call
        assert not (after.phase is Phase.RINGING and call.phase is not Phase.RINGING)
        assert (after.phase is Phase.ENDED) == (after.end_reason is not None)
        assert (after.phase is Phase.HELD) == (after.held_since_ns is not None)
        assert after.hold_total_ns >= call.hold_total_ns
        call = after
    facts = facts_of(call)
    assert min(facts.ring_ms, facts.talk_ms, facts.hold_ms) >= 0
