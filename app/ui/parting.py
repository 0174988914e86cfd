"""Signed out while something waits for the centre or is not saved: it says so. With nothing to save it goes by itself
when all has arrived."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.services.status import PendingStatus
from app.ui import style
from app.ui.plain import name_for_readers, on_language


class Parting(QWidget):
    """`left` once: the agent closed it, or nothing waits any more. `unsaved`: forms that are kept as drafts."""

    left = Signal()

    def __init__(self, status: PendingStatus, unsaved: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = status.count + status.attention
        self._unsaved = unsaved
        self._heading, self._told = style.label(role="heading"), style.label()
        self._told.setWordWrap(True)
        self._close = QPushButton()
        self._close.setProperty("role", "primary")
        self._close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.SPACE_XL, style.SPACE_XL, style.SPACE_XL, style.SPACE_XL)
        column.setSpacing(style.SPACE_M)
        for part in (self._heading, self._told):
            column.addWidget(part)
        column.addStretch()
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self._say()
        self.resize(460, 200)

    def show_pending(self, status: PendingStatus) -> None:
        self._count = status.count + status.attention
        self._say()
        if not self._count and not self._unsaved:
            self.close()

    @property
    def text(self) -> str:
        return self._told.text()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setWindowTitle("Tellerline")
        self._heading.setText(self.tr("You are signed out"))
        waiting = self.tr(
            "Waiting for the centre: {n}. All of it is safe on this computer and goes to the centre by itself: now,"
            " while this window is open, or when you sign in here again."
        ).format(n=self._count)
        unsaved = self.tr(
            "Forms not saved yet: {n}. They are kept on this computer as you left them, and open when you sign in here"
            " again."
        ).format(n=self._unsaved)
        parts = ((waiting, self._count), (unsaved, self._unsaved))
        self._told.setText("\n\n".join(text for text, count in parts if count))
        self._close.setText(self.tr("Close"))
        name_for_readers(self._close, self.tr("Close"))
