from app.ui.card.lines import Lines
from app.ui.pages.kin import KinLines
from tests.ui import customers
from tests.ui.pages import people


def test_household_relations_and_groups_each_under_their_name(qapp: object) -> None:
    found = KinLines(Lines(lambda: customers.NOW)).branches(people.kin())
    assert [branch.row.cells[0].text for branch in found] == [
        *("Household", "陈美玲", "Relations", "Margaret Okonkwo-Smith", "周会计", "江南纺织品进出口有限公司"),
        *("Group 江南集团", "江南纺织品进出口有限公司"),
    ]
    assert [branch.row.key for branch in found if branch.caption] == [None, None, None]


def test_a_relation_is_read_from_both_ends(qapp: object) -> None:
    attorney, accountant, director = KinLines(Lines(lambda: customers.NOW)).branches(people.kin())[3:6]
    assert attorney.row.cells[2].text == "Has power of attorney"
    assert attorney.row.cells[4].text == "until 9 Jun 2027 · 只限日常账户"
    assert (accountant.row.cells[2].text, accountant.row.cells[3].text) == ("Accountant", "not a customer")
    assert director.row.cells[2].text == "Director of"


def test_a_customer_opens_and_a_mere_name_does_not(qapp: object) -> None:
    found = KinLines(Lines(lambda: customers.NOW)).branches(people.kin())
    keys = {branch.row.cells[0].text: branch.row.key for branch in found}
    assert keys["陈美玲"] == customers.MEI.customer_id
    assert keys["周会计"] is None


def test_the_cards_own_household_stands_until_the_page_is_there(qapp: object) -> None:
    profile = customers.profile()
    known = KinLines(Lines(lambda: customers.NOW)).known(profile)
    assert [branch.row.key for branch in known] == [line.customer_id for line in profile.household]
