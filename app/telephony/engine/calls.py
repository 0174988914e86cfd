"""The calls of this phone: commands in, events out. At most four at a time: the library has no more (PJSUA_MAX_CALLS).

Callbacks only note what happened; `work` turns the notes into events and new requests, in their order, from the
engine's loop. Nothing is answered, rejected or hung up inside a callback but the 180: pjsip aborts on some of it.
"""

import logging
import re
import time
from collections import deque
from collections.abc import Callable
from functools import partial

import pjsua2 as pj

from app.telephony import commands, events
from app.telephony.engine.actions import call_param, carry_out
from app.telephony.engine.log import shown
from app.telephony.engine.pace import Pace
from app.telephony.engine.phone_call import PhoneCall, carries_voice, holder
from app.telephony.engine.plain import plain
from app.telephony.engine.sound_link import SoundLink
from app.telephony.engine.sound_wish import SoundWish
from app.telephony.headers import read_headers

_NUMBER = re.compile(r"\+?[0-9A-Za-z*#._-]{1,64}")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_FORBIDDEN = 403
_BURIED_S = 40.0
"""Longer than a transaction can live (64 * T1 = 32 s): until then pjsip may still call the object of a dead call."""

_logger = logging.getLogger("tellerline.phone")

Tell = Callable[[events.Event], None]


