"""Signing the line in, keeping it signed in, and telling how it goes.

What `RegistrationChanged` says, and what it means:

| code | reason | meaning |
|---|---|---|
| 200 | OK | registered (or, with `registered` false, signed out on request) |
| 0 | `connecting` | asked; no answer yet |
| 0 | `after the call` | new data wait until no call lives; what was signed in before stays as it is |
| 401, 403, 407 | as sent | wrong user or password; only one that was right before is tried again (30 s): no lock-out |
| 404 and other 4xx | as sent | the registrar refuses this line; tried again every 30 s |
| 408 | `no answer` | registrar silent for 4 s, or for the 32 s of RFC 3261's timer F; tried again |
| 503 | `host not found` | DNS does not know the registrar; tried again every `retry_s` |
| 503 | `PJSIP_TLS_ECERTVERIF` | the certificate is not signed by a known authority, or for another host |
| 503 | `PJSIP_TLS_...` | other TLS trouble: no shared version or cipher |
| 503 | `bad ca file` | the CA file cannot be read |
| 502, 503 | other | unreachable: refused, no route, closed |
"""

import contextlib
import re
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pjsua2 as pj

from app.telephony import events
from app.telephony.account import PhoneAccount
from app.telephony.engine.alarms import Alarms
from app.telephony.engine.calls import CallBook, Tell
from app.telephony.engine.endpoint import PhoneEndpoint
from app.telephony.engine.gate import Gate, resolve_aside, split_registrar
from app.telephony.engine.line import Line, account_config, open_transport, order_codecs, target_of
from app.telephony.engine.plain import plain

AFTER_CALL = "after the call"
NO_ANSWER_S = 4.0
REFUSED_RETRY_S = 30.0
RENEW_S = 30.0
"""A UDP registrar that dies says nothing. Asking so often is what lets the status bar tell the truth."""
_WRONG_PASSWORD = (401, 403, 407)
_ERROR_NAME = re.compile(r"\((PJ[A-Z]*_[A-Z0-9_]+)\)")
"""pjsip writes `some text (PJSIP_TLS_ECERTVERIF)`."""


