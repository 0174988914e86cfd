"""A slim bar that moves with the voice: what the microphone hears, or what the caller says."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import style

FULL = 32767
FLOOR_DB = -60.0
"""Softer than this is shown as silence."""
LOUD_DB = -3.0
"""From here on the voice is about to be clipped."""
_HEIGHT = 6


def share_of(peak: int) -> float:
    """0..1 of the bar for a peak of 0..32767: ears hear decibels, not samples."""
    if peak <= 0:
        return 0.0
    return min(1.0, max(0.0, 1.0 - _decibels(peak) / FLOOR_DB))


def _decibels(peak: int) -> float:
    return 20 * math.log10(min(peak, FULL) / FULL)


class LevelMeter(QWidget):
    """`show_peak` moves it; it takes no focus and no clicks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peak = 0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def peak(self) -> int:
        return self._peak

    def show_peak(self, peak: int) -> None:
        """`peak` of the last 200 ms, 0..32767."""
        if peak != self._peak:
            self._peak = peak
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("hairline"))
        filled = QRectF(0, 0, self.width() * share_of(self._peak), self.height())
        loud = self._peak > 0 and _decibels(self._peak) >= LOUD_DB
        painter.fillRect(filled, style.colour("attention" if loud else "talk"))
