"""A caller: SIPp speaks SIP for it, and a voice of its own sends and hears RTP.

SIPp alone cannot wait for what it hears, and it plays sound only as root. The voice learns where to send from the
first packet it gets, as the PBX speaks first.
"""

import random
import socket
import struct
import subprocess
import threading
import time
import uuid
from pathlib import Path

import numpy as np

from tests.pbx.alaw import from_alaw, to_alaw
from tests.pbx.ports import free_port, free_udp_range
from tests.pbx.tones import Samples, share_of_tone, tone

SCENARIOS = Path(__file__).parent / "sipp"
PACKET = 160
"""Samples of one packet: 20 ms at 8 kHz."""
EVENT = 101
"""The payload type of RFC 4733 events in our offer."""


class Voice(threading.Thread):
    """Sends a tone or digits and keeps what it hears; PCMA over RTP (RFC 3550, RFC 3551), digits by RFC 4733."""

    def __init__(self) -> None:
        super().__init__(name="voice", daemon=True)
        self.port = free_udp_range(2)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", self.port))
        self._socket.settimeout(0.005)
        self._heard: list[bytes] = []
        self.digits_heard: list[str] = []
        self._digits: list[str] = []
        self._tone = b""
        self._ended = False
        self._news = threading.Condition()

    def say(self, frequency: float) -> None:
        """Hum this frequency from now on; 0 is silence."""
        self._tone = tone(frequency, 1.0).tobytes() if frequency else b""

    def dial(self, digits: str) -> None:
        self._digits.extend(digits)

    def hear(self, seconds: float) -> Samples:
        """The next `seconds` of what comes in; shorter if the other side falls silent for 2 s."""
        with self._news:
            first = len(self._heard)
            want = int(seconds * 50)
            while len(self._heard) - first < want and self._news.wait(2.0):
                pass
            return _linear(self._heard[first:])

    def wait_for_tone(self, frequency: float, within_s: float = 15.0) -> None:
        """Wait until the last 200 ms were this tone."""
        end = time.monotonic() + within_s
        with self._news:
            while share_of_tone(_linear(self._heard[-10:]), frequency) < 0.8:
                if not self._news.wait(max(0.0, end - time.monotonic())):
                    heard = len(self._heard)
                    raise AssertionError(f"{frequency} Hz was not heard within {within_s} s ({heard} packets came)")

    def end(self) -> None:
        self._ended = True
        self.join()
        self._socket.close()

    def run(self) -> None:
        target = None
        sequence, stamp, source = random.randrange(2**15), random.randrange(2**31), random.randrange(2**32)
        due = time.monotonic()
        event: list[bytes] = []
        place = 0
        while not self._ended:
            target = self._take() or target
            if time.monotonic() < due or target is None:
                continue
            due = max(due + 0.02, time.monotonic() - 0.1)
            if not event and self._digits:
                event, event_stamp = _event_packets(self._digits.pop(0)), stamp
            if event:
                kind, body, at = EVENT, event.pop(0), event_stamp
            else:
                place = (place + 2 * PACKET) % max(1, len(self._tone))
                chunk = (self._tone[place : place + 2 * PACKET] if self._tone else b"").ljust(2 * PACKET, b"\0")
                kind, body, at = 8, to_alaw(np.frombuffer(chunk, np.int16)), stamp
            if body:
                packet = struct.pack("!BBHII", 0x80, kind, sequence & 0xFFFF, at & 0xFFFFFFFF, source) + body
                self._socket.sendto(packet, target)
                sequence += 1
            stamp += PACKET

    def _take(self) -> tuple[str, int] | None:
        try:
            packet, address = self._socket.recvfrom(2048)
        except TimeoutError:
            return None
        kind, body = packet[1] & 0x7F, packet[12:]
        with self._news:
            if kind == 8:
                self._heard.append(body)
            elif kind == EVENT and packet[1] & 0x80:  # the marker: the first packet of a digit
                self.digits_heard.append("0123456789*#ABCD"[body[0] & 0x0F])
            self._news.notify_all()
        return (str(address[0]), int(address[1]))


def _linear(packets: list[bytes]) -> Samples:
    return from_alaw(b"".join(packets))


def _event_packets(digit: str) -> list[bytes]:
    """100 ms of a digit, its end said three times (RFC 4733 2.5.1.4), then 100 ms of nothing."""
    code = "0123456789*#ABCD".index(digit)
    going = [struct.pack("!BBH", code, 10, PACKET * n) for n in range(1, 6)]
    return going + [struct.pack("!BBH", code, 0x80 | 10, PACKET * 5)] * 3 + [b""] * 5


class Caller:
    """One call into the PBX from the public network. `hang_up` ends it, also before it was answered."""

    def __init__(
        self, pbx_port: int, extension: str, *, number: str = "+8613800138000", name: str = "", privacy: str = "none"
    ) -> None:
        self.voice = Voice()
        self._port = free_port()
        self._call_id = uuid.uuid4().hex
        keys = {"number": number, "name": name, "privacy": privacy, "rtp": str(self.voice.port), "to": extension}
        self._sipp = subprocess.Popen(
            [
                "sipp", f"127.0.0.1:{pbx_port}", "-sf", str(SCENARIOS / "caller.xml"), "-i", "127.0.0.1",
                "-p", str(self._port), "-m", "1", "-s", extension, "-au", "trunk", "-ap", "test-only-trunk",
                "-cid_str", self._call_id, "-nostdin", "-timeout", "120s",
                *[word for key, value in keys.items() for word in ("-key", key, value)],
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.voice.start()

    def hang_up(self) -> None:
        """CANCEL before the answer, BYE after it; the order to SIPp is an INFO that its scenario waits for."""
        order = (
            f"INFO sip:caller@127.0.0.1:{self._port} SIP/2.0",
            "Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKorder",
            "From: <sip:test@127.0.0.1>;tag=order",
            "To: <sip:caller@127.0.0.1>",
            f"Call-ID: {self._call_id}",
            "CSeq: 1 INFO",
            "Content-Length: 0",
            "",
            "",
        )
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
            control.sendto("\r\n".join(order).encode(), ("127.0.0.1", self._port))

    def wait_ended(self, within_s: float = 10.0) -> int:
        """SIPp's exit status once the call is over: 0 when everything went as its scenario says."""
        return self._sipp.wait(within_s)

    def end(self) -> None:
        """Whatever the call does, it is over, and nothing of it is left running."""
        if self._sipp.poll() is None:
            self.hang_up()
            try:
                self._sipp.wait(3)
            except subprocess.TimeoutExpired:
                self._sipp.kill()
                self._sipp.wait()
        self.voice.end()
