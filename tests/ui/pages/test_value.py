from decimal import Decimal

from msgspec.structs import replace

from app.models.records_pages import Value
from app.ui.card.lines import Lines
from app.ui.pages.branch import Branch
from app.ui.pages.value import ValueLines
from tests.ui import customers
from tests.ui.pages import people


def branches(page: Value) -> dict[str, Branch]:
    lines = Lines(lambda: customers.NOW)
    lines.reference = customers.REFERENCE
    return {branch.row.cells[0].text: branch for branch in ValueLines(lines).branches(page)}


def told(branch: Branch) -> list[tuple[str, str]]:
    return [(row.cells[0].text, row.cells[1].text) for row in branch.details]


def test_each_figure_opens_to_what_it_was_made_of(qapp: object) -> None:
    found = branches(people.value())
    assert found["Contribution"].row.cells[1].text == "CNY 45,398.32"
    assert told(found["Contribution"]) == [
        ("Deposit", "248,795.82 × 1.8 % = 4,478.32"),
        ("Loan", "1,860,000.00 × 2.2 % = 40,920.00"),
    ]
    assert told(found["Cost to serve"]) == [("Calls", "15 × 18.00 = 270.00"), ("Accounts kept", "4 × 12.00 = 48.00")]
    assert told(found["Profit"]) == [("Contribution", "CNY 45,398.32"), ("less cost to serve", "CNY 318.00")]


def test_the_information_value_has_its_formula_and_its_inputs(qapp: object) -> None:
    worth = branches(people.value())["Value of what we know"]
    assert [cell.text for cell in worth.row.cells[1:]] == ["3.125", "VI = K · Σ(pieces × uses) ÷ (M · C)"]
    assert told(worth) == [
        ("Telephone numbers", "2 × 25 uses"),
        ("Relations", "3 × 8 uses"),
        ("K, the bank's factor", "1"),
        ("M, times collected", "2"),
        ("C, cost of collecting once", "12"),
    ]


def test_the_seven_ps_stand_each_with_its_formula(qapp: object) -> None:
    found = branches(people.value())
    assert [cell.text for cell in found["Persistency"].row.cells] == [
        *("Persistency", "100", "years with the bank, of the years for full marks"),
    ]
    assert found["Promotion"].row.cells[1].text == "—"
    assert ("Consent to marketing", "not known") in told(found["Promotion"])


def test_a_loss_is_red(qapp: object) -> None:
    loss = branches(replace(people.value(), profit=Decimal(-5)))["Profit"]
    assert (loss.row.cells[1].text, loss.row.cells[1].role) == ("CNY −5.00", "wrong")


def test_what_was_never_reckoned_shows_no_figures(qapp: object) -> None:
    assert branches(people.value(known=False)) == {}
