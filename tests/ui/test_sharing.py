"""The panel that says who protects a customer, and shares it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.records_protection import Protection, Share, Sharer
from app.ui.sharing import USUAL_DAYS, SharingPanel
from tests.ui import customers

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LOANS = Sharer(shared_with="team:loans", name="loans")
MEI = Sharer(shared_with="mei", name="Mei Chen")
SHARED = Share(
    shared_with="mei", name="Mei Chen", since=NOON, until=date(2027, 6, 30), reason="on leave", shared_by="Li Na"
)


def protection(**changes: Any) -> Protection:
    values = {"owner": "lina", "owner_name": "Li Na", "may_share": True, "shares": (SHARED,), "choices": (MEI, LOANS)}
    return Protection(customer_id=UUID(int=1), **(values | changes))


@pytest.fixture
def panel(qtbot: QtBot) -> SharingPanel:
    made = SharingPanel()
    qtbot.addWidget(made)
    made.open()
    return made


def test_it_asks_when_opened_and_says_whose_and_until_when(panel: SharingPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.state_asked):
        panel.open()
    assert (panel.owner.text(), panel.share.isVisible()) == ("Asking the centre…", False)
    panel.show_protection(protection())
    assert panel.owner.text() == "Protected by Li Na"
    row = panel.rows.row(0)
    assert (row.value, panel.share.isVisible(), panel.take_back.isVisible()) == (SHARED, True, True)


def test_shared_with_whom_until_when_and_why(panel: SharingPanel, qtbot: QtBot) -> None:
    panel.show_protection(protection(shares=()))
    panel.who.setCurrentText("Team loans")
    asked: list[tuple[object, ...]] = []
    panel.share_asked.connect(lambda *values: asked.append(values))
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert (asked, panel.says.text()) == ([], "▲ Say why: the reason stands in the record.")
    qtbot.keyClicks(panel.why, "on leave")
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert asked == [("team:loans", panel.until.date().toPython(), "on leave")]
    assert panel.until.date().toPython() >= datetime.now(UTC).date() + timedelta(days=USUAL_DAYS - 1)
    panel.show_protection(protection())
    assert (panel.why.text(), panel.who.currentData()) == ("", "team:loans")


def test_taken_back_with_a_reason(panel: SharingPanel, qtbot: QtBot) -> None:
    panel.show_protection(protection())
    panel.why.setText("back again")
    with qtbot.waitSignal(panel.unshare_asked) as told:
        qtbot.mouseClick(panel.take_back, Qt.MouseButton.LeftButton)
    assert told.args == ["mei", "back again"]
    panel.show_refused("role")
    assert "Only the owner" in panel.says.text()


@pytest.mark.parametrize(
    ("changes", "owner"),
    [
        ({"may_share": False}, "Protected by Li Na"),
        ({"may_share": False, "owner": ""}, "Nobody protects this customer."),
    ],
)
def test_who_may_not_share_only_reads(panel: SharingPanel, changes: dict[str, Any], owner: str) -> None:
    panel.show_protection(protection(**changes))
    assert panel.owner.text() == owner
    assert not any(part.isVisible() for part in (panel.who, panel.until, panel.why, panel.share, panel.take_back))


def test_another_customers_card_closes_it(panel: SharingPanel) -> None:
    panel.show_card(customers.shown(customers.profile()))
    panel.open()
    panel.show_protection(protection())
    panel.show_card(customers.shown(customers.profile(size=12)))
    assert panel.isVisible()
    panel.show_card(customers.shown(customers.profile(customers.MEI)))
    assert not panel.isVisible()
