from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.models.records import Code, Reference
from app.services.form_check import find_problems, is_untouched
from app.services.form_limits import LONGEST
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
        ({"prospect_email": "n@example.org"}, [("prospect_name", "name_missing")]),
        ({"prospect_remark": "wants a loan", "prospect_name": " "}, [("prospect_name", "name_missing")]),
        ({"prospect_remark": "wants a loan", "prospect_name": "Zhou"}, []),
        ({"prospect_remark": "wants a loan", "customer_id": UUID(int=9)}, []),
        ({"prospect_remark": VISA, "customer_id": UUID(int=9)}, []),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, Any], problems: list[tuple[str, str]]) -> None:
    assert found(form(**changes)) == problems


def test_a_code_is_asked_for_by_policy_only() -> None:
    assert found(form(disposition=""), required=False) == []


def test_without_the_banks_codes_any_code_passes() -> None:
    assert found(form(disposition="GONE"), reference=None) == []


@pytest.mark.parametrize("field", LONGEST)
def test_what_the_centre_would_never_take_is_too_long(field: str) -> None:
    rest = {"task_due_on": TODAY} if field == "task_title" else {"prospect_name": "Zhou"}
    assert found(form(**{**rest, field: "x" * LONGEST[field] + "\n"})) == []
    assert found(form(**{**rest, field: "x" * (LONGEST[field] + 1)})) == [(field, "too_long")]


def test_what_the_desk_filled_in_does_not_count_as_typed() -> None:
    assert is_untouched(form(disposition="", customer_id=UUID(int=9), customer_name="Wang"))
    assert not is_untouched(form(disposition="", note="x"))
