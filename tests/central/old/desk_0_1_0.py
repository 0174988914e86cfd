"""What a desk of version 0.1.0 says to the central database, word for word, and how it reads the answers."""

import re
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
import psycopg

from tests.central.old.records_0_1_0 import (
    CustomerLine,
    Health,
    Identity,
    InteractionLine,
    ItemKind,
    LookupRequest,
    LookupResult,
    OutboxItem,
    Profile,
    Receipt,
    Record,
    Reference,
    TaskLine,
    TrustLevel,
)

VERSION = (0, 1, 0)
SCHEMA_EPOCH = 1
_T = TypeVar("_T")
_NULL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_PUSHES = {kind: f"crm.log_{kind.value}_v1" for kind in ItemKind}


class Compat(Record, frozen=True, kw_only=True):
    min_desk: str = ""
    max_desk: str = ""
    schema_epoch: int = 0


class OldDesk:
    """Statements and answers of its `PostgresStore`; PostgreSQL's errors come as they are."""

    def __init__(self, line: psycopg.Connection[Any]) -> None:
        self._line = line
        self.heard = ""
        """The last answer as it came, with whatever this desk does not read."""

    def fits(self) -> bool:
        """What it asks at each new connection; False: it says in a sentence why it does not go on."""
        compat = self._ask("crm.health_v1()", (), Compat)
        too_old = compat.schema_epoch < SCHEMA_EPOCH or (compat.max_desk and _parts(compat.max_desk) < VERSION)
        return not too_old and not (compat.min_desk and _parts(compat.min_desk) > VERSION)

    def whoami(self) -> Identity:
        return self._ask("crm.whoami_v1()", (), Identity)

    def health(self) -> Health:
        return self._ask("crm.health_v1()", (), Health)

    def reference(self) -> Reference:
        return self._ask("crm.reference_v1()", (), Reference)

    def lookup(self, request: LookupRequest) -> LookupResult:
        payload = _without_nulls(msgspec.json.encode(request).decode())
        return self._ask("crm.lookup_v1(%s::jsonb)", (payload,), LookupResult)

    def profile(self, customer_id: UUID, trust: TrustLevel, call_id: str) -> Profile:
        return self._ask("crm.profile_v1(%s, %s, %s)", (customer_id, int(trust), call_id), Profile)

    def search(self, text: str, limit: int = 20) -> tuple[CustomerLine, ...]:
        return self._ask("crm.search_v1(%s, %s)", (text, limit), tuple[CustomerLine, ...])

    def day(self, midnight: datetime) -> tuple[InteractionLine, ...]:
        return self._ask("crm.day_v1(%s)", (midnight,), tuple[InteractionLine, ...])

    def tasks(self) -> tuple[TaskLine, ...]:
        return self._ask("crm.tasks_v1()", (), tuple[TaskLine, ...])

    def history(
        self, customer_id: UUID, before: UUID | None, limit: int, trust: TrustLevel, call_id: str
    ) -> tuple[InteractionLine, ...]:
        values = (customer_id, before, limit, int(trust), call_id)
        return self._ask("crm.history_v1(%s, %s, %s, %s, %s)", values, tuple[InteractionLine, ...])

    def push(self, item: OutboxItem) -> Receipt:
        values = (item.item_id, uuid4(), _without_nulls(item.payload))
        return self._ask(f"{_PUSHES[item.kind]}(%s, %s, %s::jsonb)", values, Receipt)

    def close(self) -> None:
        self._line.close()

    def _ask(self, call: str, values: tuple[Any, ...], answer: type[_T]) -> _T:
        row = self._line.execute(f"SELECT {call}::text", values).fetchone()
        assert row is not None
        self.heard = str(row[0])
        return msgspec.json.decode(self.heard, type=answer)


def _without_nulls(json: str) -> str:
    return _NULL.sub(r"\1", json)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
