"""One invented bank for all who look at it, on the embedded server, and what they ask of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from app.central.admin import administrator, create_database, make_ready
from app.central.embedded import EmbeddedServer
from app.models.seed.demo import add_demo_people
from app.models.seed.load import seed
from app.models.seed.rows import COLUMNS, Rows

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
CUSTOMERS = 2000

Ask = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def seeded(empty_server: EmbeddedServer) -> Iterator[sa.Connection]:
    """A database of its own with two thousand customers; only to be read."""
    url, password = empty_server.admin_url().replace("/crm", "/seeded"), empty_server.admin_password()
    create_database(url, password)
    with administrator(url, password) as connection:
        make_ready(connection)
        assert seed(connection, CUSTOMERS, NOW) == CUSTOMERS
        yield connection


@pytest.fixture
def ask(seeded: sa.Connection) -> Iterator[Ask]:
    """Rows of one statement as dictionaries."""
    yield lambda statement: [dict(row) for row in seeded.exec_driver_sql(statement.replace("%", "%%")).mappings()]
    seeded.rollback()


@pytest.fixture(scope="session")
def demo() -> Rows:
    """The rows of the demo's named people, not yet in any database."""
    made = Rows(Random(1), NOW)
    add_demo_people(made)
    return made


def rows(made: Rows, table: str) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in made.tables[table]]
