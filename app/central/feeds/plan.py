"""Which file belongs to which mapping, in which order, and what can be said of them before anything is touched."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from app.central.feeds.inspect_file import Inspected, inspect
from app.central.feeds.mapping import FeedError
from app.central.feeds.mapping_file import MappingFile
from app.central.feeds.moments import FilePattern, file_moment, file_pattern
from app.central.feeds.reading import opened
from app.central.feeds.rejects import ENDING
from app.central.feeds.targets import place_of


class Step(msgspec.Struct, frozen=True):
    """One file to load by one mapping."""

    read: MappingFile
    path: Path
    inspected: Inspected


class Plan(msgspec.Struct, frozen=True):
    """`broken`: sentences about files that are left alone; `missing`: mappings that no file came for."""

    steps: tuple[Step, ...]
    broken: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    idle: tuple[Path, ...] = ()
    """Files no mapping is meant for."""


def make_plan(mappings: Sequence[MappingFile], places: Iterable[Path]) -> Plan:
    """Opens every file once. A broken file, or one that lacks a column, is told, and the others go on. Raises FeedError
    for mappings that do not go together and places that are not there."""
    _check_names(mappings)
    files, named = _files(places)
    patterns = [(read, file_pattern(read.mapping.feed.file)) for read in mappings]
    steps: list[Step] = []
    broken: list[str] = []
    for read, pattern in sorted(patterns, key=lambda pair: place_of(pair[0].target.name)):
        for path in sorted((path for path in files if pattern.fits(path.name)), key=lambda path: _age(path, pattern)):
            try:
                steps.append(Step(read, path, _looked_at(read, path)))
            except FeedError as error:
                broken.append(str(error))
    meant = {path for path in files for _read, pattern in patterns if pattern.fits(path.name)}
    broken += [f"{path}: no mapping is meant for a file of this name." for path in named - meant]
    found = {read.mapping.feed_name for read, pattern in patterns for path in files if pattern.fits(path.name)}
    missing = [
        f"{read.mapping.feed_name}: there is no file {read.mapping.feed.file!r}."
        for read in mappings
        if read.mapping.feed_name not in found and not read.mapping.feed.optional
    ]
    return Plan(tuple(steps), tuple(dict.fromkeys(broken)), tuple(missing), tuple(sorted(set(files) - meant - named)))


def _check_names(mappings: Sequence[MappingFile]) -> None:
    known: dict[str, MappingFile] = {}
    for read in mappings:
        other = known.setdefault(read.mapping.feed_name, read)
        if other is not read:
            raise read.wrong(("feed", "name"), f"{other.file.path} has the same name and source already.")


def _files(places: Iterable[Path]) -> tuple[list[Path], set[Path]]:
    """All files, and those that were named one by one."""
    files: list[Path] = []
    named: set[Path] = set()
    for place in places:
        if place.is_dir():
            files += [path for path in sorted(place.iterdir()) if path.is_file() and not _ours(path)]
        elif place.is_file():
            files.append(place)
            named.add(place)
        else:
            raise FeedError(f"{place}: there is no such file or folder.")
    return list(dict.fromkeys(files)), named


def _ours(path: Path) -> bool:
    """Reject files, mappings, and what Excel leaves beside an open workbook, are no extracts."""
    return path.name.endswith((ENDING, ".part", ".toml")) or path.name.startswith(("~$", "."))


def _age(path: Path, pattern: FilePattern) -> tuple[str, str]:
    return pattern.written(path.name), path.name


def _looked_at(read: MappingFile, path: Path) -> Inspected:
    """Raises FeedError for what can be seen at its beginning and its end: encoding, trailer, columns."""
    inspected = inspect(path, read.mapping.feed)
    file_moment(path, read.mapping.feed)
    with opened(path, read.mapping.feed) as sheet:
        read.check_columns(sheet.name, sheet.header, sheet.header_line)
    return inspected
