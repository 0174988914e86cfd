import pytest

from app.telephony import events
from tests.telephony.engine.drive import Desk, start_sipp, wait_for_sipp
from tests.telephony.engine.registrar import Registrar

pytestmark = pytest.mark.pbx


def test_each_action_in_its_state_only(line: Desk, registrar: Registrar) -> None:
    assert registrar.contact
    sipp = start_sipp("waits", registrar.contact, "-m", "1")
    call_id = line.wait(events.Ringing).call_id
    phone = line.phone
    for ask, command in (
        (lambda: phone.hold(call_id), "Hold"),
        (lambda: phone.mute(call_id, True), "Mute"),
        (lambda: phone.send_digits(call_id, "1"), "SendDigits"),
        (lambda: phone.reject(call_id, 200), "Reject"),
    ):
        ask()
        assert line.wait(events.CommandFailed, command=command).sentence_code == "not_now"

    phone.answer(call_id)
    line.wait(events.Answered, call_id=call_id)
    line.heard.clear()
    for ask, command in (
        (lambda: phone.answer(call_id), "Answer"),
        (lambda: phone.reject(call_id), "Reject"),
        (lambda: phone.retrieve(call_id), "Retrieve"),
        (lambda: phone.send_digits(call_id, "1x"), "SendDigits"),
    ):
        ask()
        assert line.wait(events.CommandFailed, command=command).sentence_code == "not_now"
    phone.mute(call_id, True)
    assert line.wait(events.Muted).on
    phone.send_digits(call_id, "0123456789*#ABCD")
    line.wait(events.DigitsSent)

    phone.hang_up(call_id)
    assert line.wait(events.Ended, call_id=call_id).side == "local"
    assert wait_for_sipp(sipp) == 0
    phone.answer(call_id)
    assert line.wait(events.CommandFailed, sentence_code="call_over").command == "Answer"
