"""What the agent must be told: one line, no box, no focus."""

from pytestqt.qtbot import QtBot

from app.ui.notice import Notice


def test_it_tells_and_is_closed(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.show_notice("phone_restarted")
    assert notice.text == "The phone was restarted. Your notes are safe."
    assert not notice.isHidden()
    with qtbot.waitSignal(notice.closed):
        notice.close_notice()
    assert notice.isHidden()


def test_the_latest_one_stands_with_its_tone(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_notice("phone_restarted")
    notice.show_notice("journal_full")
    assert notice.text.startswith("The disk is full.")
    assert notice.property("tone") == "wrong"


def test_closing_what_is_closed_tells_nothing(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    with qtbot.assertNotEmitted(notice.closed):
        notice.close_notice()
