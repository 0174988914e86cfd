from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.services.form_check import find_problems
from app.services.form_closing import close_as_it_is, settle_prospect, split_note
from app.services.form_limits import LONGEST, LONGEST_NOTE
from app.services.wrap_up import Form
from tests.services.stubs import NOON

TODAY = date(2026, 11, 21)
VISA = "4111 1111 1111 1111"
WANG = UUID(int=9)


def form(**changes: Any) -> Form:
    return Form(**{"form_id": UUID(int=1), "call_id": "c1", "opened_at": NOON, "disposition": "DONE", **changes})


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
    assert find_problems(closed, True, TODAY) == ()


def test_closing_as_it_is_keeps_what_is_complete_and_no_card_number() -> None:
    whole = form(note=f"card {VISA}", task_title="Ring", task_due_on=TODAY)
    closed = close_as_it_is(whole)
    assert (closed.disposition, closed.task_title, closed.note) == ("DONE", "Ring", "card ····1111")


def test_a_complaint_switched_off_leaves_its_words() -> None:
    assert close_as_it_is(form(complaint_what_happened="card lost")).note == "[complaint] card lost"


@pytest.mark.parametrize("field", [field for field in LONGEST if field != "note"])
def test_what_is_too_long_for_its_field_stands_whole_in_the_note(field: str) -> None:
    text = "x" * LONGEST[field] + " the end"
    rest = {
        "task_title": "t",
        "task_due_on": TODAY,
        "complaint": True,
        "complaint_product": "card",
        "complaint_what_happened": "lost",
        "prospect_name": "Zhou",
    }
    closed = close_as_it_is(form(**{**rest, field: text}))
    assert closed.note.endswith(text)
    assert len(getattr(closed, field)) == LONGEST[field]
    assert [p for p in find_problems(closed, True, TODAY) if p.field != "note"] == []


@pytest.mark.parametrize("length", [0, 5, LONGEST_NOTE, LONGEST_NOTE + 1, 5 * LONGEST_NOTE])
def test_a_note_of_any_length_is_kept_in_notes_the_centre_takes(length: int) -> None:
    note = "".join(chr(0x4E00 + n % 5000) for n in range(length))
    first, *more = split_note(note)
    assert all(len(piece) <= LONGEST_NOTE for piece in (first, *more))
    assert first + "".join(piece.partition("] ")[2] for piece in more) == note


def test_words_about_somebody_unknown_who_is_a_customer_go_into_the_note() -> None:
    typed = form(note="loan", prospect_name="Zhou", prospect_email="z@example.org", prospect_remark=f"card {VISA}")
    assert settle_prospect(typed) == typed
    settled = settle_prospect(replace(typed, customer_id=WANG))
    assert settled.note == "loan\n[prospect] Zhou / z@example.org / card ····1111"
    assert settle_prospect(settled) == settled


def test_an_address_without_a_name_is_in_the_note_of_a_form_that_nobody_finished() -> None:
    closed = close_as_it_is(form(prospect_email="z@example.org"))
    assert (closed.note, closed.prospect_email) == ("[prospect] z@example.org", "")
    assert find_problems(closed, True, TODAY) == ()
