"""What may be done with one call, and when. From the engine's loop, never inside a callback of pjsip."""

import re
import time

import pjsua2 as pj

from app.telephony import commands, events
from app.telephony.engine.phone_call import PhoneCall

_DIGITS = re.compile(r"[0-9*#A-D]{1,64}")
_DIGIT_MS = 120
_DECLINED = 603


def call_param(code: int = 0) -> pj.CallOpParam:
    """Parameters with this SIP status. CallOpParam() without True loses the audio once anything else is set.

    Its `sdp` stays empty: an answer with one of our own is used after it was freed (#4805).
    """
    param = pj.CallOpParam(True)
    param.statusCode = code
    return param


def carry_out(command: commands.Command, call: PhoneCall) -> tuple[events.Event, ...] | None:
    """Do it, and return what is to be told at once; None when this call is in no state for it. Raises pj.Error."""
    match command:
        case commands.Answer():
            return _answer(call)
        case commands.Reject():
            return _reject(call, command.code)
        case commands.HangUp():
            return _hang_up(call)
        case commands.Hold():
            return _hold(call)
        case commands.Retrieve():
            return _retrieve(call)
        case commands.Mute():
            return _mute(call, command.on)
        case commands.SendDigits():
            return _send_digits(call, command.digits)
    return None


def _answer(call: PhoneCall) -> tuple[events.Event, ...] | None:
    if not call.incoming or call.answered:
        return None
    call.answer(call_param(200))
    return ()


def _reject(call: PhoneCall, code: int) -> tuple[events.Event, ...] | None:
    if not call.incoming or call.answered or not 400 <= code <= 699:
        return None
    call.ended_by_us = True
    call.hangup(call_param(code))
    return ()


def _hang_up(call: PhoneCall) -> tuple[events.Event, ...] | None:
    call.ended_by_us = True
    call.hangup(call_param(_DECLINED if call.incoming and not call.answered else 0))
    return ()


def _hold(call: PhoneCall) -> tuple[events.Event, ...] | None:
    # Known: an answer to this that comes when the call is over and its slot taken again aborts (#4995, mended in 2.17).
    if not call.answered or call.held_by == "us":
        return None
    call.setHold(call_param())
    return ()


def _retrieve(call: PhoneCall) -> tuple[events.Event, ...] | None:
    if not call.answered or call.held_by != "us":
        return None
    param = call_param()
    param.opt.flag = pj.PJSUA_CALL_UNHOLD
    call.reinvite(param)
    return ()


def _mute(call: PhoneCall, on: bool) -> tuple[events.Event, ...] | None:
    if not call.answered:
        return None
    call.muted = on
    if call.held_by != "us":  # a held call has no voice; `connect` mutes it again when it is retrieved
        call.apply_mute()
    return (events.Muted(at_ns=time.monotonic_ns(), call_id=call.call_id, on=on),)


def _send_digits(call: PhoneCall, digits: str) -> tuple[events.Event, ...] | None:
    if not call.answered or not _DIGITS.fullmatch(digits):
        return None
    # RFC 4733 only: SIP INFO to a peer that ignores it ends the call on its time-out.
    param = pj.CallSendDtmfParam()
    param.method = pj.PJSUA_DTMF_METHOD_RFC2833
    param.digits, param.duration = digits, _DIGIT_MS
    call.sendDtmf(param)
    return (events.DigitsSent(at_ns=time.monotonic_ns(), call_id=call.call_id, digits=digits),)
