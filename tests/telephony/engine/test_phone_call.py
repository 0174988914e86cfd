import pytest

from app.telephony import events
from app.telephony.engine.phone_call import ANSWERED_ELSEWHERE, carries_voice, holder, reason_of
from tests.telephony.engine.drive import Desk, start_sipp, wait_for_sipp
from tests.telephony.engine.registrar import Registrar


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ('Reason: SIP;cause=200;text="Call completed elsewhere"', ANSWERED_ELSEWHERE),
        ("reason: SIP ; cause = 200", ANSWERED_ELSEWHERE),
        ("Reason: Q.850;cause=16", ""),
        ("Subject: cause=200", ""),
    ],
)
def test_why_a_caller_stopped_ringing(header: str, reason: str) -> None:
    assert reason_of(f"CANCEL sip:1001@pbx SIP/2.0\r\n{header}\r\nContent-Length: 0\r\n\r\n") == reason


def test_who_holds_by_the_status_of_the_media() -> None:
    assert [holder(status) for status in range(5)] == ["", "", "us", "them", ""]
    assert [carries_voice(status) for status in range(5)] == [False, True, False, True, False]


@pytest.mark.pbx
def test_a_caller_cannot_send_us_elsewhere(line: Desk, registrar: Registrar) -> None:
    def answer(event: events.Event) -> None:
        if isinstance(event, events.Ringing):
            line.phone.answer(event.call_id)

    line.on_event = answer
    assert registrar.contact
    assert wait_for_sipp(start_sipp("refers", registrar.contact, "-m", "1")) == 0  # its REFER got 603
    assert not line.all(events.Dialled)
    assert line.wait(events.MediaChanged).codec == "PCMA"
