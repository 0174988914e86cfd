"""What past contacts say."""

from app.models.seed.codes import CODES
from app.models.seed.dictionary import PLACES, spread
from app.models.seed.words_contacts import AGENTS, CONTACTS


def test_codes_are_the_banks_and_every_kind_comes_up() -> None:
    known = {row.code for row in CODES}
    assert {code for kind in CONTACTS for code in (kind.disposition, kind.queue) if code} <= known
    placed = list(spread(CONTACTS))
    assert len(placed) == PLACES
    assert set(placed) == set(CONTACTS)


def test_names_of_agents_are_their_own() -> None:
    assert len({agent for agent, _name in AGENTS}) == len(AGENTS)
