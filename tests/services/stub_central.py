"""A centre that answers as the test says; one object stands for all connections."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.central.store import CentralUnreachable
from app.models.records import (
    CustomerLine,
    Health,
    Identity,
    LookupRequest,
    LookupResult,
    Profile,
    Reference,
    TrustLevel,
)

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def customer(n: int = 1, **changes: Any) -> CustomerLine:
    return CustomerLine(**{"customer_id": UUID(int=n), "code": f"C{n}", "name": f"Customer {n}", **changes})


def profile(n: int = 1, trust: TrustLevel = TrustLevel.NUMBER, **changes: Any) -> Profile:
    return Profile(**{"customer": customer(n), "trust": trust, "as_of": AT, **changes})


class StubCentral:
    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.errors: list[Exception] = []
        self.hold: threading.Event | None = None
        self.entered = threading.Event()
        self.cuts = 0
        self.closed = 0
        self.on_lookup: Callable[[LookupRequest], LookupResult] = lambda r: LookupResult(call_id=r.call_id)

    def _ask(self, *what: Any) -> None:
        self.asked.append(what)
        self.entered.set()
        if self.hold is not None:
            self.hold.wait(10)
            if self.cuts:
                raise CentralUnreachable("cut")
        if self.errors:
            raise self.errors.pop(0)

    def whoami(self) -> Identity:
        self._ask("whoami")
        return Identity(agent="lina", display_name="Li Na", team="A", role="agent")

    def reference(self) -> Reference:
        return Reference(as_of=AT)

    def health(self) -> Health:
        self._ask("health")
        return Health(server_time=AT, server_version="18", schema_revision="1", system_identifier="1", timeline="1")

    def lookup(self, request: LookupRequest) -> LookupResult:
        self._ask("lookup", request.call_id)
        return self.on_lookup(request)

    def profile(self, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Profile:
        self._ask("profile", customer_id, trust, call_id, *((reason,) if reason else ()))
        return profile(customer_id.int, trust)

    def search(self, text: str, limit: int = 20, e164: int | None = None) -> tuple[CustomerLine, ...]:
        self._ask("search", text, *(() if e164 is None else (e164,)))
        return (customer(),)

    def day(self) -> tuple[()]:
        self._ask("day")
        return ()

    def tasks(self) -> tuple[()]:
        self._ask("tasks")
        return ()

    def history(
        self,
        customer_id: UUID,
        before: UUID | None = None,
        limit: int = 50,
        trust: TrustLevel = TrustLevel.NONE,
        call_id: str = "",
    ) -> tuple[()]:
        self._ask("history", customer_id, before, trust, call_id)
        return ()

    def cut(self) -> None:
        self.cuts += 1
        if self.hold is not None:
            self.hold.set()

    def close(self) -> None:
        self.closed += 1
