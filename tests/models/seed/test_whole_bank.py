"""Everything a bank knows besides: each table filled, each code used, nothing that points at nobody."""

import pytest

from app.models import tables
from app.models.seed.codes import CODES
from app.models.seed.words_contacts import AGENTS
from app.models.tables_kin import RELATIONS
from tests.models.seed.conftest import Ask

OTHERS = {
    *("audit", "audit_heads", "code_maps", "compat", "customer_shares", "customer_values", "desk_calls", "edits"),
    *("field_trust", "import_batches", "match_reviews", "merges", "receipts", "recycle_bin", "search_counts"),
    *("source_rows", "state_intervals", "teams", "verification_questions", "verification_rule", "verifications"),
}
"""Filled by those who use the bank, not by those who invent it; or never empty."""
OWN = tuple(sorted({table.name for table in tables.metadata.sorted_tables} - OTHERS))
CUSTOMERS = tuple(
    (table.name, column.name)
    for table in tables.metadata.sorted_tables
    for column in table.columns
    if table.name in OWN and column.name in {"customer_id", "other_id", "guarantor_id"}
)
ELSEWHERE = (
    ("accounts", "contract_id", "contracts", "id"),
    ("account_owners", "account_id", "accounts", "id"),
    ("complaints", "interaction_id", "interactions", "id"),
    ("customers", "household_id", "households", "id"),
    ("customers", "manager_id", "managers", "id"),
    ("drawdowns", "contract_id", "contracts", "id"),
    ("group_members", "group_id", "groups", "id"),
    ("guarantees", "contract_id", "contracts", "id"),
    ("satisfaction", "interaction_id", "interactions", "id"),
    ("tasks", "interaction_id", "interactions", "id"),
    ("interactions", "agent", "agents", "agent"),
    ("branches", "nullif(t.parent_code, '')", "branches", "code"),
    ("customers", "nullif(t.branch_code, '')", "branches", "code"),
    ("managers", "nullif(t.staff_number, '')", "staff", "staff_number"),
    ("staff", "department_code", "departments", "code"),
    ("accounts", "nullif(t.source, '')", "sources", "source"),
    ("interactions", "nullif(t.source, '')", "sources", "source"),
)


@pytest.mark.parametrize("table", OWN)
def test_each_table_is_filled(table: str, ask: Ask) -> None:
    assert ask(f"select 1 from crm.{table} limit 1")


@pytest.mark.parametrize(("table", "column"), CUSTOMERS)
def test_each_row_is_a_customers(table: str, column: str, ask: Ask) -> None:
    assert not ask(
        f"select 1 from crm.{table} t where t.{column} is not null"
        f" and not exists (select from crm.customers c where c.id = t.{column}) limit 5"
    )


@pytest.mark.parametrize(("table", "column", "other", "key"), ELSEWHERE)
def test_what_is_named_is_there(table: str, column: str, other: str, key: str, ask: Ask) -> None:
    value = column if "(" in column else f"t.{column}"
    # The demo's own two agents are added after the bank.
    beside = "and t.agent not in ('anna', 'lead')" if column == "agent" else ""
    assert not ask(
        f"select {value} from crm.{table} t where {value} is not null {beside}"
        f" and not exists (select from crm.{other} o where o.{key} = {value}) limit 5"
    )


USED = (
    ("interactions", "channel", {"phone", "letter", "email", "sms", "visit", "branch", "chat", "fax"}),
    ("complaints", "state", {"received", "open", "in_progress", "answered", "closed"}),
    ("tasks", "state", {"open", "done"}),
    ("tasks", "kind", {"task", "callback"}),
    ("opportunities", "stage", {"open", "contacted", "offered", "won", "lost"}),
    ("opportunities", "kind", {"lead", "opportunity"}),
    ("guarantees", "kind", {"guarantee", "mortgage", "pledge", "deposit"}),
    ("account_owners", "role", {"holder", "joint", "authorised", "guarantor", "beneficiary", "insured"}),
    ("groups", "kind", {"group", "club", "association"}),
    ("group_members", "role", {"parent", "subsidiary", "member"}),
    ("relations", "kind", set(RELATIONS)),
    ("customer_flags", "flag", {"fraud", "vulnerable", "vip", "deceased", "protected"}),
    ("consents", "channel", {"phone", "sms", "email", "post", "all"}),
    ("contracts", "state", {"open", "overdue", "closed"}),
    ("drawdowns", "state", {"open", "overdue", "closed"}),
    ("customers", "tier", {row.code for row in CODES if row.kind == "tier"}),
    ("phones", "kind", {"mobile", "home", "work", "other"}),
    ("certificates", "kind", {"ID", "HKID", "passport", "licence"}),
    ("source_customers", "matched_by", {"own", "certificate", "name_birth", "name_phone"}),
)


