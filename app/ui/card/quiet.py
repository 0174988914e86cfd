"""The card when it has nothing to show: no call, or a look-up that failed."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import style


class QuietPage(QWidget):
    """One heading and one line; says what happened, what is safe, what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failed = False
        self.heading = style.label(role="heading")
        self.hint = style.label(role="secondary")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addStretch()
        self._retell()

    def show_reason(self, failed: bool) -> None:
        if failed != self._failed:
            self._failed = failed
            self._retell()

    def _retell(self) -> None:
        if self._failed:
            self.heading.setText(self.tr("▲ The customer could not be looked up"))
            self.hint.setText(
                self.tr(
                    "The centre does not answer, and this computer remembers nobody under this number. "
                    "Your notes are safe: write and save as always. Ctrl+K searches again."
                )
            )
        else:
            self.heading.setText(self.tr("No customer on screen"))
            self.hint.setText(self.tr("The card opens at the first ring. Ctrl+K finds everybody at any time."))
        style.mark(self.heading, tone="attention" if self._failed else "quiet")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)
