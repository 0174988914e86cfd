import os
import signal
from pathlib import Path

import pytest

from app.telephony import events
from app.telephony.account import PhoneAccount
from tests.telephony.engine.drive import Desk, wait_until
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
