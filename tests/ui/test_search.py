"""Find anybody: asked at a pause, old answers let go, the field keeps the keyboard."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.models.records import CustomerLine
from app.ui.search import MOST_FOUND, SearchBox
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
    assert message(search).startswith("Nobody found for “zzz”.\nName, pinyin, initials")
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


def ask(search: SearchBox, qtbot: QtBot, text: str) -> list[object]:
    """Type it, press Enter; returns what is opened or dialled from now on."""
    done: list[object] = []
    search.customer_opened.connect(done.append)
    search.number_asked.connect(done.append)
    qtbot.keyClicks(search, text)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    return done


def test_a_number_can_be_called_while_the_centre_is_asked(search: SearchBox, qtbot: QtBot) -> None:
    done = ask(search, qtbot, "+86 138 0013-8002")
    assert search.results.rows.row(0).upper == "Call +86 138 0013 8002"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert done == []
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert done == ["+8613800138002"]


def test_who_is_found_by_a_number_is_opened_rather_than_called(search: SearchBox, qtbot: QtBot) -> None:
    done = ask(search, qtbot, "13800138002")
    search.show_results("13800138002", FOUND)
    assert search.results.rows.row(0).upper == "Call 138 0013 8002"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert done == [FOUND[0]]


def test_a_row_chosen_while_searching_stays_chosen(search: SearchBox, qtbot: QtBot) -> None:
    done = ask(search, qtbot, "13800138002")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    search.show_results("13800138002", FOUND)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert done == ["13800138002"]


def test_a_number_of_nobody_is_called_by_enter(search: SearchBox, qtbot: QtBot) -> None:
    done = ask(search, qtbot, "95588")
    search.show_results("95588", ())
    assert message(search).startswith("Nobody found for “95588”.\n")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert done == ["95588"]


@pytest.mark.parametrize("text", ["wang", "C100201", "6222021302991234567", "+"])
def test_what_is_no_telephone_number_is_not_offered(search: SearchBox, text: str) -> None:
    search.setText(text)
    search._ask()
    assert search.results.rows.count == 0


def hit(**changes: object) -> CustomerLine:
    return replace(FOUND[0], **changes)


@pytest.mark.parametrize(
    ("matched", "ending", "said"),
    [
        ("number_end", "8001", "number ending 8001"),
        ("account", "0001", "account ending 0001"),
        ("pinyin", "", "pinyin"),
        ("something_new", "", "something new"),
        ("", "", ""),
    ],
)
def test_each_row_says_why(search: SearchBox, matched: str, ending: str, said: str) -> None:
    search.setText("wang")
    search._ask()
    search.show_results("wang", (hit(matched=matched, ending=ending),))
    assert search.results.rows.row(0).lower_right == said


def test_a_merged_record_is_told(search: SearchBox) -> None:
    search.setText("C7")
    search._ask()
    search.show_results("C7", (hit(formerly="C7"),))
    assert "formerly C7" in search.results.rows.row(0).lower


def test_whom_one_may_not_see_stands_there_with_the_reason(search: SearchBox) -> None:
    search.setText("wang")
    search._ask()
    search.show_results(
        "wang", (hit(refused="protected"), hit(name="", name_latin="", code="", tier="", refused="vip"))
    )
    first, second = search.results.rows.row(0), search.results.rows.row(1)
    assert first.lower.endswith("protected: opens on their call")
    assert (second.upper, second.right, second.sign) == ("A customer", "", "forbidden")
    assert second.lower.endswith("looked after by the VIP desk")


def test_too_many_are_told_below_the_list(search: SearchBox) -> None:
    search.setText("wang")
    search._ask()
    search.show_results("wang", FOUND[:1] * MOST_FOUND)
    assert message(search) == "Only the first 20 are shown. Type more of it."
    assert search.results.rows.isVisible()
    search.show_results("wang", FOUND)
    assert search.results._message.isHidden()


def test_a_full_minute_is_told(search: SearchBox) -> None:
    search.setText("wang")
    search._ask()
    search.show_failed("wang", "searches")
    assert message(search) == "Too many searches within a minute. Wait a moment, then search again."


def test_hits_stand_until_the_next_ones_are_there_and_none_is_opened_meanwhile(search: SearchBox, qtbot: QtBot) -> None:
    done = ask(search, qtbot, "wang")
    search.show_results("wang", FOUND)
    qtbot.keyClicks(search, "x")
    with qtbot.waitSignal(search.search_asked):
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert search.results.rows.count == 3
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert done == []
    qtbot.waitUntil(lambda: search.results.rows.count == 0)
    assert message(search) == "Searching…"


def test_pages_of_a_long_list(search: SearchBox, qtbot: QtBot) -> None:
    search.setText("wang")
    search._ask()
    search.show_results("wang", FOUND[:1] * MOST_FOUND)
    qtbot.keyClick(search, Qt.Key.Key_PageDown)
    assert search.results.rows.currentIndex().row() == 7
    qtbot.keyClick(search, Qt.Key.Key_PageUp)
    assert search.results.rows.currentIndex().row() == 0


def test_the_list_is_as_high_as_what_it_shows(search: SearchBox, qtbot: QtBot) -> None:
    ask(search, qtbot, "13800138000")
    search.show_results("13800138000", FOUND)
    rows = search.results.rows.height()
    assert rows <= search.results.height() < rows + 20
