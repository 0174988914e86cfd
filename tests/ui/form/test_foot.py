"""The last line tells the truth about what is saved where."""

import pytest
from pytestqt.qtbot import QtBot

from app.services.wrap_up import SaveState
from app.ui.form.foot import Foot
from tests.ui import customers


def state(phase: str, waiting: int = 0, problem: str = "") -> SaveState:
    return SaveState(phase=phase, form_id=customers.number(1), at=customers.NOW, waiting=waiting, problem=problem)


@pytest.fixture
def foot(qtbot: QtBot) -> Foot:
    made = Foot()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (state("saved"), "Saved. On its way to the centre."),
        (state("saved", waiting=2), "Saved. Goes to the centre when it is back (2 waiting)."),
        (state("confirmed"), "Stands in the centre."),
        (state("failed", problem="journal_full"), "Not saved. The disk is full."),
        (state("failed", problem="never heard of"), "Not saved. Your text is still here."),
        (state("attention", problem="rejected"), "The centre did not take it as it is."),
    ],
)
def test_every_state_in_words(foot: Foot, value: SaveState, words: str) -> None:
    foot.show_state(value)
    assert foot.accessibleName().startswith(words)


def test_a_draft_names_its_second(foot: Foot) -> None:
    foot.show_state(state("draft"))
    local = customers.NOW.astimezone().strftime("%H:%M:%S")
    assert foot.text() == f"Draft kept {local}"


def test_a_problem_of_no_field_stands_here_until_the_next_state(foot: Foot) -> None:
    foot.show_problem("call_running")
    assert "still going on" in foot.text()
    assert foot.property("tone") == "wrong"
    foot.show_state(state("saved"))
    assert "still going on" not in foot.text()
    foot.show_state(None)
    assert foot.text() == ""
