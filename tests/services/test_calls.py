from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from app.models.number import Numbers
from app.models.records import TrustLevel
from app.services.call import EndReason, Phase
from app.services.calls import MOST_CALLS, CallKeeper
from app.telephony import events
from app.telephony.handover import HeaderRule
from tests.fakes.phone import FakePhone
from tests.services.stubs import FakeClock, Listener

RULES = (
    HeaderRule(header="X-CC-Call-Id", field="pbx_call_id"),
    HeaderRule(header="X-CC-Authenticated", field="method"),
    HeaderRule(header="X-CC-Queue", field="queue"),
    HeaderRule(header="X-CC-Customer-Id", field="customer_claim"),
)
CUSTOMER = UUID(int=1)
FROM = ("from", "<sip:+8613800138001@pbx>;tag=1")


class Desk:
    def __init__(self, ring_timeout_s: float = 20) -> None:
        self.phone = FakePhone()
        self.clock = FakeClock()
        self.keeper = CallKeeper(self.phone, Numbers(), RULES, ("pin",), ring_timeout_s, self.clock)
        self.phone.event_told.connect(self.keeper.on_event)
        self.changed = Listener(self.keeper.call_changed)
        self.ended = Listener(self.keeper.call_ended)
        self.waiting = Listener(self.keeper.waiting_changed)

    def ring(self, call_id: str = "c1", *headers: tuple[str, str], from_registrar: bool = True) -> None:
        self.phone.ring(call_id, (FROM, *headers), from_registrar=from_registrar)

    def close(self) -> None:
        for call in self.keeper.calls:
            self.phone.end(call.call_id, 200, "", "remote")

    @property
    def current(self) -> Any:
        return self.keeper.current


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


def test_ringing_becomes_a_call_with_number_trust_and_queue(desk: Desk) -> None:
    claim = ("x-cc-customer-id", "6222 0200 1111 2222")
    desk.ring("c1", ("x-cc-authenticated", "pin"), ("x-cc-queue", "cards"), claim)
    call = desk.changed.last
    assert (call.e164, call.trust, call.handover.queue) == (8613800138001, TrustLevel.IVR, "cards")


def test_a_check_without_a_usable_claim_is_no_check(desk: Desk) -> None:
    desk.ring("c1", ("x-cc-authenticated", "pin"), ("x-cc-customer-id", "6222/0200"))
    assert (desk.current.handover.customer_claim, desk.current.trust) == ("", TrustLevel.NUMBER)


def test_a_doubt_lowers_and_never_lifts(desk: Desk) -> None:
    desk.ring("c1", ("x-cc-authenticated", "pin"), ("x-cc-customer-id", "C1"))
    desk.keeper.doubt("c1", TrustLevel.NUMBER)
    assert desk.current.trust is TrustLevel.NUMBER
    desk.keeper.doubt("c1")
    desk.keeper.doubt("c1", TrustLevel.NUMBER)
    desk.keeper.doubt("ghost")
    assert desk.current.trust is TrustLevel.NONE


def test_headers_from_elsewhere_than_the_registrar_are_worth_nothing(desk: Desk) -> None:
    desk.ring("c1", ("x-cc-authenticated", "pin"), from_registrar=False)
    assert desk.current.trust is TrustLevel.NONE
    assert desk.current.handover.method == ""


def test_answer_hold_mute_digits_and_hang_up(desk: Desk) -> None:
    desk.ring()
    desk.keeper.answer()
    assert desk.current.phase is Phase.TALKING
    desk.keeper.toggle_mute()
    assert desk.current.muted
    desk.keeper.toggle_mute()
    desk.keeper.send_digits("12#")
    desk.keeper.toggle_hold()
    assert desk.current.phase is Phase.HELD
    desk.keeper.toggle_hold()
    assert desk.current.phase is Phase.TALKING
    desk.keeper.hang_up()
    assert desk.keeper.current is None
    assert desk.ended.last.end_reason is EndReason.AGENT_HUNG_UP
    assert [asked[0] for asked in desk.phone.asked] == [
        "answer", "mute", "mute", "send_digits", "hold", "retrieve", "hang_up",
    ]  # fmt: skip


