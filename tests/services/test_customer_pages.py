from collections.abc import Callable
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.models.records import Profile, TrustLevel
from app.models.records_pages import Holdings, Kin, Page, PageKind
from app.services.card import Card, CardPhase
from app.services.customer_pages import CustomerPages
from app.services.reader_questions import Ask
from app.services.status import CentralStatus, Light
from tests.services.stub_central import AT, profile


class StubReader:
    """Holds the questions until the test answers them."""

    class _Signal:
        def connect(self, slot: Callable[..., object]) -> None:
            self.slot = slot

    def __init__(self) -> None:
        self.status_changed = self._Signal()
        self.asked: list[Ask] = []

    def ask(self, question: Ask) -> None:
        self.asked.append(question)


def card(of: Profile | None, call_id: str = "c1", from_journal: bool = False) -> Card:
    return Card(phase=CardPhase.SHOWN, call_id=call_id, profile=of, from_journal=from_journal)


@pytest.fixture
def reader() -> StubReader:
    return StubReader()


@pytest.fixture
def pages(qapp: object, reader: StubReader) -> CustomerPages:
    return CustomerPages(reader)  # type: ignore[arg-type] - only these two are used of a reader


@pytest.fixture
def told(pages: CustomerPages) -> list[tuple[PageKind, Page | str | None]]:
    heard: list[tuple[PageKind, Page | str | None]] = []
    pages.page_changed.connect(lambda kind, page: heard.append((kind, page)))
    pages.page_failed.connect(lambda kind, word: heard.append((kind, word)))
    return heard


def holdings(n: int = 1, trust: TrustLevel = TrustLevel.NUMBER) -> Holdings:
    return Holdings(customer_id=UUID(int=n), trust=trust, as_of=AT)


def test_nothing_is_asked_until_a_page_is_opened(pages: CustomerPages, reader: StubReader) -> None:
    pages.on_card_changed(card(profile()))
    assert reader.asked == []
    pages.open(PageKind.HOLDINGS)
    assert [question.topic for question in reader.asked] == ["holdings"]


def test_a_page_is_asked_once_and_kept(pages: CustomerPages, reader: StubReader, told: list[object]) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    reader.asked[0].done(holdings())
    pages.open(PageKind.KIN)
    pages.open(PageKind.HOLDINGS)
    assert [question.topic for question in reader.asked] == ["holdings", "kin"]
    assert told[-1] == (PageKind.HOLDINGS, holdings())


def test_more_trust_asks_the_open_page_again(pages: CustomerPages, reader: StubReader) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    reader.asked[0].done(holdings())
    pages.on_card_changed(card(profile(trust=TrustLevel.VERIFIED)))
    assert len(reader.asked) == 2


def test_the_same_card_told_again_asks_nothing(pages: CustomerPages, reader: StubReader) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    pages.on_card_changed(card(replace(profile(), tier_reason="other words")))
    assert len(reader.asked) == 1


def test_a_late_answer_about_somebody_else_is_ignored(
    pages: CustomerPages, reader: StubReader, told: list[object]
) -> None:
    pages.on_card_changed(card(profile(1)))
    pages.open(PageKind.HOLDINGS)
    pages.on_card_changed(card(profile(2)))
    pages.open(PageKind.HOLDINGS)
    reader.asked[0].done(holdings(1))
    assert (PageKind.HOLDINGS, holdings(1)) not in told
    reader.asked[1].done(holdings(2))
    assert told[-1] == (PageKind.HOLDINGS, holdings(2))


def test_an_answer_of_more_trust_than_is_left_is_ignored(
    pages: CustomerPages, reader: StubReader, told: list[object]
) -> None:
    pages.on_card_changed(card(profile(trust=TrustLevel.IVR)))
    pages.open(PageKind.HOLDINGS)
    pages.on_card_changed(card(profile(trust=TrustLevel.NUMBER)))
    reader.asked[0].done(holdings(trust=TrustLevel.IVR))
    assert told[-1] == (PageKind.HOLDINGS, None)


def test_an_answer_to_a_page_no_longer_open_waits_in_silence(
    pages: CustomerPages, reader: StubReader, told: list[object]
) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    pages.open(PageKind.KIN)
    reader.asked[0].done(holdings())
    assert told[-1] == (PageKind.KIN, None)
    reader.asked[1].done(Kin(customer_id=UUID(int=1), trust=TrustLevel.NUMBER, as_of=AT))
    assert isinstance(told[-1], tuple)
    assert told[-1][0] is PageKind.KIN


def test_the_journals_memory_has_no_pages(pages: CustomerPages, reader: StubReader) -> None:
    pages.on_card_changed(card(profile(), from_journal=True))
    pages.open(PageKind.HOLDINGS)
    assert reader.asked == []


def test_a_failure_is_told_and_asked_again_when_the_centre_is_back(
    pages: CustomerPages, reader: StubReader, told: list[object]
) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    reader.asked[0].failed("unreachable")
    assert told[-1] == (PageKind.HOLDINGS, "unreachable")
    pages.on_central_status(CentralStatus(light=Light.OK))
    assert len(reader.asked) == 2


def test_what_is_overtaken_is_no_failure(pages: CustomerPages, reader: StubReader, told: list[object]) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    reader.asked[0].failed("overtaken")
    assert told == [(PageKind.HOLDINGS, None)]


def test_a_closed_page_is_not_asked_again(pages: CustomerPages, reader: StubReader) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    pages.close()
    pages.on_card_changed(card(profile(trust=TrustLevel.VERIFIED)))
    assert len(reader.asked) == 1


@pytest.mark.parametrize("rings", [card(profile(2)), card(profile(1), call_id="c2")])
def test_a_ring_asks_for_no_page_even_if_one_was_open(pages: CustomerPages, reader: StubReader, rings: Card) -> None:
    pages.on_card_changed(card(profile(1)))
    pages.open(PageKind.HOLDINGS)
    pages.on_card_changed(replace(rings, phase=CardPhase.LOOKING, profile=None))
    pages.on_card_changed(rings)
    assert len(reader.asked) == 1


def test_looking_anew_for_the_same_customer_keeps_the_page_open(pages: CustomerPages, reader: StubReader) -> None:
    pages.on_card_changed(card(profile(trust=TrustLevel.IVR)))
    pages.open(PageKind.HOLDINGS)
    pages.on_card_changed(replace(card(None), phase=CardPhase.LOOKING))
    pages.on_card_changed(card(profile()))
    assert len(reader.asked) == 2


def test_a_newer_version_is_fetched_behind_the_page_that_stands(
    pages: CustomerPages, reader: StubReader, told: list[object]
) -> None:
    pages.on_card_changed(card(profile()))
    pages.open(PageKind.HOLDINGS)
    reader.asked[0].done(holdings())
    pages.on_card_changed(card(profile(version=2)))
    assert (len(reader.asked), told[-1]) == (2, (PageKind.HOLDINGS, holdings()))


def test_a_page_carries_the_reason_that_opened_the_card(pages: CustomerPages, reader: StubReader) -> None:
    asked: list[tuple[object, ...]] = []

    class Store:
        def page(self, *values: object) -> None:
            asked.append(values)

    pages.on_card_changed(replace(card(profile()), reason="her husband calls"))
    pages.open(PageKind.KIN)
    pages.on_card_changed(card(profile(2)))
    pages.open(PageKind.KIN)
    for question in reader.asked:
        question.ask(Store())  # type: ignore[arg-type] - a centre of one method
    assert [values[4] for values in asked] == ["her husband calls", ""]
