"""What happened to line, phone and centre, as one log line each: words and numbers of ours, never a caller's."""

import logging

from app.services.status import CentralStatus
from app.telephony.events import AnyEvent, CommandFailed, InviteRejected, PhoneLost, RegistrationChanged, Started

log = logging.getLogger("desk")

REJECTED_EVERY_S = 10.0
"""Of many rejected calls, as in a flood, one line in so long is written, with their number."""


class EventLog:
    """Its methods are slots. No SIP reason, number or name is logged: others choose those words."""

    def __init__(self) -> None:
        self._registration: tuple[bool, int] | None = None
        self._rejected = 0
        self._rejected_told_ns: int | None = None

    def on_event(self, event: AnyEvent) -> None:
        match event:
            case Started():
                log.info("the phone runs")
            case PhoneLost():
                log.info("the phone was lost (exit %s), start %d follows", event.exit_code, event.restarts)
            case RegistrationChanged() if (event.registered, event.code) != self._registration:
                self._registration = (event.registered, event.code)
                log.info("line %s (%d)", "registered" if event.registered else "not registered", event.code)
            case CommandFailed():
                log.info("the phone could not do %s: %s", event.command, event.sentence_code)
            case InviteRejected():
                self._on_rejected(event)

    def on_central_status(self, status: CentralStatus) -> None:
        log.info("the centre: %s", status.problem or status.light)

    def on_sync_state(self, word: str) -> None:
        log.info("what waits for the centre: %s", word)

    def _on_rejected(self, event: InviteRejected) -> None:
        self._rejected += 1
        told_ns = self._rejected_told_ns
        if told_ns is None or event.at_ns - told_ns >= REJECTED_EVERY_S * 1e9:
            log.info("calls from elsewhere than the registrar, rejected with %d: %d", event.code, self._rejected)
            self._rejected, self._rejected_told_ns = 0, event.at_ns
