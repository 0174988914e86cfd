import pjsua2 as pj
import pytest

from app.telephony import events
from app.telephony.engine.calls import CallBook, is_dialable
from app.telephony.engine.pace import Pace
from app.telephony.engine.phone_call import ANSWERED_ELSEWHERE
from app.telephony.engine.sound_link import SoundLink
from tests.telephony.engine.drive import Desk, start_sipp, wait_for_sipp, wait_until
from tests.telephony.engine.registrar import Registrar


@pytest.mark.parametrize(
    ("number", "dialable"),
    [("+8613800138000", True), ("*21#", True), ("", False), ("1@evil", False), ("1\r\nX: y", False), ("1;a=b", False)],
)
def test_what_may_be_dialled(number: str, dialable: bool) -> None:
    assert is_dialable(number) is dialable


class NoVoice:
    """A call whose voice was taken away again before it could be connected."""

    call_id = "a"
    over = False

    def connect(self, port: object) -> None:
        raise pj.Error


def test_voice_that_is_gone_again_stops_nothing() -> None:
    book = CallBook(lambda event: None, SoundLink(), Pace())
    book.on_media(NoVoice(), pj.PJSUA_CALL_MEDIA_ACTIVE)  # type: ignore[arg-type]  # all that is asked of a call here
    book.on_digit(NoVoice(), "1")  # type: ignore[arg-type]  # as above
    book.work()
    assert not book._notes


@pytest.mark.pbx
def test_a_caller_rings_and_another_agent_answers(line: Desk, registrar: Registrar) -> None:
    assert registrar.contact
    assert wait_for_sipp(start_sipp("gives_up", registrar.contact, "-m", "1")) == 0
    ringing = line.wait(events.Ringing)
    assert dict(ringing.headers)["x-cc-queue"] == "bank-service"
    assert ringing.from_registrar
    assert ringing.received_ns <= ringing.at_ns
    ended = line.wait(events.Ended, call_id=ringing.call_id)
    assert (ended.code, ended.reason, ended.side) == (487, ANSWERED_ELSEWHERE, "remote")


@pytest.mark.pbx
@pytest.mark.parametrize("scenario", ["stranger", "no_offer_stranger"])
def test_a_stranger_is_turned_away_and_nothing_of_it_is_told(line: Desk, registrar: Registrar, scenario: str) -> None:
    assert registrar.contact
    assert wait_for_sipp(start_sipp(scenario, registrar.contact, "-m", "1", source="127.0.0.2")) == 0
    rejected = line.wait(events.InviteRejected)
    assert rejected.code == 403
    assert rejected.source.startswith("127.0.0.2:")
    assert not line.all(events.Ringing)
    assert not line.all(events.Ended)


@pytest.mark.pbx
def test_an_address_that_the_site_names_may_call(desk: Desk, registrar: Registrar) -> None:
    desk.sign_in(registrar, accept_from=("127.0.0.2",))
    assert registrar.contact
    assert wait_for_sipp(start_sipp("gives_up", registrar.contact, "-m", "1", source="127.0.0.2")) == 0
    desk.wait(events.Ringing)


@pytest.mark.pbx
def test_a_call_without_an_offer_can_be_rejected(line: Desk, registrar: Registrar) -> None:
    line.on_event = lambda event: line.phone.reject(event.call_id) if isinstance(event, events.Ringing) else None
    assert registrar.contact
    assert wait_for_sipp(start_sipp("no_offer_rejected", registrar.contact, "-m", "1")) == 0
    assert line.wait(events.Ended).side == "local"


@pytest.mark.pbx
def test_calls_in_a_row_all_ring_and_slots_are_given_back(line: Desk, registrar: Registrar) -> None:
    assert registrar.contact
    # Never more than three at once, so that a slow machine, too, has a slot for each.
    sipp = start_sipp("gives_up", registrar.contact, "-m", "150", "-r", "50", "-l", "3")
    assert wait_for_sipp(sipp, 60.0) == 0
    wait_until(lambda: len(line.all(events.Ended)) == 150, 5, "150 ends")
    assert len({event.call_id for event in line.all(events.Ringing)}) == 150


@pytest.mark.pbx
def test_a_flood_does_not_bring_the_phone_down(line: Desk, registrar: Registrar) -> None:
    assert registrar.contact
    wait_for_sipp(start_sipp("gives_up", registrar.contact, "-m", "600", "-r", "300", "-timeout", "8s"), 30)
    assert not line.all(events.PhoneLost)
    assert line.all(events.Ringing)
