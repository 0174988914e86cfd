"""The customer card as one widget: shows a `Card` value in the page that fits its phase."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QStackedLayout, QTextEdit, QWidget

from app.models.records import InteractionLine, Reference
from app.services.card import Card, CardPhase
from app.services.wrap_up import Problem
from app.ui import style
from app.ui.card.chooser import Chooser
from app.ui.card.face import CardFace
from app.ui.card.portrait import MANAGER_KEY
from app.ui.card.prospect import ProspectPage
from app.ui.card.quiet import QuietPage

MOST_TEXTS = 16
"""Calls of which the empty card's texts are kept in mind."""

STANDS = QEvent.Type(QEvent.registerEventType())


def utc_now() -> datetime:
    return datetime.now(UTC)


class CardView(QFrame):
    """All pages are built before the first call; a new card only changes texts and which page is in front."""

    customer_chosen = Signal(object)
    """UUID of the candidate whom the agent took."""
    history_asked = Signal(object, object)
    """Customer's UUID, and the UUID of the oldest interaction shown: those before it are wanted."""
    profile_painted = Signal(str)
    """call_id, once, after the first paint of a card in phase SHOWN was on the screen."""
    manager_asked = Signal()
    """The relationship manager is wanted: Ctrl+M, or a click on the name."""
    reason_typed = Signal(str)
    """Why the agent needs the protected customer on this card."""
    prospect_typed = Signal(str, str, str, str)
    """call_id of the call it was typed for, name, e-mail, remark."""

    def __init__(self, now: Callable[[], datetime] = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        self._choosing_again = False
        self._to_paint = ""
        self._painted = ""
        self._texts: dict[str, tuple[str, str, str]] = {}
        style.mark(self, role="column")
        self.setAccessibleName(self.tr("Customer card"))
        self.face = CardFace(now, self)
        self.tabs = self.face.tabs
        """The pages below; whoever joins the floors speaks with them directly."""
        self.chooser = Chooser(self.face.lines, self)
        self.prospect = ProspectPage(self)
        self.quiet = QuietPage(self)
        self._stack = QStackedLayout(self)
        for page in (self.quiet, self.face, self.chooser, self.prospect):
            self._stack.addWidget(page)
        self.face.painted.connect(self._on_face_painted)
        self.chooser.chosen.connect(self._on_chosen)
        self.prospect.prospect_typed.connect(self._on_prospect_typed)
        self.face.closed.reason_typed.connect(self.reason_typed)
        self.face.header.manager_asked.connect(self.manager_asked)
        QShortcut(QKeySequence(MANAGER_KEY), self.face).activated.connect(self.manager_asked)
        self.face.tabs.again_asked.connect(self._on_again)
        self.face.tabs.history_asked.connect(self._on_history_wanted)

    def set_reference(self, reference: Reference) -> None:
        """The bank's code tables: names of tiers, products, dispositions."""
        self.face.set_reference(reference)

    def show_card(self, card: Card) -> None:
        """Show this card. The same customer again, fresher, changes texts in place and nothing else."""
        before, self._card = self._card, card
        if card.call_id != before.call_id:
            self._give_prospect_to(card.call_id)
        if card.call_id != before.call_id or _customer(card) != _customer(before):
            self._choosing_again = False
        if card.call_id != before.call_id:
            self.tabs.show_first()  # also for the same customer again: a ring builds no page
        if card.phase not in {CardPhase.SHOWN, CardPhase.LOOKING}:
            self.face.forget()
        self._fill(card)
        page = self._page(card)
        if page is self.prospect and self.prospect.call_id != card.call_id:
            self._give_prospect_to(card.call_id)
        self._stack.setCurrentWidget(page)
        if card.phase == CardPhase.SHOWN and card.call_id and card.call_id != self._painted:
            self._to_paint = card.call_id
            self.face.ask_painted()
        if card.phase == CardPhase.SEVERAL and before.phase != CardPhase.SEVERAL and not _is_typing():
            self.chooser.list.setFocus()

    def warm_up(self) -> None:
        """Let Qt work out fonts, places and colours before the first card, not during it; nothing of it is shown."""
        if self._card.phase is CardPhase.EMPTY:
            self.face.warm_up(self.size())

    def show_history(self, customer_id: UUID, page: tuple[InteractionLine, ...]) -> None:
        self.face.tabs.show_history(customer_id, page)

    def show_prospect(self, call_id: str, name: str, email: str, remark: str) -> None:
        """What the form of this call holds of the empty card; it waits while another call's is on screen."""
        self._remember(call_id, (name, email, remark))
        if call_id != self._card.call_id and self._stack.currentWidget() is self.prospect:
            return
        if call_id == self.prospect.call_id and self.prospect.is_untold:
            self.tell()  # what stands in the fields is newer
        else:
            self._give_prospect_to(call_id)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """If the first thing in the way of Save stands in the empty card, the caret goes there."""
        first = next((problem.field for problem in problems if problem.field != "call_id"), "")
        field = {
            "prospect_name": self.prospect.name,
            "prospect_email": self.prospect.email,
            "prospect_remark": self.prospect.remark,
        }.get(first)
        if field is not None:
            self._stack.setCurrentWidget(self.prospect)
            field.setFocus()

    def tell(self) -> None:
        """Say at once what was typed into the empty card, if it was not said before."""
        self.prospect.tell()

    def _give_prospect_to(self, call_id: str) -> None:
        """The empty card's fields are this call's from now on, with what was typed for it before."""
        self.prospect.tell()
        self.prospect.show_typed(call_id, *self._texts.get(call_id, ("", "", "")))

    def _on_prospect_typed(self, call_id: str, name: str, email: str, remark: str) -> None:
        self._remember(call_id, (name, email, remark))
        self.prospect_typed.emit(call_id, name, email, remark)

    def _remember(self, call_id: str, texts: tuple[str, str, str]) -> None:
        self._texts.pop(call_id, None)
        if any(texts):
            self._texts[call_id] = texts
        while len(self._texts) > MOST_TEXTS:
            del self._texts[next(iter(self._texts))]

    def _fill(self, card: Card) -> None:
        match card.phase:
            case CardPhase.SHOWN | CardPhase.LOOKING:
                self.face.show_profile(card.profile, card.from_journal)
                self.face.tabs.again.setVisible(len(card.candidates) > 1)
                if self._choosing_again:
                    self.chooser.show_candidates(card.candidates, card.contradiction)
            case CardPhase.SEVERAL:
                self.chooser.show_candidates(card.candidates, card.contradiction)
            case CardPhase.NOBODY | CardPhase.WITHHELD:
                self.prospect.show_reason(card.phase == CardPhase.WITHHELD)
            case CardPhase.EMPTY | CardPhase.FAILED:
                self.quiet.show_reason(card.phase == CardPhase.FAILED)

    def _page(self, card: Card) -> QWidget:
        match card.phase:
            case CardPhase.SHOWN | CardPhase.LOOKING:
                return self.chooser if self._choosing_again else self.face
            case CardPhase.SEVERAL:
                return self.chooser
            case CardPhase.NOBODY | CardPhase.WITHHELD:
                return self.prospect
            case CardPhase.EMPTY | CardPhase.FAILED:
                return self.quiet

    def _on_again(self) -> None:
        self._choosing_again = True
        self.show_card(self._card)
        self.chooser.list.setFocus()

    def _on_chosen(self, customer_id: UUID) -> None:
        self._choosing_again = False
        self.show_card(self._card)
        self.customer_chosen.emit(customer_id)

    def _on_history_wanted(self, before: UUID) -> None:
        if self._card.profile:
            self.history_asked.emit(self._card.profile.customer.customer_id, before)

    def _on_face_painted(self) -> None:
        if self._to_paint:
            self._painted, self._to_paint = self._to_paint, ""
            # Its parts paint after the face, in the same pass: by the next turn all of it is on the screen.
            QCoreApplication.postEvent(self, QEvent(STANDS), Qt.EventPriority.HighEventPriority.value)

    def event(self, event: QEvent) -> bool:
        """All parts of the window were painted, and sent to the screen, when this comes: it was posted in between."""
        if event.type() == STANDS:
            self.profile_painted.emit(self._painted)
            return True
        return super().event(event)


def _customer(card: Card) -> UUID | None:
    return card.profile.customer.customer_id if card.profile else None


def _is_typing() -> bool:
    """Whether the caret stands in a text field: nothing may take it away from there."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)
