"""A protected customer on the whole desk: opened by hand on a live call, with a reason that the database keeps."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cli.demo.stories import UNPROVEN
from app.main import Desk
from app.models.demo_people import LI, SUN
from app.models.records import CustomerLine
from app.services.call import Phase
from app.services.card import CardPhase
from tests.desk.conftest import Workplace
from tests.silence import Noise

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # Qt has no window manager off screen
    pytest.mark.xdist_group("desk"),
]

REASON = "her neighbour calls about a lost card"
Until = Callable[[Callable[[], object]], None]


@pytest.fixture(autouse=True)
def its_own_noise(noise: Noise) -> None:
    noise.tolerate("qt")


def run(workplace: Workplace, statement: str) -> None:
    with workplace.bank.administrator() as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        connection.execute(sa.text(statement))


def ask(workplace: Workplace, question: str) -> list[tuple[object, ...]]:
    with workplace.bank.administrator() as connection:
        return [tuple(row) for row in connection.execute(sa.text(question))]


@pytest.fixture
def protected(workplace: Workplace) -> Iterator[None]:
    """Somebody else's while this lasts."""
    run(workplace, f"update crm.customers set owner_agent = 'mei' where code = '{SUN.code}'")
    yield
    run(workplace, f"update crm.customers set owner_agent = '', is_staff = false where code = '{SUN.code}'")


def at_work(workplace: Workplace, until: Until) -> Desk:
    desk = workplace.begin()
    until(lambda: hasattr(desk, "windows") and desk.windows.window.isVisible())
    until(lambda: workplace.line.wait_registered(0) and desk.services.lights.phone.light == "ok")
    return desk


def talking(workplace: Workplace, desk: Desk, until: Until) -> None:
    """Somebody else's number calls, and is answered."""
    workplace.line.start_call(UNPROVEN)
    until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.RINGING)
    desk.services.calls.answer()
    until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.TALKING)
    until(lambda: shown(desk) == (LI.code, ""))


def shown(desk: Desk) -> tuple[str, str]:
    """Who stands on the card, and the word of refusal."""
    card = desk.services.caller.card
    if card.phase is not CardPhase.SHOWN or card.profile is None or card.from_journal:
        return ("", "")
    return (card.profile.customer.code, card.profile.refused)


def find(desk: Desk, until: Until) -> CustomerLine:
    """The line of the search, which tells no more than the name."""
    found: list[CustomerLine] = []
    desk.services.reader.search_done.connect(lambda _text, lines: found.extend(lines))
    desk.services.reader.ask_search(SUN.code)
    until(lambda: found)
    assert (found[0].code, found[0].refused, found[0].tier) == (SUN.code, "protected", "")
    return found[0]


def end_and_save(desk: Desk, until: Until, note: str) -> None:
    desk.services.calls.hang_up()
    until(lambda: desk.services.calls.current is None or desk.services.calls.current.phase is Phase.ENDED)
    form = desk.services.form.current
    assert form is not None
    desk.services.form.on_form_typed(replace(form, note=note, disposition="enquiry.balance"))
    desk.services.form.save()


def saved_to(workplace: Workplace, note: str) -> list[tuple[object, ...]]:
    return ask(
        workplace,
        f"select c.code from crm.interactions i join crm.customers c on c.id = i.customer_id where i.note = '{note}'",
    )


