"""A leg by itself: what happens when nobody answers. Its ordinary life is tried in test_line.py."""

import socket
import time

import msgspec

from app.cli.demo.leg import Leg
from app.cli.demo.message import Message, encode, parse
from app.cli.demo.registrar import Binding
from app.cli.demo.stories import KNOWN, RING, Story
from tests.cli.demo.planned_loop import PlannedLoop


class Rig:
    """A leg that talks to a socket nobody reads, in time that is moved by hand."""

    def __init__(self, story: Story) -> None:
        self.loop = PlannedLoop()
        self.over: list[Leg] = []
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("127.0.0.1", 0))
        self.peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.peer.bind(("127.0.0.1", 0))
        self.peer.setblocking(False)
        self.leg = Leg(self.loop, story, False, self.over.append)

    def start(self) -> None:
        self.leg.start(Binding("1001", "sip:1001@phone", self.peer.getsockname(), 0.0), self.sock)

    def sent(self) -> list[str]:
        methods = []
        while True:
            try:
                message = parse(self.peer.recv(65_536))
            except BlockingIOError:
                return methods
            assert message is not None
            methods.append(message.method)

    def respond(self, status: int, cseq: str = "1 INVITE") -> None:
        message = parse(encode(f"SIP/2.0 {status} x", [("CSeq", cseq), ("To", "<sip:x>;tag=1")]))
        assert isinstance(message, Message)
        self.leg.on_response(message, time.monotonic_ns())

    def close(self) -> None:
        for sock in (self.sock, self.peer):
            sock.close()
        self.loop.discard()


def test_a_phone_that_never_answers() -> None:
    rig = Rig(msgspec.structs.replace(KNOWN, rings_s=60.0))
    rig.start()
    rig.loop.run_until(40)
    log = rig.leg.pending.result(0)
    assert rig.sent() == ["INVITE"] * 7  # at 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 s
    assert (log.status, log.side, log.invites_sent) == (0, "nobody", 7)
    assert rig.over == [rig.leg]
    rig.close()


def test_no_cancel_before_the_first_answer_and_one_after_it() -> None:
    rig = Rig(msgspec.structs.replace(KNOWN, rings_s=0.2))
    rig.start()
    rig.loop.run_until(0.3)
    assert rig.sent() == ["INVITE"]
    rig.respond(100)
    assert rig.sent() == ["CANCEL"]
    rig.respond(487)
    assert rig.sent() == ["ACK"]
    rig.respond(487)
    assert rig.sent() == ["ACK"]
    assert rig.leg.pending.result(0).side == "caller"
    rig.close()


def test_a_cancel_that_nobody_answers_ends_too() -> None:
    rig = Rig(RING)
    rig.start()
    rig.respond(180)
    rig.loop.run_until(60)
    assert rig.leg.pending.result(0).side == "nobody"
    assert rig.sent()[:2] == ["INVITE", "CANCEL"]
    rig.close()


def test_leaving_late_or_refused_is_ordinary() -> None:
    rig = Rig(KNOWN)
    rig.leg.refuse(404, "not signed in")
    rig.leg.leave()
    log = rig.leg.pending.result(0)
    assert (log.status, log.reason, log.side) == (404, "not signed in", "nobody")
    assert rig.sent() == []
    rig.close()
