"""What the IVR hands over with a call: a table of settings turned into plain fields. Claims, never proof."""

import re
from typing import Literal

import msgspec

from app.telephony.events import Headers
from app.telephony.headers import (
    REQUEST_LINE,
    Address,
    every,
    first,
    read_addresses,
    read_uri,
    split_outside,
)
from app.telephony.payload import decode

Decoder = Literal["text", "hex", "uui", "avaya", "urlencoded"]
Field = Literal[
    "pbx_call_id", "customer_claim", "queue", "menu_path", "language", "method", "wait_s", "note", "transferred_by"
]


class HeaderRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table `[[site.handover]]`: which header, read how, means which field."""

    header: str
    decoder: Decoder = "text"
    field: Field
    key: str = ""
    """For decoders that yield several items (avaya: tag in hex; urlencoded: name): which one."""


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the desk may believe about a call before it is answered; empty strings for what nobody said."""

    caller_number: str = ""
    """As sent by the PBX: not yet normalised. Empty when withheld."""
    caller_name: str = ""
    withheld: bool = False
    called_number: str = ""
    diverted_from: str = ""
    pbx_call_id: str = ""
    customer_claim: str = ""
    queue: str = ""
    menu_path: str = ""
    language: str = ""
    method: str = ""
    """How the IVR says it checked the caller (pin, voice, otp, ...); empty or `no`: not at all."""
    wait_s: int | None = None
    note: str = ""
    transferred_by: str = ""
    trusted: bool = False
    """False: not from the registrar; then everything but the (unverified) number is empty."""


DEFAULT_RULES: tuple[HeaderRule, ...] = (
    HeaderRule(header="X-CC-Call-Id", field="pbx_call_id"),
    HeaderRule(header="X-CC-Customer-Id", field="customer_claim"),
    HeaderRule(header="X-CC-Queue", field="queue"),
    HeaderRule(header="X-CC-Menu-Path", field="menu_path"),
    HeaderRule(header="X-CC-Language", field="language"),
    HeaderRule(header="X-CC-Authenticated", field="method"),
    HeaderRule(header="X-CC-Wait", field="wait_s"),
    HeaderRule(header="X-CC-Note", field="note"),
    HeaderRule(header="X-CC-Transferred-By", field="transferred_by"),
    HeaderRule(header="User-to-User", decoder="avaya", key="FA", field="pbx_call_id"),
    HeaderRule(header="User-to-User", decoder="avaya", key="C8", field="customer_claim"),
    HeaderRule(header="User-to-User", decoder="uui", field="note"),
)
"""Used when the settings hold no table of their own. The first rule that yields a valid value fills its field."""

MAX_NUMBER = 64
MAX_CALLER_NAME = 128
MAX_WAIT_S = 86_400

_SHAPES: dict[Field, re.Pattern[str]] = {
    "pbx_call_id": re.compile(r"[0-9A-Za-z._-]{1,64}"),
    "customer_claim": re.compile(r"[0-9A-Za-z._-]{1,64}"),
    "queue": re.compile(r"[\w.@-]{1,64}"),  # FreeSWITCH names queues name@domain
    "language": re.compile(r"[A-Za-z]{2,3}(?:[_-][0-9A-Za-z]{2,8}){0,3}"),
    "method": re.compile(r"[0-9A-Za-z._-]{1,64}"),
    "wait_s": re.compile(r"[0-9]{1,5}"),
}
"""What a field must look like; a value of another shape counts as not sent. Fields without a shape are free text."""

_GROUPS = re.compile(r"(?=.*[0-9])[0-9A-Za-z]+(?:[ -]+[0-9A-Za-z]+)+")
"""An account number as people write it: 6222 0200 1111 2222."""


