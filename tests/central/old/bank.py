"""The bank that an older version left, brought back to life on a server of today."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import sqlalchemy as sa

from app.central.admin import administrator, create_database
from app.central.postgres import PostgresStore
from app.models.schema import run_script
from tests.central.conftest import Bank

FOLDER = Path(__file__).parent
AGENTS = ("hao", "tomas", "yan")
"""The agents of `make.py`."""


@dataclass(frozen=True)
class OldBank:
    server: Bank
    name: str
    password: str

    @property
    def admin_url(self) -> str:
        return self.server.admin_url.replace("/crm", f"/{self.name}")

    @contextmanager
    def admin(self) -> Iterator[sa.Connection]:
        with administrator(self.admin_url, self.server.admin_password) as connection:
            yield connection

    def did(self, statement: str) -> None:
        with self.admin() as connection, connection.begin():
            connection.exec_driver_sql(statement)

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with self.admin() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]

    def url(self, agent: str = "yan") -> str:
        return self.server.url(agent).replace("/crm", f"/{self.name}")

    def today(self, agent: str = "yan") -> PostgresStore:
        """The desk of today's program at this bank."""
        return PostgresStore(self.url(agent), self.password)

    def line(self, agent: str = "yan") -> psycopg.Connection[tuple[object, ...]]:
        """A plain line for a desk that is not of today's program."""
        return psycopg.connect(self.url(agent).replace("+psycopg", ""), password=self.password, autocommit=True)


@contextmanager
def left_by(version: str, server: Bank) -> Iterator[OldBank]:
    """A database of its own, filled with what that version left; gone afterwards with its agents' roles."""
    bank = OldBank(server, f"old_{secrets.token_hex(4)}", secrets.token_urlsafe(9))
    create_database(bank.admin_url, server.admin_password)
    try:
        with bank.admin() as connection, connection.begin():
            for agent in AGENTS:
                connection.exec_driver_sql(f"create role {agent} login password '{bank.password}'")
            run_script(connection, (FOLDER / f"{version}.sql").read_text("utf-8"))
            for agent in AGENTS:
                connection.exec_driver_sql(f"grant crm_agent to {agent}")
        yield bank
    finally:
        postgres = server.admin_url.replace("/crm", "/postgres")
        with administrator(postgres, server.admin_password) as connection:
            plain = connection.execution_options(isolation_level="AUTOCOMMIT")
            plain.exec_driver_sql(f"drop database {bank.name} with (force)")
            for agent in AGENTS:
                plain.exec_driver_sql(f"drop role if exists {agent}")
