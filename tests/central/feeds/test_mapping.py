"""What the values of a mapping mean."""

from app.central.feeds.mapping import Feed, Mapping, Origin


def test_an_origin_names_all_its_columns() -> None:
    assert Origin(column="a").columns == ("a",)
    assert Origin(column=("a", "b"), sign_column="s").columns == ("a", "b", "s")
    assert Origin(constant="x").columns == ()


def test_a_bare_text_is_a_column_and_a_feed_is_remembered_with_its_source() -> None:
    feed = Feed(name="customers", source="core", target="customers", file="x")
    made = Mapping(feed=feed, fields={"key": "NO", "kind": Origin(constant="person")})
    assert made.origins() == {"key": Origin(column="NO"), "kind": Origin(constant="person")}
    assert made.feed_name == "core.customers"
