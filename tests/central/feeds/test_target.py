"""A target knows its fields by name."""

from app.central.feeds.target import Field, Target


def test_a_field_is_found_by_its_name() -> None:
    number = Field("number", "phone", needed=True)
    target = Target(name="phones", about="numbers", table="phones", fields=(Field("key"), number))
    assert target.field("number") is number
    assert target.field("nmber") is None
    assert (target.primary, target.when_closed, number.digits) == (("id",), "delete", (18, 2))
