"""What the agent must be told in one line: the phone fell and is back, a command came too late, notes were found."""

from PySide6.QtCore import QObject, Signal

from app.telephony.events import AnyEvent, CommandFailed, PhoneLost, RegistrationChanged


class Notices(QObject):
    """`notice_told` carries a word of the table NOTICES (or COMMANDS) in app/ui/sentences.py."""

    notice_told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fallen = False

    def on_event(self, event: AnyEvent) -> None:
        match event:
            case PhoneLost():
                self._fallen = True
                self.notice_told.emit("phone_lost")
            case RegistrationChanged(registered=True) if self._fallen:
                self._fallen = False
                self.notice_told.emit("phone_back")
            case CommandFailed():
                self.notice_told.emit(event.sentence_code)

    def on_wrap_expired(self, _call_id: str) -> None:
        self.notice_told.emit("wrap_expired")

    def on_restored(self, forms: int) -> None:
        if forms:
            self.notice_told.emit("drafts_restored")
