"""The real phone signs its line in at a real PBX: digest, wrong password, PBX away and back, TLS verified."""

from pathlib import Path

import msgspec
import pytest

from app.telephony import events
from app.telephony.account import PhoneAccount
from tests.pbx.agent import PASSWORD, Agent
from tests.pbx.asterisk import Asterisk


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_the_line_is_registered_and_signed_out(
    agent: Agent, asterisk: Asterisk, account: PhoneAccount, transport: str
) -> None:
    agent.register(msgspec.structs.replace(account, transport=transport), PASSWORD)
    (contact,) = asterisk.contacts("1001")
    assert ("transport=TCP" in contact or "transport=tcp" in contact) == (transport == "tcp")
    agent.phone.unregister()
    agent.wait_for(events.RegistrationChanged, registered=False)
    assert asterisk.contacts("1001") == []


def test_a_wrong_password_is_told_as_such(agent: Agent, account: PhoneAccount, asterisk: Asterisk) -> None:
    agent.phone.register(account, "not-this-one")
    told = agent.refused()
    assert told.code in {401, 403}
    assert asterisk.contacts("1001") == []
    agent.register(account, PASSWORD)


def test_the_registrar_goes_away_and_comes_back(agent: Agent, account: PhoneAccount, asterisk: Asterisk) -> None:
    account = msgspec.structs.replace(account, transport="tcp")
    agent.register(account, PASSWORD)
    asterisk.stop()
    assert agent.refused(60).code != 401
    asterisk.start()
    agent.wait_for(events.RegistrationChanged, within_s=60, registered=True)
    assert len(asterisk.contacts("1001")) == 1


def test_a_registrar_that_is_not_there_is_told_and_tried_again(
    agent: Agent, account: PhoneAccount, asterisk: Asterisk
) -> None:
    asterisk.stop()
    agent.phone.register(msgspec.structs.replace(account, transport="tcp"), PASSWORD)
    assert agent.refused().code in {408, 502, 503}
    asterisk.start()
    agent.wait_for(events.RegistrationChanged, within_s=45, registered=True)


def tls(asterisk: Asterisk, ca: Path, **more: object) -> PhoneAccount:
    facts = {"user": "1003", "transport": "tls", "srtp": "mandatory", "ca_file": str(ca), "retry_s": 1, **more}
    return msgspec.convert({"registrar": f"127.0.0.1:{asterisk.tls_port}", **facts}, PhoneAccount)


def test_tls_with_the_right_authority_is_registered(agent: Agent, asterisk: Asterisk, ca_file: Path) -> None:
    agent.register(tls(asterisk, ca_file), "test-only-1003")
    assert len(asterisk.contacts("1003")) == 1


def test_tls_with_the_wrong_authority_is_refused(agent: Agent, asterisk: Asterisk, wrong_ca_file: Path) -> None:
    agent.phone.register(tls(asterisk, wrong_ca_file), "test-only-1003")
    told = agent.refused()
    assert "CERT" in told.reason.upper()
    assert asterisk.contacts("1003") == []


def test_the_phone_is_killed_and_registers_again_within_two_seconds(registered: Agent, asterisk: Asterisk) -> None:
    import os
    import signal

    pid = registered.phone.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    lost = registered.wait_for(events.PhoneLost)
    assert lost.exit_code == -signal.SIGKILL
    back = registered.wait_for(events.RegistrationChanged, registered=True)
    assert registered.phone.pid not in {None, pid}
    assert len(asterisk.contacts("1001")) == 1
    assert (back.at_ns - lost.at_ns) / 1e9 < 10  # the 2 s are measured by the bench, on a machine that is not busy
