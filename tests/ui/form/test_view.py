"""The form as a whole: nothing typed is lost, nothing typed is overwritten."""

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.agent_state import AgentStatus, State, Wrap
from app.services.wrap_up import Form, Problem, SaveState
from app.ui.form.view import FormView
from tests.ui import customers


@pytest.fixture
def view(qtbot: QtBot) -> FormView:
    made = FormView(now_ns=lambda: 0, today=lambda: customers.TODAY)
    qtbot.addWidget(made)
    made.set_reference(customers.REFERENCE)
    made.resize(340, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def told(view: FormView) -> list[Form]:
    forms: list[Form] = []
    view.form_typed.connect(forms.append)
    return forms


def state(phase: str, form_id: int = 501) -> SaveState:
    return SaveState(phase=phase, form_id=customers.number(form_id), at=customers.NOW)


def test_a_pause_in_typing_tells_the_whole_form(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form(disposition="balance"))
    with qtbot.waitSignal(view.form_typed) as signal:
        qtbot.keyClicks(view.fields.note, "lost")
    assert signal.args == [customers.form(disposition="balance", note="lost")]


def test_a_burst_of_typing_is_told_while_it_lasts(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    forms = told(view)
    view._pause.setInterval(30)
    qtbot.keyClicks(view.fields.note, "she lost her card near the lake on Sunday", delay=8)
    assert len(forms) > 2
    view.tell()


def test_leaving_a_field_tells_at_once(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    forms = told(view)
    qtbot.keyClicks(view.fields.note, "lost")
    view.fields.disposition.setFocus()
    assert [form.note for form in forms] == ["l", "lost"]


def test_an_echo_never_overwrites_what_is_being_typed(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    qtbot.keyClicks(view.fields.note, "lost ca")
    view.show_form(customers.form(note="lo", customer_name="陈美玲", disposition="balance"))
    qtbot.keyClicks(view.fields.note, "rd")
    assert view.fields.note.toPlainText() == "lost card"
    assert view.fields.disposition.code == "balance"
    assert view.customer.whole == "陈美玲"
    view.tell()


def test_the_caret_goes_to_the_notes_unless_somebody_is_typing(view: FormView, qtbot: QtBot) -> None:
    other = QLineEdit(view)
    other.show()
    other.setFocus()
    qtbot.keyClicks(other, "wang")
    view.show_form(customers.form())
    assert QApplication.focusWidget() is other
    other.clear()
    view.show_form(customers.form(form_id=customers.number(502)))
    assert view.fields.note.hasFocus()


def test_save_tells_first_and_asks_then(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    order: list[str] = []
    view.form_typed.connect(lambda _: order.append("typed"))
    view.save_asked.connect(lambda: order.append("save"))
    qtbot.keyClicks(view.fields.note, "x")
    qtbot.keyClick(view.fields.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert order == ["typed", "save"]


def test_without_a_form_there_is_nothing_to_save(view: FormView, qtbot: QtBot) -> None:
    assert not view.save.isEnabled()
    with qtbot.assertNotEmitted(view.save_asked):
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_problems_mark_their_fields_and_the_first_gets_the_caret(view: FormView) -> None:
    view.show_form(customers.form())
    view.show_problems(
        (
            Problem(field="disposition", code="disposition_missing"),
            Problem(field="complaint_remedy", code="missing"),
            Problem(field="", code="call_running"),
        )
    )
    assert view.fields.disposition.hasFocus()
    assert "Choose what" in view.fields.disposition_label.text()
    assert view.fields.complaint.body.isVisible()
    assert "still going on" in view.foot.text()
    view.show_problems(())
    assert view.fields.disposition_label.problem == ""


def test_the_first_letter_is_told_at_once(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    forms = told(view)
    qtbot.keyClicks(view.fields.note, "l")
    assert [form.note for form in forms] == ["l"]


def test_closing_tells_what_was_typed_last(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    forms = told(view)
    qtbot.keyClicks(view.fields.note, "lost")
    view.close_form()
    assert forms[-1].note == "lost"
    assert not view.page.isVisible()
    assert not view.go_back.isVisible()


def test_a_covered_form_is_told_and_offered_again(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    forms = told(view)
    qtbot.keyClicks(view.fields.note, "lost")
    view.show_form(customers.form(form_id=customers.number(502), call_id="call-2"))
    assert forms[-1].note == "lost"
    assert view.fields.note.toPlainText() == ""
    with qtbot.waitSignal(view.return_asked) as signal:
        qtbot.mouseClick(view.go_back, Qt.MouseButton.LeftButton)
    assert signal.args == [customers.number(501)]
    view.show_form(forms[-1])
    assert view.fields.note.toPlainText() == "lost"
    assert not view.go_back.isVisible()


@pytest.mark.parametrize("late", [False, True])
def test_what_was_saved_is_not_offered_again(view: FormView, qtbot: QtBot, late: bool) -> None:
    view.show_form(customers.form())
    qtbot.keyClicks(view.fields.note, "lost")
    if not late:
        view.show_save_state(state("saved"))
    view.show_form(customers.form(form_id=customers.number(502)))
    if late:
        view.show_save_state(state("saved"))
    assert not view.go_back.isVisible()


def test_what_is_saved_often_leads_the_list(view: FormView) -> None:
    view.show_form(customers.form(disposition="wrong"))
    for phase in ("draft", "saved", "confirmed"):
        view.show_save_state(state(phase))
    assert view.fields.disposition.used == {"wrong": 1}


def test_news_of_an_earlier_form_leave_the_foot_alone(view: FormView) -> None:
    view.show_form(customers.form())
    view.show_save_state(state("draft"))
    before = view.foot.text()
    view.show_save_state(state("confirmed", form_id=400))
    assert view.foot.text() == before


def test_a_restored_draft_shows_everything(view: FormView, qtbot: QtBot) -> None:
    full = customers.form(
        note="n", disposition="dispute", task_title="t", task_due_on=date(2026, 11, 28), complaint=True
    )
    with qtbot.assertNotEmitted(view.form_typed):
        view.show_form(full)
        view.tell()
    assert view.fields.complaint.body.isVisible()


def test_save_is_in_sight_however_long_the_form(view: FormView) -> None:
    view.show_form(customers.form(complaint=True))
    QApplication.processEvents()
    bottom = view.save.mapTo(view, view.save.rect().bottomLeft()).y()
    assert bottom < 600
    assert view.height() == 600


def test_the_wrap_up_is_shown_and_its_buttons_ask(view: FormView, qtbot: QtBot) -> None:
    wrap = Wrap(started_ns=0, ends_ns=10**10, total_s=10, extensions_left=1, may_end_early=True)
    status = AgentStatus(state=State.WRAP_READY, since_ns=0, since_at=customers.NOW, wrap=wrap)
    view.show_wrap(status)
    with qtbot.waitSignal(view.extend_asked):
        view.wrap.extend.click()
    with qtbot.waitSignal(view.end_wrap_asked):
        view.wrap.end.click()
    view.show_wrap(msgspec.structs.replace(status, wrap=None))
    assert not view.wrap.end.isVisible()


def test_tab_goes_from_the_notes_down_to_save(view: FormView, qtbot: QtBot) -> None:
    view.show_form(customers.form())
    view.fields.note.setFocus()
    went = []
    while (here := QApplication.focusWidget()) is not view.save and len(went) < 12:
        went.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    fields = view.fields
    assert went[:3] == [fields.note, fields.disposition, fields.task.title]
    assert went[-1] is fields.complaint.toggle, "Save comes after all that it saves"
