"""The RTP of one call (RFC 3550): speaks prepared frames, measures what comes back, collects RFC 4733 digits."""

import contextlib
import math
import secrets
import struct
import time
from collections.abc import Callable

from app.cli.demo import g711, speech
from app.cli.demo.loop import Host, Loop, Timer
from app.cli.demo.sdp import Stream

FRAME_NS = 20_000_000
REPEAT_AFTER_S = 3.0
"""Silence before the caller says the same again."""
MAX_KEPT_S = 120
_DIGITS = "0123456789*#ABCD"


class Sound:
    """Owned by the loop's thread. `heard` holds 16-bit samples when `keep` was asked for."""

    def __init__(self, loop: Loop, host: str, speech_name: str, keep: bool, on_digit: Callable[[str], None]) -> None:
        self._loop = loop
        self._sock = loop.open_udp((host, 0), self._on_packet)
        self._speech_name = speech_name
        self._keep = keep
        self._on_digit = on_digit
        self._stream: Stream | None = None
        self._frames: tuple[bytes, ...] = ()
        self._position = 0
        self._sequence = secrets.randbelow(0x8000)
        self._timestamp = secrets.randbelow(0x8000_0000)
        self._ssrc = secrets.randbelow(0xFFFF_FFFF)
        self._timer: Timer | None = None
        self._next_ns = 0
        self._last_digit_stamp = -1
        self._square_sum = 0
        self._samples = 0
        self.sent = 0
        self.received = 0
        self.peak = 0
        self.digits = ""
        self.heard = bytearray()

    @property
    def port(self) -> int:
        return int(self._sock.getsockname()[1])

    @property
    def level(self) -> int:
        """Root mean square of all samples received, 0..32767."""
        return round(math.sqrt(self._square_sum / self._samples)) if self._samples else 0

    @property
    def held(self) -> bool:
        return self._stream is not None and self._stream.held

    def talk_to(self, stream: Stream) -> None:
        """Begin to send to `stream`, or go on there; while it is held nothing is sent."""
        self._stream = stream
        self._frames = speech.frames(self._speech_name, stream.payload_type)
        if self._timer is None:
            self._next_ns = time.monotonic_ns()
            self._send()

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._sock.fileno() >= 0:
            self._loop.close_udp(self._sock)

    def _send(self) -> None:
        stream = self._stream
        if stream is not None and not stream.held and stream.port:
            marker = 0x80 if self.sent == 0 else 0
            head = struct.pack(
                "!BBHII", 0x80, stream.payload_type | marker, self._sequence, self._timestamp, self._ssrc
            )
            with contextlib.suppress(OSError):  # the other side may have closed its port already
                self._sock.sendto(head + self._frame(stream.payload_type), (stream.host, stream.port))
            self.sent += 1
            self._sequence = (self._sequence + 1) & 0xFFFF
        self._timestamp = (self._timestamp + g711.FRAME) & 0xFFFF_FFFF
        self._next_ns += FRAME_NS
        self._timer = self._loop.at(self._next_ns, self._send)

    def _frame(self, payload_type: int) -> bytes:
        frame = self._frames[self._position] if self._position < len(self._frames) else g711.SILENCE[payload_type]
        self._position += 1
        if self._position > len(self._frames) + REPEAT_AFTER_S * 50:
            self._position = 0
        return frame

    def _on_packet(self, data: bytes, _source: Host, _at_ns: int) -> None:
        if len(data) < 12 or data[0] >> 6 != 2:
            return
        payload_type = data[1] & 0x7F
        start = 12 + 4 * (data[0] & 0x0F)
        if payload_type in g711.DECODED:
            self._hear(data[start:], payload_type)
        elif self._stream is not None and payload_type == self._stream.digits_type and len(data) >= start + 4:
            stamp = int.from_bytes(data[4:8], "big")
            # All packets of one digit carry the time of its beginning (RFC 4733 section 2.2).
            if stamp != self._last_digit_stamp and data[start] < len(_DIGITS):
                self._last_digit_stamp = stamp
                self.digits += _DIGITS[data[start]]
                self._on_digit(_DIGITS[data[start]])

    def _hear(self, payload: bytes, payload_type: int) -> None:
        samples = g711.decode(payload, payload_type)
        self.received += 1
        self._samples += len(samples)
        self._square_sum += sum(sample * sample for sample in samples)
        self.peak = max(self.peak, max(samples, default=0), -min(samples, default=0))
        if self._keep and len(self.heard) < MAX_KEPT_S * 16_000:
            self.heard += samples.tobytes()
