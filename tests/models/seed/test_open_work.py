"""Complaints and tasks still open."""

from datetime import timedelta
from random import Random

from app.models.seed.open_work import add_complaint, add_task, reason_for
from app.models.seed.rows import Rows
from tests.models.seed.conftest import NOW, rows


def test_a_complaint_is_due_fifteen_days_after_it_was_opened() -> None:
    made = Rows(Random(1), NOW)
    add_complaint(made, made.key(), None, ("savings", "what", "remedy"), "anna")
    row = rows(made, "complaints")[0]
    assert row["due_on"] == (row["opened_at"] + timedelta(days=15)).date()
    assert (row["product"], row["what_happened"], row["remedy_sought"]) == ("savings", "what", "remedy")
    assert row["number"].startswith(f"{row['opened_at']:%y%m%d}-")


def test_a_task_may_be_overdue() -> None:
    made = Rows(Random(1), NOW)
    add_task(made, made.key(), None, "Call", "anna", -2)
    assert rows(made, "tasks")[0]["due_on"] == NOW.date() - timedelta(days=2)


def test_each_tier_but_the_first_has_its_reason() -> None:
    assert reason_for("standard") == ""
    assert len({reason_for(tier) for tier in ("silver", "gold", "platinum", "diamond", "private")}) == 5
