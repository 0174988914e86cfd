"""The words a bank is invented from, as one table of the server: lists of a thousand places, common words on many.

Python knows how a character sounds and the server does not: what the search keys of names are put together from is
reckoned here, once a word, so that the server's names have the very keys that `name_keys` makes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from app.models.name_keys import name_keys, normal
from app.models.seed import words_latin, words_zh
from app.models.seed.words_contacts import ContactKind
from app.models.seed.words_zh import City

PLACES = 1000
"""Places of one list: a word stands on as many of them as it is common."""


class Word(msgspec.Struct, frozen=True):
    """One place of a list. What a column holds besides `zh` depends on the list."""

    list: str
    place: int
    zh: str
    """As it is written in the name."""
    norm: str
    sound: str = ""
    initials: str = ""
    latin: str = ""
    """As it is written in Latin letters, with a capital where it stands first."""
    given: str = ""
    """What is left of it in the search key `given`: the trade and the kind of a firm fall away."""
    extra: str = ""


def dictionary() -> Iterator[Word]:
    """All lists, each with its thousand places."""
    yield from _spread("surname zh", map(_surname, words_zh.SURNAMES), steep=True)
    yield from _spread("surname hk", map(_hong_kong_surname, words_latin.HK_SURNAMES.split()), steep=True)
    yield from _spread("surname latin", map(_latin, words_latin.LAST.split()), steep=True)
    yield from _spread("given zh m", map(_character, words_zh.MEN))
    yield from _spread("given zh f", map(_character, words_zh.WOMEN))
    yield from _spread("given hk m", map(_hong_kong, words_latin.HK_MEN.split()))
    yield from _spread("given hk f", map(_hong_kong, words_latin.HK_WOMEN.split()))
    yield from _spread("given latin m", map(_latin, words_latin.MEN.split()))
    yield from _spread("given latin f", map(_latin, words_latin.WOMEN.split()))
    yield from _spread("brand first", map(_character, words_zh.BRAND_FIRST))
    yield from _spread("brand last", map(_character, words_zh.BRAND_LAST))
    yield from _spread("firm", _firm_kinds())
    yield from _spread("firm latin word", map(_latin, words_latin.FIRM_WORDS.split()))
    yield from _spread("firm latin tail", map(_latin, words_latin.FIRM_TAILS))
    yield from _spread("city", map(_city, words_zh.CITIES), steep=True)
    yield from _spread("street", map(_character, words_zh.STREETS))
    yield from _regions()
    yield from _spread("odd", (_odd(*names) for names in words_latin.ODD_NAMES))


def _regions() -> Iterator[Word]:
    """The first six digits of citizens' numbers: twenty districts of each city, six hundred places in all."""
    codes = [f"{city.region}{district:02d}" for city in words_zh.CITIES for district in range(1, 21)]
    return (Word("region", place, code, code) for place, code in enumerate(codes))


def spread(kinds: Sequence[ContactKind]) -> Iterator[ContactKind]:
    """Each on as many of a thousand places as its weight says."""
    weights = [kind.weight for kind in kinds]
    return (kinds[_entry_at(weights, place)] for place in range(PLACES))


def _spread(name: str, words: Iterable[dict[str, str]], *, steep: bool = False) -> Iterator[Word]:
    """`steep`: the first is much more common than the last (1/rank, softened)."""
    entries = list(words)
    weights = [1000 // (rank + 5) if steep else 1 for rank in range(len(entries))]
    for place in range(PLACES):
        yield Word(name, place, **entries[_entry_at(weights, place)])


def _entry_at(weights: Sequence[int], place: int) -> int:
    """Whole numbers only: no rounding may differ between machines."""
    rest = place * sum(weights) // PLACES
    for entry, weight in enumerate(weights):
        if rest < weight:
            return entry
        rest -= weight
    raise AssertionError


def _surname(word: str) -> dict[str, str]:
    keys = name_keys(word + "一")
    sound = keys.pinyin.removesuffix("yi")
    return _of(word, sound, keys.initials[:-1], _passport(sound))


def _character(word: str) -> dict[str, str]:
    """As it sounds inside a name, not as a surname."""
    keys = name_keys("一" + word)
    sound = keys.pinyin.removeprefix("yi")
    return _of(word, sound, keys.initials[1:], _passport(sound))


def _hong_kong(word: str) -> dict[str, str]:
    letters, latin = _parted(word)
    return _character(letters) | {"latin": latin}


def _hong_kong_surname(word: str) -> dict[str, str]:
    letters, latin = _parted(word)
    return _surname(letters) | {"latin": latin}


def _parted(word: str) -> tuple[str, str]:
    start = next(place for place, letter in enumerate(word) if letter.isascii())
    return word[:start], word[start:]


def _latin(word: str) -> dict[str, str]:
    keys = name_keys(word, kind="firm")
    return _of(word, keys.pinyin, keys.initials, word)


def _city(city: City) -> dict[str, str]:
    return _character(city.name) | {"latin": city.latin, "given": city.area, "extra": city.region}


def _odd(name: str, latin: str) -> dict[str, str]:
    keys = name_keys(name, latin)
    return _of(name, keys.pinyin, keys.initials, latin) | {"given": keys.given, "extra": keys.latin}


def _firm_kinds() -> Iterator[dict[str, str]]:
    for trade, trade_latin in words_zh.TRADES:
        for tail, tail_latin in words_zh.TAILS:
            rest = name_keys(f"一{trade}{tail}", kind="firm").given.removeprefix("一")
            yield _character(trade + tail) | {"latin": f"{trade_latin} {tail_latin}", "given": rest}


def _of(word: str, sound: str, initials: str, latin: str) -> dict[str, str]:
    return {"zh": word, "norm": normal(word), "sound": sound, "initials": initials, "latin": latin}


def _passport(sound: str) -> str:
    """As passports write it: ü is yu after l and n."""
    return re.sub(r"^([ln])v", r"\1yu", sound).capitalize()
