"""The schema of the program and the one its revisions make are the same."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.models import schema
from app.models.tables import metadata


def test_a_desk_may_call_what_carries_its_version_and_nothing_else() -> None:
    names = schema.desk_functions()
    assert {"whoami_v1", "lookup_v1", "log_interaction_v1"} <= set(names)
    assert not {"audit_put", "signed_in", "card"} & set(names)


def test_every_function_is_read_out_of_the_files() -> None:
    text = "".join(schema.sql_files().values())
    assert text.count("create or replace function") == len(schema.function_bodies())


def test_every_definer_function_pins_its_search_path() -> None:
    text = "".join(schema.sql_files().values())
    assert text.count("security definer set search_path = pg_catalog, pg_temp") == len(schema.desk_functions())
    assert text.count("security definer") == len(schema.desk_functions())


def test_no_star_is_selected_anywhere() -> None:
    folder = Path(schema.__file__).parent.parent
    for file in (*folder.rglob("*.sql"), *folder.joinpath("central").glob("*.py")):
        assert "select *" not in file.read_text("utf-8").lower(), file


def test_rows_of_the_one_who_is_signed_in_are_looked_up_by_index() -> None:
    # session_user as it is has another collation than every text column: no index would serve.
    for name, text in schema.sql_files().items():
        assert not re.search(r"=\s*session_user(?! collate)", text), name


def test_files_come_in_order_and_roles_first() -> None:
    names = list(schema.sql_files())
    assert names == sorted(names)
    assert names[0] == "00_roles.sql"
    assert names[-1] == "90_grants.sql"


def test_there_is_one_head() -> None:
    assert schema.head_revision() == "0006"


def test_every_key_is_a_uuid_or_natural_and_no_table_points_at_another() -> None:
    for table in metadata.sorted_tables:
        assert table.schema == "crm"
        assert not table.foreign_keys
        assert table.primary_key.columns


@pytest.mark.parametrize("name", ["customers", "accounts", "interactions", "complaints", "tasks", "state_intervals"])
def test_big_tables_have_their_place_in_the_feed(name: str) -> None:
    table = metadata.tables[f"crm.{name}"]
    assert table.c.xid.type.compile(sa.dialects.postgresql.dialect()) == "xid8"
    assert f"ix_{name}_xid" in {index.name for index in table.indexes}


def test_revisions_make_what_the_tables_say(admin_connection: sa.Connection) -> None:
    context = MigrationContext.configure(
        admin_connection,
        opts={
            "include_schemas": True,
            "include_name": lambda name, kind, _parents: kind != "schema" or name == "crm",
            "version_table": schema.VERSION_TABLE,
            "version_table_schema": "crm",
            "compare_server_default": False,
        },
    )
    assert compare_metadata(context, metadata) == []


def test_a_second_migration_changes_nothing(admin_connection: sa.Connection) -> None:
    def picture() -> list[tuple[object, ...]]:
        rows = admin_connection.exec_driver_sql(
            "select p.proname, md5(p.prosrc), array_to_string(p.proacl, ',') from pg_proc p"
            " where p.pronamespace = 'crm'::regnamespace order by p.proname"
        ).all()
        admin_connection.rollback()
        return [tuple(row) for row in rows]

    before = picture()
    schema.migrate(admin_connection)
    assert picture() == before


def test_a_migration_brings_back_functions_that_are_not_this_programs(admin_connection: sa.Connection) -> None:
    """A demo bank of yesterday's program gets today's functions, though the revision stayed the same."""

    def body() -> str:
        source = admin_connection.exec_driver_sql(
            "select p.prosrc from pg_proc p where p.proname = 'day_v1' and p.pronamespace = 'crm'::regnamespace"
        ).scalar_one()
        admin_connection.rollback()
        return str(source)

    with admin_connection.begin():
        for old in (
            "day_v1(since timestamptz)",
            "history_v1(a uuid, b uuid, c integer)",
            "interaction_line(i crm.interactions, n text)",
        ):
            admin_connection.exec_driver_sql(
                f"create or replace function crm.{old} returns jsonb language sql as 'select null::jsonb'"
            )
    assert body() == "select null::jsonb"
    schema.migrate(admin_connection)
    assert body() == schema.function_bodies()["day_v1"]
    assert "caller_number" in body()
    forms = admin_connection.exec_driver_sql(
        "select count(*), count(distinct proname) from pg_proc where pronamespace = 'crm'::regnamespace"
    ).one()
    assert forms[0] == forms[1] == len(schema.function_bodies())
