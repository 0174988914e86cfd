"""What the phone must be told before it can register: the line and the sound devices wanted."""

from typing import Literal

import msgspec


class PhoneAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The agent's line. Its password is not here: it comes from the keyring and goes into `Register` only."""

    registrar: str = ""
    """Host or host:port of the registrar; port 5060, or 5061 for TLS, when left out."""
    user: str = ""
    auth_user: str = ""
    """Digest user name when it differs from `user`."""
    domain: str = ""
    """Domain of the address of record when it differs from the registrar's host."""
    display_name: str = ""
    transport: Literal["udp", "tcp", "tls"] = "udp"
    ca_file: str = ""
    """PEM file with the certificates that may sign the registrar's; the system's own when empty."""
    verify_server: bool = True
    srtp: Literal["off", "optional", "mandatory"] = "off"
    expires_s: int = 300
    retry_s: int = 5
    """Wait before a failed registration is tried again."""
    accept_from: tuple[str, ...] = ()
    """Further addresses that may send calls, for PBXs that call from another host than the registrar's."""
    local_port: int = 0
    """0: any free one; a new port after each start also avoids a stale contact at the PBX."""
    codecs: tuple[str, ...] = ("G722", "PCMA", "PCMU")


class SoundChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ordered patterns (case-insensitive regular expressions on the device name); the first that matches wins.

    No match, or an empty list, takes the system's default device.
    """

    speaker: tuple[str, ...] = ()
    microphone: tuple[str, ...] = ()
    ringer: tuple[str, ...] = ()
