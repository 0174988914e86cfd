"""The conference port that stands for the sound device: frames between pjmedia and two ring buffers.

Both callbacks run on pjmedia's clock thread, 50 times a second, and must take Python's lock for it. The plain ways to
copy a frame give the lock away at each byte (0.2 to 0.9 ms, and half of the frames are lost beside a busy thread:
#4658; what would help, #4588, came after this wheel); two lines of ctypes on the C++ vector take 2 us. The layout they
need (three pointers; `MediaFrame` = type, vector, size) is checked before use, else the slow and safe way is taken.
"""

import ctypes

import pjsua2 as pj

from app.telephony.engine.ring_buffer import FRAME_BYTES, FRAME_MS, RATE_HZ, RingBuffer

_Pointers = ctypes.POINTER(ctypes.c_void_p)
_VECTOR_OFFSET = 8
_BITS = 16
_PATTERN = bytes(range(256)) * 3


def vectors_are_direct() -> bool:
    """True when a C++ vector can be read and written by its pointers as this module does."""
    vector = pj.ByteVector(_PATTERN[:FRAME_BYTES])
    frame = pj.MediaFrame()
    frame.type = pj.PJMEDIA_FRAME_TYPE_AUDIO
    frame.buf = vector
    try:
        address = int(frame.this)
        right_type = ctypes.c_int.from_address(address).value == pj.PJMEDIA_FRAME_TYPE_AUDIO
        right_vectors = all(
            _read(ctypes.cast(where, _Pointers)) == _PATTERN[:FRAME_BYTES]
            for where in (int(vector.this), address + _VECTOR_OFFSET)
        )
    except (TypeError, ValueError):
        return False
    return right_type and right_vectors


def _read(pointers: "ctypes._Pointer[ctypes.c_void_p]") -> bytes:
    begin, end = pointers[0] or 0, pointers[1] or 0
    size = int(end) - int(begin)
    return ctypes.string_at(int(begin), size) if 0 < size <= FRAME_BYTES else b""


class DevicePort(pj.AudioMediaPort):  # type: ignore[misc]  # the wheel ships no types
    """`far` takes what callers say, `near` gives what the microphone heard. The safe way: through the wrapper."""

    def __init__(self, far: RingBuffer, near: RingBuffer) -> None:
        super().__init__()
        self._far = far
        self._near = near

    def open(self) -> None:
        """Put the port on the bridge, which resamples for calls of other rates."""
        fmt = pj.MediaFormatAudio()
        fmt.init(pj.PJMEDIA_FORMAT_PCM, RATE_HZ, 1, FRAME_MS * 1000, _BITS)
        self.createPort("device", fmt)

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:
        data = bytes(frame.buf)
        if len(data) == FRAME_BYTES:
            self._far.put_frame(data)

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:
        frame.type = pj.PJMEDIA_FRAME_TYPE_AUDIO
        frame.buf = pj.ByteVector(self._near.take_frame())


class DirectDevicePort(DevicePort):
    """The fast way. Nothing else may happen in these callbacks."""

    def __init__(self, far: RingBuffer, near: RingBuffer) -> None:
        super().__init__(far, near)
        self._outgoing = pj.ByteVector(bytes(FRAME_BYTES))
        self._pointers = ctypes.cast(int(self._outgoing.this), _Pointers)

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:
        data = _read(ctypes.cast(int(frame.this) + _VECTOR_OFFSET, _Pointers))
        if len(data) == FRAME_BYTES:
            self._far.put_frame(data)

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:
        ctypes.c_int.from_address(int(frame.this)).value = pj.PJMEDIA_FRAME_TYPE_AUDIO
        ctypes.memmove(self._pointers[0], self._near.take_frame(), FRAME_BYTES)
        frame.buf = self._outgoing


def device_port(far: RingBuffer, near: RingBuffer) -> DevicePort:
    """The fast port where its layout holds, else the safe one."""
    return (DirectDevicePort if vectors_are_direct() else DevicePort)(far, near)
