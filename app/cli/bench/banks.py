"""Banks of a size to find people in: customers with numbers, names, accounts and certificates, and one agent."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa

from app.central.admin import administrator, make_ready
from app.central.embedded import EmbeddedServer
from app.central.people import add_agent, add_team
from app.central.postgres import PostgresStore
from app.models.seed.load import seed

AGENT = "anna"
ENDLESS = 1_000_000_000
"""Questions a minute: they are counted as everybody's are, and never refused."""
SHORT = (100_000,)
LONG = (100_000, 1_000_000, 10_000_000)
"""Customers. The longest takes half an hour and 26 GB to make."""


class SizedBank:
    """A server of its own in `folder`, made at the first `open`."""

    def __init__(self, folder: Path, customers: int) -> None:
        self.customers = customers
        self._server = EmbeddedServer(folder)
        self._password = secrets.token_urlsafe(12)

    def open(self) -> None:
        self._server.start()
        with self.administrator() as connection:
            make_ready(connection)
            seed(connection, self.customers, whole=False)
            add_team(connection, "bench", searches_per_minute=ENDLESS)
            add_agent(connection, AGENT, self._password, team="bench")
            with connection.begin():
                connection.execute(sa.text("update crm.teams set lookups_per_minute = :many"), {"many": ENDLESS})

    def close(self) -> None:
        self._server.stop()

    def administrator(self) -> AbstractContextManager[sa.Connection]:
        return administrator(self._server.admin_url(), self._server.admin_password())

    def store(self) -> PostgresStore:
        """As a desk is connected."""
        return PostgresStore(self._server.url(AGENT), self._password)

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        """The driver alone, as the same agent."""
        url = self._server.url(AGENT).replace("+psycopg", "")
        return psycopg.connect(url, password=self._password, autocommit=True, prepare_threshold=1)


class Banks:
    """Each size is made once a run, when it is first asked for."""

    def __init__(self, folder: Path, sizes: tuple[int, ...]) -> None:
        self._folder = folder
        self._sizes = sizes
        self._made: dict[int, SizedBank] = {}

    def all(self) -> Iterator[SizedBank]:
        for size in self._sizes:
            if size not in self._made:
                print(f"  a bank of {size:,} customers ...", file=sys.stderr, flush=True)
                bank = self._made[size] = SizedBank(self._folder / f"bank-{size}", size)
                bank.open()
            yield self._made[size]

    def close(self) -> None:
        for bank in self._made.values():
            bank.close()


def short_name(customers: int) -> str:
    """`100k`, `10M`."""
    return f"{customers // 1_000_000}M" if customers >= 1_000_000 else f"{customers // 1000}k"
