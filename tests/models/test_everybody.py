"""What everybody may do is taken from everybody, where the administrator can."""

import sqlalchemy as sa

from app.models.everybody import HARMFUL, left_to, take_from_everybody
from app.models.schema import AGENT_GROUP


def test_a_migrated_database_leaves_none(admin_connection: sa.Connection) -> None:
    assert left_to(admin_connection, AGENT_GROUP) == []


def test_each_pattern_means_a_function_and_a_dba_without_superuser_takes_none(admin_connection: sa.Connection) -> None:
    """A database of somebody else's, as PostgreSQL makes it."""
    mine = left_to(admin_connection, "postgres")
    assert all(any(name.startswith(pattern.rstrip("%")) for name in mine) for pattern in HARMFUL)
    admin_connection.exec_driver_sql(f"grant execute on function lo_create(oid) to {AGENT_GROUP}")
    admin_connection.exec_driver_sql("grant execute on function pg_notify(text, text) to public")
    assert left_to(admin_connection, AGENT_GROUP) == ["lo_create(oid)", "pg_notify(text,text)"]
    admin_connection.exec_driver_sql("set local role crm_owner")
    take_from_everybody(admin_connection)
    assert left_to(admin_connection, AGENT_GROUP) == ["lo_create(oid)", "pg_notify(text,text)"]
    admin_connection.exec_driver_sql("reset role")
    take_from_everybody(admin_connection)
    assert left_to(admin_connection, AGENT_GROUP) == ["lo_create(oid)"]
    admin_connection.rollback()
