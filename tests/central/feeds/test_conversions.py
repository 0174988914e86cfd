"""Each conversion reads what it should, and says why it does not read the rest; nothing is guessed or rounded."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.central.feeds.conversions import FITTING, OPTIONS, Unreadable, conversion
from app.central.feeds.mapping import FeedError, Origin
from app.central.feeds.target import Field
from app.models.number import Numbers, to_e164


def read(kind: str, text: str, **said: object) -> str | None:
    return conversion(Origin(column="x", **said), Field("f", kind), {"t": {"1": "one", "0": ""}})(text)


@pytest.mark.parametrize(
    ("kind", "said", "text", "value"),
    [
        ("date", {}, "20240229", "2024-02-29"),
        ("date", {}, "2024-02-29", "2024-02-29"),
        ("date", {"format": "%d/%m/%Y"}, "29/02/2024", "2024-02-29"),
        ("date", {"format": ("%Y%m%d", "%d.%m.%Y")}, "29.02.2024", "2024-02-29"),
        ("date", {}, "00000000", None),
        ("date", {"format": "%Y-%m-%d"}, "0000-00-00", None),
        ("decimal", {}, "1,234,567.80", "1234567.8"),
        ("decimal", {}, "-5", "-5"),
        ("decimal", {}, "5-", "-5"),
        ("decimal", {}, "(5.10)", "-5.1"),
        ("decimal", {}, "-0.00", "0"),
        ("decimal", {"places": 2}, "000012345", "123.45"),
        ("decimal", {"places": 2}, "5", "0.05"),
        ("decimal", {"places": 2}, "-5", "-0.05"),
        ("decimal", {"point": ","}, "1.234,50", "1234.5"),
        ("integer", {}, "-12", "-12"),
        ("yes_no", {}, "Y", "t"),
        ("yes_no", {}, "whatever", "f"),
        ("yes_no", {"yes": ("A",)}, "Y", "f"),
        ("phone", {}, "13900001001", "8613900001001"),
        ("phone", {}, "021-62000001", "862162000001"),
        ("phone", {}, "0085291234567", "85291234567"),
        ("phone", {"region": "HK"}, "91234567", "85291234567"),
        ("text", {"as_": "name"}, "王\u3000小明", "王 小明"),
        ("text", {"as_": "certificate"}, "３１０ 101x", "310101X"),
        ("text", {"as_": "email"}, "Han.Mei@Mail.Example", "han.mei@mail.example"),
        ("text", {"as_": "upper"}, "ab-1", "AB-1"),
        ("text", {"as_": "code", "table": "t"}, "1", "one"),
        ("text", {"as_": "code", "table": "t"}, "0", None),
        ("text", {"as_": "code", "table": "t", "otherwise": "other"}, "9", "other"),
        ("text", {"as_": "code", "table": "t", "otherwise": ""}, "9", None),
    ],
)
def test_what_is_read(kind: str, said: dict[str, object], text: str, value: str | None) -> None:
    assert read(kind, text, **said) == value


@pytest.mark.parametrize(
    ("kind", "said", "text", "reason"),
    [
        ("date", {}, "20240230", "no date"),
        ("date", {}, "2024111", "no date"),
        ("date", {}, "00010101", "no date"),
        ("date", {}, "two", "no date"),
        ("decimal", {}, "1.2.3", "no amount"),
        ("decimal", {}, "1,23", "no amount"),
        ("decimal", {}, "1e5", "no amount"),
        ("decimal", {}, "١٢", "no amount"),
        ("decimal", {}, "", "no amount"),
        ("decimal", {}, "--5", "no amount"),
        ("decimal", {"places": 2}, "1.5", "decimal point"),
        ("decimal", {}, "1.005", "more than 18 digits before or 2"),
        ("decimal", {}, "1" * 19, "more than 18 digits"),
        ("decimal", {"negative": "reject"}, "-1", "is negative"),
        ("integer", {}, "1.0", "no whole number"),
        ("integer", {}, "99999999999", "no whole number"),
        ("phone", {}, "12345", "no telephone number"),
        ("phone", {}, "无", "no telephone number"),
        ("text", {}, "a\x00b", "characters that are none"),
        ("text", {}, "a\ufffdb", "characters that are none"),
        ("text", {}, "x" * 2001, "longer than"),
        ("key", {}, "x" * 201, "more than 200"),
        ("text", {"as_": "name"}, "x" * 201, "more than 200"),
        ("text", {"as_": "email"}, "nobody", "no mail address"),
        ("text", {"as_": "certificate"}, "1" * 65, "longer than any"),
        ("text", {"as_": "code", "table": "t"}, "9", "does not know"),
    ],
)
def test_what_is_not_read_says_why_without_the_value(
    kind: str, said: dict[str, object], text: str, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        read(kind, text, **said)
    assert len(text) < 4 or text not in str(caught.value)


def test_a_field_of_few_values_takes_no_other() -> None:
    convert = conversion(Origin(column="x"), Field("kind", among=("person", "firm")), {})
    assert convert("firm") == "firm"
    with pytest.raises(Unreadable, match="person, firm"):
        convert("dog")


def test_a_code_table_that_is_nowhere_is_no_row_s_fault() -> None:
    with pytest.raises(FeedError, match="no code table 'gone'"):
        read("text", "1", as_="code", table="gone")


def test_every_conversion_is_somebody_s() -> None:
    assert {name for names in FITTING.values() for name in names} == set(OPTIONS)


@given(st.dates(min_value=date(1800, 1, 1)), st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"]))
def test_every_date_is_read_back(day: date, written: str) -> None:
    assert read("date", day.strftime(written), format=written) == day.isoformat()


@given(st.text(max_size=12))
def test_a_date_is_that_date_or_none_or_unreadable(text: str) -> None:
    try:
        value = read("date", text)
    except Unreadable:
        return
    assert value is None or value.replace("-", "") == text.replace("-", "")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2), st.booleans())
def test_every_amount_is_read_to_the_cent(amount: Decimal, grouped: bool) -> None:
    text = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
    assert Decimal(read("decimal", text) or "") == amount


@given(st.integers(-(10**15), 10**15), st.integers(1, 2))
def test_counted_decimals_are_exact(units: int, places: int) -> None:
    assert Decimal(read("decimal", str(units), places=places) or "") == Decimal(units).scaleb(-places)


@given(st.text(alphabet="0123456789.,-+() ", max_size=16))
def test_no_text_becomes_another_amount(text: str) -> None:
    try:
        value = read("decimal", text.strip())
    except Unreadable:
        return
    digits = [letter for letter in text if letter.isdigit()]
    assert value is not None
    kept = [letter for letter in value if letter.isdigit()]
    assert "".join(kept).strip("0") == "".join(digits).strip("0")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_the_short_way_for_mobiles_is_the_parser_s(text: str) -> None:
    assert read("phone", text) == str(to_e164(text, Numbers()))


@given(st.text(max_size=40))
def test_a_name_has_single_spaces_and_no_control_characters(text: str) -> None:
    try:
        name = read("text", text, as_="name")
    except Unreadable:
        return
    assert name == " ".join((name or "").split())
    assert "\x00" not in (name or "")
