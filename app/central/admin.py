"""What the bank's administrator does to the central database: make it ready, add agents. For the command line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import psycopg
import sqlalchemy as sa

from app.central.postgres_errors import classify
from app.models.schema import AGENT_GROUP, OWNER, head_revision, migrate
from app.models.seed.load import put_codes

CONNECTION_LIMIT = 6
"""Two of a desk, one of the doctor, and as many again while the server still holds dead ones."""
TEMP_FILES = "256MB"
"""What a statement of an agent may put on the server's disk while it sorts. Only a superuser can set it."""
_ROLE_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,62}")


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
    """Schema, functions, grants and the code tables as this program needs them. Returns the revision."""
    migrate(connection)
    put_codes(connection)
    return head_revision()


def add_agent(
    connection: sa.Connection,
    agent: str,
    password: str,
    *,
    display_name: str,
    team: str = "",
    role: Literal["agent", "lead"] = "agent",
    language: str = "en",
) -> None:
    """A role that may sign in and execute the desk's functions; for one that exists, new password and details."""
    if not _ROLE_NAME.fullmatch(agent) or agent.startswith(("pg_", "crm_")):
        raise AdminError(
            f"{agent!r} cannot be an agent's name: small letters, digits, and . _ - after the first letter."
        )
    driver = connection.connection.driver_connection
    if driver is None:
        raise AdminError("The connection to the central database is gone.")
    # The server gets the SCRAM verifier: the password itself never travels, so no server log can hold it.
    verifier = driver.pgconn.encrypt_password(password.encode(), agent.encode(), b"scram-sha-256").decode()
    quoted = connection.dialect.identifier_preparer.quote_identifier(agent)
    with connection.begin():
        found = connection.execute(
            sa.text(
                "select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                " from pg_catalog.pg_roles where rolname = :agent"
            ),
            {"agent": agent},
        ).scalar_one_or_none()
        if found:
            raise AdminError(f"The role {agent!r} has rights no agent may have; choose another name.")
        if found is None:
            connection.exec_driver_sql(f"create role {quoted}")
        connection.exec_driver_sql(
            f"alter role {quoted} login inherit connection limit {CONNECTION_LIMIT} password '{verifier}'"
        )
        if connection.exec_driver_sql("select current_setting('is_superuser')").scalar_one() == "on":
            connection.exec_driver_sql(f"alter role {quoted} set temp_file_limit = '{TEMP_FILES}'")
        connection.exec_driver_sql(f"grant {AGENT_GROUP} to {quoted}")
        connection.exec_driver_sql(f"set local role {OWNER}")
        connection.execute(
            sa.text(
                "insert into crm.agents (agent, display_name, team, role, language, active)"
                " values (:agent, :display_name, :team, :role, :language, true)"
                " on conflict (agent) do update set display_name = excluded.display_name, team = excluded.team,"
                " role = excluded.role, language = excluded.language, active = true"
            ),
            {"agent": agent, "display_name": display_name, "team": team, "role": role, "language": language},
        )
