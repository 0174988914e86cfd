"""The people of the demo's stories."""

from typing import Any

import pytest

from app.models.demo_people import DEMO_PEOPLE
from app.models.seed.demo import DEMO_AGENT
from app.models.seed.rows import Rows
from tests.models.seed.conftest import NOW, rows


@pytest.mark.parametrize("person", DEMO_PEOPLE, ids=lambda person: person.code)
def test_every_demo_person_fills_a_card(demo: Rows, person: Any) -> None:
    customer = next(row for row in rows(demo, "customers") if row["code"] == person.code)
    key = customer["id"]
    assert customer["manager_id"]
    accounts = [row for row in rows(demo, "accounts") if row["customer_id"] == key]
    assert {row["kind"] for row in accounts} == {"deposit", "card", "loan", "line", "investment", "insurance"}
    assert accounts[0]["number"] == person.accounts[0]
    for table, least in (("interactions", 12), ("complaints", 1), ("tasks", 2)):
        assert len([row for row in rows(demo, table) if row["customer_id"] == key]) >= least
    home = [row for row in rows(demo, "customers") if row["household_id"] == customer["household_id"]]
    assert len(home) >= 2


def test_the_demo_agent_has_a_day_and_tasks(demo: Rows) -> None:
    mine = [row["at"] for row in rows(demo, "interactions") if row["agent"] == DEMO_AGENT]
    assert any(at.date() == NOW.date() for at in mine)
    assert len([row for row in rows(demo, "tasks") if row["agent"] == DEMO_AGENT]) >= len(DEMO_PEOPLE)
