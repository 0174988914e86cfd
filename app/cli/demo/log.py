"""What one demo call left behind: instants, outcome, sound."""

import queue
from collections.abc import Iterator
from typing import Literal

import msgspec

Side = Literal["caller", "agent", "nobody"]


class CallLog(msgspec.Struct, kw_only=True):
    """Instants are `time.monotonic_ns()`: sent ones just before the datagram left, others just after it was read.

    None: it did not come to that. `status` is the final answer to the INVITE; 0: there was none.
    """

    story: str
    sip_call_id: str = ""
    pbx_call_id: str = ""
    invite_sent_ns: int | None = None
    trying_ns: int | None = None
    ringing_ns: int | None = None
    answered_ns: int | None = None
    bye_ns: int | None = None
    ended_ns: int | None = None
    status: int = 0
    reason: str = ""
    side: Side = "nobody"
    """Who ended it: the caller (gave up or hung up), the agent (refused or hung up), nobody (no answer at all)."""
    invites_sent: int = 0
    packets_sent: int = 0
    packets_received: int = 0
    level: int = 0
    """Root mean square of what the agent's side sent, 0..32767."""
    peak: int = 0
    digits: str = ""
    holds: int = 0
    heard: bytes = b""
    """16-bit samples at 8 kHz in the machine's byte order, when the line was asked to keep them."""

    @property
    def ring_ms(self) -> float | None:
        """Milliseconds from INVITE to the first 18x."""
        if self.ringing_ns is None or self.invite_sent_ns is None:
            return None
        return (self.ringing_ns - self.invite_sent_ns) / 1e6


class PendingCall:
    """A call under way in the line's thread; read by the thread that asked for it."""

    def __init__(self, log: CallLog) -> None:
        self._told: queue.SimpleQueue[str | CallLog] = queue.SimpleQueue()
        self._log = log
        self._done: CallLog | None = None

    def tell(self, step: str) -> None:
        """From the line's thread: ringing, answered, held, retrieved, digit X, refused, hung_up_by_agent, ..."""
        self._told.put(step)

    def finish(self) -> None:
        """From the line's thread: the log is complete and no longer touched."""
        self._told.put(self._log)

    def steps(self) -> Iterator[str]:
        """Each step as it happens; ends when the call is over."""
        while self._done is None:
            told = self._told.get()
            if isinstance(told, CallLog):
                self._done = told
                return
            yield told

    def result(self, timeout_s: float | None = None) -> CallLog:
        """Wait for the end of the call. TimeoutError when no step of it happens for `timeout_s`."""
        while self._done is None:
            try:
                told = self._told.get(timeout=timeout_s)
            except queue.Empty:
                raise TimeoutError(f"story {self._log.story}: the call goes on") from None
            if isinstance(told, CallLog):
                self._done = told
        return self._done
