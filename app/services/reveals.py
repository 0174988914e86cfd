"""A masked field of the customer on screen, asked for whole with a reason. Kept nowhere: a widget shows it briefly."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.models.records_verification import RevealRequest
from app.services.card import Card
from app.services.central_reader import CentralReader
from app.services.reader_questions import Ask


class Reveals(QObject):
    """Asks for the customer on the card only; an answer that comes after the card changed is told to nobody."""

    revealed = Signal(object)
    """`Revealed`."""
    refused = Signal(str, str, str)
    """Field, item, and a word: why it is not told."""
    _came = Signal(object, object)
    _failed = Signal(object, str)

    def __init__(self, reader: CentralReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._card = Card()
        self._came.connect(self._on_came)
        self._failed.connect(self._on_failed)

    def on_card_changed(self, card: Card) -> None:
        self._card = card

    def ask(self, field: str, item: str, reason: str) -> None:
        profile = self._card.profile
        if profile is None:
            return
        asked = RevealRequest(
            customer_id=profile.customer.customer_id,
            field=field,
            item=item,
            reason=reason,
            call_id=self._card.call_id,
        )
        self._reader.ask(
            Ask(
                topic=f"reveal {field} {item}",
                ask=lambda store: store.reveal(asked),
                done=partial(self._came.emit, asked),
                failed=partial(self._failed.emit, asked),
            )
        )

    def _on_came(self, asked: RevealRequest, revealed: object) -> None:
        if self._is_shown(asked):
            self.revealed.emit(revealed)

    def _on_failed(self, asked: RevealRequest, word: str) -> None:
        if self._is_shown(asked) and word != "overtaken":
            self.refused.emit(asked.field, asked.item, word)

    def _is_shown(self, asked: RevealRequest) -> bool:
        profile = self._card.profile
        whose = profile.customer.customer_id if profile else None
        return (whose, self._card.call_id) == (asked.customer_id, asked.call_id)
