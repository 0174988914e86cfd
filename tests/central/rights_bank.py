"""A bank whose teams may not see everybody: branches, protected customers, staff, VIPs; and people of every role."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import psycopg

from app.central.people import Role, add_agent, add_team
from app.central.protection import protect, share
from tests.central.administration import admin, did
from tests.central.conftest import Bank

PEOPLE: dict[str, tuple[str, Role]] = {
    "north": ("north", "agent"),
    "north2": ("north", "agent"),
    "northlead": ("north", "lead"),
    "southlead": ("south", "lead"),
    "south": ("south", "agent"),
    "care": ("south", "complaints"),
    "proof": ("", "auditor"),
    "boss": ("", "admin"),
    "mole": ("strict", "agent"),
}
CUSTOMERS = ("plain", "branch", "staff", "vip", "own")
"""Each of the last four is closed to somebody; `own` is protected: north's."""

_MADE: dict[str, "RightsBank"] = {}


class RightsBank:
    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.passwords = {name: secrets.token_urlsafe(9) for name in PEOPLE}
        self.ids: dict[str, UUID] = {}
        self.codes: dict[str, str] = {}
        self.numbers = {name: 8613900000011 + place for place, name in enumerate(CUSTOMERS)}

    @contextmanager
    def as_agent(self, name: str) -> Iterator[psycopg.Connection[Any]]:
        password = self.passwords.get(name) or self.bank.passwords[name]
        with psycopg.connect(self.bank.plain_url(name), password=password, autocommit=True) as connection:
            yield connection

    def ask(self, name: str, function: str, *values: object) -> Any:
        """What a function answers this agent."""
        with self.as_agent(name) as connection:
            holes = ", ".join(["%s"] * len(values))
            row = connection.execute(f"select crm.{function}({holes})", values).fetchone()
        assert row is not None
        return row[0]

    def card(self, name: str, customer: str, call: str = "", reason: str = "") -> str:
        """Opened by hand: the word of refusal, or empty."""
        answer = self.ask(name, "profile_v1", self.ids[customer], 1, call, reason)
        return str(answer.get("refused", ""))

    def ring(self, name: str, customer: str) -> tuple[str, dict[str, Any]]:
        """A call from this customer's own number: its id, and what the desk is told."""
        call = str(uuid4())
        answer = self.ask(name, "lookup_v1", f'{{"call_id": "{call}", "e164": {self.numbers[customer]}, "trust": 1}}')
        return call, answer

    def audit(self, name: str, call: str = "") -> list[tuple[str, str]]:
        """Action and detail of the agent's last rows, newest first; of one call if given."""
        with admin(self.bank) as connection, connection.begin():
            rows = connection.exec_driver_sql(
                "select action, detail from crm.audit where agent = %s and (%s = '' or call_id = %s)"
                " order by at desc, n desc limit 50",
                (name, call, call),
            ).all()
        return [(row[0], row[1]) for row in rows]


def rights_bank(bank: Bank) -> RightsBank:
    """The one of this server, made at the first asking."""
    if bank.admin_url not in _MADE:
        _MADE[bank.admin_url] = _make(bank)
    return _MADE[bank.admin_url]


def _make(bank: Bank) -> RightsBank:
    """Once for a server: five customers of the demo bank are changed in place."""
    made = RightsBank(bank)
    did(
        bank,
        "insert into crm.branches (code, parent_code, name, path) values"
        " ('1', '', 'Head office', '1/'), ('11', '1', 'North', '1/11/'), ('111', '11', 'North gate', '1/11/111/'),"
        " ('110', '1', 'Not below 11', '1/110/'), ('12', '1', 'South', '1/12/')"
        " on conflict (code) do update set path = excluded.path",
    )
    with admin(bank) as connection, connection.begin():
        rows = connection.exec_driver_sql(
            "select id, code from crm.customers where kind = 'person' order by code desc offset 20 limit 5"
        ).all()
        for name, (key, code) in zip(CUSTOMERS, rows, strict=True):
            made.ids[name], made.codes[name] = key, code
            connection.exec_driver_sql(
                "insert into crm.phones (e164, customer_id, rev8) values (%s, %s, 0)", (made.numbers[name], key)
            )
            connection.exec_driver_sql(
                "update crm.customers set owner_agent = '', household_id = null, name = 'Zz Rights',"
                " name_norm = 'zz rights', latin = 'zz rights', branch_code = %s, is_staff = %s, flags = %s"
                " where id = %s",
                (
                    {"plain": "111", "branch": "110"}.get(name, ""),
                    name == "staff",
                    ["vip"] if name == "vip" else [],
                    key,
                ),
            )
    with admin(bank) as connection:
        add_team(connection, "north", branch="11", sees_vip=False, again=True)
        add_team(connection, "south", again=True)
        add_team(connection, "strict", searches_per_minute=30, again=True)
        for name, (team, role) in PEOPLE.items():
            add_agent(connection, name, made.passwords[name], team=team, role=role, existing=True)
        protect(connection, made.codes["own"], "north", "his since 2019")
    return made


@contextmanager
def shared(made: RightsBank, customer: str, who: str, until: Any = None) -> Iterator[None]:
    with admin(made.bank) as connection:
        share(connection, made.codes[customer], who, "leave", until)
    try:
        yield
    finally:
        did(made.bank, f"delete from crm.customer_shares where customer_id = '{made.ids[customer]}'")
