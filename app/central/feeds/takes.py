"""From a row of cells to the value of one field: which columns, which conversion, which sign."""

from collections.abc import Callable, Mapping

from app.central.feeds.conversions import Unreadable, conversion
from app.central.feeds.mapping import Origin
from app.central.feeds.target import Field

Row = list[str]
Take = Callable[[Row], str | None]


def take(field: Field, origin: Origin, places: Mapping[str, int], codes: Mapping[str, Mapping[str, str]]) -> Take:
    """Reads the field out of a row; None is "nothing". What it returns raises Unreadable.

    `places`: column -> place in the row. Raises FeedError for a code table that is nowhere.
    """
    needed = field.needed or origin.needed
    convert = conversion(origin, field, codes)
    if origin.constant is not None:
        constant = convert(origin.constant) if origin.constant else None
        return lambda _row: constant
    none = frozenset(("", *origin.none))
    text = text_of(origin, places)
    sign = places[origin.sign_column] if origin.sign_column else -1

    def value_of(row: Row) -> str | None:
        said = text(row)
        value = None if said in none else convert(said)
        if value is None:
            if needed:
                raise Unreadable("is empty")
            return None
        return value if sign < 0 else _signed(value, row[sign].strip(), origin)

    return value_of


def text_of(origin: Origin, places: Mapping[str, int]) -> Callable[[Row], str]:
    """The stripped text of the field's column, or of its columns joined (nothing, if all are empty)."""
    named = (origin.column,) if isinstance(origin.column, str) else origin.column
    at = [places[name] for name in named]
    if len(at) == 1:
        only = at[0]
        return lambda row: row[only].strip()

    def joined(row: Row) -> str:
        parts = [row[place].strip() for place in at]
        return origin.join.join(parts) if any(parts) else ""

    return joined


def _signed(value: str, sign: str, origin: Origin) -> str:
    if sign not in origin.negative_when or value == "0":
        return value
    if value.startswith("-"):
        raise Unreadable(f"has a minus, and {origin.sign_column} says minus again")
    if origin.negative == "reject":
        raise Unreadable("is negative")
    return "-" + value
