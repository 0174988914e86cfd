"""A record has one id, whenever it comes."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.central.feeds.ids import made_id


def test_the_id_of_a_record_never_changes() -> None:
    assert str(UUID(made_id("accounts", "core", "A1"))) == "ef8a6934-bf48-8db4-aa34-4cbc5315551f"


@given(st.text(max_size=30), st.text(max_size=30))
def test_ids_are_uuids_of_version_8_and_differ(one: str, other: str) -> None:
    made = UUID(made_id("accounts", "core", one))
    assert (made.version, made.variant) == (8, "specified in RFC 4122")
    assert (made_id("accounts", "core", one) == made_id("accounts", "core", other)) == (one == other)
    assert made_id("contracts", "core", one) != made_id("accounts", "core", one)
