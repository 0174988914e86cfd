"""The demo's named customers: the promises that the seed and the demo caller rely on."""

import phonenumbers

from app.models.demo_people import CHEN, DEMO_PEOPLE, LIN, SHARED_NUMBER, UNKNOWN_NUMBER


def test_codes_and_accounts_are_unique() -> None:
    codes = [person.code for person in DEMO_PEOPLE]
    accounts = [number for person in DEMO_PEOPLE for number in person.accounts]
    assert len(set(codes)) == len(codes) == 8
    assert len(set(accounts)) == len(accounts)


def test_only_the_household_shares_a_number() -> None:
    holders: dict[str, list[str]] = {}
    for person in DEMO_PEOPLE:
        for number in person.numbers:
            holders.setdefault(number, []).append(person.code)
    assert holders[SHARED_NUMBER] == [CHEN.code, LIN.code]
    assert all(len(codes) == 1 for number, codes in holders.items() if number != SHARED_NUMBER)
    assert CHEN.household == LIN.household != ""


def test_nobody_owns_the_unknown_number() -> None:
    assert all(UNKNOWN_NUMBER not in person.numbers for person in DEMO_PEOPLE)


def test_every_number_is_valid_e164() -> None:
    for number in (UNKNOWN_NUMBER, *(n for person in DEMO_PEOPLE for n in person.numbers)):
        assert phonenumbers.is_valid_number(phonenumbers.parse(number)), number
