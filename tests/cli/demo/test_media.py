"""Offers and answers within a call: versions, repeated requests, hold counted once."""

from collections.abc import Iterator

import pytest

from app.cli.demo import sdp
from app.cli.demo.g711 import PCMA
from app.cli.demo.log import CallLog
from app.cli.demo.loop import Host, Loop
from app.cli.demo.media import Media, contact
from app.cli.demo.message import Message, encode, parse

PEER: Host = ("127.0.0.1", 9)


class Rig:
    def __init__(self) -> None:
        self.loop = Loop("by hand")
        self.told: list[str] = []
        self.sent: list[bytes] = []
        self.media = Media(self.loop, ("127.0.0.1", 5070), "", False, self.told.append)

    def ask(self, number: int, direction: str = "", method: str = "INVITE") -> Message:
        body = sdp.write("127.0.0.1", 0, 1, (PCMA,), direction) if direction else b""
        request = parse(encode(f"{method} sip:x SIP/2.0", [("CSeq", f"{number} {method}"), ("Via", "x")], body))
        assert request is not None
        self.media.on_offer(request, PEER, lambda data, _: self.sent.append(data), lambda: None)
        answer = parse(self.sent[-1])
        assert answer is not None
        return answer


@pytest.fixture
def rig() -> Iterator[Rig]:
    rig = Rig()
    yield rig
    rig.media.close(CallLog(story="x"))
    rig.loop.discard()


def test_contact_is_ours() -> None:
    assert contact(("127.0.0.1", 5070)) == ("Contact", "<sip:pbx@127.0.0.1:5070>")


def test_hold_twice_is_one_hold(rig: Rig) -> None:
    for number, direction in enumerate(("sendrecv", "sendonly", "inactive", "sendrecv"), start=1):
        assert rig.ask(number, direction).status == 200
    assert rig.told == ["held", "retrieved"]
    log = CallLog(story="x")
    rig.media.close(log)
    assert log.holds == 1


def test_a_repeated_request_gets_the_same_answer(rig: Rig) -> None:
    first = rig.ask(5, "sendonly")
    assert rig.ask(5, "sendonly") == first
    assert rig.told == ["held"]
    assert b"o=demo 1 1 " in first.body
    assert b"o=demo 1 2 " in rig.ask(6, "sendrecv").body


def test_a_request_without_an_offer_asks_for_ours(rig: Rig) -> None:
    offer = sdp.read(rig.ask(1).body)
    assert offer is not None
    ack = parse(encode("ACK sip:x SIP/2.0", [], sdp.write("127.0.0.1", 0, 1, (PCMA,), "sendonly")))
    assert ack is not None
    rig.media.on_ack(ack)
    assert rig.told == ["held"]
    assert rig.ask(2, method="UPDATE").body == b""
