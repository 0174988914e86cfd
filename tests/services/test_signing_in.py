import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.central.store import CentralError, CentralRefused, CentralTooOld, CentralUnreachable, CentralUntrusted
from app.journal.keys import JOURNAL_FILE
from app.models.records import Identity
from app.secrets import NoKeyring, SecretsFromStream
from app.services.signing_in import Entry, SigningIn
from tests.silence import Noise

ANNA = Identity(agent="anna", display_name="Anna", team="cards", role="agent")


class Centre:
    """Answers `whoami` for one password; away when told so."""

    def __init__(self, right: str, away: bool | CentralError) -> None:
        self._right = right
        self._away = away
        self.given = ""

    def whoami(self) -> Identity:
        if self._away:
            raise CentralUnreachable("away") if self._away is True else self._away
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
    qtbot: QtBot,
    folder: Path,
    secrets: SecretsFromStream,
    password: str,
    away: bool | CentralError = False,
    *,
    right: str = "right",
    again: str = "",
    **more: str | bool,
) -> Entry | str:
    """`again`: the password this agent came in with, now at work and giving another one."""
    centre = Centre(right, away)

    def store(agent: str, given: str) -> Centre:
        centre.given = given
        return centre

    signing_in = SigningIn(store, secrets, lambda agent: folder / agent)  # type: ignore[arg-type]  # a small fake
    answers: list[Entry | str] = []
    signing_in.entered.connect(answers.append)
    signing_in.refused.connect(answers.append)
    if again:
        signing_in.ask_again("anna", password, again)
    else:
        signing_in.ask("anna ", password, **more)  # type: ignore[arg-type]  # by name
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
    assert refusal == "refused_here"


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


class NoKeyringHere(SecretsFromStream):
    """As on a plain headless machine: it would last, but there is none."""

    lasting = True

    def __init__(self) -> None:
        super().__init__({})

    def get(self, name: str) -> str | None:
        raise NoKeyring("none")

    def set(self, name: str, value: str) -> None:
        raise NoKeyring("none")


def test_without_a_keyring_the_agent_comes_in_and_hears_why_nothing_was_remembered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    entry = sign_in(qtbot, tmp_path, NoKeyringHere(), "right", remember=True)
    assert isinstance(entry, Entry)
    assert entry.not_remembered == "no_keyring"


@pytest.mark.parametrize(
    ("error", "word"), [(CentralUntrusted("?"), "bad_certificate"), (CentralTooOld("?"), "too_old")]
)
def test_what_keeps_the_centre_away_is_said_by_its_name(
    qtbot: QtBot, tmp_path: Path, secrets: SecretsFromStream, error: CentralError, word: str
) -> None:
    first = sign_in(qtbot, tmp_path, secrets, "right")
    assert sign_in(qtbot, tmp_path / "other", secrets_like(secrets), "right", away=error) == word
    keep_journal(tmp_path)
    again = sign_in(qtbot, tmp_path, secrets, "right", away=error)
    assert isinstance(first, Entry)
    assert isinstance(again, Entry), "with a journal of one's own work goes on"


def secrets_like(secrets: SecretsFromStream) -> SecretsFromStream:
    return type(secrets)({})


