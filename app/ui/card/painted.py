"""Base of the card's painted parts: ink of the theme, a focus ring, and words for screen readers."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.card.ink import ink_of
from app.ui.card.painting import draw_focus
from app.ui.plain import set_hint


class Painted(QWidget):
    """A part of fixed height that paints itself in one go; Tab reaches it, a screen reader hears its description."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink_of(self)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies below need not be painted

    def paint_part(self, painter: QPainter) -> None:
        """What the part looks like; overridden."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """All that is painted, in words: for screen readers, and as the tooltip of what had to be cut."""
        self.setAccessibleDescription(text)
        set_hint(self, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.ink.colours["raised"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_part(painter)
        if self.hasFocus():
            draw_focus(painter, self.ink, QRectF(self.rect()))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.ink = ink_of(self)
            self.update()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
