"""The schema `crm`: one metadata for all tables, and the few column shapes they share."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.types import UserDefinedType

SCHEMA = "crm"

metadata = sa.MetaData(
    schema=SCHEMA,
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    },
)


class Xid8(UserDefinedType[str]):
    """A transaction id that never wraps: the order in which desks may read changes."""

    cache_ok = True

    def get_col_spec(self, **_kw: Any) -> str:
        return "xid8"


# Alembic compares what it reads from a database with these tables: it must know the type by name.
pg.base.ischema_names["xid8"] = Xid8


def key(name: str = "id") -> sa.Column[Any]:
    return sa.Column(name, pg.UUID(as_uuid=True), primary_key=True)


def ref(name: str) -> sa.Column[Any]:
    """A key of another table, on purpose without a foreign key: no record is lost because its customer is not here."""
    return sa.Column(name, pg.UUID(as_uuid=True), nullable=True)


def text(name: str, default: str | None = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def search_key(name: str) -> sa.Column[Any]:
    """Compared byte by byte, so that equality and ranges stay indexed under every locale."""
    return sa.Column(name, sa.Text(collation="C"), nullable=False, server_default="")


def instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=nullable)


def received() -> sa.Column[Any]:
    """The server's clock: the desk's is only informative."""
    return sa.Column(
        "received_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("clock_timestamp()")
    )


def digest() -> sa.Column[Any]:
    """SHA-256 of the payload as it came: the same id with other content is refused."""
    return sa.Column("payload_sha", sa.LargeBinary, nullable=True)


def feed() -> sa.Column[Any]:
    return sa.Column("xid", Xid8(), nullable=False, server_default=sa.text("pg_current_xact_id()"))


def money(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Numeric(20, 2), nullable=True)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def customer() -> sa.Column[Any]:
    """Whose it is; on purpose without a foreign key, see `ref`."""
    return sa.Column("customer_id", pg.UUID(as_uuid=True), nullable=False)


def origin() -> tuple[sa.Column[Any], ...]:
    """Which system said so, under which key of its own, and as of when. Empty: our own people wrote it."""
    return text("source"), text("source_key"), instant("as_of", nullable=True)


def percent(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Numeric(9, 6), nullable=True)
