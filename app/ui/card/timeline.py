"""All contacts of one customer, newest first; older pages are fetched when the agent comes to the end."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.models.records import InteractionLine, Profile, TrustLevel
from app.ui.card.lines import Lines
from app.ui.card.row_list import Column, RowList
from app.ui.card.rows import Cell, Row

PROFILE_HOLDS = 10
"""A profile brings this many contacts at most; fewer means that there are no others."""

COLUMNS = (Column(100), Column(86), Column(130, 1), Column(64, 5), Column(74, right=True), Column(64, below=620))


class Timeline(RowList):
    """`more_asked(before)`: the id of the oldest contact shown, whose elders are wanted."""

    more_asked = Signal(object)

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, parent=parent)
        self._lines = lines
        self._customer: UUID | None = None
        self._trust = TrustLevel.NONE
        self._known: dict[UUID, InteractionLine] = {}
        self._complete = False
        self._asked: UUID | None = None
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_profile(self, profile: Profile | None) -> None:
        """A new customer, or another trust, starts anew; new data of the same one join the pages already fetched."""
        if profile is None:
            self._customer, self._known, self._complete, self._asked = None, {}, False, None
            self.show_rows((), "", looking=True)
            return
        if (profile.customer.customer_id, profile.trust) != (self._customer, self._trust):
            self._trust = profile.trust
            self._customer, self._known, self._asked = profile.customer.customer_id, {}, None
            self._complete = len(profile.interactions) < PROFILE_HOLDS
        self._take(profile.interactions)

    def show_page(self, customer_id: UUID, page: tuple[InteractionLine, ...]) -> None:
        """An older page; an empty one means that there is nothing older. A page for somebody else is dropped."""
        if customer_id != self._customer:
            return
        self._complete = not page
        self._asked = None
        self._take(page)

    def _take(self, lines: tuple[InteractionLine, ...]) -> None:
        self._known |= {line.interaction_id: line for line in lines}
        ordered = sorted(self._known.values(), key=lambda line: line.at, reverse=True)
        self._known = {line.interaction_id: line for line in ordered}
        rows = tuple(self._lines.contact(line) for line in ordered)
        if rows and not self._complete:
            rows += (self._more_row(),)
        place = self.verticalScrollBar().value()
        self.show_rows(rows, self.tr("No contacts yet."))
        self.verticalScrollBar().setValue(place)  # what is on screen keeps its place when older rows come below
        self._ask_if_at_end()

    def _more_row(self) -> Row:
        text = self.tr("Older contacts are being fetched…")
        return Row((Cell(""), Cell(""), Cell(text, "secondary")), text)

    def _on_scrolled(self, value: int) -> None:
        del value
        self._ask_if_at_end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asked = None
        self._ask_if_at_end()

    def _ask_if_at_end(self) -> None:
        if self._complete or not self.isVisible() or not self._known:
            return
        bar = self.verticalScrollBar()
        oldest = next(reversed(self._known))
        if bar.value() >= bar.maximum() - self.height() and self._asked != oldest:
            self._asked = oldest
            self.more_asked.emit(oldest)
