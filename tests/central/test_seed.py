"""The same seed gives the same bank on every server."""

import hashlib

import pytest
import sqlalchemy as sa

from app.central.admin import create_database, make_ready
from app.central.check import check
from app.models import tables
from app.models.seed.load import seed
from tests.central.administration import admin
from tests.central.conftest import Bank
from tests.models.seed.conftest import NOW

CLOCK = {"xid", "received_at", "payload_sha"}
"""Of the server's own making, and different each time."""
INDEXES = "select indexname, indexdef from pg_indexes where schemaname = 'crm' order by 1"
DIFFERS = {"audit", "audit_heads", "compat"}


def fingerprints(connection: sa.Connection, seed_number: int) -> dict[str, str]:
    """Each table's rows in one order, as a digest; and nothing is wrong with the database that holds them."""
    make_ready(connection)
    before = connection.exec_driver_sql(INDEXES).all()
    connection.rollback()
    seed(connection, 400, NOW, seed_number=seed_number)
    assert connection.exec_driver_sql(INDEXES).all() == before
    connection.rollback()
    assert [finding.text for finding in check(connection) if not finding.ok] == []
    found = {}
    for table in tables.metadata.sorted_tables:
        columns = [column.name for column in table.columns if column.name not in CLOCK]
        rows = connection.exec_driver_sql(
            f'select row({", ".join(columns)})::text collate "C" as r from crm.{table.name} order by r'
        )
        found[table.name] = hashlib.sha256("\n".join(rows.scalars()).encode()).hexdigest()
    return {name: digest for name, digest in found.items() if name not in DIFFERS}


@pytest.fixture(scope="module")
def known() -> dict[int, dict[str, str]]:
    return {}


@pytest.mark.parametrize("server", ["wheel", "debian"])
@pytest.mark.parametrize("number", [1, 2])
def test_the_same_bank_everywhere(
    server: str,
    number: int,
    known: dict[int, dict[str, str]],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However big the chunks are, and whether or not the indexes were out of the way."""
    bank: Bank = request.getfixturevalue(f"{server}_bank")
    if server == "debian":
        monkeypatch.setattr("app.models.seed.bulk.CHUNK", 130)
        monkeypatch.setattr("app.models.seed.bulk.REBUILD_FROM", 0)
    database = f"seed{number}"
    create_database(bank.admin_url.replace("/crm", f"/{database}"), bank.admin_password)
    with admin(bank, database) as connection:
        found = fingerprints(connection, number)
    assert known.setdefault(number, found) == found
    if len(known) == 2:
        assert known[1]["customers"] != known[2]["customers"]
