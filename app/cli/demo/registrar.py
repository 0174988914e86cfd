"""A small registrar (RFC 3261 section 10): who is signed in, and where the next call for them must be sent."""

import time

import msgspec

from app.cli.demo.digest import Gatekeeper
from app.cli.demo.message import Message, reply
from app.telephony.headers import read_addresses

Host = tuple[str, int]
MAX_EXPIRES_S = 3600


class Binding(msgspec.Struct, frozen=True):
    """Where one user's phone is: its own URI and the address its REGISTER came from."""

    user: str
    contact: str
    source: Host
    until: float
    """In seconds of the monotonic clock."""


class Registrar:
    """Keeps one phone per user: the newest, as an agent sits at one desk."""

    def __init__(self, realm: str, users: dict[str, str]) -> None:
        self._gate = Gatekeeper(realm, users)
        self._bindings: dict[str, Binding] = {}

    def binding(self, user: str) -> Binding | None:
        """The user's phone, if it is signed in now."""
        found = self._bindings.get(user)
        return found if found is not None and found.until > time.monotonic() else None

    def knows(self, source: Host) -> bool:
        """Whether somebody is signed in from this very address and port."""
        now = time.monotonic()
        return any(found.source == source and found.until > now for found in self._bindings.values())

    def on_register(self, request: Message, source: Host, tag: str) -> bytes:
        """The answer to one REGISTER: a challenge, a refusal, or the binding made or taken away."""
        authorization = request.get("authorization")
        user = self._gate.admits(authorization, "REGISTER")
        if not user:
            challenge = self._gate.challenge(self._gate.is_stale(authorization))
            return reply(request, 401, "Unauthorized", source, tag, [("WWW-Authenticate", challenge)])
        contacts = [value for name, value in request.headers if name == "contact"]
        if contacts == ["*"]:
            self._bindings.pop(user, None)
            return reply(request, 200, "OK", source, tag)
        for address in read_addresses(contacts):
            expires = _seconds(address.params.get("expires") or request.get("expires"))
            known = self._bindings.get(user)
            if expires == 0 and known is not None and known.contact == address.uri:
                del self._bindings[user]
            elif expires > 0:
                self._bindings[user] = Binding(user, address.uri, source, time.monotonic() + expires)
        found = self.binding(user)
        left = [("Contact", f"<{found.contact}>;expires={round(found.until - time.monotonic())}")] if found else []
        return reply(request, 200, "OK", source, tag, left)


def _seconds(text: str) -> int:
    """Seconds asked for, 3600 when nothing is said (10.2.1.1), never more than `MAX_EXPIRES_S`."""
    return min(int(text[:9]), MAX_EXPIRES_S) if text.isascii() and text.isdigit() else MAX_EXPIRES_S
