"""What the desk asks of the phone process. The same frozen, tagged structs the other way round the pipe."""

import msgspec

from app.telephony.account import PhoneAccount, SoundChoice


class Command(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all commands."""


class Register(Command, frozen=True, kw_only=True):
    """Sign the line in (or in anew with other data). Carries the password: never logged, never on a command line."""

    account: PhoneAccount
    password: str


class Unregister(Command, frozen=True, kw_only=True):
    pass


class Dial(Command, frozen=True, kw_only=True):
    call_id: str
    number: str
    headers: tuple[tuple[str, str], ...] = ()


class Answer(Command, frozen=True, kw_only=True):
    call_id: str


class Reject(Command, frozen=True, kw_only=True):
    """`code`: 486 busy here, 480 unavailable, 603 declined."""

    call_id: str
    code: int = 486


class HangUp(Command, frozen=True, kw_only=True):
    call_id: str


class Hold(Command, frozen=True, kw_only=True):
    call_id: str


class Retrieve(Command, frozen=True, kw_only=True):
    call_id: str


class Mute(Command, frozen=True, kw_only=True):
    call_id: str
    on: bool


class SendDigits(Command, frozen=True, kw_only=True):
    """RFC 4733 digits: 0-9 * # A-D."""

    call_id: str
    digits: str


class ChooseSound(Command, frozen=True, kw_only=True):
    choice: SoundChoice


class StopRinger(Command, frozen=True, kw_only=True):
    """Silence the ring tone, leave the call ringing."""


class Quit(Command, frozen=True, kw_only=True):
    pass


AnyCommand = (
    Register
    | Unregister
    | Dial
    | Answer
    | Reject
    | HangUp
    | Hold
    | Retrieve
    | Mute
    | SendDigits
    | ChooseSound
    | StopRinger
    | Quit
)
