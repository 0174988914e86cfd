"""For a team lead: the team's calls that too many wrong answers have locked, and letting one go on."""

from PySide6.QtCore import QObject, Signal

from app.services.central_reader import CentralReader
from app.services.reader_questions import Ask


class LockedCalls(QObject):
    """The centre decides who is a lead, and of whom."""

    listed = Signal(object)
    """Tuple of `LockedCall`, the latest first."""
    refused = Signal(str)
    """A word: why not."""
    _listed = Signal(object)
    _failed = Signal(str)

    def __init__(self, reader: CentralReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        # By way of a signal of our own: the answer comes on the reading thread.
        self._listed.connect(self.listed)
        self._failed.connect(self._on_failed)

    def ask(self) -> None:
        self._reader.ask(
            Ask(
                topic="locked calls",
                ask=lambda store: store.locked_calls(),
                done=self._listed.emit,
                failed=self._failed.emit,
            )
        )

    def unlock(self, agent: str, call_id: str, reason: str) -> None:
        """What is still locked then is listed."""
        self._reader.ask(
            Ask(
                topic=f"unlock {agent} {call_id}",
                ask=lambda store: store.unlock_call(agent, call_id, reason),
                done=self._listed.emit,
                failed=self._failed.emit,
            )
        )

    def _on_failed(self, word: str) -> None:
        if word != "overtaken":
            self.refused.emit(word)
