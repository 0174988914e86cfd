"""What waits for the centre and what needs a person's eye: each item in words, kept until the centre has it."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.services.status import WaitingItem
from app.ui import sentences, style, words
from app.ui.format import age
from app.ui.panel import Panel
from app.ui.plain import name_for_readers
from app.ui.rows import Row, RowView
from app.ui.words import word

MOST_ROWS = 8


class PendingPanel(Panel):
    """Items that need attention first. Choosing one says what is the matter; it may be sent again."""

    try_again_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(440, parent)
        self._items: tuple[WaitingItem, ...] = ()
        self._chosen: WaitingItem | None = None
        self._told = style.label()
        self._told.setWordWrap(True)
        self._rows = RowView()
        self._again = QPushButton()
        self._again.clicked.connect(self._on_again)
        self._rows.selectionModel().currentChanged.connect(lambda now: self._choose(now.row()))
        for part in (self._told, self._rows, self._again):
            self.body.addWidget(part)
        self.say()

    def show_items(self, items: tuple[WaitingItem, ...], now: datetime | None = None) -> None:
        """All that is saved here and not confirmed, oldest first."""
        here = now or datetime.now(UTC)
        self._items = tuple(sorted(items, key=lambda item: (not item.problem, item.saved_at)))
        self._chosen = None
        self._rows.show_rows(tuple(_row(item, here, self.tr("waiting")) for item in self._items))
        self._rows.fit(MOST_ROWS)
        self._rows.setVisible(bool(items))
        if self._items and self._items[0].problem:
            self._rows.choose(0)
        self._tell()
        self.adjustSize()

    def say(self) -> None:
        super().say()
        self.set_title(self.tr("On the way to the centre"))
        self._rows.setAccessibleName(self.tr("Waiting items"))
        self._again.setText(self.tr("Send it again"))
        name_for_readers(self._again, self.tr("Send the chosen item again"))
        self._tell()

    def _choose(self, place: int) -> None:
        self._chosen = self._items[place] if 0 <= place < len(self._items) else None
        self._tell()

    def _tell(self) -> None:
        problem = self._chosen.problem if self._chosen is not None else ""
        self._again.setVisible(bool(problem))
        style.mark(self._told, tone="wrong" if problem else "quiet")
        if problem:
            self._told.setText(word(sentences.ATTENTION, problem))
        elif self._items:
            self._told.setText(self.tr("These are safe on this computer and go to the centre by themselves."))
        else:
            self._told.setText(self.tr("Nothing waits: all that was saved stands in the centre."))

    def _on_again(self) -> None:
        if self._chosen is not None:
            self.try_again_asked.emit(self._chosen.n)


def _row(item: WaitingItem, now: datetime, waiting: str) -> Row:
    state = word(sentences.ATTENTION_SHORT, item.problem) if item.problem else waiting
    return Row(
        word(words.ITEM_KINDS, item.kind),
        state,
        age(item.saved_at, now),
        "",
        "warning" if item.problem else "waiting",
        "wrong" if item.problem else "secondary",
        item,
    )
