"""Where a journal may lie."""

import sys
from pathlib import Path

import pytest

from app.journal import place
from app.journal.place import filesystem_of, on_network, prepare_folder
from app.journal.sqlite import SqliteJournal
from app.journal.store import (
    JournalOnNetwork,
    JournalUnwritable,
)
from tests.journal.files import KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalUnwritable, match=r"journal_dir"):
        SqliteJournal(tmp_path / "file" / "agent" / "journal.db", KEY)


def test_a_network_drive_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.journal.place.on_network", lambda _folder: True)
    with pytest.raises(JournalOnNetwork):
        SqliteJournal(path, KEY)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes")
def test_the_folder_is_for_this_user_alone(path: Path) -> None:
    SqliteJournal(path, KEY).close()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_the_longest_mount_point_decides_and_of_two_the_later() -> None:
    mounts = (
        "/dev/sda / ext4 rw 0 0\n"
        "server:/home /home nfs4 rw 0 0\n"
        "/dev/sdb /home/li ext4 rw 0 0\n"
        "//server/x /mnt/two\\040words cifs rw 0 0\n"
        "tmpfs /home/wu tmpfs rw 0 0\n"
        "server:/wu /home/wu nfs rw 0 0\n"
    )
    assert filesystem_of(Path("/var/lib/x"), mounts) == "ext4"
    assert filesystem_of(Path("/home/lina/x"), mounts) == "nfs4"
    assert filesystem_of(Path("/home/li/x"), mounts) == "ext4"
    assert filesystem_of(Path("/mnt/two words/x"), mounts) == "cifs"
    assert filesystem_of(Path("/home/wu/x"), mounts) == "nfs"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's mount table")
def test_this_machine_s_own_disk_is_no_network_and_a_share_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not on_network(tmp_path)
    prepare_folder(tmp_path / "new" / "folder")
    assert list((tmp_path / "new" / "folder").iterdir()) == []
    monkeypatch.setattr(place, "filesystem_of", lambda _folder, _mounts: "cifs")
    assert on_network(tmp_path)
