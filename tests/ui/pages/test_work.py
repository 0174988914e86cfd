from msgspec.structs import replace

from app.models.records_pages import Work
from app.ui.card.lines import Lines
from app.ui.pages.branch import Branch
from app.ui.pages.work import WorkLines
from tests.ui import customers
from tests.ui.pages import people


def branches(page: Work) -> tuple[Branch, ...]:
    lines = Lines(lambda: customers.NOW)
    lines.reference = customers.REFERENCE
    return WorkLines(lines).branches(page)


def test_each_part_has_its_name_and_what_is_open_stands_first(qapp: object) -> None:
    found = branches(people.work())
    assert [branch.row.cells[0].text for branch in found if branch.caption] == [
        *("Complaints", "Tasks and callbacks", "Offers and leads", "Credit", "Satisfaction"),
    ]
    assert [branch.row.mark for branch in found[1:3]] == ["late", "done"]


def test_an_overdue_complaint_is_told_whole(qapp: object) -> None:
    complaint = branches(people.work())[1]
    assert complaint.row.cells[3].text == "due yesterday"
    told = " ".join(row.cells[1].text for row in complaint.details)
    assert people.work().complaints[0].summary in told
    assert people.work().complaints[0].remedy in told


def test_a_callback_has_its_hour(qapp: object) -> None:
    callback = branches(people.work())[4]
    assert callback.row.cells[0].text == "Callback"
    assert callback.row.cells[3].text.startswith("due today ")


def test_an_offer_says_why_now(qapp: object) -> None:
    offer = next(branch for branch in branches(people.work()) if branch.row.cells[0].text == "Offered")
    assert ("Why now", "fixed deposit of 250,000 matures in 12 days") in {
        (row.cells[0].text, row.cells[1].text) for row in offer.details
    }


def test_a_masked_credit_evaluation_is_not_missing(qapp: object) -> None:
    found = branches(replace(people.work(), credit=None, credit_masked=True))
    assert any("this call may not see it" in branch.row.spoken for branch in found)


def test_parts_without_rows_are_left_out(qapp: object) -> None:
    empty = replace(people.work(), complaints=(), tasks=(), opportunities=(), credit=None, satisfaction=())
    assert branches(empty) == ()


def test_poor_satisfaction_stands_out(qapp: object) -> None:
    poor, good = branches(people.work())[-2:]
    assert (poor.row.cells[0].role, good.row.cells[0].role) == ("wrong", "text")


def test_the_cards_own_work_stands_until_the_page_is_there(qapp: object) -> None:
    profile = customers.profile()
    known = WorkLines(Lines(lambda: customers.NOW)).known(profile)
    assert len(known) == len(profile.complaints) + len(profile.tasks)
