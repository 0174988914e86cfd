"""Loading settings: built-in defaults, the site's file, the user's own, then the environment."""

import os
import re
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.services.agent_state import WrapPolicy
from app.settings import Settings
from app.settings_check import choices, complaints, named, word
from app.settings_file import Place, SettingsError, SettingsFile, read_settings_file

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

_KEYS = {field.encode_name: field.type for field in msgspec.structs.fields(Settings)}
_SECTIONS = {name: kind for name, kind in _KEYS.items() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}


class _Origin(msgspec.Struct, frozen=True):
    """Where a value came from: a place in a file, or a variable of the environment (`file` None)."""

    file: SettingsFile | None
    path: Place

    def sentence(self, rest: Place, complaint: str) -> str:
        """`FILE, line N, [site.phone] expires_s: complaint`."""
        if self.file is None:
            return f"environment variable {self.path[0]}: {complaint}"
        path = self.path + rest
        names = [str(part) for part in path if isinstance(part, str)]
        key = names.pop() if isinstance(path[-1], str) else ""
        where = f"[{'.'.join(names)}] {key}".removeprefix("[] ").strip()
        return f"{self.file.place(path)}, {where}: {complaint}"


def settings_paths() -> tuple[Path, ...]:
    """The files read when none is named: the site's, then the user's own. Either may be missing."""
    import platformdirs

    site = platformdirs.site_config_path("tellerline", appauthor=False)
    user = platformdirs.user_config_path("tellerline", appauthor=False)
    return (site / "tellerline.toml", user / "tellerline.toml")


