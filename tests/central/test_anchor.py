"""An anchor is one moment of the audit, in a file that shows when it was changed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.central.admin import AdminError
from app.central.anchor import Anchor, Head, merkle_root, read_anchor, take_anchor, write_anchor
from app.central.postgres import PostgresStore
from tests.central.administration import admin
from tests.central.conftest import Bank

HEADS = tuple(Head(f"agent{n}", "seen", n + 1, f"{n:064x}") for n in range(5))


def test_the_root_names_every_head_and_their_order() -> None:
    roots = {merkle_root(HEADS[:n]) for n in range(6)}
    assert len(roots) == 6
    assert merkle_root(HEADS[::-1]) not in roots
    assert merkle_root(HEADS) == merkle_root(tuple(HEADS))


def test_an_anchor_holds_each_chain_as_it_is(bank: Bank, store: PostgresStore, tmp_path: Path) -> None:
    store.search("wang")
    with admin(bank) as connection:
        anchor = take_anchor(connection)
        with connection.begin():
            row = connection.exec_driver_sql(
                "select n, encode(h, 'hex') from crm.audit where agent = 'anna' and chain = 'seen'"
                " order by n desc limit 1"
            ).one()
    (head,) = [head for head in anchor.heads if (head.agent, head.chain) == ("anna", "seen")]
    assert (head.n, head.h) == tuple(row)
    assert anchor.root == merkle_root(anchor.heads)
    write_anchor(anchor, tmp_path / "a.json")
    assert read_anchor(tmp_path / "a.json") == anchor
    with pytest.raises(AdminError, match="never written over"):
        write_anchor(anchor, tmp_path / "a.json")


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    with pytest.raises(AdminError, match="is no anchor"):
        read_anchor(tmp_path / "a.json")
    with pytest.raises(AdminError, match="cannot be read"):
        read_anchor(tmp_path / "b.json")
    nothing = Anchor(at=datetime.now(UTC), root=merkle_root(()), heads=())
    with pytest.raises(AdminError, match="cannot be written"):
        write_anchor(nothing, tmp_path / "no folder" / "a.json")
