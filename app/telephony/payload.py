"""What stands inside one handed-over value: hex, User-to-User (RFC 7433), Avaya items, urlencoded pairs."""

import re
from urllib.parse import unquote_plus

from app.telephony.headers import clean, read_params, split_outside, unquoted

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_UCID_TAG = 0xFA
_UCID_LENGTH = 8
_DISCRIMINATORS = (0x00, 0x04)
"""Q.931 protocol discriminators that lead isdn-uui data: user specific and IA5 (RFC 7434)."""


def decode(value: str, decoder: str, key: str = "") -> str:
    """One value read by one decoder; an empty string for what is absent or not of that form. Never raises."""
    match decoder:
        case "hex":
            return as_text(_hex_bytes(split_outside(value, ";")[:1]))
        case "uui":
            return _uui_text(value)
        case "avaya":
            return _avaya_item(value, key)
        case "urlencoded":
            return _urlencoded_item(value, key)
        case _:
            return clean(value)


def as_text(data: bytes) -> str:
    """Octets that are text (UTF-8) and nothing else; empty for binary data, which no agent can read."""
    try:
        text = data.rstrip(b"\0").decode()
    except UnicodeDecodeError:
        return ""
    return clean(text) if text.isprintable() else ""


def _hex_bytes(pieces: list[str]) -> bytes:
    if not pieces:
        return b""
    text = unquoted(pieces[0])
    return bytes.fromhex(text) if _HEX.fullmatch(text) else b""


def uui_data(value: str) -> bytes:
    """The octets of one User-to-User value, without its protocol discriminator.

    Hex when `encoding=hex`, or when nothing is said, the package is isdn-uui and all of it is hex (RFC 7434).
    """
    pieces = split_outside(value, ";")
    params = read_params(pieces[1:])
    encoding = params.get("encoding", "").lower()
    isdn = params.get("purpose", "isdn-uui").lower() in ("isdn-uui", "isdn-interwork")
    data = _hex_bytes(pieces[:1])
    if not data or not (encoding == "hex" or (isdn and not encoding)):
        return unquoted(pieces[0]).encode("utf-8", "replace") if pieces and encoding != "hex" else b""
    # Many senders leave the discriminator out; as neither of the two begins any text, its presence can be seen.
    return data[1:] if "pd" not in params and isdn and data[0] in _DISCRIMINATORS else data


def _uui_text(value: str) -> str:
    return as_text(uui_data(value))


def _avaya_item(value: str, key: str) -> str:
    """One item of Avaya's user data: tag, length, octets. `key` is the tag in hex (FA: UCID, C8: digits of the IVR)."""
    data = uui_data(value)
    at = 0
    while at + 2 <= len(data):
        tag, length = data[at], data[at + 1]
        item = data[at + 2 : at + 2 + length]
        if length == 0 or len(item) < length:
            return ""
        if f"{tag:02X}" == key.strip().upper():
            return _ucid(item) if tag == _UCID_TAG and length == _UCID_LENGTH else as_text(item)
        at += 2 + length
    return ""


def _ucid(item: bytes) -> str:
    """Universal call id in its usual form of 20 digits: node (5), sequence (5), UNIX time (10)."""
    node, sequence, time = (int.from_bytes(part, "big") for part in (item[:2], item[2:4], item[4:]))
    return f"{node:05}{sequence:05}{time:010}"


def _urlencoded_item(value: str, key: str) -> str:
    """The value of one `name=value` pair; the whole, unescaped, when no name is asked for."""
    if not key:
        return clean(unquote_plus(value))
    for pair in value.split("&"):
        name, _, content = pair.partition("=")
        if unquote_plus(name.strip()) == key:
            return clean(unquote_plus(content))
    return ""
