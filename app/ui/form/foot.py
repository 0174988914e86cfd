"""What became of the text, in words: the form's last line, and the truth about what is saved where."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.services.wrap_up import SaveState
from app.ui import style
from app.ui.sentences import ATTENTION, FORM_PROBLEMS, SAVE_STATES, sentence

HEIGHT = 36
TONES = {"draft": "quiet", "saved": "ok", "confirmed": "ok", "attention": "attention", "failed": "wrong"}
SIGNS = {"saved": "✓ ", "confirmed": "✓ ", "attention": "▲ ", "failed": "▲ "}


class Foot(QLabel):
    """Two lines of place, always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: SaveState | None = None
        self._other = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "secondary")
        self.setWordWrap(True)
        self.setMinimumHeight(HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: SaveState | None) -> None:
        self._state, self._other = state, ""
        self._retell()

    def show_problem(self, code: str) -> None:
        """Why nothing was saved, when no single field is to blame."""
        self._other = code
        self._retell()

    def _retell(self) -> None:
        if self._other:
            text, phase = f"{sentence(SAVE_STATES, 'failed')} {sentence(FORM_PROBLEMS, self._other)}", "failed"
        elif self._state is None:
            text, phase = "", "draft"
        else:
            text, phase = self._words(self._state), self._state.phase
        self.setText(SIGNS.get(phase, "") + text)
        self.setAccessibleName(text)
        style.mark(self, tone=TONES.get(phase, "quiet"))

    def _words(self, state: SaveState) -> str:
        match state.phase:
            case "draft":
                at = state.at.astimezone().strftime("%H:%M:%S")
                return self.tr("Draft kept {time}").format(time=at)
            case "saved" if state.waiting > 1:
                return sentence(SAVE_STATES, "saved_waiting", waiting=state.waiting)
            case "confirmed":
                return self.tr("Stands in the centre.")
            case "attention" if state.problem in ATTENTION:
                return sentence(ATTENTION, state.problem)
            case "failed" if state.problem in FORM_PROBLEMS:
                unsaved = self.tr("Not saved.")  # not inside the f-string: lupdate would miss it
                return f"{unsaved} {sentence(FORM_PROBLEMS, state.problem)}"
            case _:
                return sentence(SAVE_STATES, state.phase)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)
