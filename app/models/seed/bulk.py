"""Invents a bank of any size on the server itself, set by set: nothing but a few words travels, and memory stays flat.

Deterministic: the dice are a hash of the customer's number, the name of the throw and the seed, in whole numbers.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from importlib import resources

import msgspec
import sqlalchemy as sa

from app.models.schema import run_script
from app.models.seed import words, words_zh
from app.models.seed.dictionary import dictionary, spread
from app.models.seed.indexes import indexes_of
from app.models.seed.words_contacts import AGENTS, CONTACTS

MOST_CUSTOMERS = 19_000_000
"""Up to here certificate and telephone numbers are each somebody's own."""
CHUNK = 25_000
REBUILD_FROM = 50_000
"""Customers from which on it is quicker to build each index once at the end."""

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and how much there is."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    customers: int
    """Besides the demo's named people."""
    seed: int
    today: date
    whole: bool = True
    """False: customers with what they are found by, and their accounts; no contacts, contracts and the rest."""

    @property
    def managers_a_branch(self) -> int:
        return max(1, self.customers // 300_000)

    @property
    def clubs(self) -> int:
        return min(99, max(5, self.customers // 20_000))


class Bulk:
    """One bank in the making, inside the transaction under way on `connection`, as the owner of the tables."""

    def __init__(self, connection: sa.Connection, plan: Plan, progress: Progress) -> None:
        self._connection = connection
        self._plan = plan
        self._progress = progress
        files = {f.name: f.read_text("utf-8") for f in resources.files("app.models.seed.sql").iterdir()}
        self._scripts = {name: text for name, text in sorted(files.items()) if name.endswith(".sql")}

    def prepare(self) -> None:
        """The dice and the words, in a schema of their own, and the bank's branches and people."""
        self._do("create schema crm_seed")
        for name, kind, value in (
            ("seed", "bigint", str(self._plan.seed)),
            ("last", "bigint", str(self._plan.customers)),
            ("managers", "integer", str(self._plan.managers_a_branch)),
            ("today", "date", f"date '{self._plan.today:%Y-%m-%d}'"),
            ("clubs", "integer", str(self._plan.clubs)),
            ("colleague_count", "integer", str(len(AGENTS))),
            ("complaint_count", "integer", str(len(words.COMPLAINTS))),
            ("whole", "boolean", str(self._plan.whole).lower()),
        ):
            self._do(
                f"create function crm_seed.{name}() returns {kind} language sql immutable parallel safe return {value}"
            )
        self._run("00")
        self._copy_words()
        self._run("05")

    def fill(self) -> None:
        """All customers with everything, a chunk at a time; the indexes come back at the end."""
        down = indexes_of(self._connection, self._tables()) if self._plan.customers >= REBUILD_FROM else []
        for index in down:
            self._do(index.drop)
        for first in range(1, self._plan.customers + 1, CHUNK):
            last = min(first + CHUNK - 1, self._plan.customers)
            self._do("truncate crm_seed.span")
            self._connection.execute(
                sa.text("insert into crm_seed.span values (:first, :last)"), [{"first": first, "last": last}]
            )
            self._run("10")
            if first == 1:
                self._do("analyze crm_seed.people")  # a table that grows from nothing is taken for a small one
            self._run(*self._each_chunk)
            self._progress("customers", last, self._plan.customers)
        for done, index in enumerate(down, start=1):
            self._do(index.create)
            self._progress("indexes", done, len(down))

    def clear_away(self) -> None:
        self._do("set local client_min_messages = warning")
        self._do("drop schema crm_seed cascade")

    def _tables(self) -> tuple[str, ...]:
        """Those that the scripts of `fill` fill."""
        texts = [text for name, text in self._scripts.items() if name.startswith(self._each_chunk)]
        return tuple(sorted({table for text in texts for table in re.findall(r"insert into crm\.(\w+)", text)}))

    @property
    def _each_chunk(self) -> tuple[str, ...]:
        """How the names of the scripts begin that make a chunk."""
        return ("15", "2", "3", "4", "5", "6") if self._plan.whole else ("15", "2", "3")

    def _run(self, *prefixes: str) -> None:
        for name, text in self._scripts.items():
            if name.startswith(prefixes):
                run_script(self._connection, text)

    def _do(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)

    def _copy_words(self) -> None:
        cities = (*words_zh.CITIES, words_zh.HONG_KONG)
        self._copy("words", (msgspec.structs.astuple(word) for word in dictionary()))
        self._copy("cities", ((place, c.region, c.name, c.latin) for place, c in enumerate(cities)))
        self._copy("contact_kinds", ((place, *kind[1:]) for place, kind in enumerate(spread(CONTACTS))))
        self._copy("colleagues", ((place, *agent) for place, agent in enumerate(AGENTS)))
        self._copy("complaint_kinds", ((place, *texts) for place, texts in enumerate(words.COMPLAINTS)))

    def _copy(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        cursor = self._connection.connection.cursor()
        try:
            # psycopg's own: SQLAlchemy has no word for COPY.
            with cursor.copy(f"copy crm_seed.{table} from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
        finally:
            cursor.close()
        self._do(f"analyze crm_seed.{table}")
