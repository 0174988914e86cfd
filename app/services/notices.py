"""What the agent must be told in one line: the phone fell and is back, a command came too late, notes were found."""

from PySide6.QtCore import QObject, Signal

from app.telephony.events import AnyEvent, CommandFailed, PhoneLost, RegistrationChanged

_SYNC_TROUBLE = frozenset({"refused", "stalled", "too_old", "too_new", "journal_full"})
"""States of the sync that want the agent's eye; the others show in the status bar only."""


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

    def on_reason_ran_long(self, _code: str, how: str) -> None:
        """`near`: 80 % of the time a reason may last; `over`: all of it."""
        self.notice_told.emit(f"reason_{how}")

    def on_sync_state(self, word: str) -> None:
        if word in _SYNC_TROUBLE:
            self.notice_told.emit(word)

    def on_restored(self, forms: int) -> None:
        if forms:
            self.notice_told.emit("drafts_restored")
