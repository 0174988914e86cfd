"""A sheet that floats over the window without stopping it: no modal box, Esc closes it, the focus goes back."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import style
from app.ui.icons import icon
from app.ui.plain import Elided, name_for_readers, on_language


class Panel(QFrame):
    """Title, a cross, and what a subclass puts into `body`. The window places it; `open` and `close_panel` show it."""

    closed = Signal()

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(width)
        self._before: QWidget | None = None
        self.anchor: QPoint | None = None
        """Where its upper left corner belongs in the window; None: at the lower right, beside the lights."""
        self._title = Elided("heading")
        self._cross = QPushButton(icon("close", "secondary"), "")
        self._cross.setProperty("role", "ghost")
        self._cross.setFixedWidth(32)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the first field comes first; Esc is its key
        self._cross.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(style.SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.SPACE_L, style.SPACE_M, style.SPACE_M, style.SPACE_L)
        column.setSpacing(style.SPACE_M)
        column.addLayout(head)
        column.addLayout(self.body)
        head.addWidget(self._cross)
        self.hide()

    def open(self) -> None:
        """Show and take the focus: only ever at the agent's own wish."""
        self._before = QApplication.focusWidget()
        self.adjustSize()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextChild()

    def close_panel(self) -> None:
        if self.isHidden():
            return
        mine = QApplication.focusWidget()
        inside = mine is self or (mine is not None and self.isAncestorOf(mine))
        self.hide()
        if inside and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def set_title(self, text: str) -> None:
        self._title.show_text(text)
        self.setAccessibleName(text)

    def say(self) -> None:
        """Put the words of the agent's language; subclasses say theirs and call this."""
        self._cross.setToolTip(self.tr("Close (Esc)"))
        name_for_readers(self._cross, self.tr("Close"), "Esc")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It stands at the window's foot: what comes late makes it grow upwards."""
        super().resizeEvent(event)
        grown = event.size().height() - event.oldSize().height()
        if self.isVisible() and event.oldSize().isValid() and grown > 0:
            self.move(self.x(), max(style.AGENT_BAR_HEIGHT, self.y() - grown))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self.say()
