"""The buttons of the call strip: shown by what the call allows, each with its key.

Hang up stands where Reject stood, and the keypad where Answer stood, so that a double click on Answer ends nothing.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.services.call import Action, Call, Phase
from app.ui import style
from app.ui.icons import icon
from app.ui.plain import name_for_readers, on_language


class StripButtons(QWidget):
    """Asks only for what `allowed_actions` of the shown call holds; the keys obey the same rule."""

    silence_asked = Signal()
    """The ring tone is to stop; the call goes on ringing."""
    answer_asked = Signal()
    reject_asked = Signal()
    hang_up_asked = Signal()
    hold_asked = Signal()
    mute_asked = Signal()
    keypad_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call: Call | None = None
        self._mute, self._hold = _button("", "microphone"), _button("", "pause")
        self._silence, self._keypad = _button("", "silent"), _button("", "keypad")
        self._answer = _button("answer", "answer", "on_tone")
        self._reject, self._hang_up = _button("danger", "hang_up", "wrong"), _button("armed", "hang_up", "on_tone")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.SPACE_S)
        row.addStretch()
        for button in (self._mute, self._hold, self._keypad, self._silence, self._answer, self._reject, self._hang_up):
            row.addWidget(button)
        for button, asked in (
            (self._mute, self.mute_asked),
            (self._hold, self.hold_asked),
            (self._keypad, self.keypad_asked),
            (self._silence, self.silence_asked),
            (self._answer, self.answer_asked),
            (self._reject, self.reject_asked),
            (self._hang_up, self.hang_up_asked),
        ):
            button.clicked.connect(asked)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # what stands beside the buttons stays where it is when they go
        self.setSizePolicy(keeps)
        self._keys()
        self._say()
        self.rest()

    def show_for(self, call: Call) -> None:
        """Bring the buttons in line with this call."""
        before, self._call = self._call, call
        if before is not None and before.allowed_actions == call.allowed_actions and before.phase == call.phase:
            return
        if call.phase == Phase.ENDED:
            self.hide()
            self._stand_ready()
            return
        allowed = call.allowed_actions
        ringing = call.phase == Phase.RINGING
        self._silence.setVisible(ringing)
        self._answer.setVisible(ringing)
        self._reject.setVisible(ringing)
        self._hang_up.setVisible(not ringing)
        for button in (self._mute, self._hold, self._keypad):
            button.setVisible(not ringing and call.phase != Phase.DIALLING)
        self._hang_up.setEnabled(Action.HANG_UP in allowed)
        self._mute.setEnabled(bool({Action.MUTE, Action.UNMUTE} & allowed))
        self._hold.setEnabled(bool({Action.HOLD, Action.RETRIEVE} & allowed))
        self._keypad.setEnabled(Action.SEND_DIGITS in allowed)
        if _looks(before) != _looks(call):
            self._say_changing()
        self.show()

    def rest(self) -> None:
        """No call on the strip."""
        self._call = None
        self._stand_ready()

    def _stand_ready(self) -> None:
        """The buttons of the next ring, set while nobody sees them: at the ring each change costs."""
        for button in (self._hang_up, self._mute, self._hold, self._keypad):
            button.setVisible(False)
        for button in (self._silence, self._answer, self._reject):
            button.setVisible(True)
        self._say_changing()

    def _keys(self) -> None:
        keys = {"F2": self._on_f2, "F4": self._on_f4, "F6": self._on_f6, "F8": self._on_f8, "F9": self._on_f9}
        for key, pressed in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(pressed)

    def _may(self, *actions: Action) -> bool:
        return self._call is not None and bool(self._call.allowed_actions & frozenset(actions))

    def _on_f2(self) -> None:
        if self._may(Action.ANSWER):
            self.answer_asked.emit()

    def _on_f4(self) -> None:
        if self._may(Action.REJECT):
            self.reject_asked.emit()
        elif self._may(Action.HANG_UP):
            self.hang_up_asked.emit()

    def _on_f6(self) -> None:
        if self._may(Action.HOLD, Action.RETRIEVE):
            self.hold_asked.emit()

    def _on_f8(self) -> None:
        if self._may(Action.MUTE, Action.UNMUTE):
            self.mute_asked.emit()

    def _on_f9(self) -> None:
        if self._call is not None and self._call.phase is Phase.RINGING:
            self.silence_asked.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        _word(self._silence, self.tr("Silence"), "F9")
        _word(self._answer, self.tr("Answer"), "F2")
        _word(self._reject, self.tr("Reject"), "F4")
        _word(self._hang_up, self.tr("Hang up"), "F4")
        _word(self._keypad, self.tr("Keypad"), "")
        self._say_changing()
        ends = (self._reject, self._hang_up)
        for button in ends:
            button.setMinimumWidth(max(one.sizeHint().width() for one in ends))
        talking = (self._mute, self._hold, self._keypad, self._hang_up)
        self.setMinimumWidth(sum(one.sizeHint().width() for one in talking) + (len(talking) - 1) * style.SPACE_S)

    def _say_changing(self) -> None:
        """The two whose words and signs follow the call."""
        muted, held = _looks(self._call)
        self._mute.setIcon(icon("muted" if muted else "microphone", "attention" if muted else "text"))
        self._hold.setIcon(icon("play" if held else "pause"))
        _word(self._hold, self.tr("Retrieve") if held else self.tr("Hold"), "F6")
        _word(self._mute, self.tr("Unmute") if muted else self.tr("Mute"), "F8")


def _looks(call: Call | None) -> tuple[bool, bool]:
    """Muted; held by us."""
    return call is not None and call.muted, call is not None and call.phase == Phase.HELD and call.held_by_us


def _button(role: str, sign: str, tone: str = "text") -> QPushButton:
    made = QPushButton(icon(sign, tone), "")
    if role:
        made.setProperty("role", role)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on a button takes no focus from a note being typed
    return made


def _word(button: QPushButton, name: str, key: str) -> None:
    button.setText(f" {name}  {key}" if key else f" {name}")  # a little room after the icon
    name_for_readers(button, name, key)
