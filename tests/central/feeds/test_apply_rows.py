"""The statements name each column once, and fill what may not be empty."""

from pathlib import Path

import pytest

from app.central.feeds.apply_rows import filled, outgrown_statement, update_statement, upsert_statement
from app.central.feeds.mapping_file import read_mapping

SAMPLES = Path(__file__).parents[3] / "resources" / "feeds"


def test_what_may_not_be_empty_gets_the_schema_s_word() -> None:
    assert filled("phones", "kind", "f_kind") == "coalesce(r.f_kind, 'mobile')"
    assert filled("phones", "since", "f_since") == "r.f_since"
    assert filled("accounts", "kind", "f_kind") == "r.f_kind"
    assert filled("staff", "active", "f_active") == "coalesce(r.f_active, 'true')"


@pytest.mark.parametrize("name", ["50_core_accounts", "41_core_contacts_phones", "67_credit_finances"])
def test_an_upsert_changes_all_but_the_key(name: str) -> None:
    read = read_mapping(SAMPLES / f"{name}.toml")
    statement = upsert_statement(read, {"a": "f_a"} if "finances" in name else {}, own_moment=False)
    columns = statement.split("(")[1].split(")")[0].split(", ")
    assert len(columns) == len(set(columns))
    for column in set(columns) - set(read.target.primary):
        assert f"{column} = excluded.{column}" in statement
    for column in read.target.primary:
        assert f"{column} = excluded.{column}" not in statement.split("do update set")[1].split("where")[0]


def test_only_a_source_s_own_facts_are_changed_or_taken_away() -> None:
    phones = read_mapping(SAMPLES / "41_core_contacts_phones.toml")
    assert "phones.source = excluded.source" in upsert_statement(phones, {}, own_moment=False)
    assert "t.source = %(source)s and t.source_key = r.row_key" in outgrown_statement(phones)
    branches = read_mapping(SAMPLES / "20_core_branches.toml")
    assert "branches.source = excluded" not in upsert_statement(branches, {}, own_moment=False)


def test_balances_change_what_they_say_and_no_more() -> None:
    balances = read_mapping(SAMPLES / "52_core_balances.toml")
    statement = update_statement(balances, own_moment=True)
    assert "balance = r.f_balance" in statement
    assert "as_of = r.row_as_of" in statement
    assert "state" not in statement
