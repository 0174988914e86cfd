"""Settings: one TOML format in three layers (site, team, user), each key also by environment. No secret ever.

A file holds `[site.<section>]`, `[team.<NAME>.<section>]` and `[user.<NAME>.<section>]` tables; user beats team beats
site, and the user's own file beats the site's. `TELLERLINE_<SECTION>_<KEY>` beats them all; `TELLERLINE_CENTRAL` is the
central database's SQLAlchemy URL (without a password: that comes from the keyring or the sign-in).
"""

import msgspec

from app.models.number import Numbers
from app.services.agent_state import Reason, WrapPolicy
from app.telephony.account import PhoneAccount, SoundChoice
from app.telephony.handover import HeaderRule


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all sections: unknown keys are refused by name, so that a typing error never passes in silence."""


class Central(Section, frozen=True, kw_only=True):
    url: str = ""
    """SQLAlchemy URL of the central database; empty: the embedded PostgreSQL of this user."""
    ca_file: str = ""
    certificate_file: str = ""
    """PEM file of the agent's own certificate, for signing in by it; then `key_file` too."""
    key_file: str = ""
    """PEM file of its private key, encrypted: the password of the sign-in opens it, and is not sent."""
    connect_timeout_s: int = 3
    request_timeout_s: float = 5.0


class Desk(Section, frozen=True, kw_only=True):
    language: str = ""
    """`en` or `zh_CN`; empty: the system's."""
    theme: str = "system"
    """`light`, `dark` or `system`."""
    ring_timeout_s: int = 20
    misses_before_not_ready: int = 1
    lock_after_s: int = 300
    """Seconds without a key, the mouse or a call until the screen locks; 0: only by Ctrl+L."""
    journal_dir: str = ""
    log_dir: str = ""


class Settings(Section, frozen=True, kw_only=True):
    central: Central = Central()
    phone: PhoneAccount = PhoneAccount()
    sound: SoundChoice = SoundChoice()
    numbers: Numbers = Numbers()
    desk: Desk = Desk()
    handover: tuple[HeaderRule, ...] = ()
    trust_methods: tuple[str, ...] = ("pin", "otp", "voice", "certificate")
    """IVR methods that lift a call to TrustLevel.IVR."""
    reasons: tuple[Reason, ...] = ()
    wrap: WrapPolicy = WrapPolicy()
    wrap_by_queue: dict[str, WrapPolicy] = {}
    menu_topics: dict[str, str] = {}
    """Path of the IVR's menu to the disposition, or the group of them, that its callers want."""
