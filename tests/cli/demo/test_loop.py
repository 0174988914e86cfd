"""The loop: posted work, timers in order, datagrams, and an end that leaves nothing open."""

import queue
import socket
import threading
from collections.abc import Iterator

import pytest

from app.cli.demo.loop import Host, Loop


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop("test loop")
    loop.start()
    yield loop
    loop.stop()


def test_posted_work_runs_in_the_loops_thread(loop: Loop) -> None:
    seen: queue.Queue[threading.Thread] = queue.Queue()
    loop.post(lambda: seen.put(threading.current_thread()))
    assert seen.get(timeout=5) is loop


def test_timers_run_in_their_order_and_not_when_cancelled(loop: Loop) -> None:
    seen: queue.Queue[str] = queue.Queue()

    def plan() -> None:
        loop.later(0.03, lambda: seen.put("late"))
        loop.later(0.0, lambda: seen.put("soon"))
        loop.later(0.01, lambda: seen.put("never")).cancel()

    loop.post(plan)
    assert [seen.get(timeout=5), seen.get(timeout=5)] == ["soon", "late"]
    assert seen.empty()


def test_datagrams_come_with_their_sender_and_instant(loop: Loop) -> None:
    seen: queue.Queue[tuple[bytes, Host, int]] = queue.Queue()
    ours: queue.Queue[socket.socket] = queue.Queue()
    loop.post(lambda: ours.put(loop.open_udp(("127.0.0.1", 0), lambda *read: seen.put(read))))
    sock = ours.get(timeout=5)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.bind(("127.0.0.1", 0))
        sender.sendto(b"hello", sock.getsockname())
        data, source, at_ns = seen.get(timeout=5)
        assert (data, source) == (b"hello", sender.getsockname())
        assert at_ns > 0
    loop.post(lambda: loop.close_udp(sock))
    loop.post(lambda: ours.put(sock))
    assert ours.get(timeout=5).fileno() == -1


def test_what_has_arrived_is_read_before_closing() -> None:
    loop = Loop("never started")
    seen: list[bytes] = []
    sock = loop.open_udp(("127.0.0.1", 0), lambda data, *_: seen.append(data))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for _ in range(3):
            sender.sendto(b"last words", sock.getsockname())
    loop.close_udp(sock)
    assert seen == [b"last words"] * 3
    loop.discard()


def test_a_taken_address_is_said(loop: Loop) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        with pytest.raises(OSError, match="in use"):
            loop.open_udp(other.getsockname(), lambda *_: None)


def test_what_fails_is_written_down_and_the_rest_goes_on(loop: Loop, capfd: pytest.CaptureFixture[str]) -> None:
    seen: queue.Queue[str] = queue.Queue()
    ours: queue.Queue[socket.socket] = queue.Queue()

    def fail(*_: object) -> None:
        raise ArithmeticError("the call that fails")

    loop.post(fail)
    loop.post(lambda: ours.put(loop.open_udp(("127.0.0.1", 0), fail)))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", ours.get(timeout=5).getsockname())
    loop.post(lambda: loop.later(0.01, fail) and None)
    loop.post(lambda: loop.later(0.05, lambda: seen.put("alive")) and None)
    assert seen.get(timeout=5) == "alive"
    assert capfd.readouterr().err.count("ArithmeticError: the call that fails") == 3
