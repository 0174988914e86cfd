"""Looks at a whole file before anything of it is loaded: is it text in the encoding it should be, and all there?"""

import codecs
import hashlib
import re
from pathlib import Path

import msgspec

from app.central.feeds.mapping import Feed, FeedError

_CHUNK = 1 << 20
_TAIL = 1 << 16
_BOMS = {codecs.BOM_UTF8: "UTF-8", codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_ENOUGH = 8
"""So many characters that are right as UTF-8 are no accident of another encoding."""


class Inspected(msgspec.Struct, frozen=True):
    """A file that may be read: its fingerprint, and how many rows its trailer promises (None: it has none)."""

    sha: bytes
    promised: int | None = None


def is_workbook(path: Path) -> bool:
    return path.suffix.lower() in {".xlsx", ".xlsm"}


def inspect(path: Path, feed: Feed) -> Inspected:
    """Raises FeedError: what is wrong, at which line, and what is there instead."""
    try:
        if is_workbook(path):
            return Inspected(hashlib.sha256(path.read_bytes()).digest())
        sha = _check_text(path, feed.encoding)
        tail = _tail(path, feed)
    except OSError as error:
        raise FeedError(f"{path.name}: cannot be read ({error.strerror}).") from None
    if not tail.strip():
        raise FeedError(f"{path.name}: is empty.")
    return Inspected(sha, _promised(path, feed, tail))


def text_encoding(feed: Feed) -> str:
    """A mark at the beginning of UTF-8 is no part of the first column's name."""
    return "utf-8-sig" if codecs.lookup(feed.encoding).name == "utf-8" else feed.encoding


def _check_text(path: Path, encoding: str) -> bytes:
    """Reads it once, as it says and as UTF-8 beside. Returns the fingerprint."""
    sha = hashlib.sha256()
    own = codecs.getincrementaldecoder(encoding)("strict")
    declared = codecs.lookup(encoding).name
    other = None if declared.startswith("utf") else codecs.getincrementaldecoder("utf-8")("strict")
    foreign = 0
    with path.open("rb") as file:
        first = True
        while chunk := file.read(_CHUNK):
            if first:
                _check_beginning(path, chunk, declared)
                first = False
            if b"\0" in chunk and not declared.startswith(("utf-16", "utf-32")):
                raise FeedError(f"{path.name}: holds bytes of zero: it is no text file in {encoding}.")
            sha.update(chunk)
            try:
                own.decode(chunk)
            except UnicodeDecodeError:
                raise FeedError(_bad_line(path, encoding)) from None
            if other:
                try:
                    foreign += sum(letter > "\x7f" for letter in other.decode(chunk)) if foreign < _ENOUGH else 0
                except UnicodeDecodeError:
                    other = None
    try:
        own.decode(b"", final=True)
    except UnicodeDecodeError:
        raise FeedError(f"{path.name}: ends in the middle of a character: it is not whole.") from None
    if other and foreign >= _ENOUGH:
        raise FeedError(f"{path.name}: the mapping says {encoding}, but the whole file reads as UTF-8.")
    return sha.digest()


def _check_beginning(path: Path, chunk: bytes, declared: str) -> None:
    for mark, name in _BOMS.items():
        if chunk.startswith(mark) and not declared.startswith(name[:5].lower()):
            raise FeedError(
                f"{path.name}, line 1: the mapping says {declared}, but the file begins with {name}'s mark."
            )
    if chunk.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"%PDF")):
        raise FeedError(f"{path.name}: is no text but a workbook, an archive or a document.")


def _bad_line(path: Path, encoding: str) -> str:
    """The first line that is not in this encoding: a line end is no part of a longer character in those we read."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as error:
                guess = _reads_as(line, encoding)
                also = f" It would read as {guess}." if guess else ""
                return f"{path.name}, line {number}, byte {error.start + 1}: this is not {encoding}.{also}"
            except UnicodeError:
                break
    return f"{path.name}: this is not {encoding}."


def _reads_as(line: bytes, encoding: str) -> str:
    for other in ("utf-8", "gb18030", "big5"):
        if codecs.lookup(other).name != codecs.lookup(encoding).name:
            try:
                line.decode(other)
            except UnicodeDecodeError:
                continue
            return other
    return ""


def _tail(path: Path, feed: Feed) -> str:
    """The last bytes as text; the line it begins in is not whole."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        return file.read().decode(feed.encoding, "replace")


def _promised(path: Path, feed: Feed, tail: str) -> int | None:
    last = tail.rstrip("\r\n").splitlines()[-1]
    if feed.trailer:
        found = re.fullmatch(feed.trailer, last.strip())
        if not found:
            raise FeedError(f"{path.name}: ends in the middle: its last line is not the trailer {feed.trailer!r}.")
        return int(found[1])
    if feed.last_line == "ended" and not tail.endswith(("\n", "\r")):
        raise FeedError(
            f"{path.name}: ends in the middle: its last line has no end. If the source writes it so, the mapping says"
            ' last_line = "open".'
        )
    return None
