"""The follow-up: title, day, quick days."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.form.task_part import TaskPart

TODAY = date(2026, 12, 31)


@pytest.fixture
def part(qtbot: QtBot) -> TaskPart:
    made = TaskPart(lambda: TODAY)
    qtbot.addWidget(made)
    return made


def test_there_is_no_day_until_one_is_set(part: TaskPart) -> None:
    assert part.day.day is None
    assert part.day.text() == "No day yet"


@pytest.mark.parametrize(("button", "day"), [("tomorrow", date(2027, 1, 1)), ("week", date(2027, 1, 7))])
def test_quick_days(part: TaskPart, qtbot: QtBot, button: str, day: date) -> None:
    with qtbot.waitSignal(part.typed) as told:
        qtbot.mouseClick(getattr(part, button), Qt.MouseButton.LeftButton)
    assert told.args == ["task_due_on"]
    assert part.day.day == day


def test_stepping_starts_at_tomorrow_and_not_in_the_past(part: TaskPart) -> None:
    part.day.stepBy(1)
    assert part.day.day == date(2027, 1, 1)
    part.day.stepBy(1)
    assert part.day.day != date(2027, 1, 1)
    part.day.show_day(None)
    assert part.day.day is None


def test_an_outcome_that_needs_a_task_says_so(part: TaskPart) -> None:
    part.show_needed(True)
    assert "needed" in part.title_label.text()
    part.show_needed(False)
    assert part.title_label.text() == "Follow-up task"


def test_a_typed_title_is_told(part: TaskPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(part.typed) as told:
        qtbot.keyClicks(part.title, "x")
    assert told.args == ["task_title"]


def test_tab_leaves_an_empty_day_at_once(part: TaskPart, qtbot: QtBot) -> None:
    with qtbot.waitActive(part):
        part.show()
        part.activateWindow()
    part.title.setFocus()
    order = []
    for _ in range(3):
        qtbot.keyClick(part.focusWidget(), Qt.Key.Key_Tab)
        order.append(part.focusWidget())
    assert order == [part.day, part.tomorrow, part.week]
    qtbot.keyClick(part.week, Qt.Key.Key_Backtab)
    qtbot.keyClick(part.tomorrow, Qt.Key.Key_Backtab)
    qtbot.keyClick(part.day, Qt.Key.Key_Backtab)
    assert part.title.hasFocus()
