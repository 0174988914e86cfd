"""What the first call would pay for is done one step at a time."""

import gc
import threading

from pytestqt.qtbot import QtBot

from app.warming import Warming, settle_memory


def test_each_step_runs_once_in_its_order_and_one_runs_aside(qtbot: QtBot) -> None:
    done: list[str] = []
    aside = threading.Event()
    last = threading.Event()
    warming = Warming([lambda: done.append("card"), lambda: done.append("form")], aside.set, last.set)
    warming.start()
    warming.start()
    assert done == []  # never within the paint itself
    qtbot.waitUntil(lambda: done == ["card", "form"])
    assert aside.wait(5)
    qtbot.waitUntil(last.is_set)
    warming.start()
    qtbot.wait(100)  # room in which a second round would show
    assert done == ["card", "form"]


def test_a_desk_that_closes_warms_no_more(qtbot: QtBot) -> None:
    done: list[str] = []
    warming = Warming([lambda: done.append("card")], lambda: None)
    warming.start()
    warming.stop()
    qtbot.wait(100)  # room in which a step would run
    assert done == []


def test_what_lives_is_left_alone_by_the_collector() -> None:
    before = gc.get_freeze_count()
    try:
        settle_memory()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
