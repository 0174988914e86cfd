"""The agent verifies a caller on the whole desk, by keyboard: the card opens, and the database knows the level."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cli.demo.stories import UNPROVEN
from app.main import Desk
from app.models.demo_people import LI
from app.models.records import TrustLevel
from app.services.call import Phase
from app.services.verifying import VerifyPhase
from tests.desk.conftest import Workplace
from tests.silence import Noise

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # Qt has no window manager off screen
    pytest.mark.xdist_group("desk"),
]

Until = Callable[[Callable[[], object]], None]


@pytest.fixture(autouse=True)
def its_own_noise(noise: Noise) -> None:
    noise.tolerate("qt")


def talking_to_li(workplace: Workplace, until: Until) -> Desk:
    """She typed nothing at the IVR: only her number is known."""
    desk = workplace.begin()
    until(lambda: hasattr(desk, "windows") and desk.windows.window.isVisible())
    until(lambda: workplace.line.wait_registered(0) and desk.services.lights.phone.light == "ok")
    workplace.line.start_call(UNPROVEN)
    until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.RINGING)
    desk.services.calls.answer()
    until(lambda: panel_phase(desk) is VerifyPhase.OPEN)
    return desk


def panel_phase(desk: Desk) -> VerifyPhase:
    return desk.windows.form.verification._shown.phase


def trust(desk: Desk) -> TrustLevel | None:
    profile = desk.services.caller.card.profile
    return profile.trust if profile is not None else None


def press(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.windows.window, key)


def ask(workplace: Workplace, question: str) -> list[tuple[object, ...]]:
    with workplace.bank.administrator() as connection:
        return [tuple(row) for row in connection.execute(sa.text(question))]


def test_from_the_ring_to_a_verified_record(workplace: Workplace, until: Until, tmp_path: Path) -> None:
    desk = talking_to_li(workplace, until)
    assert trust(desk) is TrustLevel.NUMBER
    profile = desk.services.caller.card.profile
    assert profile is not None
    assert {account.balance for account in profile.accounts} == {None}
    assert LI.born_on is not None

    panel = desk.windows.form.verification
    press(desk, Qt.Key.Key_F7)
    QTest.keyClicks(QApplication.focusWidget(), f"{LI.born_on:%d.%m.%Y}")
    press(desk, Qt.Key.Key_Return)
    until(lambda: panel.count.text() == "1 of 2")
    while not panel.row.right.isVisible():
        press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_R)
    until(lambda: trust(desk) is TrustLevel.VERIFIED)
    shown = desk.services.caller.card.profile
    assert shown is not None
    assert all(account.balance is not None for account in shown.accounts)
    assert (shown.born_on, bool(shown.address_masked)) == (LI.born_on, True)
    assert desk.windows.strip._trust.text() == "● Verified 2 of 2"
    assert QApplication.focusWidget() is desk.windows.form.fields.note

    desk.services.calls.hang_up()
    until(lambda: desk.services.calls.current is None or desk.services.calls.current.phase is Phase.ENDED)
    form = desk.services.form.current
    assert form is not None
    desk.services.form.on_form_typed(replace(form, note="Verified.", disposition="enquiry.balance"))
    desk.services.form.save()
    saved = "select trust, customer_id is not null from crm.interactions where note = 'Verified.'"
    until(lambda: ask(workplace, saved))
    assert ask(workplace, saved) == [(3, True)]
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert f"{LI.born_on:%d.%m.%Y}".encode() not in file.read_bytes()


def test_wrong_answers_lock_the_call_and_the_centre_away_is_said(workplace: Workplace, until: Until) -> None:
    desk = talking_to_li(workplace, until)
    verification = desk.services.verification
    for _ in range(3):
        until(lambda: not desk.windows.form.verification._shown.busy)
        verification.answer("certificate", "nothing like it")
    until(lambda: panel_phase(desk) is VerifyPhase.LOCKED)
    assert trust(desk) is TrustLevel.NUMBER
    assert "3 wrong answers" in desk.windows.form.verification.says.text()
    workplace.proxy.close()
    verification.look_again()
    until(lambda: panel_phase(desk) is VerifyPhase.FAILED)
    assert "The centre does not answer" in desk.windows.form.verification.says.text()
    desk.services.calls.hang_up()
