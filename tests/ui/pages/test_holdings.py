from app.ui.card.lines import Lines
from app.ui.pages.branch import Branch
from app.ui.pages.holdings import HoldingLines
from tests.ui import customers
from tests.ui.pages import people


def branches(masked: bool = False) -> tuple[Branch, ...]:
    lines = Lines(lambda: customers.NOW)
    lines.reference = customers.REFERENCE
    return HoldingLines(lines).branches(people.holdings(masked))


def texts(branch: Branch) -> list[str]:
    return [cell.text for cell in branch.row.cells]


def below(branch: Branch) -> dict[str, str]:
    return {row.cells[0].text: row.cells[1].text for row in branch.details}


def test_an_account_says_what_it_is_and_below_it_all_that_is_known(qapp: object) -> None:
    current = branches()[0]
    assert texts(current) == ["Current account", "···· 4471", "", "free CNY 0.00", "CNY −1,204.18"]
    assert current.row.cells[4].role == "wrong"
    assert below(current) == {
        "Blocked": "CNY 200.00",
        "Opened": "2 Mar 2014",
        "Interest a year": "3.85 %",
        "Joint holder": "陈美玲 · 50.00 %",
        "Branch": "上海静安支行",
        "From": below(current)["From"],
    }
    assert below(current)["From"].startswith("core, as of ")


def test_arrears_are_said_in_words_and_marked(qapp: object) -> None:
    mortgage = branches()[3]
    assert (texts(mortgage)[2], mortgage.row.mark, mortgage.row.mark_role) == ("17 days past due", "late", "wrong")
    assert below(mortgage)["In arrears"] == "CNY 9,120.50"


def test_zero_is_zero_and_none_is_left_out(qapp: object) -> None:
    card = branches()[2]
    assert texts(card)[4] == "CNY 0.00"
    assert "In arrears" not in below(card)


def test_a_contract_lists_its_due_bills_and_what_secures_it(qapp: object) -> None:
    contract = branches()[5]
    assert texts(contract)[:3] == ["Mortgage", "SH-2026-0817", "due tomorrow"]
    listed = below(contract)
    assert listed["Drawdown 2026-0001"] == "CNY 320,000.00 · of CNY 500,000.00 · due 31 Dec"
    assert listed["Drawdown 2026-0002"].endswith("CNY 1,200.00 in arrears")
    assert listed["Drawdown 2026-0003"].endswith("Closed")
    assert listed["Mortgaged"] == "静安区 88 平方米住宅 · CNY 3,200,000.00"
    assert listed["Guarantee"] == "Margaret Okonkwo-Smith"


def test_masked_amounts_are_painted_as_masks_and_said_so(qapp: object) -> None:
    found = branches(masked=True)
    accounts = [branch for branch in found if not branch.caption]
    assert all(branch.row.cells[4].masked for branch in accounts)
    assert "balance masked" in found[0].row.spoken
    assert all(row.cells[1].masked for row in found[5].details if row.cells[0].text.startswith("Drawdown"))
    assert "3,200,000" not in " ".join(row.spoken for row in found[5].details)


def test_the_cards_own_accounts_stand_until_the_page_is_there(qapp: object) -> None:
    lines = Lines(lambda: customers.NOW)
    lines.reference = customers.REFERENCE
    profile = customers.profile()
    known = HoldingLines(lines).known(profile)
    assert len(known) == len(profile.accounts)
    assert all(branch.details == () for branch in known)
