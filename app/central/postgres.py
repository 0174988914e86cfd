"""The central database through PostgreSQL: one connection that calls the functions an agent's role may execute."""

import contextlib
import re
import socket
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

import msgspec

from app import __version__
from app.central.postgres_address import Address, make_engine
from app.central.postgres_errors import classify, unreadable
from app.central.postgres_sharing import PostgresSharing
from app.central.postgres_verification import PostgresVerification
from app.central.store import CentralError, CentralForbidden, CentralTooNew, CentralTooOld, CentralUnreachable
from app.models.records import (
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
from app.models.records_edit import Decision
from app.models.records_pages import PAGES, Page, PageKind

if TYPE_CHECKING:
    import psycopg
    import sqlalchemy as sa

SCHEMA_EPOCH = 2
"""Oldest schema epoch this program works with."""
_T = TypeVar("_T")
_NULL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_MIGRATED = ("0A000", "42883")
"""A plan, or a function, that a migration took away under a call that waited for it."""
_PUSHES = {kind: f"crm.log_{kind.value}_v1" for kind in ItemKind}


class _Compat(Record, frozen=True, kw_only=True):
    min_desk: str = ""
    max_desk: str = ""
    schema_epoch: int = 0


class _Answer(Record, frozen=True, kw_only=True):
    refused: str = ""


class PostgresStore(PostgresVerification, PostgresSharing):
    """Keeps `CentralStore`. Connects at the first call; SQLAlchemy is imported then too.

    `url` names the role and no password. A server elsewhere is verified against `ca_file`, or the system's authorities
    when it is empty, unless the URL sets `sslmode` itself. With `certificate_file` and `key_file` the agent signs in by
    certificate: the password only opens the key.
    """

    def __init__(
        self,
        url: str,
        password: str = "",
        ca_file: str = "",
        connect_timeout_s: int = 3,
        request_timeout_s: float = 5.0,
        application_name: str = "tellerline",
        *,
        certificate_file: str = "",
        key_file: str = "",
    ) -> None:
        self._address = Address(url, password, ca_file, certificate_file, key_file)
        self._connect_timeout_s = connect_timeout_s
        self._request_timeout_s = request_timeout_s
        self._application_name = application_name
        self._engine: sa.Engine | None = None
        self._connection: sa.Connection | None = None
        # Read by `cut` from another thread; a plain reference, replaced whole.
        self._driver: psycopg.Connection[Any] | None = None
        self._warned = False

    # ---- asking ----

    def whoami(self) -> Identity:
        return self._ask("crm.whoami_v1()", (), Identity)

    def health(self) -> Health:
        return self._ask("crm.health_v1()", (), Health)

    def reference(self) -> Reference:
        return self._ask("crm.reference_v1()", (), Reference)

    def lookup(self, request: LookupRequest) -> LookupResult:
        """A claim that contradicts the number opens nobody, whatever the IVR checked: both are offered (see SQL)."""
        return self._ask(
            "crm.lookup_v1(%s::jsonb)", (_without_nulls(msgspec.json.encode(request).decode()),), LookupResult
        )

    def profile(self, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Profile:
        values = (customer_id, int(trust), call_id, _clean(reason))
        return self._ask("crm.profile_v1(%s, %s, %s, %s)", values, Profile)

    def search(self, text: str, limit: int = 20, e164: int | None = None) -> tuple[CustomerLine, ...]:
        return self._ask("crm.search_v2(%s, %s, %s)", (_clean(text), limit, e164), tuple[CustomerLine, ...])

    def day(self) -> tuple[InteractionLine, ...]:
        """Midnight is this machine's: the agent's day, not the server's."""
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return self._ask("crm.day_v1(%s)", (midnight,), tuple[InteractionLine, ...])

    def tasks(self) -> tuple[TaskLine, ...]:
        return self._ask("crm.tasks_v1()", (), tuple[TaskLine, ...])

    def history(
        self,
        customer_id: UUID,
        before: UUID | None = None,
        limit: int = 50,
        trust: TrustLevel = TrustLevel.NONE,
        call_id: str = "",
    ) -> tuple[InteractionLine, ...]:
        values = (customer_id, before, limit, int(trust), call_id)
        return self._ask("crm.history_v1(%s, %s, %s, %s, %s)", values, tuple[InteractionLine, ...])

    def page(self, kind: PageKind, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Page:
        values = (customer_id, int(trust), call_id, _clean(reason))
        return self._ask(f"crm.{kind.value}_v1(%s, %s, %s, %s)", values, PAGES[kind])

    def decide_edit(self, edit_id: UUID, field: str, keep_mine: bool, call_id: str) -> Decision:
        return self._ask("crm.decide_edit_v1(%s, %s, %s, %s)", (edit_id, field, keep_mine, call_id), Decision)

    # ---- writing ----

    def push(self, item: OutboxItem) -> Receipt:
        """Each call is an attempt of its own, so that each leaves its receipt and waits for its own commit."""
        payload = _without_nulls(item.payload)
        self._warned = False
        receipt = self._ask(
            f"{_PUSHES[item.kind]}(%s, %s, %s::jsonb)", (item.item_id, uuid4(), payload), Receipt, pushing=True
        )
        if self._warned:
            # COMMIT may answer "success" with only a WARNING when the wait for the standby was cancelled.
            raise CentralUnreachable("The central database did not confirm that the record stands on all its machines.")
        return receipt

    # ---- the line ----

    def cut(self) -> None:
        driver = self._driver
        if driver is None or driver.closed:
            return
        with contextlib.suppress(OSError, ValueError):
            # Borrow the descriptor: shut the line down, but leave closing to the thread that owns it.
            line = socket.socket(fileno=driver.fileno())
            try:
                line.shutdown(socket.SHUT_RDWR)
            finally:
                line.detach()

    def close(self) -> None:
        self._drop()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _ask(self, call: str, values: tuple[Any, ...], answer: type[_T], *, pushing: bool = False) -> _T:
        text = self._run(f"SELECT {call}::text", values, pushing=pushing)
        try:
            # A refusal is an answer, not an error: an error would take its own audit row back.
            if text.startswith("{") and '"refused"' in text:
                refused = msgspec.json.decode(text, type=_Answer).refused
                if refused:
                    raise CentralForbidden(refused)
            return msgspec.json.decode(text, type=answer)
        except msgspec.DecodeError:
            raise unreadable() from None

    def _run(self, statement: str, values: tuple[Any, ...], *, pushing: bool) -> str:
        import sqlalchemy as sa

        for last in (False, True):
            connection = self._connected()
            try:
                text = connection.exec_driver_sql(statement, values).scalar_one()
            except sa.exc.DBAPIError as error:
                sqlstate = getattr(error.orig, "sqlstate", None)
                if error.connection_invalidated or self._dead():
                    self._drop()
                if sqlstate in _MIGRATED and not last:
                    # A fresh connection knows what there is now; a push may be sent twice.
                    self._drop()
                    continue
                raise classify(error, pushing=pushing) from None
            return str(text)
        raise AssertionError  # the second round returns or raises

    def _connected(self) -> "sa.Connection":
        if self._connection is not None and not self._dead():
            return self._connection
        import sqlalchemy as sa

        self._drop()
        if self._engine is None:
            timeout_ms = int(self._request_timeout_s * 1000)
            self._engine = make_engine(self._address, self._connect_timeout_s, timeout_ms, self._application_name)
        try:
            connection = self._engine.connect()
        except sa.exc.DBAPIError as error:
            raise classify(error, connecting=True) from None
        self._connection = connection
        driver = connection.connection.driver_connection
        self._driver = driver
        if driver is not None:
            driver.add_notice_handler(self._on_notice)
        try:
            _check_schema(connection)
        except sa.exc.DBAPIError as error:
            self._drop()
            raise classify(error) from None
        except CentralError:
            self._drop()
            raise
        return connection

    def _on_notice(self, notice: "psycopg.errors.Diagnostic") -> None:
        if (notice.severity_nonlocalized or notice.severity) == "WARNING":
            self._warned = True

    def _dead(self) -> bool:
        return self._driver is None or self._driver.closed or self._driver.broken

    def _drop(self) -> None:
        connection, self._connection, self._driver = self._connection, None, None
        if connection is not None:
            with contextlib.suppress(Exception):
                # Whatever a broken line says while it is thrown away is of no use to anybody.
                connection.invalidate()
                connection.close()


def _check_schema(connection: "sa.Connection") -> None:
    """Raises CentralTooOld or CentralTooNew unless schema and program fit."""
    text = connection.exec_driver_sql("SELECT crm.health_v1()::text").scalar_one()
    try:
        compat = msgspec.json.decode(str(text), type=_Compat)
    except msgspec.DecodeError:
        raise unreadable() from None
    if compat.schema_epoch < SCHEMA_EPOCH or (compat.max_desk and _parts(__version__) > _parts(compat.max_desk)):
        raise CentralTooOld(
            "The central database is older than this program. Ask whoever runs it for `tellerline central migrate`."
        )
    if compat.min_desk and _parts(__version__) < _parts(compat.min_desk):
        raise CentralTooNew("The central database no longer serves this version. Install the newer desk.")


def _clean(text: str) -> str:
    """Half a surrogate pair or a null can come in by the clipboard; no customer's name holds one."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _without_nulls(json: str) -> str:
    """A null is legal in JSON's texts but in none of PostgreSQL's: no note may be refused for it."""
    return _NULL.sub(r"\1", json)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
