"""The painted head: what it says, and that flags keep their words by rank."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.card.header import BASELINES, SHAPE_CHIP, Chip, Header, HeaderText

FLAGS = tuple(Chip(word, "fraud", "wrong") for word in ("Fraud risk", "Deceased", "Vulnerable"))


def made(qtbot: QtBot) -> Header:
    header = Header()
    qtbot.addWidget(header)
    header.resize(746, header.height())
    return header


def test_the_text_is_said_to_readers_and_in_the_tip(qtbot: QtBot) -> None:
    header = made(qtbot)
    header.show_text(HeaderText(name="王小明", code="C1", chips=FLAGS[:1]))
    assert header.accessibleDescription() == "王小明. Fraud risk. C1"
    assert header.toolTip() == header.accessibleDescription()


def test_markup_in_a_name_stays_text_in_the_tip(qtbot: QtBot) -> None:
    header = made(qtbot)
    header.show_text(HeaderText(name="<b>Bobby</b>"))
    assert "<b>" not in header.toolTip()
    assert "&lt;b&gt;" in header.toolTip()


def test_without_room_the_last_flags_lose_their_word_and_keep_their_shape(qtbot: QtBot) -> None:
    header = made(qtbot)
    header.show_text(HeaderText(chips=FLAGS))
    assert [fits for _, _, fits in header._chip_widths(600)] == [True, True, True]
    assert [fits for _, _, fits in header._chip_widths(SHAPE_CHIP * 3 + 80)] == [True, False, False]


def test_a_click_on_the_managers_name_asks_for_the_manager(qtbot: QtBot) -> None:
    header = made(qtbot)
    header.show_text(HeaderText(name="A", manager="Manager Wei"))
    header.grab()
    asked: list[bool] = []
    header.manager_asked.connect(lambda: asked.append(True))
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert asked == []
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(40, int(BASELINES[2]) - 5))
    assert asked == [True]


def test_a_flag_under_the_mouse_tells_why_it_stands(qtbot: QtBot) -> None:
    header = made(qtbot)
    header.show_text(HeaderText(chips=(Chip("VIP", "vip", "accent", "board <b>member</b>"),)))
    header.show()
    header.grab()
    place = header._chip_places[0][0].center().toPoint()
    QApplication.sendEvent(header, QHelpEvent(QEvent.Type.ToolTip, place, header.mapToGlobal(place)))
    assert QToolTip.text() == "<qt>VIP: board &lt;b&gt;member&lt;/b&gt;</qt>"
    QToolTip.hideText()


def test_looking_and_shown_look_different(qtbot: QtBot) -> None:
    header = made(qtbot)
    header.show_text(HeaderText(name="A", code="C1"))
    shown = header.grab().toImage()
    header.show_text(HeaderText(name="A", looking=True))
    assert header.grab().toImage() != shown
