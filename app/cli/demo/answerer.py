"""The other direction: the agent dials, and whoever it is picks up after two rings and says hello."""

import contextlib
import secrets
import socket
import time
from collections.abc import Callable

from app.cli.demo import sdp
from app.cli.demo.invite import request
from app.cli.demo.log import CallLog, Side
from app.cli.demo.loop import Host, Loop, Timer
from app.cli.demo.media import ABILITIES, Media, contact
from app.cli.demo.message import Message, reply
from app.cli.demo.resend import Resender
from app.telephony.headers import read_address

SPEECH = "called"
RINGS_S = 2.0
TALKS_S = 60.0


class Answerer:
    """One call that the phone began; lives in the loop's thread."""

    def __init__(
        self, loop: Loop, sock: socket.socket, invite: Message, source: Host, on_over: Callable[["Answerer"], None]
    ) -> None:
        self.log = CallLog(story="dialled", sip_call_id=invite.call_id)
        self._loop = loop
        self._sock = sock
        self._host: Host = sock.getsockname()[:2]
        self._invite = invite
        self._peer = source
        self._on_over = on_over
        self._tag = secrets.token_hex(4)
        self._last = b""
        self._media: Media | None = None
        self._sending: Resender | None = None
        self._timer: Timer | None = None

    def start(self) -> None:
        """Ring, or say that there is no common way to talk."""
        if self._invite.body and sdp.read(self._invite.body) is None:
            self._say(488, "Not Acceptable Here")
            self._end("nobody")
            return
        self._media = Media(self._loop, self._host, SPEECH, False, lambda _: None)
        self._say(180, "Ringing")
        self._timer = self._loop.later(RINGS_S, self._pick_up)

    def leave(self) -> None:
        """Whoever was called hangs up, or does not pick up at all."""
        if self.log.ended_ns is not None:
            return
        if self.log.answered_ns is None:
            self._say(480, "Temporarily Unavailable")
            self._end("caller")
        elif self.log.bye_ns is None:
            self._stop_timers()
            self.log.bye_ns = time.monotonic_ns()
            fields = [
                ("From", f"{self._invite.get('to')};tag={self._tag}"),
                ("To", self._invite.get("from")),
                ("Call-ID", self.log.sip_call_id),
            ]
            target = read_address(self._invite.get("contact")).uri
            via = f"SIP/2.0/UDP {self._host[0]}:{self._host[1]};branch=z9hG4bK{secrets.token_hex(8)};rport"
            bye = request("BYE", target, via, fields, 1)
            self._sending = Resender(self._loop, lambda: self._send(bye), lambda: self._end("caller"))

    def drop(self) -> None:
        """Something in here failed: the call is over."""
        self._end("nobody")

    def on_response(self, message: Message, _at_ns: int) -> None:
        """The phone's answer to our BYE."""
        if message.cseq[1] == "BYE" and message.status >= 200:
            self._end("caller")

    def on_request(self, message: Message, source: Host) -> None:
        """A request of the phone within this call, or its INVITE again."""
        match message.method:
            case "INVITE" if message.cseq == self._invite.cseq:
                self._send(self._last)
            case "INVITE" | "UPDATE" if self.log.ended_ns is not None:
                self._send(reply(message, 481, "Call/Transaction Does Not Exist", source, self._tag))
            case "INVITE" | "UPDATE" if self._media is not None:
                self._media.on_offer(message, source, lambda data, _: self._send(data), self.leave)
            case "ACK":
                self._on_ack(message)
            case "CANCEL" if self.log.answered_ns is None:
                self._send(reply(message, 200, "OK", source, self._tag))
                self._say(487, "Request Terminated")
                self._end("agent")
            case "BYE":
                self._send(reply(message, 200, "OK", source))
                self._end("agent")
            case _:
                self._send(reply(message, 200, "OK", source, self._tag))

    def _pick_up(self) -> None:
        media = self._media
        if media is None:
            return
        stream = sdp.read(self._invite.body)
        body = media.answer_to(stream) if stream else media.offer()
        self._prepare(200, "OK", body)
        self.log.answered_ns = time.monotonic_ns()
        self._sending = Resender(self._loop, lambda: self._send(self._last), self.leave)
        self._timer = self._loop.later(TALKS_S, self.leave)
        if stream is not None:
            media.take(stream)

    def _on_ack(self, message: Message) -> None:
        if self._sending is not None and self.log.bye_ns is None:
            self._sending.stop()
        if self._media is not None and self.log.ended_ns is None:
            self._media.on_ack(message)

    def _say(self, status: int, reason: str) -> None:
        self._prepare(status, reason)
        self._send(self._last)

    def _prepare(self, status: int, reason: str, body: bytes = b"") -> None:
        typed = [("Content-Type", "application/sdp")] if body else []
        headers = [contact(self._host), ABILITIES, *typed]
        self._last = reply(self._invite, status, reason, self._peer, self._tag, headers, body)
        self.log.status, self.log.reason = status, reason

    def _send(self, data: bytes) -> None:
        with contextlib.suppress(OSError):  # what was not sent is sent again, or times out
            self._sock.sendto(data, self._peer)

    def _stop_timers(self) -> None:
        if self._sending is not None:
            self._sending.stop()
        if self._timer is not None:
            self._timer.cancel()

    def _end(self, side: Side) -> None:
        if self.log.ended_ns is not None:
            return
        self._stop_timers()
        self.log.ended_ns, self.log.side = time.monotonic_ns(), side
        if self._media is not None:
            self._media.close(self.log)
        self._on_over(self)
