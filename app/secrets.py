"""Passwords and keys: in the operating system's keyring, or read once from standard input. Nowhere else, ever.

Names are `<what>/<agent>`, such as `central/lina`; `SecretsFromStream` also takes the bare `central` for any agent.
"""

import queue
import threading
from collections.abc import Callable
from typing import Any, ClassVar, Protocol, TypeVar

Result = TypeVar("Result")

SERVICE = "tellerline"
PATIENCE_S = 10.0
"""Seconds a keyring may take: it may be asking the person to unlock it."""
LONGEST_SECRET = 1_200
"""Characters; Windows keeps 2,560 bytes of UTF-16 for each entry."""


class SecretsError(Exception):
    """A secret cannot be read or kept. The text says what to do and never holds a secret; `word` is the UI's code."""

    word: ClassVar[str] = "keyring_failed"


class NoKeyring(SecretsError):
    """This machine or session has no keyring that keeps secrets encrypted."""

    word = "no_keyring"


class KeyringSilent(SecretsError):
    """The keyring did not answer in time."""

    word = "keyring_silent"


class SecretStore(Protocol):
    """Where secrets are kept. Each method may wait for the keyring: not for the GUI thread."""

    lasting: bool
    """True when what is set outlives the program."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None: ...


_WHAT_TO_DO = (
    "Unlock or install one (Windows: Credential Manager, macOS: Keychain, Linux: GNOME Keyring or KWallet), or hand "
    "the secrets over on standard input (`tellerline desk --help` tells how)."
)


class Secrets:
    """The operating system's keyring, asked from a worker thread, so that a prompt nobody sees freezes nothing."""

    lasting = True

    def __init__(self, service: str = SERVICE, patience_s: float = PATIENCE_S) -> None:
        self._service = service
        self._patience_s = patience_s

    def get(self, name: str) -> str | None:
        """The secret, or None. Raises `SecretsError`. Waits up to the patience given."""
        return self._in_time(lambda: _text_or_none(usable_keyring().get_password(self._service, name)))

    def set(self, name: str, value: str) -> None:
        """Keep a secret, and read it back: a keyring that only says so would lose it."""
        if len(value) > LONGEST_SECRET:
            raise SecretsError(f"A secret may have at most {LONGEST_SECRET} characters.")

        def work() -> None:
            keyring = usable_keyring()
            keyring.set_password(self._service, name, value)
            if keyring.get_password(self._service, name) != value:
                raise NoKeyring("The keyring of this machine does not keep what it is given. " + _WHAT_TO_DO)

        self._in_time(work)

    def delete(self, name: str) -> None:
        """Remove a secret; one that is not there is no error."""

        def work() -> None:
            keyring = usable_keyring()
            if keyring.get_password(self._service, name) is not None:
                keyring.delete_password(self._service, name)

        self._in_time(work)

    def _in_time(self, work: Callable[[], Result]) -> Result:
        answers: queue.SimpleQueue[tuple[Result | None, Exception | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((work(), None))
            except Exception as error:  # noqa: BLE001 - back-ends raise anything; it is told to the caller below
                answers.put((None, error))

        # A daemon: a keyring that never answers must not keep the program from ending.
        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            result, error = answers.get(timeout=self._patience_s)
        except queue.Empty:
            raise KeyringSilent(
                f"The keyring did not answer within {self._patience_s:g} s. Perhaps it asks for its password in a "
                "window behind this one: unlock it and try again."
            ) from None
        if isinstance(error, SecretsError):
            raise error
        if error is not None:
            raise SecretsError(
                f"The keyring refused ({type(error).__name__}). Unlock it and try again. " + _WHAT_TO_DO
            ) from None
        return result  # type: ignore[return-value]  # None only where Result itself is None


class SecretsFromStream:
    """Secrets that came once on standard input: for headless machines and the demo. Held in memory only."""

    lasting = False

    def __init__(self, secrets: dict[str, str]) -> None:
        self._secrets = dict(secrets)

    def get(self, name: str) -> str | None:
        return self._secrets.get(name, self._secrets.get(name.partition("/")[0]))

    def set(self, name: str, value: str) -> None:
        self._secrets[name] = value

    def delete(self, name: str) -> None:
        self._secrets.pop(name, None)

    def __repr__(self) -> str:
        return f"SecretsFromStream({len(self._secrets)} secrets)"


def usable_keyring() -> Any:
    """The back-end to use. Raises `NoKeyring` for none, and for one that writes secrets in clear text."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    candidates = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    refused = ""
    for candidate in candidates:
        module = type(candidate).__module__
        if module.startswith("keyrings.alt"):
            refused = f"{module}.{type(candidate).__qualname__}"
        elif module not in {"keyring.backends.fail", "keyring.backends.null"}:
            return candidate
    if refused:
        raise NoKeyring(
            f"The only keyring here is {refused}, which is refused: it keeps secrets readable. {_WHAT_TO_DO}"
        )
    raise NoKeyring("This session has no keyring to keep secrets in. " + _WHAT_TO_DO)


def _text_or_none(found: object) -> str | None:
    return found if isinstance(found, str) else None
