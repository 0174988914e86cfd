import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.records_pages import PageKind
from app.ui.card.row_list import Column
from app.ui.card.rows import Cell, Row
from app.ui.pages.branch import Branch
from app.ui.pages.view import PageMaker, PageView
from tests.ui import customers
from tests.ui.pages import people


def rows(*names: str) -> tuple[Branch, ...]:
    return tuple(Branch(Row((Cell(name), Cell("")), name)) for name in names)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    maker = PageMaker(
        columns=(Column(100), Column(100)),
        make=lambda page: rows("from the page", str(len(page.household))),
        known=lambda profile: rows(profile.customer.name),
        hides=lambda profile: profile.household_masked,
        empty=lambda masked: "masked" if masked else "none",
    )
    made = PageView(PageKind.KIN, maker)
    qtbot.addWidget(made)
    return made


def spoken(view: PageView) -> list[str]:
    return [row.spoken for row in view.rows_model.rows]


def test_without_a_customer_the_places_stand_shaded(view: PageView) -> None:
    view.show_profile(None)
    assert (spoken(view), view.looking) == ([], True)


def test_what_the_card_knows_stands_until_the_page_is_there(view: PageView) -> None:
    view.show_profile(customers.profile())
    assert spoken(view) == [customers.WANG.name]
    view.show_page(None)
    assert spoken(view) == [customers.WANG.name]
    view.show_page(people.kin())
    assert spoken(view) == ["from the page", "1"]


def test_a_failure_says_why_and_keeps_what_the_card_knows(view: PageView) -> None:
    view.show_profile(customers.profile())
    view.show_failure("unreachable")
    told = spoken(view)
    assert told[0] == "The centre does not answer. This page comes by itself when it is back."
    assert told[1:] == [customers.WANG.name]
    view.show_failure("never heard of")
    assert spoken(view)[0].startswith("This page cannot be shown now.")


def test_whom_one_may_not_see_has_no_page_and_none_is_asked_for(view: PageView) -> None:
    asked: list[PageKind] = []
    view.page_asked.connect(asked.append)
    view.show_profile(replace(customers.empty_profile(), refused="vip"))
    view.ask()
    assert asked == []
    assert spoken(view) == ["This customer belongs to the VIP desk, which sees this page.", customers.SMITH.name]


def test_somebody_elses_page_is_forgotten(view: PageView) -> None:
    view.show_profile(customers.profile())
    view.show_page(people.kin())
    view.show_profile(customers.profile(customers.FIRM))
    assert spoken(view) == [customers.FIRM.name]


def test_focus_asks_once_and_never_for_what_is_there(qtbot: QtBot, view: PageView) -> None:
    asked: list[PageKind] = []
    view.page_asked.connect(asked.append)
    view.ask()
    assert asked == []
    view.show_profile(customers.profile())
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: asked == [PageKind.KIN])
    view.show_page(people.kin())
    view.ask()
    assert asked == [PageKind.KIN]


def test_a_card_of_a_newer_version_wants_its_page_anew(view: PageView) -> None:
    asked: list[PageKind] = []
    view.page_asked.connect(asked.append)
    view.show_profile(customers.profile())
    view.show_page(people.kin())
    view.show_profile(replace(customers.profile(), version=2))
    assert spoken(view) == ["from the page", "1"]
    view.ask()
    assert asked == [PageKind.KIN]
