"""Invented accounts."""

from datetime import date
from decimal import Decimal

from app.models.seed.holdings import Holdings
from app.models.seed.rows import Rows
from tests.models.seed.conftest import NOW, rows


def test_no_card_number_is_kept_whole(demo: Rows) -> None:
    for row in rows(demo, "accounts"):
        if row["kind"] == "card":
            assert row["number"][6:12] == "******"
            assert row["card_key"] == row["number"][:6] + row["number"][-4:]


def test_one_of_each_kind_with_the_given_numbers(demo: Rows) -> None:
    fresh = Rows(demo.rng, NOW)
    customer = fresh.key()
    Holdings(fresh).everything(customer, "firm", "gold", date(2020, 1, 1), ("6222020000000009", "6222020000000109"))
    made = rows(fresh, "accounts")
    assert {row["kind"] for row in made} == {"deposit", "card", "loan", "line", "investment", "insurance"}
    numbers = {row["number"] for row in made}
    assert {"6222020000000009", "622202******0109"} <= numbers
    assert all(isinstance(row["balance"], Decimal) and row["balance"] == round(row["balance"], 2) for row in made)
