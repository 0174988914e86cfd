"""Reads a mapping file and says what is wrong with it: file, line, key, and what is there instead."""

import codecs
import re
from difflib import get_close_matches
from pathlib import Path

import msgspec

from app.central.feeds.conversions import FITTING, OPTIONS
from app.central.feeds.mapping import FeedError, Mapping, Origin
from app.central.feeds.moments import file_pattern
from app.central.feeds.target import Field, Target
from app.central.feeds.targets import FREE_FIELDS, TARGETS, target_named
from app.settings_file import Place, SettingsError, SettingsFile, read_settings_file

_ALWAYS = {"column", "join", "constant", "as_", "needed", "none", "unreadable"}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DEFAULTS = Origin()


class MappingFile(msgspec.Struct, frozen=True):
    """A mapping that is right in itself; its columns are looked for when a file is there."""

    file: SettingsFile
    mapping: Mapping
    target: Target

    def wrong(self, place: Place, what: str) -> FeedError:
        return FeedError(f"{self.file.place(place)}, {'.'.join(map(str, place))}: {what}")

    def check_columns(self, name: str, header: list[str], header_line: int) -> None:
        """Raises FeedError for a column that the file does not have."""
        wanted: list[tuple[Place, str]] = [
            (("fields", field), column) for field, origin in self.mapping.origins().items() for column in origin.columns
        ]
        feed = self.mapping.feed
        wanted += [(("feed", "only"), column) for column in feed.only]
        wanted += [(("feed", "as_of_column"), feed.as_of_column)] if feed.as_of_column else []
        for place, column in wanted:
            if column not in header:
                raise self.wrong(
                    place,
                    f"{name}, line {header_line} has no column {column!r};{_near(column, header)}"
                    f" there are: {', '.join(header)}.",
                )
            if header.count(column) > 1:
                raise self.wrong(place, f"{name}, line {header_line} has the column {column!r} more than once.")


def read_mapping(path: Path) -> MappingFile:
    """Raises FeedError."""
    try:
        file = read_settings_file(path)
    except SettingsError as error:
        raise FeedError(str(error).replace("the settings file", "the mapping")) from None
    try:
        mapping = msgspec.convert(file.tables, Mapping)
    except msgspec.ValidationError as error:
        raise FeedError(_told(file, str(error))) from None
    target = target_named(mapping.feed.target)
    if target is None:
        names = [one.name for one in TARGETS]
        near = _near(mapping.feed.target, names)
        place = file.place(("feed", "target"))
        raise FeedError(f"{place}, feed.target: there is no target {mapping.feed.target!r};{near} there are:"
                        f" {', '.join(names)}.")  # fmt: skip
    read = MappingFile(file, mapping, target)
    _check_feed(read)
    for name, origin in mapping.origins().items():
        _check_field(read, name, origin)
    _check_needed(read)
    return read


def _check_feed(read: MappingFile) -> None:
    feed, target = read.mapping.feed, read.target
    for key in ("name", "source"):
        if not _NAME.fullmatch(getattr(feed, key)):
            raise read.wrong(("feed", key), "small letters, digits and _ only, beginning with a letter.")
    _check_file(read)
    _check_trailer(read)
    if len(feed.delimiter) != 1 or len(feed.quote) > 1:
        raise read.wrong(("feed", "delimiter"), "delimiter is one character, quote one or none.")
    if not feed.header and not feed.columns:
        raise read.wrong(("feed", "header"), "a file without header needs the names of its columns: columns = [...].")
    if not re.fullmatch(r"[+-]\d\d:\d\d", feed.utc_offset) or not re.fullmatch(r"\d\d:\d\d:\d\d", feed.as_of_time):
        raise read.wrong(("feed", "utc_offset"), 'utc_offset is written "+08:00", as_of_time "23:59:59".')
    if feed.vanished == "close" and (feed.extract != "full" or not target.when_closed):
        what = "an extract of changes says nothing of the rest" if target.when_closed else f"{target.name} are kept"
        raise read.wrong(("feed", "vanished"), f'"close" is not possible here: {what}.')
    if target.name == "freezes" and feed.extract != "full":
        raise read.wrong(("feed", "extract"), "freezes are added up for each account: only a full extract has all.")
    if read.mapping.match and target.name != "customers":
        raise read.wrong(("match",), "only customers are matched.")


