"""The pages behind the card on screen: asked when opened, kept until the card is another's or shows more."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.models.records import Profile
from app.models.records_pages import Page, PageKind
from app.services.card import Card
from app.services.central_reader import CentralReader
from app.services.reader_questions import Ask
from app.services.status import CentralStatus, Light


class CustomerPages(QObject):
    """Answers that are no longer of the card on screen are ordinary and ignored."""

    page_changed = Signal(object, object)
    """PageKind and the Page, or None while it is on its way."""
    page_failed = Signal(object, str)
    """PageKind and a word: why it cannot be shown."""
    _answered = Signal(object, object)
    _not_answered = Signal(object, object, str)

    def __init__(self, reader: CentralReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._profile: Profile | None = None
        self._call_id = ""
        self._reason = ""
        self._whose: UUID | None = None
        self._pages: dict[PageKind, Page] = {}
        self._open: PageKind | None = None
        self._failed: set[PageKind] = set()
        self._answered.connect(self._on_answered)
        self._not_answered.connect(self._on_failed)
        reader.status_changed.connect(self.on_central_status)

    def on_card_changed(self, card: Card) -> None:
        """A new card, or the same with another trust or version, makes what was asked before worthless.

        With another call, or another customer, nobody looks at a page until one is opened: a ring asks for none.
        """
        self._close_for_another(card)
        profile = None if card.from_journal else card.profile
        self._reason = card.reason
        before, call_before = self._profile, self._call_id
        if self._key(profile, card.call_id) == self._key(before, call_before):
            return
        self._profile, self._call_id = profile, card.call_id
        self._pages.clear()
        self._failed.clear()
        if self._open is None:
            return
        if profile is not None and before is not None and profile.trust == before.trust:
            self._ask(self._open, profile)  # the page on screen stands until the newer one is there
        else:
            self.open(self._open)

    def open(self, kind: PageKind) -> None:
        """The agent looks at this page."""
        self._open = kind
        if self._profile is None:
            self.page_changed.emit(kind, None)
        elif kind in self._pages:
            self.page_changed.emit(kind, self._pages[kind])
        else:
            self.page_changed.emit(kind, None)
            self._ask(kind, self._profile)

    def close(self) -> None:
        """The agent looks at none of them: nothing is asked until one is opened."""
        self._open = None

    def on_central_status(self, status: CentralStatus) -> None:
        """The centre is back: what it could not answer is asked again."""
        if status.light is Light.OK and self._open in self._failed and self._profile is not None:
            self._failed.clear()
            self._ask(self._open, self._profile)

    def _close_for_another(self, card: Card) -> None:
        whose = card.profile.customer.customer_id if card.profile else self._whose
        if card.call_id != self._call_id or whose != self._whose:
            self._open = None
        self._whose = whose

    def _ask(self, kind: PageKind, profile: Profile) -> None:
        whose = profile.customer.customer_id
        trust, call_id, reason = profile.trust, self._call_id, self._reason
        self._reader.ask(
            Ask(
                topic=kind.value,
                ask=lambda store: store.page(kind, whose, trust, call_id, reason),
                done=partial(self._answered.emit, kind),
                failed=partial(self._not_answered.emit, kind, whose),
            )
        )

    def _on_answered(self, kind: PageKind, page: Page) -> None:
        if self._profile is None or page.customer_id != self._profile.customer.customer_id:
            return
        if page.trust > self._profile.trust:
            return  # asked before the trust fell
        self._pages[kind] = page
        self._failed.discard(kind)
        if kind is self._open:
            self.page_changed.emit(kind, page)

    def _on_failed(self, kind: PageKind, whose: UUID, word: str) -> None:
        if word == "overtaken" or self._profile is None or whose != self._profile.customer.customer_id:
            return
        self._failed.add(kind)
        if kind is self._open:
            self.page_failed.emit(kind, word)

    @staticmethod
    def _key(profile: Profile | None, call_id: str) -> tuple[object, ...]:
        if profile is None:
            return ()
        return (profile.customer.customer_id, profile.trust, profile.version, call_id)
