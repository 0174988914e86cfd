"""Secrets: the keyring behind a time-out, clear-text keyrings refused, and the stream for headless machines."""

import sys
import threading
import types
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend

from app.secrets import (
    KeyringSilent,
    NoKeyring,
    Secrets,
    SecretsError,
    SecretsFromStream,
    usable_keyring,
)


class MemoryKeyring(KeyringBackend):
    """A keyring that obeys at once."""

    priority = 1  # type: ignore[assignment]  # keyring documents a plain number here

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Stuck(MemoryKeyring):
    """Waits for a prompt that nobody answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.answered.wait(60)
        return None


class Forgetful(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Refusing(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("canary-secret in the back-end's text")


def plaintext() -> KeyringBackend:
    """A back-end as `keyrings.alt` brings it, by its name."""
    return type("PlaintextKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()


@pytest.fixture
def use() -> Iterator[object]:
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def test_what_is_set_is_found_and_can_be_removed(use: object) -> None:
    use(MemoryKeyring())
    secrets = Secrets()
    assert secrets.get("central/lina") is None
    secrets.set("central/lina", "口令")
    assert secrets.get("central/lina") == "口令"
    assert secrets.get("central/other") is None
    secrets.delete("central/lina")
    secrets.delete("central/lina")
    assert secrets.get("central/lina") is None


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_without_a_keyring_it_says_what_to_do(use: object, backend: type[KeyringBackend]) -> None:
    use(backend())
    for ask in (lambda: Secrets().get("sip"), lambda: Secrets().set("sip", "x"), lambda: Secrets().delete("sip")):
        with pytest.raises(NoKeyring, match="standard input"):
            ask()


def test_a_clear_text_keyring_is_refused_by_name(use: object) -> None:
    backend = plaintext()
    use(backend)
    with pytest.raises(NoKeyring, match=r"keyrings\.alt\.file\.PlaintextKeyring"):
        Secrets().set("sip", "x")
    assert backend.kept == {}


@pytest.mark.parametrize("with_good", [True, False])
def test_of_a_chain_only_what_encrypts_is_used(monkeypatch: pytest.MonkeyPatch, with_good: bool) -> None:
    good = MemoryKeyring()
    backends = [plaintext(), good] if with_good else [plaintext()]
    chain = type("Chain", (ChainerBackend,), {"backends": backends})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    if with_good:
        assert usable_keyring() is good
    else:
        with pytest.raises(NoKeyring):
            usable_keyring()


def test_a_keyring_that_waits_for_a_prompt_is_given_up_in_time(use: object) -> None:
    stuck = Stuck()
    use(stuck)
    with pytest.raises(KeyringSilent, match="unlock it"):
        Secrets(patience_s=0.05).get("sip")
    stuck.answered.set()


def test_a_keyring_that_forgets_is_no_keyring(use: object) -> None:
    use(Forgetful())
    with pytest.raises(NoKeyring, match="does not keep"):
        Secrets().set("sip", "x")


def test_what_a_back_end_says_is_not_passed_on(use: object) -> None:
    use(Refusing())
    with pytest.raises(SecretsError) as caught:
        Secrets().get("sip")
    assert "RuntimeError" in str(caught.value)
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_secret_too_long_for_windows_is_refused(use: object) -> None:
    use(MemoryKeyring())
    with pytest.raises(SecretsError, match="1200"):
        Secrets().set("sip", "x" * 1201)


def test_keyring_is_not_imported_before_it_is_asked() -> None:
    code = "import sys, app.secrets; sys.exit('keyring' in sys.modules)"
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


# ---- the stream -----------------------------------------------------------------------------------------------------


def test_the_stream_gives_bare_names_to_any_agent() -> None:
    secrets = SecretsFromStream({"central": "一", "sip": "2", "sip/lina": "3"})
    assert secrets.get("central") == secrets.get("central/lina") == "一"
    assert secrets.get("sip/lina") == "3"
    assert secrets.get("journal/lina") is None
    secrets.set("central/lina", "new")
    assert secrets.get("central/lina") == "new"
    secrets.delete("central/lina")
    assert secrets.get("central/lina") == "一"
    assert not secrets.lasting


def test_secrets_do_not_show_in_a_repr() -> None:
    assert "canary" not in repr(SecretsFromStream({"sip": "canary"}))
    assert isinstance(sys.modules["app.secrets"], types.ModuleType)
