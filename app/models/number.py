"""Telephone numbers to E.164. A number either becomes exactly one international number, or none: nothing is guessed."""

import re
import unicodedata

import msgspec

LONGEST = 64
"""Characters of a number with its punctuation; what is longer is none, and never cut to somebody else's."""

_FORMATTING = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff().\-/\u2010-\u2015\u2212]+")
_SCHEME = re.compile(r"^(?:sips?|tel):", re.IGNORECASE)
_DIALLABLE = re.compile(r"^\+?[0-9]+$")
_TO_DIAL = re.compile(r"^\+?[0-9*#]{1,32}$")
_PUNCTUATION = re.compile(r"[\s().\-/]+")
_WITHHELD = frozenset({"266696687", "7378742833", "2562533", "8656696", "8622258253", "7748484"})
"""ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE and PRIVATE on a keypad: some exchanges send them as numbers."""


class Rewrite(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What begins with `prefix` begins with `replacement` instead."""

    prefix: str
    replacement: str = ""


class Numbers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a trunk, or a file, writes numbers: E.164 is reached by rewriting, then by parsing in `region`."""

    region: str = "CN"
    """ISO 3166 country in which a number without a country code is read."""
    international_prefix: str = "00"
    trunk_prefix: str = ""
    internal_length: int = 5
    """Numbers up to this many digits are extensions: they never match a customer."""
    rewrites: tuple[Rewrite, ...] = ()
    """The first that fits is applied to the number as it came, and once more to its form with `+`."""


def warm_up(numbers: Numbers) -> None:
    """Import the number plans (33 ms) before the first call rings; meant for an idle moment after the first window."""
    import phonenumbers

    phonenumbers.is_possible_number(phonenumbers.parse("+8613800138000", numbers.region))
    to_e164("02012345678", numbers)


def to_e164(text: str, numbers: Numbers) -> int | None:
    """The number as an integer without '+', or None for withheld, internal, short and impossible ones.

    `numbers` tells how this trunk writes caller ids: its own prefixes are rewritten before the parser sees them,
    because the parser knows only the dialling rules of the region (in Hong Kong `00` is no international prefix, and
    `00852...` would become a Mexican number).
    """
    digits = _digits(text)
    if not _may_be_subscriber(digits, numbers):
        return None
    local = _rewritten(digits, numbers.rewrites)
    abroad = local.startswith(("+", numbers.international_prefix or "+"))
    bare = local if abroad else local.removeprefix(numbers.trunk_prefix)
    if not _may_be_subscriber(bare, numbers):
        return None
    read = _parsed(bare, numbers)
    if bare != local and not _valid(read):
        # A line that puts 9 before the outside may still tell a number without it, if it makes sense no other way.
        whole = _parsed(local, numbers)
        read = whole if _valid(whole) else read
    return read


def dialled_digits(text: str) -> str:
    """What would be dialled for a number as people write it; empty if it is none."""
    digits = _PUNCTUATION.sub("", text)
    return digits if _TO_DIAL.match(digits) else ""


def reversed_tail(e164: int) -> int:
    """The last eight digits from the last to the first: numbers that end alike stand together in an index."""
    return int(f"{e164:08d}"[-8:][::-1])


def _digits(text: str) -> str:
    """Without scheme, host, parameters, punctuation and marks of direction; digits of any script as plain ones."""
    user = _SCHEME.sub("", text.strip()).partition("@")[0].partition(";")[0]
    if len(user) > LONGEST:
        return ""
    plain = _FORMATTING.sub("", unicodedata.normalize("NFKC", user))
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in plain)


def _may_be_subscriber(digits: str, numbers: Numbers) -> bool:
    bare = digits.removeprefix("+")
    return bool(_DIALLABLE.match(digits)) and len(bare) > numbers.internal_length and bare not in _WITHHELD


def _rewritten(digits: str, rewrites: tuple[Rewrite, ...]) -> str:
    for rule in rewrites:
        if rule.prefix and digits.startswith(rule.prefix):
            return rule.replacement + digits.removeprefix(rule.prefix)
    return digits


def _parsed(digits: str, numbers: Numbers) -> int | None:
    prefix = numbers.international_prefix
    if prefix and digits.startswith(prefix):
        digits = "+" + digits.removeprefix(prefix)
    if digits.startswith("+"):
        digits = _rewritten(digits, numbers.rewrites)
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, numbers.region)
    except phonenumbers.NumberParseException:
        return None
    # Possible "locally" lacks its area code: it would become somebody else's number.
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return int(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:])


def _valid(e164: int | None) -> bool:
    import phonenumbers

    return e164 is not None and phonenumbers.is_valid_number(phonenumbers.parse(f"+{e164}"))
