"""What the player types must mean what the look in the database expects of it."""

from app.cli.demo import play
from app.cli.demo.headless import DISPOSITION
from app.models.seed.codes import CODES


def test_what_is_typed_finds_the_expected_outcome_first() -> None:
    found = [row.code for row in CODES if row.kind == "disposition" and play.OUTCOME in row.label_en.lower()]
    assert found[0] == DISPOSITION


def test_the_note_has_no_card_number_and_fits() -> None:
    assert not any(character.isdigit() for character in play.NOTE)
    assert 20 < len(play.NOTE) < 200
