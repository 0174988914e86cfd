import pjsua2 as pj
import pytest

from app.telephony.engine.device_port import DevicePort, DirectDevicePort, vectors_are_direct
from app.telephony.engine.ring_buffer import FRAME_BYTES, RingBuffer

DATA = bytes(range(256)) * 2 + bytes(128)


def test_the_wheels_vectors_are_laid_out_as_the_fast_way_needs() -> None:
    assert vectors_are_direct()


@pytest.mark.parametrize("kind", [DevicePort, DirectDevicePort])
def test_frames_pass_both_ways_unchanged(kind: type[DevicePort]) -> None:
    far, near = RingBuffer(1, 4), RingBuffer(1, 4)
    port = kind(far, near)
    heard = pj.MediaFrame()
    heard.buf = pj.ByteVector(DATA)
    port.onFrameReceived(heard)
    assert far.take_frame() == DATA

    near.put_frame(DATA)
    asked = pj.MediaFrame()
    port.onFrameRequested(asked)
    assert bytes(asked.buf) == DATA
    assert asked.type == pj.PJMEDIA_FRAME_TYPE_AUDIO
    port.onFrameRequested(asked)
    assert bytes(asked.buf) == bytes(FRAME_BYTES)


@pytest.mark.parametrize("kind", [DevicePort, DirectDevicePort])
def test_a_frame_of_an_odd_size_is_left_out(kind: type[DevicePort]) -> None:
    far = RingBuffer(1, 4)
    port = kind(far, RingBuffer(1, 4))
    for odd in (b"", DATA + b"xx"):
        frame = pj.MediaFrame()
        frame.buf = pj.ByteVector(odd)
        port.onFrameReceived(frame)
    far.put_frame(DATA)
    assert far.take_frame() == DATA
