"""One page behind the card: asked for when it is looked at, and honest about what it does not show."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.models.records import Profile
from app.models.records_pages import Page, PageKind
from app.ui.card.row_list import Column
from app.ui.pages.branch import Branch, caption
from app.ui.pages.outline import Outline
from app.ui.words_pages import not_seen


class PageMaker(NamedTuple):
    """How a page becomes rows. `known` makes what the card tells already, `hides` says that the card hides some of it;
    `empty` gives today's words for no rows: because they are masked, or because there are none."""

    columns: tuple[Column, ...]
    make: Callable[[Any], tuple[Branch, ...]]
    known: Callable[[Profile], tuple[Branch, ...]]
    hides: Callable[[Profile], bool]
    empty: Callable[[bool], str]


class PageView(Outline):
    """`page_asked(PageKind)`: somebody looks at it, and it is not there yet."""

    page_asked = Signal(object)

    def __init__(self, kind: PageKind, maker: PageMaker, parent: QWidget | None = None) -> None:
        super().__init__(maker.columns, parent)
        self.kind = kind
        self._maker = maker
        self._profile: Profile | None = None
        self._page: Page | None = None
        self._version = 0
        """Of the card, when the page came: a newer card wants a newer page."""
        self._failure = ""
        self._asked = False

    def show_profile(self, profile: Profile | None) -> None:
        """The card in front; None: still looking. A page of somebody else is forgotten."""
        if _whose(profile) != _whose(self._profile):
            self._page, self._failure, self._asked = None, "", False
            self.close_all()
        self._profile = profile
        if profile is not None and profile.refused:
            self._failure = profile.refused
        self.show_again()

    def show_page(self, page: Page | None) -> None:
        """None: on its way; what the card knows stands meanwhile."""
        self._page, self._failure, self._asked = page, "", page is None
        self._version = self._profile.version if self._profile is not None else 0
        self.show_again()

    def show_failure(self, word: str) -> None:
        """A word of `NOT_SEEN`: why there is no page, and what to do."""
        self._page, self._failure, self._asked = None, word, False
        self.show_again()

    def ask(self) -> None:
        if self._profile is None or self._profile.refused:
            return
        if self._page is None or self._version != self._profile.version:
            self.page_asked.emit(self.kind)

    def show_again(self) -> None:
        """In the words of the language that is set now."""
        if self._profile is None:
            self.show_branches((), "", looking=True)
        elif self._page is None:
            self._show_known(self._profile)
        elif self._page.masked:
            self.show_branches((), self._maker.empty(True))
        else:
            self.show_branches(self._maker.make(self._page), self._maker.empty(False))

    def _show_known(self, profile: Profile) -> None:
        known = self._maker.known(profile)
        if not self._failure:
            self.show_branches(known, self._maker.empty(self._maker.hides(profile)), looking=self._asked)
            return
        text = not_seen(self._failure)
        self.show_branches((caption(text), *known) if known else (), text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.ask()


def _whose(profile: Profile | None) -> object:
    return (profile.customer.customer_id, profile.trust) if profile is not None else None
