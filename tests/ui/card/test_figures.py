"""The three figures: four states, four looks."""

from pytestqt.qtbot import QtBot

from app.ui.card.figures import Figure, Figures


def test_every_state_looks_and_sounds_different(qtbot: QtBot) -> None:
    figures = Figures()
    qtbot.addWidget(figures)
    figures.resize(746, figures.height())
    looks, sounds = [], set()
    for state, amount, spoken in (
        ("looking", "", "not known yet"),
        ("none", "", "none"),
        ("masked", "", "masked"),
        ("value", "0.00", "CNY 0.00"),
    ):
        figures.show_figures((Figure("Deposits", amount, "CNY", state, spoken),))
        looks.append(figures.grab().toImage())
        sounds.add(figures.accessibleDescription())
    assert len(sounds) == 4
    assert all(looks[i] != looks[j] for i in range(4) for j in range(i))


def test_a_huge_amount_is_set_smaller_and_told_whole(qtbot: QtBot) -> None:
    figures = Figures()
    qtbot.addWidget(figures)
    figures.resize(746, figures.height())
    figures.show_figures((Figure("Owed", "98,765,432,109,876.54", "CNY", "value", "CNY 98,765,432,109,876.54"),))
    assert not figures.grab().isNull()
    assert "98,765,432,109,876.54" in figures.toolTip()
