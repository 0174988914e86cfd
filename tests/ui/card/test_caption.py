"""The heading over a list."""

from pytestqt.qtbot import QtBot

from app.ui.card.caption import HEIGHT, Caption


def test_title_and_rest_are_heard_and_the_height_stays(qtbot: QtBot) -> None:
    caption = Caption()
    qtbot.addWidget(caption)
    caption.resize(400, HEIGHT)
    caption.show_caption("Open")
    short = caption.grab().toImage()
    caption.show_caption("Open", "14 open, the most urgent first")
    assert caption.accessibleName() == "Open 14 open, the most urgent first"
    assert caption.height() == HEIGHT
    assert caption.grab().toImage() != short
