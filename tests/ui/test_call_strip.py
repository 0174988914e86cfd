"""The strip is there with the call, tells it, and takes no focus."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.models.records import TrustLevel
from app.models.records_verification import Verification
from app.services.call import EndReason, Phase
from app.services.verifying import Verifying, VerifyPhase
from app.ui import style
from app.ui.call_strip import CallStrip
from app.ui.ticker import Ticker
from tests.ui.samples import NOW_NS, QUEUES, SECOND, call, handover, hostile


class Clock:
    def __init__(self) -> None:
        self.now = NOW_NS

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ticker() -> Ticker:
    return Ticker()


@pytest.fixture
def strip(qtbot: QtBot, clock: Clock, ticker: Ticker) -> CallStrip:
    made = CallStrip(ticker, clock=clock)
    made.set_queues(QUEUES)
    made.resize(1366, 76)
    qtbot.addWidget(made)
    return made


def texts(widget: QWidget) -> list[str]:
    return [part.accessibleName() or part.text() for part in widget.findChildren(QLabel) if not part.isHidden()]


def test_it_is_hidden_without_a_call(strip: CallStrip) -> None:
    assert strip.isHidden()
    strip.show_call(call())
    assert not strip.isHidden()
    strip.show_call(None)
    assert strip.isHidden()


def test_it_tells_caller_queue_wait_ivr_and_trust(strip: CallStrip) -> None:
    strip.show_call(call())
    strip.show_caller_name("王小明")
    told = texts(strip)
    for text in (
        "王小明",
        "+86 138 0013 8000 · typed 6222…1234",
        "from queue Bank service · waited 0:42",
        "◐ PIN by IVR",
        "Encrypted",
    ):
        assert text in told


def test_nothing_beside_the_buttons_moves_from_the_ring_to_the_end(strip: CallStrip, qtbot: QtBot) -> None:
    places = set()
    for phase in (Phase.RINGING, Phase.TALKING, Phase.HELD, Phase.ENDED):
        strip.show_call(call(phase))
        qtbot.waitUntil(lambda: strip._queue.width() > 0)
        strip.layout().activate()
        places.add((strip._queue.x(), strip._figure.parentWidget().x()))
    assert len(places) == 1


def test_a_verified_caller_is_said_to_be_so_with_the_answers_of_this_very_call(strip: CallStrip) -> None:
    strip.show_call(call(trust=TrustLevel.VERIFIED))
    answers = {"customer_id": UUID(int=1), "trust": TrustLevel.VERIFIED, "wrong": 0, "wrong_allowed": 2}
    state = Verification(call_id="call-1", right=2, needed=2, **answers)
    strip.show_verifying(Verifying(phase=VerifyPhase.OPEN, call_id="another", state=state))
    assert "● Verified" in texts(strip)
    strip.show_verifying(Verifying(phase=VerifyPhase.OPEN, call_id=call().call_id, state=state))
    assert "● Verified 2 of 2" in texts(strip)


def test_name_of_one_call_never_stands_on_the_next(strip: CallStrip) -> None:
    strip.show_call(call())
    strip.show_caller_name("王小明")
    strip.show_call(call(call_id="call-2", e164=8613912345678, handover=handover(customer_claim="")))
    assert "王小明" not in texts(strip)
    assert "+86 139 1234 5678" in texts(strip)


def test_time_moves_on_the_beat_and_stands_after_the_end(strip: CallStrip, clock: Clock, ticker: Ticker) -> None:
    strip.show_call(call(Phase.TALKING))
    clock.now += 5 * SECOND
    ticker.second_passed.emit()
    assert "0:35" in texts(strip)
    strip.show_call(call(Phase.ENDED, end_reason=EndReason.NETWORK))
    clock.now += 60 * SECOND
    ticker.second_passed.emit()
    assert "0:25" in texts(strip)
    assert "The connection broke. Your notes are safe. Talked 25 s." in texts(strip)


def test_hostile_text_is_only_text(strip: CallStrip) -> None:
    strip.show_call(call(handover=hostile(), e164=None, trust=TrustLevel.NONE))
    strip.show()
    for part in strip.findChildren(QLabel):
        assert "\n" not in part.text()
        assert "\u202e" not in part.text()
    assert any("<script>" in text for text in texts(strip))
    assert strip.minimumSizeHint().width() < 1180


def test_another_call_is_a_slim_line(strip: CallStrip) -> None:
    strip.show_call(call(Phase.TALKING))
    low = strip.sizeHint().height()
    strip.show_waiting(call(call_id="call-2", handover=handover(queue="cards")))
    assert strip.sizeHint().height() == low + style.WAITING_HEIGHT
    assert "Another call waits: +86 138 0013 8000 · from queue Cards · waited 0:42 · 0:37" in texts(strip)
    strip.show_waiting(None)
    assert strip.sizeHint().height() == low


def test_it_breathes_twice_then_stands_still(strip: CallStrip, qtbot: QtBot) -> None:
    strip.show_call(call())
    assert strip._breather.isActive()
    strip.show_call(call(encrypted=False))
    qtbot.waitUntil(lambda: not strip._breather.isActive(), timeout=5000)
    strip.show_call(call())
    assert not strip._breather.isActive()


def test_answering_ends_the_breath(strip: CallStrip) -> None:
    strip.show_call(call())
    strip.show_call(call(Phase.TALKING))
    assert not strip._breather.isActive()


def test_a_ring_leaves_the_caret_where_it_is(qtbot: QtBot, ticker: Ticker) -> None:
    window, field, strip = QWidget(), QLineEdit(), CallStrip(ticker)
    column = QVBoxLayout(window)
    column.addWidget(strip)
    column.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    strip.show_call(call())
    strip.show_call(call(Phase.TALKING))
    assert field.hasFocus()


def test_keypad_opens_closes_and_goes_with_the_call(strip: CallStrip, qtbot: QtBot) -> None:
    sent: list[str] = []
    strip.digits_asked.connect(sent.append)
    strip.show_call(call(Phase.TALKING))
    strip._buttons.keypad_asked.emit()
    assert not strip.keypad.isHidden()
    qtbot.keyClicks(strip.keypad, "42")
    assert sent == ["4", "2"]
    strip.show_call(None)
    assert strip.keypad.isHidden()


def test_requests_of_the_buttons_go_out(strip: CallStrip, qtbot: QtBot) -> None:
    for name in ("answer_asked", "reject_asked", "hang_up_asked", "hold_asked", "mute_asked"):
        with qtbot.waitSignal(getattr(strip, name)):
            getattr(strip._buttons, name).emit()


def test_warming_up_leaves_nothing_behind(strip: CallStrip) -> None:
    strip.warm_up()
    assert strip.isHidden()
    bare = handover(
        caller_number="", withheld=True, customer_claim="", menu_path="", language="", queue="", wait_s=None
    )
    strip.show_call(call(handover=bare, e164=None))
    assert [text for text in texts(strip) if "Aa" in text] == []
    assert strip._below.text() == ""
