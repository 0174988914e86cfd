"""From a row's cells to one value."""

import pytest

from app.central.feeds.conversions import Unreadable
from app.central.feeds.mapping import Origin
from app.central.feeds.takes import take
from app.central.feeds.target import Field

PLACES = {"a": 0, "b": 1}


def taken(row: list[str], field: Field | None = None, **said: object) -> str | None:
    return take(field or Field("f"), Origin(**said), PLACES, {})(row)


def test_columns_constants_and_nothing() -> None:
    assert taken([" x ", ""], column="a") == "x"
    assert taken(["x", "y"], column=("a", "b")) == "x/y"
    assert taken(["021", "62000001"], column=("a", "b"), join="") == "02162000001"
    assert taken(["", ""], column=("a", "b")) is None
    assert taken(["x", ""], constant="always") == "always"
    assert taken(["x", ""], constant="") is None
    assert taken(["none", ""], column="a", none=("none",)) is None


@pytest.mark.parametrize("field", [Field("f", needed=True), Field("f")])
def test_what_is_needed_is_there(field: Field) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        taken([" ", ""], field, column="a", needed=not field.needed)


def test_a_sign_may_stand_in_a_column_of_its_own() -> None:
    money = Field("f", "decimal")
    said = {"column": "a", "sign_column": "b", "negative_when": ("D",)}
    assert taken(["5.00", "C"], money, **said) == "5"
    assert taken(["5.00", "D"], money, **said) == "-5"
    assert taken(["0", "D"], money, **said) == "0"
    with pytest.raises(Unreadable, match="says minus again"):
        taken(["-5", "D"], money, **said)
    with pytest.raises(Unreadable, match="is negative"):
        taken(["5", "D"], money, **said, negative="reject")
