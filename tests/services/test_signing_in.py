from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.central.store import CentralRefused, CentralUnreachable
from app.journal.keys import JOURNAL_FILE
from app.models.records import Identity
from app.secrets import SecretsFromStream
from app.services.signing_in import Entry, SigningIn

ANNA = Identity(agent="anna", display_name="Anna", team="cards", role="agent")


class Centre:
    """Answers `whoami` for one password; away when told so."""

    def __init__(self, right: str, away: bool) -> None:
        self._right = right
        self._away = away
        self.given = ""

    def whoami(self) -> Identity:
        if self._away:
            raise CentralUnreachable("away")
        if self.given != self._right:
            raise CentralRefused("no")
        return ANNA

    def close(self) -> None: ...


class LastingSecrets(SecretsFromStream):
    lasting = True


@pytest.fixture(params=["keyring", "no keyring"])
def secrets(request: pytest.FixtureRequest) -> SecretsFromStream:
    return LastingSecrets({}) if request.param == "keyring" else SecretsFromStream({})


def sign_in(
    qtbot: QtBot, folder: Path, secrets: SecretsFromStream, password: str, away: bool = False, **more: str
) -> Entry | str:
    centre = Centre("right", away)

    def store(agent: str, given: str) -> Centre:
        centre.given = given
        return centre

    signing_in = SigningIn(store, secrets, lambda agent: folder / agent)  # type: ignore[arg-type]  # a small fake
    answers: list[Entry | str] = []
    signing_in.entered.connect(answers.append)
    signing_in.refused.connect(answers.append)
    signing_in.ask("anna ", password, **more)
    qtbot.waitUntil(lambda: bool(answers))
    signing_in.wait()
    return answers[0]


def keep_journal(folder: Path) -> None:
    (folder / "anna").mkdir(parents=True, exist_ok=True)
    (folder / "anna" / JOURNAL_FILE).write_bytes(b"")


def test_the_right_password_enters(qtbot: QtBot, tmp_path: Path, secrets: SecretsFromStream) -> None:
    entry = sign_in(qtbot, tmp_path, secrets, "right", line_password="line")
    assert isinstance(entry, Entry)
    assert (entry.agent, entry.identity, entry.line_password, len(entry.journal_key)) == ("anna", ANNA, "line", 32)
    assert "right" not in repr(entry)


def test_a_wrong_password_is_refused(qtbot: QtBot, tmp_path: Path, secrets: SecretsFromStream) -> None:
    assert sign_in(qtbot, tmp_path, secrets, "wrong") == "refused"


def test_without_the_centre_the_last_password_opens_the_same_journal(
    qtbot: QtBot, tmp_path: Path, secrets: SecretsFromStream
) -> None:
    first = sign_in(qtbot, tmp_path, secrets, "right")
    keep_journal(tmp_path)
    again = sign_in(qtbot, tmp_path, secrets, "right", away=True)
    assert isinstance(first, Entry)
    assert isinstance(again, Entry)
    assert again.identity is None
    assert again.journal_key == first.journal_key


def test_without_the_centre_another_password_opens_nothing(
    qtbot: QtBot, tmp_path: Path, secrets: SecretsFromStream
) -> None:
    sign_in(qtbot, tmp_path, secrets, "right")
    keep_journal(tmp_path)
    refusal = sign_in(qtbot, tmp_path, secrets, "guessed", away=True)
    assert refusal in {"refused", "journal_old_password_asked"}


def test_the_first_time_needs_the_centre(qtbot: QtBot, tmp_path: Path, secrets: SecretsFromStream) -> None:
    assert sign_in(qtbot, tmp_path, secrets, "right", away=True) == "centre_needed"


def test_remembering_needs_a_keyring_and_keeps_both_passwords(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = LastingSecrets({})
    centre = Centre("right", away=False)
    centre.given = "right"
    signing_in = SigningIn(lambda agent, given: centre, secrets, lambda agent: tmp_path / agent)  # type: ignore[arg-type,return-value]
    with qtbot.waitSignal(signing_in.entered):
        signing_in.ask("anna", "right", remember=True, line_password="line")
    signing_in.wait()
    assert (secrets.get("central/anna"), secrets.get("sip/anna")) == ("right", "line")
