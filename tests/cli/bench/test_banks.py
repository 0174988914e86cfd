"""Banks of a size for the bench: a small one, made and asked for real."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.cli.bench.banks import Banks, SizedBank, short_name


@pytest.fixture(scope="module")
def bank() -> Iterator[SizedBank]:
    with TemporaryDirectory(prefix="tellerline-bench-test-", ignore_cleanup_errors=True) as folder:
        banks = Banks(Path(folder), (400,))
        yield next(iter(banks.all()))
        assert [made.customers for made in banks.all()] == [400]
        banks.close()


def test_a_bank_has_its_size_and_an_agent_who_may_ask_without_end(bank: SizedBank) -> None:
    with bank.administrator() as connection:
        count = connection.exec_driver_sql("select count(*) from crm.customers").scalar_one()
    store = bank.store()
    assert count == bank.customers
    assert store.whoami().agent == "anna"
    assert [store.search("wang") for _ in range(40)]
    store.close()


def test_the_driver_alone_is_the_same_agent(bank: SizedBank) -> None:
    with bank.connect() as connection:
        assert connection.execute("select session_user").fetchone() == ("anna",)


@pytest.mark.parametrize(("customers", "said"), [(100_000, "100k"), (10_000_000, "10M"), (1_000_000, "1M")])
def test_a_size_is_said_short(customers: int, said: str) -> None:
    assert short_name(customers) == said
