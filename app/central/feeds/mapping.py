"""What a mapping file may say. resources/feeds/README.md explains every key to a bank's engineer."""

from typing import Literal

import msgspec


class FeedError(Exception):
    """A mapping, a file or the state of the import stands in the way. One sentence: what, where, and what is there."""


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all that is read from a mapping: a key nobody knows is an error, never ignored."""


class Origin(Said, frozen=True, kw_only=True):
    """Where one field comes from: a column (or several, joined), or a constant; and how its text is read."""

    column: str | tuple[str, ...] = ()
    join: str = "/"
    constant: str | None = None
    as_: str = msgspec.field(name="as", default="")
    """The conversion; by default the one that suits the field."""
    needed: bool = False
    """An empty value rejects the row."""
    none: tuple[str, ...] = ()
    """Texts that mean "nothing", beside the empty one."""
    format: str | tuple[str, ...] = ()
    places: int | None = None
    """The last so many digits are decimals, although no point is written: 12345 with 2 is 123.45."""
    point: str = "."
    negative: Literal["accept", "reject"] = "accept"
    sign_column: str = ""
    negative_when: tuple[str, ...] = ()
    unreadable: Literal["reject", "leave_out"] = "reject"
    """What cannot be read rejects its row, or is left out and only told."""
    table: str = ""
    otherwise: str | None = None
    """What a code becomes that the table does not know; without it such a row is rejected."""
    yes: tuple[str, ...] = ("1", "Y", "y", "true", "是")
    region: str = "CN"
    international_prefix: str = "00"
    trunk_prefix: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column this field is made of."""
        named = (self.column,) if isinstance(self.column, str) else self.column
        return (*named, self.sign_column) if self.sign_column else named


class Rule(Said, frozen=True, kw_only=True):
    """One way in which a new record is recognised as a customer who is here already; tried in the order they stand."""

    by: Literal["certificate", "name_birth", "name_phone"]
    doubtful_if_different: tuple[Literal["name", "born_on", "certificate", "gender"], ...] = ()
    not_if_different: tuple[Literal["name", "born_on", "certificate", "gender"], ...] = ()


class Feed(Said, frozen=True, kw_only=True):
    """One extract: which files, how they are written, what a row is, and what happens to rows that vanish."""

    name: str
    source: str
    target: str
    file: str
    rank: int = 0
    """Where two systems say different things of one field, the lower rank is believed."""
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    header: bool = True
    columns: tuple[str, ...] = ()
    """The names of the columns of a file without header."""
    skip_lines: int = 0
    sheet: str = ""
    only: dict[str, tuple[str, ...]] = {}
    """Column -> values: all other rows belong to another mapping and are passed over."""
    trailer: str = ""
    """A regular expression of the last line; its first group is the number of rows before it."""
    last_line: Literal["ended", "open"] = "ended"
    as_of_column: str = ""
    as_of_format: str = "%Y%m%d"
    as_of_time: str = "23:59:59"
    utc_offset: str = "+08:00"
    extract: Literal["full", "changes"] = "full"
    vanished: Literal["keep", "close"] = "keep"
    vanished_at_most_percent: int = 20
    rejected_at_most_percent: int = 50
    duplicates: Literal["reject", "first", "last"] = "reject"
    customers_from: str = ""
    """The source whose keys the customers are named by in this extract; by default its own."""
    accounts_from: str = ""
    code_prefix: str = "C"
    optional: bool = False
    """No file of this mapping is no failure."""


class Mapping(Said, frozen=True, kw_only=True):
    """A whole mapping file."""

    feed: Feed
    fields: dict[str, str | Origin]
    codes: dict[str, dict[str, str]] = {}
    match: tuple[Rule, ...] = ()

    @property
    def feed_name(self) -> str:
        """Under which the centre remembers what was loaded: `core.customers`."""
        return f"{self.feed.source}.{self.feed.name}"

    def origins(self) -> dict[str, Origin]:
        """Field -> its origin; a bare text names a column."""
        return {name: Origin(column=said) if isinstance(said, str) else said for name, said in self.fields.items()}
