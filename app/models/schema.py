"""Brings a database to the schema of this program: revisions first, then the functions and grants as they are now."""

import re
from importlib import resources
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.models.everybody import take_from_everybody

VERSION_TABLE = "schema_revision"
SCHEMA_EPOCH = 2
"""Raised when a desk of this version can no longer work with an older schema."""
OWNER = "crm_owner"
AGENT_GROUP = "crm_agent"
CERTIFICATE_GROUP = "crm_certificate"
"""Agents who sign in by a certificate: pg_hba.conf asks one of the members of this group."""
_FUNCTION = re.compile(r"create or replace function crm\.(\w+)\(.*?as \$fn\$(.*?)\$fn\$;", re.DOTALL)
_VERSIONED = re.compile(r"\w+_v\d+")


def sql_files() -> dict[str, str]:
    """Name and text of each SQL file, in the order they are applied."""
    files = (file for file in resources.files("app.models.sql").iterdir() if file.name.endswith(".sql"))
    return {file.name: file.read_text("utf-8") for file in sorted(files, key=lambda file: file.name)}


def function_bodies() -> dict[str, str]:
    """Each function's name and source, letter for letter as the database keeps it."""
    return {name: body for text in sql_files().values() for name, body in _FUNCTION.findall(text)}


def desk_functions() -> tuple[str, ...]:
    """All that an agent's role may execute: those whose name ends in their version; the rest are the owner's."""
    return tuple(sorted(name for name in function_bodies() if _VERSIONED.fullmatch(name)))


def run_script(connection: sa.Connection, text: str) -> None:
    """Several statements at once, in the transaction under way; per cent signs mean themselves."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text)
    finally:
        cursor.close()


def config(connection: sa.Connection | None = None) -> Config:
    settings = Config()
    folder = str(Path(__file__).parent / "migrations")
    settings.set_main_option("script_location", folder.replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def head_revision() -> str:
    return ScriptDirectory.from_config(config()).get_current_head() or ""


class SchemaTooNew(Exception):
    """The database was brought to its schema by a newer program; the text is a sentence for its administrator."""


def knows(revision: str) -> bool:
    """Is this revision one of this program's?"""
    return any(script.revision == revision for script in ScriptDirectory.from_config(config()).walk_revisions())


def too_new(revision: str) -> str:
    return (
        f"The schema is at revision {revision}, which this program does not know: it is newer. Use the newer program."
    )


def refuse_newer(connection: sa.Connection) -> None:
    """Raises SchemaTooNew: functions of an older program over a newer schema would take away what its desks need."""
    if connection.exec_driver_sql("select to_regclass('crm.schema_revision')").scalar_one() is None:
        return
    connection.exec_driver_sql(f"set local role {OWNER}")
    found = connection.exec_driver_sql("select version_num from crm.schema_revision").scalar_one_or_none()
    connection.exec_driver_sql("set local role none")
    if found and not knows(found):
        raise SchemaTooNew(too_new(found))


def take_turns(connection: sa.Connection) -> None:
    """One at a time, by a lock on a table that nobody but the owner may touch: desks read it meanwhile.

    Of two who make the very first schema at once, one fails on a name that is there already, and changes nothing.
    """
    may_lock = connection.exec_driver_sql(
        "select pg_has_role(current_user, c.relowner, 'member') from pg_catalog.pg_class c"
        " where c.relnamespace = to_regnamespace('crm') and c.relname = 'compat'"
    ).scalar_one_or_none()
    if may_lock:
        connection.exec_driver_sql(f"set local role {OWNER}")
        connection.exec_driver_sql("lock table crm.compat in share row exclusive mode")
        connection.exec_driver_sql("set local role none")


def migrate(connection: sa.Connection, *, lock_timeout_ms: int = 3000) -> None:
    """All in one transaction, as the owner; a second time changes nothing.

    Gives up after `lock_timeout_ms` instead of making every desk queue behind a waiting ALTER TABLE. Raises
    SchemaTooNew for a schema that a newer program made.
    """
    files = sql_files()
    with connection.begin():
        connection.exec_driver_sql(f"set local lock_timeout = {int(lock_timeout_ms)}")
        connection.exec_driver_sql("set local statement_timeout = 0")
        connection.exec_driver_sql("set local client_min_messages = warning")
        take_turns(connection)
        refuse_newer(connection)
        run_script(connection, files.pop("00_roles.sql"))
        take_from_everybody(connection)
        connection.exec_driver_sql(f"set local role {OWNER}")
        command.upgrade(config(connection), "head")
        for text in files.values():
            run_script(connection, text)
        connection.execute(
            sa.text(
                "insert into crm.compat (one, min_client, max_client, schema_epoch) values (true, '0.1.0', '', :epoch)"
                " on conflict (one) do update set schema_epoch = excluded.schema_epoch"
            ),
            {"epoch": SCHEMA_EPOCH},
        )
