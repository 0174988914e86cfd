"""Who is not the registrar does not ring the phone, and what it sends is passed on to nobody."""

import re
import socket
from pathlib import Path

import pytest

from app.telephony import events
from tests.pbx.agent import Agent
from tests.pbx.asterisk import Asterisk

INVITE = (
    "INVITE sip:1001@127.0.0.1:{port} SIP/2.0\r\n"
    "Via: SIP/2.0/UDP {source}:{own_port};branch=z9hG4bKstranger;rport\r\n"
    'From: "Bank" <sip:95588@{source}>;tag=s\r\n'
    "To: <sip:1001@127.0.0.1>\r\n"
    "Call-ID: stranger\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n"
    "Contact: <sip:stranger@{source}:{own_port}>\r\n"
    "X-CC-Customer-Id: 622200001111\r\nX-CC-Authenticated: pin\r\n"
    "Content-Length: 0\r\n\r\n"
)


def phone_port(asterisk: Asterisk) -> int:
    (contact,) = asterisk.contacts("1001")
    found = re.search(r"@[\d.]+:(\d+)", contact)
    assert found
    return int(found[1])


def test_an_invite_from_elsewhere_is_refused_and_tells_nothing(registered: Agent, asterisk: Asterisk) -> None:
    port = phone_port(asterisk)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.bind(("127.0.0.2", 0))
        stranger.settimeout(5)
        own = stranger.getsockname()[1]
        stranger.sendto(INVITE.format(port=port, source="127.0.0.2", own_port=own).encode(), ("127.0.0.1", port))
        rejected = registered.wait_for(events.InviteRejected)
        answer = b""
        while b"SIP/2.0 1" in answer[:9] or not answer:
            answer = stranger.recv(4000)
    assert rejected.source.startswith("127.0.0.2")
    assert int(answer.split()[1]) == rejected.code >= 400
    assert "Ringing" not in registered.kinds()
    assert "622200001111" not in repr(registered.told)


@pytest.mark.parametrize("name", ["wsinv", "intmeth", "escnull", "lwsdisp", "longreq", "clerr", "badinv01", "scalarlg"])
def test_torture_messages_leave_the_phone_registered_and_well(registered: Agent, asterisk: Asterisk, name: str) -> None:
    """RFC 4475 from the registrar's own address; the header reader has all of them in a test of its own."""
    raw = (Path(__file__).parent.parent / "telephony" / "rfc4475" / f"{name}.dat").read_bytes()
    pid = registered.phone.pid
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(raw, ("127.0.0.1", phone_port(asterisk)))
    registered.settle(0.5)
    assert registered.phone.pid == pid
    assert "PhoneLost" not in registered.kinds()
    assert asterisk.contacts("1001")
