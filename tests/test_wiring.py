"""The whole desk on fakes: real windows, real services, joined by `wire` exactly as the program joins them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.central.store import CentralUnreachable
from app.desk import Services, Windows
from app.models.demo_people import SHARED_NUMBER, SUN, WANG, ZHOU
from app.models.records import InteractionDraft, ItemKind, TrustLevel
from app.services.agent_state import State
from app.services.call import Phase
from app.services.card import CardPhase
from app.services.status import Light
from app.settings_loader import load_settings
from app.telephony.account import PhoneAccount
from app.telephony.events import LevelsMeasured
from app.ui import style
from app.ui.level_meter import LevelMeter
from app.wiring import wire
from tests.fakes.central import FakeCentral
from tests.fakes.journal import FakeJournal
from tests.fakes.phone import FakePhone


class House:
    """A desk whose phone, journal and centre are fakes; what `app.main.Desk` is asked is noted."""

    def __init__(self, steps: Path) -> None:
        settings = load_settings([], environ={"TELLERLINE_PHONE_REGISTRAR": "pbx"})
        self.phone, self.journal, self.central = FakePhone(), FakeJournal(), FakeCentral()
        self.services = Services(settings, "anna", self.phone, self.journal, lambda: self.central, steps)
        self.windows = Windows(settings, "light", "en")
        self.asked: list[str] = []
        wire(self, self.services, self.windows)  # type: ignore[arg-type]  # what it is asked is below

    def close(self) -> None:
        self.asked.append("close")

    def choose_language(self, language: str) -> None:
        self.asked.append(language)

    def choose_theme(self, theme: str) -> None:
        self.asked.append(theme)

    def choose_device(self, use: str, name: str) -> None:
        self.asked.append(f"{use} {name}")

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Whatever else the program offers its windows."""
        if name.startswith(("on_", "ask_", "choose_", "sign_", "show_")):
            return lambda *_: self.asked.append(name)
        raise AttributeError(name)


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    style.apply_theme(qapp, "light")
    made = House(tmp_path / "events.jsonl")
    qtbot.addWidget(made.windows.window)
    made.windows.window.show()
    made.windows.window.activateWindow()
    qtbot.waitExposed(made.windows.window)
    made.phone.start()
    # The centre is there before the first call: its word that it is would ask for a caller once more.
    with qtbot.waitSignal(made.services.reader.status_changed, check_params_cb=lambda status: status.light is Light.OK):
        made.services.start()
    made.phone.register(PhoneAccount(registrar="pbx", user="1001"), "secret")
    made.phone.tell_sound("Headset", "Headset", "Speakers")
    yield made
    made.phone.stop()
    made.windows.close_form()  # one that waits for its card waits no more
    made.windows.window.hide()
    made.services.stop()
    QApplication.processEvents()  # an answer still on its way comes to a window that stands


def ring(house: House, number: str = WANG.numbers[0], *more: tuple[str, str]) -> str:
    call_id = uuid4().hex
    house.phone.ring(call_id, (("from", f"<sip:{number}@pbx>;tag=1"), *more))
    return call_id


def wait_for_card(house: House, qtbot: QtBot, phase: CardPhase) -> None:
    qtbot.waitUntil(lambda: house.services.caller.card.phase is phase)


