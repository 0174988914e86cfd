"""Keeps a flood of INVITEs from aborting the process.

pjmedia's socket table has 64 places (PJ_IOQUEUE_MAX_HANDLES) and asserts when it is full. The library opens two sockets
(RTP and RTCP) for each INVITE with an offer before anybody is asked, and gives a place back only 500 ms after the
sockets closed. So the engine waits, before it takes the next one in, until there is room: what comes meanwhile stays in
the operating system's buffer, and the sender's retransmissions bring back what overflows it.
"""

import time
from collections import deque
from collections.abc import Callable

PLACES = 31
"""Calls whose sockets fit: 64 places, two a call, one call kept free for the one that has just opened its own."""
HELD_BACK_S = 0.52
"""PJ_IOQUEUE_KEY_FREE_DELAY is 500 ms; the rest is for the poll that frees."""


class Pace:
    """Counts the calls whose sockets still stand in the table."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._live = 0
        self._closed: deque[float] = deque()

    def opened(self) -> None:
        """A call has its sockets. Returns when one more may have them."""
        self._live += 1
        self._forget()
        while self._closed and self._live + len(self._closed) >= PLACES:
            self._sleep(max(0.0, self._closed[0] + HELD_BACK_S - self._clock()))
            self._forget()

    def closed(self) -> None:
        """A call is over; its places come free later."""
        self._live = max(0, self._live - 1)
        self._closed.append(self._clock())

    def _forget(self) -> None:
        now = self._clock()
        while self._closed and self._closed[0] + HELD_BACK_S <= now:
            self._closed.popleft()
