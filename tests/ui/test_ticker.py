"""One beat, only while it is wanted."""

from pytestqt.qtbot import QtBot

from app.ui.ticker import Ticker


def test_it_beats_at_once_and_then_each_second(qtbot: QtBot) -> None:
    ticker = Ticker()
    with qtbot.waitSignal(ticker.second_passed):
        ticker.start()
    with qtbot.waitSignal(ticker.second_passed, timeout=3000):
        pass
    ticker.stop()
    assert not ticker.running


def test_starting_twice_is_starting_once(qtbot: QtBot) -> None:
    ticker, beats = Ticker(), []
    ticker.second_passed.connect(lambda: beats.append(1))
    ticker.start()
    ticker.start()
    ticker.stop()
    assert len(beats) == 1
