"""One thread that owns sockets and timers: what every part of the demo's PBX runs in."""

import contextlib
import heapq
import itertools
import queue
import selectors
import socket
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial

Host = tuple[str, int]
Reader = Callable[[bytes, Host, int], None]
"""Called with the datagram, its sender, and `time.monotonic_ns()` right after it was read."""
MAX_DATAGRAM = 65_536
MAX_WAITING = 100


class Timer:
    """One thing to do later; `cancel` makes it nothing."""

    __slots__ = ("action",)

    def __init__(self, action: Callable[[], None]) -> None:
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        self.action = None


class Loop(threading.Thread):
    """Reads datagrams, runs timers and what other threads `post`. All methods but `post` and `stop` are its own.

    What one of them raises is written to stderr, and the loop goes on: one call that fails costs no other one.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[int, int, Timer]] = []
        self._count = itertools.count()
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._waker, self._woken = socket.socketpair()
        self._woken.setblocking(False)
        self._selector.register(self._woken, selectors.EVENT_READ, None)
        self._running = True

    def post(self, action: Callable[[], None]) -> None:
        """Have the loop's thread run `action` soon; from any thread."""
        self._posted.put(action)
        with contextlib.suppress(OSError):  # the loop may just have ended
            self._waker.send(b".")

    def stop(self) -> None:
        """End the loop; from any other thread. Returns when its thread is gone."""
        self.post(self._end)
        self.join()

    def _end(self) -> None:
        self._running = False

    def open_udp(self, address: Host, reader: Reader) -> socket.socket:
        """A bound UDP socket whose datagrams go to `reader`; raises OSError when the address is taken."""
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            sock.bind(address)
        except OSError:
            sock.close()
            raise
        sock.setblocking(False)
        self._selector.register(sock, selectors.EVENT_READ, reader)
        return sock

    def close_udp(self, sock: socket.socket) -> None:
        """Hand over what already arrived (a call's last sound comes with its BYE), then close."""
        reader = self._selector.unregister(sock).data
        for _ in range(MAX_WAITING):
            if not self._read(sock, reader):
                break
        sock.close()

    def later(self, seconds: float, action: Callable[[], None]) -> Timer:
        return self.at(time.monotonic_ns() + int(seconds * 1e9), action)

    def at(self, when_ns: int, action: Callable[[], None]) -> Timer:
        """Run `action` at an instant of the monotonic clock."""
        timer = Timer(action)
        heapq.heappush(self._timers, (when_ns, next(self._count), timer))
        return timer

    def run(self) -> None:
        try:
            while self._running:
                for key, _ in self._selector.select(self._pause()):
                    self._read(key.fileobj, key.data)
                self._run_timers()
        finally:
            self.discard()

    def discard(self) -> None:
        """Close every socket; for a loop that was never started."""
        for key in list(self._selector.get_map().values()):
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
        self._selector.close()
        self._waker.close()

    def _pause(self) -> float | None:
        while self._timers and self._timers[0][2].action is None:
            heapq.heappop(self._timers)
        if not self._timers:
            return None
        return max(0.0, (self._timers[0][0] - time.monotonic_ns()) / 1e9)

    def _run_timers(self) -> None:
        now = time.monotonic_ns()
        while self._timers and self._timers[0][0] <= now:
            timer = heapq.heappop(self._timers)[2]
            if timer.action is not None:
                _attempt(timer.action)

    def _read(self, sock: object, reader: Reader | None) -> bool:
        """Whether there was a datagram to read."""
        if not isinstance(sock, socket.socket) or sock.fileno() < 0:
            return False
        try:
            data, source = sock.recvfrom(MAX_DATAGRAM)
        except OSError:
            return False  # Windows reports a peer's closed port here; nothing was read
        at_ns = time.monotonic_ns()
        if reader is not None:
            _attempt(partial(reader, data, source, at_ns))
            return True
        with contextlib.suppress(queue.Empty):
            while True:
                _attempt(self._posted.get_nowait())
        return True


def _attempt(action: Callable[[], None]) -> None:
    try:
        action()
    except Exception:  # noqa: BLE001 - whatever it was: the thread is every call's
        traceback.print_exc()
