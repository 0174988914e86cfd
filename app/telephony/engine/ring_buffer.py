"""Voice between the conference clock and the sound device: whole frames, bounded, first in first out.

One thread puts and one takes; appending to and popping from a deque are atomic, so no lock is needed.
"""

from collections import deque

RATE_HZ = 16_000
FRAME_MS = 20
FRAME_BYTES = RATE_HZ * FRAME_MS // 1000 * 2
"""16 bit, mono."""
SILENCE = bytes(FRAME_BYTES)


class RingBuffer:
    """Frames of 20 ms. What nobody takes falls out at the old end, so a stalled device never adds delay for good."""

    def __init__(self, priming: int, capacity: int) -> None:
        """`priming`: frames that must lie ready before the first is given, again after each underrun."""
        self._frames: deque[bytes] = deque(maxlen=capacity)
        self._priming = priming
        self._primed = False
        self._rest = b""
        self._cut = b""
        self.peak_source = SILENCE
        """The latest frame put, for the level meter."""

    def put_frame(self, frame: bytes) -> None:
        """One whole frame."""
        self._frames.append(frame)
        self.peak_source = frame

    def put_bytes(self, data: bytes) -> None:
        """Any amount, as a microphone delivers it; cut into whole frames here so that taking one stays cheap."""
        data = self._rest + data
        whole = len(data) - len(data) % FRAME_BYTES
        for start in range(0, whole, FRAME_BYTES):
            self.put_frame(data[start : start + FRAME_BYTES])
        self._rest = data[whole:]

    def take_frame(self) -> bytes:
        """The oldest frame, or silence while priming."""
        if not self._primed:
            if len(self._frames) < self._priming:
                return SILENCE
            self._primed = True
        try:
            return self._frames.popleft()
        except IndexError:
            self._primed = False
            return SILENCE

    def take_bytes(self, limit: int) -> bytes:
        """Up to `limit` bytes: what lies ready, or else one frame of silence, so that a pulling device never starves.

        Devices ask for odd amounts, also for none; a frame cut short is continued at the next call.
        """
        data = self._cut
        while len(data) < limit and self._frames and (self._primed or len(self._frames) >= self._priming):
            data += self.take_frame()
        if not data:
            data = self.take_frame() if limit else b""
        self._cut = data[limit:]
        return data[:limit]

    def clear(self) -> None:
        self._frames.clear()
        self._primed = False
        self._rest = b""
        self._cut = b""
        self.peak_source = SILENCE


def peak(frame: bytes) -> int:
    """Largest sample of a frame, 0..32767."""
    samples = memoryview(frame).cast("h")
    if not samples:
        return 0
    highest, lowest = max(samples), min(samples)
    return min(32767, max(highest, -lowest))
