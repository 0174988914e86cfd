"""One import at a time: whoever comes second hears who is at it, and changes nothing."""

import getpass
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa

from app.central.admin import administrator, must_know
from app.central.feeds.mapping import FeedError
from app.models.schema import OWNER

_HOLDERS = (
    "select a.usename, a.application_name, to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS \"UTC\"')"
    " from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid"
    " where l.relation = 'crm.compat'::regclass and l.granted and l.pid <> pg_backend_pid()"
    " and l.mode in ('ShareUpdateExclusiveLock', 'ShareRowExclusiveLock', 'AccessExclusiveLock')"
)


@contextmanager
def the_only_one(url: str, password: str, doing: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the owner's, autocommit, whose holder is alone at importing, merging or migrating.

    A second connection holds a lock no desk meets (`migrate` does: it waits for it); it goes with the connection,
    however the program ends. Raises FeedError with who is at it, AdminError for a schema of a newer program.
    """
    with administrator(url, password) as holding, administrator(url, password) as working:
        must_know(working)
        _hold(holding, doing)
        driver = driver_of(working)
        driver.autocommit = True
        # Literals instead of parameters: CREATE TABLE AS takes none, and each statement is planned for its own values.
        driver.cursor_factory = psycopg.ClientCursor
        for setting in (
            f"set role {OWNER}",
            "set idle_in_transaction_session_timeout = 0",
            "set work_mem = '256MB'",
            "set temp_buffers = '64MB'",
            "set client_min_messages = warning",
            "set lock_timeout = '60s'",
        ):
            driver.execute(setting)
        yield driver


def _hold(connection: sa.Connection, doing: str) -> None:
    who = f"tellerline {doing} ({getpass.getuser()}@{socket.gethostname()})"
    connection.execute(sa.text("select set_config('application_name', :who, false)"), {"who": who[:63]})
    connection.exec_driver_sql("set idle_in_transaction_session_timeout = 0")
    connection.exec_driver_sql(f"set role {OWNER}")
    connection.commit()
    try:
        connection.exec_driver_sql("lock table crm.compat in share update exclusive mode nowait")
    except sa.exc.OperationalError as error:
        if getattr(error.orig, "sqlstate", "") != "55P03":
            raise
        connection.rollback()
        # Since when others work is told to administrators, not to the owner.
        connection.exec_driver_sql("reset role")
        holders = [
            f"{program or 'somebody'} as {role}{f', since {since}' if since else ''}"
            for role, program, since in connection.exec_driver_sql(_HOLDERS)
        ]
        who = "; ".join(holders) or "somebody who has just ended"
        raise FeedError(f"Another one is at it: {who}. Nothing was changed.") from None


def driver_of(connection: sa.Connection) -> psycopg.Connection[Any]:
    """psycopg's own connection: SQLAlchemy has no word for COPY."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise FeedError("The connection to the central database is gone.")
    return driver
