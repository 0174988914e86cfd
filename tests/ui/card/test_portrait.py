"""The head and the figures as texts."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.models.records import LastScore, Totals, TrustLevel
from app.ui.card.lines import Lines
from app.ui.card.portrait import Portrait
from tests.ui import customers


@pytest.fixture
def portrait(qtbot: QtBot) -> Portrait:
    lines = Lines(lambda: customers.NOW)
    lines.reference = customers.REFERENCE
    return Portrait(lines, lines)


def test_the_head_says_who_why_and_how_sure(portrait: Portrait) -> None:
    text = portrait.header(customers.profile(trust=TrustLevel.NUMBER), from_journal=False)
    assert (text.name, text.name_latin, text.tier) == ("王小明", "Wang Xiaoming", "Gold")
    assert "not checked" in text.trust
    assert text.trust_role == "secondary"
    assert text.manager_phone == "+86 21 5555 0134"
    assert text.language == "speaks 中文"
    assert text.age == ""


def test_memory_says_its_age(portrait: Portrait) -> None:
    assert "this computer's memory" in portrait.header(customers.profile(), from_journal=True).age


def test_the_gravest_flag_stands_first(portrait: Portrait) -> None:
    chips = portrait.header(customers.profile(customers.LONG), from_journal=False).chips
    assert [chip.mark for chip in chips] == ["fraud", "deceased", "vulnerable", "protected", "vip"]
    assert chips[0].word == "Fraud risk"


def test_everything_painted_is_also_spoken(portrait: Portrait) -> None:
    spoken = portrait.header(customers.profile(), from_journal=True).spoken()
    for part in ("王小明", "VIP", "C00012345", "Gold", "+86 21 5555 0134", "memory"):
        assert part in spoken


def test_how_to_reach_them_and_a_poor_score_are_said(portrait: Portrait) -> None:
    text = portrait.header(customers.profile(), from_journal=False)
    assert (text.reach, text.score) == ("best reached: Call, 18:00 以后", "last rated 2 of 5")
    bare = portrait.header(customers.empty_profile(), from_journal=False)
    assert (bare.reach, bare.score, bare.manager_key) == ("", "", "")
    fine = LastScore(score=3, at=customers.NOW)
    content = msgspec.structs.replace(customers.profile(), satisfaction=fine)
    assert portrait.header(content, from_journal=False).score == ""


def test_the_grade_stands_by_the_credit(portrait: Portrait) -> None:
    assert portrait.figures(customers.profile())[1].label == "Credit available · grade AA-"
    assert portrait.figures(customers.profile(trust=TrustLevel.NUMBER))[1].label == "Credit available"


def test_a_flag_brings_its_reason_for_readers_too(portrait: Portrait) -> None:
    text = portrait.header(customers.profile(), from_journal=False)
    assert text.chips[0].reason == "board member of a corporate customer"
    assert "VIP: board member of a corporate customer" in text.spoken()


def test_without_a_profile_the_figures_keep_their_places(portrait: Portrait) -> None:
    assert [figure.state for figure in portrait.figures(None)] == ["looking"] * 3


def test_zero_none_and_masked(portrait: Portrait) -> None:
    assert [f.state for f in portrait.figures(customers.zero_profile())] == ["value", "none", "none"]
    assert portrait.figures(customers.zero_profile())[0].amount == "0.00"
    assert [f.state for f in portrait.figures(customers.profile(trust=TrustLevel.NUMBER))] == ["masked"] * 3


def test_masked_means_that_there_is_one(portrait: Portrait) -> None:
    masked = msgspec.structs.replace(
        customers.profile(trust=TrustLevel.NUMBER), accounts=customers.holdings(1, True), totals=Totals(masked=True)
    )
    assert [f.state for f in portrait.figures(masked)] == ["masked", "none", "none"]
    unknown = msgspec.structs.replace(masked, accounts=())
    assert [f.state for f in portrait.figures(unknown)] == ["masked"] * 3


def test_of_whom_nothing_is_told_nothing_is_said_to_be_missing(portrait: Portrait) -> None:
    nobody = msgspec.structs.replace(customers.WANG, name="", name_latin="", code="")
    closed = msgspec.structs.replace(customers.empty_profile(), customer=nobody, refused="vip")
    text = portrait.header(closed, from_journal=False)
    assert (text.name, text.manager) == ("Customer not shown", "")
