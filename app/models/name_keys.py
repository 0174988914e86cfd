"""The search keys of a name: plain text that equality and ranges can find, for Chinese and Latin names alike."""

import re
import unicodedata
from functools import cache

import msgspec

_CJK = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003134f]")
_DOUBLE = ("欧阳", "上官", "诸葛", "司马", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "东方", "端木")
"""Surnames of two characters."""
_READ_AS = {"曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "任": "ren", "查": "zha", "区": "ou", "覃": "qin"}
"""Characters that sound otherwise as a surname."""
_FIRM_TAIL = re.compile(r"(股份)?(有限公司|有限责任公司|集团|公司)$")
_FIRM_TRADE = re.compile(r"(贸易|科技|实业|物流|餐饮|建设|纺织|电子|食品|文化传媒|机械|医药)$")


class NameKeys(msgspec.Struct, frozen=True):
    name_norm: str
    given: str
    pinyin: str
    initials: str
    latin: str


def name_keys(name: str, name_latin: str = "", kind: str = "person", city: str = "") -> NameKeys:
    """`city` in the letters of the name: a firm's name often begins with it."""
    norm = normal(name)
    if not _CJK.search(norm):
        words = re.findall(r"[\w'-]+", norm)
        turned = " ".join([*words[-1:], *words[:-1]]) if kind != "firm" else norm
        given = words[0] if words and kind != "firm" else ""
        return NameKeys(norm, given, turned.replace(" ", ""), "".join(word[0] for word in words), turned)
    if kind == "firm":
        syllables = [sound for letter in norm for sound in _sound(letter)]
        given = _FIRM_TRADE.sub("", _FIRM_TAIL.sub("", norm)).removeprefix(city)
    else:
        family = norm[:2] if norm.startswith(_DOUBLE) else norm[:1]
        given = norm[len(family) :]
        syllables = [_READ_AS[family]] if family in _READ_AS else [s for letter in family for s in _sound(letter)]
        syllables += [sound for letter in given for sound in _sound(letter)]
    return NameKeys(norm, given, "".join(syllables), "".join(s[0] for s in syllables), normal(name_latin))


def normal(text: str) -> str:
    """One form for full-width and half-width, upper and lower case, and any run of spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


@cache
def _sound(letter: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(sound.replace("ü", "v") for sound in lazy_pinyin(letter) if sound.strip())
