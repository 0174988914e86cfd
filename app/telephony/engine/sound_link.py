"""What the engine asks of the sound. Orders wait here until Qt is up: signing the line in must not wait for it."""

from collections import deque
from collections.abc import Callable

import msgspec

from app.telephony.account import SoundChoice


class UseDevices(msgspec.Struct, frozen=True):
    """Choose devices by these patterns."""

    choice: SoundChoice


class CarryVoice(msgspec.Struct, frozen=True):
    """Open (or close) speaker and microphone."""

    on: bool


class Ring(msgspec.Struct, frozen=True):
    """Play (or stop) the ring tone."""

    on: bool


Order = UseDevices | CarryVoice | Ring


class SoundLink:
    """A mailbox from the engine's thread to the main one."""

    def __init__(self) -> None:
        self._orders: deque[Order] = deque()
        self._wake: Callable[[], None] | None = None

    def ask(self, order: Order) -> None:
        """Engine thread; returns at once."""
        self._orders.append(order)
        if self._wake is not None:
            self._wake()

    def attach(self, wake: Callable[[], None]) -> None:
        """Main thread: from now on `wake` is called after each order; also for those already waiting."""
        self._wake = wake
        wake()

    def take(self) -> Order | None:
        """Main thread: the oldest order."""
        return self._orders.popleft() if self._orders else None
