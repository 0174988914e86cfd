"""What a stolen agent's password can do with psql itself. All is refused, and all is on record: in the audit, or in the
server's log with the role, the SQLSTATE and the statement."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from app.central.people import add_agent, add_team
from app.models.tables import metadata
from tests.central import items
from tests.central.administration import admin, did, wrong
from tests.central.conftest import Bank

PASSWORD = "stolen at the desk"
DENIED = "42501"


@dataclass
class Thief:
    """Signs in as the agent `mole` with psql; reads the server's log from where this test began."""

    bank: Bank
    passfile: Path
    log_from: int

    def says(self, *statements: str) -> list[str]:
        """What psql answers to the statements, one after the other, each in its own transaction; errors among them."""
        words = [str(self.bank.psql), "-X", "-A", "-t", "-q", "-v", "VERBOSITY=verbose", self.bank.plain_url("mole")]
        done = subprocess.run(
            words,
            input="\n".join(f"{statement};" for statement in statements),
            capture_output=True,
            text=True,
            timeout=100,
            env={"PGPASSFILE": str(self.passfile), "PATH": os.environ["PATH"]},
        )
        return [*done.stdout.splitlines(), *done.stderr.splitlines()]

    def refused(self, statement: str, code: str = DENIED) -> None:
        """The statement was refused with this SQLSTATE, and the log tells who tried what."""
        answer = "\n".join(self.says(statement))
        assert f"ERROR:  {code}:" in answer, (statement, answer)
        log = self.log()
        assert any(",mole," in line and f",{code},ERROR:" in line for line in log.splitlines())
        assert f"STATEMENT:  {statement}" in log

    def log(self) -> str:
        with self.bank.log.open(encoding="utf-8") as file:
            file.seek(self.log_from)
            return file.read()

    def audit(self, action: str) -> int:
        with admin(self.bank) as connection, connection.begin():
            found: int = connection.exec_driver_sql(
                "select count(*) from crm.audit where agent = 'mole' and action = %s", (action,)
            ).scalar_one()
        return found


@pytest.fixture
def thief(bank: Bank, tmp_path: Path) -> Iterator[Thief]:
    with admin(bank) as connection:
        add_team(connection, "strict", searches_per_minute=30, again=True)
        add_agent(connection, "mole", PASSWORD, team="strict", existing=True)
    did(bank, "delete from crm.search_counts where agent = 'mole'")
    passfile = tmp_path / "pgpass"
    passfile.write_text(f"*:*:*:mole:{PASSWORD}\n", "utf-8")
    passfile.chmod(0o600)
    yield Thief(bank, passfile, bank.log.stat().st_size)
    assert wrong(bank) == []


def test_psql_signs_in_as_the_agent(thief: Thief) -> None:
    assert thief.says("select crm.whoami_v1()->>'agent', session_user, current_user") == ["mole|mole|mole"]


def test_each_table_is_refused(thief: Thief) -> None:
    for table in metadata.sorted_tables:
        thief.refused(f"select 1 from crm.{table.name}")
        thief.refused(f"copy crm.{table.name} to stdout")


def test_the_audit_can_be_neither_changed_nor_cut(thief: Thief) -> None:
    thief.says("select crm.search_v2('wang', 5)")
    for statement in (
        "update crm.audit set detail = 'x'",
        "delete from crm.audit",
        "truncate crm.audit",
        "drop table crm.audit",
        "alter table crm.audit disable trigger all",
        "update crm.audit_heads set n = 0",
        "set session_replication_role = replica",
        "select crm.audit_put('done', 'card', null, '', '')",
        "insert into crm.audit (agent, chain, n, at, action, h) values ('lead', 'seen', 1, now(), 'card', '')",
    ):
        thief.refused(statement)


def test_no_other_role_is_taken_or_made(thief: Thief) -> None:
    for statement in (
        "set role crm_owner",
        "set role postgres",
        "set role lead",
        "set session authorization lead",
        "grant crm_owner to mole",
        "alter role lead password 'x'",
        "alter role mole connection limit 1000",
        "create role mole2 login",
        "drop owned by crm_owner",
    ):
        thief.refused(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "select crm.card(gen_random_uuid(), 3, '', '')",
        "select crm.typed('1')",
        "select crm.may_not_see(gen_random_uuid(), '', '')",
        "select crm.counted('search', 'x')",
        "select crm.note_call('c', 1, 2, '', '{}', '{}', false)",
        "select crm.audit_hash('', '', '', 1, now(), '', null, '', '')",
        "create function crm.signed_in() returns text language sql as 'select ''lead''::text'",
        "create or replace function pg_temp.f() returns int language c as 'x', 'y'",
        "select pg_read_file('pg_hba.conf')",
        "copy (select 1) to program 'true'",
        "copy (select 1) to '/tmp/x'",
        "select pg_reload_conf()",
        "select rolpassword from pg_authid",
        "alter system set log_min_error_statement = panic",
        "set log_min_error_statement = panic",
        "alter role mole set log_min_error_statement = panic",
    ],
)
def test_nothing_inside_can_be_called(thief: Thief, statement: str) -> None:
    answer = "\n".join(thief.says(statement))
    assert f"ERROR:  {DENIED}:" in answer
    assert f"STATEMENT:  {statement}" in thief.log()


