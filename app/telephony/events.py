"""What the phone process tells the desk. Frozen, tagged, decoded strictly: that process reads what strangers send."""

import msgspec

Headers = tuple[tuple[str, str], ...]


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all events. `at_ns` is `time.monotonic_ns()`, one clock for all processes of a machine."""

    at_ns: int


class Started(Event, frozen=True, kw_only=True):
    """The stack is up. `version` of pjsip, `codecs` in order of preference."""

    version: str
    codecs: tuple[str, ...]


class RegistrationChanged(Event, frozen=True, kw_only=True):
    """`code` is the SIP status (0: nothing yet), `reason` its text or pjsip's error name."""

    registered: bool
    code: int
    reason: str
    registrar: str
    expires_s: int = 0


class Ringing(Event, frozen=True, kw_only=True):
    """An INVITE was answered 180. `headers` are bounded and cleaned (see headers.py), names in lower case."""

    call_id: str
    """Our own UUID for this call; never the sender's Call-ID."""
    source: str
    from_registrar: bool
    headers: Headers
    received_ns: int
    """When the INVITE was read, for measurements."""


class Dialled(Event, frozen=True, kw_only=True):
    """An outgoing call is under way."""

    call_id: str
    target: str


class Progressed(Event, frozen=True, kw_only=True):
    """The other side rings (180/183)."""

    call_id: str
    code: int


class Answered(Event, frozen=True, kw_only=True):
    call_id: str


class Held(Event, frozen=True, kw_only=True):
    """`by_us` False: the other side put us on hold."""

    call_id: str
    by_us: bool


class Retrieved(Event, frozen=True, kw_only=True):
    call_id: str
    by_us: bool


class Muted(Event, frozen=True, kw_only=True):
    call_id: str
    on: bool


class MediaChanged(Event, frozen=True, kw_only=True):
    call_id: str
    codec: str
    encrypted: bool


class DigitsSent(Event, frozen=True, kw_only=True):
    call_id: str
    digits: str


class DigitsReceived(Event, frozen=True, kw_only=True):
    call_id: str
    digits: str


class Ended(Event, frozen=True, kw_only=True):
    """The last event of a call. `side` is `local`, `remote` or `phone` (the phone process itself failed)."""

    call_id: str
    code: int
    reason: str
    side: str


class CommandFailed(Event, frozen=True, kw_only=True):
    """A command came too late or could not be carried out; ordinary. `sentence_code` is a word for the UI's table."""

    command: str
    call_id: str
    sentence_code: str
    detail: str = ""


class InviteRejected(Event, frozen=True, kw_only=True):
    """An INVITE from elsewhere than the registrar, or one that no rule lets in. No header of it is passed on."""

    source: str
    code: int


class SoundDevice(msgspec.Struct, frozen=True, kw_only=True):
    """`name` tells this device from every other one: a second `Headset` is `Headset (2)`."""

    device_id: str
    name: str
    is_default: bool


class SoundChanged(Event, frozen=True, kw_only=True):
    """Devices at start, after each plug or unplug and after each choice.

    `speaker`, `microphone` and `ringer` are ids of devices. None: there is none, the call goes on.
    """

    outputs: tuple[SoundDevice, ...]
    inputs: tuple[SoundDevice, ...]
    speaker: str | None
    microphone: str | None
    ringer: str | None


class LevelsMeasured(Event, frozen=True, kw_only=True):
    """Peaks of the last 200 ms, 0..32767."""

    microphone: int
    speaker: int


class PhoneLost(Event, frozen=True, kw_only=True):
    """Made by the desk's side: the phone process is gone. Calls that it held have had their `Ended` before."""

    exit_code: int | None
    restarts: int


AnyEvent = (
    Started
    | RegistrationChanged
    | Ringing
    | Dialled
    | Progressed
    | Answered
    | Held
    | Retrieved
    | Muted
    | MediaChanged
    | DigitsSent
    | DigitsReceived
    | Ended
    | CommandFailed
    | InviteRejected
    | SoundChanged
    | LevelsMeasured
    | PhoneLost
)
