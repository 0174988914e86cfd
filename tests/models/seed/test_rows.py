"""Rows for COPY."""

from datetime import timedelta
from random import Random

import pytest

from app.models.seed.rows import Rows
from tests.models.seed.conftest import NOW, rows


def test_a_row_with_a_wrong_column_is_named() -> None:
    with pytest.raises(ValueError, match=r"managers.*phone"):
        Rows(Random(1), NOW).add("managers", id=None, name="x")


def test_keys_are_version_7_and_ordered_by_their_instant() -> None:
    made = Rows(Random(1), NOW)
    early, late = made.key(NOW - timedelta(seconds=1)), made.key()
    assert early.version == late.version == 7
    assert early.variant == "specified in RFC 4122"
    assert early < late


def test_the_last_eight_digits_are_kept_reversed() -> None:
    made = Rows(Random(1), NOW)
    for number in (8613800138001, 85251380008, 1234567):
        made.phone(number, made.key(), "mobile", "holder", verified=True)
    assert [row["rev8"] for row in rows(made, "phones")] == [10083100, 80008315, 76543210]


def test_past_contacts_lie_in_the_past() -> None:
    made = Rows(Random(1), NOW)
    assert all(NOW - timedelta(days=11) < made.past(10) < NOW for _ in range(200))
