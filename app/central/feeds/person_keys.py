"""What a customer is found and recognised by, made once when the record comes in."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.models.name_keys import NameKeys, name_keys, normal

PERSON_COLUMNS = [
    ("name_norm", 'text collate "C"'),
    ("given", 'text collate "C"'),
    ("pinyin", 'text collate "C"'),
    ("initials", 'text collate "C"'),
    ("latin", 'text collate "C"'),
    ("words", "text[]"),
    ("numbers", "bigint[]"),
]
"""Added to the staging table of customers."""

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CJK = re.compile(r"[㐀-鿿]")


def person_keys(at: Mapping[str, int], values: list[str | None]) -> list[str | None]:
    """The columns above, for the values of a row; `at`: field -> its place among them."""

    def said(field: str) -> str:
        place = at.get(field)
        return (values[place] or "") if place is not None else ""

    keys, words = _keys(said("name"), said("name_latin"), said("kind"), said("city"))
    numbers = {said(field) for field in ("mobile", "home_phone", "work_phone")} - {""}
    return [
        keys.name_norm,
        keys.given,
        keys.pinyin,
        keys.initials,
        keys.latin,
        words,
        "{" + ",".join(sorted(numbers)) + "}",
    ]


@lru_cache(maxsize=65_536)
def _keys(name: str, latin: str, kind: str, city: str) -> tuple[NameKeys, str]:
    """Names repeat a hundredfold in a bank, and pinyin costs ten times what the rest of a row does."""
    keys = name_keys(name, latin, kind, city)
    words = sorted(word for word in latin_words(name, latin))
    return keys, "{" + ",".join(f'"{word}"' for word in words) + "}"


def latin_words(name: str, latin: str) -> set[str]:
    """The words of a Latin name, each of which finds the customer."""
    return {word for word in _WORD.findall(f"{normal(name)} {normal(latin)}") if not _CJK.search(word)}
