"""The page that covers the window while the screen is locked: who is signed in, the password, and no customer."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.records import Identity
from app.services.call import Call, Phase
from app.ui import strip_words, style
from app.ui.format import running
from app.ui.icons import icon
from app.ui.plain import Elided, name_for_readers, on_language, one_line


class LockPage(QWidget):
    """A call is told by its state and its time alone."""

    unlock_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], int] = time.monotonic_ns) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock = clock
        self._call: Call | None = None
        self._refused = False
        self._sign = QLabel()
        self._sign.setPixmap(icon("locked", "secondary").pixmap(style.ICON_LARGE, style.ICON_LARGE))
        self._title, self._who = style.label(role="title"), Elided("secondary")
        self._label, self._password = QLabel(), QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.returnPressed.connect(self._ask)
        self._password.textEdited.connect(self._on_typed)
        self._label.setBuddy(self._password)
        self._open = QPushButton()
        self._open.setProperty("role", "primary")
        self._open.setMinimumHeight(34)
        self._open.clicked.connect(self._ask)
        self._problem = style.label(tone="wrong")
        self._problem.setFixedHeight(24)
        self._strip = style.label(role="badge")
        self._strip.setFixedHeight(32)
        place = self._strip.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self._strip.setSizePolicy(place)
        self._strip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build()
        self._say()

    def open(self) -> None:
        """Shown anew: the field is empty and has the caret."""
        self._password.clear()
        self._refused = False
        self._say()
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_identity(self, identity: Identity) -> None:
        self._who.show_text(one_line(identity.display_name or identity.agent, 60))

    def show_call(self, call: Call) -> None:
        """That there is a call, and nothing of whose it is."""
        self._call = None if call.phase is Phase.ENDED else call
        self.tick()

    def show_refused(self) -> None:
        self._refused = True
        self._say()
        self._password.setFocus()
        self._password.selectAll()

    def tick(self) -> None:
        """A second has passed."""
        call = self._call
        self._strip.setVisible(call is not None)
        if call is None:
            return
        since = call.answered_ns if call.answered_ns is not None else call.started_ns
        rings = call.phase is Phase.RINGING
        said = self.tr("A call rings. Unlock to answer it.") if rings else self.tr("A call is on.")
        self._strip.setText(f"{said}  {running((self._clock() - since) / 1e9)}")
        style.mark(self._strip, tone=strip_words.TONES[call.phase])

    def _ask(self) -> None:
        self.unlock_asked.emit(self._password.text())

    def _on_typed(self) -> None:
        if self._refused:
            self._refused = False
            self._say()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "raised")
        card.setFixedWidth(380)
        head = QHBoxLayout()
        head.setSpacing(style.SPACE_S)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, style.SPACE_L)
        column.setSpacing(style.SPACE_XS)
        column.addLayout(head)
        column.addWidget(self._who)
        column.addSpacing(style.SPACE_L)
        column.addWidget(self._label)
        column.addWidget(self._password)
        column.addWidget(self._problem)
        column.addWidget(self._open)
        whole = QVBoxLayout(self)
        whole.addWidget(self._strip)
        whole.addStretch(2)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Locked"))
        self._title.setText(self.tr("Locked"))
        self._label.setText(self.tr("Password"))
        self._open.setText(self.tr("Unlock"))
        self._problem.setText(self.tr("This is not your password. Try again.") if self._refused else "")
        style.mark(self._password, problem=self._refused)
        name_for_readers(self._open, self.tr("Unlock"), self.tr("Enter"))
        self.tick()
