"""A wrong mapping is told with its file, line and key, and with what there is instead."""

from pathlib import Path

import pytest

from app.central.feeds.mapping import FeedError
from app.central.feeds.mapping_file import MappingFile, read_mapping
from tests.central.feeds.town import ACCOUNTS, CUSTOMERS

SAMPLES = Path(__file__).parents[3] / "resources" / "feeds"


def read(tmp_path: Path, text: str) -> MappingFile:
    path = tmp_path / "m.toml"
    path.write_text(text, "utf-8")
    return read_mapping(path)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_samples_are_right(path: Path) -> None:
    assert read_mapping(path).target.fields


def test_a_mapping_has_its_name_and_origins(tmp_path: Path) -> None:
    mapping = read(tmp_path, CUSTOMERS).mapping
    assert mapping.feed_name == "core.customers"
    assert mapping.origins()["key"].columns == ("no",)
    assert mapping.origins()["kind"].constant == "person"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('target = "customers"', 'target = "custmers"', "line 5, feed.target: there is no target 'custmers'; did you"),
        ("born_on = {", "born = {", "line 14, fields.born: customers have no field 'born'; did you mean 'born_on'"),
        ('as = "name"', 'as = "nam"', "line 13, fields.name: there is no conversion 'nam'; did you mean 'name'"),
        ('as = "name"', 'as = "phone"', "fields.name: name is a text: it takes text, upper"),
        ('as = "name"', 'as = "name", places = 2', "places is no option of the conversion name; it has none"),
        ("rank = 10", "rnk = 10", "line 7, feed.rnk: nobody knows the key 'rnk'"),
        ("rank = 10", 'rank = "10"', "line 7, feed.rank: expected `int`"),
        ('key = "no"', "", "fields: customers need the field 'key'"),
        ('constant = "person"', "", "fields.kind: needs either column or constant"),
        ("rank = 10", 'encoding = "gb1803"', "feed.encoding: there is no encoding 'gb1803'"),
        ("rank = 10", 'delimiter = "||"', "delimiter is one character"),
        ("rank = 10", "header = false", "needs the names of its columns"),
        ("rank = 10", 'utc_offset = "Beijing"', "utc_offset is written"),
        ("rank = 10", 'vanished = "close"', '"close" is not possible here: customers are kept'),
        ("{as_of:%Y%m%d}", "", "nothing says as of when"),
        ("{as_of:%Y%m%d}", "{as_of:%U}", "reads the date by '%U'"),
        ("END (", "END [", "feed.trailer: is no regular expression"),
        (r"(\\d+)", "x", "feed.trailer: needs a group"),
        ('by = "certificate"', 'by = "guess"', "match.*nvalid enum value 'guess'"),
        ('source = "core"', 'source = "Core Bank"', "feed.source: small letters"),
        ("[fields]", "[fields", "line 10.*this is not TOML"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old.replace("\\\\", "\\") in CUSTOMERS
    with pytest.raises(FeedError, match=said):
        read(tmp_path, CUSTOMERS.replace(old.replace("\\\\", "\\"), new))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACCOUNTS.replace('extract = "full"', 'extract = "changes"'), "an extract of changes says nothing"),
        (ACCOUNTS + '\n[[match]]\nby = "certificate"\n', "only customers are matched"),
        (ACCOUNTS.replace("places = 2", 'sign_column = "s"'), "sign_column and negative_when go together"),
        ("[feed]\n", "feed: the key 'name' is missing|missing"),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FeedError, match=said):
        read(tmp_path, text)


def test_columns_are_looked_for_with_what_is_there_instead(tmp_path: Path) -> None:
    made = read(tmp_path, CUSTOMERS)
    with pytest.raises(FeedError, match=r"line 14, fields.born_on: x.csv, line 1 has no column 'born'; did you mean"
                                        r" 'borne'\? there are: no, name, borne, cert, mobile, address\."):  # fmt: skip
        made.check_columns("x.csv", ["no", "name", "borne", "cert", "mobile", "address"], 1)
    with pytest.raises(FeedError, match="the column 'no' more than once"):
        made.check_columns("x.csv", ["no", "no", "name", "born", "cert", "mobile", "address"], 1)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="the mapping cannot be read"):
        read_mapping(tmp_path / "gone.toml")
    (tmp_path / "m.toml").write_bytes("# 客户".encode("gbk"))
    with pytest.raises(FeedError, match="line 1: this is not UTF-8"):
        read_mapping(tmp_path / "m.toml")
