import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.telephony import events
from app.telephony.account import PhoneAccount
from tests.telephony.engine.drive import Desk, start_sipp, wait_for_sipp, wait_until
from tests.telephony.engine.registrar import Registrar

pytestmark = pytest.mark.pbx


def test_a_wrong_password_is_told_at_once(desk: Desk, registrar: Registrar) -> None:
    desk.phone.register(PhoneAccount(registrar=registrar.address, user="1001"), "wrong")
    told = desk.wait(events.RegistrationChanged, code=403)
    assert not told.registered
    assert told.registrar == registrar.address


@pytest.mark.parametrize(
    ("account", "code", "reason"),
    [
        (PhoneAccount(registrar="no.such.host.invalid", user="1001"), 503, "host not found"),
        (PhoneAccount(registrar="127.0.0.1:9", user="1001"), 408, "no answer"),
        (PhoneAccount(registrar="127.0.0.1:9", user="1001", transport="tcp"), 503, "Connection refused"),
        (PhoneAccount(registrar="127.0.0.1:9", user="1001", transport="tls", ca_file="/none"), 503, "bad ca file"),
    ],
)
def test_what_stands_in_the_way_is_told(desk: Desk, account: PhoneAccount, code: int, reason: str) -> None:
    desk.phone.register(account, "secret")
    assert not desk.wait(events.RegistrationChanged, code=code, reason=reason).registered


def test_a_file_that_holds_no_certificate_is_no_ca_file(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "ca.pem"
    bad.write_text("nothing")
    account = PhoneAccount(registrar="127.0.0.1:9", user="1001", transport="tls", ca_file=str(bad))
    desk.phone.register(account, "secret")
    desk.wait(events.RegistrationChanged, code=503)


def test_a_killed_phone_signs_in_again_at_another_port(line: Desk, registrar: Registrar) -> None:
    before = registrar.contact
    assert line.phone.pid
    os.kill(line.phone.pid, signal.SIGKILL)
    line.wait(events.PhoneLost)
    wait_until(lambda: registrar.registrations == 2, 10, "the second registration")
    assert registrar.contact != before


def test_it_signs_in_again_before_the_registration_expires(desk: Desk, registrar: Registrar) -> None:
    registrar.expires_s = 7  # pjsip renews 5 s before the end
    desk.sign_in(registrar)
    wait_until(lambda: registrar.registrations >= 2, 10, "the renewal")


def test_it_signs_out_on_request_and_on_leaving(line: Desk, registrar: Registrar) -> None:
    line.heard.clear()
    line.phone.unregister()
    line.wait(events.RegistrationChanged, registered=False, code=200)
    assert registrar.contact is None
    line.sign_in(registrar)
    line.phone.stop()
    assert registrar.contact is None


def test_a_registrar_that_goes_away_is_missed_and_found_again(desk: Desk, registrar: Registrar) -> None:
    registrar.expires_s = 6  # renewed after 3 s
    desk.sign_in(registrar)
    registrar.away = True
    desk.heard.clear()
    desk.wait(events.RegistrationChanged, 15, registered=False, code=408, reason="no answer")
    registrar.away = False
    desk.wait(events.RegistrationChanged, 15, registered=True)


# ---- who may call, and when


def turned_away(desk: Desk, registrar: Registrar) -> None:
    assert registrar.seen
    count = len(desk.all(events.InviteRejected))
    registrar.call(registrar.seen, f"late-{count}")
    wait_until(lambda: len(desk.all(events.InviteRejected)) > count, 10, "the rejection")
    assert not desk.all(events.Ringing)


def test_a_registrar_that_refuses_the_line_may_not_call_it(desk: Desk, registrar: Registrar) -> None:
    desk.phone.register(PhoneAccount(registrar=registrar.address, user="1001"), "wrong")
    desk.wait(events.RegistrationChanged, code=403)
    turned_away(desk, registrar)


def test_nobody_may_call_a_line_that_was_signed_out(line: Desk, registrar: Registrar) -> None:
    line.phone.unregister()
    line.wait(events.RegistrationChanged, registered=False, code=200)
    turned_away(line, registrar)


def test_nobody_may_call_a_line_whose_registration_has_expired(desk: Desk, registrar: Registrar) -> None:
    registrar.expires_s = 4  # renewed after 2 s, missed after 6
    desk.sign_in(registrar)
    registrar.away = True
    desk.wait(events.RegistrationChanged, 15, code=408)
    turned_away(desk, registrar)


def test_a_registrar_that_is_silent_for_a_while_may_still_call(desk: Desk, registrar: Registrar) -> None:
    desk.sign_in(registrar)
    registrar.away = True
    desk.phone.register(PhoneAccount(registrar=registrar.address, user="1001"), registrar.password)
    desk.wait(events.RegistrationChanged, 15, code=408)
    assert registrar.seen
    registrar.call(registrar.seen)
    desk.wait(events.Ringing)


def test_a_call_right_behind_the_200_rings(desk: Desk, registrar: Registrar) -> None:
    registrar.calls_at_once = True
    desk.sign_in(registrar)
    desk.wait(events.Ringing)
    assert not desk.all(events.InviteRejected)


# ---- signing in while a call lives


@pytest.fixture
def talking(line: Desk, registrar: Registrar) -> Iterator[str]:
    """The id of a call that lives until it is hung up."""
    assert registrar.contact
    caller = start_sipp("waits", registrar.contact, "-m", "1")
    ringing = line.wait(events.Ringing)
    line.phone.answer(ringing.call_id)
    line.wait(events.Answered)
    line.heard.clear()
    yield ringing.call_id
    line.phone.hang_up(ringing.call_id)
    assert wait_for_sipp(caller) == 0


def test_the_same_line_signed_in_again_keeps_its_call(line: Desk, registrar: Registrar, talking: str) -> None:
    line.phone.register(PhoneAccount(registrar=registrar.address, user="1001"), registrar.password)
    wait_until(lambda: registrar.registrations == 2, 10, "the renewal")
    line.phone.mute(talking, True)
    line.wait(events.Muted)
    assert not line.all(events.Ended)
    assert not [told for told in line.all(events.RegistrationChanged) if not told.registered]


def test_a_new_password_is_used_when_the_call_is_over(line: Desk, registrar: Registrar, talking: str) -> None:
    registrar.password = "new"
    line.phone.register(PhoneAccount(registrar=registrar.address, user="1001"), registrar.password)
    line.wait(events.RegistrationChanged, reason="after the call", registered=True)
    line.phone.mute(talking, True)
    line.wait(events.Muted)
    assert registrar.registrations == 1
    assert not line.all(events.Ended)
    line.phone.hang_up(talking)
    line.wait(events.Ended)
    wait_until(lambda: registrar.registrations == 2, 10, "the change-over")
    line.wait(events.RegistrationChanged, code=200, registered=True)
    assert registrar.refusals == 0


def test_a_red_light_clicked_during_a_call_does_not_end_it(line: Desk, registrar: Registrar, talking: str) -> None:
    registrar.away = True
    account = PhoneAccount(registrar=registrar.address, user="1001")
    line.phone.register(account, registrar.password)
    line.wait(events.RegistrationChanged, 15, code=408)
    line.phone.register(account, registrar.password)
    line.wait(events.RegistrationChanged, reason="connecting")
    line.phone.register(account, "another")
    line.wait(events.RegistrationChanged, reason="after the call", registered=False)
    line.phone.mute(talking, True)
    line.wait(events.Muted)
    assert not line.all(events.Ended)
    line.phone.unregister()  # and what waited is forgotten
