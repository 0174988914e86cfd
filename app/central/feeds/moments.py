"""As of when an extract speaks: from the name of its file, or from a column."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import msgspec

from app.central.feeds.conversions import Unreadable
from app.central.feeds.mapping import Feed, FeedError

_PLACE = re.compile(r"\{as_of:([^}]+)\}")
_DIRECTIVES = {
    "%Y": r"\d{4}",
    "%y": r"\d{2}",
    "%m": r"\d{2}",
    "%d": r"\d{2}",
    "%H": r"\d{2}",
    "%M": r"\d{2}",
    "%S": r"\d{2}",
}
_GLOB = {"*": ".*", "?": "."}


class FilePattern(msgspec.Struct, frozen=True):
    """`CUST_{as_of:%Y%m%d}*.csv`: which names it fits, and the date each one carries."""

    expression: str
    date_format: str = ""

    def fits(self, name: str) -> bool:
        return re.fullmatch(self.expression, name, re.IGNORECASE) is not None

    def written(self, name: str) -> str:
        """The date in the name as it is written; empty if the pattern has none."""
        found = re.fullmatch(self.expression, name, re.IGNORECASE)
        return found["as_of"] if found and self.date_format else ""


def file_pattern(text: str) -> FilePattern:
    """Raises FeedError for a date that cannot be read out of a name."""
    parts = _PLACE.split(text)
    if len(parts) > 3:
        raise FeedError("names {as_of:…} more than once")
    expression = _globbed(parts[0])
    if len(parts) == 1:
        return FilePattern(expression)
    dated = re.sub(r"%.|.", lambda found: _DIRECTIVES.get(found[0], re.escape(found[0])), parts[1])
    if "%" in dated:
        raise FeedError(f"reads the date by {parts[1]!r}; it may hold {' '.join(_DIRECTIVES)}")
    return FilePattern(f"{expression}(?P<as_of>{dated}){_globbed(parts[2])}", parts[1])


def _globbed(text: str) -> str:
    return "".join(_GLOB.get(letter, re.escape(letter)) for letter in text)


def moment(text: str, date_format: str, feed: Feed) -> datetime:
    """The instant a date means for this feed: at its `as_of_time`, unless the format names the hour. ValueError."""
    said = datetime.strptime(f"{text} {feed.utc_offset}", f"{date_format} %z")
    if "%H" in date_format:
        return said
    at = datetime.strptime(feed.as_of_time, "%H:%M:%S")  # noqa: DTZ007  # a time of day, its zone is the date's
    return said.replace(hour=at.hour, minute=at.minute, second=at.second)


def file_moment(path: Path, feed: Feed) -> datetime | None:
    """The as-of of the whole file; None if a column tells it row by row. Raises FeedError."""
    pattern = file_pattern(feed.file)
    if not pattern.date_format:
        return None
    try:
        return moment(pattern.written(path.name), pattern.date_format, feed)
    except ValueError:
        raise FeedError(f"{path.name}: the date in its name is none ({pattern.date_format}).") from None


def column_moment(feed: Feed, places: Mapping[str, int]) -> Callable[[list[str]], str | None] | None:
    """Reads a row's own as-of, where the mapping says that a column tells it."""
    if not feed.as_of_column:
        return None
    place = places[feed.as_of_column]

    @lru_cache(maxsize=1000)
    def read(text: str) -> str:
        try:
            return moment(text, feed.as_of_format, feed).isoformat()
        except ValueError:
            raise Unreadable(f"is no date written as {feed.as_of_format}") from None

    return lambda row: read(row[place].strip())