class Registration:
    """The line, or none. All methods on the engine's thread; what DNS finds comes back through `posted`."""

    def __init__(self, endpoint: PhoneEndpoint, calls: CallBook, alarms: Alarms, tell: Tell) -> None:
        self._endpoint = endpoint
        self._calls = calls
        self._alarms = alarms
        self._tell_event = tell
        self._gate = Gate()
        self._account: PhoneAccount | None = None
        self._password = ""
        self._line: Line | None = None
        self._transport_id = -1
        self._told: tuple[bool, int, str] = (False, 0, "")
        self._proved = False
        """This password was right before: a PBX that is just starting refuses everybody for a while."""
        self._waiting: tuple[PhoneAccount, str] | None = None
        """What signs in when no call lives any more."""
        self._leaving = False
        self._generation = 0
        self._posted: deque[Callable[[], None]] = deque()

    @property
    def line(self) -> Line | None:
        return self._line

    def register(self, account: PhoneAccount, password: str) -> None:
        """Sign in, in place of whatever was signed in before. A call that lives is not cut off for it."""
        same = self._account is not None and _same_line(account, self._account) and password == self._password
        self._waiting = None
        self._leaving = False
        if self._line is not None and (self._calls or self._told[0]) and same:
            if not self._told[0]:
                self._tell(False, 0, "connecting")
            self._renew()
        elif self._line is not None and self._calls:
            self._waiting = (account, password)
            if not self._told[0]:
                self._alarms.clear("again")  # the old password is not tried any more
            self._tell(self._told[0], 0, AFTER_CALL)
        else:
            self._begin(account, password)

    def _begin(self, account: PhoneAccount, password: str) -> None:
        self.close()
        self._account, self._password = account, password
        self._proved = False
        self._tell(False, 0, "connecting")
        self._look_up()

    def unregister(self) -> None:
        """Sign the line out; it can be signed in again by `register` only."""
        self._generation += 1
        self._waiting = None
        self._leaving = True
        self._alarms.clear("answer")
        self._alarms.clear("again")
        self._shut()
        if self._line is not None:
            self._attempt(partial(self._line.setRegistration, False))

    @property
    def is_signed_out(self) -> bool:
        """Nothing stands at the registrar any more, as far as we know."""
        return self._line is None or not self._told[0]

    def target(self, number: str) -> str:
        return target_of(self._account, number) if self._account else ""

    def work(self) -> None:
        """What other threads found out, and what waited for the last call to end."""
        while self._posted:
            self._posted.popleft()()
        if self._waiting is not None and not self._calls:
            account, password = self._waiting
            self._waiting = None
            self._begin(account, password)

    def close(self) -> None:
        """Drop the line and its transport. Its un-REGISTER is sent by `shutdown` while the loop goes on turning.

        Never while a call lives: it would be cut off, and until pjsip 2.17 its account is used after free (#4830).
        """
        self._generation += 1
        self._alarms.clear("answer")
        self._alarms.clear("again")
        self._shut()
        if self._line is not None:
            self._line.shutdown()  # before the object goes (#2117)
            self._line = None
        if self._transport_id >= 0:
            self._attempt(partial(self._endpoint.transportClose, self._transport_id))
            self._transport_id = -1
        self._endpoint.forget_connections()

    def _look_up(self) -> None:
        if self._account is None:
            return
        generation = self._generation
        host = split_registrar(self._account.registrar, self._account.transport)[0]
        named = [split_registrar(name, "udp")[0] for name in self._account.accept_from]

        def found(registrar: frozenset[str]) -> None:
            resolve_aside(named, lambda more: self._posted.append(partial(self._found, generation, registrar, more)))

        resolve_aside([host], found)

    def _found(self, generation: int, registrar: frozenset[str], named: frozenset[str]) -> None:
        if generation != self._generation:
            return
        if registrar:
            self._gate.know(registrar | named)
        if self._line is not None:
            return  # a refresh of the addresses only
        if registrar:
            self._open()
        else:
            self._tell(False, 503, "host not found")
            self._try_again(self._look_up, float(self._account.retry_s) if self._account else REFUSED_RETRY_S)

    def _open(self) -> None:
        account = self._account
        if account is None:
            return
        if account.ca_file and account.transport == "tls" and not Path(account.ca_file).is_file():
            self._tell(False, 503, "bad ca file")
            return
        try:
            order_codecs(self._endpoint, account.codecs)
            if self._transport_id < 0:
                self._transport_id = open_transport(self._endpoint, account)
            line = Line(self, self._calls, self._gate)
            line.create(account_config(account, self._password))
        except pj.Error as error:
            self._tell(False, 503, _short(error.reason))
            self._try_again(self._open, float(account.retry_s))
            return
        self._line = line
        self._alarms.set("answer", NO_ANSWER_S, self._still_waiting)

    def _renew(self) -> None:
        if self._line is not None:
            with contextlib.suppress(pj.Error):  # pjsip is renewing by itself just now
                self._line.setRegistration(True)
            self._alarms.set("answer", NO_ANSWER_S, self._still_waiting)

    def _still_waiting(self) -> None:
        """pjsip itself waits 32 s before it calls a UDP host silent; an agent wants to know sooner."""
        if self._waiting is None:
            self._tell(False, 408, "no answer")

    def on_registration(self, line: Line, code: int, reason: str, expires_s: int) -> None:
        """Inside pjsip's callback: note only. But the gate opens now: a call may follow the 200 in the same breath."""
        if line is self._line and not self._leaving and _is_taken(code, expires_s):
            self._gate.open()
        self._posted.append(partial(self._answered, line, code, _short(reason), expires_s))

    def _answered(self, line: Line, code: int, reason: str, expires_s: int) -> None:
        if line is not self._line:
            return
        self._alarms.clear("answer")
        registered = _is_taken(code, expires_s)
        if registered and self._leaving:  # the answer to what was asked before the goodbye
            self._attempt(partial(line.setRegistration, False))
            return
        if registered:
            self._alarms.set("expired", expires_s, self._shut)
            self._look_up()  # the PBX may have moved
            self._alarms.set("again", min(RENEW_S, expires_s / 2), self._renew)
            self._proved = True
        elif code // 100 == 4 and code != 408 and (self._proved or code not in _WRONG_PASSWORD):
            self._try_again(partial(line.setRegistration, True), REFUSED_RETRY_S)
        if not registered and code // 100 in (2, 4, 6) and code != 408:
            self._shut()  # signed out or refused; while nobody answers, the last answer holds until it expires
        if code == 408:
            reason = "no answer"
        if self._waiting is not None and not registered:
            return  # told already: something else is tried after the call
        self._tell(registered, code, reason, max(0, expires_s) if registered else 0)

    def _shut(self) -> None:
        self._gate.close()
        self._alarms.clear("expired")

    def _try_again(self, what: Callable[[], None], after_s: float) -> None:
        self._alarms.set("again", after_s, partial(self._attempt, what))

    def _attempt(self, what: Callable[[], None]) -> None:
        try:
            what()
        except pj.Error as error:
            self._tell(False, 503, _short(error.reason))

    def _tell(self, registered: bool, code: int, reason: str, expires_s: int = 0) -> None:
        told = (registered, code, reason)
        if told == self._told:
            return  # renewed, as every half minute
        self._told = told
        self._tell_event(
            events.RegistrationChanged(
                at_ns=time.monotonic_ns(),
                registered=registered,
                code=code,
                reason=reason,
                registrar=self._account.registrar if self._account else "",
                expires_s=expires_s,
            )
        )


def _is_taken(code: int, expires_s: int) -> bool:
    """The answer to a REGISTER that leaves the line signed in."""
    return code // 100 == 2 and expires_s > 0


def _same_line(one: PhoneAccount, other: PhoneAccount) -> bool:
    """After a crash the phone has another local port than the settings say."""
    return msgspec.structs.replace(one, local_port=0) == msgspec.structs.replace(other, local_port=0)


def _short(reason: str) -> str:
    """The error's name if the text holds one: that is what can be told apart."""
    found = _ERROR_NAME.search(reason)
    return found.group(1) if found else plain(reason)