def test_a_new_password_the_centre_has_not_seen_does_not_lock_the_journal(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = SecretsFromStream({})
    sign_in(qtbot, tmp_path, secrets, "right")
    keep_journal(tmp_path)
    entered = sign_in(qtbot, tmp_path, secrets, "mistyped", away=True, old_password="right")
    assert isinstance(entered, Entry)
    assert isinstance(sign_in(qtbot, tmp_path, secrets, "right", away=True), Entry)


def test_a_new_password_the_centre_takes_opens_the_journal_from_now_on(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = SecretsFromStream({})
    first = sign_in(qtbot, tmp_path, secrets, "right")
    keep_journal(tmp_path)
    second = sign_in(qtbot, tmp_path, secrets, "new", right="new", again="right")
    alone = sign_in(qtbot, tmp_path, secrets, "new", away=True)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert isinstance(alone, Entry)
    assert first.journal_key == second.journal_key == alone.journal_key


def test_a_password_given_again_needs_the_centre(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = SecretsFromStream({})
    sign_in(qtbot, tmp_path, secrets, "right")
    keep_journal(tmp_path)
    assert sign_in(qtbot, tmp_path, secrets, "new", away=True, again="right") == "unreachable"


def test_a_folder_that_cannot_be_read_leaves_nobody_waiting(
    qtbot: QtBot, tmp_path: Path, noise: Noise, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path) -> bool:
        raise PermissionError

    noise.expect("the sign-in failed: PermissionError")
    monkeypatch.setattr("app.services.signing_in.JournalKeys.find", lambda *_: forbidden(tmp_path))
    assert sign_in(qtbot, tmp_path, SecretsFromStream({}), "right") == "journal_unwritable"


def test_a_new_password_replaces_the_remembered_one(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = LastingSecrets({})
    sign_in(qtbot, tmp_path, secrets, "right", remember=True)
    keep_journal(tmp_path)
    sign_in(qtbot, tmp_path, secrets, "new", right="new", again="right")
    assert secrets.get("central/anna") == "new"


def test_what_was_not_to_be_remembered_stays_so(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = LastingSecrets({})
    sign_in(qtbot, tmp_path, secrets, "right")
    keep_journal(tmp_path)
    sign_in(qtbot, tmp_path, secrets, "new", right="new", again="right")
    assert secrets.get("central/anna") is None


def test_a_password_the_centre_has_not_seen_replaces_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = LastingSecrets({})
    sign_in(qtbot, tmp_path, secrets, "right", remember=True)
    keep_journal(tmp_path)
    sign_in(qtbot, tmp_path, secrets, "new", away=True, again="right")
    assert secrets.get("central/anna") == "right"


class StuckCentre(Centre):
    """Says nothing until `let_go`."""

    def __init__(self) -> None:
        super().__init__("right", away=True)
        self.asked, self.let_go = threading.Event(), threading.Event()

    def whoami(self) -> Identity:
        self.asked.set()
        self.let_go.wait()
        return super().whoami()


def test_a_centre_that_never_answers_does_not_keep_the_program_from_closing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.signing_in._PATIENCE_S", 0.01)
    centre = StuckCentre()
    signing_in = SigningIn(lambda *_: centre, SecretsFromStream({}), lambda agent: tmp_path / agent)  # type: ignore[arg-type,return-value]
    signing_in.ask("anna", "right")
    assert centre.asked.wait(5)
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "sign-in")
    signing_in.wait()
    with qtbot.waitSignal(signing_in.refused):
        centre.let_go.set()


@pytest.mark.parametrize(("kept", "line"), [({}, None), ({"central/anna": "x"}, "new"), ({"sip/anna": "old"}, "new")])
def test_the_lines_password_given_at_work_is_kept_for_who_wished_to_be_remembered(
    qtbot: QtBot, tmp_path: Path, kept: dict[str, str], line: str | None
) -> None:
    secrets = LastingSecrets(kept)
    signing_in = SigningIn(lambda *_: Centre("right", False), secrets, lambda agent: tmp_path)  # type: ignore[arg-type,return-value]  # a small fake
    signing_in.keep_line_password("anna", "new")
    for thread in threading.enumerate():
        if thread.name == "keep-line-password":
            thread.join()
    assert secrets.get("sip/anna") == line


def test_a_remembered_password_is_recalled(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = LastingSecrets({"central/anna": "right"})
    signing_in = SigningIn(lambda *_: Centre("right", False), secrets, lambda agent: tmp_path)  # type: ignore[arg-type,return-value]  # a small fake
    with qtbot.waitSignal(signing_in.recalled) as recalled:
        signing_in.recall("anna")
    assert recalled.args == ["anna", "right"]