def read_handover(headers: Headers, rules: tuple[HeaderRule, ...], trusted: bool) -> Handover:
    """The plain fields of one INVITE. `trusted`: it came from the registrar that the line is signed in to.

    From anywhere else only the number in From is taken: what such a source asserts must not be used (RFC 3325, 8).
    """
    asserted = read_addresses(every(headers, "p-asserted-identity")) if trusted else []
    remote = _calling_party(headers) if trusted else []
    sender = read_addresses(every(headers, "from")[:1])
    withheld = _asks_privacy(headers, remote) or any(_is_anonymous(address) for address in sender)
    sources = [*asserted, *remote, *sender]
    number = "" if withheld else next((user for address in sources if (user := _number(address))), "")
    if not trusted:
        return Handover(caller_number=number, withheld=withheld)
    name = "" if withheld else next((address.name for address in sources if address.name), "")
    return msgspec.structs.replace(
        _by_rules(headers, rules),
        caller_number=number,
        caller_name="" if name == number else name[:MAX_CALLER_NAME],
        withheld=withheld,
        called_number=_called_number(headers),
        diverted_from=_diverted_from(headers),
        trusted=True,
    )


def _number(address: Address) -> str:
    uri = read_uri(address.uri)
    return uri.user[:MAX_NUMBER] if uri.scheme in ("sip", "sips", "tel") else ""


def _calling_party(headers: Headers) -> list[Address]:
    """Remote-Party-ID also names the called side; what names no party means the caller."""
    addresses = read_addresses(every(headers, "remote-party-id"))
    return [address for address in addresses if address.params.get("party", "calling").lower() == "calling"]


def _is_anonymous(address: Address) -> bool:
    """From of a caller who withholds the number (RFC 3323 section 4.1.1.3)."""
    uri = read_uri(address.uri)
    return uri.user.lower() in ("anonymous", "restricted") or uri.host.lower() == "anonymous.invalid"


def _asks_privacy(headers: Headers, remote: list[Address]) -> bool:
    """Privacy (RFC 3323, RFC 3325), or the privacy parameter of Remote-Party-ID."""
    words = {word.strip().lower() for value in every(headers, "privacy") for word in re.split("[;,]", value)}
    if words & {"id", "user", "full"}:
        return True
    return any(address.params.get("privacy", "off").lower() in ("full", "uri") for address in remote)


def _called_number(headers: Headers) -> str:
    """The number the caller dialled as far as the PBX tells: To, or the request line when To names nobody."""
    for address in read_addresses(every(headers, "to")[:1]):
        if number := _number(address):
            return number
    words = first(headers, REQUEST_LINE).split()
    return read_uri(words[1]).user[:MAX_NUMBER] if len(words) > 1 else ""


def _diverted_from(headers: Headers) -> str:
    """Who sent the call on to here: the newest Diversion (RFC 5806) or History-Info entry (RFC 7044) that is open."""
    for address in read_addresses(every(headers, "diversion")):
        if address.params.get("privacy", "off").lower() == "off" and (number := _number(address)):
            return number
    path = [entry for entry in read_addresses(every(headers, "history-info")) if _number(entry)]
    here = _number(path[-1]) if path else ""
    open_entries = [entry for entry in path if "privacy=" not in read_uri(entry.uri).headers.lower()]
    return next((number for entry in reversed(open_entries) if (number := _number(entry)) != here), "")


def _by_rules(headers: Headers, rules: tuple[HeaderRule, ...]) -> Handover:
    fields: dict[str, str | int] = {}
    for rule in rules:
        if rule.field in fields:
            continue
        for sent in _values(headers, rule):
            value = ungrouped(sent) if rule.field == "customer_claim" else sent
            if fits(rule.field, value):
                fields[rule.field] = int(value) if rule.field == "wait_s" else value
                break
    if "method" in fields:
        fields["method"] = str(fields["method"]).lower()
    return msgspec.convert(fields, Handover)


def _values(headers: Headers, rule: HeaderRule) -> list[str]:
    """What one rule yields, in order; User-to-User may hold several values in one line (RFC 7433 section 4.1)."""
    texts = every(headers, rule.header)
    if rule.decoder in ("uui", "avaya"):
        texts = [piece for text in texts for piece in split_outside(text, ",")]
    return [decoded for text in texts if (decoded := decode(text, rule.decoder, rule.key))]


def ungrouped(claim: str) -> str:
    """`claim` without the spaces or dashes between its groups; whatever is no such number stays as it came."""
    return re.sub("[ -]", "", claim) if _GROUPS.fullmatch(claim) else claim


def fits(field: Field, value: str) -> bool:
    """Whether a value may fill the field."""
    shape = _SHAPES.get(field)
    if shape is not None and not shape.fullmatch(value):
        return False
    return field != "wait_s" or int(value) <= MAX_WAIT_S
