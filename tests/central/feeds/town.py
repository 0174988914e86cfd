"""A database of its own for each test of the feeds, with the few extracts a small town's bank would send."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.central.admin import administrator
from app.central.feeds.mapping_file import MappingFile, read_mapping
from app.central.feeds.plan import Plan, make_plan
from app.central.feeds.run import Summary, load_all
from app.central.feeds.turns import the_only_one

CUSTOMERS = """
[feed]
name = "customers"
source = "core"
target = "customers"
file = "cust_{as_of:%Y%m%d}.csv"
rank = 10
trailer = 'END (\\d+)'

[fields]
key = "no"
kind = { constant = "person" }
name = { column = "name", as = "name" }
born_on = { column = "born", format = "%Y%m%d" }
certificate_kind = { constant = "ID" }
certificate_number = { column = "cert", as = "certificate" }
mobile = { column = "mobile", as = "phone" }
address = "address"

[[match]]
by = "certificate"
doubtful_if_different = ["born_on"]

[[match]]
by = "name_birth"
not_if_different = ["certificate"]

[[match]]
by = "name_phone"
not_if_different = ["certificate"]
doubtful_if_different = ["born_on"]
"""
CREDIT = (
    CUSTOMERS.replace('"core"', '"credit"')
    .replace("cust_", "credit_")
    .replace("rank = 10", "rank = 20")
    .replace('target = "customers"', 'target = "customers"\ncode_prefix = "K"')
)
ACCOUNTS = """
[feed]
name = "accounts"
source = "core"
target = "accounts"
file = "acct_{as_of:%Y%m%d}.csv"
extract = "full"
vanished = "close"
vanished_at_most_percent = 60

[fields]
key = "id"
customer = "no"
kind = "kind"
product = { constant = "savings" }
number = "number"
balance = { column = "balance", places = 2 }
state = { constant = "open" }
"""
PHONES = """
[feed]
name = "phones"
source = "core"
target = "phones"
file = "tel_{as_of:%Y%m%d}.csv"
extract = "full"
vanished = "close"
vanished_at_most_percent = 60

[fields]
key = { column = ["no", "seq"] }
customer = "no"
number = { column = "number", as = "phone" }
"""
HEAD = "no,name,born,cert,mobile,address"


def customers(*rows: str) -> str:
    return "\n".join((HEAD, *rows, f"END {len(rows)}"))


@dataclass
class Town:
    """`url` and `password` of an administrator, and a folder in which mappings and extracts are written."""

    url: str
    password: str
    folder: Path

    def mapping(self, text: str, name: str = "") -> MappingFile:
        path = self.folder / f"{name or len(list(self.folder.glob('*.toml')))}.toml"
        path.write_text(text, "utf-8")
        return read_mapping(path)

    def extract(self, name: str, text: str, encoding: str = "utf-8", end: str = "\n") -> Path:
        path = self.folder / name
        path.write_bytes((text.strip("\n") + end).encode(encoding))
        return path

    def plan(self, mappings: list[MappingFile], *files: Path) -> Plan:
        return make_plan(mappings, files)

    def load(self, mappings: list[MappingFile], *files: Path) -> Summary:
        return load_all(self.url, self.password, self.plan(mappings, *files))

    def rows(self, statement: str, *arguments: object) -> list[Any]:
        with administrator(self.url, self.password) as connection:
            return [
                row[0] if len(row) == 1 else tuple(row)
                for row in connection.exec_driver_sql(statement, arguments or None).all()
            ]

    def do(self, statement: str) -> None:
        with administrator(self.url, self.password) as connection, connection.begin():
            connection.exec_driver_sql(statement)

    def deciding(self) -> Any:
        return the_only_one(self.url, self.password, "decision")

    def everything(self) -> dict[str, int]:
        """How many rows each table of the schema has: what "nothing changed" is measured by."""
        names = self.rows(
            "select c.relname from pg_class c where c.relnamespace = 'crm'::regnamespace and relkind = 'r'"
        )
        return {name: self.rows(f"select count(*) from crm.{name}")[0] for name in names}
