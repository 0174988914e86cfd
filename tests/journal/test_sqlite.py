"""What only the real journal can show: its file, its key, its chain."""

import sys
import threading
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.schema import STEPS
from app.journal.sqlite import SqliteJournal
from app.journal.store import (
    JournalBroken,
    JournalKeyWrong,
    JournalLocked,
    JournalOnNetwork,
    JournalTooNew,
    JournalUnwritable,
)
from tests.journal.samples import NOON, Clock, a_draft, a_profile, a_receipt, an_item

KEY = bytes(range(32))
CANARY = "CANARY-6222021234567890"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


def raw(path: Path, key: bytes = KEY) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def filled(path: Path, count: int = 3) -> None:
    journal = SqliteJournal(path, KEY)
    for n in range(count):
        journal.commit(None, [an_item(f"note {n}")])
    journal.close()


def test_what_was_written_is_there_after_opening_again(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    draft, item = a_draft(), an_item()
    journal.save_draft(draft)
    journal.commit(None, [item])
    journal.close()
    again = SqliteJournal(path, KEY)
    assert again.drafts() == (draft,)
    assert [queued.item for queued in again.due(NOON)] == [item]
    assert again.problems() == ()
    again.close()


def test_nothing_is_on_the_disk_in_clear_text(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    journal.save_draft(a_draft(CANARY))
    journal.commit(None, [an_item(CANARY)])
    journal.remember_profile(a_profile(CANARY), 8613800000001)
    journal.put_value("call", CANARY)
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    while_open = {file.name: file.read_bytes() for file in files}
    journal.close()
    after = {file.name: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    assert any(name.endswith("-wal") and content for name, content in while_open.items())
    for content in (*while_open.values(), *after.values()):
        assert CANARY.encode() not in content
        assert b"6222021234567890" not in content
        assert b"SQLite format 3" not in content
        assert KEY.hex().encode() not in content
        assert KEY not in content


def test_a_wrong_key_says_so_and_changes_nothing(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    filled(path)
    before = path.read_bytes()
    with pytest.raises(JournalKeyWrong, match="Nothing was changed"):
        SqliteJournal(path, bytes(32))
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")
    SqliteJournal(path, KEY).close()


def test_a_key_of_another_length_is_refused(path: Path) -> None:
    with pytest.raises(JournalKeyWrong):
        SqliteJournal(path, b"short")


@pytest.mark.parametrize("damage", ["head", "middle", "cut"])
def test_a_damaged_file_is_told_from_a_wrong_key_and_left_as_it_is(path: Path, damage: str) -> None:
    filled(path, count=200)
    content = bytearray(path.read_bytes())
    if damage == "head":
        content[16:600] = bytes(584)
    elif damage == "middle":
        content[4096:] = bytes(len(content) - 4096)
    else:
        content = content[:5000]
    path.write_bytes(content)
    with pytest.raises(JournalBroken, match=r"left as it (is|was)"):
        SqliteJournal(path, KEY).due(NOON)
    assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_a_journal_that_is_gone_is_never_replaced_by_an_empty_one(path: Path, how: str) -> None:
    filled(path)
    path.unlink() if how == "deleted" else path.write_bytes(b"")
    with pytest.raises(JournalBroken, match="backup"):
        SqliteJournal(path, KEY)


def test_a_second_desk_on_the_same_journal_is_refused_until_the_first_is_gone(path: Path) -> None:
    first = SqliteJournal(path, KEY)
    with pytest.raises(JournalLocked, match="already runs"):
        SqliteJournal(path, KEY)
    first.close()
    SqliteJournal(path, KEY).close()


def test_a_failed_opening_lets_the_lock_go(path: Path) -> None:
    filled(path)
    with pytest.raises(JournalKeyWrong):
        SqliteJournal(path, bytes(32))
    SqliteJournal(path, KEY).close()


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


def test_a_journal_of_a_newer_desk_is_left_alone(path: Path) -> None:
    filled(path)
    connection = raw(path)
    connection.execute(f"PRAGMA user_version={len(STEPS) + 1}")
    connection.close()
    with pytest.raises(JournalTooNew, match="newer"):
        SqliteJournal(path, KEY)


def test_another_thread_may_not_touch_it(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    caught: list[BaseException] = []

    def touch() -> None:
        try:
            journal.pending()
        except Exception as error:  # noqa: BLE001 - handed to the asserting thread
            caught.append(error)

    thread = threading.Thread(target=touch)
    thread.start()
    thread.join()
    assert len(caught) == 1
    journal.close()


# ---- the chain ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tampering", "place"),
    [
        ("UPDATE outbox SET payload = '{}' WHERE n = 2", 2),
        ("UPDATE outbox SET item_id = 'x' WHERE n = 2", 2),
        ("DELETE FROM outbox WHERE n = 2", 3),
        ("DELETE FROM outbox WHERE n = 1", 2),
        ("DELETE FROM outbox WHERE n = 4", 4),
    ],
)
def test_a_row_changed_or_removed_behind_our_back_is_named(path: Path, tampering: str, place: int) -> None:
    filled(path, count=4)
    connection = raw(path)
    connection.execute(tampering)
    connection.close()
    journal = SqliteJournal(path, KEY)
    assert any(f"row {place} " in problem for problem in journal.problems())
    journal.close()


def test_texts_are_kept_72_h_after_the_receipt_and_then_erased_with_the_chain_whole(path: Path) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    stuck, *others = items = [an_item(str(n)) for n in range(4)]
    journal.commit(None, items)
    for queued in journal.due(NOON)[1:]:
        journal.confirm(queued.n, a_receipt(queued.item.item_id, clock()))
    clock.pass_by(hours=71)
    journal.commit(None, [late := an_item("late")])
    journal.confirm(5, a_receipt(late.item_id, clock()))
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.requeue_acknowledged("other", "1", NOON) == 4, "all texts are still there"
    for queued in journal.due(clock())[1:]:
        journal.confirm(queued.n, a_receipt(queued.item.item_id, clock()))
    clock.pass_by(hours=73)
    journal.commit(None, [newest := an_item("newest")])
    journal.confirm(6, a_receipt(newest.item_id, clock()))
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.requeue_acknowledged("third", "1", NOON) == 1, "only the newest text is left to push again"
    assert [queued.item for queued in journal.due(clock())] == [stuck, newest], "what was never confirmed is kept"
    assert journal.problems() == ()
    assert len(others) == 3
    journal.confirm(1, a_receipt(stuck.item_id, clock()))
    journal.confirm(6, a_receipt(newest.item_id, clock()))
    clock.pass_by(hours=80)
    journal.commit(None, [last := an_item("last")])
    journal.confirm(7, a_receipt(last.item_id, clock()))
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.problems() == ()
    journal.commit(None, [an_item("one more")])
    assert journal.problems() == ()
    journal.close()
    assert raw(path).execute("SELECT min(n), max(n) FROM outbox").fetchone() == (7, 8)


def test_a_clock_that_jumps_ahead_erases_nothing(path: Path) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    journal.commit(None, [item := an_item()])
    journal.confirm(1, a_receipt(item.item_id, NOON))
    clock.pass_by(days=3650)
    journal.close()
    journal = SqliteJournal(path, KEY, clock)
    assert journal.requeue_acknowledged("other", "1", NOON) == 1
    journal.close()


# ---- recent profiles ------------------------------------------------------------------------------------------------


def test_profiles_expire_after_30_days(path: Path) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    old = a_profile("old")
    journal.remember_profile(old, 1)
    clock.pass_by(days=31)
    assert journal.recent_by_number(1) == ()
    assert journal.recent_by_id(old.customer.customer_id) is None
    journal.remember_profile(a_profile("new"), 2)
    journal.close()
    assert raw(path).execute("SELECT (SELECT count(*) FROM profile), count(*) FROM profile_number").fetchone() == (1, 1)


def test_profiles_are_bounded_in_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    monkeypatch.setattr(journal._profiles, "_most", 3)
    profiles = [a_profile(str(n)) for n in range(5)]
    for profile in profiles:
        clock.pass_by(seconds=1)
        journal.remember_profile(profile, 1)
    assert journal.recent_by_number(1) == tuple(reversed(profiles[2:]))
    journal.close()


def test_a_profile_of_another_shape_is_passed_over(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    profile = a_profile()
    journal.remember_profile(profile, 1)
    journal.close()
    connection = raw(path)
    connection.execute("UPDATE profile SET body = CAST('{}' AS BLOB)")
    connection.close()
    journal = SqliteJournal(path, KEY)
    assert journal.recent_by_number(1) == ()
    journal.close()


def test_an_item_of_a_kind_only_a_newer_desk_knows_waits_without_blocking(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    journal.commit(None, [an_item("future"), here := an_item("here")])
    journal.close()
    connection = raw(path)
    connection.execute("UPDATE outbox SET kind = 'hologram' WHERE n = 1")
    connection.close()
    journal = SqliteJournal(path, KEY)
    assert [queued.item for queued in journal.due(NOON, limit=1)] == [here]
    assert journal.pending().count == 2
    assert isinstance(here.item_id, UUID)
    journal.close()
