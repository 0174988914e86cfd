"""The demo's PBX: a registrar on one UDP port of this machine, calls from it to the phone that signed in, and back."""

import secrets
import socket
import threading
from collections import OrderedDict
from functools import partial
from types import TracebackType

from app.cli.demo import answerer, speech
from app.cli.demo.answerer import Answerer
from app.cli.demo.g711 import PCMA, PCMU
from app.cli.demo.leg import Leg
from app.cli.demo.log import CallLog, PendingCall
from app.cli.demo.loop import Host, Loop
from app.cli.demo.message import Message, parse, reply
from app.cli.demo.registrar import Registrar
from app.cli.demo.resend import GIVE_UP_S
from app.cli.demo.stories import Story

REALM = "tellerline-demo"
MAX_ANSWERS = 200
PARTING_S = 1.0


class DemoLine:
    """Works from its making to `close` in a thread of its own; all methods may be called from any other thread.

    `users` are names and passwords of the lines it lets in; calls go to the first one unless told otherwise.
    Raises OSError when the address is taken. Port 0 takes a free one: see `address`.
    """

    def __init__(
        self, listen: Host = ("127.0.0.1", 5070), users: dict[str, str] | None = None, keep_audio: bool = False
    ) -> None:
        users = users or {}
        self._first_user = next(iter(users), "")
        self._keep_audio = keep_audio
        self._registrar = Registrar(REALM, users)
        self._registered: dict[str, threading.Event] = {user: threading.Event() for user in users}
        self._legs: dict[str, Leg | Answerer] = {}
        self._answers: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._loop = Loop("demo line")
        try:
            self._sock = self._open(listen)
        except OSError:
            self._loop.discard()
            raise
        self.address: Host = self._sock.getsockname()[:2]
        self._others: dict[str, socket.socket] = {}
        for law in (PCMU, PCMA):
            speech.frames(answerer.SPEECH, law)  # made ready here, so that the line's thread never reads a file
        self._loop.start()

    def __enter__(self) -> "DemoLine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- for programs

    def wait_registered(self, timeout_s: float | None = None, user: str = "") -> bool:
        """Whether the user's phone is signed in, waiting for it if need be."""
        return self._registered[user or self._first_user].wait(timeout_s)

    def phone_address(self, user: str = "") -> Host | None:
        """Where the user's phone takes its calls, for those who send their own; None while it is not signed in."""
        binding = self._registrar.binding(user or self._first_user)
        return None if binding is None else binding.source

    def start_call(self, story: Story, user: str = "") -> PendingCall:
        """Begin a call and return at once; several may run side by side."""
        for law in (PCMU, PCMA):
            speech.frames(story.speech, law)
        leg = Leg(self._loop, story, self._keep_audio, self._forget_later)
        self._loop.post(partial(self._call, leg, story, user or self._first_user))
        return leg.pending

    def call(self, story: Story, user: str = "", timeout_s: float | None = None) -> CallLog:
        """Play a story to its end. TimeoutError when nothing happens in it for `timeout_s`."""
        return self.start_call(story, user).result(timeout_s)

    def hang_up_all(self) -> None:
        """Every caller gives up or hangs up now."""
        self._loop.post(self._leave_all)

    def close(self) -> None:
        """Hang up what goes on, wait a second at most for it, and end the thread."""
        if not self._loop.is_alive():
            return
        parted = threading.Event()
        self._loop.post(partial(self._part, parted, PARTING_S))
        parted.wait(2 * PARTING_S)
        self._loop.stop()

    # ---- in the line's thread

    def _open(self, address: Host) -> socket.socket:
        holder: list[socket.socket] = []
        sock = self._loop.open_udp(address, lambda *read: self._on_datagram(holder[0], *read))
        holder.append(sock)
        return sock

    def _call(self, leg: Leg, story: Story, user: str) -> None:
        binding = self._registrar.binding(user)
        if binding is None:
            leg.refuse(404, "not signed in")
            return
        try:
            sock = self._socket_for(story.source)
        except OSError:
            leg.refuse(503, f"this machine has no address {story.source}")
            return
        self._legs[leg.log.sip_call_id] = leg
        leg.start(binding, sock)

    def _socket_for(self, source: str) -> socket.socket:
        if not source:
            return self._sock
        if source not in self._others:
            self._others[source] = self._open((source, 0))
        return self._others[source]

    def _leave_all(self) -> None:
        for leg in self._legs.values():
            leg.leave()

    def _part(self, parted: threading.Event, left_s: float) -> None:
        self._leave_all()
        if left_s <= 0 or all(leg.log.ended_ns is not None for leg in self._legs.values()):
            parted.set()
        else:
            self._loop.later(0.02, partial(self._part, parted, left_s - 0.02))

    def _on_datagram(self, sock: socket.socket, data: bytes, source: Host, at_ns: int) -> None:
        message = parse(data)
        if message is None:
            return
        leg = self._legs.get(message.call_id)
        if leg is not None:
            try:
                if message.status:
                    leg.on_response(message, at_ns)
                else:
                    leg.on_request(message, source)
            except Exception:
                self._drop(leg)
                raise  # the loop writes it down and goes on
        elif message.method == "INVITE" and not message.tag("to") and self._registrar.knows(source):
            called = Answerer(self._loop, sock, message, source, self._forget_later)
            self._legs[message.call_id] = called
            called.start()
        elif message.method and message.method != "ACK":
            sock.sendto(self._answer(message, source), source)

    def _forget_later(self, leg: Leg | Answerer) -> None:
        """An ended call still answers repeated messages for 32 s."""
        self._loop.later(GIVE_UP_S, partial(self._forget, leg.log.sip_call_id))

    def _drop(self, leg: Leg | Answerer) -> None:
        """One call that fails costs no other one."""
        self._forget(leg.log.sip_call_id)
        leg.drop()

    def _forget(self, call_id: str) -> None:
        self._legs.pop(call_id, None)

    def _answer(self, message: Message, source: Host) -> bytes:
        """The answer to a request outside our calls; a repeated request gets the same one again."""
        key = (message.branch, message.method)
        if key in self._answers:
            return self._answers[key]
        answer = self._new_answer(message, source, secrets.token_hex(4))
        self._answers[key] = answer
        if len(self._answers) > MAX_ANSWERS:
            self._answers.popitem(last=False)
        return answer

    def _new_answer(self, message: Message, source: Host, tag: str) -> bytes:
        match message.method:
            case "REGISTER":
                answer = self._registrar.on_register(message, source, tag)
                self._tell_registered()
                return answer
            case "OPTIONS":
                return reply(message, 200, "OK", source, tag, [("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS")])
            case "INVITE" if not message.tag("to"):
                return reply(message, 403, "Forbidden", source, tag)
            case "SUBSCRIBE":
                return reply(message, 489, "Bad Event", source, tag)
            case "INVITE" | "BYE" | "CANCEL" | "UPDATE" | "INFO":
                return reply(message, 481, "Call/Transaction Does Not Exist", source, tag)
            case _:
                return reply(message, 405, "Method Not Allowed", source, tag, [("Allow", "REGISTER, OPTIONS")])

    def _tell_registered(self) -> None:
        for user, event in self._registered.items():
            binding = self._registrar.binding(user)
            if binding is not None:
                event.set()
                for leg in list(self._legs.values()):
                    if isinstance(leg, Leg):
                        leg.on_signed_in(binding)
            else:
                event.clear()
