"""A file of no use but its size: deleted when the disk is full, so that saving still works."""

import contextlib
import os
import shutil
from pathlib import Path

MEBIBYTE = 1 << 20
LOW_ROOM = 500 * MEBIBYTE
"""Bytes free below which the agent is warned."""
_STEP = 256 * 1024
"""Bytes written at once: half a millisecond, so that the window never waits for the reserve."""


class Ballast:
    """Grows a step after each durable write while the disk has room, gives up all at once when it has none."""

    def __init__(self, path: Path, size: int = 16 * MEBIBYTE) -> None:
        """`size`: bytes to hold in reserve."""
        self._path = path
        self._wanted = size
        self._held = path.stat().st_size if path.exists() else 0
        self._spent = False

    def grow(self) -> None:
        """Add a step. Never raises: a reserve that cannot be made is no reason to stop."""
        if self._held >= self._wanted:
            return
        with contextlib.suppress(OSError):
            if shutil.disk_usage(self._path.parent).free < 4 * self._wanted:
                return
            step = min(_STEP, self._wanted - self._held)
            with self._path.open("ab") as file:
                file.write(os.urandom(step))  # random, so that no file system stores it in less
            self._held += step
            self._spent = self._spent and self._held < self._wanted

    def give_up(self) -> bool:
        """Free the room. False when there was none to free."""
        if not self._held:
            return False
        self._held, self._spent = 0, True
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def is_low(self) -> bool:
        """True when the reserve was spent and is not back, or little room is left."""
        with contextlib.suppress(OSError):
            return self._spent or shutil.disk_usage(self._path.parent).free < LOW_ROOM
        return self._spent
