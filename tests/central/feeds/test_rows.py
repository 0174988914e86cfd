"""A row becomes a line of COPY; no card's number goes further than this."""

from pathlib import Path

import pytest

from app.central.feeds.mapping_file import read_mapping
from app.central.feeds.rows import RowReader, RowRejected, staged
from tests.central.feeds.town import ACCOUNTS, CUSTOMERS

ACCOUNT_COLUMNS = ["id", "no", "kind", "number", "balance"]
PERSON_COLUMNS = ["no", "name", "born", "cert", "mobile", "address"]


def reader(tmp_path: Path, text: str, header: list[str]) -> RowReader:
    path = tmp_path / "m.toml"
    path.write_text(text, "utf-8")
    read = read_mapping(path)
    return RowReader(read.mapping, read.target, header, read.mapping.codes)


def cells(made: RowReader, row: list[str], line: int = 2) -> dict[str, str]:
    return dict(zip([name for name, _kind in made.columns], made.line(line, row)[:-1].split("\t"), strict=True))


def test_an_account_has_the_same_id_and_print_each_time(tmp_path: Path) -> None:
    made = reader(tmp_path, ACCOUNTS, ACCOUNT_COLUMNS)
    one = cells(made, ["A1", "1", "deposit", "6222", "100"])
    again = cells(made, ["A1", "1", "deposit", "6222", "100"], 9)
    assert (one["line"], again["line"]) == ("2", "9")
    assert (one["id"], one["row_sha"], one["row_key"]) == (again["id"], again["row_sha"], "A1")
    assert cells(made, ["A1", "1", "deposit", "6222", "101"])["row_sha"] != one["row_sha"]
    assert (one["f_balance"], one["f_customer"], one["card_key"]) == ("1", "1", "\\N")


@pytest.mark.parametrize("number", ["6222021234567890", "6222 0212 3456 7890", "6222-0212-3456-7890"])
def test_a_card_is_masked_before_it_is_staged(tmp_path: Path, number: str) -> None:
    made = reader(tmp_path, ACCOUNTS, ACCOUNT_COLUMNS)
    line = made.line(2, ["C1", "1", "card", number, "0"])
    assert "622202******7890\t" in line
    assert line.rstrip().endswith("6222027890")
    assert "123456" not in line


def test_a_card_s_number_is_no_key_and_half_a_number_no_card(tmp_path: Path) -> None:
    made = reader(tmp_path, ACCOUNTS, ACCOUNT_COLUMNS)
    with pytest.raises(RowRejected, match="needs another key") as caught:
        made.line(2, ["6222021234567890", "1", "card", "6222021234567890", "0"])
    assert "123456" not in repr(caught.value.problem)
    with pytest.raises(RowRejected, match="neither a card's number nor a masked one"):
        made.line(2, ["C1", "1", "card", "62220212345678901234567", "0"])
    assert cells(made, ["C1", "1", "card", "622202******7890", "0"])["card_key"] == "6222027890"


def test_texts_are_safe_for_copy(tmp_path: Path) -> None:
    made = reader(tmp_path, CUSTOMERS, PERSON_COLUMNS)
    line = made.line(2, ["1", "Wang", "00000000", "", "13900002001", "a\tb\\c\nd"])
    assert line.count("\n") == 1
    values = dict(zip([name for name, _kind in made.columns], line[:-1].split("\t"), strict=True))
    assert (values["f_address"], values["f_born_on"], values["numbers"]) == ("a\\tb\\\\c\\nd", "\\N", "{8613900002001}")


def test_a_broken_value_rejects_its_row_or_is_left_out(tmp_path: Path) -> None:
    made = reader(tmp_path, CUSTOMERS, PERSON_COLUMNS)
    with pytest.raises(RowRejected) as caught:
        made.line(7, ["1", "Wang", "x", "", "", ""])
    problem = caught.value.problem
    assert (problem.line, problem.key, problem.column, problem.value, problem.loaded) == (7, "1", "born", "x", False)
    text = CUSTOMERS.replace('as = "phone"', 'as = "phone", unreadable = "leave_out"')
    lenient = reader(tmp_path, text, PERSON_COLUMNS)
    assert cells(lenient, ["1", "Wang", "", "", "nothing", ""])["f_mobile"] == "\\N"
    assert [(left.column, left.loaded) for left in lenient.left_out] == [("mobile", True)]


def test_a_free_field_has_a_column_of_its_own() -> None:
    assert staged("sections.total_assets") == "f_sections_total_assets"
