"""One call from the PBX to the agent's phone: INVITE, dialog, sound, and its end from either side (RFC 3261)."""

import contextlib
import secrets
import socket
import time
from collections.abc import Callable

from app.cli.demo import sdp
from app.cli.demo.invite import caller_headers, pbx_call_id, request
from app.cli.demo.log import CallLog, PendingCall, Side
from app.cli.demo.loop import Host, Loop, Timer
from app.cli.demo.media import ABILITIES, Media, contact
from app.cli.demo.message import Message, reply
from app.cli.demo.registrar import Binding
from app.cli.demo.resend import GIVE_UP_S, Resender
from app.cli.demo.stories import Story
from app.telephony.headers import read_address

PATIENCE = 4
"""How many times `talks_s` the caller stays when the agent should hang up."""


class Leg:
    """Lives in the loop's thread. Keeps answering repeated messages after its end, until the line forgets it."""

    def __init__(self, loop: Loop, story: Story, keep_audio: bool, on_over: Callable[["Leg"], None]) -> None:
        self.log = CallLog(story=story.key, sip_call_id=secrets.token_hex(12), pbx_call_id=pbx_call_id())
        self.pending = PendingCall(self.log)
        self._loop = loop
        self._story = story
        self._keep_audio = keep_audio
        self._on_over = on_over
        self._tag = secrets.token_hex(4)
        self._cseq = 1
        self._user = self._to = self._from = self._target = self._via = ""
        self._host: Host = ("", 0)
        self._peer: Host = ("", 0)
        self._sock: socket.socket | None = None
        self._media: Media | None = None
        self._sending: Resender | None = None
        self._timer: Timer | None = None
        self._ack = b""
        self._leaving = False

    # ---- what the line asks

    def start(self, binding: Binding, sock: socket.socket) -> None:
        """Send the INVITE to the phone, by `sock`."""
        self._sock, self._host = sock, sock.getsockname()[:2]
        self._user, self._target, self._peer = binding.user, binding.contact, binding.source
        self._via = self._new_via()
        self._media = Media(self._loop, self._host, self._story.speech, self._keep_audio, self.pending.tell)
        self._to = f"<sip:{binding.user}@{self._host[0]}>"
        headers = caller_headers(self._story, self._tag, self.log.pbx_call_id)
        self._from = headers[0][1]
        body = self._media.offer() if self._story.offer else b""
        fields = [*headers, ("To", self._to), ("Call-ID", self.log.sip_call_id), contact(self._host), ABILITIES]
        invite = request("INVITE", self._target, self._via, fields, self._cseq, body)

        def send() -> None:
            now = time.monotonic_ns()
            self._send(invite)
            self.log.invites_sent += 1
            if self.log.invite_sent_ns is None:
                self.log.invite_sent_ns = now

        self._sending = Resender(self._loop, send, self._unreachable, longest_s=GIVE_UP_S)
        if self._story.rings_s > 0:
            self._timer = self._loop.later(self._story.rings_s, self.leave)

    def on_signed_in(self, binding: Binding) -> None:
        """A phone signed in: if it is this user's and another one than before, the one that had this call is gone."""
        if binding.user == self._user and binding.source != self._peer and self.log.ended_ns is None:
            self._unreachable()

    def refuse(self, status: int, reason: str) -> None:
        """There is nobody to call, or no way: the call ends before it began."""
        self.log.status, self.log.reason = status, reason
        self.pending.tell("refused")
        self._end("nobody")

    def leave(self) -> None:
        """The caller goes: gives up while it rings, hangs up while talking. Late is ordinary."""
        if self._leaving or self.log.ended_ns is not None:
            return
        self._leaving = True
        if self.log.answered_ns is not None:
            self.pending.tell("hung_up")
            self._bye()
        elif self.log.trying_ns is not None or self.log.ringing_ns is not None:
            self._cancel()
        # Before any provisional answer a CANCEL may not be sent (section 9.1): it follows the first one.

    def drop(self) -> None:
        """Something in here failed: the call is over, with whatever that leaves at the other end."""
        self._end("nobody")

    # ---- what the phone sends

    def on_response(self, message: Message, at_ns: int) -> None:
        """An answer to one of our requests."""
        number, method = message.cseq
        if method == "INVITE" and number == 1:
            if message.status < 200:
                self._on_provisional(message.status, at_ns)
            elif message.status < 300:
                self._on_answer(message, at_ns)
            else:
                self._on_refusal(message)
        elif method == "BYE" and message.status >= 200:
            self._end("caller")

    def on_request(self, message: Message, source: Host) -> None:
        """A request of the phone within this call."""
        match message.method:
            case "BYE":
                self._send(reply(message, 200, "OK", source), source)
                if self.log.ended_ns is None:
                    self.log.bye_ns = self.log.bye_ns or time.monotonic_ns()
                    if not self._leaving:
                        self.pending.tell("hung_up_by_agent")
                    self._end("caller" if self._leaving else "agent")
            case "INVITE" | "UPDATE" if self.log.ended_ns is not None:
                self._send(reply(message, 481, "Call/Transaction Does Not Exist", source), source)
            case "INVITE" | "UPDATE" if self._media is not None:
                self._media.on_offer(message, source, self._send, self.leave)
            case "ACK":
                if self._media is not None and self.log.ended_ns is None:
                    self._media.on_ack(message)
            case "REFER":
                self._send(reply(message, 603, "Decline", source), source)
            case "CANCEL":
                self._send(reply(message, 481, "Call/Transaction Does Not Exist", source), source)
            case _:
                self._send(reply(message, 200, "OK", source), source)

    def _on_provisional(self, status: int, at_ns: int) -> None:
        if self.log.trying_ns is None:
            self.log.trying_ns = at_ns
            if self._sending is not None:
                self._sending.stop()
        if status > 100 and self.log.ringing_ns is None:
            self.log.ringing_ns = at_ns
            self.pending.tell("ringing")
            if self._story.rings_s <= 0:
                self.leave()
                return
        if self._leaving and self.log.bye_ns is None and self.log.status == 0:
            self._cancel()

    def _on_answer(self, message: Message, at_ns: int) -> None:
        if self._ack:  # our ACK was lost: the phone says 200 again (section 13.2.2.4)
            self._send(self._ack)
            return
        self._stop_timers()
        self.log.answered_ns, self.log.status, self.log.reason = at_ns, message.status, message.reason
        self._to = message.get("to")
        self._target = read_address(message.get("contact")).uri or self._target
        media = self._media
        stream = sdp.read(message.body)
        body = media.answer_to(stream) if media and stream and not self._story.offer else b""
        self._ack = request("ACK", self._target, self._new_via(), self._dialog_fields(), 1, body)
        self._send(self._ack)
        if self._leaving:  # answered just as the caller gave up
            self._bye()
            return
        self.pending.tell("answered")
        if stream is None or media is None:
            self.leave()
            return
        media.take(stream)
        patience = PATIENCE if self._story.hangs_up == "agent" else 1
        self._timer = self._loop.later(self._story.talks_s * patience, self.leave)

    def _on_refusal(self, message: Message) -> None:
        # The ACK of a refusal belongs to the INVITE's own transaction: same branch (section 17.1.1.3).
        fields = [("From", self._from), ("To", message.get("to")), ("Call-ID", self.log.sip_call_id)]
        self._send(request("ACK", self._target, self._via, fields, 1))
        if self.log.status == 0:
            self.log.status, self.log.reason = message.status, message.reason
            if not self._leaving:
                self.pending.tell("refused")
            self._end("caller" if self._leaving else "agent")

    # ---- requests of ours

    def _cancel(self) -> None:
        self._stop_timers()
        self.pending.tell("gave_up")
        self.log.bye_ns = time.monotonic_ns()
        fields = [("From", self._from), ("To", self._to), ("Call-ID", self.log.sip_call_id)]
        data = request("CANCEL", self._target, self._via, fields, 1)
        self._sending = Resender(self._loop, lambda: self._send(data), self._unreachable)

    def _bye(self) -> None:
        self._stop_timers()
        self._cseq += 1
        self.log.bye_ns = time.monotonic_ns()
        data = request("BYE", self._target, self._new_via(), self._dialog_fields(), self._cseq)
        self._sending = Resender(self._loop, lambda: self._send(data), self._unreachable)

    def _unreachable(self) -> None:
        self.pending.tell("unreachable")
        self._end("caller" if self.log.status and self._leaving else "nobody")

    def _end(self, side: Side) -> None:
        if self.log.ended_ns is not None:
            return
        self._stop_timers()
        self.log.ended_ns, self.log.side = time.monotonic_ns(), side
        if self._media is not None:
            self._media.close(self.log)
        self.pending.finish()
        self._on_over(self)

    # ---- small parts

    def _stop_timers(self) -> None:
        if self._sending is not None:
            self._sending.stop()
        if self._timer is not None:
            self._timer.cancel()

    def _dialog_fields(self) -> list[tuple[str, str]]:
        return [("From", self._from), ("To", self._to), ("Call-ID", self.log.sip_call_id), contact(self._host)]

    def _new_via(self) -> str:
        host, port = self._host
        return f"SIP/2.0/UDP {host}:{port};branch=z9hG4bK{secrets.token_hex(8)};rport"

    def _send(self, data: bytes, to: Host | None = None) -> None:
        if self._sock is not None:
            with contextlib.suppress(OSError):  # what was not sent is sent again, or times out
                self._sock.sendto(data, to or self._peer)
