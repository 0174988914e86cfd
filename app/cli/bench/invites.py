"""A sender of INVITEs for measurements: rings, cancels, and notes each instant at the socket.

It speaks just enough SIP over UDP (RFC 3261 17.1.1) to ring a phone at a steady rate: INVITE, 180, CANCEL, 487, ACK. It
retransmits nothing: on loopback a lost datagram is a failed call, and that is what it counts.
"""

import heapq
import re
import select
import socket
import time
import uuid
from collections.abc import Callable

import msgspec

SDP = "\r\n".join(
    (
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "c=IN IP4 127.0.0.1",
        "t=0 0",
        "m=audio 40000 RTP/AVP 8 101",
        "a=rtpmap:8 PCMA/8000",
        "a=rtpmap:101 telephone-event/8000",
        "",
    )
)


class Rung(msgspec.Struct, kw_only=True):
    """One call as the caller saw it; instants in monotonic ns."""

    call_id: str
    sent_ns: int
    ringing_ns: int | None = None
    final_code: int = 0

    @property
    def ms_to_ringing(self) -> float | None:
        return None if self.ringing_ns is None else (self.ringing_ns - self.sent_ns) / 1e6


class InviteSender:
    """Rings `target` (host, port) as `sip:user@host` from one UDP socket."""

    def __init__(self, target: tuple[str, int], user: str, headers: Callable[[int], str] = lambda _: "") -> None:
        self._target = target
        self._user = user
        self._headers = headers
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._port = self._socket.getsockname()[1]
        self._calls: dict[str, Rung] = {}
        self._open: set[str] = set()

    def ring(self, count: int, *, per_second: float, ring_s: float = 0.03, patience_s: float = 5.0) -> list[Rung]:
        """Ring `count` times at an even pace, each cancelled `ring_s` after its 180; returns when all have ended."""
        self._calls, self._open = {}, set()
        start = time.monotonic()
        due: list[tuple[float, int, str]] = [(start + n / per_second, n, "") for n in range(count)]
        heapq.heapify(due)
        deadline = start + count / per_second + patience_s
        while (due or self._open) and time.monotonic() < deadline:
            wait = max(0.0, min(due[0][0] - time.monotonic(), 0.5)) if due else 0.1
            if select.select([self._socket], [], [], wait)[0]:
                self._receive(due, ring_s)
            while due and due[0][0] <= time.monotonic():
                _, number, cancel_id = heapq.heappop(due)
                if cancel_id:
                    self._send(cancel_id, "CANCEL")
                else:
                    self._invite(number)
        return list(self._calls.values())

    def close(self) -> None:
        self._socket.close()

    def _invite(self, number: int) -> None:
        call_id = uuid.uuid4().hex
        self._open.add(call_id)
        message = self._message(call_id, "INVITE", self._headers(number), SDP).encode()
        self._calls[call_id] = Rung(call_id=call_id, sent_ns=time.monotonic_ns())
        self._socket.sendto(message, self._target)

    def _receive(self, due: list[tuple[float, int, str]], ring_s: float) -> None:
        data, _ = self._socket.recvfrom(65535)
        now = time.monotonic_ns()
        text = data.decode("utf-8", "replace")
        found = re.search(r"^(?:Call-ID|i)\s*:\s*(\S+)", text, re.IGNORECASE | re.MULTILINE)
        method = re.search(r"^CSeq\s*:\s*\d+\s+(\w+)", text, re.IGNORECASE | re.MULTILINE)
        call = self._calls.get(found.group(1)) if found else None
        if call is None or method is None or not text.startswith("SIP/2.0 ") or method.group(1) != "INVITE":
            return
        code = int(text[8:11])
        if code == 180 and call.ringing_ns is None:
            call.ringing_ns = now
            heapq.heappush(due, (time.monotonic() + ring_s, -1, call.call_id))
        elif code >= 200:
            call.final_code = code
            to_tag = re.search(r"^(?:To|t)\s*:.*;tag=([^;\s]+)", text, re.IGNORECASE | re.MULTILINE)
            self._send(call.call_id, "ACK", to_tag.group(1) if to_tag else "")
            self._open.discard(call.call_id)

    def _send(self, call_id: str, method: str, to_tag: str = "") -> None:
        self._socket.sendto(self._message(call_id, method, "", "", to_tag).encode(), self._target)

    def _message(self, call_id: str, method: str, headers: str, body: str, to_tag: str = "") -> str:
        host, port = self._target
        own = f"127.0.0.1:{self._port}"
        tail = f";tag={to_tag}" if to_tag else ""
        content = f"Content-Type: application/sdp\r\nContent-Length: {len(body)}" if body else "Content-Length: 0"
        return (
            f"{method} sip:{self._user}@{host}:{port} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP {own};branch=z9hG4bK{call_id}\r\nMax-Forwards: 70\r\n"
            f"From: <sip:bench@{own}>;tag={call_id[:8]}\r\nTo: <sip:{self._user}@{host}>{tail}\r\n"
            f"Call-ID: {call_id}\r\nCSeq: 1 {method}\r\nContact: <sip:bench@{own}>\r\n{headers}{content}\r\n\r\n{body}"
        )
