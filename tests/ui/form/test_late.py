"""The form follows the card to the screen."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.services.wrap_up import Form
from app.ui.form.late import LateForm

FORM = Form(form_id=UUID(int=1), call_id="1", opened_at=datetime(2026, 3, 2, 9, tzinfo=UTC))
NAMED = Form(form_id=UUID(int=1), call_id="1", opened_at=datetime(2026, 3, 2, 9, tzinfo=UTC), customer_name="Wang")


@pytest.fixture
def shown(qapp: object) -> list[Form]:
    return []


def test_without_a_card_on_its_way_a_form_opens_at_once(shown: list[Form]) -> None:
    LateForm(shown.append).show(FORM)
    assert shown == [FORM]


def test_the_newest_form_opens_when_the_card_stands(shown: list[Form]) -> None:
    late = LateForm(shown.append)
    late.hold()
    late.show(FORM)
    late.show(NAMED)
    assert shown == []
    late.release("1")
    late.release("1")
    assert shown == [NAMED]
    late.show(FORM)
    assert shown == [NAMED, FORM]


def test_a_card_that_does_not_come_is_not_waited_for(shown: list[Form], qtbot: QtBot) -> None:
    late = LateForm(shown.append)
    late.hold()
    late.show(FORM)
    qtbot.waitUntil(lambda: shown == [FORM])


def test_a_form_closed_before_it_was_seen_never_opens(shown: list[Form]) -> None:
    late = LateForm(shown.append)
    late.hold()
    late.show(FORM)
    late.drop()
    late.release()
    assert shown == []
