"""Whose text is whose."""

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.ui.form.draft import TYPED, Draft, has_text
from tests.ui import customers


def test_a_new_form_shows_all_its_fields() -> None:
    assert Draft().take(customers.form(note="a")).keys() == set(TYPED)


def test_the_same_form_never_overwrites_what_was_touched() -> None:
    draft = Draft()
    form = customers.form()
    draft.take(form)
    draft.touch("note")
    shown = draft.take(msgspec.structs.replace(form, note="old echo", disposition="balance", customer_name="陈美玲"))
    assert "note" not in shown
    assert shown["disposition"] == "balance"
    assert draft.form is not None
    assert draft.form.customer_name == "陈美玲"


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=4)), max_size=12))
def test_what_was_typed_last_is_what_the_draft_holds(steps: list[tuple[bool, str]]) -> None:
    draft = Draft()
    form = customers.form()
    draft.take(form)
    last = ""
    echo = form
    for typed, text in steps:
        if typed:
            last = text
            echo = draft.type({"note": text}) or echo
        else:
            draft.take(msgspec.structs.replace(echo, task_title=text))
    assert draft.form is not None
    assert draft.form.note == last


def test_no_news_is_not_told() -> None:
    draft = Draft()
    assert draft.type({"note": "a"}) is None
    draft.take(customers.form(note="a"))
    assert draft.type({"note": "a"}) is None
    told = draft.type({"note": "b"})
    assert told is not None
    assert told.note == "b"


def test_another_form_forgets_what_was_touched() -> None:
    draft = Draft()
    draft.take(customers.form())
    draft.type({"note": "a"})
    assert draft.take(customers.form(form_id=customers.number(502), note="z"))["note"] == "z"
    assert draft.drop() is not None
    assert draft.form_id is None


def test_what_counts_as_text() -> None:
    assert not has_text(customers.form())
    assert has_text(customers.form(task_due_on=date(2026, 11, 28)))
    assert has_text(customers.form(complaint=True))
