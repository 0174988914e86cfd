"""What the agent must be told in one line: what is wrong and what to do, until it is right again or was read."""

from PySide6.QtCore import QObject, Signal

from app.services.status import CentralStatus, Light, PhoneStatus, SoundStatus
from app.telephony.events import AnyEvent, CommandFailed, Ended, PhoneLost, RegistrationChanged

_JOURNAL = "journal_"
"""How the words of a journal's errors begin (app/journal/store.py)."""

_NEWS = "news"


class Notices(QObject):
    """`notice_told` carries a word of the table NOTICES (or COMMANDS) in app/ui/sentences.py; empty: nothing to tell.

    The latest is shown; what it covers comes back when it is closed. A standing trouble (`_stand`) goes when it is
    over; once read it is not told again until it was over. Of news (`tell`) only the latest waits.
    """

    notice_told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._standing: dict[str, str] = {}
        self._read: dict[str, str] = {}
        self._phone_in_trouble = False
        self._centre_in_trouble = False
        self._call_fell = False

    # ---- what happens ----

    def on_event(self, event: AnyEvent) -> None:
        match event:
            case Ended(side="phone"):
                self._call_fell = True
            case PhoneLost():
                self._phone_in_trouble = True
                self._stand("phone", "phone_lost" if self._call_fell else "phone_restarting")
                self._call_fell = False
            case RegistrationChanged(registered=True) if self._phone_in_trouble:
                self._phone_in_trouble = False
                self._over("phone")
                self.tell("phone_back")
            case CommandFailed():
                self.tell(event.sentence_code)

    def on_phone_status(self, status: PhoneStatus) -> None:
        """A registration that is tried again is still in trouble; only success, told by `on_event`, ends it."""
        if status.problem and status.problem != "phone_restarting":
            self._phone_in_trouble = self._phone_in_trouble or status.problem != "not_configured"
            self._stand("phone", f"phone_{status.problem}")

    def on_sound_status(self, status: SoundStatus) -> None:
        if status.problem:
            self._stand("sound", status.problem)
        elif status.light is Light.OK:
            self._over("sound")

    def on_central_status(self, status: CentralStatus) -> None:
        if status.problem:
            self._centre_in_trouble = True
            self._stand("centre", f"central_{status.problem}")
        elif status.light is Light.OK and self._centre_in_trouble:
            self._centre_in_trouble = False
            self._over("centre")
            self.tell("central_back")

    def on_sync_state(self, word: str) -> None:
        """Its words about the centre are the reader's too; its own are `stalled` and the journal's."""
        if word == "stalled" or word.startswith(_JOURNAL):
            self._stand("sync", word)
        elif word == "online":
            self._over("sync")

    def on_room_changed(self, low: bool) -> None:
        if low:
            self._stand("room", "room_low")
        else:
            self._over("room")

    def on_reason_ran_long(self, _code: str, how: str) -> None:
        """`near`: 80 % of the time a reason may last; `over`: all of it."""
        self.tell(f"reason_{how}")

    def on_restored(self, forms: int, unreadable: int = 0) -> None:
        if forms:
            self.tell("drafts_restored")
        if unreadable:
            self._stand("drafts", "draft_unreadable")

    def on_close_asked(self) -> None:
        """The window was to be closed while a call is on."""
        self.tell("call_on")

    def on_closed(self) -> None:
        """The agent has read the notice shown and closed it."""
        for source, code in list(self._standing.items()):
            if code == self._shown:
                del self._standing[source]
                if source != _NEWS:
                    self._read[source] = code
        self._show_next()

    def tell(self, code: str) -> None:
        """News of one moment."""
        self._put(_NEWS, code)

    # ---- inside ----

    def _stand(self, source: str, code: str) -> None:
        if code in (self._standing.get(source), self._read.get(source)):
            return
        self._read.pop(source, None)
        self._put(source, code)

    def _put(self, source: str, code: str) -> None:
        self._standing.pop(source, None)
        self._standing[source] = code
        self._show(code)

    def _over(self, source: str) -> None:
        self._read.pop(source, None)
        code = self._standing.pop(source, "")
        if code and code == self._shown:
            self._show_next()

    def _show_next(self) -> None:
        """What was told last of all that is neither over nor read, or nothing."""
        self._show(next(reversed(self._standing.values()), ""))

    def _show(self, code: str) -> None:
        self._shown = code
        self.notice_told.emit(code)
