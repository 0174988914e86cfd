"""The day's list: what the centre knows of today, and what was saved here just now and is not there yet."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.models.records import CallFacts, CustomerLine, InteractionDraft, InteractionLine
from app.services.clock import Clock

MOST_NAMES = 64


class Day(QObject):
    """`day_changed` carries the lines, newest first; a line of the centre takes the place of the local one."""

    day_changed = Signal(object)

    def __init__(self, clock: Clock, agent: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._agent = agent
        self._central: tuple[InteractionLine, ...] = ()
        self._local: dict[UUID, InteractionLine] = {}
        self._names: dict[str, CustomerLine] = {}

    @property
    def lines(self) -> tuple[InteractionLine, ...]:
        return tuple(sorted((*self._central, *self._local.values()), key=lambda line: line.at, reverse=True))

    def on_day_done(self, lines: tuple[InteractionLine, ...]) -> None:
        """The centre's list; local lines of another day than today are let go."""
        self._central = lines
        known = {line.interaction_id for line in lines}
        today = self._clock.now().astimezone().date()
        self._local = {
            key: line for key, line in self._local.items() if key not in known and line.at.astimezone().date() == today
        }
        self.day_changed.emit(self.lines)

    def on_customer_chosen(self, call_id: str, line: CustomerLine | None) -> None:
        """Remember the name: a saved interaction knows only the customer's id."""
        self._names.pop(call_id, None)
        if line is not None:
            self._names[call_id] = line
        while len(self._names) > MOST_NAMES:
            del self._names[next(iter(self._names))]

    def on_interaction_saved(self, draft: InteractionDraft) -> None:
        if any(line.interaction_id == draft.interaction_id for line in self._central):
            return
        call = draft.call
        named = self._names.get(call.call_id) if call else None
        is_same = named is not None and named.customer_id == draft.customer_id
        self._local[draft.interaction_id] = InteractionLine(
            interaction_id=draft.interaction_id,
            at=call.ring_at if call else draft.opened_at,
            channel=draft.channel,
            direction=call.direction if call else "in",
            queue=call.queue if call else "",
            agent=self._agent,
            customer_id=draft.customer_id,
            customer_name=named.name if named is not None and is_same else "",
            disposition=draft.disposition,
            note=draft.note,
            talk_s=call.talk_ms // 1000 if call and call.answered_at else None,
            caller_number=number_to_call(call) if call else "",
        )
        self.day_changed.emit(self.lines)


def number_to_call(call: CallFacts) -> str:
    """The other side's number, whoever called whom."""
    return call.called_number if call.direction == "out" else call.caller_number
