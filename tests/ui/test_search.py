"""Find anybody: asked at a pause, old answers let go, the field keeps the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.search import SearchBox
from tests.ui.samples import FOUND


@pytest.fixture
def search(qtbot: QtBot) -> SearchBox:
    window, made = QWidget(), SearchBox()
    QVBoxLayout(window).addWidget(made)
    window.resize(800, 400)
    qtbot.addWidget(window)
    made.window_kept = window  # type: ignore[attr-defined]  # Python lets the window go otherwise
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def message(search: SearchBox) -> str:
    return next(part.text() for part in search.results.findChildren(QLabel) if not part.isHidden())


def test_a_pause_in_typing_asks_once(search: SearchBox, qtbot: QtBot) -> None:
    asked: list[str] = []
    search.search_asked.connect(asked.append)
    with qtbot.waitSignal(search.search_asked):
        qtbot.keyClicks(search, " wang ")
    assert asked == ["wang"]
    assert message(search) == "Searching…"


def test_one_letter_asks_nothing(search: SearchBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(search.search_asked, wait=300):
        qtbot.keyClicks(search, "w")
        qtbot.keyClick(search, Qt.Key.Key_Return)


def test_enter_asks_at_once_and_then_opens_the_chosen_one(search: SearchBox, qtbot: QtBot) -> None:
    opened: list[object] = []
    search.customer_opened.connect(opened.append)
    qtbot.keyClicks(search, "wang")
    with qtbot.waitSignal(search.search_asked):
        qtbot.keyClick(search, Qt.Key.Key_Return)
    search.show_results("wang", FOUND)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Up)
    assert search.hasFocus()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert opened == [FOUND[1]]
    assert search.results.isHidden()


def test_answer_to_an_older_text_is_let_go(search: SearchBox, qtbot: QtBot) -> None:
    search.setText("wang")
    search._ask()
    search.show_results("wan", FOUND)
    assert search.results.rows.count == 0
    qtbot.keyClicks(search, "x")
    search.show_results("wang", FOUND)
    assert search.results.rows.count == 0
    search._pause.stop()


def test_nobody_and_failure_have_their_own_words(search: SearchBox) -> None:
    search.setText("zzz")
    search._ask()
    search.show_results("zzz", ())
    assert message(search) == "Nobody found for “zzz”."
    search.show_failed("zzz", "unreachable")
    assert message(search) == "The centre does not answer. You can write and save as always."
    search.show_failed("other", "refused")
    assert "does not answer" in message(search)


def test_the_key_brings_the_caret_and_chooses_the_text(search: SearchBox, qtbot: QtBot) -> None:
    search.setText("old")
    search.clearFocus()
    qtbot.keyClick(search.window(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    assert search.selectedText() == "old"


def test_rows_show_both_names_code_and_flags(search: SearchBox) -> None:
    search.setText("wang")
    search._ask()
    search.show_results("wang", FOUND)
    row = search.results.rows.row(1)
    assert (row.upper, row.lower, row.right) == ("王晓敏 / Wang Xiaomin", "C100202 · Hangzhou · Vulnerable", "Standard")
    assert search.results.rows.row(2).sign == "firm"
