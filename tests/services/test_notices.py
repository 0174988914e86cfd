import pytest

from app.services.notices import Notices
from app.services.status import CentralStatus, Light, PhoneStatus, SoundStatus
from app.telephony.events import AnyEvent, CommandFailed, Ended, PhoneLost, RegistrationChanged

REGISTERED = RegistrationChanged(at_ns=2, registered=True, code=200, reason="OK", registrar="pbx")


def told_by(*events: AnyEvent) -> list[str]:
    notices = Notices()
    words: list[str] = []
    notices.notice_told.connect(words.append)
    for event in events:
        notices.on_event(event)
    return words


LOST = PhoneLost(at_ns=1, exit_code=-9, restarts=1)
CUT = Ended(at_ns=1, call_id="x", code=0, reason="phone process lost", side="phone")
AWAY = CentralStatus(light=Light.WRONG, problem="unreachable")


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def words(notices: Notices) -> list[str]:
    heard: list[str] = []
    notices.notice_told.connect(heard.append)
    return heard


def test_the_fall_of_the_phone_and_its_return_are_told_once_each() -> None:
    assert told_by(REGISTERED, LOST, REGISTERED, REGISTERED) == ["phone_restarting", "", "phone_back"]


def test_a_call_that_fell_with_the_phone_is_named() -> None:
    assert told_by(REGISTERED, CUT, LOST) == ["phone_lost"]


def test_a_command_that_came_too_late_is_told_by_its_own_word() -> None:
    assert told_by(CommandFailed(at_ns=1, command="Answer", call_id="x", sentence_code="too_late")) == ["too_late"]


def test_found_drafts_and_an_expired_wrap_up(notices: Notices, words: list[str]) -> None:
    notices.on_restored(0)
    notices.on_restored(2)
    notices.tell("wrap_expired")
    notices.on_close_asked()
    assert words == ["drafts_restored", "wrap_expired", "call_on"]


def test_of_the_sync_only_its_own_trouble_is_told(notices: Notices, words: list[str]) -> None:
    for word in ("connecting", "online", "refused", "stalled", "journal_full"):
        notices.on_sync_state(word)
    notices.on_reason_ran_long("LUNCH", "near")
    assert words == ["stalled", "journal_full", "reason_near"]


def test_a_line_that_keeps_failing_is_told_once_and_its_return_too(notices: Notices, words: list[str]) -> None:
    for problem in ("unreachable", "", "unreachable", ""):
        notices.on_phone_status(PhoneStatus(light=Light.WRONG if problem else Light.WORKING, problem=problem))
    notices.on_event(REGISTERED)
    assert words == ["phone_unreachable", "", "phone_back"]


def test_the_centre_away_and_back(notices: Notices, words: list[str]) -> None:
    fine = CentralStatus(light=Light.OK)
    for status in (fine, AWAY, AWAY, fine):
        notices.on_central_status(status)
    assert words == ["central_unreachable", "", "central_back"]


def test_what_was_read_is_not_told_again_until_it_was_over(notices: Notices, words: list[str]) -> None:
    for status in (AWAY, AWAY):
        notices.on_central_status(status)
        notices.on_closed()
    notices.on_central_status(CentralStatus(light=Light.OK))
    notices.on_central_status(AWAY)
    assert words == ["central_unreachable", "", "", "central_back", "central_unreachable"]


def test_below_a_closed_notice_the_standing_one_comes_back(notices: Notices, words: list[str]) -> None:
    notices.on_central_status(AWAY)
    notices.on_sound_status(SoundStatus(light=Light.WRONG, problem="no_device"))
    notices.tell("too_late")
    for _ in range(3):
        notices.on_closed()
    assert words == ["central_unreachable", "no_device", "too_late", "no_device", "central_unreachable", ""]


def test_news_is_not_lost_below_a_trouble(notices: Notices, words: list[str]) -> None:
    notices.on_restored(1)
    notices.on_sound_status(SoundStatus(light=Light.WRONG, problem="no_device"))
    notices.on_closed()
    notices.on_closed()
    assert words == ["drafts_restored", "no_device", "drafts_restored", ""]


def test_a_trouble_that_is_over_takes_its_notice_away(notices: Notices, words: list[str]) -> None:
    notices.on_room_changed(True)
    notices.on_sound_status(SoundStatus(light=Light.WRONG, problem="no_device"))
    notices.on_sound_status(SoundStatus(light=Light.OK))
    notices.on_room_changed(False)
    assert words == ["room_low", "no_device", "room_low", ""]


def test_drafts_nobody_can_read_are_not_lost_below_those_that_are_back(notices: Notices, words: list[str]) -> None:
    notices.on_restored(1, 1)
    notices.on_closed()
    assert words == ["drafts_restored", "draft_unreadable", "drafts_restored"]
