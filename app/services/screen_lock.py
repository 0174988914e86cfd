"""Is the screen locked? By the agent's wish, or after idle minutes without a call; the sign-in password opens it."""

import hmac

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.agent_state import AgentStatus, State
from app.services.clock import Clock

_AT_WORK = frozenset(
    {State.RESERVED, State.DIALLING, State.TALKING, State.HOLD, State.WRAP_READY, State.WRAP_NOT_READY}
)
"""A call or its wrap-up. Whatever else the state is, a line that is lost too, nobody may be at the desk."""


class ScreenLock(QObject):
    """The password is compared in memory: no network is needed. Call, drafts and timers go on behind the lock.

    `lock_after_s` 0: only by the agent's wish. Without a password nothing is ever locked, for nothing could open it.
    The PBX may ring a locked desk: who missed the call is NOT_READY by then (T28 of the agent's states).
    """

    locked_changed = Signal(bool)
    refused = Signal()

    def __init__(self, lock_after_s: int, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._password = b""
        self._idle_ns = lock_after_s * 1_000_000_000
        self._clock = clock
        self._locked = False
        self._may_idle = False
        self._touched_ns = clock.monotonic_ns()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check_idle)

    @property
    def locked(self) -> bool:
        return self._locked

    def lock(self) -> None:
        if self._locked or not self._password:
            return
        self._locked = True
        self._timer.stop()
        self.locked_changed.emit(True)

    def unlock(self, password: str) -> None:
        """Open with the password of the sign-in; `refused` if it is another one."""
        if not self._locked:
            return
        if not hmac.compare_digest(password.encode(), self._password):
            self.refused.emit()
            return
        self._locked = False
        self.locked_changed.emit(False)
        self.on_activity()
        self._arm()

    def use_password(self, password: str) -> None:
        """The password of the sign-in, or a new one the agent has from now on."""
        self._password = password.encode() or self._password

    def on_activity(self) -> None:
        """A key or the mouse. Cheap: the timer looks only when it is due."""
        self._touched_ns = self._clock.monotonic_ns()

    def on_agent_status(self, status: AgentStatus) -> None:
        """A call or a wrap-up is work, whatever the hands do; idle time is counted from its end."""
        self._may_idle = status.state not in _AT_WORK
        self.on_activity()
        self._arm()

    def check_idle(self) -> None:
        """Lock if nobody has touched anything for long enough."""
        if self._may_idle and self._idle_ns and self._clock.monotonic_ns() - self._touched_ns >= self._idle_ns:
            self.lock()
        else:
            self._arm()

    def stop(self) -> None:
        self._timer.stop()

    def _arm(self) -> None:
        if self._locked or not self._may_idle or not self._idle_ns:
            self._timer.stop()
            return
        left = self._idle_ns - (self._clock.monotonic_ns() - self._touched_ns)
        self._timer.start(max(1, -(-left // 1_000_000)))
