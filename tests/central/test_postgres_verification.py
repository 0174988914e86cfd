from typing import Any, TypeVar
from uuid import UUID

from app.central.postgres_verification import PostgresVerification
from app.models.records_verification import Answer, RevealRequest

_T = TypeVar("_T")
ONE = UUID(int=1)


class Asked(PostgresVerification):
    """Notes what would be asked of the database."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Any, ...]]] = []

    def _ask(self, call: str, values: tuple[Any, ...], answer: type[_T]) -> Any:
        self.asked.append((call, values))


def test_texts_hold_nothing_postgresql_would_refuse() -> None:
    store = Asked()
    store.verify(Answer(call_id="c1", customer_id=ONE, question="q", nth=1, answer="a\0b\ud7ff\ud800"))
    store.reveal(RevealRequest(customer_id=ONE, field="phone", reason="\0why", call_id="c1"))
    store.unlock_call("anna", "c1", "be\0cause")
    assert [values for _, values in store.asked] == [
        ("c1", ONE, "q", 1, "ab\ud7ff", ""),
        (ONE, "phone", "why", "c1", ""),
        ("anna", "c1", "because"),
    ]


def test_each_value_has_its_place() -> None:
    store = Asked()
    store.verification("c1", ONE)
    store.locked_calls()
    assert all(call.count("%s") == len(values) for call, values in store.asked)
