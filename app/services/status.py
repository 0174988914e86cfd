"""The four lights of the status bar, as one value each. The words are the UI's."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Light(StrEnum):
    OK = "ok"
    WORKING = "working"
    ATTENTION = "attention"
    WRONG = "wrong"
    OFF = "off"


class PhoneStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`problem`: a word of the closed list in `app/ui/words.py` (`wrong_password`, `unreachable`, `bad_certificate`,
    `refused`, `password_missing`, `phone_restarting`, `after_call`, `not_configured`), empty when all is well."""

    light: Light = Light.OFF
    registrar: str = ""
    problem: str = ""
    encrypted: bool = False


class SoundStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`problem`: `no_speaker`, `no_microphone`, `no_device`, or empty."""

    light: Light = Light.OFF
    speaker: str = ""
    microphone: str = ""
    ringer: str = ""
    problem: str = ""


class CentralStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`problem`: `unreachable`, `refused`, `bad_certificate`, `too_old`, `too_new`, or empty."""

    light: Light = Light.OFF
    problem: str = ""
    since: datetime | None = None


class PendingStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What is saved here and not yet confirmed by the centre. `attention`: items a person must look at."""

    count: int = 0
    oldest_at: datetime | None = None
    attention: int = 0


class WaitingItem(msgspec.Struct, frozen=True, kw_only=True):
    """One saved thing that the centre has not confirmed yet, for the list behind the pending light.

    `kind` is an `ItemKind`; `problem`: a word of the UI's table when a person must look at it, else empty. `n` is its
    place in the outbox.
    """

    n: int
    kind: str
    saved_at: datetime
    attempts: int = 0
    problem: str = ""
