"""Pictures of every state of the customer card and of the form, to be looked at by a person.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.card.photograph FOLDER
    QT_SCALE_FACTOR=2 QT_QPA_PLATFORM=offscreen python -m tests.ui.card.photograph FOLDER zh_CN

One file a state and theme; at a scale of 2 the names end in `@2x`.
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from app.models.records import TrustLevel
from app.services.agent_state import AgentStatus, State, Wrap
from app.services.card import Card, CardPhase
from app.services.likely_topic import Topic
from app.services.wrap_up import Form, Problem, SaveState
from app.ui.card.view import CardView
from app.ui.form.view import FormView
from app.ui.language import wear_language
from app.ui.style import apply_theme
from tests.ui import customers

CARD_SIZE = (746, 592)
"""What is left for the card at 1366 x 768 with both columns open."""

Shot = tuple[str, Callable[[], QWidget]]


WANTS = Topic(code="loan_early", by_menu=True, contacts=2, last_at=customers.NOW - timedelta(days=1))


def card(value: Card, tab: int = 0, history: bool = False, topic: Topic | None = WANTS) -> Callable[[], QWidget]:
    def make() -> QWidget:
        view = CardView(lambda: customers.NOW)
        view.set_reference(customers.REFERENCE)
        view.resize(*CARD_SIZE)
        view.show_card(value)
        view.face.show_topic(topic)
        view.face.tabs.bar.setCurrentIndex(tab)
        if history and value.profile:
            view.show_history(value.profile.customer.customer_id, customers.contacts(50, first=10))
        return view

    return make


def card_shots() -> Iterator[Shot]:
    of = customers.profile
    yield "card-verified", card(customers.shown(of()))
    yield "card-ivr", card(customers.shown(of(trust=TrustLevel.IVR)))
    yield "card-number-only", card(customers.shown(of(trust=TrustLevel.NUMBER)))
    yield "card-from-journal", card(customers.shown(of(trust=TrustLevel.IVR), from_journal=True))
    yield "card-looking", card(Card(phase=CardPhase.LOOKING, call_id="call-1"))
    yield "card-several", card(customers.several())
    yield "card-contradiction", card(customers.several(contradiction=True))
    yield "card-nobody", card(Card(phase=CardPhase.NOBODY, call_id="call-1"))
    yield "card-withheld", card(Card(phase=CardPhase.WITHHELD, call_id="call-1"))
    yield "card-failed", card(Card(phase=CardPhase.FAILED, call_id="call-1"))
    yield "card-empty", card(Card())
    yield "card-nothing", card(customers.shown(customers.empty_profile()), topic=None)
    for word in ("protected", "reason", "staff", "vip", "branch", "role", "gone", "lookups"):
        closed = replace(customers.empty_profile(), refused=word)
        yield f"card-closed-{word}", card(customers.shown(closed), topic=None)
    yield "card-conflict", card(customers.shown(replace(of(), edit_conflicts=(customers.CONFLICT,))), tab=5)
    yield "card-zero", card(customers.shown(customers.zero_profile()))
    yield "card-too-much", card(customers.shown(customers.crowded_profile()))
    yield "card-hostile", card(customers.shown(of(customers.HOSTILE)))
    yield "card-firm", card(customers.shown(of(customers.FIRM)))
    yield "card-household", card(customers.shown(customers.crowded_profile()), tab=1)
    yield "card-timeline", card(customers.shown(of(size=12)), tab=2, history=True)
    yield "card-complaints", card(customers.shown(of()), tab=3)


FORM_SIZE = (340, 592)
SECOND = 1_000_000_000


def form_view(value: Form | None = None, then: Callable[[FormView], None] | None = None) -> Callable[[], QWidget]:
    def make() -> QWidget:
        view = FormView(now_ns=lambda: 100 * SECOND, today=lambda: customers.TODAY)
        view.fields.disposition.set_favourites({"card_lost": 9, "balance": 4})
        view.set_reference(customers.REFERENCE)
        view.resize(*FORM_SIZE)
        if value:
            view.show_form(value)
        if then:
            then(view)
        return view

    return make


def saved(phase: str, waiting: int = 0, problem: str = "") -> Callable[[FormView], None]:
    state = SaveState(phase=phase, form_id=customers.number(501), at=customers.NOW, waiting=waiting, problem=problem)
    return lambda view: view.show_save_state(state)


def wrapping(left_s: int, extensions: int = 1) -> Callable[[FormView], None]:
    wrap = Wrap(
        started_ns=40 * SECOND,
        ends_ns=(100 + left_s) * SECOND,
        total_s=60,
        extensions_left=extensions,
        may_end_early=True,
    )
    status = AgentStatus(state=State.WRAP_READY, since_ns=0, since_at=customers.NOW, wrap=wrap)
    return lambda view: view.show_wrap(status)


def both(*steps: Callable[[FormView], None]) -> Callable[[FormView], None]:
    return lambda view: [step(view) for step in steps] and None


def form_shots() -> Iterator[Shot]:
    full = customers.form(
        note="Lost the card in the underground this morning.\nBlocked at 10:41, new one by post.",
        disposition="card_lost",
        task_title="Ask whether the new card has come",
        task_due_on=date(2026, 11, 28),
    )
    complaint = customers.form(
        note="Second call about it.",
        disposition="dispute",
        complaint=True,
        complaint_product="credit",
        complaint_what_happened="Charged twice within one minute at a petrol station in Suzhou.",
        complaint_remedy="The second charge back, and an apology.",
    )
    yield "form-idle", form_view()
    yield "form-new", form_view(customers.form())
    yield "form-draft", form_view(full, both(saved("draft"), wrapping(42)))
    yield "form-hurry", form_view(full, both(saved("draft"), wrapping(9, 0)))
    yield "form-complaint", form_view(complaint, saved("draft"))
    problems = (
        Problem(field="disposition", code="disposition_missing"),
        Problem(field="task_due_on", code="date_missing"),
    )
    yield "form-problems", form_view(customers.form(task_title="Call back"), lambda view: view.show_problems(problems))
    yield "form-waiting", form_view(None, both(saved("saved", waiting=2), wrapping(20)))
    yield "form-confirmed", form_view(None, saved("confirmed"))
    yield "form-failed", form_view(full, saved("failed", problem="journal_full"))
    yield "form-attention", form_view(None, saved("attention", problem="rejected"))
    below = customers.form(form_id=customers.number(502), customer_name="陈美玲")
    yield "form-covered", form_view(full, lambda view: view.show_form(below))


def form_list(folder: Path, suffix: str) -> None:
    """The list of outcomes is a window of its own."""
    view = form_view(customers.form())()
    assert isinstance(view, FormView)
    view.show()
    field = view.fields.disposition
    for name, text in (("all", ""), ("found", "card")):
        field.setText(text)
        field.show_list()
        QApplication.processEvents()
        popup = field.finder.popup()
        if popup is not None:
            popup.grab().save(str(folder / f"form-list-{name}{suffix}.png"))
            popup.hide()
    view.close()


def photograph(folder: Path, shots: list[Shot], suffix: str) -> None:
    for name, make in shots:
        widget = make()
        widget.show()
        QApplication.processEvents()
        widget.grab().save(str(folder / f"{name}{suffix}.png"))
        widget.close()
        widget.deleteLater()


def main() -> int:
    if len(sys.argv) not in (2, 3):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    language = wear_language(application, sys.argv[2] if len(sys.argv) == 3 else "en")
    double = f"-{language}" + ("@2x" if os.environ.get("QT_SCALE_FACTOR") == "2" else "")
    for theme in ("light", "dark"):
        apply_theme(application, theme)
        photograph(folder, [*card_shots(), *form_shots()], f"-{theme}{double}")
        form_list(folder, f"-{theme}{double}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
