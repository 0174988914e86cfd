"""Functions of PostgreSQL that everybody may execute, no desk needs, and a stolen password could do harm with.

What is granted to PUBLIC cannot be taken from one role, so it is taken from PUBLIC, in this database only. The
functions are the superuser's: an administrator who is none cannot do it, and `tellerline central check` says so.
"""

import sqlalchemy as sa

HARMFUL = (
    "lo_%",
    "lowrite",
    "loread",
    "pg_advisory_%",
    "pg_try_advisory_%",
    "pg_export_snapshot",
    "pg_logical_emit_message",
    "pg_notify",
)
"""Patterns of names: large objects, snapshots, messages and notifications fill the disk, advisory locks are all's."""


def left_to(connection: sa.Connection, role: str) -> list[str]:
    """Those that `role` may execute here and now, each with its arguments."""
    rows = connection.execute(
        sa.text(
            "select p.oid::regprocedure::text from pg_catalog.pg_proc p"
            " where p.pronamespace = 'pg_catalog'::regnamespace and p.proname like any (:names)"
            " and has_function_privilege(:role, p.oid, 'execute') order by 1"
        ),
        {"names": [name.replace("_", r"\_") for name in HARMFUL], "role": role},
    )
    return list(rows.scalars())


def take_from_everybody(connection: sa.Connection) -> None:
    """Does nothing for an administrator who is not superuser."""
    if connection.exec_driver_sql("select current_setting('is_superuser')").scalar_one() == "on":
        for function in left_to(connection, "public"):
            connection.exec_driver_sql(f"revoke execute on function {function} from public")
