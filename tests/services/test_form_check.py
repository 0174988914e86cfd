from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.models.records import Code, Reference
from app.services.form_check import LONGEST_TEXT, close_as_it_is, find_problems, is_untouched
from app.services.wrap_up import Form
from tests.services.stubs import NOON

TODAY = date(2026, 11, 21)
CODES = Reference(
    dispositions=(
        Code(code="DONE", label_en="Done", label_zh="完成"),
        Code(code="CALL_BACK", label_en="Call back", label_zh="回电", needs_task=True),
    )
)
VISA = "4111 1111 1111 1111"


def form(**changes: Any) -> Form:
    return Form(**{"form_id": UUID(int=1), "call_id": "c1", "opened_at": NOON, "disposition": "DONE", **changes})


def found(one: Form, required: bool = True, reference: Reference | None = CODES) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in find_problems(one, required, TODAY, reference)]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"disposition": ""}, [("disposition", "disposition_missing")]),
        ({"disposition": "GONE"}, [("disposition", "unknown")]),
        ({"task_title": "Ring back"}, [("task_due_on", "date_missing")]),
        ({"task_due_on": TODAY}, [("task_title", "title_missing")]),
        ({"task_title": " ", "task_due_on": TODAY}, [("task_title", "title_missing")]),
        ({"task_title": "Ring", "task_due_on": TODAY}, []),
        ({"task_title": "Ring", "task_due_on": date(2026, 11, 20)}, [("task_due_on", "past")]),
        ({"disposition": "CALL_BACK"}, [("task_title", "task_missing")]),
        ({"disposition": "CALL_BACK", "task_title": "Ring", "task_due_on": TODAY}, []),
        (
            {"complaint": True},
            [("complaint_product", "required"), ("complaint_what_happened", "required")],
        ),
        ({"complaint": True, "complaint_product": "card", "complaint_what_happened": "lost"}, []),
        ({"note": VISA}, [("note", "card_number")]),
        ({"complaint_remedy": VISA}, [("complaint_remedy", "card_number")]),
        ({"note": "x" * (LONGEST_TEXT + 1)}, [("note", "too_long")]),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, Any], problems: list[tuple[str, str]]) -> None:
    assert found(form(**changes)) == problems


def test_a_code_is_asked_for_by_policy_only() -> None:
    assert found(form(disposition=""), required=False) == []


def test_without_the_banks_codes_any_code_passes() -> None:
    assert found(form(disposition="GONE"), reference=None) == []


def test_closing_as_it_is_takes_the_default_code_and_keeps_every_word() -> None:
    closed = close_as_it_is(
        form(
            disposition="",
            note="rang off",
            task_title="Ring back",
            complaint=True,
            complaint_what_happened="card lost",
            complaint_remedy="new card",
        )
    )
    assert closed.disposition == "UNWRAPPED"
    assert closed.note == "rang off\n[task] Ring back\n[complaint] card lost / new card"
    assert not closed.complaint
    assert found(closed, reference=None) == []


def test_closing_as_it_is_keeps_what_is_complete_and_no_card_number() -> None:
    whole = form(note=f"card {VISA}", task_title="Ring", task_due_on=TODAY)
    closed = close_as_it_is(whole)
    assert (closed.disposition, closed.task_title, closed.note) == ("DONE", "Ring", "card ····1111")


def test_what_the_desk_filled_in_does_not_count_as_typed() -> None:
    assert is_untouched(form(disposition="", customer_id=UUID(int=9), customer_name="Wang"))
    assert not is_untouched(form(disposition="", note="x"))
