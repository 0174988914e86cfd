"""The rows of an extract, one after the other, each with the line it stands at: CSV of any kind, or a workbook."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.central.feeds.inspect_file import is_workbook, text_encoding
from app.central.feeds.mapping import Feed, FeedError
from app.central.feeds.rows import Problem

WORKBOOK_BYTES = 32 << 20
"""A workbook larger than this is no small one: such an extract comes as CSV."""

Numbered = tuple[int, list[str]]


class Sheet:
    """An open extract: its header, and its rows with their lines. Rows of the wrong length are told beside."""

    def __init__(self, name: str, header: list[str], rows: Iterator[Numbered], *, header_line: int) -> None:
        self.name = name
        self.header = header
        self.header_line = header_line
        self._rows = rows
        self.wrong_length: list[Problem] = []

    def rows(self) -> Iterator[Numbered]:
        """Raises FeedError when the file breaks off, or is no CSV, on the way."""
        width = len(self.header)
        held: Problem | None = None
        for line, row in self._rows:
            if held:
                self.wrong_length.append(held)
                held = None
            if len(row) == width:
                yield line, row
            elif row:
                held = Problem(line, "", "", f"has {len(row)} columns, the header has {width}")
                short = len(row) < width
        if held and short:
            raise FeedError(f"{self.name}, line {held.line}: ends in the middle: the last row {held.reason}.")
        if held:
            self.wrong_length.append(held)


@contextmanager
def opened(path: Path, feed: Feed) -> Iterator[Sheet]:
    """The extract as the mapping says it is written. Raises FeedError."""
    if is_workbook(path):
        with _workbook(path, feed) as sheet:
            yield sheet
        return
    with path.open(encoding=text_encoding(feed), newline="") as file:
        lines = _without_trailer(file) if feed.trailer else file
        numbered = _numbered(path.name, csv.reader(lines, strict=True, **_dialect(feed)))
        for _ in range(feed.skip_lines):
            next(numbered, None)
        yield _sheet(path.name, feed, numbered)


def _dialect(feed: Feed) -> dict[str, Any]:
    if not feed.quote:
        return {"delimiter": feed.delimiter, "quoting": csv.QUOTE_NONE}
    return {"delimiter": feed.delimiter, "quotechar": feed.quote}


def _sheet(name: str, feed: Feed, numbered: Iterator[Numbered]) -> Sheet:
    if not feed.header:
        return Sheet(name, list(feed.columns), numbered, header_line=0)
    line, header = next(numbered, (0, []))
    if not header:
        raise FeedError(f"{name}: has no header.")
    return Sheet(name, [cell.strip() for cell in header], numbered, header_line=line)


def _numbered(name: str, reader: Any) -> Iterator[Numbered]:
    """Each row with the line it begins at: a quoted cell may run over several."""
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # "unexpected end of data" is a quote that nobody closed: a row that was cut off.
            raise FeedError(f"{name}, line {line}: this is not the CSV the mapping describes ({error}).") from None
        yield line, row
        line = reader.line_num + 1


def _without_trailer(lines: Iterator[str]) -> Iterator[str]:
    held: str | None = None
    for line in lines:
        if not line.strip():
            continue
        if held is not None:
            yield held
        held = line


@contextmanager
def _workbook(path: Path, feed: Feed) -> Iterator[Sheet]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    if path.stat().st_size > WORKBOOK_BYTES:
        raise FeedError(f"{path.name}: is larger than {WORKBOOK_BYTES >> 20} MB; such an extract comes as CSV.")
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        raise FeedError(f"{path.name}: is no workbook that can be read.") from None
    try:
        if feed.sheet and feed.sheet not in book.sheetnames:
            raise FeedError(f"{path.name}: has no sheet {feed.sheet!r}; there are: {', '.join(book.sheetnames)}.")
        sheet = book[feed.sheet] if feed.sheet else book.worksheets[0]
        rows = sheet.iter_rows(min_row=feed.skip_lines + 1, values_only=True)
        yield _sheet(path.name, feed, _cells(rows, feed.skip_lines + 1))
    finally:
        book.close()


def _cells(rows: Any, first: int) -> Iterator[Numbered]:
    """Rows as texts, as long as the header (Excel leaves out what is empty at the end); wholly empty ones are none."""
    width = 0
    for line, row in enumerate(rows, first):
        texts = [_cell_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue
        width = width or len(texts)
        yield line, texts + [""] * (width - len(texts))


def _cell_text(value: Any) -> str:
    """A cell as a CSV would have it: dates by ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
