"""The floor of `pop` asks the database and paints."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cli.bench.pop_floor import measure
from app.models.records import CustomerLine, Profile, TrustLevel
from app.ui.card.view import CardView


@pytest.mark.qt_log_ignore("This plugin does not support")  # Qt has no window manager off screen
def test_one_select_and_one_paint_are_timed(qtbot: QtBot, qapp: QApplication) -> None:
    who = CustomerLine(customer_id=UUID(int=1), code="C1", name="Wang")
    profile = Profile(customer=who, trust=TrustLevel.NUMBER, as_of=datetime.now(UTC))
    store: Any = SimpleNamespace(lookup=lambda request: SimpleNamespace(profile=profile))
    asked: list[int] = []

    def execute(statement: object, values: dict[str, int]) -> Any:
        asked.append(values["number"])
        return SimpleNamespace(all=list)

    view = CardView()
    qtbot.addWidget(view)
    view.show()
    connection: Any = SimpleNamespace(execute=execute)
    assert measure(qapp, connection, store, view, 8613800000000) > 0
    assert asked == [8613800000000]