def test_another_agent_cannot_be_forged_and_no_date_put_back(thief: Thief) -> None:
    item = items.interaction(call=None)
    forged = json.loads(item.payload) | {
        "agent": "lead",
        "created_by": "lead",
        "at": "2001-01-01T00:00:00Z",
        "received_at": "2001-01-01T00:00:00Z",
    }
    text = json.dumps(forged).replace("'", "''")
    thief.says(f"select crm.log_interaction_v1('{item.item_id}', '{uuid4()}', '{text}')")
    with admin(thief.bank) as connection, connection.begin():
        row = connection.exec_driver_sql(
            "select agent, received_at > now() - interval '1 minute', at > now() - interval '1 day'"
            " from crm.interactions where id = %s",
            (item.item_id,),
        ).one()
        audited = connection.exec_driver_sql(
            "select agent, at > now() - interval '1 minute' from crm.audit where action = 'interaction'"
            " and chain = 'done' and agent = 'mole' order by n desc limit 1"
        ).one()
    assert tuple(row) == ("mole", True, True)
    assert tuple(audited) == ("mole", True)


def test_another_agents_record_cannot_be_written_over(thief: Thief) -> None:
    item = items.interaction()
    store = thief.bank.store()
    store.push(item)
    store.close()
    changed = item.payload.replace("Asked for the balance", "Asked for nothing").replace("'", "''")
    statement = f"select crm.log_interaction_v1('{item.item_id}', '{uuid4()}', '{changed}')"
    thief.refused(statement, "P0409")


def test_ten_thousand_searches_are_thirty(thief: Thief) -> None:
    began = time.monotonic()
    # No text begins or continues the one before: none of them is typing on.
    answers = thief.says(*(f"select crm.search_v2('{n:05d}x', 5)" for n in range(10_000)))
    minutes = int((time.monotonic() - began) // 60) + 1
    refused = [answer for answer in answers if answer == '{"refused": "searches"}']
    assert len(answers) == 10_000
    assert 10_000 - 30 * minutes <= len(refused) <= 10_000 - 30
    assert thief.audit("refused") >= len(refused)
    assert thief.audit("search") >= 10_000 - len(refused)


def test_guessing_at_customers_is_on_record(thief: Thief) -> None:
    before = thief.audit("refused")
    did(thief.bank, "update crm.customers set owner_agent = 'lead' where code = 'C00000001'")
    try:
        with admin(thief.bank) as connection, connection.begin():
            key = connection.exec_driver_sql("select id from crm.customers where code = 'C00000001'").scalar_one()
        for call in ("profile_v1('{0}', 3, '', '')", "profile_v1('{0}', 3, 'made up', 'I like to')"):
            (answer,) = thief.says("select crm." + call.format(key))
            assert json.loads(answer)["refused"] == "protected"
    finally:
        did(thief.bank, "update crm.customers set owner_agent = '' where code = 'C00000001'")
    assert thief.audit("refused") == before + 2
    nobody = uuid4()
    thief.refused(f"select crm.profile_v1('{nobody}', 3, '', '')", "P0404")


def test_no_answer_is_big_whatever_is_asked(thief: Thief) -> None:
    with admin(thief.bank) as connection, connection.begin():
        key = connection.exec_driver_sql("select id from crm.customers where code = 'C00000001'").scalar_one()
    big = 2_000_000_000
    searched, history = thief.says(
        f"select jsonb_array_length(crm.search_v2('a', {big}))",
        f"select jsonb_array_length(crm.history_v1('{key}', null, {big}, 1, ''))",
    )
    assert int(searched) <= 100
    assert int(history) <= 200


def test_others_statements_are_not_seen(thief: Thief) -> None:
    with admin(thief.bank) as connection:
        connection.exec_driver_sql("select 1")
        (seen,) = thief.says("select count(*) from pg_stat_activity where usename <> 'mole' and query like 'select 1%'")
    assert seen == "0"


def test_a_wrong_password_is_on_record(thief: Thief) -> None:
    thief.passfile.write_text("*:*:*:mole:guessed\n", "utf-8")
    assert "password authentication failed" in "\n".join(thief.says("select 1"))
    assert any(",mole," in line and ",28P01,FATAL:" in line for line in thief.log().splitlines())
