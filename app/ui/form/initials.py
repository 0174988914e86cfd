"""Pinyin initials of Chinese labels, from the order of GB 2312: its first plane is sorted by pinyin.

A table of 23 borders instead of a pinyin library, whose import alone takes a second and 40 MB.
"""

from bisect import bisect_right

_BORDERS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
_STARTS = [start for start, _ in _BORDERS]
_SPOKEN = {"行": "h", "调": "t"}
"""Signs with two readings, as a bank reads them: 银行, 调整."""
_LAST = 0xD7F9
"""Rarer characters stand behind this one in the order of their strokes."""


def initials(text: str) -> str:
    """`提前还款` -> `tqhk`; letters and figures stay, everything else is left out."""
    return "".join(map(_initial, text))


def _initial(sign: str) -> str:
    if sign.isascii():
        return sign.lower() if sign.isalnum() else ""
    if sign in _SPOKEN:
        return _SPOKEN[sign]
    try:
        code = int.from_bytes(sign.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    if not _STARTS[0] <= code <= _LAST:
        return ""
    return _BORDERS[bisect_right(_STARTS, code) - 1][1]
