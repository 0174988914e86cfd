"""Verifying and revealing through PostgreSQL: what `PostgresStore` adds for them."""

from abc import ABC, abstractmethod
from typing import Any, TypeVar
from uuid import UUID

from app.models.records_verification import Answer, LockedCall, Revealed, RevealRequest, Verification

_T = TypeVar("_T")


class PostgresVerification(ABC):
    """Keeps `VerificationStore`."""

    @abstractmethod
    def _ask(self, call: str, values: tuple[Any, ...], answer: type[_T]) -> _T: ...

    def verification(self, call_id: str, customer_id: UUID) -> Verification:
        return self._ask("crm.verification_v1(%s, %s)", (call_id, customer_id), Verification)

    def verify(self, answer: Answer) -> Verification:
        words = _clean(answer.answer)
        values = (answer.call_id, answer.customer_id, answer.question, answer.nth, words, answer.said)
        return self._ask("crm.verify_v1(%s, %s, %s, %s, %s, %s)", values, Verification)

    def reveal(self, request: RevealRequest) -> Revealed:
        reason = _clean(request.reason)
        values = (request.customer_id, request.field, reason, request.call_id, request.item)
        return self._ask("crm.reveal_v1(%s, %s, %s, %s, %s)", values, Revealed)

    def locked_calls(self) -> tuple[LockedCall, ...]:
        return self._ask("crm.locked_calls_v1()", (), tuple[LockedCall, ...])

    def unlock_call(self, agent: str, call_id: str, reason: str) -> tuple[LockedCall, ...]:
        return self._ask("crm.unlock_call_v1(%s, %s, %s)", (agent, call_id, _clean(reason)), tuple[LockedCall, ...])


def _clean(text: str) -> str:
    """Half a surrogate pair or a null can come in by the clipboard; PostgreSQL takes neither."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
