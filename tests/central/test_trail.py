"""What auditors read, leads see of their team, and those who settle complaints of all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.central.administration import did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank


@pytest.fixture
def rights(bank: Bank) -> RightsBank:
    return rights_bank(bank)


@pytest.fixture
def complaint(rights: RightsBank) -> Iterator[str]:
    """Of the protected customer, by north; its number."""
    number = str(uuid4())
    did(
        rights.bank,
        "insert into crm.complaints (id, customer_id, number, agent, opened_at, due_on) values (gen_random_uuid(),"
        f" '{rights.ids['own']}', '{number}', 'north', now(), '2000-01-01')",
    )
    yield number
    did(rights.bank, f"delete from crm.complaints where number = '{number}'")


def test_an_auditor_reads_who_saw_whom_on_which_call_and_why(rights: RightsBank) -> None:
    call, _ = rights.ring("south", "plain")
    rights.card("south", "own", call, "her husband calls")
    rights.card("south", "staff", call)
    lines = rights.ask("proof", "audit_v1", Jsonb({"agent": "south", "call_id": call}))
    assert [(line["action"], line["customer_code"]) for line in lines] == [
        ("refused", rights.codes["staff"]),
        ("card", rights.codes["own"]),
        ("card", rights.codes["plain"]),
    ]
    assert "her husband calls" in lines[1]["detail"]
    of_one = rights.ask("proof", "audit_v1", Jsonb({"customer_code": rights.codes["own"], "agent": "south"}))
    assert of_one[0] == lines[1]
    # The look itself is in the trail.
    assert rights.audit("proof")[0][0] == "audit"


def test_a_page_is_bounded_in_time_and_size(rights: RightsBank) -> None:
    rights.card("south", "plain")
    rights.card("south", "plain")
    (line,) = rights.ask("proof", "audit_v1", Jsonb({"agent": "south", "page": 1}))
    soon = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    assert rights.ask("proof", "audit_v1", Jsonb({"agent": "south", "since": soon})) == []
    (older,) = rights.ask("proof", "audit_v1", Jsonb({"agent": "south", "page": 1, "until": line["at"]}))
    assert older["n"] == line["n"] - 1
    assert rights.ask("proof", "audit_v1", Jsonb({})) == {"refused": "whose"}


def test_what_a_customers_field_was_and_became_stays_with_the_owner(rights: RightsBank) -> None:
    did(
        rights.bank,
        'select crm.audit_put(\'done\', \'edit\', null, \'\', \'{"field": "address", "from": "1 Old St",'
        ' "to": "2 New St", "state": "applied"}\')',
    )
    (line,) = rights.ask("proof", "audit_v1", Jsonb({"agent": "postgres", "action": "edit", "page": 1}))
    assert "Old St" not in line["detail"]
    assert '"field": "address"' in line["detail"]


@pytest.mark.parametrize("who", ["north", "northlead", "care", "boss"])
def test_the_trail_is_for_auditors_only_and_the_attempt_is_in_it(rights: RightsBank, who: str) -> None:
    assert rights.ask(who, "audit_v1", Jsonb({"agent": who})) == {"refused": "role"}
    assert rights.audit(who)[0][0] == "refused"


def test_complaints_of_all_for_those_who_settle_them_and_a_teams_for_its_lead(
    rights: RightsBank, complaint: str
) -> None:
    def line(who: str) -> tuple[str, str] | None:
        found = [k for k in rights.ask(who, "complaints_v1", 500) if k["number"] == complaint]
        return (found[0]["customer_name"], found[0]["refused"]) if found else None

    assert line("care") == ("Zz Rights", "")
    assert line("northlead") == ("Zz Rights", "")
    assert line("north") == ("Zz Rights", "")
    assert line("southlead") is None
    assert line("south") is None


def test_a_lead_sees_what_the_team_has_open(rights: RightsBank, complaint: str) -> None:
    people = {line["agent"]: line for line in rights.ask("northlead", "team_v1")}
    assert people.keys() == {"north", "north2", "northlead"}
    assert people["north"]["complaints"] >= 1
    assert rights.ask("north", "team_v1") == {"refused": "role"}
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rights.ask("boss", "team_v1")
