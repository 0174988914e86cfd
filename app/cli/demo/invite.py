"""The INVITE of a story: what a bank's PBX puts into the call to an agent."""

import secrets
import time

from app.cli.demo.message import AGENT, encode
from app.cli.demo.stories import Story


def pbx_call_id() -> str:
    """An id of the shape that Asterisk gives its calls (epoch seconds and a counter)."""
    return f"{int(time.time())}.{secrets.randbelow(10_000)}"


def quoted(name: str) -> str:
    """A display name as a quoted string (RFC 3261 section 25.1)."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" ' if name else ""


def caller_headers(story: Story, tag: str, call_id: str) -> list[tuple[str, str]]:
    """From, the asserted identity, privacy, and the story's own headers. `call_id`: the PBX's."""
    name = quoted(story.name)
    host = story.source or "pbx.bank.example"
    asserted = [("P-Asserted-Identity", f"{name}<sip:{story.number}@{host};user=phone>")] if story.number else []
    if story.withheld:
        sender = f'"Anonymous" <sip:anonymous@anonymous.invalid>;tag={tag}'
        asserted.append(("Privacy", "id"))
    else:
        sender = f"{name}<sip:{story.number or 'unknown'}@{host}>;tag={tag}"
    own = [(header, value.replace("{call_id}", call_id)) for header, value in story.headers]
    return [("From", sender), *asserted, *own]


def request(method: str, uri: str, via: str, fields: list[tuple[str, str]], cseq: int, body: bytes = b"") -> bytes:
    """One request; `fields` hold From, To, Call-ID and what else the method wants."""
    typed = [("Content-Type", "application/sdp")] if body else []
    lines = [("Via", via), ("Max-Forwards", "70"), *fields, ("CSeq", f"{cseq} {method}"), ("User-Agent", AGENT), *typed]
    return encode(f"{method} {uri} SIP/2.0", lines, body)
