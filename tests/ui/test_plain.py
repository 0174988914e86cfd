"""Text from outside stays text, on one line, and gives way when there is no room."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.plain import Elided, one_line, set_hint


def test_one_line_has_no_control_and_no_direction_signs() -> None:
    assert one_line("a\r\nb\x00\u202ec\u2066d\u200b  e") == "a b c d e"


def test_one_line_is_bounded() -> None:
    assert one_line("x" * 100_000, 20) == "x" * 19 + "…"


def test_hint_is_never_markup(qapp: QApplication) -> None:
    label = Elided()
    set_hint(label, "<b>&x</b>")
    assert label.toolTip() == "<qt>&lt;b&gt;&amp;x&lt;/b&gt;</qt>"


def test_long_text_ends_in_an_ellipsis_and_is_told_whole(qtbot: QtBot) -> None:
    label = Elided()
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    label.show_text("Oliver Whitcombe-Featherstonehaugh")
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label.whole == "Oliver Whitcombe-Featherstonehaugh"
    label.resize(600, 20)
    assert label.text() == label.whole
    assert label.toolTip() == ""


def test_it_can_be_squeezed(qapp: QApplication) -> None:
    label = Elided()
    label.show_text("x" * 200)
    assert label.minimumSizeHint().width() <= 40
    assert label.sizeHint().width() > 400
