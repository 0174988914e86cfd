"""The lower half of the card: holdings, kin, timeline, work, value, details. Only the tab in sight is filled."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from app.models.records import InteractionLine, Profile
from app.models.records_pages import Page, PageKind
from app.ui import style
from app.ui.card.lines import Lines
from app.ui.card.timeline import Timeline
from app.ui.pages import holdings, kin, value, work
from app.ui.pages.details import DetailsPage
from app.ui.pages.view import PageMaker, PageView

REVEAL_KEY = "Ctrl+R"


class Tabs(QWidget):
    """`history_asked(before)`: older contacts are wanted; `again_asked()`: it was somebody else on this number;
    `reveal_asked()`: something masked is wanted whole; `page_asked(PageKind)`: the agent looks at a page;
    `pages_left()`: at none of them; `customer_asked(UUID)`.
    """

    history_asked = Signal(object)
    again_asked = Signal()
    reveal_asked = Signal()
    page_asked = Signal(object)
    pages_left = Signal()
    customer_asked = Signal(object)

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._stale: set[int] = set()
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)  # all tabs stay in sight
        makers = self._makers(lines)
        self.holdings, self.kin, self.work, self.value = (
            PageView(kind, makers[kind], self)
            for kind in (PageKind.HOLDINGS, PageKind.KIN, PageKind.WORK, PageKind.VALUE)
        )
        self.timeline = Timeline(lines, self)
        self.details = DetailsPage(self)
        self.pages = (self.holdings, self.kin, self.timeline, self.work, self.value, self.details)
        self._stack = QStackedLayout()
        for page in self.pages:
            self._stack.addWidget(page)
            self.bar.addTab("")
            if isinstance(page, PageView):
                page.page_asked.connect(self.page_asked)
                page.customer_asked.connect(self.customer_asked)
        row = QHBoxLayout()
        row.setContentsMargins(4, 8, 4, 4)
        row.addWidget(self.bar)
        row.addStretch()
        self.reveal = QPushButton(self)
        style.mark(self.reveal, role="link")
        self.reveal.hide()
        self.reveal.clicked.connect(self.reveal_asked)
        row.addWidget(self.reveal)
        self.again = QPushButton(self)
        style.mark(self.again, role="link")
        self.again.hide()
        self.again.clicked.connect(self.again_asked)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._stack, 1)
        self.bar.currentChanged.connect(self._on_tab)
        self.bar.tabBarClicked.connect(self._on_tab_clicked)
        self.timeline.more_asked.connect(self.history_asked)
        self._name_tabs()

    def _makers(self, lines: Lines) -> dict[PageKind, PageMaker]:
        held, kinfolk = holdings.HoldingLines(lines, self), kin.KinLines(lines, self)
        worked, worth = work.WorkLines(lines, self), value.ValueLines(lines, self)
        return {
            PageKind.HOLDINGS: PageMaker(
                holdings.COLUMNS, held.branches, held.known, lambda _: False, self._nothing_held
            ),
            PageKind.KIN: PageMaker(
                kin.COLUMNS, kinfolk.branches, kinfolk.known, lambda p: p.household_masked, self._nobody_else
            ),
            PageKind.WORK: PageMaker(work.COLUMNS, worked.branches, worked.known, lambda _: False, self._no_work),
            PageKind.VALUE: PageMaker(value.COLUMNS, worth.branches, lambda _: (), lambda _: False, self._no_value),
        }

    def _nothing_held(self, masked: bool) -> str:
        return self.tr("What this customer holds is masked.") if masked else self.tr("Holds nothing with the bank.")

    def _nobody_else(self, masked: bool) -> str:
        if masked:
            return self.tr("Who else is in this household is masked.")
        return self.tr("Nobody else is known in this household.")

    def _no_work(self, masked: bool) -> str:
        return self.tr("What is open is masked.") if masked else self.tr("No complaint, no task, no offer yet.")

    def _no_value(self, masked: bool) -> str:
        return self.tr("The value of this customer is masked.") if masked else self.tr("Not reckoned yet.")

    def _name_tabs(self) -> None:
        titles = (
            self.tr("Holdings"),
            self.tr("Household"),
            self.tr("Timeline"),
            self.tr("Work"),
            self.tr("Value"),
            self.tr("Details"),
        )
        for i, (title, page) in enumerate(zip(titles, self.pages, strict=True)):
            self.bar.setTabText(i, title)
            page.setAccessibleName(title)
        self.again.setText(self.tr("Somebody else?"))
        self.again.setToolTip(self.tr("Choose again among the customers on this number"))
        self.reveal.setText(f"····  {REVEAL_KEY}")  # the tabs need the room
        self.reveal.setToolTip(self.tr("Show masked data"))
        self.reveal.setAccessibleName(self.tr("Show masked data"))
        self.reveal.setShortcut(QKeySequence(REVEAL_KEY))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_tabs()
            self.show_profile(self._profile)
        super().changeEvent(event)

    def show_profile(self, profile: Profile | None) -> None:
        """None: still looking. The hidden tabs are filled when somebody opens them."""
        self._profile = profile
        self.reveal.setVisible(profile is not None and bool(profile.reveals))
        self._stale = set(range(len(self.pages)))
        self._fill(self.bar.currentIndex())

    def show_first(self) -> None:
        """Back to the first tab, for another customer."""
        self.bar.setCurrentIndex(0)
        self.pages_left.emit()

    def go_to(self, page: QWidget) -> None:
        """Open this page and put the caret there."""
        self.bar.setCurrentIndex(self._stack.indexOf(page))
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self, customer_id: UUID, page: tuple[InteractionLine, ...]) -> None:
        self.timeline.show_page(customer_id, page)

    def show_page(self, kind: PageKind, page: Page | None) -> None:
        """The answer to `page_asked`; None: on its way."""
        self._view(kind).show_page(page)

    def show_page_failure(self, kind: PageKind, word: str) -> None:
        self._view(kind).show_failure(word)

    def _view(self, kind: PageKind) -> PageView:
        return next(page for page in self.pages if isinstance(page, PageView) and page.kind is kind)

    def _on_tab(self, index: int) -> None:
        self._fill(index)
        self._stack.setCurrentIndex(index)
        page = self.pages[index]
        if isinstance(page, PageView) and page is not self.holdings:
            page.ask()
        else:
            self.pages_left.emit()

    def _on_tab_clicked(self, index: int) -> None:
        """Holdings stand there already; a click on their name wants all of them."""
        if index == 0:
            self.holdings.ask()

    def _fill(self, index: int) -> None:
        if index in self._stale:
            self._stale.discard(index)
            self.pages[index].show_profile(self._profile)
