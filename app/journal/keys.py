"""The key of an agent's journal: in the keyring, or wrapped under the sign-in password beside the journal.

The header file is JSON: a random salt and nonce, the cost of Argon2id (RFC 9106), and the 32-byte data key under
AES-256-GCM. Further wraps of the same key, such as one to the bank's recovery key, find room beside `password`.
"""

import hashlib
import os
import re
import secrets
import sys
from pathlib import Path
from typing import Annotated, ClassVar, Protocol

import msgspec

from app.journal.store import JournalBroken, JournalError, JournalUnwritable

KEY_BYTES = 32
JOURNAL_FILE = "journal.db"
HEADER_FILE = "journal.key"


class KeyWrapped(JournalError):
    """The key is wrapped under another password: ask for the one used before, and give it as `old_password`."""

    word: ClassVar[str] = "journal_old_password_asked"


class KeyLost(JournalError):
    """There is a journal, and no key to it in reach."""

    word: ClassVar[str] = "journal_key_lost"


class KeyRing(Protocol):
    """What is needed of the keyring; `Secrets` and `SecretsFromStream` of app/secrets.py have it.

    Each method may raise an error whose text is fit to show. `lasting`: what is set outlives the program.
    """

    lasting: bool

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...


class Cost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Argon2id's cost. The default is RFC 9106's second recommendation and takes about 0.1 s."""

    memory_kib: Annotated[int, msgspec.Meta(ge=64, le=4 * 1024 * 1024)] = 65_536
    iterations: Annotated[int, msgspec.Meta(ge=1, le=100)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4


USUAL_COST = Cost()


class PasswordWrap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The header file as far as this desk knows it; what a newer desk adds is kept when it is written again."""

    version: int = 1
    password: PasswordWrap | None = None


def journal_folder(base: Path, agent: str) -> Path:
    """A folder of the agent's own below `base`: readable, and unlike any other agent's on every file system."""
    plain = re.sub(r"[^a-z0-9]+", "-", agent.lower()).strip("-")[:24] or "agent"
    return base / f"{plain}-{hashlib.sha256(agent.encode()).hexdigest()[:12]}"


class JournalKeys:
    """Finds the key of one agent's journal, or makes it when there is no journal yet. Waits: not for the GUI thread."""

    def __init__(self, folder: Path, agent: str, keyring: KeyRing, cost: Cost = USUAL_COST) -> None:
        self._folder = folder
        self._name = f"journal/{agent}"
        self._keyring = keyring
        self._cost = cost
        self.by_password = False
        """After `find`: the password wraps the key, so it is proven by having opened it. From the keyring it is not."""

    def find(self, password: str, old_password: str | None = None) -> bytes:
        """32 bytes. `password`: the one of this sign-in; `old_password`: the one before it, when `KeyWrapped` asked.

        Raises `KeyWrapped`, `KeyLost`, `JournalBroken`, `JournalUnwritable`. Makes a key only where no journal is.
        """
        kept, keyring_problem = self._from_keyring()
        if kept is not None:
            return kept
        self.by_password = True
        wrapped = self._read_header().password
        if wrapped is not None:
            return self._unwrap(wrapped, password, old_password)
        if (self._folder / JOURNAL_FILE).exists():
            raise KeyLost(
                "There is a journal of this agent on this machine, but its key is not in the keyring. "
                + (keyring_problem or "Sign in to the system as the user who used it before.")
                + " Nothing was deleted; its unsent entries need that key."
            )
        return self._make(password)

    def _from_keyring(self) -> tuple[bytes | None, str]:
        """The key, or None and why."""
        try:
            kept = self._keyring.get(self._name)
        except Exception as error:  # noqa: BLE001 - app/secrets.py has its own errors, whose texts are fit to show
            return None, str(error)
        if kept is None:
            return None, ""
        try:
            key = bytes.fromhex(kept)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            return None, "What the keyring holds under its name is not a journal key."
        return key, ""

    def _make(self, password: str) -> bytes:
        key = secrets.token_bytes(KEY_BYTES)
        if self._keyring.lasting:
            try:
                self._keyring.set(self._name, key.hex())
            except Exception:  # noqa: BLE001, S110 - whatever the reason, the password wraps the key instead
                pass
            else:
                self.by_password = False
                return key
        self._write_header(wrap(key, password, self._cost))
        return key

    def _unwrap(self, wrapped: PasswordWrap, password: str, old_password: str | None) -> bytes:
        key = unwrap(wrapped, password)
        if key is not None:
            return key
        key = unwrap(wrapped, old_password) if old_password is not None else None
        if key is None:
            raise KeyWrapped(
                "The journal on this machine was locked with another password. "
                "Type the password you signed in with here before; nothing was changed."
            )
        self._write_header(wrap(key, password, self._cost))
        return key

    def _read_header(self) -> Header:
        path = self._folder / HEADER_FILE
        try:
            return msgspec.json.decode(path.read_bytes(), type=Header)
        except FileNotFoundError:
            return Header()
        except OSError:
            raise JournalUnwritable(
                f"The key file {path} cannot be read. Give this user the right to read it."
            ) from None
        except msgspec.MsgspecError:
            raise JournalBroken(
                f"The key file {path} is damaged. It was left as it is. Put it back from the backup; "
                "without it the journal beside it cannot be opened."
            ) from None

    def _write_header(self, wrapped: PasswordWrap) -> None:
        """Whole or not at all: a new file on the disk first, then put in the old one's place."""
        path = self._folder / HEADER_FILE
        new = path.with_suffix(".new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fields = {"version": msgspec.Raw(b"1")}
            if path.exists():
                fields |= msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
            fields["password"] = msgspec.Raw(msgspec.json.encode(wrapped))
            with new.open("wb") as file:
                file.write(msgspec.json.encode(fields))
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
            _sync_folder(self._folder)
        except OSError as error:
            raise JournalUnwritable(
                f"The key file {path} cannot be written ({error.strerror}). Nothing was changed. "
                "Make room on the disk and give this user the right to write in its folder."
            ) from None


def _sync_folder(folder: Path) -> None:
    """Bring the file's name to the disk too; Windows does so by itself and cannot be asked."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def wrap(key: bytes, password: str, cost: Cost) -> PasswordWrap:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_derive(password, salt, cost)).encrypt(nonce, key, _CONTEXT)
    return PasswordWrap(cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)


def unwrap(wrapped: PasswordWrap, password: str) -> bytes | None:
    """The key, or None when the password is another one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_derive(password, wrapped.salt, wrapped.cost)).decrypt(wrapped.nonce, wrapped.wrapped, _CONTEXT)
    except InvalidTag:
        return None


_CONTEXT = b"tellerline journal key 1"


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(password.encode())
