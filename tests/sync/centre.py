"""A central database in memory that breaks on purpose, for the push alone."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from app.central.store import CentralError, CentralUnreachable, ItemRejected
from app.models.records import Health, OutboxItem, Receipt


class Centre:
    """What all connections share. Thread-safe by one lock, as a database is."""

    def __init__(self) -> None:
        self.rows: dict[UUID, str] = {}
        self.arrivals: list[UUID] = []
        """Each push that was begun, in order, repeats included."""
        self.receipts = 0
        self.system, self.timeline = "7001", "00000001"
        self.plan: Callable[[str, OutboxItem | None], str] = lambda _what, _item: ""
        """Called at each request with `health` or `push`; returns what goes wrong: `before` (cut, not done), `after`
        (done, answer lost), `hang` (until cut), `deaf` (until `let_go`, whatever is cut), or nothing."""
        self.error: CentralError | None = None
        """Raised by every request while set."""
        self.poison: set[UUID] = set()
        self.at_once = 0
        self.most_at_once = 0
        self.closed = 0
        self.threads: set[int] = set()
        self.let_go = threading.Event()
        self._lock = threading.Lock()

    def connect(self) -> "CentreStore":
        return CentreStore(self)

    def take(self, item: OutboxItem) -> Receipt:
        with self._lock:
            if item.item_id in self.poison:
                raise ItemRejected("23514")
            if self.rows.setdefault(item.item_id, item.payload) != item.payload:
                raise ItemRejected("P0409")
            self.receipts += 1
        return Receipt(
            item_id=item.item_id,
            received_at=datetime.now(UTC),
            system_identifier=self.system,
            timeline=self.timeline,
        )

    def enter(self) -> None:
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.threads.add(threading.get_ident())

    def exit(self) -> None:
        with self._lock:
            self.at_once -= 1


class CentreStore:
    """One connection to a `Centre`."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._cut = threading.Event()

    def health(self) -> Health:
        self._go("health", None)
        return Health(
            server_time=datetime.now(UTC),
            server_version="18",
            schema_revision="1",
            system_identifier=self._centre.system,
            timeline=self._centre.timeline,
        )

    def push(self, item: OutboxItem) -> Receipt:
        self._centre.arrivals.append(item.item_id)
        fault = self._go("push", item)
        receipt = self._centre.take(item)
        if fault == "after":
            raise CentralUnreachable("the answer was lost")
        return receipt

    def cut(self) -> None:
        self._cut.set()

    def close(self) -> None:
        self._centre.closed += 1

    def _go(self, what: str, item: OutboxItem | None) -> str:
        self._centre.enter()
        try:
            if self._centre.error is not None:
                raise self._centre.error
            fault = self._centre.plan(what, item)
            if fault == "hang":
                self._cut.wait(60)
            if fault == "deaf":
                self._centre.let_go.wait(60)
            if fault in {"before", "hang", "deaf"}:
                raise CentralUnreachable("cut")
            return fault
        finally:
            self._centre.exit()
