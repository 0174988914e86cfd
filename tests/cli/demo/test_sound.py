"""RTP of one call: packets out in step, sound and digits in, nothing while held."""

import socket
import struct
from collections.abc import Iterator

import pytest

from app.cli.demo import g711, sdp
from app.cli.demo.loop import Loop
from app.cli.demo.sound import Sound

HERE = "127.0.0.1"


class Rig:
    """A loop that is never started: its timers are run by hand."""

    def __init__(self, speech: str = "", keep: bool = True) -> None:
        self.loop = Loop("by hand")
        self.digits: list[str] = []
        self.sound = Sound(self.loop, HERE, speech, keep, self.digits.append)
        self.peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.peer.bind((HERE, 0))
        self.peer.settimeout(5)

    def stream(self, law: int = g711.PCMU, direction: str = "sendrecv") -> sdp.Stream:
        return sdp.Stream(HERE, self.peer.getsockname()[1], law, sdp.DIGITS, direction)

    def send(self, *packets: bytes) -> None:
        for packet in packets:
            self.peer.sendto(packet, (HERE, self.sound.port))
        self.sound.close()


@pytest.fixture
def rig() -> Iterator[Rig]:
    rig = Rig()
    yield rig
    rig.sound.close()
    rig.loop.discard()
    rig.peer.close()


def packet(payload: bytes, law: int = g711.PCMU, stamp: int = 0) -> bytes:
    return struct.pack("!BBHII", 0x80, law, 1, stamp, 7) + payload


def digit(event: int, stamp: int) -> bytes:
    return packet(struct.pack("!BBH", event, 0x8A, 800), sdp.DIGITS, stamp)


def test_the_first_packet_leaves_at_once_and_marked(rig: Rig) -> None:
    rig.sound.talk_to(rig.stream())
    data = rig.peer.recv(2048)
    assert (data[0], data[1], len(data)) == (0x80, 0x80 | g711.PCMU, 172)
    assert rig.sound.sent == 1


def test_nothing_is_sent_while_held(rig: Rig) -> None:
    rig.sound.talk_to(rig.stream(direction="sendonly"))
    assert rig.sound.held
    assert rig.sound.sent == 0


@pytest.mark.parametrize("law", [g711.PCMU, g711.PCMA])
def test_level_and_peak_of_what_is_heard(rig: Rig, law: int) -> None:
    rig.sound.talk_to(rig.stream(law))
    rig.send(
        packet(g711.encode([4000, -4000] * 80, law), law), packet(b"", law), packet(b"x", 96), b"\x80", b"\x00" * 20
    )
    assert rig.sound.received == 2
    assert rig.sound.level == pytest.approx(4000, rel=0.05)
    assert rig.sound.peak == pytest.approx(4000, rel=0.05)
    assert len(rig.sound.heard) == 320


def test_a_digit_counts_once_however_often_it_is_sent(rig: Rig) -> None:
    rig.sound.talk_to(rig.stream())
    rig.send(digit(5, 100), digit(5, 100), digit(5, 100), digit(5, 900), digit(10, 1700), digit(99, 2500), digit(15, 9))
    assert rig.sound.digits == "55*D"
    assert rig.digits == ["5", "5", "*", "D"]


def test_silence_has_level_zero(rig: Rig) -> None:
    assert (rig.sound.level, rig.sound.peak, rig.sound.received) == (0, 0, 0)
