"""Sharing and protecting from the desk: who may, what is on record, and what everybody else is refused."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.central.administration import did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank

TODAY = datetime.now(UTC).date()


@pytest.fixture
def rights(bank: Bank) -> Iterator[RightsBank]:
    made = rights_bank(bank)
    yield made
    own, plain = made.ids["own"], made.ids["plain"]
    did(bank, f"delete from crm.customer_shares where customer_id in ('{own}', '{plain}')")
    did(bank, f"update crm.customers set owner_agent = 'north' where id = '{own}'")
    did(bank, f"update crm.customers set owner_agent = '' where id = '{plain}'")


def share(rights: RightsBank, agent: str, who: str = "south", reason: str = "on leave", days: int = 7) -> Any:
    until = (TODAY + timedelta(days=days)).isoformat()
    return rights.ask(agent, "share_v1", rights.ids["own"], who, until, reason, "")


def last(rights: RightsBank, agent: str) -> tuple[str, Any]:
    action, detail = rights.audit(agent)[0]
    return action, json.loads(detail)


@pytest.mark.parametrize("agent", ["north", "northlead"])
@pytest.mark.parametrize("who", ["south", "team:south"])
def test_the_owner_and_their_lead_share_and_take_back(rights: RightsBank, agent: str, who: str) -> None:
    assert rights.card("south", "own") == "protected"
    answer = share(rights, agent, who)
    until = (TODAY + timedelta(days=7)).isoformat()
    assert [(one["shared_with"], one["until"], one["reason"]) for one in answer["shares"]] == [(who, until, "on leave")]
    assert rights.card("south", "own") == ""
    told = {"with": who, "from": None, "to": {"until": until}, "reason": "on leave"}
    assert last(rights, agent) == ("share", told)

    share(rights, agent, who, "ill", days=0)
    assert last(rights, agent)[1]["from"] == {"until": until, "reason": "on leave"}
    answer = rights.ask(agent, "unshare_v1", rights.ids["own"], who, "back again", "")
    assert (answer["shares"], rights.card("south", "own")) == ([], "protected")
    assert last(rights, agent) == (
        "unshare",
        {"with": who, "from": {"until": TODAY.isoformat(), "reason": "ill"}, "to": None, "reason": "back again"},
    )


@pytest.mark.parametrize("agent", ["north2", "south", "southlead", "care", "proof", "boss"])
def test_nobody_else_shares_takes_back_or_protects(rights: RightsBank, agent: str) -> None:
    if agent in ("proof", "boss"):
        with pytest.raises(psycopg.Error, match="works with no customers"):
            share(rights, agent)
        return
    key = rights.ids["own"]
    assert share(rights, agent, agent) == {"refused": "role"}
    assert last(rights, agent) == ("refused", {"word": "role", "action": "share", "detail": agent})
    assert rights.ask(agent, "unshare_v1", key, "south", "mine now", "") == {"refused": "role"}
    assert rights.ask(agent, "protect_v1", key, agent, "mine now", "") == {"refused": "role"}
    assert last(rights, agent)[1]["action"] == "protect"
    assert rights.ask("north", "protection_v1", key, "")["shares"] == []


def test_whoever_a_customer_is_shared_with_does_not_share_on(rights: RightsBank) -> None:
    share(rights, "north")
    assert share(rights, "south", "care") == {"refused": "role"}
    told = rights.ask("south", "protection_v1", rights.ids["own"], "")
    assert (told["owner"], told["may_share"], told["may_protect"], told["choices"]) == ("north", False, False, [])


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"who": "nobody at all"}, "nobody"),
        ({"who": "team:nobody"}, "nobody"),
        ({"who": "proof"}, "nobody"),
        ({"who": "north"}, "nobody"),
        ({"reason": "  "}, "reason"),
        ({"days": -2}, "until"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_word(rights: RightsBank, changed: dict[str, Any], word: str) -> None:
    assert share(rights, "north", **changed) == {"refused": word}
    assert last(rights, "north")[1]["word"] == word


def test_who_protects_is_told_to_who_may_see(rights: RightsBank) -> None:
    told = rights.ask("northlead", "protection_v1", rights.ids["own"], "")
    assert (told["owner"], told["may_share"], told["may_protect"]) == ("north", True, True)
    names = [one["shared_with"] for one in told["choices"]]
    assert {"north2", "team:south"} < set(names)
    assert "proof" not in names
    assert rights.ask("south", "protection_v1", rights.ids["own"], "") == {"refused": "protected"}
    assert rights.ask("south", "protection_v1", uuid4(), "") == {"refused": "gone"}


def test_a_lead_hands_over_releases_and_protects(rights: RightsBank) -> None:
    key = rights.ids["own"]
    assert rights.ask("northlead", "protect_v1", key, "north2", "moved", "")["owner"] == "north2"
    assert last(rights, "northlead") == ("protect", {"from": "north", "to": "north2", "reason": "moved"})
    assert rights.card("north", "own") == "protected"
    assert share(rights, "north") == {"refused": "role"}
    assert rights.ask("northlead", "protect_v1", key, "", "closed", "")["owner"] == ""
    assert rights.card("south", "own") == ""
    assert share(rights, "north") == {"refused": "role"}
    assert rights.ask("northlead", "protect_v1", key, "north", "hers again", "")["owner"] == "north"
    assert rights.card("south", "own") == "protected"


@pytest.mark.parametrize(("owner", "reason", "word"), [("south", "x y", "nobody"), ("north2", " ", "reason")])
def test_a_lead_protects_for_their_own_team_with_a_reason(
    rights: RightsBank, owner: str, reason: str, word: str
) -> None:
    assert rights.ask("northlead", "protect_v1", rights.ids["own"], owner, reason, "") == {"refused": word}
    assert rights.ask("north", "protection_v1", rights.ids["own"], "")["owner"] == "north"


def test_an_agent_claims_nobody(rights: RightsBank) -> None:
    key = rights.ids["plain"]
    assert rights.ask("north", "protect_v1", key, "north", "mine", "") == {"refused": "role"}
    assert rights.ask("northlead", "protect_v1", key, "north", "hers", "")["owner"] == "north"
