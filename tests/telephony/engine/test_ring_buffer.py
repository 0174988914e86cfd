from app.telephony.engine.ring_buffer import FRAME_BYTES, SILENCE, RingBuffer, peak


def frame(n: int) -> bytes:
    return bytes([n]) * FRAME_BYTES


def test_silence_until_primed_then_in_order() -> None:
    ring = RingBuffer(priming=2, capacity=4)
    ring.put_frame(frame(1))
    assert ring.take_frame() == SILENCE
    ring.put_frame(frame(2))
    assert [ring.take_frame(), ring.take_frame()] == [frame(1), frame(2)]


def test_an_underrun_primes_again() -> None:
    ring = RingBuffer(priming=2, capacity=4)
    ring.put_bytes(frame(1) + frame(2))
    ring.take_frame(), ring.take_frame()
    assert ring.take_frame() == SILENCE
    ring.put_frame(frame(3))
    assert ring.take_frame() == SILENCE


def test_what_nobody_takes_falls_out_at_the_old_end() -> None:
    ring = RingBuffer(priming=1, capacity=2)
    for n in (1, 2, 3):
        ring.put_frame(frame(n))
    assert ring.take_frame() == frame(2)


def test_odd_amounts_in_and_out_lose_nothing() -> None:
    ring = RingBuffer(priming=1, capacity=10)
    data = frame(1) + frame(2) + frame(3)
    for start in range(0, len(data), 100):
        ring.put_bytes(data[start : start + 100])
    assert ring.take_bytes(0) == b""
    taken = b"".join(ring.take_bytes(n) for n in (1, 639, 0, 1000, 280))
    assert taken == data


def test_a_pulling_device_gets_silence_rather_than_nothing() -> None:
    assert RingBuffer(priming=1, capacity=2).take_bytes(16384) == SILENCE


def test_clear_forgets_all() -> None:
    ring = RingBuffer(priming=1, capacity=2)
    ring.put_frame(frame(9))
    ring.clear()
    assert ring.take_frame() == SILENCE


def test_peak_is_the_largest_sample_of_either_sign() -> None:
    assert peak((-32768).to_bytes(2, "little", signed=True) + b"\x01\x00") == 32767
    assert peak(b"\x05\x00\xf6\xff") == 10
    assert peak(b"") == 0
