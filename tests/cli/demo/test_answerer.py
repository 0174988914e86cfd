"""The agent dials: ringing, hello, and every end of such a call."""

from collections.abc import Iterator

import pytest

from app.cli.demo import answerer, sdp
from app.cli.demo.g711 import PCMU
from app.cli.demo.invite import request
from app.cli.demo.line import DemoLine
from app.cli.demo.message import Message
from tests.fakes.plain_phone import PlainPhone


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Iterator[PlainPhone]:
    monkeypatch.setattr(answerer, "RINGS_S", 0.05)
    with DemoLine(("127.0.0.1", 0), {"1001": "secret"}) as line, PlainPhone(line.address) as phone:
        assert phone.register().status == 200
        yield phone


class Dialled:
    """The phone's side of one outgoing call."""

    def __init__(self, phone: PlainPhone, body: bytes | None = None) -> None:
        self.phone = phone
        self.via = phone.via()
        self.to = "<sip:+8613900139999@bank>"
        self.body = phone.sdp() if body is None else body
        self.send("INVITE", self.via, self.body)

    def send(self, method: str, via: str = "", body: bytes = b"", number: int = 1) -> None:
        fields = [
            ("From", "<sip:1001@bank>;tag=me"),
            ("To", self.to),
            ("Call-ID", "dialled"),
            ("Contact", self.phone.contact),
        ]
        self.phone.send(request(method, "sip:+8613900139999@bank", via or self.phone.via(), fields, number, body))

    def expect(self, status: int) -> Message:
        answer = self.phone.receive()
        assert answer.status == status
        self.to = answer.get("to")
        return answer


def test_it_rings_and_says_hello_until_the_agent_hangs_up(phone: PlainPhone) -> None:
    call = Dialled(phone)
    call.expect(180)
    stream = sdp.read(call.expect(200).body)
    assert stream is not None
    assert stream.payload_type == PCMU
    call.send("ACK")
    assert phone.rtp.recv(2048)[1] & 0x7F == PCMU
    call.send("INVITE", body=phone.sdp("sendonly"), number=2)
    held = sdp.read(call.expect(200).body)
    assert held is not None
    assert held.direction == "recvonly"
    call.send("ACK", number=2)
    call.send("BYE", number=3)
    call.expect(200)


def test_the_agent_gives_up(phone: PlainPhone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answerer, "RINGS_S", 60.0)
    call = Dialled(phone)
    call.expect(180)
    call.send("INVITE", call.via, call.body)
    call.expect(180)
    call.send("CANCEL", call.via)
    assert call.expect(200).cseq == (1, "CANCEL")
    assert call.expect(487).cseq == (1, "INVITE")
    call.send("ACK", call.via)


def test_whoever_was_called_hangs_up(phone: PlainPhone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answerer, "TALKS_S", 0.05)
    call = Dialled(phone)
    call.expect(180)
    call.expect(200)
    call.send("ACK")
    bye = phone.receive("BYE")
    assert (bye.tag("to"), bye.cseq) == ("me", (1, "BYE"))
    phone.answer_request(bye)


def test_a_call_without_an_offer_gets_ours(phone: PlainPhone) -> None:
    call = Dialled(phone, b"")
    call.expect(180)
    assert sdp.read(call.expect(200).body) is not None
    call.send("ACK", body=phone.sdp())
    assert len(phone.rtp.recv(2048)) == 172
    call.send("BYE", number=2)
    call.expect(200)


def test_sound_that_cannot_be_agreed_on(phone: PlainPhone) -> None:
    call = Dialled(phone, b"v=0\r\nm=audio 9 RTP/SAVP 0\r\n")
    call.expect(488)
    call.send("ACK", call.via)