def test_what_the_call_does_not_allow_is_not_asked_of_the_phone(desk: Desk) -> None:
    for ask in (desk.keeper.answer, desk.keeper.reject, desk.keeper.hang_up, desk.keeper.toggle_hold):
        ask()
    desk.ring()
    desk.keeper.toggle_hold()
    desk.keeper.toggle_mute()
    desk.keeper.send_digits("1")
    desk.keeper.hang_up()
    assert desk.phone.asked == []


def test_only_digits_are_sent_as_digits(desk: Desk) -> None:
    desk.ring()
    desk.keeper.answer()
    desk.keeper.send_digits("12;drop")
    assert ("send_digits", "c1", "12;drop") not in desk.phone.asked


def test_answering_twice_asks_once(desk: Desk) -> None:
    desk.phone.obey = False
    desk.ring()
    desk.keeper.answer()
    desk.keeper.answer()
    assert desk.phone.asked == [("answer", "c1")]


def test_the_caller_gives_up_just_as_the_agent_answers(desk: Desk) -> None:
    desk.phone.obey = False
    desk.ring()
    desk.keeper.answer()
    desk.phone.far_end_hangs_up("c1", 487)
    desk.phone.tell(events.CommandFailed(at_ns=0, command="Answer", call_id="c1", sentence_code="call_over"))
    desk.phone.tell(events.Answered(at_ns=0, call_id="c1"))
    assert desk.keeper.current is None
    assert [call.end_reason for call in desk.ended.heard] == [EndReason.CALLER_GAVE_UP]


def test_a_rejected_call_says_so(desk: Desk) -> None:
    desk.ring()
    desk.keeper.reject()
    assert desk.phone.asked == [("reject", "c1", 486)]
    assert desk.ended.last.end_reason is EndReason.AGENT_REJECTED


def test_a_call_that_rings_too_long_is_answered_480(desk: Desk) -> None:
    desk.ring()
    desk.clock.pass_s(19)
    desk.keeper.check_rings()
    assert desk.phone.asked == []
    desk.clock.pass_s(1)
    desk.keeper.check_rings()
    assert desk.phone.asked == [("reject", "c1", 480)]
    assert desk.ended.last.end_reason is EndReason.RING_TIMEOUT


def test_the_ring_time_out_comes_by_itself(qtbot: Any) -> None:
    desk = Desk(ring_timeout_s=0.02)
    with qtbot.waitSignal(desk.keeper.call_ended):
        desk.ring()
        desk.clock.pass_s(1)
    assert desk.ended.last.end_reason is EndReason.RING_TIMEOUT


def test_an_answer_under_way_is_not_cut_by_the_ring_time_out(desk: Desk) -> None:
    desk.phone.obey = False
    desk.ring()
    desk.keeper.answer()
    desk.clock.pass_s(60)
    desk.keeper.check_rings()
    assert desk.phone.asked == [("answer", "c1")]
    desk.phone.tell(events.CommandFailed(at_ns=0, command="Answer", call_id="c1", sentence_code="media_failed"))
    assert desk.phone.asked[-1] == ("reject", "c1", 480)


