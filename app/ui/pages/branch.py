"""A row that opens: what a page is made of."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from app.ui.card.rows import Cell, Row
from app.ui.plain import one_line

LONGEST = 4000
"""Letters of one text that are shown; the centre sends 2,000 at most."""
LINE_COLUMNS = 58
"""A long text is broken after so many narrow letters; a Chinese one counts twice."""


@dataclass(frozen=True, slots=True)
class Branch:
    """`details` stand below the row while it is open; a `caption` heads those that follow and does not open."""

    row: Row
    details: tuple[Row, ...] = ()
    caption: bool = False


def caption(text: str, beside: str = "") -> Branch:
    cells = (Cell(text, "secondary", strong=True), Cell(beside, "secondary"))
    return Branch(Row(cells, f"{text} {beside}".strip(), detail=True), caption=True)


def detail(name: str, value: str, role: str = "text", masked: bool = False) -> Row:
    """A line below an open row: what it is, and its value."""
    return Row((Cell(name, "secondary"), Cell(one_line(value), role, masked=masked)), f"{name}: {value}", detail=True)


def details(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    """Lines for those that have a value."""
    return tuple(detail(name, value) for name, value in pairs if value)


def paragraph(name: str, text: str) -> tuple[Row, ...]:
    """A long text below an open row, in as many lines as it needs; the first carries the name."""
    lines = _broken(one_line(text, LONGEST))
    return tuple(detail(name if n == 0 else "", line) for n, line in enumerate(lines))


def _broken(text: str) -> list[str]:
    lines, begin, wide, gap = [], 0, 0, -1
    for n, letter in enumerate(text):
        wide += 2 if east_asian_width(letter) in "WF" else 1
        if letter == " ":
            gap = n
        if wide > LINE_COLUMNS:
            end = gap if gap > begin else n
            lines.append(text[begin:end].strip())
            begin = end
            wide = sum(2 if east_asian_width(rest) in "WF" else 1 for rest in text[end : n + 1])
    rest = text[begin:].strip()
    return [*lines, rest] if rest else lines
