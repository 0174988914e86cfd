"""From the text in a column to the value of a field: small named conversions, each strict.

A conversion takes a stripped text that is not empty and returns what COPY writes. What it cannot read raises
`Unreadable` with a reason that holds no value of the row.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache

from app.central.feeds.mapping import FeedError, Origin
from app.central.feeds.target import Field
from app.models.number import Numbers, to_e164

Convert = Callable[[str], str | None]

OPTIONS: dict[str, frozenset[str]] = {
    "text": frozenset(),
    "upper": frozenset(),
    "name": frozenset(),
    "certificate": frozenset(),
    "email": frozenset(),
    "code": frozenset({"table", "otherwise"}),
    "date": frozenset({"format"}),
    "decimal": frozenset({"places", "point", "negative", "sign_column", "negative_when"}),
    "integer": frozenset(),
    "yes_no": frozenset({"yes"}),
    "phone": frozenset({"region", "international_prefix", "trunk_prefix"}),
}
"""Each conversion and the options that are its own; the others any field may have."""

FITTING: dict[str, tuple[str, ...]] = {
    "text": ("text", "upper", "name", "certificate", "email", "code", "decimal", "date"),
    "key": ("text", "upper", "certificate"),
    "date": ("date",),
    "decimal": ("decimal",),
    "integer": ("integer",),
    "yes_no": ("yes_no",),
    "phone": ("phone",),
}
"""Which conversions a field of each kind takes; the first is the one it has when the mapping says none."""

LONGEST_TEXT, LONGEST_NAME, LONGEST_KEY = 2000, 200, 200
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_ZEROS = re.compile(r"[0\s/.:-]*")


class Unreadable(Exception):
    """This text is not what the mapping says it is."""


def conversion(origin: Origin, field: Field, codes: Mapping[str, Mapping[str, str]]) -> Convert:
    """What reads this field. Raises FeedError for a code table that is nowhere."""
    name = origin.as_ or FITTING[field.kind][0]
    if name == "code":
        return _checked(field, _code(origin, codes))
    if name == "date":
        formats = (origin.format,) if isinstance(origin.format, str) else origin.format
        return _date(tuple(one for one in formats if one) or ("%Y%m%d", "%Y-%m-%d"))
    if name == "decimal":
        return _decimal(origin, field.digits)
    if name == "yes_no":
        yes = frozenset(origin.yes)
        return lambda text: "t" if text in yes else "f"
    if name == "phone":
        return _phone(origin)
    plain: dict[str, Convert] = {
        "text": _key if field.kind == "key" else _text,
        "upper": lambda text: _text(text).upper(),
        "name": _name,
        "certificate": _certificate,
        "email": _email,
        "integer": _integer,
    }
    return _checked(field, plain[name])


def _checked(field: Field, convert: Convert) -> Convert:
    if not field.among:
        return convert
    among = frozenset(field.among)

    def check(text: str) -> str | None:
        value = convert(text)
        if value is not None and value not in among:
            raise Unreadable(f"must become one of {', '.join(field.among)}")
        return value

    return check


def _text(text: str) -> str:
    if _CONTROL.search(text):
        raise Unreadable("holds characters that are none: it was broken before it came here")
    if len(text) > LONGEST_TEXT:
        raise Unreadable(f"is longer than {LONGEST_TEXT} characters")
    return text


def _key(text: str) -> str:
    if len(text) > LONGEST_KEY:
        raise Unreadable(f"is a key of more than {LONGEST_KEY} characters")
    return _text(text)


def _name(text: str) -> str:
    name = " ".join(_text(text).split())
    if len(name) > LONGEST_NAME:
        raise Unreadable(f"is a name of more than {LONGEST_NAME} characters")
    return name


def _certificate(text: str) -> str:
    number = "".join(unicodedata.normalize("NFKC", _text(text)).upper().split())
    if len(number) > 64:
        raise Unreadable("is longer than any certificate number")
    return number


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(_text(text)):
        raise Unreadable("is no mail address")
    return text.lower()


def _integer(text: str) -> str:
    digits = text.removeprefix("-").removeprefix("+")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise Unreadable("is no whole number")
    return text.removeprefix("+")


def _code(origin: Origin, codes: Mapping[str, Mapping[str, str]]) -> Convert:
    table = codes.get(origin.table)
    if not table:
        raise FeedError(f"There is no code table {origin.table!r}, neither in the mapping nor loaded by `code_maps`.")
    known = dict(table)
    otherwise = origin.otherwise

    def convert(text: str) -> str | None:
        code = known.get(text, otherwise)
        if code is None:
            raise Unreadable(f"is a code that the table {origin.table!r} does not know")
        return code or None

    return convert


def _date(formats: tuple[str, ...]) -> Convert:
    @lru_cache(maxsize=32_768)
    def convert(text: str) -> str | None:
        if _ZEROS.fullmatch(text):
            return None
        for one in formats:
            try:
                moment = datetime.strptime(text, one)  # noqa: DTZ007  # a calendar day has no zone
            except ValueError:
                continue
            # strptime takes 2024111 for %Y%m%d; whether it means 1 November or 11 January nobody knows.
            if moment.strftime(one) == text and moment.year >= 1800:
                return moment.date().isoformat()
        raise Unreadable(f"is no date written as {' or '.join(formats)}")

    return convert


def _decimal(origin: Origin, digits: tuple[int, int]) -> Convert:
    grouped, places = _GROUPED.get(origin.point, _GROUPED["."]), origin.places

    def convert(text: str) -> str | None:
        bare, minus = _without_sign(text)
        if grouped.fullmatch(bare):
            bare = bare.replace("," if origin.point == "." else ".", "")
        bare = bare.replace(origin.point, ".") if origin.point != "." else bare
        if not _NUMBER.fullmatch(bare):
            raise Unreadable("is no amount")
        if places:
            if "." in bare:
                raise Unreadable("has a decimal point, although the mapping counts its decimals by `places`")
            bare = bare.rjust(places + 1, "0")
            bare = f"{bare[:-places]}.{bare[-places:]}"
        whole, _, rest = bare.partition(".")
        whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
        if len(whole) > digits[0] or len(rest) > digits[1]:
            raise Unreadable(f"has more than {digits[0]} digits before or {digits[1]} after the point")
        value = f"{whole}.{rest}" if rest else whole
        if value == "0" or not minus:
            return value
        if origin.negative == "reject" and not origin.sign_column:
            raise Unreadable("is negative")
        return "-" + value

    return convert


def _without_sign(text: str) -> tuple[str, bool]:
    """Digits and whether they are negative: -5, 5-, (5); a sign twice is none."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text.startswith(("+", "-")):
        return text[1:].strip(), text[0] == "-"
    if text.endswith(("+", "-")):
        return text[:-1].strip(), text[-1] == "-"
    return text, False


def _phone(origin: Origin) -> Convert:
    numbers = Numbers(
        region=origin.region, international_prefix=origin.international_prefix, trunk_prefix=origin.trunk_prefix
    )
    mobile_at_once = origin.region == "CN" and not origin.trunk_prefix

    def convert(text: str) -> str | None:
        # Nine in ten are plain mobile numbers: the parser of all number plans takes 20 times as long for the same.
        if mobile_at_once and _MOBILE.fullmatch(text):
            return "86" + text
        number = to_e164(text, numbers)
        if number is None:
            raise Unreadable("is no telephone number with its area code")
        return str(number)

    return convert
