"""The journal's key: from the keyring, or under the password; never a new journal in silence."""

import json
from pathlib import Path

import pytest

from app.journal.keys import (
    HEADER_FILE,
    JOURNAL_FILE,
    Cost,
    JournalKeys,
    KeyLost,
    KeyWrapped,
    journal_folder,
    unwrap,
    wrap,
)
from app.journal.sqlite import SqliteJournal
from app.journal.store import JournalBroken, JournalUnwritable
from app.secrets import NoKeyring, SecretsFromStream
from tests.journal.samples import an_item

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


class Ring:
    """A keyring in memory, or none at all."""

    lasting = True

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        self._check()
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self._check()
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self._check()

    def _check(self) -> None:
        if not self.there:
            raise NoKeyring("This session has no keyring.")


def keys(folder: Path, ring: object, agent: str = "lina") -> JournalKeys:
    return JournalKeys(folder, agent, ring, CHEAP)


def make_journal(folder: Path, key: bytes) -> None:
    journal = SqliteJournal(folder / JOURNAL_FILE, key)
    journal.commit(None, [an_item()])
    journal.close()


def test_with_a_keyring_the_key_lives_there_and_nowhere_else(tmp_path: Path) -> None:
    ring = Ring()
    key = keys(tmp_path, ring).find("pw")
    assert len(key) == 32
    assert ring.kept == {"journal/lina": key.hex()}
    assert list(tmp_path.iterdir()) == []
    make_journal(tmp_path, key)
    found = keys(tmp_path, ring)
    assert found.find("another password") == key
    assert not found.by_password


def test_two_agents_have_two_keys_and_two_folders(tmp_path: Path) -> None:
    ring = Ring()
    assert keys(tmp_path / "a", ring, "a").find("pw") != keys(tmp_path / "b", ring, "b").find("pw")


@pytest.mark.parametrize("ring", [Ring(there=False), SecretsFromStream({"central": "pw"})], ids=["none", "stream"])
def test_without_a_keyring_the_password_opens_it(tmp_path: Path, ring: object) -> None:
    key = keys(tmp_path, ring).find("pw")
    make_journal(tmp_path, key)
    found = keys(tmp_path, ring)
    assert found.find("pw") == key
    assert found.by_password
    header = (tmp_path / HEADER_FILE).read_bytes()
    assert b"pw" not in header
    assert key not in header
    assert key.hex().encode() not in header


def test_after_a_change_of_password_the_old_one_is_asked_and_then_the_new_one_opens(tmp_path: Path) -> None:
    ring = Ring(there=False)
    key = keys(tmp_path, ring).find("old")
    make_journal(tmp_path, key)
    before = (tmp_path / HEADER_FILE).read_bytes()
    with pytest.raises(KeyWrapped, match="before") as caught:
        keys(tmp_path, ring).find("new")
    assert caught.value.word == "journal_old_password_asked"
    with pytest.raises(KeyWrapped):
        keys(tmp_path, ring).find("new", old_password="guess")
    assert (tmp_path / HEADER_FILE).read_bytes() == before
    assert keys(tmp_path, ring).find("new", old_password="old") == key
    assert keys(tmp_path, ring).find("new") == key
    with pytest.raises(KeyWrapped):
        keys(tmp_path, ring).find("old")


@pytest.mark.parametrize("there", [True, False])
def test_a_journal_without_its_key_is_never_replaced(tmp_path: Path, there: bool) -> None:
    ring = Ring()
    make_journal(tmp_path, keys(tmp_path, ring).find("pw"))
    ring.kept.clear()
    ring.there = there
    with pytest.raises(KeyLost, match="Nothing was deleted"):
        keys(tmp_path, ring).find("pw")
    assert ring.kept == {}
    assert not (tmp_path / HEADER_FILE).exists()


def test_a_keyring_that_appears_later_does_not_hide_the_wrapped_key(tmp_path: Path) -> None:
    ring = Ring(there=False)
    key = keys(tmp_path, ring).find("pw")
    make_journal(tmp_path, key)
    ring.there = True
    assert keys(tmp_path, ring).find("pw") == key


def test_rubbish_in_the_keyring_is_not_taken_for_a_key(tmp_path: Path) -> None:
    ring = Ring()
    make_journal(tmp_path, keys(tmp_path, ring).find("pw"))
    ring.kept["journal/lina"] = "not hex"
    with pytest.raises(KeyLost, match="not a journal key"):
        keys(tmp_path, ring).find("pw")


@pytest.mark.parametrize("content", [b"", b"{", b'{"password": {}}', b"\xff"])
def test_a_damaged_header_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / HEADER_FILE).write_bytes(content)
    with pytest.raises(JournalBroken, match="left as it is"):
        keys(tmp_path, Ring(there=False)).find("pw")
    assert (tmp_path / HEADER_FILE).read_bytes() == content


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalUnwritable):
        keys(tmp_path / "file" / "x", Ring(there=False)).find("pw")


def test_what_a_newer_desk_put_into_the_header_is_kept(tmp_path: Path) -> None:
    ring = Ring(there=False)
    key = keys(tmp_path, ring).find("pw")
    header = tmp_path / HEADER_FILE
    header.write_bytes(header.read_bytes().replace(b'{"version":1', b'{"escrow":{"sealed":"x"},"version":2', 1))
    assert keys(tmp_path, ring).find("pw") == key
    assert keys(tmp_path, ring).find("new", old_password="pw") == key
    kept = json.loads(header.read_bytes())
    assert kept["escrow"] == {"sealed": "x"}
    assert kept["version"] == 2


def test_a_header_without_a_password_s_wrap_does_not_make_a_new_key_beside_a_journal(tmp_path: Path) -> None:
    make_journal(tmp_path, bytes(32))
    (tmp_path / HEADER_FILE).write_text('{"version": 2, "escrow": {"sealed": "x"}}')
    with pytest.raises(KeyLost):
        keys(tmp_path, Ring(there=False)).find("pw")


def test_a_changed_wrap_does_not_open() -> None:
    import msgspec

    wrapped = wrap(bytes(32), "pw", CHEAP)
    assert unwrap(wrapped, "pw") == bytes(32)
    bent = msgspec.structs.replace(wrapped, wrapped=bytes([wrapped.wrapped[0] ^ 1]) + wrapped.wrapped[1:])
    assert unwrap(bent, "pw") is None


@pytest.mark.parametrize("agent", ["lina", "Li Na", "../../etc", "李娜", "CON", "a" * 300, "", "x/y\\z:*?"])
def test_a_folder_name_is_harmless_on_every_system(tmp_path: Path, agent: str) -> None:
    folder = journal_folder(tmp_path, agent)
    assert folder.parent == tmp_path
    assert len(folder.name) < 50
    assert all(letter in "abcdefghijklmnopqrstuvwxyz0123456789-" for letter in folder.name)


def test_agents_that_look_alike_have_folders_of_their_own(tmp_path: Path) -> None:
    names = ["lina", "Lina", "li-na", "li na", "李娜", "李那"]
    assert len({journal_folder(tmp_path, name) for name in names}) == len(names)
