from app.services.notices import Notices
from app.telephony.events import AnyEvent, CommandFailed, PhoneLost, RegistrationChanged

REGISTERED = RegistrationChanged(at_ns=2, registered=True, code=200, reason="OK", registrar="pbx")


def told_by(*events: AnyEvent) -> list[str]:
    notices = Notices()
    words: list[str] = []
    notices.notice_told.connect(words.append)
    for event in events:
        notices.on_event(event)
    return words


def test_the_fall_of_the_phone_and_its_return_are_told_once_each() -> None:
    lost = PhoneLost(at_ns=1, exit_code=-9, restarts=1)
    assert told_by(REGISTERED, lost, REGISTERED, REGISTERED) == ["phone_lost", "phone_back"]


def test_a_command_that_came_too_late_is_told_by_its_own_word() -> None:
    assert told_by(CommandFailed(at_ns=1, command="Answer", call_id="x", sentence_code="too_late")) == ["too_late"]


def test_found_drafts_and_an_expired_wrap_up() -> None:
    notices = Notices()
    words: list[str] = []
    notices.notice_told.connect(words.append)
    notices.on_restored(0)
    notices.on_restored(2)
    notices.on_wrap_expired("call")
    assert words == ["drafts_restored", "wrap_expired"]


def test_only_trouble_of_the_sync_is_told() -> None:
    notices = Notices()
    words: list[str] = []
    notices.notice_told.connect(words.append)
    for word in ("connecting", "online", "stalled", "refused"):
        notices.on_sync_state(word)
    notices.on_reason_ran_long("LUNCH", "near")
    assert words == ["stalled", "refused", "reason_near"]
