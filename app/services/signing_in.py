"""Signing in: is this the agent, which key opens the journal, and what is the line's password.

The centre decides. While it is away, the password that opened the desk here last time opens it again: it unwraps the
journal's key, or, where the keyring holds that key, the proof beside it. What the database refuses later, sync says.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.central.store import (
    CentralError,
    CentralRefused,
    CentralStore,
    CentralTooNew,
    CentralTooOld,
    CentralUntrusted,
)
from app.journal.keys import JOURNAL_FILE, USUAL_COST, JournalKeys, KeyWrapped, PasswordWrap, unwrap, wrap
from app.journal.store import JournalError
from app.models.records import Identity
from app.secrets import SecretsError, SecretStore

log = logging.getLogger(__name__)

_PATIENCE_S = 3.0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a signed-in desk is built from. Never shown, logged or kept."""

    agent: str
    password: str
    line_password: str | None
    """None: nobody knows it, and the agent must be asked; empty: the line needs none."""
    journal_key: bytes
    identity: Identity | None
    """None: the centre did not answer; the journal's key vouched for the agent."""
    remembered: bool = False
    not_remembered: str = ""
    """Why the passwords were not kept though the agent wished it: a word of the table SIGN_IN."""

    def __repr__(self) -> str:
        return f"Entry({self.agent})"


class SigningIn(QObject):
    """Asks the centre, the key and the keyring from a thread of its own; answers by signal, once for each `ask`."""

    entered = Signal(object)
    """An `Entry`."""
    recognised = Signal(object)
    """The centre knows this agent; carries the line's password or None. The journal's key takes a tenth of a second."""
    refused = Signal(str)
    """A word of the table SIGN_IN in app/ui/sentences.py."""

    recalled = Signal(str, str)

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
        self._start(agent.strip(), password, remember, line_password, old_password or None, False)

    def ask_again(self, agent: str, password: str, old_password: str) -> None:
        """The agent at work gives a new password: only the centre can tell whether it is right."""
        self._start(agent, password, False, "", old_password, True)

    def _start(self, *asked: object) -> None:
        if self._thread is None or not self._thread.is_alive():
            # A daemon: a centre or a keyring that never answers must not keep the program from ending.
            self._thread = threading.Thread(target=self._work, args=asked, name="sign-in", daemon=True)
            self._thread.start()

    def recall(self, agent: str) -> None:
        """Look for the password this agent wished to be remembered; `recalled` tells it, or nothing happens."""

        def work() -> None:
            with suppress(SecretsError):
                if password := self._secrets.get(f"central/{agent}"):
                    self.recalled.emit(agent, password)

        threading.Thread(target=work, name="recall", daemon=True).start()

    def keep_line_password(self, agent: str, password: str) -> None:
        """Keep the line's password, given at work, for an agent who wished to be remembered; for nobody else."""

        def work() -> None:
            with suppress(SecretsError):
                if any(self._secrets.get(f"{what}/{agent}") is not None for what in ("sip", "central")):
                    self._secrets.set(f"sip/{agent}", password)

        threading.Thread(target=work, name="keep-line-password", daemon=True).start()

    def wait(self) -> None:
        """Let a sign-in under way come to its end, 3 s at most; for closing the program."""
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)

    def _work(
        self,
        agent: str,
        password: str,
        remember: bool,
        line_password: str,
        old_password: str | None,
        only_centre: bool,
    ) -> None:
        try:
            entry = self._enter(agent, password, line_password, old_password, only_centre)
            if remember and self._secrets.lasting:
                entry = self._remember(entry)
            elif entry.identity is not None:
                self._replace_kept(f"central/{entry.agent}", entry.password)
        except _Refused as refusal:
            self.refused.emit(refusal.word)
        except (JournalError, SecretsError) as error:
            log.info("the sign-in ended with %s", error.word)
            self.refused.emit(error.word)
        except Exception as error:  # noqa: BLE001 - whatever it was, nobody may be left before a window that waits
            log.error("the sign-in failed: %s", type(error).__name__)  # noqa: TRY400 - the text may hold a password
            self.refused.emit("journal_unwritable" if isinstance(error, OSError) else "failed")
        else:
            self.entered.emit(entry)

    def _enter(
        self, agent: str, password: str, line_password: str, old_password: str | None, only_centre: bool
    ) -> Entry:
        identity, trouble = self._identity(agent, password)
        folder = self._journal_folder(agent)
        if identity is None and only_centre:
            raise _Refused(trouble)
        if identity is None and not (folder / JOURNAL_FILE).exists():
            raise _Refused("centre_needed" if trouble == "unreachable" else trouble)
        line = line_password or self._line_password(agent)
        if identity is not None and not only_centre:
            self.recognised.emit(line)
        keys = JournalKeys(folder, agent, self._secrets)
        # A new password that the centre has not seen must not lock the journal: then the old one opens it, unchanged.
        try:
            key = keys.find(password, old_password) if identity else keys.find(old_password or password)
        except KeyWrapped:
            if identity is None:
                raise _Refused("refused_here") from None
            raise
        if self._secrets.lasting and not keys.by_password:
            self._check_proof(agent, password, key, known=identity is not None)
        return Entry(agent=agent, password=password, line_password=line, journal_key=key, identity=identity)

    def _identity(self, agent: str, password: str) -> tuple[Identity | None, str]:
        """Who the centre says this is; or nobody, and what is the matter with the centre."""
        store = self._store(agent, password)
        try:
            return store.whoami(), ""
        except CentralError as error:
            if isinstance(error, CentralRefused) and not isinstance(error, CentralUntrusted):
                raise _Refused("refused") from None
            return None, next((word for kind, word in _TROUBLES if isinstance(error, kind)), "unreachable")
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
            raise _Refused("refused_here" if kept else "centre_needed")

    def _line_password(self, agent: str) -> str | None:
        """The line's password from the keyring, or None: then the desk opens, and the phone's light asks for it."""
        with suppress(SecretsError):
            return self._secrets.get(f"sip/{agent}")
        return None

    def _replace_kept(self, name: str, password: str) -> None:
        """A new password takes the old one's place where the agent once wished it remembered, and only there."""
        with suppress(SecretsError):
            if self._secrets.get(name) not in (None, password):
                self._secrets.set(name, password)

    def _remember(self, entry: Entry) -> Entry:
        """Keep both passwords. Without a keyring the agent comes in all the same, and is told."""
        try:
            self._secrets.set(f"central/{entry.agent}", entry.password)
            if entry.line_password:
                self._secrets.set(f"sip/{entry.agent}", entry.line_password)
        except SecretsError as error:
            return replace(entry, not_remembered=error.word)
        return replace(entry, remembered=True)


_TROUBLES: tuple[tuple[type[CentralError], str], ...] = (
    (CentralUntrusted, "bad_certificate"),
    (CentralTooOld, "too_old"),
    (CentralTooNew, "too_new"),
)


class _Refused(Exception):
    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
