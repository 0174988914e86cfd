"""One call of pjsua2: its callbacks turned into facts for the call book. Lives and dies on the engine's thread."""

from typing import Protocol

import pjsua2 as pj

from app.telephony.engine.plain import plain
from app.telephony.headers import read_headers

DECLINED = 603
_LOCAL_HOLD = pj.PJSUA_CALL_MEDIA_LOCAL_HOLD
_REMOTE_HOLD = pj.PJSUA_CALL_MEDIA_REMOTE_HOLD
_CONNECTED = (pj.PJSUA_CALL_MEDIA_ACTIVE, _REMOTE_HOLD)


class CallEars(Protocol):
    """Who hears what happens to a call; called inside pjsip's callbacks, so it may only note and return."""

    def on_progress(self, call: "PhoneCall", code: int) -> None: ...

    def on_answered(self, call: "PhoneCall") -> None: ...

    def on_over(self, call: "PhoneCall", code: int, reason: str) -> None: ...

    def on_media(self, call: "PhoneCall", status: int) -> None: ...

    def on_digit(self, call: "PhoneCall", digit: str) -> None: ...


class PhoneCall(pj.Call):  # type: ignore[misc]  # the wheel ships no types
    """`call_id` is our own; pjsip's numeric id is a slot that the next call gets again."""

    def __init__(self, line: pj.Account, slot: int, call_id: str, incoming: bool, ears: CallEars) -> None:
        super().__init__(line, slot)
        self.call_id = call_id
        self.incoming = incoming
        self.answered = False
        self.over = False
        self.ended_by_us = False
        self.let_in = True
        """False: from a stranger; nothing about it is told but its rejection."""
        self.rung = False
        """The desk knows of it."""
        self.muted = False
        self.held_by = ""
        """`us`, `them` or nobody."""
        self.media_told: tuple[str, bool] | None = None
        """Codec and encryption as last told."""
        self.end_reason = ""
        """Said by the CANCEL; pjsip's own is a plain 487."""
        self._ears = ears

    def onCallState(self, _prm: pj.OnCallStateParam) -> None:
        if self.over:
            return
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.over = True
            # The dead object keeps its slot number: its destructor would hang up the next call there (#3856).
            self.thisown = False
            self._ears.on_over(self, info.lastStatusCode, self.end_reason or plain(info.lastReason))
        elif info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            if not self.answered:
                self.answered = True
                self._ears.on_answered(self)
        elif info.state == pj.PJSIP_INV_STATE_EARLY and not self.incoming:
            # Of an incoming call EARLY and INCOMING are only our own 180: not a second call.
            self._ears.on_progress(self, info.lastStatusCode)

    def onCallMediaState(self, _prm: pj.OnCallMediaStateParam) -> None:
        if self.over:
            return
        info = self.getInfo()  # kept while it is read: its vector dies with it, and the wrapper would read freed memory
        for media in info.media:
            if media.type == pj.PJMEDIA_TYPE_AUDIO:
                self._ears.on_media(self, media.status)
                return

    def onDtmfDigit(self, prm: pj.OnDtmfDigitParam) -> None:
        if not self.over:
            self._ears.on_digit(self, plain(prm.digit))

    def onCallTsxState(self, prm: pj.OnCallTsxStateParam) -> None:
        # Why a caller stopped ringing is said only on the CANCEL itself. The BYE of our own answered call carries the
        # same Reason with Asterisk's queue option C: it must not be read there.
        if self.incoming and not self.answered and not self.over and prm.e.body.tsxState.tsx.method == "CANCEL":
            source = prm.e.body.tsxState.src.rdata
            if prm.e.body.tsxState.type == pj.PJSIP_EVENT_RX_MSG:
                self.end_reason = reason_of(source.wholeMsg) or self.end_reason

    def onCallTransferRequest(self, prm: pj.OnCallTransferRequestParam) -> None:
        # The library's own answer is to obey: anybody in a call could make us dial a third address.
        prm.statusCode = DECLINED

    def onCallReplaceRequest(self, prm: pj.OnCallReplaceRequestParam) -> None:
        # An INVITE with Replaces would take a call over without a ring.
        prm.statusCode = DECLINED

    def connect(self, port: pj.AudioMedia) -> None:
        """Voice both ways. Media objects are made anew at each media update: never kept."""
        media = self.getAudioMedia(-1)
        media.adjustTxLevel(1 / self._gain())
        media.startTransmit(port)
        port.startTransmit(media)
        self.apply_mute()

    def apply_mute(self) -> None:
        """By level (`Rx`: what the far end receives), not by disconnecting: a PBX hangs up a line without RTP."""
        self.getAudioMedia(-1).adjustRxLevel(0.0 if self.muted else self._gain())

    def _gain(self) -> float:
        """pjmedia writes G.722 one bit lower than the PBXs do: measured 6 dB too soft there, 6 dB too loud here."""
        return 2.0 if self.codec().upper().startswith("G722") else 1.0

    def codec(self) -> str:
        return plain(self.getStreamInfo(0).codecName)

    def encrypted(self) -> bool:
        """SRTP in use. pjsua2 tells it only in its text for people."""
        return "SRTP status: Active" in self.dump(True, "")


def holder(status: int) -> str:
    """Who holds, by the status of the media."""
    return {_LOCAL_HOLD: "us", _REMOTE_HOLD: "them"}.get(status, "")


def carries_voice(status: int) -> bool:
    return status in _CONNECTED


def reason_of(message: str) -> str:
    """`Reason: SIP;cause=200;text="Call completed elsewhere"` (RFC 3326) of a request, as `answered elsewhere`."""
    for name, value in read_headers(message):
        if name == "reason" and "cause=200" in value.replace(" ", "").lower():
            return ANSWERED_ELSEWHERE
    return ""


ANSWERED_ELSEWHERE = "answered elsewhere"
