"""The card as a whole: which page, what is remembered, what is told, and that nothing moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.records import TrustLevel
from app.services.card import Card, CardPhase
from app.services.wrap_up import Problem
from app.ui.card.sample import sample
from app.ui.card.view import MOST_TEXTS, CardView
from tests.ui import customers

LOOKING = Card(phase=CardPhase.LOOKING, call_id="call-1")


@pytest.fixture
def view(qtbot: QtBot) -> CardView:
    made = CardView(lambda: customers.NOW)
    qtbot.addWidget(made)
    made.set_reference(customers.REFERENCE)
    made.resize(746, 592)
    made.show()
    return made


def places(view: CardView) -> list[object]:
    face = view.face
    parts = (face.header, face.figures, face.open_list, face.contact_list, face.tabs.bar, face.tabs.holdings)
    return [part.geometry() for part in parts]


@pytest.mark.parametrize(
    ("phase", "page"),
    [
        (CardPhase.EMPTY, "quiet"),
        (CardPhase.LOOKING, "face"),
        (CardPhase.NOBODY, "prospect"),
        (CardPhase.WITHHELD, "prospect"),
        (CardPhase.FAILED, "quiet"),
        (CardPhase.SEVERAL, "chooser"),
    ],
)
def test_each_phase_has_its_page(view: CardView, phase: CardPhase, page: str) -> None:
    view.show_card(Card(phase=phase, call_id="call-1"))
    assert getattr(view, page).isVisible()


def test_looking_then_journal_then_centre_moves_nothing(view: CardView) -> None:
    view.show_card(LOOKING)
    before = places(view)
    for size, from_journal in ((0, True), (12, False), (60, False)):
        view.show_card(customers.shown(customers.profile(size=size), from_journal=from_journal))
        assert places(view) == before


def test_painted_is_told_once_a_call_and_only_for_a_shown_card(view: CardView, qtbot: QtBot) -> None:
    told: list[str] = []
    view.profile_painted.connect(told.append)
    view.show_card(LOOKING)
    qtbot.waitExposed(view)
    with qtbot.waitSignal(view.profile_painted):
        view.show_card(customers.shown(customers.profile(), from_journal=True))
    with qtbot.waitSignal(view.profile_painted):
        view.show_card(customers.shown(customers.profile()))
        view.show_card(customers.shown(customers.profile(), call_id="call-2"))
    assert told == ["call-1", "call-2"]


def test_the_same_customer_calling_again_starts_at_the_first_tab(view: CardView) -> None:
    view.show_card(customers.shown(customers.profile()))
    view.tabs.bar.setCurrentIndex(4)
    view.show_card(customers.shown(customers.profile(size=12)))
    assert view.tabs.bar.currentIndex() == 4
    view.show_card(customers.shown(customers.profile(), call_id="call-2"))
    assert view.tabs.bar.currentIndex() == 0


def test_a_contradiction_shows_no_profile_until_somebody_is_chosen(view: CardView, qtbot: QtBot) -> None:
    view.show_card(customers.several(contradiction=True))
    assert not view.face.isVisible()
    with qtbot.waitSignal(view.customer_chosen) as told:
        qtbot.keyClick(view.chooser.list, Qt.Key.Key_2)
    assert told.args == [customers.number(3)]


def test_after_a_choice_the_agent_may_choose_again(view: CardView, qtbot: QtBot) -> None:
    value = customers.profile(trust=TrustLevel.NUMBER)
    card = Card(phase=CardPhase.SHOWN, call_id="call-1", candidates=(customers.WANG, customers.MEI), profile=value)
    view.show_card(card)
    qtbot.mouseClick(view.face.tabs.again, Qt.MouseButton.LeftButton)
    assert view.chooser.isVisible()
    view.show_card(card)
    assert view.chooser.isVisible(), "fresher data of the same customer must not close the chooser"
    view.chooser.chosen.emit(customers.MEI.customer_id)
    assert view.face.isVisible()


def test_with_one_candidate_there_is_nothing_to_choose_again(view: CardView) -> None:
    view.show_card(customers.shown(customers.profile()))
    assert not view.face.tabs.again.isVisible()


def test_several_take_the_keys_unless_somebody_is_typing(view: CardView, qtbot: QtBot) -> None:
    other = QLineEdit(view)
    other.show()
    view.activateWindow()
    other.setFocus()
    view.show_card(customers.several())
    assert other.hasFocus()
    view.show_card(LOOKING)
    other.clearFocus()
    view.show_card(customers.several())
    assert view.chooser.list.hasFocus()


def test_typed_text_of_one_call_never_shows_at_the_next(view: CardView) -> None:
    told: list[tuple[str, ...]] = []
    view.prospect_typed.connect(lambda *typed: told.append(typed))
    view.show_card(Card(phase=CardPhase.NOBODY, call_id="call-1"))
    view.prospect.name.setText("Zhou")
    view.show_card(Card(phase=CardPhase.NOBODY, call_id="call-2"))
    assert told == [("call-1", "Zhou", "", "")]
    assert view.prospect.name.text() == ""
    view.show_card(Card(phase=CardPhase.NOBODY, call_id="call-1"))
    assert view.prospect.name.text() == "Zhou"


def test_a_form_of_another_call_never_fills_this_ones_empty_card(view: CardView) -> None:
    told: list[tuple[str, ...]] = []
    view.prospect_typed.connect(lambda *typed: told.append(typed))
    view.show_card(Card(phase=CardPhase.NOBODY, call_id="call-2"))
    view.prospect.name.setText("Sun")
    view.show_prospect("call-1", "Zhou", "", "")
    assert view.prospect.name.text() == "Sun"
    view.show_prospect("call-2", "", "", "")  # an echo that knows less than what was just typed
    assert told == [("call-2", "Sun", "", "")]
    assert view.prospect.name.text() == "Sun"


def test_a_form_shown_beside_another_card_gives_the_fields_back(view: CardView) -> None:
    view.show_card(Card(phase=CardPhase.LOOKING, call_id="call-2"))
    view.show_prospect("call-1", "Zhou", "", "")
    assert view.prospect.name.text() == "Zhou"
    view.show_card(Card(phase=CardPhase.NOBODY, call_id="call-2"))
    assert (view.prospect.call_id, view.prospect.name.text()) == ("call-2", "")


def test_a_missing_name_brings_the_empty_card_and_the_caret(view: CardView) -> None:
    view.activateWindow()
    view.show_card(Card(phase=CardPhase.FAILED, call_id="call-1"))
    view.show_problems((Problem(field="disposition", code="disposition_missing"),))
    assert not view.prospect.isVisible()
    view.show_problems(
        (Problem(field="call_id", code="call_running"), Problem(field="prospect_name", code="name_missing"))
    )
    assert view.prospect.name.hasFocus()


def test_the_texts_of_many_calls_do_not_pile_up(view: CardView) -> None:
    for n in range(MOST_TEXTS + 5):
        view.show_prospect(f"call-{n}", "Zhou", "", "")
    assert len(view._texts) == MOST_TEXTS


def test_a_draft_found_at_start_fills_the_empty_card(view: CardView) -> None:
    view.show_prospect("call-1", "Zhou", "z@example.org", "asked for a loan")
    assert view.prospect.remark.toPlainText() == "asked for a loan"


def test_history_is_asked_with_the_customer_and_the_oldest_line(view: CardView, qtbot: QtBot) -> None:
    value = customers.profile(size=12)
    view.show_card(customers.shown(value))
    with qtbot.waitSignal(view.history_asked) as told:
        view.face.tabs.bar.setCurrentIndex(2)
    assert told.args == [value.customer.customer_id, value.interactions[-1].interaction_id]


def test_warming_up_shows_nothing_and_tells_no_paint(qtbot: QtBot) -> None:
    view = CardView()
    qtbot.addWidget(view)
    told: list[str] = []
    view.profile_painted.connect(told.append)
    view.warm_up()
    QApplication.processEvents()
    assert told == []
    assert view.face.header.text.name != sample().customer.name
