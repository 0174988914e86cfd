"""What an administrator does to a bank of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.central.admin import administrator
from app.central.check import check
from tests.central.conftest import Bank


@contextmanager
def admin(bank: Bank, database: str = "crm") -> Iterator[sa.Connection]:
    with administrator(bank.admin_url.replace("/crm", f"/{database}"), bank.admin_password) as connection:
        yield connection


def wrong(bank: Bank, database: str = "crm") -> list[str]:
    with admin(bank, database) as connection:
        return [finding.text for finding in check(connection) if not finding.ok]


def did(bank: Bank, statement: str, database: str = "crm") -> None:
    with admin(bank, database) as connection, connection.begin():
        connection.exec_driver_sql(statement)
