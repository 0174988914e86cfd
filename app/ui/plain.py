"""Text from outside, shown as text and nothing else: one line, no markup, no signs that turn the line around."""

import unicodedata

from PySide6 import QtCore  # `Qt`, when first named, costs 15 ms: the sign-in window does without it
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def one_line(text: str, longest: int = 200) -> str:
    """Control and direction signs become spaces, runs of space one, and what is beyond `longest` an ellipsis."""
    cut = text[: longest * 4]
    # Nearly every text is printable, and this is asked while a call begins to ring.
    clean = cut if cut.isprintable() else "".join(" " if unicodedata.category(s) in _UNSEEN else s for s in cut)
    whole = " ".join(clean.split())
    return whole if len(whole) <= longest else whole[: longest - 1] + "…"


def set_hint(widget: QWidget, text: str) -> None:
    """A tool tip that is never read as markup."""
    if "<" in text:
        import html

        text = f"<qt>{html.escape(text)}</qt>"
    widget.setToolTip(text)


class Elided(QLabel):
    """A plain label that gives way: it ends in an ellipsis when there is no room, and tells the whole in its tip."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._whole = ""
        if role:
            self.setProperty("role", role)

    def show_text(self, text: str) -> None:
        """Any text; it is cleaned to one line first."""
        clean = one_line(text)
        if clean == self._whole:
            return
        self._whole = clean
        self.setAccessibleName(clean)
        self.updateGeometry()
        self._fit()

    @property
    def whole(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, QtCore.Qt.TextElideMode.ElideRight, max(0, self.width()))
        if shown != self.text():
            self.setText(shown)
        set_hint(self, "" if shown == self._whole else self._whole)


def on_language(event: QEvent) -> bool:
    """Whether this change event means that all words must be said anew."""
    return event.type() == QEvent.Type.LanguageChange


def name_for_readers(widget: QWidget, name: str, keys: str = "") -> None:
    """Say to screen readers what a control is and which key does the same."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(keys)
