"""One row of an extract to one line of COPY: texts converted, references made, its fingerprint taken."""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec
from uuid_utils import uuid7

from app.central.feeds.conversions import Unreadable
from app.central.feeds.ids import ROW_SHA_BYTES, made_id
from app.central.feeds.mapping import Mapping as FeedMapping
from app.central.feeds.moments import column_moment
from app.central.feeds.person_keys import PERSON_COLUMNS, person_keys
from app.central.feeds.takes import Row, take, text_of
from app.central.feeds.target import Field, Target
from app.central.feeds.targets import FREE_FIELDS

REFERENCES = {"account": "accounts", "contract": "contracts", "group": "groups"}
"""Fields that name another record by its key, and the table its row is in."""
_PG = {
    "text": "text",
    "key": 'text collate "C"',
    "date": "date",
    "decimal": "numeric",
    "integer": "integer",
    "yes_no": "boolean",
    "phone": "bigint",
}
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_ESCAPED = "\\\t\n\r"
_CARD_DIGITS = range(12, 20)


class Problem(msgspec.Struct, frozen=True):
    """Why a row, or one value of it, was not taken."""

    line: int
    key: str
    column: str
    reason: str
    value: str = ""
    loaded: bool = False
    """The row came in without this value."""


class RowRejected(Exception):
    """This row is not loaded."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.problem = problem


class RowReader:
    """Knows for one mapping and one header how a row becomes a line of the staging table."""

    def __init__(
        self, mapping: FeedMapping, target: Target, header: Row, codes: Mapping[str, Mapping[str, str]]
    ) -> None:
        feed = mapping.feed
        places = {name: place for place, name in enumerate(header)}
        self._target, self._source = target, feed.source
        self._origins = mapping.origins()
        self._names = list(self._origins)
        self._fields = [target.field(name) or Field(name) for name in self._names]
        self._takes = [
            take(field, origin, places, codes)
            for field, origin in zip(self._fields, self._origins.values(), strict=True)
        ]
        self._texts = [text_of(o, places) if o.constant is None else None for o in self._origins.values()]
        self._at = {name: place for place, name in enumerate(self._names)}
        self._key_places = [self._at[name] for name in ("key",) if name in self._at] or [
            self._at[name] for name in target.primary if name in self._at
        ]
        self._moment = column_moment(feed, places)
        self._references = [
            (self._at[name], table, (feed.accounts_from if name == "account" else "") or feed.source)
            for name, table in REFERENCES.items()
            if name in self._at
        ]
        self.left_out: list[Problem] = []

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Name and PostgreSQL type of each column of the staging table; a field's is `f_NAME`."""
        made = [("line", "integer"), ("row_sha", "bytea"), ("row_key", 'text collate "C"'), ("id", "uuid")]
        made += [(f"{self._names[place]}_id", "uuid") for place, _table, _source in self._references]
        if self._moment:
            made.append(("row_as_of", "timestamptz"))
        made += [(staged(field.name), _PG[field.kind]) for field in self._fields]
        if self._target.name == "accounts":
            made.append(("card_key", "text"))
        if self._target.name == "customers":
            made += PERSON_COLUMNS
        return made

    def sections(self) -> dict[str, str]:
        """Name -> staging column of the fields whose names the mapping chose."""
        beginning = FREE_FIELDS.get(self._target.name, "\0")
        return {name.removeprefix(beginning): staged(name) for name in self._names if name.startswith(beginning)}

    def line(self, number: int, row: Row) -> str:
        """The row, which stands at this line of its file, as a line of COPY. Raises RowRejected."""
        values: list[str | None] = []
        for place, value_of in enumerate(self._takes):
            try:
                values.append(value_of(row))
            except Unreadable as error:
                self._unreadable(number, row, place, str(error))
                values.append(None)
        key = "/".join([values[place] or "" for place in self._key_places])
        card_key = self._mask_card(number, values, key) if self._target.name == "accounts" else None
        said = "\x1f".join(["\0" if value is None else value for value in values])
        sha = blake2b(said.encode(), digest_size=ROW_SHA_BYTES).hexdigest()
        row_id = str(uuid7()) if self._target.name == "customers" else made_id(self._target.table, self._source, key)
        cells: list[str | None] = [key, row_id]
        for place, table, source in self._references:
            named = values[place]
            cells.append(None if named is None else made_id(table, source, named))
        if self._moment:
            try:
                cells.append(self._moment(row))
            except Unreadable as error:
                raise RowRejected(Problem(number, key, "as_of_column", str(error))) from None
        cells += values
        if self._target.name == "accounts":
            cells.append(card_key)
        if self._target.name == "customers":
            cells += person_keys(self._at, values)
        if any(letter in said for letter in _ESCAPED):
            cells = [cell and cell.translate(_ESCAPES) for cell in cells]
        rest = "\t".join(["\\N" if cell is None else cell for cell in cells])
        return f"{number}\t\\\\x{sha}\t{rest}\n"

    def _unreadable(self, number: int, row: Row, place: int, reason: str) -> None:
        """A value that may be left out is told; any other rejects the row."""
        field, origin = self._fields[place], self._origins[self._names[place]]
        leave_out = origin.unreadable == "leave_out" and not (field.needed or origin.needed)
        keys = [self._said(row, at) for at in self._key_places]
        column = " + ".join(origin.columns) or field.name
        problem = Problem(number, "/".join(keys), column, reason, self._said(row, place), leave_out)
        if not leave_out:
            raise RowRejected(problem)
        self.left_out.append(problem)

    def _said(self, row: Row, place: int) -> str:
        text = self._texts[place]
        return text(row)[:200] if text else ""

    def _mask_card(self, number: int, values: list[str | None], key: str) -> str | None:
        """A card's number becomes BIN, stars, last four, and the key to find it by; nobody stages it whole."""
        if values[self._at["kind"]] != "card":
            return None
        at = self._at["number"]
        digits = "".join((values[at] or "").split()).replace("-", "")
        if not digits.isdigit() or len(digits) not in _CARD_DIGITS:
            if sum(letter.isdigit() for letter in digits) > 10:
                raise RowRejected(Problem(number, "", "number", "is neither a card's number nor a masked one"))
            return digits[:6] + digits[-4:]
        if digits in key.replace(" ", "").replace("-", ""):
            reason = "is the card's whole number: a card needs another key, because its number is never kept"
            raise RowRejected(Problem(number, "", "key", reason))
        values[at] = f"{digits[:6]}{'*' * (len(digits) - 10)}{digits[-4:]}"
        return digits[:6] + digits[-4:]


def staged(field: str) -> str:
    """The staging column of a field."""
    return "f_" + "".join(letter if letter.isalnum() else "_" for letter in field.lower())
