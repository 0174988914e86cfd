"""Whose the protected customer on the card is, and sharing it: asked of the centre when the agent looks."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.central.store import CentralStore
from app.models.records_protection import Protection
from app.services.card import Card
from app.services.central_reader import CentralReader
from app.services.reader_questions import Ask


class CustomerSharing(QObject):
    """The centre decides who may. Answers for a card that is gone are ordinary and ignored."""

    protection_told = Signal(object)
    """Protection, as it stands now."""
    refused = Signal(str)
    """A word: why not."""
    _told = Signal(object)
    _failed = Signal(object, str)

    def __init__(self, reader: CentralReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._card = Card()
        # By way of signals of our own: the answer comes on the reading thread.
        self._told.connect(self._on_told)
        self._failed.connect(self._on_failed)

    def on_card_changed(self, card: Card) -> None:
        self._card = card

    def ask(self) -> None:
        """Whose it is and with whom it is shared."""
        call_id = self._card.call_id
        self._send("protection", lambda store, whose: store.protection(whose, call_id))

    def share(self, shared_with: str, until: date | None, reason: str) -> None:
        """`shared_with`: an agent's role or `team:NAME`; `until`: the last day."""
        call_id = self._card.call_id
        self._send("share", lambda store, whose: store.share(whose, shared_with, until, reason, call_id))

    def unshare(self, shared_with: str, reason: str) -> None:
        call_id = self._card.call_id
        self._send("share", lambda store, whose: store.unshare(whose, shared_with, reason, call_id))

    def _send(self, topic: str, ask: Callable[[CentralStore, UUID], Protection]) -> None:
        whose = self._whose()
        if whose is None:
            return
        self._reader.ask(
            Ask(
                topic=topic,
                ask=lambda store: ask(store, whose),
                done=self._told.emit,
                failed=lambda word: self._failed.emit(whose, word),
            )
        )

    def _whose(self) -> UUID | None:
        profile = self._card.profile
        return profile.customer.customer_id if profile is not None and not profile.refused else None

    def _on_told(self, protection: Protection) -> None:
        if protection.customer_id == self._whose():
            self.protection_told.emit(protection)

    def _on_failed(self, whose: UUID, word: str) -> None:
        if whose == self._whose() and word != "overtaken":
            self.refused.emit(word)