def test_a_second_call_waits_and_does_not_take_the_strip(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    assert desk.current.call_id == "c1"
    assert [call.call_id for call in desk.waiting.last] == ["c2"]
    assert {call.call_id for call in desk.changed.heard} == {"c1"}
    desk.phone.far_end_hangs_up("c1")
    assert desk.current.call_id == "c2"
    assert desk.waiting.last == ()


def test_a_waiting_call_that_gives_up_ends_without_touching_the_strip(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    desk.phone.far_end_hangs_up("c2", 487)
    assert desk.current.call_id == "c1"
    assert desk.ended.last.call_id == "c2"
    assert desk.changed.last.call_id == "c1"


def test_the_waiting_call_is_taken_when_the_first_is_on_hold(desk: Desk) -> None:
    taken = Listener(desk.keeper.call_taken)
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    desk.phone.asked.clear()
    desk.keeper.take_other()
    assert [asked[:2] for asked in desk.phone.asked] == [("hold", "c1"), ("answer", "c2")]
    assert (desk.current.call_id, desk.current.phase) == ("c2", Phase.TALKING)
    assert [(call.call_id, call.phase) for call in desk.waiting.last] == [("c1", Phase.HELD)]
    assert taken.last.call_id == "c2"
    desk.keeper.take_other()
    assert (desk.current.call_id, desk.current.phase) == ("c1", Phase.TALKING)
    assert desk.waiting.last[0].phase is Phase.HELD
    assert taken.last.call_id == "c1"


def test_two_calls_never_talk_at_once(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    desk.phone.obey = False
    desk.keeper.take_other()
    desk.keeper.take_other()
    assert desk.phone.asked[1:] == [("hold", "c1")]
    assert desk.current.call_id == "c1"
    desk.phone.tell(events.CommandFailed(at_ns=0, command="Hold", call_id="c1", sentence_code="not_now"))
    desk.keeper.take_other()
    assert desk.phone.asked[1:] == [("hold", "c1")] * 2


def test_the_first_call_ends_while_the_agent_goes_over(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    desk.phone.obey = False
    desk.keeper.take_other()
    desk.phone.obey = True
    desk.phone.far_end_hangs_up("c1")
    assert (desk.current.call_id, desk.current.phase) == ("c2", Phase.TALKING)


def test_the_waiting_caller_gives_up_while_the_agent_goes_over(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    desk.phone.obey = False
    desk.keeper.take_other()
    desk.phone.far_end_hangs_up("c2", 487)
    desk.phone.tell(events.Held(at_ns=0, call_id="c1", by_us=True))
    assert (desk.current.call_id, desk.current.phase) == ("c1", Phase.HELD)
    assert ("answer", "c2") not in desk.phone.asked


def test_the_call_on_hold_is_back_when_the_other_one_is_over(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2")
    desk.keeper.take_other()
    desk.phone.far_end_hangs_up("c2")
    assert (desk.current.call_id, desk.current.phase) == ("c1", Phase.HELD)
    assert desk.waiting.last == ()


def test_the_waiting_call_is_rejected_and_the_first_goes_on(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.keeper.reject_other()
    desk.ring("c2")
    desk.keeper.reject_other()
    assert desk.phone.asked[1:] == [("reject", "c2", 486)]
    assert desk.ended.last.end_reason is EndReason.AGENT_REJECTED
    assert desk.current.phase is Phase.TALKING


def test_nothing_is_taken_from_under_a_ringing_or_put_on_hold_call(desk: Desk) -> None:
    desk.keeper.take_other()
    desk.ring("c1")
    desk.ring("c2")
    desk.keeper.take_other()
    assert desk.phone.asked == []
    desk.keeper.answer()
    desk.phone.tell(events.Held(at_ns=0, call_id="c1", by_us=False))
    desk.keeper.take_other()
    assert desk.phone.asked == [("answer", "c1")]


def test_a_re_offer_of_the_call_the_agent_goes_over_to_is_the_one_taken(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.ring("c2", ("x-cc-call-id", "pbx-7"))
    desk.phone.obey = False
    desk.keeper.take_other()
    desk.ring("c3", ("x-cc-call-id", "pbx-7"))
    desk.phone.tell(events.Held(at_ns=0, call_id="c1", by_us=True))
    assert desk.phone.asked[-1] == ("answer", "c3")


def test_a_re_offer_takes_the_place_of_the_offer_before(desk: Desk) -> None:
    desk.ring("c1", ("x-cc-call-id", "pbx-7"))
    desk.ring("c2", ("x-cc-call-id", "pbx-7"))
    assert desk.current.call_id == "c2"
    assert [call.call_id for call in desk.keeper.calls] == ["c2"]
    desk.phone.far_end_hangs_up("c1", 487)
    assert desk.current.call_id == "c2"
    assert desk.ended.heard == []


def test_the_same_ringing_twice_is_one_call(desk: Desk) -> None:
    desk.ring("c1")
    desk.ring("c1")
    assert len(desk.keeper.calls) == 1


def test_a_flood_is_answered_busy_without_a_card(desk: Desk) -> None:
    for n in range(MOST_CALLS + 3):
        desk.ring(f"c{n}")
    assert len(desk.keeper.calls) == MOST_CALLS
    assert desk.phone.asked == [("reject", f"c{MOST_CALLS + n}", 486) for n in range(3)]


def test_a_lost_phone_ends_every_call(desk: Desk) -> None:
    desk.ring("c1")
    desk.keeper.answer()
    desk.phone.tell(events.PhoneLost(at_ns=0, exit_code=-9, restarts=1))
    assert desk.keeper.calls == ()
    assert desk.ended.last.end_reason is EndReason.PHONE_LOST


def test_events_of_unknown_calls_are_ordinary(desk: Desk) -> None:
    desk.phone.tell(events.Answered(at_ns=0, call_id="ghost"))
    desk.phone.tell(events.DigitsReceived(at_ns=0, call_id="ghost", digits="1"))
    assert desk.changed.heard == []


def test_dialling_makes_a_call_and_cancelling_ends_it(desk: Desk) -> None:
    desk.keeper.dial("+86 (138) 0013-8002")
    call = desk.current
    assert (call.phase, call.e164, call.trust) == (Phase.DIALLING, 8613800138002, TrustLevel.NUMBER)
    assert desk.phone.asked == [("dial", call.call_id, "+8613800138002", ())]
    refused = Listener(desk.keeper.dial_refused)
    desk.keeper.dial("95588")
    assert refused.heard == ["call_lives"]
    desk.phone.tell(events.Progressed(at_ns=0, call_id=call.call_id, code=183))
    assert not desk.current.far_end_rings
    desk.phone.tell(events.Progressed(at_ns=0, call_id=call.call_id, code=180))
    assert desk.current.far_end_rings
    desk.keeper.hang_up()
    assert desk.ended.last.end_reason is EndReason.CANCELLED


def test_the_manager_is_called_when_the_customer_is_on_hold(desk: Desk) -> None:
    desk.ring()
    desk.keeper.answer()
    desk.phone.obey = False
    desk.keeper.dial_about("5555 0134", CUSTOMER)
    assert desk.phone.asked[-1] == ("hold", "c1")
    desk.phone.obey = True
    desk.phone.tell(events.Held(at_ns=0, call_id="c1", by_us=True))
    call = desk.current
    assert (call.phase, call.about, call.handover.called_number) == (Phase.DIALLING, CUSTOMER, "55550134")
    assert desk.phone.asked[-1][0] == "dial"
    assert [waiting.call_id for waiting in desk.waiting.last] == ["c1"]
    refused = Listener(desk.keeper.dial_refused)
    desk.keeper.dial_about("95588", CUSTOMER)
    assert refused.heard == ["call_lives"]
    desk.phone.far_end_hangs_up(call.call_id, 486)
    assert (desk.current.call_id, desk.current.phase) == ("c1", Phase.HELD)


def test_without_a_call_the_manager_is_just_called(desk: Desk) -> None:
    desk.keeper.dial_about("+862155550134", CUSTOMER)
    assert (desk.current.phase, desk.current.about) == (Phase.DIALLING, CUSTOMER)


def test_a_customer_who_leaves_while_put_on_hold_leaves_nobody_dialled(desk: Desk) -> None:
    desk.ring()
    desk.keeper.answer()
    desk.phone.obey = False
    desk.keeper.dial_about("55550134", CUSTOMER)
    desk.phone.far_end_hangs_up("c1")
    assert desk.current is None
    assert not any(asked[0] == "dial" for asked in desk.phone.asked)


@pytest.mark.parametrize("number", ["", "sip:a@b", "1" * 40, "12;rm", "+"])
def test_what_cannot_be_dialled_is_not(desk: Desk, number: str) -> None:
    refused = Listener(desk.keeper.dial_refused)
    desk.keeper.dial(number)
    assert desk.phone.asked == []
    assert refused.heard == ["bad_number"]


def test_a_change_of_trust_is_told(desk: Desk) -> None:
    desk.ring()
    desk.keeper.set_trust("c1", TrustLevel.VERIFIED)
    assert desk.changed.last.trust is TrustLevel.VERIFIED
