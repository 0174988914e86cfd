"""Two agents change one customer: the second hears of it on the card and decides; nobody overwrites in silence."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec
import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.central.people import add_agent
from app.central.postgres import PostgresStore
from app.cli.demo.bank import AGENT
from app.cli.demo.stories import UNPROVEN
from app.main import Desk
from app.models.demo_people import LI
from app.models.records import ItemKind, LookupRequest, OutboxItem, Profile, TrustLevel
from app.models.records_edit import EditDraft, FieldChange
from app.services.call import Phase
from app.ui.pages.details import DetailsPage
from tests.desk.conftest import Workplace
from tests.silence import Noise

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # Qt has no window manager off screen
    pytest.mark.xdist_group("desk"),
]

OTHER = "bo"
CALL = "bos-call"
Until = Callable[[Callable[[], object]], None]


@pytest.fixture(autouse=True)
def its_own_noise(noise: Noise) -> None:
    noise.tolerate("qt")


@pytest.fixture
def other(workplace: Workplace) -> Iterator[PostgresStore]:
    """Another agent's line to the same database."""
    password = secrets.token_urlsafe(12)
    with workplace.bank.administrator() as connection:
        add_agent(connection, OTHER, password, existing=True)
    store = PostgresStore(workplace.bank.address.replace(f"{AGENT}@", f"{OTHER}@"), password)
    yield store
    store.close()


def seen_by(other: PostgresStore) -> Profile:
    request = LookupRequest(call_id=CALL, e164=int(LI.numbers[0]), trust=TrustLevel.NUMBER)
    return other.profile(other.lookup(request).candidates[0].customer_id, TrustLevel.NUMBER, CALL)


def change(other: PostgresStore, of: Profile, mine: str) -> None:
    draft = EditDraft(
        edit_id=uuid4(),
        customer_id=of.customer.customer_id,
        call_id=CALL,
        changes=(FieldChange(field="preferred_time", base=of.preferred_time, mine=mine),),
        edited_at=datetime.now(UTC),
    )
    other.push(OutboxItem(item_id=draft.edit_id, kind=ItemKind.EDIT, payload=msgspec.json.encode(draft).decode()))


def details_of_li(workplace: Workplace, until: Until) -> tuple[Desk, DetailsPage]:
    desk = workplace.begin()
    until(lambda: hasattr(desk, "windows") and desk.windows.window.isVisible())
    until(lambda: workplace.line.wait_registered(0) and desk.services.lights.phone.light == "ok")
    workplace.line.start_call(UNPROVEN)
    until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.RINGING)
    desk.services.calls.answer()
    until(lambda: desk.services.caller.card.profile is not None and not desk.services.caller.card.from_journal)
    tabs = desk.windows.card.tabs
    tabs.go_to(tabs.details)
    until(tabs.details.isVisible)
    return desk, tabs.details


def in_the_bank(workplace: Workplace, customer: UUID) -> tuple[str, list[str]]:
    """The best time that stands, and how each change of it ended, in order."""
    with workplace.bank.administrator() as connection:
        stands = connection.execute(
            sa.text("select preferred_time from crm.customers where id = :id"), {"id": customer}
        ).scalar_one()
        ends = connection.execute(
            sa.text("select state from crm.edits where customer_id = :id order by received_at"), {"id": customer}
        )
        return str(stands), [str(row.state) for row in ends]


def type_time(page: DetailsPage, text: str) -> None:
    editor = page.rows["preferred_time"].editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)


@pytest.mark.parametrize("keep_mine", [True, False])
def test_the_second_editor_is_told_on_the_card_and_decides(
    workplace: Workplace, until: Until, other: PostgresStore, keep_mine: bool
) -> None:
    desk, page = details_of_li(workplace, until)
    face = desk.windows.card.face
    theirs, mine = f"mornings {uuid4().hex[:6]}", f"evenings {uuid4().hex[:6]}"
    type_time(page, mine)
    li = seen_by(other)
    change(other, li, theirs)
    QTest.keyClick(page.rows["preferred_time"].editor, Qt.Key.Key_Return)
    until(lambda: len(page.bands) == 1)
    assert in_the_bank(workplace, li.customer.customer_id)[0] == theirs
    assert any(row.mark == "conflict" and mine in row.spoken for row in face.open_list.rows_model.rows)
    assert seen_by(other).edit_conflicts[0].mine == mine

    band = page.bands[0]
    button = band.mine if keep_mine else band.theirs
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    until(lambda: page.bands == ())
    stands, ends = in_the_bank(workplace, li.customer.customer_id)
    assert stands == (mine if keep_mine else theirs)
    assert ends[-1] == ("kept_mine" if keep_mine else "kept_theirs")
    assert not any(row.mark == "conflict" for row in face.open_list.rows_model.rows)
    until(lambda: page.rows["preferred_time"].text() == stands)
    desk.services.calls.hang_up()


def test_what_nobody_else_touched_stands_at_once_and_a_second_thought_too(workplace: Workplace, until: Until) -> None:
    desk, page = details_of_li(workplace, until)
    profile = desk.services.caller.card.profile
    assert profile is not None
    last = f"noon {uuid4().hex[:6]}"
    for text in (f"first {uuid4().hex[:6]}", last):
        type_time(page, text)
        QTest.keyClick(page.rows["preferred_time"].editor, Qt.Key.Key_Return)
    until(lambda: in_the_bank(workplace, profile.customer.customer_id)[0] == last)
    until(lambda: desk.services.caller.card.profile.preferred_time == last)  # type: ignore[union-attr]  # it is there
    assert page.bands == ()
    assert in_the_bank(workplace, profile.customer.customer_id)[1][-2:] == ["applied", "applied"]
    desk.services.calls.hang_up()
