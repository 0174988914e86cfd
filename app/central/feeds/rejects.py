"""The reject file beside an extract: which rows or values were not taken, and why. Safe to open in a spreadsheet."""

import contextlib
import csv
import os
import re
from pathlib import Path
from types import TracebackType
from typing import Any

from app.central.feeds.mapping import FeedError
from app.central.feeds.rows import Problem

ENDING = ".rejects.csv"
COLUMNS = ("file", "line", "key", "column", "reason", "value", "loaded")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CARD = re.compile(r"(?<!\d)(\d{6})\d{3,9}(\d{4})(?!\d)")


class Rejects:
    """Written while the extract is read; stands under its name only when something was told."""

    def __init__(self, extract: Path, feed: str, folder: Path | None = None) -> None:
        self.path = (folder or extract.parent) / f"{extract.name}.{feed}{ENDING}"
        self._part = self.path.with_name(self.path.name + ".part")
        self._name = extract.name
        self._file: Any = None
        self._writer: Any = None
        self.rejected = 0
        self.left_out = 0
        self.keys: list[str] = []
        self.keyless = 0

    def add(self, problem: Problem) -> None:
        if self._writer is None:
            self._open()
        if problem.loaded:
            self.left_out += 1
        else:
            self.rejected += 1
            if problem.key:
                self.keys.append(problem.key)
            else:
                self.keyless += 1
        line = str(problem.line)
        told = "yes" if problem.loaded else "no"
        cells = (self._name, line, problem.key, problem.column, problem.reason, problem.value, told)
        self._writer.writerow([safe_cell(cell) for cell in cells])

    def _open(self) -> None:
        # What stands here are customers' data: for the one who imports, and nobody else.
        try:
            handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError as error:
            raise FeedError(
                f"{self.path}: the reject file cannot be written ({error.strerror}); --rejects names another folder."
            ) from None
        self._file = os.fdopen(handle, "w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(COLUMNS)

    def __enter__(self) -> "Rejects":
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        if self._file is None:
            if kind is None:
                self.path.unlink(missing_ok=True)
            return
        self._file.close()
        with contextlib.suppress(OSError):
            self._part.replace(self.path)


def safe_cell(text: str) -> str:
    """No cell is a formula to a spreadsheet, and no card's number stands whole."""
    shown = _CARD.sub(r"\1****\2", text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
