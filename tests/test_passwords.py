"""Passwords given at work: the line registers with it, and the centre decides about the agent's own."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.passwords import Passwords
from app.services.signing_in import Entry
from app.telephony.account import PhoneAccount

ENTRY = Entry(agent="anna", password="old", line_password=None, journal_key=b"", identity=None)
ACCOUNT = PhoneAccount(registrar="pbx", user="1001")


class House(QObject):
    """Services, windows, phone, lights, panel and sign-in at once: what each is asked is noted."""

    def __init__(self, asks: bool = True) -> None:
        super().__init__()
        self.services = self.windows = self.phone = self.lights = self.password = self.lock = self
        self.asks = asks
        self.phone_problem = self.central_problem = "unreachable"
        self.asked: list[tuple[object, ...]] = []

    def __getattr__(self, name: str) -> object:
        def note(*what: object) -> object:
            self.asked.append((name, *what))
            return self.asks

        return note


def passwords(house: House, entry: Entry = ENTRY, account: PhoneAccount = ACCOUNT) -> Passwords:
    return Passwords(entry, account, lambda *who: who, house, house, house)  # type: ignore[arg-type,return-value]  # fakes


def test_a_line_whose_password_nobody_knows_is_not_tried(qtbot: QtBot) -> None:
    house = House()
    passwords(house).register()
    assert house.asked == [("on_password_missing",)]


def test_without_a_line_nothing_is_asked(qtbot: QtBot) -> None:
    house = House()
    passwords(house, account=PhoneAccount()).register()
    assert house.asked == []


def test_the_lines_password_registers_it_and_is_kept_where_one_was(qtbot: QtBot) -> None:
    house = House()
    passwords(house).on_password_given("line", "secret")
    assert house.asked == [
        ("accept",),
        ("register", ACCOUNT, "secret"),
        ("keep_line_password", "anna", "secret"),
    ]


def test_the_own_password_is_taken_over_when_the_centre_took_it(qtbot: QtBot) -> None:
    house = House()
    made = passwords(house)
    made.on_password_given("central", "new")
    assert house.asked == [("ask_again", "anna", "new", "old")]
    assert made.central() == ("anna", "old")
    made.on_entered(Entry(agent="anna", password="new", line_password=None, journal_key=b"", identity=None))
    assert made.central() == ("anna", "new")
    assert [asked[0] for asked in house.asked[1:]] == ["use_password", "accept", "sign_in_again"]


def test_a_refusal_goes_to_the_panel(qtbot: QtBot) -> None:
    house = House()
    passwords(house).on_refused("refused")
    assert house.asked == [("show_problem", "refused")]


@pytest.mark.parametrize(
    ("asks", "then"),
    [(True, ["ask_line_password", "ask_own_password"]), (False, ["ask_line_password", "register", "ask_own_password"])],
)
def test_a_click_asks_for_a_password_or_tries_again(qtbot: QtBot, asks: bool, then: list[str]) -> None:
    house = House(asks)
    made = passwords(house, entry=Entry(agent="a", password="p", line_password="l", journal_key=b"", identity=None))
    made.on_phone_clicked()
    made.on_central_clicked()
    assert [asked[0] for asked in house.asked if asked[0] != "sign_in_again"] == then
    assert (("sign_in_again",) in house.asked) is not asks


def test_a_click_on_a_light_that_is_well_does_nothing(qtbot: QtBot) -> None:
    house = House(asks=False)
    house.phone_problem = house.central_problem = ""
    made = passwords(house)
    made.on_phone_clicked()
    made.on_central_clicked()
    assert house.asked == [("ask_line_password",), ("ask_own_password",)]
