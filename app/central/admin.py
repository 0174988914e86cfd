"""What the bank's administrator does to the central database: make it ready, look after it. For the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa

from app.central.postgres_errors import classify
from app.models.schema import SchemaTooNew, head_revision, migrate, refuse_newer
from app.models.seed.load import put_codes

_NO_LOCK = ("55P03", "40P01")
"""lock_not_available and deadlock_detected."""


class AdminError(Exception):
    """What the administrator asked cannot be done; the text is a sentence that says why."""


@contextmanager
def administrator(url: str, password: str = "", *, connect_timeout_s: int = 5) -> Iterator[sa.Connection]:
    """A connection of one who may create roles and owns the database. Raises CentralError when it does not come about.

    Nothing commits by itself: callers use `with connection.begin()`.
    """
    arguments: dict[str, Any] = {
        "connect_timeout": connect_timeout_s,
        "application_name": "tellerline central",
        "options": "-c timezone=UTC -c statement_timeout=0",
    }
    if password:
        arguments["password"] = password
    engine = sa.create_engine(
        sa.make_url(url), connect_args=arguments, poolclass=sa.NullPool, use_native_hstore=False, hide_parameters=True
    )
    try:
        connection = engine.connect()
    except sa.exc.DBAPIError as error:
        raise classify(error, connecting=True) from None
    try:
        yield connection
    except (sa.exc.DBAPIError, psycopg.Error) as error:
        # Scripts of several statements and COPY go to the driver itself: its errors come unwrapped.
        raise classify(error) from None
    finally:
        connection.close()
        engine.dispose()


def create_database(url: str, password: str = "") -> bool:
    """Makes the database the URL names, through `postgres` beside it. False: it was there."""
    wanted = sa.make_url(url)
    name = wanted.database or ""
    with administrator(wanted.set(database="postgres").render_as_string(hide_password=False), password) as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        known = sa.text("select 1 from pg_catalog.pg_database where datname = :name")
        if connection.execute(known, {"name": name}).first():
            return False
        quoted = connection.dialect.identifier_preparer.quote_identifier(name)
        connection.exec_driver_sql(f"create database {quoted} encoding 'UTF8' template template0")
        return True


def make_ready(connection: sa.Connection) -> str:
    """Schema, functions, grants and the code tables as this program needs them. Returns the revision.

    Raises AdminError, and has changed nothing, when a newer program made the schema or somebody holds its tables.
    """
    try:
        migrate(connection)
    except SchemaTooNew as error:
        raise AdminError(str(error)) from None
    except (sa.exc.DBAPIError, psycopg.Error) as error:
        if getattr(getattr(error, "orig", error), "sqlstate", None) in _NO_LOCK:
            raise AdminError(
                "Somebody works in the tables that are to change, and did not let go in time. Nothing was changed: run"
                " `tellerline central migrate` again in a quieter moment."
            ) from None
        raise
    put_codes(connection)
    return head_revision()


def must_know(connection: sa.Connection) -> None:
    """Raises AdminError for a schema that a newer program made: whatever this one wrote there could be wrong."""
    try:
        with connection.begin():
            refuse_newer(connection)
    except SchemaTooNew as error:
        raise AdminError(str(error)) from None
