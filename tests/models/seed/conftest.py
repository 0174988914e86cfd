"""One demo bank for all who look at it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.models.seed.bank import make_bank
from app.models.seed.rows import COLUMNS, Rows

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def bank() -> Rows:
    return make_bank(2000, NOW)


def rows(bank: Rows, table: str) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in bank.tables[table]]
