import socket

import pytest

from app.telephony import events
from app.telephony.account import PhoneAccount
from app.telephony.engine.authorities import system_authorities
from app.telephony.engine.line import account_config, domain_of, server_of, target_of
from tests.telephony.engine.drive import Desk, wait_until
from tests.telephony.engine.registrar import Registrar

PLAIN = PhoneAccount(registrar="pbx.bank", user="1001")
TLS = PhoneAccount(registrar="10.0.0.1", user="1001", transport="tls", domain="bank.example", srtp="mandatory")


@pytest.mark.parametrize(
    ("account", "domain", "server", "target"),
    [
        (PLAIN, "pbx.bank", "sip:pbx.bank:5060", "sip:*21%23@pbx.bank:5060"),
        (TLS, "bank.example", "sip:10.0.0.1:5061;transport=tls", "sip:*21%23@bank.example"),
    ],
)
def test_addresses_of_a_line(account: PhoneAccount, domain: str, server: str, target: str) -> None:
    assert (domain_of(account), server_of(account), target_of(account, "*21#")) == (domain, server, target)


def test_a_display_name_cannot_leave_its_quotes() -> None:
    account = PhoneAccount(registrar="pbx", user="1001", display_name='Eve" <sip:ceo@bank>, "x\\')
    assert account_config(account, "secret").idUri == '"Eve <sip:ceo@bank>, x" <sip:1001@pbx>'


def test_encryption_and_digest_follow_the_account() -> None:
    config = account_config(TLS, "secret")
    assert (config.mediaConfig.srtpUse, config.mediaConfig.srtpSecureSignaling) == (2, 1)
    assert config.sipConfig.authCreds[0].username == "1001"
    assert list(config.sipConfig.proxies) == ["sip:10.0.0.1:5061;transport=tls;lr"]
    assert account_config(PLAIN, "secret").mediaConfig.srtpUse == 0


def test_the_systems_own_authorities_are_pem() -> None:
    text = system_authorities()
    assert text.count("BEGIN CERTIFICATE") == text.count("END CERTIFICATE")


MOST_BYTES = 4000
"""PJSIP_MAX_PKT_LEN of the wheel."""


@pytest.mark.pbx
@pytest.mark.parametrize("kept", ["X-CC-Customer-Id: 0012", "X-CC-Customer-Id: 0012345678\r\n"])
def test_a_message_that_was_cut_rings_without_half_an_id(line: Desk, registrar: Registrar, kept: str) -> None:
    assert registrar.seen
    head = "X-CC-Queue: bank-service\r\nX-Pad: {}\r\nX-CC-Customer-Id: 0012345678\r\nX-CC-Call-Id: 1795287274.0"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:  # how long is what stands before `head`?
        ear.bind(("127.0.0.1", 0))
        registrar.call(ear.getsockname(), "long")
        before = ear.recv(65536).index(b"Content-Length") + len(str(registrar.seen[1])) - len(str(ear.getsockname()[1]))
    room = MOST_BYTES - before - len(head.partition("{}")[0]) - len("\r\n") - len(kept)
    registrar.call(registrar.seen, "long", head.format("x" * room))
    headers = dict(line.wait(events.Ringing).headers)
    assert headers["x-cc-queue"] == "bank-service"
    assert headers.get("x-cc-customer-id") == ("0012345678" if kept.endswith("\n") else None)
    assert "x-cc-call-id" not in headers


@pytest.mark.pbx
@pytest.mark.parametrize("kind", ["application/sdp", "application/x-anything"])
def test_a_message_cut_in_its_body_brings_nothing_down(line: Desk, registrar: Registrar, kind: str) -> None:
    assert registrar.seen
    body = "v=0\r\no=c 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 6000 RTP/AVP 8\r\n"
    registrar.call(registrar.seen, "endless", f"Content-Type: {kind}", body + "a=x\r\n" * 1000)
    registrar.call(registrar.seen, "next", "X-CC-Queue: bank-service")
    wait_until(lambda: "next" in [dict(told.headers)["call-id"] for told in line.all(events.Ringing)], 10, "the next")
    assert not line.all(events.PhoneLost)
