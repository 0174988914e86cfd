"""What settings must be beyond their types, and the plain words for what a type wants."""

import re
import typing
from collections.abc import Iterator
from typing import Any

from app.models.number import Numbers
from app.settings import Settings
from app.settings_file import Place
from app.telephony.account import SoundChoice

_THEMES = ("light", "dark", "system")
_LANGUAGES = ("", "en", "zh_CN")
_WRAP_MODES = ("off", "optional", "discretionary", "timed", "timed_locked")
_LEAST = {
    ("central", "connect_timeout_s"): 1,
    ("central", "request_timeout_s"): 0.1,
    ("phone", "expires_s"): 30,
    ("phone", "retry_s"): 1,
    ("phone", "local_port"): 0,
    ("numbers", "internal_length"): 0,
    ("desk", "ring_timeout_s"): 1,
    ("desk", "misses_before_not_ready"): 0,
    ("desk", "lock_after_s"): 0,
}
_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}


def complaints(settings: Settings) -> Iterator[tuple[Place, str]]:
    """What types cannot say: closed lists, ranges, and that no secret stands in a setting."""
    if re.search(r"://[^/@]*:[^/@]*@", settings.central.url):
        yield ("central", "url"), "a password must not stand here; it belongs in the keyring (see `tellerline doctor`)."
    if bool(settings.central.certificate_file) != bool(settings.central.key_file):
        yield ("central", "key_file"), "a certificate needs its key, and a key its certificate: set both, or neither."
    if settings.central.url and not re.fullmatch(r"\w+(\+\w+)?://\S*", settings.central.url):
        yield ("central", "url"), "an address such as postgresql+psycopg://crm.example.com/crm is expected."
    for (section, key), least in _LEAST.items():
        if getattr(getattr(settings, section), key) < least:
            yield (section, key), f"the smallest value that makes sense is {least}."
    if settings.desk.theme not in _THEMES:
        yield ("desk", "theme"), f"one of {', '.join(_THEMES)} is expected."
    if settings.desk.language not in _LANGUAGES:
        yield ("desk", "language"), 'one of "en", "zh_CN" is expected, or "" for the system\'s language.'
    wraps = {("wrap",): settings.wrap} | {("wrap_by_queue", q): policy for q, policy in settings.wrap_by_queue.items()}
    for path, policy in wraps.items():
        if policy.mode not in _WRAP_MODES:
            yield (*path, "mode"), f"one of {', '.join(_WRAP_MODES)} is expected."
    yield from _bad_patterns(settings.sound)
    yield from _bad_rewrites(settings.numbers)


def _bad_patterns(sound: SoundChoice) -> Iterator[tuple[Place, str]]:
    for key in ("speaker", "microphone", "ringer"):
        for pattern in getattr(sound, key):
            try:
                re.compile(pattern)
            except re.error as error:
                yield ("sound", key), f"{pattern!r} is not a regular expression ({error})."


def _bad_rewrites(numbers: Numbers) -> Iterator[tuple[Place, str]]:
    for row, rule in enumerate(numbers.rewrites):
        if not re.fullmatch(r"\+?[0-9]+", rule.prefix) or not re.fullmatch(r"\+?[0-9]*", rule.replacement):
            yield ("numbers", "rewrites", row), "digits are expected, with a + before them or not."


def choices(kind: Any, place: Place) -> list[str]:
    """The words a setting may take, by its place below the type `kind`."""
    for part in place:
        if isinstance(part, int):
            kind = typing.get_args(kind)[0]
        elif hasattr(kind, "__struct_fields__"):
            kind = typing.get_type_hints(kind)[part]
        else:
            kind = typing.get_args(kind)[-1]
    return [str(choice) for choice in typing.get_args(kind)]


def word(kind: str) -> str:
    return " or ".join(_WORDS.get(part.strip(), part.strip()) for part in kind.split("|"))


def named(kind: Any) -> str:
    if isinstance(kind, type):
        return _WORDS.get(kind.__name__, "a JSON object")
    return "a JSON list" if typing.get_origin(kind) is tuple else "a JSON object"