def load_settings(
    paths: Sequence[Path] | None = None, *, agent: str = "", team: str = "", environ: Mapping[str, str] | None = None
) -> Settings:
    """Read and check all layers. `paths` None: the usual places, where a file may be missing; a named one may not.

    The user layer is that of `agent` (else `TELLERLINE_AGENT`), the team layer that of `team` (else `TELLERLINE_TEAM`,
    else the key `team` of the user layer). Raises `SettingsError`.
    """
    environ = os.environ if environ is None else environ
    agent = agent or environ.get("TELLERLINE_AGENT", "")
    found = [path for path in settings_paths() if path.is_file()] if paths is None else list(paths)
    merged: dict[str, Any] = {}
    origins: dict[Place, _Origin] = {}
    for path in (RESOURCES / "tellerline.defaults", *found):
        file = read_settings_file(path)
        _check_layers(file)
        for prefix in _layers(file, agent, team or environ.get("TELLERLINE_TEAM", "")):
            _merge(file, prefix, merged, origins)
    for name, value in sorted(environ.items()):
        _merge_variable(name, value, merged, origins)
    try:
        settings = msgspec.convert(merged, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(_validation_sentence(str(error), _bad_queue(merged), origins)) from None
    for place, complaint in complaints(settings):
        raise SettingsError(_sentence(place, complaint, origins))
    return settings


def _check_layers(file: SettingsFile) -> None:
    for name, value in file.tables.items():
        if name not in {"site", "team", "user"}:
            raise SettingsError(f"{file.place((name,))}, key {name}: only site, team and user may stand at the top.")
        nested = value.items() if name != "site" and isinstance(value, dict) else ()
        for inner, table in [("", value), *nested]:
            if not isinstance(table, dict):
                path: Place = (name, inner) if inner else (name,)
                raise SettingsError(f"{file.place(path)}, key {'.'.join(map(str, path))}: a table is expected.")


def _layers(file: SettingsFile, agent: str, team: str) -> list[Place]:
    """The tables of this file that count for this agent, weakest first."""
    team = team or file.tables.get("user", {}).get(agent, {}).get("team", "")
    return [("site",), ("team", team), ("user", agent)]


def _merge(file: SettingsFile, prefix: Place, merged: dict[str, Any], origins: dict[Place, _Origin]) -> None:
    table: Any = file.tables
    for part in prefix:
        table = table.get(part, {})
    for name, value in table.items():
        if name == "team" and prefix[0] == "user":
            continue
        if isinstance(value, dict) and (name in _SECTIONS or name == "wrap_by_queue"):
            merged.setdefault(name, {}).update(value)
            origins.update({(name, key): _Origin(file, (*prefix, name, key)) for key in value})
        else:
            merged[name] = value
            origins[(name,)] = _Origin(file, (*prefix, name))


def _merge_variable(name: str, value: str, merged: dict[str, Any], origins: dict[Place, _Origin]) -> None:
    path = variable_path(name)
    if path is None:
        return
    kind: Any = _KEYS[str(path[0])]
    table = merged
    if len(path) == 2:
        kind = typing.get_type_hints(kind).get(str(path[1]))
        table = merged.setdefault(str(path[0]), {})
    origins[path] = _Origin(None, (name,))
    if kind is None:
        raise SettingsError(f"environment variable {name}: there is no setting {path[1]} in the section {path[0]}.")
    table[str(path[-1])] = _from_text(name, value, kind)


def variable_path(name: str) -> Place | None:
    """The setting that an environment variable names; None if it names none (its section may still be wrong)."""
    if name == "TELLERLINE_CENTRAL":
        return ("central", "url")
    rest = name.removeprefix("TELLERLINE_").lower()
    if not name.startswith("TELLERLINE_"):
        return None
    if rest in _KEYS and rest not in _SECTIONS:
        return (rest,)
    section = next((s for s in _SECTIONS if rest.startswith(f"{s}_")), None)
    return (section, rest.removeprefix(f"{section}_")) if section else None


def _from_text(name: str, value: str, kind: Any) -> Any:
    """What a variable's text means for a setting of this type. Lists: commas, or JSON; tables: JSON."""
    if kind is str or typing.get_origin(kind) is typing.Literal:
        return value
    if kind == tuple[str, ...] and not value.lstrip().startswith("["):
        return [part.strip() for part in value.split(",") if part.strip()]
    if kind is bool and value.lower() in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        return value.lower() in {"1", "true", "yes", "on"}
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        raise SettingsError(f"environment variable {name}: {named(kind)} is expected.") from None


def _validation_sentence(error: str, bad_queue: str, origins: dict[Place, _Origin]) -> str:
    """msgspec's message, turned into plain words, with the place where the value was written."""
    match = re.fullmatch(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", error, re.DOTALL)
    path: Place = ()
    for name, place in re.findall(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]", (match and match["path"]) or ""):
        path += (name or (bad_queue if place == "..." else int(place)),)
    what = match["what"] if match else error
    if unknown := re.match(r"Object contains unknown field `(.+)`", what):
        return _sentence((*path, unknown[1]), "there is no setting of this name.", origins)
    if missing := re.match(r"Object missing required field `(.+)`", what):
        return _sentence(path, f"the key {missing[1]} is missing.", origins)
    if wrong := re.match(r"Expected `(.+)`, got `(.+)`", what):
        return _sentence(path, f"{word(wrong[1])} is expected, not {word(wrong[2])}.", origins)
    if what.startswith("Invalid enum value"):
        return _sentence(path, f"one of {', '.join(choices(Settings, path))} is expected.", origins)
    return _sentence(path, f"{what}.", origins)


def _sentence(path: Place, complaint: str, origins: dict[Place, _Origin]) -> str:
    for length in range(len(path), 0, -1):
        if origin := origins.get(path[:length]):
            return origin.sentence(path[length:], complaint)
    return f"settings, {'.'.join(map(str, path))}: {complaint}"


def _bad_queue(merged: dict[str, Any]) -> str:
    """The first queue whose wrap-up policy is wrong: msgspec does not name the keys of a free table."""
    for queue, policy in dict(merged.get("wrap_by_queue", {})).items():
        try:
            msgspec.convert(policy, WrapPolicy)
        except msgspec.ValidationError:
            return str(queue)
    return ""