def press(house: House, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key of somebody who sees the call: the strip follows its card by a moment."""
    while (call := house.services.calls.current) is not None and house.windows.strip._call != call:
        QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or house.windows.window, key, modifier)


@pytest.mark.qt_log_ignore("This plugin does not support")  # Qt's off-screen platform and the list of outcomes
def test_a_call_from_the_ring_to_the_centre_by_keyboard_alone(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.services.agent.choose_ready()
    with qtbot.waitSignal(house.windows.card.profile_painted):
        ring(house)
    assert house.services.agent.status.state is State.RESERVED
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))

    press(house, Qt.Key.Key_F2)
    assert house.services.calls.current is not None
    assert house.services.calls.current.phase is Phase.TALKING
    QTest.keyClicks(QApplication.focusWidget(), "Card lost.")
    press(house, Qt.Key.Key_F4)
    assert house.services.agent.status.state is State.WRAP_READY

    press(house, Qt.Key.Key_Tab)
    code = house.central.reference().dispositions[0]
    QTest.keyClicks(QApplication.focusWidget(), code.label_en)
    press(house, Qt.Key.Key_Return)
    press(house, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: b"confirmed" in (tmp_path / "events.jsonl").read_bytes())

    item = next(item for item in house.central.pushed if item.kind is ItemKind.INTERACTION)
    draft = msgspec.json.decode(item.payload, type=InteractionDraft)
    assert (draft.note, draft.disposition) == ("Card lost.", code.code)
    assert house.services.agent.status.state is State.READY
    assert house.services.caller.card.phase is CardPhase.EMPTY
    assert QApplication.focusWidget() in (house.windows.window, None)
    steps = [msgspec.json.decode(line)["step"] for line in (tmp_path / "events.jsonl").read_bytes().splitlines()]
    order = ["invite_received", "ringing_sent", "lookup_done", "card_painted", "answered", "ended", "saved", "pushed"]
    assert steps == [*order, "confirmed"]


def test_two_customers_on_one_number_are_offered_and_one_is_chosen(house: House, qtbot: QtBot) -> None:
    ring(house, SHARED_NUMBER)
    wait_for_card(house, qtbot, CardPhase.SEVERAL)
    press(house, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    wait_for_card(house, qtbot, CardPhase.SHOWN)
    form = house.services.form.current
    profile = house.services.caller.card.profile
    assert form is not None
    assert profile is not None
    assert form.customer_id == profile.customer.customer_id


def test_a_contradiction_takes_back_what_the_ivr_checked(house: House, qtbot: QtBot) -> None:
    ring(house, SUN.numbers[0], ("x-cc-customer-id", ZHOU.accounts[0]), ("x-cc-authenticated", "pin"))
    wait_for_card(house, qtbot, CardPhase.SEVERAL)
    assert house.services.caller.card.contradiction
    call = house.services.calls.current
    assert call is not None
    assert call.trust is TrustLevel.NONE


def test_the_centre_away_hides_nothing_that_is_saved(house: House, qtbot: QtBot) -> None:
    code = house.central.reference().dispositions[0].code
    house.central.failure = CentralUnreachable("away")
    call_id = ring(house)
    press(house, Qt.Key.Key_F2)
    house.phone.far_end_hangs_up(call_id)
    form = house.services.form.current
    assert form is not None
    house.services.form.on_form_typed(msgspec.structs.replace(form, note="Will call again.", disposition=code))
    house.services.form.save()
    assert house.journal.pending().count > 0
    house.central.failure = None
    house.services.sync.sign_in_again()
    qtbot.waitUntil(lambda: house.journal.pending().count == 0, timeout=10_000)


def test_the_phone_falls_while_the_agent_types(house: House, qtbot: QtBot) -> None:
    ring(house)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    press(house, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Half a sen")
    house.phone.crash()
    qtbot.waitUntil(lambda: house.journal.drafts() and "Half a sen" in house.journal.drafts()[0].body)
    assert house.windows.notice.isVisible()


def test_what_the_agent_chooses_of_the_program_reaches_it(house: House) -> None:
    house.windows.preferences.device_asked.emit("ringer", "Speakers")
    house.windows.agent_bar.theme_asked.emit("dark")
    house.windows.agent_bar.language_asked.emit("zh_CN")
    assert house.asked[-3:] == ["ringer Speakers", "dark", "zh_CN"]


def wrapping_up(house: House, qtbot: QtBot, number: str = WANG.numbers[0]) -> str:
    """A call from the ring to its end; the form is open, the caret in its notes."""
    call_id = ring(house, number)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    press(house, Qt.Key.Key_F2)
    house.phone.far_end_hangs_up(call_id)
    return call_id


def interactions(house: House) -> list[InteractionDraft]:
    waiting = house.journal.due(datetime.now(UTC) + timedelta(days=1), 500)
    items = [*house.central.pushed, *(queued.item for queued in waiting)]
    payloads = {item.payload: None for item in items if item.kind is ItemKind.INTERACTION}
    return [msgspec.json.decode(payload, type=InteractionDraft) for payload in payloads]


def test_what_was_typed_last_is_in_the_form_that_the_clock_closes(house: House, qtbot: QtBot) -> None:
    call_id = wrapping_up(house, qtbot)
    QTest.keyClicks(QApplication.focusWidget(), "Card lost near the lake.")
    house.services.agent.wrap_expired.emit(call_id)
    assert [draft.note for draft in interactions(house)] == ["Card lost near the lake."]
    assert "was saved as it stood" in house.windows.notice.text


def test_what_was_typed_last_is_in_the_form_that_the_next_dial_closes(house: House, qtbot: QtBot) -> None:
    wrapping_up(house, qtbot)
    QTest.keyClicks(QApplication.focusWidget(), "Card lost near the lake.")
    house.services.calls.dial("13800138009")
    assert [draft.note for draft in interactions(house)] == ["Card lost near the lake."]


def test_a_name_typed_into_the_empty_card_is_saved_with_its_own_call(house: House, qtbot: QtBot) -> None:
    wrapping_up(house, qtbot, "13900000001")
    wait_for_card(house, qtbot, CardPhase.NOBODY)
    house.windows.form.fields.disposition.show_code(house.central.reference().dispositions[0].code)
    page = house.windows.card.prospect
    page.name.setFocus()
    QTest.keyClicks(page.name, "Zhou Min")
    house.windows.form.save.click()
    assert house.services.form.current is None
    saved = [draft for draft in interactions(house) if draft.prospect_id is not None]
    assert len(saved) == 1
    ring(house, "13900000002")
    wait_for_card(house, qtbot, CardPhase.NOBODY)
    assert page.name.text() == ""
    assert house.services.form.current is not None
    assert house.services.form.current.prospect_name == ""


def test_an_address_without_a_name_is_asked_about_where_it_stands(house: House, qtbot: QtBot) -> None:
    wrapping_up(house, qtbot, "13900000001")
    wait_for_card(house, qtbot, CardPhase.NOBODY)
    house.windows.form.fields.disposition.show_code(house.central.reference().dispositions[0].code)
    house.windows.card.prospect.email.setFocus()
    QTest.keyClicks(house.windows.card.prospect.email, "z@example.org")
    house.windows.form.save.click()
    assert QApplication.focusWidget() is house.windows.card.prospect.name
    assert "no name" in house.windows.form.foot.text()


def test_a_key_stops_the_ring_tone_and_the_call_goes_on_ringing(house: House, qtbot: QtBot) -> None:
    ring(house)
    press(house, Qt.Key.Key_F9)
    assert ("stop_ringer",) in house.phone.asked
    assert house.services.calls.current is not None
    assert house.services.calls.current.phase is Phase.RINGING


def test_the_meters_move_with_the_call_and_rest_after_it(house: House) -> None:
    call_id = ring(house)
    house.services.calls.answer()
    house.phone.tell(LevelsMeasured(at_ns=1, microphone=1200, speaker=30))
    meters = house.windows.preferences.findChildren(LevelMeter)
    assert {meter.peak for meter in meters} == {1200, 30}
    house.phone.far_end_hangs_up(call_id)
    assert {meter.peak for meter in meters} == {0}