@pytest.mark.parametrize(("table", "column", "wanted"), USED)
def test_every_code_is_used_and_no_other(table: str, column: str, wanted: set[str], ask: Ask) -> None:
    assert {row[column] for row in ask(f"select distinct {column} from crm.{table}")} == wanted


def test_what_is_past_is_past_and_its_codes_are_the_banks(ask: Ask) -> None:
    known = {(row.kind, row.code) for row in CODES}
    for row in ask("select distinct disposition, queue from crm.interactions"):
        assert not row["disposition"] or ("disposition", row["disposition"]) in known
        assert not row["queue"] or ("queue", row["queue"]) in known
    assert not ask("select 1 from crm.interactions where at >= '2026-05-04 09:30+00' or received_at < at")
    products = {
        row["product"]
        for t in ("complaints", "contracts", "opportunities")
        for row in ask(f"select product from crm.{t}")
    }
    assert all(("product", product) in known for product in products)


def test_contracts_drawdowns_and_accounts_say_the_same_sum(ask: Ask) -> None:
    rows = ask(
        "select k.used, k.state, sum(d.outstanding) as drawn, sum(d.arrears) as arrears, max(a.balance) as balance,"
        " max(a.arrears) as behind, count(distinct d.id) as bills from crm.contracts k"
        " join crm.accounts a on a.contract_id = k.id left join crm.drawdowns d on d.contract_id = k.id"
        " where k.source = 'credit' and k.customer_id in (select id from crm.customers where code like 'C1%')"
        " group by k.id"
    )
    assert len(rows) > 300
    for row in rows:
        assert row["used"] == (row["drawn"] or 0) == row["balance"]
        assert (row["arrears"] or 0) == row["behind"]
        assert (row["state"] == "overdue") == (row["behind"] > 0)
    assert max(row["bills"] for row in rows) > 8


def test_flags_are_those_with_reasons(ask: Ask) -> None:
    assert not ask(
        "select c.code from crm.customers c where array(select unnest(c.flags) order by 1) <> array("
        "select f.flag from crm.customer_flags f where f.customer_id = c.id order by 1)"
        " and c.code like 'C1%'"
    )
    assert not ask("select 1 from crm.customer_flags where reason = ''")
    assert not ask("select 1 from crm.customers where ('protected' = any (flags)) <> (owner_agent <> '')")


def test_the_branches_are_one_tree(ask: Ask) -> None:
    rows = {row["code"]: row for row in ask("select * from crm.branches")}
    assert [code for code, row in rows.items() if not row["parent_code"]] == ["000000"]
    for code, row in rows.items():
        above = rows[row["parent_code"]]["path"] if row["parent_code"] else ""
        assert row["path"] == f"{above}{code}/"


def test_nobody_who_left_can_sign_in(ask: Ask) -> None:
    active = {row["agent"]: row["active"] for row in ask("select agent, active from crm.agents")}
    assert active == {agent: False for agent, _name in AGENTS}


def test_a_few_have_far_too_much_and_some_hardly_anything(ask: Ask) -> None:
    most = ask(
        "select (select max(n) from (select count(*) as n from crm.accounts group by customer_id) x) as accounts,"
        " (select max(n) from (select count(*) as n from crm.interactions group by customer_id) x) as contacts,"
        " (select count(*) from crm.customers c where c.address = '' and c.born_on is null and c.kind = 'person'"
        "  and not exists (select from crm.certificates d where d.customer_id = c.id)) as poor"
    )[0]
    assert most["accounts"] > 20
    assert most["contacts"] > 100
    assert most["poor"] > 10
