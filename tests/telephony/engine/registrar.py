"""A registrar for tests: UDP on loopback, digest, and a memory of where the phone can be reached."""

import hashlib
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AUTH = re.compile(r'(\w+)="?([^",]*)"?')
_REALM = "test bank"
_NONCE = "6e6f7468696e67"


class Registrar(threading.Thread):
    """Answers REGISTER (401, then 200 or 403), tells `contact` and counts. Everything else is not answered."""

    def __init__(self, password: str = "secret") -> None:
        super().__init__(name="registrar", daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.password = password
        self.contact: tuple[str, int] | None = None
        self.registrations = 0
        self.expires_s = 300
        self.away = False
        """Hears nothing and says nothing."""
        self.seen: tuple[str, int] | None = None
        """Where the last REGISTER came from, right or wrong."""
        self.refusals = 0
        self.calls_at_once = False
        """Each 200 is followed by a call in the same breath."""

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def run(self) -> None:
        while True:
            try:
                data, source = self.socket.recvfrom(65536)
            except OSError:
                return
            if not data:
                return
            text = data.decode()
            if text.startswith("REGISTER ") and not self.away:
                self._answer(text, source)

    def call(self, target: tuple[str, int], call_id: str = "a-call", more: str = "", body: str = "") -> None:
        """An INVITE from the registrar's own address, `more` in its head; nobody waits for its answer."""
        host = f"127.0.0.1:{self.port}"
        head = "\r\n".join(
            [
                f"INVITE sip:1001@{target[0]}:{target[1]} SIP/2.0",
                f"Via: SIP/2.0/UDP {host};branch=z9hG4bK{call_id};rport",
                "Max-Forwards: 70",
                f"From: <sip:600@{host}>;tag=from",
                "To: <sip:1001@127.0.0.1>",
                f"Call-ID: {call_id}",
                "CSeq: 1 INVITE",
                f"Contact: <sip:600@{host}>",
                *([more] if more else []),
                f"Content-Length: {len(body)}",
            ]
        )
        self.socket.sendto(f"{head}\r\n\r\n{body}".encode(), target)

    def close(self) -> None:
        self.socket.sendto(b"", ("127.0.0.1", self.port))
        self.join()
        self.socket.close()

    def _answer(self, text: str, source: tuple[str, int]) -> None:
        auth = _header(text, "Authorization")
        self.seen = source
        if auth is None:
            challenge = f'WWW-Authenticate: Digest realm="{_REALM}", nonce="{_NONCE}", algorithm=MD5\r\n'
            self._send(text, source, "401 Unauthorized", challenge)
        elif not self._is_right(dict(_AUTH.findall(auth))):
            self.refusals += 1
            self._send(text, source, "403 Forbidden", "")
        elif "expires=0" in (contact := _header(text, "Contact") or "") or _header(text, "Expires") == "0":
            self.contact = None
            self._send(text, source, "200 OK", "")
        else:
            found = re.search(r"sip:[^@>]*@([\d.]+):(\d+)", contact)
            assert found is not None
            self._send(text, source, "200 OK", f"Contact: {contact};expires={self.expires_s}\r\n")
            if self.calls_at_once:
                self.call(source, f"at-once-{self.registrations}")
            self.contact = (found.group(1), int(found.group(2)))
            self.registrations += 1

    def _is_right(self, auth: dict[str, str]) -> bool:
        ha1 = _md5(f"{auth['username']}:{_REALM}:{self.password}")
        ha2 = _md5(f"REGISTER:{auth['uri']}")
        return auth["response"] == _md5(f"{ha1}:{_NONCE}:{ha2}")

    def _send(self, text: str, source: tuple[str, int], status: str, more: str) -> None:
        copied = [line for line in text.split("\r\n") if re.match(r"(Via|From|Call-ID|CSeq):", line)]
        to = (_header(text, "To") or "") + ";tag=reg"
        head = "\r\n".join([f"SIP/2.0 {status}", *copied, f"To: {to}"])
        self.socket.sendto(f"{head}\r\n{more}Content-Length: 0\r\n\r\n".encode(), source)


@contextmanager
def running_registrar(password: str = "secret") -> Iterator[Registrar]:
    registrar = Registrar(password)
    registrar.start()
    try:
        yield registrar
    finally:
        registrar.close()


def _header(text: str, name: str) -> str | None:
    found = re.search(rf"^{name}: *(.*?)\r$", text, re.MULTILINE)
    return found.group(1) if found else None


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()
