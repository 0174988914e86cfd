"""What the IVR hands over with a call: a table of settings turned into plain fields. Claims, never proof."""

from typing import Literal

import msgspec

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
