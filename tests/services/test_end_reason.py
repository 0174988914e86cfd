import pytest

from app.services.call import EndReason, Phase
from app.services.end_reason import why_ended
from app.telephony.events import Ended
from tests.services.stubs import make_call


def ended(code: int, side: str, reason: str = "") -> Ended:
    return Ended(at_ns=0, call_id="c1", code=code, reason=reason, side=side)


RINGS = make_call()
DIALS = make_call(incoming=False, phase=Phase.DIALLING)
TALKS = make_call(phase=Phase.TALKING, answered_ns=5)


@pytest.mark.parametrize(
    ("call", "event", "why"),
    [
        (TALKS, ended(200, "remote"), EndReason.CUSTOMER_HUNG_UP),
        (make_call(phase=Phase.TALKING, answered_ns=5, ending=EndReason.AGENT_HUNG_UP), ended(200, "local"),
         EndReason.AGENT_HUNG_UP),
        (TALKS, ended(200, "local"), EndReason.AGENT_HUNG_UP),
        (RINGS, ended(487, "remote"), EndReason.CALLER_GAVE_UP),
        (RINGS, ended(487, "remote", "Call completed elsewhere"), EndReason.ANSWERED_ELSEWHERE),
        (RINGS, ended(200, "remote"), EndReason.ANSWERED_ELSEWHERE),
        (make_call(ending=EndReason.RING_TIMEOUT), ended(480, "local"), EndReason.RING_TIMEOUT),
        (make_call(ending=EndReason.AGENT_REJECTED), ended(486, "local"), EndReason.AGENT_REJECTED),
        (DIALS, ended(486, "remote"), EndReason.BUSY),
        (DIALS, ended(600, "remote"), EndReason.BUSY),
        (DIALS, ended(480, "remote"), EndReason.NO_ANSWER),
        (DIALS, ended(408, "remote"), EndReason.NO_ANSWER),
        (DIALS, ended(404, "remote"), EndReason.NOT_FOUND),
        (DIALS, ended(484, "remote"), EndReason.NOT_FOUND),
        (DIALS, ended(603, "remote"), EndReason.DECLINED),
        (DIALS, ended(403, "remote"), EndReason.DECLINED),
        (make_call(incoming=False, phase=Phase.DIALLING, ending=EndReason.CANCELLED), ended(487, "local"),
         EndReason.CANCELLED),
        (DIALS, ended(503, "remote"), EndReason.NETWORK),
        (DIALS, ended(408, "local"), EndReason.NETWORK),
        (TALKS, ended(408, "remote"), EndReason.NETWORK),
        (RINGS, ended(503, "remote"), EndReason.NETWORK),
        (TALKS, ended(0, "phone"), EndReason.PHONE_LOST),
        (RINGS, ended(0, "phone"), EndReason.PHONE_LOST),
        (DIALS, ended(0, "phone", "bad_number"), EndReason.NOT_FOUND),
        (DIALS, ended(0, "phone", "not_registered"), EndReason.NETWORK),
    ],
)  # fmt: skip
def test_each_end_has_its_reason(call: object, event: Ended, why: EndReason) -> None:
    assert why_ended(call, event) is why


def test_the_caller_who_was_faster_than_our_rejection_gave_up() -> None:
    call = make_call(ending=EndReason.AGENT_REJECTED)
    assert why_ended(call, ended(487, "remote")) is EndReason.CALLER_GAVE_UP


def test_answered_elsewhere_on_our_own_calls_bye_is_ignored() -> None:
    # Asterisk's queue option C puts the same Reason on the BYE of the agent who did take the call.
    assert why_ended(TALKS, ended(200, "remote", "Call completed elsewhere")) is EndReason.CUSTOMER_HUNG_UP


def test_no_reason_of_the_closed_list_is_forgotten_here() -> None:
    marks = test_each_end_has_its_reason.pytestmark[0].args[1]
    assert {case[2] for case in marks} == set(EndReason)
