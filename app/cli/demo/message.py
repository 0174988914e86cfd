"""SIP messages as the demo's PBX reads and writes them (RFC 3261 section 7): bytes to plain fields and back."""

from collections.abc import Iterable

import msgspec

from app.telephony.events import Headers
from app.telephony.headers import first, read_address, read_headers

AGENT = "Tellerline-demo"
Pairs = Iterable[tuple[str, str]]


class Message(msgspec.Struct, frozen=True):
    """One request (`method` and `uri`) or one response (`status`, `reason`); header names in lower case."""

    method: str
    uri: str
    status: int
    reason: str
    headers: Headers
    body: bytes = b""

    def get(self, name: str) -> str:
        return first(self.headers, name)

    @property
    def call_id(self) -> str:
        return self.get("call-id")

    @property
    def cseq(self) -> tuple[int, str]:
        """Number and method; (0, '') when there is none."""
        number, _, method = self.get("cseq").partition(" ")
        return (int(number), method.strip()) if number.isascii() and number.isdigit() else (0, "")

    @property
    def branch(self) -> str:
        return read_address(f"<>;{self.get('via').partition(';')[2]}").params.get("branch", "")

    def tag(self, side: str) -> str:
        """The tag of `from` or `to`."""
        return read_address(self.get(side)).params.get("tag", "")


def parse(data: bytes) -> Message | None:
    """One datagram; None for what is no SIP message (keep-alives, noise)."""
    head, gap, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    text = (head + gap[:2]).decode(
        "utf-8", "surrogateescape"
    )  # the last line keeps its end: without it it counts as cut
    words = text.partition("\r\n")[0].split(" ", 2)
    if len(words) < 2 or not head:
        return None
    if words[0] == "SIP/2.0":
        if not (words[1].isascii() and words[1].isdigit()):
            return None
        reason = words[2] if len(words) == 3 else ""
        return Message("", "", int(words[1][:3]), reason, read_headers(text), body)
    if len(words) != 3 or words[2] != "SIP/2.0":
        return None
    return Message(words[0], words[1], 0, "", read_headers(text), body)


def encode(start: str, headers: Pairs, body: bytes = b"") -> bytes:
    """The bytes of one message. Surrogate escapes in values become the raw bytes they stand for (hostile stories)."""
    lines = [start, *(f"{name}: {value}" for name, value in headers), f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + body


def reply(
    request: Message,
    status: int,
    reason: str,
    source: tuple[str, int],
    tag: str = "",
    headers: Pairs = (),
    body: bytes = b"",
) -> bytes:
    """The response to a request from `source`: Via with received and rport (RFC 3581), To with our tag (8.2.6.2)."""
    vias = [value for name, value in request.headers if name == "via"]
    top = ";".join(part for part in vias[0].split(";") if part.strip().lower() != "rport") if vias else ""
    to = request.get("to")
    if tag and not request.tag("to"):
        to = f"{to};tag={tag}"
    lines = [
        ("Via", f"{top};received={source[0]};rport={source[1]}"),
        *(("Via", via) for via in vias[1:]),
        *((name.title(), value) for name, value in request.headers if name in ("from", "call-id", "cseq")),
        ("To", to),
        ("Server", AGENT),
        *headers,
    ]
    return encode(f"SIP/2.0 {status} {reason}", lines, body)
