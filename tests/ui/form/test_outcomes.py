"""Finding a disposition by what the agent types."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app.models.records import Code, Reference
from app.ui.form.outcomes import FAVOURITES, Outcomes
from tests.ui import customers


@pytest.fixture
def restored_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("card lost", "card_lost"),
        ("stolen", "card_lost"),
        ("挂失", "card_lost"),
        ("gs", "card_lost"),
        ("tqhk", "loan_early"),
        ("贷款", "loan_early"),
        ("PIN", "card_pin"),
        ("back", "callback"),
        ("payment", "dispute"),
        ("Cards › PIN reset", "card_pin"),
    ],
)
def test_english_chinese_initials_and_groups_find(typed: str, first: str) -> None:
    assert Outcomes(customers.REFERENCE).find(typed)[0].code == first


def test_what_the_desk_sets_by_itself_is_not_offered() -> None:
    missed = Code(code="system.missed", label_en="Missed call", label_zh="未接来电", group="system")
    group = Code(code="system", label_en="Set by the system", label_zh="系统记录")
    reference = Reference(disposition_groups=(group,), dispositions=(missed, *customers.REFERENCE.dispositions))
    outcomes = Outcomes(reference)
    assert outcomes.find("missed") == ()
    assert "Set by the system" not in {outcome.label for outcome in outcomes.find("")}


def test_what_fits_nothing_finds_nothing() -> None:
    assert Outcomes(customers.REFERENCE).find("xyzzy") == ()


def test_untyped_all_stand_under_their_groups_most_used_on_top() -> None:
    found = Outcomes(customers.REFERENCE, Counter(balance=4, wrong=9, gone_code=99)).find("", "Most used")
    assert [line.code for line in found[:3]] == ["", "wrong", "balance"]
    assert [line.label for line in found if not line.code] == [
        "Most used",
        "Cards",
        "Accounts and payments",
        "Loans",
        "Other",
    ]


def test_only_some_favourites_are_offered() -> None:
    used = Counter({code.code: 1 for code in customers.REFERENCE.dispositions})
    found = Outcomes(customers.REFERENCE, used).find("", "Most used")
    assert sum(line.favourite for line in found) == FAVOURITES


def test_the_more_used_of_two_equals_comes_first() -> None:
    assert Outcomes(customers.REFERENCE, Counter(card_pin=3)).find("cards")[0].code == "card_pin"


def test_a_disposition_without_a_group_still_shows() -> None:
    lone = Reference(dispositions=(Code(code="odd", label_en="Odd", label_zh="其他", group="none"),))
    outcomes = Outcomes(lone)
    assert outcomes.by_code("odd") is not None
    assert outcomes.find("odd")[0].whole == "Odd"
    assert outcomes.by_code("even") is None


def test_some_outcomes_need_a_task() -> None:
    outcomes = Outcomes(customers.REFERENCE)
    assert outcomes.needs_task("dispute")
    assert not outcomes.needs_task("balance")
    assert not outcomes.needs_task("")


def test_another_language_names_groups_and_outcomes_anew(restored_locale: None) -> None:
    outcomes = Outcomes(customers.REFERENCE)
    QLocale.setDefault(QLocale("zh_CN"))
    line = outcomes.by_code("card_lost")
    assert line is not None
    assert line.whole == "银行卡 › 挂失"