def _check_file(read: MappingFile) -> None:
    feed = read.mapping.feed
    try:
        codecs.lookup(feed.encoding)
    except LookupError:
        raise read.wrong(("feed", "encoding"), f"there is no encoding {feed.encoding!r}.") from None
    try:
        pattern = file_pattern(feed.file)
    except FeedError as error:
        raise read.wrong(("feed", "file"), f"{error}.") from None
    if not pattern.date_format and not feed.as_of_column:
        raise read.wrong(("feed", "file"), "nothing says as of when: write {as_of:%Y%m%d} here, or name as_of_column.")


def _check_trailer(read: MappingFile) -> None:
    try:
        groups = re.compile(read.mapping.feed.trailer).groups
    except re.error as error:
        raise read.wrong(("feed", "trailer"), f"is no regular expression ({error}).") from None
    if read.mapping.feed.trailer and not groups:
        raise read.wrong(("feed", "trailer"), r"needs a group for the number of rows, as in 'END (\d+)'.")


def _check_field(read: MappingFile, name: str, origin: Origin) -> None:
    place = ("fields", name)
    known = read.target.field(name)
    free = name.startswith(FREE_FIELDS.get(read.target.name, "\0"))
    if known is None and not free:
        names = [field.name for field in read.target.fields]
        raise read.wrong(place, f"{read.target.name} have no field {name!r};{_near(name, names)} there are:"
                                f" {', '.join(names)}.")  # fmt: skip
    if bool(origin.column) == (origin.constant is not None):
        raise read.wrong(place, "needs either column or constant.")
    field = known or Field(name)
    fitting = FITTING[field.kind]
    conversion = origin.as_ or fitting[0]
    if conversion not in OPTIONS:
        names = list(OPTIONS)
        raise read.wrong(place, f"there is no conversion {conversion!r};{_near(conversion, names)} there are:"
                                f" {', '.join(names)}.")  # fmt: skip
    if conversion not in fitting:
        raise read.wrong(place, f"{field.name} is a {field.kind}: it takes {', '.join(fitting)}, not {conversion}.")
    for option in Origin.__struct_fields__:
        given = getattr(origin, option) != getattr(_DEFAULTS, option)
        if given and option not in _ALWAYS and option not in OPTIONS[conversion]:
            own = ", ".join(sorted(OPTIONS[conversion])) or "none of its own"
            raise read.wrong(place, f"{option} is no option of the conversion {conversion}; it has {own}.")
    if bool(origin.sign_column) != bool(origin.negative_when):
        raise read.wrong(place, "sign_column and negative_when go together.")


def _check_needed(read: MappingFile) -> None:
    for field in read.target.fields:
        if field.needed and field.name not in read.mapping.fields:
            raise read.wrong(("fields",), f"{read.target.name} need the field {field.name!r}.")


def _near(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, 1)
    return f" did you mean {near[0]!r}?" if near else ""


def _told(file: SettingsFile, error: str) -> str:
    """msgspec's sentence with our place: `... - at `$.fields[...]``."""
    what, _, at = error.partition(" - at `")
    names = re.findall(r"[\w-]+", at.replace("[...]", "").removeprefix("$"))
    unknown = re.search(r"unknown field `(\w+)`", what)
    place: Place = (*names, *([unknown[1]] if unknown else []))
    named = f", {'.'.join(map(str, place))}" if place else ""
    missing = re.search(r"missing required field `(\w+)`", what)
    if unknown:
        what = f"nobody knows the key {unknown[1]!r}"
    elif missing:
        what = f"the key {missing[1]!r} is missing"
    return f"{file.place(place)}{named}: {what[:1].lower()}{what[1:]}."
