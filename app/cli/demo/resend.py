"""Sending again what UDP may have lost (RFC 3261 section 17: timers A, B, E, F, G, H)."""

from collections.abc import Callable

from app.cli.demo.loop import Loop, Timer

T1_S = 0.5
T2_S = 4.0
GIVE_UP_S = 64 * T1_S


class Resender:
    """Sends at once, then again with doubled pauses until `stop`; calls `gave_up` after 32 s."""

    def __init__(
        self, loop: Loop, send: Callable[[], None], gave_up: Callable[[], None], longest_s: float = T2_S
    ) -> None:
        self._loop = loop
        self._send = send
        self._pause_s = T1_S
        self._longest_s = longest_s
        self._again: Timer | None = loop.later(T1_S, self._resend)
        self._end: Timer | None = loop.later(GIVE_UP_S, self._give_up)
        self._gave_up = gave_up
        send()

    def _resend(self) -> None:
        self._send()
        self._pause_s = min(2 * self._pause_s, self._longest_s)
        self._again = self._loop.later(self._pause_s, self._resend)

    def _give_up(self) -> None:
        self.stop()
        self._gave_up()

    def stop(self) -> None:
        for timer in (self._again, self._end):
            if timer is not None:
                timer.cancel()
        self._again = self._end = None