class CallBook:
    """Every call by our own id. All methods on the engine's thread."""

    def __init__(self, tell: Tell, sound: SoundLink, pace: Pace) -> None:
        self._tell = tell
        self._wish = SoundWish(sound)
        self._pace = pace
        self._calls: dict[str, PhoneCall] = {}
        self._notes: deque[Callable[[], None]] = deque()
        self._buried: deque[tuple[float, PhoneCall]] = deque()
        self._port: pj.AudioMedia = None
        self._ring_answer = call_param(180)

    def __len__(self) -> int:
        return len(self._calls)

    def use_port(self, port: pj.AudioMedia) -> None:
        self._port = port

    def work(self) -> None:
        """Handle what the callbacks noted. From the engine's loop, outside of every callback."""
        while self._notes:
            try:
                self._notes.popleft()()
            except pj.Error as error:  # what was noted is over already: a hold in the same breath took the voice away
                _logger.info("came too late for pjsip: %s", shown(error.status))
        while self._buried and self._buried[0][0] < time.monotonic():
            self._buried.popleft()

    # ---- inside pjsip's callbacks: note and return ----

    def take_in(self, call: PhoneCall, source: str, rdata: pj.SipRxData, received_ns: int) -> None:
        """A new INVITE; `call.let_in`: it came from the PBX. `rdata` dies with the callback: its text is copied."""
        self._calls[call.call_id] = call
        if call.let_in:
            call.answer(self._ring_answer)
            self._notes.append(partial(self._tell_ringing, call, source, rdata.wholeMsg, received_ns))
        else:
            self._notes.append(partial(self._turn_away, call, source))
        self._pace.opened()

    def on_progress(self, call: PhoneCall, code: int) -> None:
        self._note(events.Progressed(at_ns=_now(), call_id=call.call_id, code=code))

    def on_answered(self, call: PhoneCall) -> None:
        self._note(events.Answered(at_ns=_now(), call_id=call.call_id))
        self._notes.append(self._update_sound)

    def on_over(self, call: PhoneCall, code: int, reason: str) -> None:
        self._calls.pop(call.call_id, None)
        self._pace.closed()
        self._buried.append((time.monotonic() + _BURIED_S, call))
        side = "local" if call.ended_by_us else "remote"
        if call.let_in:
            self._note(events.Ended(at_ns=_now(), call_id=call.call_id, code=code, reason=reason, side=side))
        self._notes.append(self._update_sound)

    def on_media(self, call: PhoneCall, status: int) -> None:
        self._notes.append(partial(self._media_changed, call, status))

    def on_digit(self, call: PhoneCall, digit: str) -> None:
        self._note(events.DigitsReceived(at_ns=_now(), call_id=call.call_id, digits=digit))

    # ---- from the loop ----

    def _note(self, event: events.Event) -> None:
        self._notes.append(partial(self._tell, event))

    def _tell_ringing(self, call: PhoneCall, source: str, message: str, received_ns: int) -> None:
        self._tell(
            events.Ringing(
                at_ns=_now(),
                call_id=call.call_id,
                source=plain(source),
                from_registrar=True,
                headers=read_headers(message),
                received_ns=received_ns,
            )
        )
        call.rung = True
        self._wish.unsilence()
        self._update_sound()

    def _turn_away(self, call: PhoneCall, source: str) -> None:
        # Here and not in onIncomingCall: a rejection there of an INVITE without SDP aborts the process.
        if not call.over:
            call.hangup(call_param(_FORBIDDEN))
        self._tell(events.InviteRejected(at_ns=_now(), source=plain(source), code=_FORBIDDEN))

    def _media_changed(self, call: PhoneCall, status: int) -> None:
        if call.over:
            return
        if carries_voice(status):
            call.connect(self._port)
            media = (call.codec(), call.encrypted())
            if media != call.media_told:
                call.media_told = media
                codec, encrypted = media
                self._tell(events.MediaChanged(at_ns=_now(), call_id=call.call_id, codec=codec, encrypted=encrypted))
        held_by = holder(status)
        if held_by != call.held_by:
            if call.held_by:
                self._tell(events.Retrieved(at_ns=_now(), call_id=call.call_id, by_us=call.held_by == "us"))
            if held_by:
                self._tell(events.Held(at_ns=_now(), call_id=call.call_id, by_us=held_by == "us"))
            call.held_by = held_by
        self._update_sound()

    def _update_sound(self) -> None:
        self._wish.update(self._calls.values())

    # ---- commands ----

    def dial(self, command: commands.Dial, line: pj.Account, target: str) -> None:
        """`target` is the SIP URI. A call that cannot even start has its `Ended` too."""
        call = PhoneCall(line, pj.PJSUA_INVALID_ID, command.call_id, False, self)
        param = call_param()
        for name, value in command.headers:
            if _HEADER_NAME.fullmatch(name):
                header = pj.SipHeader()
                header.hName, header.hValue = name, plain(value)
                param.txOption.headers.append(header)
        self._calls[command.call_id] = call
        self._tell(events.Dialled(at_ns=_now(), call_id=command.call_id, target=command.number))
        self._pace.opened()
        try:
            call.makeCall(target, param)
        except pj.Error as error:
            if not call.over:
                call.over = True
                call.thisown = False
                self._calls.pop(command.call_id, None)
                self._pace.closed()
                self.fail(command, "not_possible", error)
                self._tell(
                    events.Ended(at_ns=_now(), call_id=command.call_id, code=0, reason="not possible", side="phone")
                )

    def obey(self, command: commands.Command) -> None:
        """A command about one call. One that comes too late is ordinary: `CommandFailed`, never an exception."""
        call = self._calls.get(getattr(command, "call_id", ""))
        if call is None or not call.let_in:
            self.fail(command, "call_over")
            return
        try:
            told = carry_out(command, call)
            if told is None:
                self.fail(command, "not_now")
            for event in told or ():
                self._tell(event)
        except pj.Error as error:
            self.fail(command, "not_possible", error)

    def silence(self) -> None:
        """No more ring tone until the next call."""
        self._wish.silence()
        self._update_sound()

    def hang_up_all(self) -> None:
        for call in list(self._calls.values()):
            call.ended_by_us = True
            try:
                call.hangup(call_param())
            except pj.Error:
                continue  # already on its way out

    def bury_all(self) -> None:
        """Before libDestroy: a Call that is deleted after it aborts (#4353)."""
        for call in self._calls.values():
            call.over = True
            call.thisown = False
        self._calls.clear()

    def fail(self, command: commands.Command, word: str, error: pj.Error = None) -> None:
        """Tell that `command` was not carried out.

        `word`: call_over, not_now, not_possible, not_registered, no_free_line, bad_number.
        """
        self._tell(
            events.CommandFailed(
                at_ns=_now(),
                command=type(command).__name__,
                call_id=getattr(command, "call_id", ""),
                sentence_code=word,
                detail="" if error is None else f"pjsip {error.status}",
            )
        )


def is_dialable(number: str) -> bool:
    return _NUMBER.fullmatch(number) is not None


def _now() -> int:
    return time.monotonic_ns()
