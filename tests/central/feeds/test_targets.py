"""The targets say nothing that the tables do not have, and cover what a bank sends."""

import pytest

from app.central.feeds.target import Target
from app.central.feeds.targets import RELATION_KINDS, TARGETS, place_of, target_named
from app.models.tables import metadata
from app.models.tables_kin import RELATIONS


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_every_field_has_a_column_or_a_loader(target: Target) -> None:
    table = metadata.tables[f"crm.{target.table}"]
    for field in target.fields:
        assert not field.column or field.column in table.c, field.name
        if field.column and field.kind in ("date", "decimal", "integer"):
            expected = {"date": "DATE", "decimal": "NUMERIC", "integer": "INTEGER"}[field.kind]
            assert str(table.c[field.column].type).startswith(expected), field.name
    if target.ids in ("made", "natural"):
        assert {column.name for column in table.primary_key} == set(target.primary)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_the_table_needs_the_mapping_must_say(target: Target) -> None:
    table = metadata.tables[f"crm.{target.table}"]
    given = {
        "id",
        "customer_id",
        "contract_id",
        "account_id",
        "group_id",
        "source",
        "source_key",
        "rev8",
        "e164",
        "xid",
    }
    needed = {c.name for c in table.c if not c.nullable and c.server_default is None} - given
    if target.ids in ("made", "natural"):
        assert needed <= {field.column for field in target.fields if field.needed}


def test_kinds_of_relation_are_the_table_s() -> None:
    assert RELATION_KINDS == RELATIONS


def test_customers_come_before_what_is_theirs() -> None:
    assert target_named("customers") is not None
    assert target_named("dogs") is None
    for later in ("phones", "accounts", "contracts", "relations"):
        assert place_of("customers") < place_of(later)
    assert place_of("accounts") < place_of("balances") < place_of("account_owners")
    assert place_of("code_maps") < place_of("customers")
