from pathlib import Path

import pytest

from app.telephony import events
from tests.telephony.engine.drive import Desk, start_sipp, wait_for_sipp, wait_until
from tests.telephony.engine.registrar import Registrar

pytestmark = pytest.mark.pbx


def test_started_tells_version_and_codecs_in_order(desk: Desk) -> None:
    started = desk.wait(events.Started)
    assert started.version.startswith("2.")
    assert started.codecs == ("G722", "PCMA", "PCMU")


def test_dialling_without_a_line_or_a_number_fails_and_ends(desk: Desk, registrar: Registrar) -> None:
    desk.phone.dial("a", "600")
    assert desk.wait(events.CommandFailed, call_id="a").sentence_code == "not_registered"
    assert desk.wait(events.Ended, call_id="a").side == "phone"
    desk.sign_in(registrar)
    desk.phone.dial("b", "600 @elsewhere")
    assert desk.wait(events.CommandFailed, call_id="b").sentence_code == "bad_number"
    assert desk.wait(events.Ended, call_id="b").side == "phone"


def test_a_dialled_call_that_nobody_answers_can_be_hung_up(line: Desk) -> None:
    line.phone.dial("a", "600", (("X-CC-Call-Id", "1.2\r\nX-Evil: 1"), ("Bad Name:", "x")))
    assert line.wait(events.Dialled).target == "600"
    for call_id in ("b", "c", "d", "e"):
        line.phone.dial(call_id, "600")
    assert line.wait(events.CommandFailed, call_id="e").sentence_code == "no_free_line"
    line.phone.hang_up("a")
    line.phone.stop()
    assert {event.call_id for event in line.all(events.Ended)} == {"a", "b", "c", "d", "e"}


def test_four_calls_ring_and_the_fifth_is_turned_away_by_the_library(line: Desk, registrar: Registrar) -> None:
    assert registrar.contact
    callers = [start_sipp("waits", registrar.contact, "-m", "1") for _ in range(4)]
    wait_until(lambda: len(line.all(events.Ringing)) == 4, 10, "four calls")
    assert wait_for_sipp(start_sipp("waits", registrar.contact, "-m", "1")) == 1  # it got 486
    for ringing in line.all(events.Ringing):
        line.phone.answer(ringing.call_id)
    wait_until(lambda: len(line.all(events.Answered)) == 4, 10, "four answers")
    line.phone.stop()
    assert [wait_for_sipp(caller) for caller in callers] == [0, 0, 0, 0]


def test_the_torture_messages_of_rfc_4475_leave_it_alive(line: Desk, registrar: Registrar) -> None:
    line.on_event = lambda event: line.phone.reject(event.call_id) if isinstance(event, events.Ringing) else None
    messages = sorted((Path(__file__).parents[1] / "rfc4475").glob("*.dat"))
    assert len(messages) == 49
    assert registrar.contact
    for message in messages:
        registrar.socket.sendto(message.read_bytes(), registrar.contact)
    line.phone.answer("gone")
    line.wait(events.CommandFailed, call_id="gone")
    wait_until(lambda: len(line.all(events.Ringing)) == len(line.all(events.Ended)), 10, "all calls over")
    assert line.all(events.Ringing)
    line.heard.clear()
    assert wait_for_sipp(start_sipp("no_offer_rejected", registrar.contact, "-m", "1")) == 0
    assert not line.all(events.PhoneLost)
