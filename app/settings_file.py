"""One settings file: its tables, and at which line each key stands, so that a mistake can be pointed at."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

Place = tuple[str | int, ...]
"""Where a key stands: names of tables and keys, and the place (from 0) within a list of tables."""


class SettingsError(Exception):
    """The settings cannot be used; the text is one sentence for a person, with file, line and key."""


class SettingsFile(msgspec.Struct, frozen=True, kw_only=True):
    """A settings file as read. `lines` says at which line (from 1) a table or key was written."""

    path: Path
    tables: dict[str, Any]
    lines: dict[Place, int]

    def place(self, path: Place) -> str:
        """`FILE, line N` of the key, or of the nearest thing inside or around it that has a line of its own."""
        for length in range(len(path), 0, -1):
            lines = [line for known, line in self.lines.items() if known[:length] == path[:length]]
            if lines:
                return f"{self.path}, line {min(lines)}"
        return str(self.path)


def read_settings_file(path: Path) -> SettingsFile:
    """Read one file. Raises `SettingsError` if it cannot be read, is not UTF-8, or is not TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}, line {line}: this is not UTF-8 text. Save the file as UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{path}: the settings file cannot be read ({error.strerror}).") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_syntax_sentence(path, text, str(error))) from None
    return SettingsFile(path=path, tables=tables, lines=key_lines(text))


def key_lines(text: str) -> dict[Place, int]:
    """The line of every table and key of a correct TOML text.

    A statement may run over several lines (lists, long texts): lines are gathered until tomllib takes them as one.
    """
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    waiting: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not waiting:
            start = number
        waiting.append(line)
        try:
            parsed = tomllib.loads("\n".join(waiting))
        except tomllib.TOMLDecodeError:
            continue
        header = re.match(r"\s*(\[\[?)", waiting[0])
        waiting = []
        if header:
            table = _placed(_only_path(parsed), counts, is_list=header[1] == "[[")
            found.setdefault(table, start)
        else:
            for path in _leaves(parsed):
                for length in range(len(table) + 1, len(table) + len(path) + 1):
                    found.setdefault((table + path)[:length], start)
    return found


def _placed(names: tuple[str, ...], counts: dict[Place, int], *, is_list: bool) -> Place:
    """The path of a table header, with the place in each list of tables above it; `counts` keeps how many there are."""
    path: Place = ()
    for name in names[:-1]:
        path += (name,)
        if path in counts:
            path += (counts[path] - 1,)
    path += (names[-1],)
    if is_list:
        counts[path] = counts.get(path, 0) + 1
        path += (counts[path] - 1,)
    return path


def _only_path(parsed: Any) -> tuple[str, ...]:
    """The names in a table header: tomllib gives dictionaries of one entry each, a list for `[[...]]`."""
    names: tuple[str, ...] = ()
    while parsed:
        if isinstance(parsed, list):
            parsed = parsed[0]
            continue
        name, parsed = next(iter(parsed.items()))
        names += (name,)
    return names


def _leaves(parsed: dict[str, Any]) -> list[Place]:
    paths: list[Place] = []
    for name, value in parsed.items():
        inner = _leaves(value) if isinstance(value, dict) else []
        paths += [(name, *path) for path in inner] or [(name,)]
    return paths


def _syntax_sentence(path: Path, text: str, error: str) -> str:
    match = re.match(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", error)
    what = match[1] if match else error
    line = int(match[2]) if match and match[2] else max(1, len(text.splitlines()))
    column = f", column {match[3]}" if match and match[3] else ""
    key = re.match(r"\s*([\w.\"-]+)\s*=", (text.splitlines() or [""])[line - 1])
    named = f", key {key[1]}" if key else ""
    return f"{path}, line {line}{column}{named}: this is not TOML ({what[:1].lower()}{what[1:]})."
