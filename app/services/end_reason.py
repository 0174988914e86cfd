"""Why a call ended: from the SIP status, the side that ended it and what the desk had asked, to one closed list."""

from app.services.call import Call, EndReason
from app.telephony.events import Ended

_BUSY = frozenset({486, 600})
_NO_ANSWER = frozenset({408, 480, 487})
_NOT_FOUND = frozenset({404, 410, 484, 485, 604})
_NEVER_STARTED = {"bad_number": EndReason.NOT_FOUND, "not_registered": EndReason.NETWORK}
"""The phone process lives, but a call could not even be sent."""


def why_ended(call: Call, event: Ended) -> EndReason:
    """Exactly one reason per call. What the desk asked counts only if the desk's side did end the call."""
    if event.side == "phone":
        return _NEVER_STARTED.get(event.reason, EndReason.PHONE_LOST)
    if event.side == "local":
        return _by_us(call, event)
    if call.answered_ns is not None:
        return EndReason.NETWORK if event.code >= 400 else EndReason.CUSTOMER_HUNG_UP
    return _offer_withdrawn(event) if call.incoming else _not_reached(event.code)


def _by_us(call: Call, event: Ended) -> EndReason:
    if call.ending is not None:
        return call.ending
    if call.answered_ns is not None and event.code < 400:
        return EndReason.AGENT_HUNG_UP
    # Nobody here asked for it: the stack gave up on a dead path (time-out, transport error).
    return EndReason.NETWORK


def _offer_withdrawn(event: Ended) -> EndReason:
    """The ringing stopped. A CANCEL with `Reason: SIP;cause=200` (RFC 3326) says that a colleague took the call."""
    if event.code < 300 or "elsewhere" in event.reason.casefold():
        return EndReason.ANSWERED_ELSEWHERE
    return EndReason.NETWORK if event.code == 408 or event.code >= 500 else EndReason.CALLER_GAVE_UP


def _not_reached(code: int) -> EndReason:
    if code in _BUSY:
        return EndReason.BUSY
    if code in _NO_ANSWER:
        return EndReason.NO_ANSWER
    if code in _NOT_FOUND:
        return EndReason.NOT_FOUND
    if code == 603 or 400 <= code < 500:
        return EndReason.DECLINED
    return EndReason.NETWORK
