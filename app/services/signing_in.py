"""Signing in: is this the agent, which key opens the journal, and what is the line's password.

The centre decides. While it is away, the password that opened the desk here last time opens it again: it unwraps the
journal's key, or, where the keyring holds that key, the proof beside it. What the database refuses later, sync says.
"""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from app.central.store import CentralError, CentralRefused, CentralStore
from app.journal.keys import JOURNAL_FILE, USUAL_COST, JournalKeys, PasswordWrap, unwrap, wrap
from app.journal.store import JournalError
from app.models.records import Identity
from app.secrets import SecretsError, SecretStore


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a signed-in desk is built from. Never shown, logged or kept."""

    agent: str
    password: str
    line_password: str
    journal_key: bytes
    identity: Identity | None
    """None: the centre did not answer; the journal's key vouched for the agent."""

    def __repr__(self) -> str:
        return f"Entry({self.agent})"


class SigningIn(QObject):
    """Asks the centre, the key and the keyring from a thread of its own; answers by signal, once for each `ask`."""

    entered = Signal(object)
    """An `Entry`."""
    refused = Signal(str)
    """A word of the table SIGN_IN in app/ui/sentences.py."""

    def __init__(
        self,
        store: Callable[[str, str], CentralStore],
        secrets: SecretStore,
        journal_folder: Callable[[str], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._secrets = secrets
        self._journal_folder = journal_folder
        self._thread: threading.Thread | None = None

    def ask(
        self, agent: str, password: str, remember: bool = False, line_password: str = "", old_password: str = ""
    ) -> None:
        """Try to sign in; a second ask while one is under way is ignored."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = threading.Thread(
            target=self._work,
            args=(agent.strip(), password, remember, line_password, old_password or None),
            name="sign-in",
        )
        self._thread.start()

    def wait(self) -> None:
        """Let a sign-in under way come to its end; for closing the program."""
        if self._thread is not None:
            self._thread.join()

    def _work(self, agent: str, password: str, remember: bool, line_password: str, old_password: str | None) -> None:
        try:
            entry = self._enter(agent, password, line_password, old_password)
            if remember and self._secrets.lasting:
                self._remember(entry)
        except _Refused as refusal:
            self.refused.emit(refusal.word)
        except (JournalError, SecretsError) as error:
            self.refused.emit(error.word)
        else:
            self.entered.emit(entry)

    def _enter(self, agent: str, password: str, line_password: str, old_password: str | None) -> Entry:
        identity = self._identity(agent, password)
        folder = self._journal_folder(agent)
        if identity is None and not (folder / JOURNAL_FILE).exists():
            raise _Refused("centre_needed")
        keys = JournalKeys(folder, agent, self._secrets)
        key = keys.find(password, old_password)
        if self._secrets.lasting and not keys.by_password:
            self._check_proof(agent, password, key, known=identity is not None)
        line = line_password or self._line_password(agent)
        return Entry(agent=agent, password=password, line_password=line, journal_key=key, identity=identity)

    def _identity(self, agent: str, password: str) -> Identity | None:
        store = self._store(agent, password)
        try:
            return store.whoami()
        except CentralRefused:
            raise _Refused("refused") from None
        except CentralError:
            return None
        finally:
            store.close()

    def _check_proof(self, agent: str, password: str, key: bytes, *, known: bool) -> None:
        """With the key in the keyring any password would open the journal: the last good one is kept, as Argon2id."""
        name = f"proof/{agent}"
        if known:
            self._secrets.set(name, msgspec.json.encode(wrap(key, password, USUAL_COST)).decode())
            return
        kept = self._secrets.get(name)
        if kept is None or unwrap(msgspec.json.decode(kept, type=PasswordWrap), password) != key:
            raise _Refused("refused" if kept else "centre_needed")

    def _line_password(self, agent: str) -> str:
        """The line's password from the keyring, or nothing: then the desk opens, and the status bar asks for it."""
        try:
            return self._secrets.get(f"sip/{agent}") or ""
        except SecretsError:
            return ""

    def _remember(self, entry: Entry) -> None:
        self._secrets.set(f"central/{entry.agent}", entry.password)
        if entry.line_password:
            self._secrets.set(f"sip/{entry.agent}", entry.line_password)


class _Refused(Exception):
    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
