"""Caller ids to E.164. A number either becomes exactly one international number, or none: nothing is guessed."""

import re

from app.settings import Numbers

LONGEST = 40
"""Characters of a caller id that are looked at; no number of any plan is longer with its punctuation."""

_FORMATTING = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff().\-/]+")
_SCHEME = re.compile(r"^(?:sips?|tel):", re.IGNORECASE)
_DIALLABLE = re.compile(r"^\+?\d+$")
_TO_DIAL = re.compile(r"^\+?[0-9*#]{1,32}$")
_PUNCTUATION = re.compile(r"[\s().\-/]+")


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
    digits = _written_out(text, numbers)
    if digits is None:
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, numbers.region)
    except phonenumbers.NumberParseException:
        return None
    # Possible "locally" lacks its area code: it would become somebody else's number.
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return int(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:])


def dialled_digits(text: str) -> str:
    """What would be dialled for a number as people write it; empty if it is none."""
    digits = _PUNCTUATION.sub("", text)
    return digits if _TO_DIAL.match(digits) else ""


def _written_out(text: str, numbers: Numbers) -> str | None:
    """Digits with '+' if the trunk wrote it internationally; None if it cannot be a subscriber's number."""
    user = _SCHEME.sub("", text[:LONGEST].strip()).partition("@")[0].partition(";")[0]
    digits = _FORMATTING.sub("", user).replace("＋", "+")
    if not _DIALLABLE.match(digits) or len(digits.lstrip("+")) <= numbers.internal_length:
        return None
    digits = _international(digits, numbers)
    trunk = numbers.trunk_prefix
    if trunk and digits.startswith(trunk):
        digits = _international(digits[len(trunk) :], numbers)
    return digits if len(digits.lstrip("+")) > numbers.internal_length else None


def _international(digits: str, numbers: Numbers) -> str:
    prefix = numbers.international_prefix
    return "+" + digits[len(prefix) :] if prefix and digits.startswith(prefix) else digits
