"""The model: changes as small as they can be."""

from pytestqt.qtbot import QtBot

from app.ui.card.rows import ROW, Cell, Row, RowsModel


def row(text: str) -> Row:
    return Row((Cell(text),), text)


def test_the_same_rows_again_are_no_news(qtbot: QtBot) -> None:
    model = RowsModel()
    assert model.show_rows((row("a"),))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        assert not model.show_rows((row("a"),))


def test_as_many_other_rows_change_in_place(qtbot: QtBot) -> None:
    model = RowsModel()
    model.show_rows((row("a"), row("b")))
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        assert not model.show_rows((row("a"), row("c")))
    assert model.index(1).data(ROW).spoken == "c"


def test_another_number_of_rows_asks_for_a_new_layout(qtbot: QtBot) -> None:
    model = RowsModel()
    model.show_rows((row("a"),))
    assert model.show_rows(())
    assert model.rowCount() == 0
    assert model.data(model.index(0)) is None


def test_rows_are_made_when_they_are_looked_at_and_once() -> None:
    made: list[str] = []

    def make(text: str) -> Row:
        made.append(text)
        return row(text)

    model = RowsModel()
    model.show_records(("a", "b", "c"), make)
    model.index(1).data(ROW)
    model.index(1).data(ROW)
    assert made == ["b"]


def test_another_edition_makes_the_rows_anew(qtbot: QtBot) -> None:
    model = RowsModel()
    model.show_records(("a",), row, "en")
    with qtbot.waitSignal(model.dataChanged):
        model.show_records(("a",), lambda text: row(text * 2), "zh")
    assert model.rows[0].spoken == "aa"
