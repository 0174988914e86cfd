"""Payment card numbers in free text: they must not be kept (PCI DSS 3.3 and 3.4), so a note with one is refused."""

import re
import unicodedata

SHORTEST, LONGEST = 13, 19
"""Digits of a primary account number (ISO/IEC 7812-1)."""

_RUN = re.compile(r"(?<![\d+])\d+(?:[ \-.]\d+)*")
_NOT_CARDS = ("0", "8")
"""First digits that no payment card has: 8 is telecommunications (ISO/IEC 7812-1), as in 86 138 ..."""


def find_card_numbers(text: str) -> list[tuple[int, int]]:
    """Places (start, end) of what reads as a card number: 13 to 19 digits, grouped or not, with a right Luhn digit."""
    plain = "".join(_plain_digit(character) for character in text)
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(plain):
        groups = [(run.start() + g.start(), run.start() + g.end()) for g in re.finditer(r"\d+", run.group())]
        found += _in_groups(plain, groups)
    return found


def hide_card_numbers(text: str) -> str:
    """The same text with all but the last four digits of each card number as dots."""
    for start, end in reversed(find_card_numbers(text)):
        text = text[:start] + "····" + text[end - 4 : end] + text[end:]
    return text


def is_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _in_groups(plain: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans from one group's begin to another's end, so that `4111 1111 1111 1111 12/27` is found too."""
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(groups):
        hit = next(
            (last for last in reversed(range(first, len(groups))) if _is_card(plain, groups[first : last + 1])), None
        )
        if hit is not None:
            found.append((groups[first][0], groups[hit][1]))
            first = hit
        first += 1
    return found


def _is_card(plain: str, groups: list[tuple[int, int]]) -> bool:
    digits = "".join(plain[start:end] for start, end in groups)
    return SHORTEST <= len(digits) <= LONGEST and digits[0] not in _NOT_CARDS and is_luhn(digits)


def _plain_digit(character: str) -> str:
    """Full-width and other digits as 0 to 9, one for one, so that places stay."""
    value = unicodedata.digit(character, None)
    return str(value) if value is not None and character.isdecimal() else character
