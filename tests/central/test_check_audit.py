"""The audit proves itself row by row; an anchor proves what rows alone cannot: a tail cut off, a chain written anew."""

from collections.abc import Iterator

import msgspec
import pytest
import sqlalchemy as sa

from app.central.anchor import Anchor, merkle_root, take_anchor
from app.central.check_audit import prove_anchor, prove_chains
from app.central.postgres import PostgresStore
from tests.central.administration import admin
from tests.central.conftest import Bank

_CUT = "delete from crm.audit where agent = 'anna' and chain = 'seen' and n > 2"
_HEAD_FITTED = (
    "update crm.audit_heads t set n = 2, h = a.h from crm.audit a"
    " where a.agent = t.agent and a.chain = t.chain and a.n = 2 and t.agent = 'anna' and t.chain = 'seen'"
)
_REWRITTEN = """
do $do$
declare
    v_row record;
    v_h bytea := '\\x';
begin
    for v_row in select n, at, customer_id, call_id from crm.audit
                 where agent = 'anna' and chain = 'seen' order by n loop
        v_h := crm.audit_hash(v_h, 'anna', 'seen', v_row.n, v_row.at, 'search', v_row.customer_id, v_row.call_id, 'x');
        update crm.audit set action = 'search', detail = 'x', h = v_h
            where agent = 'anna' and chain = 'seen' and n = v_row.n;
    end loop;
    update crm.audit_heads set h = v_h where agent = 'anna' and chain = 'seen';
end
$do$
"""


@pytest.fixture
def owner(bank: Bank, store: PostgresStore) -> Iterator[sa.Connection]:
    """One who owns the server; what is done is undone at the end."""
    for _ in range(4):
        store.search("wang")
    with admin(bank) as connection:
        yield connection
        connection.rollback()


def harmed(connection: sa.Connection, *statements: str) -> None:
    connection.exec_driver_sql("set session_replication_role = replica")
    for statement in statements:
        connection.exec_driver_sql(statement)


def proved(connection: sa.Connection, anchor: Anchor) -> tuple[bool, str]:
    """Within the transaction under way, so that the harm can be rolled back."""
    return prove_anchor(connection, anchor, "a.json")


def test_the_row_that_was_changed_is_named(owner: sa.Connection) -> None:
    assert prove_chains(owner).ok
    harmed(owner, "update crm.audit set detail = 'x' where agent = 'anna' and chain = 'seen' and n = 2")
    assert prove_chains(owner).text == "The audit chain of anna (seen) is broken at row 2. Keep a backup."


def test_a_cut_tail_with_its_head_fitted_is_seen_by_the_anchor_alone(owner: sa.Connection) -> None:
    anchor = take_anchor(owner)
    assert proved(owner, anchor)[0]
    harmed(owner, _CUT, _HEAD_FITTED)
    assert prove_chains(owner).ok
    ok, text = proved(owner, anchor)
    assert not ok
    assert "chain of anna (seen) was cut off before row" in text


def test_a_chain_written_anew_is_seen_by_the_anchor_alone(owner: sa.Connection) -> None:
    anchor = take_anchor(owner)
    harmed(owner, _REWRITTEN)
    assert prove_chains(owner).ok
    ok, text = proved(owner, anchor)
    assert not ok
    assert "chain of anna (seen) was written anew up to row" in text


def test_an_anchor_that_was_changed_proves_nothing(owner: sa.Connection) -> None:
    anchor = take_anchor(owner)
    fewer = msgspec.structs.replace(anchor, heads=anchor.heads[1:])
    ok, text = proved(owner, fewer)
    assert not ok
    assert "was changed after it was taken" in text
    assert proved(owner, msgspec.structs.replace(fewer, root=merkle_root(fewer.heads)))[0]


def test_after_an_anchor_only_the_new_rows_are_looked_at(owner: sa.Connection, store: PostgresStore) -> None:
    anchor = take_anchor(owner)
    (head,) = [head for head in anchor.heads if (head.agent, head.chain) == ("anna", "seen")]
    for word in ("li", "chen"):
        store.search(word)
    assert prove_chains(owner, anchor).text.startswith("The audit chain proves itself after the anchor: 2 of ")
    change = "update crm.audit set detail = 'x' where agent = 'anna' and chain = 'seen' and n = {}"
    harmed(owner, change.format(2))
    assert prove_chains(owner, anchor).ok
    assert not prove_chains(owner).ok
    harmed(owner, change.format(head.n + 2))
    assert f"broken at row {head.n + 2}" in prove_chains(owner, anchor).text


def test_a_chain_that_vanished_after_an_anchor(owner: sa.Connection) -> None:
    anchor = take_anchor(owner)
    harmed(
        owner,
        "delete from crm.audit where agent = 'anna' and chain = 'seen'",
        "delete from crm.audit_heads where agent = 'anna' and chain = 'seen'",
    )
    assert prove_chains(owner).ok
    assert not prove_chains(owner, anchor).ok
    assert not proved(owner, anchor)[0]
