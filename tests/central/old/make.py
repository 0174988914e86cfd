"""Writes down a small invented bank as this version of the program leaves it, for the versions to come.

Run at a release's own commit: `.venv/bin/python -m tests.central.old.make > tests/central/old/VERSION.sql`. It needs
Debian's PostgreSQL 15, whose dump every later server reads.
"""

import os
import re
import secrets
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from app import __version__
from app.central.admin import administrator, create_database, make_ready
from app.central.people import add_agent, add_team
from app.central.postgres import PostgresStore
from app.models.records import LookupRequest, StateInterval, TrustLevel
from app.models.schema import sql_files
from tests.central import items
from tests.central.debian import BIN, DebianServer
from tests.central.old.people import ROWS, WANG

AGENTS = {"yan": ("Liu Yan 刘燕", "agent"), "tomas": ("Tomás Ruiz", "agent"), "hao": ("郝建国", "lead")}


def main() -> None:
    server = DebianServer()
    server.make()
    server.start()
    try:
        create_database(server.admin_url, server.password)
        with administrator(server.admin_url, server.password) as connection:
            make_ready(connection)
            add_team(connection, "service", searches_per_minute=600)
            passwords = {agent: secrets.token_urlsafe(12) for agent in AGENTS}
            for agent, (name, role) in AGENTS.items():
                add_agent(connection, agent, passwords[agent], display_name=name, team="service", role=role)
            _put(connection)
            for agent in ("yan", "tomas"):
                url = server.admin_url.replace("//postgres@", f"//{agent}@")
                _work(PostgresStore(url, passwords[agent]), agent)
            _close_some(connection)
            sys.stdout.write(_schema(server) + _rows(connection))
    finally:
        server.stop()


def _put(connection: sa.Connection) -> None:
    with connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        for table, rows in ROWS.items():
            for row in rows:
                names = ", ".join(row)
                places = ", ".join(f":{name}" for name in row)
                connection.execute(sa.text(f"insert into crm.{table} ({names}) values ({places})"), row)


def _work(store: PostgresStore, agent: str) -> None:
    """A morning of this agent: looks, searches and saves, through the functions of this version."""
    morning = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    call = f"call-{agent}"
    wang = UUID(WANG)
    store.lookup(LookupRequest(call_id=call, e164=8613900010001, trust=TrustLevel.IVR, customer_claim="C90000001"))
    store.profile(wang, TrustLevel.IVR, call)
    store.history(wang, trust=TrustLevel.NUMBER, call_id=call)
    for words in ("欧阳", "wang", "0004"):
        store.search(words)
    for minute in range(0, 40, 10):
        store.push(items.interaction(wang, at=morning + timedelta(minutes=minute), note=f"问了余额 · {agent} {minute}"))
    again = items.interaction(None, at=morning, note="Number withheld; wanted the opening hours.")
    store.push(again)
    store.push(again)
    for day in (1, 2):
        store.push(items.task(wang, date(2026, 12, day)))
    store.push(items.complaint(wang))
    store.push(items.complaint(wang))
    store.push(items.prospect("+4930901820" if agent == "yan" else "+8613900017777"))
    key = items.new_id()
    state = StateInterval(interval_id=key, state="READY", started_at=morning, ended_at=morning + timedelta(minutes=5))
    store.push(items.outbox(key, items.ItemKind.STATE, state))
    store.close()


def _close_some(connection: sa.Connection) -> None:
    """Closed things beside the open ones: one of each agent's complaints and tasks."""
    with connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        for table, state in (("complaints", "closed"), ("tasks", "done")):
            connection.exec_driver_sql(
                f"update crm.{table} set state = '{state}'"
                f" where id in (select distinct on (agent) id from crm.{table} order by agent, id)"
            )


def _schema(server: DebianServer) -> str:
    """The roles, then all that the schema holds but rows, without what a dump says about itself."""
    dump = subprocess.run(
        [str(BIN / "pg_dump"), "-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres", "-s", "-n", "crm", "crm"],
        env=os.environ | {"PGPASSWORD": server.password},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    plain = re.sub(r"^(--.*|\\.*|SET .*|SELECT pg_catalog\.set_config.*)\n", "", dump, flags=re.MULTILINE)
    plain = re.sub(r"^CREATE SCHEMA crm;\n|^ALTER SCHEMA crm OWNER.*\n", "", plain, flags=re.MULTILINE)
    head = (
        f"-- An invented bank as Tellerline {__version__} left it: made by tests/central/old/make.py, never edited.\n\n"
    )
    begin = "\nset check_function_bodies = off;\nset role crm_owner;\n"
    return head + sql_files()["00_roles.sql"] + begin + re.sub(r"\n{3,}", "\n\n", plain)


def _rows(connection: sa.Connection) -> str:
    """Every row, but for its place in the feed: transaction numbers mean nothing on another server."""
    names = "select relname from pg_class where relnamespace = 'crm'::regnamespace and relkind = 'r' order by 1"
    text = ""
    for table in connection.exec_driver_sql(names).scalars().all():
        columns = connection.exec_driver_sql(
            f"select attname from pg_attribute where attrelid = 'crm.{table}'::regclass and attnum > 0"
            " and not attisdropped and attname <> 'xid' order by attnum"
        ).scalars()
        listed = list(columns)
        literals = ", ".join(f"quote_nullable({column}::text)" for column in listed)
        found = connection.exec_driver_sql(
            f"select '  (' || concat_ws(', ', {literals}) || ')' from crm.{table} order by 1"
        ).scalars()
        if rows := list(found):
            text += f"\ninsert into crm.{table} ({', '.join(listed)}) values\n" + ",\n".join(rows) + ";\n"
    return text + "\nreset role;\n"


if __name__ == "__main__":
    main()
