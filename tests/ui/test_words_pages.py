"""Every code the database may send has its word."""

import re

import pytest

from app.models import tables
from app.models.seed.value_rules import VALUE_RATES
from app.models.tables_kin import RELATIONS
from app.ui import words_pages
from app.ui.words_pages import (
    COSTS,
    GUARANTEE_KINDS,
    IS_OTHERS,
    NOT_SEEN,
    OWNER_ROLES,
    POINTS,
    SEVEN,
    SEVEN_FORMULAS,
    STAGES,
    THIS_IS,
)


def allowed(table: str, column: str) -> set[str]:
    """The closed list of a check constraint."""
    checks = (
        str(check.sqltext) for check in tables.metadata.tables[f"crm.{table}"].constraints if hasattr(check, "sqltext")
    )
    text = next(text for text in checks if text.startswith(f"{column} in"))
    return set(re.findall(r"'(\w+)'", text))


def test_relations_are_worded_from_both_ends() -> None:
    assert set(IS_OTHERS) == set(THIS_IS) == set(RELATIONS)


@pytest.mark.parametrize(
    ("words", "table", "column"),
    [
        (OWNER_ROLES, "account_owners", "role"),
        (GUARANTEE_KINDS, "guarantees", "kind"),
        (STAGES, "opportunities", "stage"),
    ],
)
def test_closed_lists_of_the_database_are_worded(words: dict[str, str], table: str, column: str) -> None:
    assert set(words) == allowed(table, column)


def test_what_the_value_is_made_of_is_worded() -> None:
    assert set(COSTS) == {row.code for row in VALUE_RATES if row.kind == "cost"}
    assert set(SEVEN) == set(SEVEN_FORMULAS)
    assert len(SEVEN) == 7
    assert len(POINTS) == 8


def test_a_reason_why_a_page_is_not_there_says_what_to_do() -> None:
    assert all(text.endswith(".") for text in (*NOT_SEEN.values(), words_pages.NOT_SEEN_ELSE))
