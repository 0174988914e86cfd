"""Everything in the window is reached by keyboard: the whole desk on fakes, walked with Tab as an agent would."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.models.demo_people import SHARED_NUMBER, WANG
from app.models.records import ItemKind, TaskDraft
from app.services.agent_state import State
from app.services.call import Phase
from app.services.card import Card, CardPhase
from app.services.missed_calls import MISSED, REJECTED
from app.telephony.account import PhoneAccount
from app.ui import style
from app.ui.rows import RowView
from tests.test_wiring import House, press, ring, wait_for_card
from tests.ui.customers import CONFLICT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt's off-screen platform and popups
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
LONGEST_WALK = 200
UNKNOWN = "+8613900007777"


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    style.apply_theme(qapp, "light")
    made = House(tmp_path / "events.jsonl")
    made.services.lock.use_password("secret")
    qtbot.addWidget(made.windows.window)
    with qtbot.waitActive(made.windows.window):
        made.windows.window.show()
        made.windows.window.activateWindow()
    made.phone.start()
    with qtbot.waitSignal(made.services.reference.reference_changed):
        made.services.start()
    made.phone.register(PhoneAccount(registrar="pbx", user="1001"), "secret")
    made.phone.tell_sound("Headset", "Headset", "Speakers")
    yield made
    for call in reversed(made.services.calls.calls):  # the waiting one first: else it would ring on the strip
        made.phone.end(call.call_id, 487, "", "remote")
    made.phone.stop()
    made.windows.window.hide()
    made.services.stop()


def walk(house: House) -> list[QWidget]:
    """Where Tab leads, from the first control on until it comes round."""
    window = house.windows.window
    window.centralWidget().setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    seen = [QApplication.focusWidget()]
    for _ in range(LONGEST_WALK):
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            return seen
        seen.append(QApplication.focusWidget())  # a date is left only after its day, month and year
    raise AssertionError(f"Tab does not come round: {[name_of(part) for part in seen[-8:]]}")


def unreached(house: House) -> set[str]:
    """Controls one can see and use, but Tab does not come to, and which have no key of their own."""
    seen = walk(house)
    reached = {part for widget in seen for part in (widget, *parents(widget))}
    parts = [part for part in house.windows.window.findChildren(QWidget) if isinstance(part, CONTROLS)]
    missing = [part for part in parts if part.isVisible() and part.isEnabled() and part not in reached]
    return {name_of(part) for part in missing if not has_another_way(part, reached)}


def parents(widget: QWidget) -> list[QWidget]:
    found = []
    while (widget := widget.parentWidget()) is not None:  # type: ignore[assignment]  # None at the top
        found.append(widget)
    return found


def has_another_way(part: QWidget, reached: set[QWidget]) -> bool:
    """A key of its own, said to screen readers; a part of a control that is reached; a list led by another field."""
    if part.accessibleDescription():
        return True
    if isinstance(part.parentWidget(), QLineEdit | QComboBox | QAbstractSpinBox | QAbstractItemView):
        return part.parentWidget() in reached
    return False


def name_of(part: QWidget) -> str:
    text = part.text() if isinstance(part, QAbstractButton) else ""
    above = type(part.parentWidget()).__name__
    return f"{type(part).__name__} {part.accessibleName() or text or part.objectName()} in {above}"


def idle(house: House, qtbot: QtBot) -> None:
    call_id = ring(house)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    house.phone.far_end_hangs_up(call_id, 487)


def wait_for_form(house: House, qtbot: QtBot, call_id: str) -> None:
    """The form of this call is on screen: it comes after the card."""
    qtbot.waitUntil(lambda: house.windows.form._draft.form is not None)
    qtbot.waitUntil(
        lambda: (
            house.windows.form._draft.form.call_id == call_id
            and house.windows.form.page.isVisibleTo(house.windows.form)
        )
    )


def ringing(house: House, qtbot: QtBot) -> None:
    call_id = ring(house)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    wait_for_form(house, qtbot, call_id)


def choosing(house: House, qtbot: QtBot) -> None:
    call_id = ring(house, SHARED_NUMBER)
    wait_for_card(house, qtbot, CardPhase.SEVERAL)
    wait_for_form(house, qtbot, call_id)


def nobody(house: House, qtbot: QtBot) -> None:
    call_id = ring(house, UNKNOWN)
    wait_for_card(house, qtbot, CardPhase.NOBODY)
    wait_for_form(house, qtbot, call_id)


def two_calls(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    house.services.calls.answer()
    ring(house, UNKNOWN)


def keypad(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    house.services.calls.answer()
    house.windows.strip._toggle_keypad()


def wrap_up(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    house.services.calls.answer()
    house.services.calls.hang_up()
    house.services.notices.notice_told.emit("phone_lost")


def preferences(house: House, qtbot: QtBot) -> None:
    house.windows.open_preferences()


def pending(house: House, qtbot: QtBot) -> None:
    house.services.waiting.list_now()
    house.windows.open_pending()


def folded(house: House, qtbot: QtBot) -> None:
    house.windows.window.fold_today()


def details(house: House, qtbot: QtBot) -> None:
    """A card with a conflict, at the page where it is decided."""
    ringing(house, qtbot)
    tabs = house.windows.card.tabs
    profile = house.services.caller.card.profile
    tabs.bar.setCurrentIndex(tabs.pages.index(tabs.details))
    tabs.details.show_profile(replace(profile, edit_conflicts=(CONFLICT,)))


def manager(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    press(house, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)


def locked(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    house.services.lock.lock()


CALLS = (ringing, choosing, nobody, two_calls, keypad, wrap_up, details, manager)
SCREENS = (locked, idle, *CALLS, preferences, pending, folded)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_tab_comes_to_everything_and_round_again(house: House, qtbot: QtBot, screen: object) -> None:
    house.services.agent.choose_ready()
    screen(house, qtbot)  # type: ignore[operator]  # one of the functions above
    assert unreached(house) == set()


def test_tab_order_is_reading_order(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    windows = house.windows
    columns = [windows.agent_bar, windows.strip, windows.today, windows.card, windows.form, windows.status_line]
    places = [columns.index(part) for widget in walk(house) for part in parents(widget) if part in columns]
    assert places == sorted(places)
    assert set(places) >= {0, 1, 3, 4}


@pytest.mark.parametrize("tab", range(6))
def test_each_tab_of_the_card_is_opened_and_entered_by_keyboard(house: House, qtbot: QtBot, tab: int) -> None:
    ringing(house, qtbot)
    tabs = house.windows.card.tabs
    tabs.bar.setFocus()
    for _ in range(tab):
        press(house, Qt.Key.Key_Right)
    assert tabs.bar.currentIndex() == tab
    press(house, Qt.Key.Key_Tab)
    page = tabs.pages[tab]
    steps = 0
    while QApplication.focusWidget() is not page and not page.isAncestorOf(QApplication.focusWidget()):
        assert (steps := steps + 1) < 4
        press(house, Qt.Key.Key_Tab)


def test_the_manager_is_called_by_keyboard_and_the_customer_waits_on_hold(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    press(house, Qt.Key.Key_F2)
    customer = house.services.calls.current.call_id
    profile = house.services.caller.card.profile
    house.windows.manager.show_card(
        Card(phase=CardPhase.SHOWN, profile=replace(profile, manager="Wei", manager_phone="8012"))
    )
    press(house, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is house.windows.manager.call
    press(house, Qt.Key.Key_Space)
    call = house.services.calls.current
    assert (call.phase, call.handover.called_number) == (Phase.DIALLING, "8012")
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    assert house.services.caller.card.profile.customer.customer_id == profile.customer.customer_id
    house.phone.far_end_answers(call.call_id)
    press(house, Qt.Key.Key_F4)
    current = house.services.calls.current
    assert (current.call_id, current.phase) == (customer, Phase.HELD)
    press(house, Qt.Key.Key_F6)
    assert house.services.calls.current.phase is Phase.TALKING
    assert house.services.agent.status.state is State.TALKING


def test_a_callback_is_asked_by_keyboard_and_stands_at_the_centre(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    press(house, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    panel = house.windows.manager
    panel.title.setFocus()
    QTest.keyClicks(panel.title, "The maturing deposit")
    press(house, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.says.text() == "Saved, and confirmed by the centre.")
    drafts = [
        msgspec.json.decode(item.payload, type=TaskDraft) for item in house.central.pushed if item.kind is ItemKind.TASK
    ]
    assert [(draft.title, draft.kind, draft.phone) for draft in drafts] == [
        ("The maturing deposit", "callback", WANG.numbers[0])
    ]
    press(house, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_missed_and_rejected_calls_stand_in_the_days_list_and_at_the_centre(house: House, qtbot: QtBot) -> None:
    idle(house, qtbot)
    house.services.agent.choose_ready()
    ring(house, UNKNOWN, ("x-cc-call-id", "pbx-7"))
    press(house, Qt.Key.Key_F4)
    ring(house, UNKNOWN, ("x-cc-call-id", "pbx-7"))
    press(house, Qt.Key.Key_F4)
    rows = house.windows.today._missed.rows
    assert [rows.row(n).lower for n in range(rows.count)] == ["Call rejected", "Missed call"]
    qtbot.waitUntil(lambda: len(house.central.day()) == 2)
    lines = house.central.day()
    assert [line.disposition for line in lines] == [REJECTED, MISSED]
    assert [line.customer_name for line in lines] == ["", WANG.name]
    assert house.central.history(lines[1].customer_id)[0].disposition == MISSED


def test_a_missed_call_is_called_back_by_keyboard(house: House, qtbot: QtBot) -> None:
    idle(house, qtbot)
    rows = house.windows.today.findChild(RowView)
    rows.setFocus()
    press(house, Qt.Key.Key_Down)
    press(house, Qt.Key.Key_C)
    call = house.services.calls.current
    assert (call.phase, call.e164) == (Phase.DIALLING, int(WANG.numbers[0].lstrip("+")))
    assert house.services.agent.status.state is State.DIALLING
    assert house.windows.strip.isVisible()
    wait_for_form(house, qtbot, call.call_id)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    house.phone.far_end_answers(call.call_id)
    assert house.services.agent.status.state is State.TALKING
    press(house, Qt.Key.Key_F4)
    assert house.services.agent.status.state is State.WRAP_NOT_READY


def test_a_typed_number_is_dialled_and_a_second_one_is_refused_in_words(house: House, qtbot: QtBot) -> None:
    for number in (UNKNOWN, "95588"):
        press(house, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(QApplication.focusWidget(), number)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
            press(house, key)
        wait_for_form(house, qtbot, house.services.calls.current.call_id)
        if number == UNKNOWN:
            assert house.windows.form.fields.note.hasFocus()
    assert house.services.calls.current.e164 == int(UNKNOWN.lstrip("+"))
    assert house.windows.notice.text == "A call is still on. End it before you dial."


def test_the_second_call_is_taken_and_given_back_by_f3(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    press(house, Qt.Key.Key_F2)
    QTest.keyClicks(house.windows.form.fields.note, "first")
    second = ring(house, UNKNOWN)
    press(house, Qt.Key.Key_F3)
    assert house.services.calls.current.call_id == second
    wait_for_card(house, qtbot, CardPhase.NOBODY)
    wait_for_form(house, qtbot, second)
    assert house.windows.form.fields.note.toPlainText() == ""
    assert house.windows.strip.waiting._text.whole.startswith(f"On hold: {WANG.name}")
    press(house, Qt.Key.Key_F3)
    wait_for_form(house, qtbot, house.services.calls.current.call_id)
    assert house.windows.form.fields.note.toPlainText() == "first"
    assert house.services.caller.card.profile.customer.code == WANG.code
    assert house.windows.strip._who.whole == WANG.name
    press(house, Qt.Key.Key_F4)
    assert house.services.calls.current.call_id == second


def test_a_locked_desk_rings_without_names_and_opens_with_the_password(house: House, qtbot: QtBot) -> None:
    house.services.agent.choose_ready()
    press(house, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    status = house.services.agent.status
    assert (status.state, status.reason, status.ready_blocked_by) == (State.NOT_READY, "SYS.LOCKED", "locked")
    ringing(house, qtbot)
    page = house.windows.lock_page
    assert page._strip.text().startswith("A call rings.")
    assert page._password.hasFocus()
    for wrong in ("wrong", ""):
        page._password.setText(wrong)
        press(house, Qt.Key.Key_Return)
        assert house.windows.window.is_locked
    QTest.keyClicks(page._password, "secret")
    press(house, Qt.Key.Key_Return)
    assert not house.windows.window.is_locked
    assert house.windows.strip.isVisible()
    press(house, Qt.Key.Key_F2)
    assert house.services.calls.current.phase is Phase.TALKING


def test_call_and_draft_go_on_behind_the_lock(house: House, qtbot: QtBot) -> None:
    ringing(house, qtbot)
    press(house, Qt.Key.Key_F2)
    QTest.keyClicks(house.windows.form.fields.note, "half a sentence")
    press(house, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any("half a sentence" in draft.body for draft in house.journal.drafts()))
    assert house.services.calls.current.phase is Phase.TALKING
    house.services.lock.unlock("secret")
    assert house.windows.form.fields.note.hasFocus()
    assert house.windows.form.fields.note.toPlainText() == "half a sentence"
