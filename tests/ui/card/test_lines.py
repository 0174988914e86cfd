"""Rows from records: order, words, marks, and text from strangers."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.models.records import TrustLevel
from app.ui.card.lines import MATURES_WITHIN_DAYS, Lines, clean
from app.ui.plain import one_line
from app.ui.words import NONE
from tests.ui import customers


@pytest.fixture
def lines(qtbot: QtBot) -> Lines:
    made = Lines(lambda: customers.NOW)
    made.reference = customers.REFERENCE
    return made


def test_what_is_overdue_stands_first_with_a_shape_of_its_own(lines: Lines) -> None:
    rows = lines.open_items(customers.profile())
    assert [row.mark for row in rows] == ["late", "task", "offer", "task", "contract", "contract", "contract"]
    assert rows[0].mark_role == "wrong"
    assert rows[1].cells[2].text == "due today"


def test_closed_complaints_are_not_open(lines: Lines) -> None:
    assert not any("wrong rate" in row.spoken for row in lines.open_items(customers.profile()))


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (MATURES_WITHIN_DAYS, 1), (MATURES_WITHIN_DAYS + 1, 0)])
def test_contracts_are_open_things_shortly_before_they_mature(lines: Lines, days: int, count: int) -> None:
    account = msgspec.structs.replace(customers.holdings(1, False)[0], matures_on=lines.today() + timedelta(days=days))
    value = msgspec.structs.replace(customers.empty_profile(), accounts=(account,))
    assert len(lines.open_items(value)) == count


def test_what_comes_due_says_what_it_is_and_how_much(lines: Lines) -> None:
    told = [row.spoken for row in lines.open_items(customers.profile()) if row.mark == "contract"]
    assert told == [
        "Deposit, Fixed deposit · CNY 500,000.00, matures 27 Nov",
        "Payment, Mortgage · CNY 9,120.50, due 30 Nov",
        "Due bill, 2026-0817 · CNY 320,000.00, due 24 Dec",
    ]
    masked = lines.open_items(customers.profile(trust=TrustLevel.NUMBER))
    assert not any("CNY" in row.spoken for row in masked)


def test_two_who_changed_the_same_stand_before_what_is_due_today(lines: Lines) -> None:
    value = msgspec.structs.replace(customers.profile(), edit_conflicts=(customers.CONFLICT,))
    row = lines.open_items(value)[1]
    assert (row.mark, row.mark_role) == ("conflict", "attention")
    assert row.spoken == "Two changed, Best time: “18:00 以后” / “中午”, to be decided"


def test_an_offer_brings_its_reason_and_waits_for_what_is_urgent(lines: Lines) -> None:
    rows = lines.open_items(customers.profile())
    offer = next(row for row in rows if row.mark == "offer")
    assert "Pension fund" in offer.spoken
    assert "500,000 matures on Friday" in offer.spoken
    assert rows.index(offer) == 2


def test_none_zero_and_masked_differ(lines: Lines) -> None:
    account = customers.holdings(6, False)[5]
    zero = lines.holding(account).cells[-1]
    none = lines.holding(msgspec.structs.replace(account, balance=None)).cells[-1]
    masked = lines.holding(customers.holdings(1, True)[0])
    assert (zero.text, none.text) == ("USD 0.00", NONE)
    assert masked.cells[-1].masked
    assert "masked" in masked.spoken


def test_a_frozen_account_says_so_where_the_date_would_stand(lines: Lines) -> None:
    assert lines.holding(customers.holdings(5, False)[4]).cells[2].text == "Frozen"


def test_a_contact_tells_its_outcome_in_the_banks_words(lines: Lines) -> None:
    row = lines.contact(customers.contacts(1)[0])
    assert row.cells[2].text == "Card lost or stolen, blocked"
    assert row.mark == "in"
    assert row.spoken.startswith("incoming")


def test_an_unknown_disposition_stays_readable(lines: Lines) -> None:
    odd = msgspec.structs.replace(customers.contacts(1)[0], disposition="fee_waived")
    assert lines.contact(odd).cells[2].text == "fee waived"


def test_hostile_names_become_one_bounded_line(lines: Lines) -> None:
    name = lines.person(customers.HOSTILE).cells[0].text
    assert name.startswith("<b>Bobby</b>")
    assert "\u202e" not in name
    assert "\n" not in name
    assert len(name) <= 200


def test_only_nine_candidates_have_a_digit(lines: Lines) -> None:
    assert [lines.candidate(customers.WANG, n).mark for n in (1, 9, 10)] == ["1", "9", ""]
    assert lines.candidate(customers.SMITH, 1).cells[3].text == "by what was typed"
    assert lines.candidate(customers.FIRM, 1).cells[2].role == "wrong"


def test_a_candidate_who_is_closed_says_so_before_being_chosen(lines: Lines) -> None:
    details = lines.candidate(msgspec.structs.replace(customers.WANG, refused="vip"), 1).cells[2].text
    assert details.endswith("looked after by the VIP desk")


def test_a_complaint_without_a_date_says_so(lines: Lines) -> None:
    line = msgspec.structs.replace(customers.profile().complaints[0], due_on=None)
    assert lines.complaint(line).cells[-1].text == "no date"
    late = msgspec.structs.replace(line, due_on=date(2026, 11, 1))
    assert lines.complaint(late).mark == "late"


def test_a_tier_that_nobody_named_is_shown_by_the_desks_own_word(lines: Lines) -> None:
    assert lines.tier("platinum") == "Platinum"
    assert customers.profile(trust=TrustLevel.NUMBER).customer.tier == "gold"


@given(st.text(max_size=300))
def test_the_short_way_to_a_clean_line_is_no_other_way(text: str) -> None:
    assert clean(text) == one_line(text)


def test_texts_nobody_may_see_yet_are_masked_and_not_missing(lines: Lines) -> None:
    value = customers.profile()
    hidden = {"masked": True}
    contact = lines.contact(msgspec.structs.replace(value.interactions[0], note="", **hidden))
    complaint = msgspec.structs.replace(value.complaints[0], summary="", **hidden)
    task = msgspec.structs.replace(value.tasks[0], title="", **hidden)
    for row in (contact, lines.complaint(complaint), lines.task(task)):
        assert [cell.text for cell in row.cells if cell.masked] == [""]
        assert "text masked" in row.spoken
    bare = msgspec.structs.replace(value, complaints=(complaint,), tasks=(task,), accounts=(), due=(), offer=None)
    open_complaint, open_task = lines.open_items(bare)
    assert open_complaint.cells[1].text.endswith("· text masked")
    assert open_task.cells[1].masked


def test_a_letter_without_a_note_tells_what_it_was_about(lines: Lines) -> None:
    letter = msgspec.structs.replace(
        customers.contacts(1)[0], channel="letter", note="", subject="Change\nof address", source="post"
    )
    assert lines.contact(letter).cells[1].text == "Letter"
    assert lines.contact(letter).cells[3].text == "Change of address"
    noted = msgspec.structs.replace(letter, note="Moved to Suzhou")
    assert lines.contact(noted).cells[3].text == "Moved to Suzhou"
