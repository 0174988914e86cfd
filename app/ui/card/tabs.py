"""The lower half of the card: holdings, household, timeline, complaints. Only the tab in sight is filled."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from app.models.records import InteractionLine, Profile
from app.ui import style
from app.ui.card.lines import Lines
from app.ui.card.row_list import Column, RowList
from app.ui.card.timeline import Timeline

HOLDINGS = (Column(120, 3), Column(170, 1), Column(110), Column(150, right=True))
HOUSEHOLD = (Column(150, 2), Column(80, 1), Column(80), Column(86), Column(84), Column(90, 1), Column(60, below=900))
COMPLAINTS = (Column(112), Column(70), Column(96), Column(80, 1), Column(112, right=True))


class Tabs(QWidget):
    """`history_asked(before)`: older contacts are wanted; `again_asked()`: it was somebody else on this number."""

    history_asked = Signal(object)
    again_asked = Signal()

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._profile: Profile | None = None
        self._stale: set[int] = set()
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.holdings = RowList(HOLDINGS, marks=False, parent=self)
        self.household = RowList(HOUSEHOLD, marks=False, parent=self)
        self.timeline = Timeline(lines, self)
        self.complaints = RowList(COMPLAINTS, parent=self)
        self.pages = (self.holdings, self.household, self.timeline, self.complaints)
        self._fillers: tuple[Callable[[Profile | None], None], ...] = (
            self._fill_holdings,
            self._fill_household,
            self.timeline.show_profile,
            self._fill_complaints,
        )
        self._stack = QStackedLayout()
        for page in self.pages:
            self._stack.addWidget(page)
            self.bar.addTab("")
        row = QHBoxLayout()
        row.setContentsMargins(4, 8, 4, 4)
        row.addWidget(self.bar)
        row.addStretch()
        self.again = QPushButton(self)
        style.mark(self.again, role="link")
        keep = self.again.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.again.setSizePolicy(keep)
        self.again.hide()
        self.again.clicked.connect(self.again_asked)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._stack, 1)
        self.bar.currentChanged.connect(self._on_tab)
        self.timeline.more_asked.connect(self.history_asked)
        self._name_tabs()

    def _name_tabs(self) -> None:
        titles = (self.tr("Holdings"), self.tr("Household"), self.tr("Timeline"), self.tr("Complaints"))
        for i, (title, page) in enumerate(zip(titles, self.pages, strict=True)):
            self.bar.setTabText(i, title)
            page.setAccessibleName(title)
        self.again.setText(self.tr("Somebody else on this number?"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_tabs()
            self.show_profile(self._profile)
        super().changeEvent(event)

    def show_profile(self, profile: Profile | None) -> None:
        """None: still looking. The hidden tabs are filled when somebody opens them."""
        self._profile = profile
        self._stale = set(range(len(self.pages)))
        self._fill(self.bar.currentIndex())

    def show_first(self) -> None:
        """Back to the first tab, for another customer."""
        self.bar.setCurrentIndex(0)

    def show_history(self, customer_id: UUID, page: tuple[InteractionLine, ...]) -> None:
        self.timeline.show_page(customer_id, page)

    def _on_tab(self, index: int) -> None:
        self._fill(index)
        self._stack.setCurrentIndex(index)

    def _fill(self, index: int) -> None:
        if index in self._stale:
            self._stale.discard(index)
            self._fillers[index](self._profile)

    def _fill_holdings(self, profile: Profile | None) -> None:
        records = profile.accounts if profile else ()
        none = self.tr("Holds nothing with the bank.")
        self.holdings.show_records(records, self._lines.holding, self._lines.edition, none, profile is None)

    def _fill_household(self, profile: Profile | None) -> None:
        records = profile.household if profile else ()
        none = self.tr("Nobody else is known in this household.")
        if profile is not None and profile.household_masked:
            none = self.tr("Who else is in this household is masked.")
        self.household.show_records(records, self._lines.person, self._lines.edition, none, profile is None)

    def _fill_complaints(self, profile: Profile | None) -> None:
        records = profile.complaints if profile else ()
        none = self.tr("Never complained.")
        self.complaints.show_records(records, self._lines.complaint, self._lines.edition, none, profile is None)
