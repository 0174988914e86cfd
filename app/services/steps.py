"""`tellerline desk --events FILE`: one JSON line per step of a call, to measure the desk from outside.

Instants, call ids and step names; no personal data. The steps come from what happens anyway: connect the signals to the
slots named after them.
"""

import time
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject

from app.models.records import InteractionDraft, LookupResult
from app.telephony.events import Answered, Ended, Event, Ringing

Step = Literal[
    "invite_received",
    "ringing_sent",
    "lookup_done",
    "card_painted",
    "answered",
    "ended",
    "saved",
    "pushed",
    "confirmed",
]

MOST_FOLLOWED = 1024
"""Saved interactions whose way to the centre is followed."""


class _Line(msgspec.Struct, frozen=True):
    monotonic_ns: int
    call_id: str
    step: Step


class StepFile(QObject):
    """Appends to `path`; each line is in the file when the slot returns. Raises OSError if it cannot be opened.

    A disk that is full later ends the measuring, never the call.
    """

    def __init__(self, path: Path | str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = Path(path).open("ab", buffering=0)  # noqa: SIM115 - open as long as the desk; `close` is asked
        self._encoder = msgspec.json.Encoder()
        self._calls: dict[UUID, str] = {}

    def append(self, step: Step, call_id: str, at_ns: int | None = None) -> None:
        """One line; `at_ns` (monotonic) is now if left out."""
        if self._file.closed or not call_id:
            return
        line = _Line(time.monotonic_ns() if at_ns is None else at_ns, call_id, step)
        try:
            self._file.write(self._encoder.encode(line) + b"\n")
        except OSError:
            self._file.close()

    def on_event(self, event: Event) -> None:
        """Of the phone's events: the first ring, the answer and the end."""
        match event:
            case Ringing():
                self.append("invite_received", event.call_id, event.received_ns)
                self.append("ringing_sent", event.call_id, event.at_ns)
            case Answered():
                self.append("answered", event.call_id, event.at_ns)
            case Ended():
                self.append("ended", event.call_id, event.at_ns)

    def on_lookup_done(self, result: LookupResult) -> None:
        self.append("lookup_done", result.call_id)

    def on_card_painted(self, call_id: str) -> None:
        self.append("card_painted", call_id)

    def on_interaction_saved(self, draft: InteractionDraft) -> None:
        if draft.call is None:
            return
        self.append("saved", draft.call.call_id)
        self._calls[draft.interaction_id] = draft.call.call_id
        while len(self._calls) > MOST_FOLLOWED:
            del self._calls[next(iter(self._calls))]

    def on_pushed(self, item_id: UUID) -> None:
        self.append("pushed", self._calls.get(item_id, ""))

    def on_confirmed(self, item_id: UUID) -> None:
        self.append("confirmed", self._calls.pop(item_id, ""))

    def close(self) -> None:
        self._file.close()
