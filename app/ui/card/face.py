"""The customer's card itself: head, figures, what is open, last contacts, tabs. Every part has its fixed place."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.records import Profile, Reference
from app.services.likely_topic import Topic
from app.ui.card.caption import Caption
from app.ui.card.closed import ClosedCustomer
from app.ui.card.figures import Figures
from app.ui.card.header import Header
from app.ui.card.ink import ink_of
from app.ui.card.lines import Lines
from app.ui.card.portrait import Portrait
from app.ui.card.row_list import Column, RowList
from app.ui.card.rows import ROW, Row
from app.ui.card.sample import sample
from app.ui.card.tabs import Tabs

SHOWN = 3
"""Lines of open things and of last contacts: always this many places, filled or not."""

OPEN = (Column(84), Column(120, 1), Column(150, right=True))
CONTACTS = (Column(108), Column(86), Column(150, 2), Column(80, 5))


class CardFace(QWidget):
    """Built once, filled again and again; nothing in it changes its size when data come.

    `painted()`: the face was painted, and its parts that changed are in the same pass.
    """

    painted = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else all that lies below is painted too
        self.lines = Lines(now, self)
        self._portrait = Portrait(self.lines, self)
        self._profile: Profile | None = None
        self._from_journal = False
        self._customer: UUID | None = None
        self._topic: Topic | None = None
        self.header = Header(self)
        self.figures = Figures(self)
        self.open_caption = Caption(self)
        self.open_list = RowList(OPEN, lines=SHOWN, parent=self)
        self.open_list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.open_list.activated.connect(self._on_open_activated)
        self.contact_caption = Caption(self)
        self.contact_list = RowList(CONTACTS, lines=SHOWN, parent=self)
        self.tabs = Tabs(self.lines, self)
        self.closed = ClosedCustomer(self)
        self.closed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for part in (
            self.header,
            self.figures,
            self.open_caption,
            self.open_list,
            self.contact_caption,
            self.contact_list,
        ):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.closed, 1)
        self._name_parts()

    def _name_parts(self) -> None:
        self.header.setAccessibleName(self.tr("Customer"))
        self.figures.setAccessibleName(self.tr("Figures"))
        self.open_list.setAccessibleName(self.tr("Open"))
        self.contact_list.setAccessibleName(self.tr("Last contacts"))

    def set_reference(self, reference: Reference) -> None:
        self.lines.reference = reference
        self._fill()

    def show_profile(self, profile: Profile | None, from_journal: bool = False) -> None:
        """None keeps the places while the customer is looked for."""
        self._profile, self._from_journal = profile, from_journal
        if profile and profile.customer.customer_id != self._customer:
            self._customer = profile.customer.customer_id
            self.tabs.show_first()
        self._fill()

    def show_topic(self, topic: Topic | None) -> None:
        """What the caller probably wants; it comes with the card, before both are painted."""
        self._topic = topic
        if self._profile is not None:
            self._fill_header(self._profile)

    def forget(self) -> None:
        """Nobody is on screen any more: no hidden list keeps what one customer holds."""
        if self._profile is not None:
            self.show_profile(None)

    def warm_up(self, size: QSize) -> None:
        """Paint an invented card beside the screen, and forget it."""
        self.resize(size)
        self.show_profile(sample())
        self.grab()
        self.show_profile(None)

    def ask_painted(self) -> None:
        """Paint a pixel below all parts, to hear of it; the parts that changed have asked for themselves."""
        self.update(0, self.height() - 1, 1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), ink_of(self).colours["raised"])
        self.painted.emit()

    def _fill(self) -> None:
        profile = self._profile
        looking = profile is None
        if profile is None:
            self.header.show_text(self._portrait.looking())
        else:
            self._fill_header(profile)
        self._show_closed(profile.refused if profile else "")
        self.figures.show_figures(self._portrait.figures(profile))
        rows = self.lines.open_items(profile) if profile else ()
        self.open_caption.show_caption(self.tr("Open"), self._how_many(rows))
        self.open_list.show_rows(rows, self.tr("Nothing is open."), looking)
        lines = profile.interactions[:SHOWN] if profile else ()
        contacts = tuple(self.lines.contact(line) for line in lines)
        self.contact_caption.show_caption(self.tr("Last contacts"))
        self.contact_list.show_rows(contacts, self.tr("No contacts yet."), looking)
        self.tabs.show_profile(profile)

    def _show_closed(self, word: str) -> None:
        """Why nothing is told of this customer, in place of all there is to tell."""
        self.closed.show_word(word)
        if bool(word) is not self.closed.isHidden():
            return
        for part in (self.open_caption, self.open_list, self.contact_caption, self.contact_list, self.tabs):
            part.setVisible(not word)
        self.closed.setVisible(bool(word))

    def _fill_header(self, profile: Profile) -> None:
        self.header.show_text(self._portrait.header(profile, self._from_journal, self._topic))

    def _on_open_activated(self, index: QModelIndex) -> None:
        """Where the whole of it stands: holdings, details or work."""
        row: Row = index.data(ROW)
        self.tabs.go_to({"contract": self.tabs.holdings, "conflict": self.tabs.details}.get(row.mark, self.tabs.work))

    def _how_many(self, rows: tuple[Row, ...]) -> str:
        if len(rows) <= SHOWN:
            return ""
        return self.tr("{all} open, the most urgent first").format(all=len(rows))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_parts()
            self._fill()
        super().changeEvent(event)
