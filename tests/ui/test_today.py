"""The agent's day: missed, due, done."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.today import TodayColumn
from tests.ui.samples import DAY, DISPOSITIONS, NOW, QUEUES, TASKS


def column(qtbot: QtBot) -> TodayColumn:
    made = TodayColumn()
    qtbot.addWidget(made)
    made.set_codes(DISPOSITIONS, QUEUES)
    return made


def shown(column: TodayColumn) -> list[str]:
    return [part.text() for part in column.findChildren(QLabel) if part.isVisibleTo(column)]


def test_before_the_centre_answered_it_says_so(qtbot: QtBot) -> None:
    assert shown(column(qtbot)).count("Loading…") == 2


def test_nothing_is_said_too(qtbot: QtBot) -> None:
    today = column(qtbot)
    today.show_day(())
    today.show_tasks(())
    assert "Loading…" not in shown(today)
    assert "No open task." in shown(today)
    assert "No call yet today." in shown(today)
    assert "Missed" not in shown(today)


def test_missed_calls_stand_apart(qtbot: QtBot) -> None:
    today = column(qtbot)
    today.show_day(DAY)
    assert today._missed.rows.count == 1
    assert today._missed.rows.row(0).upper == "赵建国 / Zhao Jianguo"
    rows = [today._calls.rows.row(n) for n in range(today._calls.rows.count)]
    assert [row.lower for row in rows] == [
        "Card lost or stolen", "Asked for the opening hours", "Balance or statement", "Balance or statement"
    ]  # fmt: skip
    assert [row.lower_right for row in rows] == ["3 min 4 s", "41 s", "12 min 2 s", "1 min 35 s"]
    assert rows[2].sign == "outgoing"


def test_tasks_say_when_they_are_due(qtbot: QtBot) -> None:
    today = column(qtbot)
    today.show_tasks(TASKS, NOW.date())
    rows = [today._due.rows.row(n) for n in range(3)]
    assert [(row.lower_right, row.tone) for row in rows] == [
        ("2 days overdue", "wrong"), ("due today", "attention"), ("due Tue", "secondary")
    ]  # fmt: skip


def test_a_row_opens_its_customer_if_it_has_one(qtbot: QtBot) -> None:
    today, asked = column(qtbot), []
    today.customer_asked.connect(asked.append)
    today.show_day(DAY)
    for place in range(today._calls.rows.count):
        today._calls.rows.choose(place)
        today._calls.rows.open_current()
    assert asked == [line.customer_id for line in DAY if line.talk_s is not None and line.customer_id is not None]


def test_a_call_is_called_back_by_its_key_and_its_number_stands_for_a_stranger(qtbot: QtBot) -> None:
    today, asked = column(qtbot), []
    today.number_asked.connect(asked.append)
    missed = next(line for line in DAY if line.talk_s is None)
    stranger = replace(missed, customer_id=None, customer_name="", caller_number="+8613912345678")
    today.show_day((stranger, replace(stranger, caller_number="anonymous")))
    rows = today._missed.rows
    assert [rows.row(n).upper for n in range(2)] == ["+86 139 1234 5678", "Nobody known"]
    assert rows.row(0).call_hint == "Call +86 139 1234 5678 (C)"
    for place in (0, 1):
        rows.choose(place)
        qtbot.keyClick(rows, Qt.Key.Key_C)
    assert asked == ["+8613912345678"]
