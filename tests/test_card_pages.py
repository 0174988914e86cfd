"""The pages behind the card on the whole desk: asked when looked at, changed in place, settled when two people met."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.demo_people import SHARED_NUMBER, WANG
from app.models.records_pages import PageKind
from app.services.card import CardPhase
from app.services.status import Light
from app.ui.card.tabs import Tabs
from app.ui.pages.view import PageView
from tests.test_wiring import House, ring, wait_for_card

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt's off-screen platform and popups
KIN, WORK, VALUE, DETAILS = 1, 3, 4, 5


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "events.jsonl")
    qtbot.addWidget(made.windows.window)
    made.windows.window.show()
    made.windows.window.activateWindow()
    qtbot.waitExposed(made.windows.window)
    made.phone.start()
    with qtbot.waitSignal(made.services.reader.status_changed, check_params_cb=lambda status: status.light is Light.OK):
        made.services.start()
    yield made
    made.phone.stop()
    made.windows.close_form()
    made.windows.window.hide()
    made.services.stop()


def asked_pages(house: House) -> list[PageKind]:
    """What the centre is asked from here on."""
    heard: list[PageKind] = []
    answer = house.central.page

    def page(kind: PageKind, *rest: object) -> object:
        heard.append(kind)
        return answer(kind, *rest)  # type: ignore[arg-type]  # as it came

    house.central.page = page  # type: ignore[method-assign]  # listened to, answered as before
    return heard


def caller(house: House, qtbot: QtBot) -> UUID:
    ring(house)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    qtbot.waitUntil(lambda: not house.services.caller.card.from_journal)
    profile = house.services.caller.card.profile
    assert profile is not None
    return profile.customer.customer_id


def tabs(house: House) -> Tabs:
    return house.windows.card.tabs


def has_come(view: object) -> bool:
    return isinstance(view, PageView) and view._page is not None


def meet(house: House, customer: UUID, text: str) -> None:
    """Somebody else changes the same field meanwhile."""
    other = house.central._profiles[customer]
    house.central._profiles[customer] = replace(other, preferred_time=text, version=other.version + 1)


def test_a_ring_asks_for_no_page_and_a_look_does(house: House, qtbot: QtBot) -> None:
    heard = asked_pages(house)
    caller(house, qtbot)
    QApplication.processEvents()
    assert heard == []
    for tab, kind in ((KIN, PageKind.KIN), (WORK, PageKind.WORK), (VALUE, PageKind.VALUE)):
        tabs(house).bar.setCurrentIndex(tab)
        view = tabs(house).pages[tab]
        qtbot.waitUntil(partial(has_come, view))
        assert heard[-1] is kind


def test_the_card_says_what_was_chosen_at_the_ivr(house: House, qtbot: QtBot) -> None:
    ring(house, WANG.numbers[0], ("x-cc-menu-path", "main/2: card lost"))
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    text = house.windows.card.face.header.text
    assert (text.topic, text.topic_why) == ("Probably: card lost", "chosen at the IVR")


def test_a_change_typed_in_place_reaches_the_centre_and_the_card(house: House, qtbot: QtBot) -> None:
    caller(house, qtbot)
    tabs(house).bar.setCurrentIndex(DETAILS)
    row = tabs(house).details.rows["preferred_time"]
    row.editor.setFocus()
    QTest.keyClicks(row.editor, "after 18:00")
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    assert row.state.text() == "Saved. On its way to the centre."
    shown: list[str] = []
    house.services.caller.card_changed.connect(lambda card: shown.append(card.profile.preferred_time))
    qtbot.waitUntil(lambda: shown == ["after 18:00"])
    assert (row.text(), row.state.text()) == ("after 18:00", "")


def test_two_who_met_are_told_on_the_card_and_one_decides(house: House, qtbot: QtBot) -> None:
    customer = caller(house, qtbot)
    tabs(house).bar.setCurrentIndex(DETAILS)
    details = tabs(house).details
    editor = details.rows["preferred_time"].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    QTest.keyClicks(editor, "noon")
    meet(house, customer, "evenings")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(details.bands) == 1)
    assert (details.bands[0].conflict.mine, details.bands[0].conflict.theirs) == ("noon", "evenings")
    QTest.mouseClick(details.bands[0].mine, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: details.bands == ())
    assert house.central._profiles[customer].preferred_time == "noon"
    qtbot.waitUntil(lambda: editor.text() == "noon")


def test_somebody_of_the_household_opens_with_a_key(house: House, qtbot: QtBot) -> None:
    ring(house, SHARED_NUMBER)
    wait_for_card(house, qtbot, CardPhase.SEVERAL)
    one, other = (line.customer_id for line in house.services.caller.card.candidates)
    house.services.caller.choose(one)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    kin = tabs(house).kin
    tabs(house).bar.setCurrentIndex(KIN)
    qtbot.waitUntil(partial(has_come, kin))
    row = next(n for n, row in enumerate(kin.rows_model.rows) if row.key == other)
    kin.setFocus()
    kin.setCurrentIndex(kin.rows_model.index(row))
    QTest.keyClick(kin, Qt.Key.Key_Return)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    profile = house.services.caller.card.profile
    assert profile is not None
    assert profile.customer.customer_id == other
