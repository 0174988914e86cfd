"""The status bar tells the truth in words: telephone line, sound, central database, and what still waits for it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.services.status import CentralStatus, Light, PendingStatus, PhoneStatus, SoundStatus
from app.ui import sentences, style
from app.ui.format import time_of_day
from app.ui.icons import icon
from app.ui.plain import name_for_readers, on_language, one_line, set_hint
from app.ui.words import word

TONES = {
    Light.OK: "ok",
    Light.WORKING: "talk",
    Light.ATTENTION: "attention",
    Light.WRONG: "wrong",
    Light.OFF: "secondary",
}


class StatusLine(QFrame):
    """Four lights, each a word with a dot. A click on one opens what can be done about it."""

    phone_clicked = Signal()
    sound_clicked = Signal()
    central_clicked = Signal()
    pending_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setFixedHeight(style.STATUS_HEIGHT)
        self._phone, self._sound = PhoneStatus(), SoundStatus()
        self._central, self._waiting = CentralStatus(), PendingStatus()
        self._phone_light, self._sound_light = _light(), _light()
        self._central_light, self._pending_light = _light(), _light()
        row = QHBoxLayout(self)
        row.setContentsMargins(style.SPACE_S, 0, style.SPACE_S, 0)
        row.setSpacing(style.SPACE_S)
        for part in (self._phone_light, self._sound_light, self._central_light):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._pending_light)
        self._phone_light.clicked.connect(self.phone_clicked)
        self._sound_light.clicked.connect(self.sound_clicked)
        self._central_light.clicked.connect(self.central_clicked)
        self._pending_light.clicked.connect(self.pending_clicked)
        self._say()

    def show_phone(self, status: PhoneStatus) -> None:
        self._phone = status
        code = status.problem or _code(status.light)
        said = self.tr("Phone: {state}").format(state=word(sentences.PHONE_SHORT, code))
        if status.encrypted and not status.problem:
            said += " · " + self.tr("encrypted")
        whole = word(sentences.PHONE, code)
        _set(self._phone_light, status.light, said, f"{whole} {one_line(status.registrar, 60)}".strip())

    def show_sound(self, status: SoundStatus) -> None:
        self._sound = status
        code = status.problem or _code(status.light)
        device = one_line(status.speaker, 28) if code == "" else ""
        said = self.tr("Sound: {state}").format(state=device or word(sentences.SOUND_SHORT, code))
        none = self.tr("none")
        names = {
            "speaker": one_line(status.speaker) or none,
            "microphone": one_line(status.microphone) or none,
            "ringer": one_line(status.ringer) or none,
        }
        whole = word(sentences.SOUND, status.problem, **names)
        _set(self._sound_light, status.light, said, whole + " " + self.tr("Click to choose."))

    def show_central(self, status: CentralStatus) -> None:
        self._central = status
        code = status.problem or _code(status.light)
        said = self.tr("Centre: {state}").format(state=word(sentences.CENTRAL_SHORT, code))
        if status.problem and status.since is not None:
            said += " " + self.tr("since {time}").format(time=time_of_day(status.since))
        _set(self._central_light, status.light, said, word(sentences.CENTRAL, status.problem))

    def show_pending(self, status: PendingStatus) -> None:
        """Nothing waiting says so too: the agent may go home."""
        self._waiting = status
        if status.attention:
            light, sign = Light.WRONG, "warning"
            said = self.tr("Needs attention: {n}").format(n=status.attention)
            if status.count > status.attention:
                said += " · " + self.tr("{n} waiting for the centre").format(n=status.count)
        elif status.count:
            away = self._central.light not in (Light.OK, Light.WORKING)
            light, sign = (Light.ATTENTION if away else Light.WORKING), "waiting"
            said = self.tr("{n} waiting for the centre").format(n=status.count)
        else:
            light, sign, said = Light.OK, "saved", self.tr("All saved and confirmed")
        if status.count and status.oldest_at is not None:
            said += " " + self.tr("since {time}").format(time=time_of_day(status.oldest_at))
        hint = self.tr("What is saved here is safe on this computer until the centre has it. Click for the list.")
        _set(self._pending_light, light, said, hint, sign)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Status"))
        self.show_phone(self._phone)
        self.show_sound(self._sound)
        self.show_central(self._central)
        self.show_pending(self._waiting)


def _code(light: Light) -> str:
    """A light without a problem: its own word while it works or is off, nothing to say when all is well."""
    return light.value if light in (Light.WORKING, Light.OFF) else ""


def _light() -> QPushButton:
    made = QPushButton()
    made.setProperty("role", "light")
    return made


def _set(light: QPushButton, value: Light, said: str, hint: str, sign: str = "dot") -> None:
    tone = TONES[value]
    light.setIcon(icon(sign, tone))
    light.setText(f" {said}")  # a little room after the icon
    set_hint(light, hint)
    name_for_readers(light, said, hint)
    style.mark(light, tone=tone if value in (Light.ATTENTION, Light.WRONG) else "")
