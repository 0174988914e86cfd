"""What a target is: one table as an extract sees it, with the fields a mapping may name."""

from typing import Literal

import msgspec

Kind = Literal["text", "date", "decimal", "integer", "yes_no", "phone", "key"]
"""`key`: the source's own key of this or another record."""


class Field(msgspec.Struct, frozen=True):
    """One field of a target. `column` is empty where the loader itself knows what to do with it."""

    name: str
    kind: Kind = "text"
    needed: bool = False
    column: str = ""
    about: str = ""
    among: tuple[str, ...] = ()
    digits: tuple[int, int] = (18, 2)
    """Of a decimal: before and after the point; what has more is refused, never rounded."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One table as an extract sees it.

    `ids`: "made" of source and key, so that the same record is the same row whenever it comes; "natural": the table's
    own key; "update": rows of `table` that other extracts made; the rest have a loader of their own.
    """

    name: str
    about: str
    table: str
    fields: tuple[Field, ...]
    ids: Literal["made", "natural", "update", "own"] = "made"
    primary: tuple[str, ...] = ("id",)
    refers: tuple[str, ...] = ()
    """Records the row must find: customer, account, contract, group."""
    when_closed: str = "delete"
    """What `vanished = "close"` does: "delete", a column that becomes 'closed', or "" where it is not allowed."""
    provenance: bool = True

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)