@pytest.mark.usefixtures("protected")
def test_a_reason_opens_the_card_and_its_pages_and_stands_in_the_audit(
    workplace: Workplace, until: Until, tmp_path: Path
) -> None:
    desk = at_work(workplace, until)
    talking(workplace, desk, until)
    note, closed = desk.windows.form.fields.note, desk.windows.card.face.closed
    note.setFocus()
    desk.services.caller.open_customer(find(desk, until))
    until(lambda: shown(desk) == (SUN.code, "reason"))
    assert closed.ask.isVisible()
    assert QApplication.focusWidget() is note

    QTest.keyClick(note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is closed.why
    QTest.keyClicks(closed.why, "x")
    QTest.keyClick(closed.why, Qt.Key.Key_Escape)
    assert (QApplication.focusWidget() is note, closed.typed.text(), shown(desk)) == (True, "", (SUN.code, "reason"))
    QTest.keyClick(note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(closed.why, REASON)
    QTest.keyClick(closed.why, Qt.Key.Key_Return)
    until(lambda: shown(desk) == (SUN.code, ""))
    assert (QApplication.focusWidget() is note, closed.isVisible()) == (True, False)

    tabs = desk.windows.card.tabs
    tabs.go_to(tabs.kin)
    rows = "select action, detail from crm.audit where detail like '%neighbour%' order by at, n"
    until(lambda: len(ask(workplace, rows)) >= 2)
    kept = [(action, json.loads(str(detail))["reason"]) for action, detail in ask(workplace, rows)]
    assert kept[:2] == [("card", REASON), ("kin", REASON)]

    end_and_save(desk, until, "A neighbour called.")
    until(lambda: saved_to(workplace, "A neighbour called."))
    assert saved_to(workplace, "A neighbour called.") == [(SUN.code,)]
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"neighbour calls about" not in file.read_bytes()


@pytest.mark.usefixtures("protected")
def test_without_a_call_no_reason_is_asked_for_and_the_card_says_who_opens_it(
    workplace: Workplace, until: Until
) -> None:
    desk = at_work(workplace, until)
    desk.services.caller.open_customer(find(desk, until))
    until(lambda: shown(desk) == (SUN.code, "protected"))
    closed = desk.windows.card.face.closed
    until(closed.isVisible)
    assert not closed.ask.isVisible()
    assert "ask the owner or your team lead" in closed.says.text()


@pytest.mark.usefixtures("protected")
def test_notes_of_a_call_are_saved_to_a_customer_who_may_not_be_seen(workplace: Workplace, until: Until) -> None:
    desk = at_work(workplace, until)
    line = find(desk, until)
    run(workplace, f"update crm.customers set is_staff = true where code = '{SUN.code}'")
    talking(workplace, desk, until)
    desk.services.caller.open_customer(line)
    until(lambda: shown(desk) == (SUN.code, "staff"))
    assert "saved to this customer" in desk.windows.card.face.closed.says.text()
    end_and_save(desk, until, "A colleague called.")
    until(lambda: saved_to(workplace, "A colleague called."))
    assert saved_to(workplace, "A colleague called.") == [(SUN.code,)]


@pytest.mark.usefixtures("protected")
def test_the_owner_shares_from_the_details_and_the_database_has_it(workplace: Workplace, until: Until) -> None:
    run(workplace, f"update crm.customers set owner_agent = 'anna' where code = '{SUN.code}'")
    desk = at_work(workplace, until)
    found: list[CustomerLine] = []
    desk.services.reader.search_done.connect(lambda _text, lines: found.extend(lines))
    desk.services.reader.ask_search(SUN.code)
    until(lambda: found)
    desk.services.caller.open_customer(found[0])
    until(lambda: shown(desk) == (SUN.code, ""))
    panel, tabs = desk.windows.sharing, desk.windows.card.tabs
    tabs.go_to(tabs.details)
    tabs.details.sharing.click()
    until(panel.share.isVisible)
    panel.why.setText("on leave")
    QTest.keyClick(panel.why, Qt.Key.Key_Return)
    shares = (
        "select s.shared_with, s.until is not null, s.reason, s.shared_by from crm.customer_shares s"
        f" join crm.customers c on c.id = s.customer_id where c.code = '{SUN.code}'"
    )
    until(panel.take_back.isVisible)
    assert ask(workplace, shares) == [(panel.who.currentData(), True, "on leave", "anna")]
    panel.why.setText("back again")
    panel.take_back.click()
    until(lambda: not ask(workplace, shares))
