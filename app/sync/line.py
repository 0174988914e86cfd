"""The push thread: one connection to the centre, one request at a time. Knows neither the journal nor Qt."""

import contextlib
import queue
import threading
from collections.abc import Callable
from typing import Protocol

from app.central.store import (
    CentralError,
    CentralForbidden,
    CentralRefused,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
    ItemRejected,
)
from app.models.records import Health, OutboxItem, Receipt
from app.sync.events import Check, Checked, Event, Failed, Failure, Push, Pushed


class PushStore(Protocol):
    """What of `CentralStore` is needed to push."""

    def health(self) -> Health: ...

    def push(self, item: OutboxItem) -> Receipt: ...

    def cut(self) -> None: ...

    def close(self) -> None: ...


StoreFactory = Callable[[], PushStore]
Request = Check | Push

_FAILURES: tuple[tuple[type[CentralError], Failure], ...] = (
    (CentralUnreachable, Failure.UNREACHABLE),
    (CentralUntrusted, Failure.BAD_CERTIFICATE),
    # The line is well, this one item is not allowed: it waits for a person's eye and the others pass.
    (CentralForbidden, Failure.REJECTED),
    (CentralRefused, Failure.REFUSED),
    (CentralTooOld, Failure.TOO_OLD),
    (CentralTooNew, Failure.TOO_NEW),
    (ItemRejected, Failure.REJECTED),
)


class Line:
    """Started by the first request. `answered(ticket, event)` is called from the push thread."""

    def __init__(self, store_factory: StoreFactory, answered: Callable[[int, Event], None]) -> None:
        self._store_factory = store_factory
        self._answered = answered
        self._requests: queue.SimpleQueue[tuple[int, Request] | None] = queue.SimpleQueue()
        # A daemon: a connection that not even `cut` frees must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        # Read by `cut` from another thread; a plain reference, replaced whole.
        self._store: PushStore | None = None
        self._leaving = False

    def ask(self, ticket: int, request: Request) -> None:
        if not self._thread.is_alive():
            self._thread.start()
        self._requests.put((ticket, request))

    def cut(self) -> None:
        """Free a request that hangs; it then fails as unreachable. Called from the owner's thread."""
        store = self._store
        if store is not None:
            with contextlib.suppress(Exception):
                store.cut()

    def leave(self) -> None:
        """Ask the thread to end, without waiting; nothing is answered any more."""
        self._leaving = True
        self._requests.put(None)
        self.cut()

    def wait(self, timeout_s: float) -> bool:
        """True when the thread is gone."""
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (asked := self._requests.get()) is not None:
            ticket, request = asked
            event = self._do(request)
            if not self._leaving:
                self._answered(ticket, event)
        self._drop()

    def _do(self, request: Request) -> Event:
        try:
            if self._store is None:
                self._store = self._store_factory()
            if isinstance(request, Push):
                return Pushed(receipt=self._store.push(request.queued.item))
            return Checked(health=self._store.health())
        except ItemRejected:
            return Failed(failure=Failure.REJECTED)
        except Exception as error:  # noqa: BLE001 - whatever it was, the line must go on and the core must hear of it
            self._drop()
            return Failed(failure=failure_of(error))

    def _drop(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            with contextlib.suppress(Exception):
                store.close()


def failure_of(error: Exception) -> Failure:
    return next((failure for kind, failure in _FAILURES if isinstance(error, kind)), Failure.FAILED)
