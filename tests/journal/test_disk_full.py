"""The disk is full: a sentence, nothing lost, and saving works again when there is room. On a real small disk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.journal.ballast import MEBIBYTE, Ballast
from app.journal.sqlite import SqliteJournal
from app.journal.store import JournalFull, JournalUnwritable
from tests.journal.samples import NOON, a_draft, a_receipt, an_item

KEY = bytes(range(32))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Six MiB of its own, mounted."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("DISK FULL NOT TESTED: only root on Linux can mount a small disk")
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("DISK FULL NOT TESTED: this machine lets nobody mount")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(place: Path, leave: int = 0) -> Path:
    """Take all the room there is, and give `leave` bytes of it back."""
    filler = place / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
        file.truncate(file.tell() - leave)
    return filler


def commit_until_full(journal: SqliteJournal, saved: list[UUID]) -> None:
    for _ in range(2_000):
        item = an_item("y" * 5_000)
        journal.commit(None, [item])
        saved.append(item.item_id)


def confirm_until_full(journal: SqliteJournal, confirmed: list[int]) -> None:
    for queued in journal.due(NOON, limit=400) * 20:
        journal.confirm(queued.n, a_receipt(queued.item.item_id))
        confirmed.append(queued.n)


def open_in(place: Path, ballast: int = MEBIBYTE // 2) -> SqliteJournal:
    path = place / "agent" / "journal.db"
    path.parent.mkdir(exist_ok=True)
    return SqliteJournal(path, KEY, ballast=Ballast(path.with_name("journal.db.ballast"), ballast))


def test_without_a_reserve_it_says_so_and_what_was_saved_is_safe(small_disk: Path) -> None:
    journal = open_in(small_disk, ballast=0)
    saved: list[UUID] = []
    fill_up = a_draft("x" * 20_000)
    filler = fill(small_disk, leave=MEBIBYTE)
    with pytest.raises(JournalFull, match="Make room") as caught:
        commit_until_full(journal, saved)
    assert len(saved) > 20, "it was full before anything was saved"
    assert "yyyy" not in str(caught.value)
    with pytest.raises(JournalFull):
        journal.save_draft(fill_up)
    assert [queued.item.item_id for queued in journal.due(NOON, limit=10_000)] == saved
    assert journal.drafts() == ()
    filler.unlink()
    journal.save_draft(fill_up)
    journal.commit(fill_up.form_id, [item := an_item()])
    assert journal.due(NOON, limit=10_000)[-1].item == item
    assert journal.problems() == ()
    journal.close()
    again = open_in(small_disk, ballast=0)
    assert len(again.due(NOON, limit=10_000)) == len(saved) + 1
    assert again.problems() == ()
    again.close()


def test_the_reserve_is_given_up_so_that_saving_still_works_and_comes_back(small_disk: Path) -> None:
    journal = open_in(small_disk)
    reserve = small_disk / "agent" / "journal.db.ballast"
    for n in range(4):
        journal.put_value("n", str(n))
    assert reserve.stat().st_size == MEBIBYTE // 2
    filler = fill(small_disk)
    count = 0
    while reserve.exists():
        journal.commit(None, [an_item("y" * 5_000)])
        count += 1
        assert count < 2_000
    assert journal.room_is_low()
    for _ in range(5):
        journal.commit(None, [an_item("after the reserve was given up")])
    assert journal.pending().count == count + 5
    filler.unlink()
    for n in range(4):
        journal.put_value("n", str(n))
    assert reserve.stat().st_size == MEBIBYTE // 2
    assert journal.problems() == ()
    journal.close()


def test_a_receipt_that_cannot_be_marked_leaves_the_item_pending(small_disk: Path) -> None:
    journal = open_in(small_disk, ballast=0)
    items = [an_item("z" * 200) for _ in range(400)]
    journal.commit(None, items)
    confirmed: list[int] = []
    fill(small_disk, leave=MEBIBYTE // 4)
    with pytest.raises(JournalFull):
        confirm_until_full(journal, confirmed)
    assert 0 < len(confirmed) < 400, "it was full before or after the receipts"
    assert journal.pending().count == 400 - len(confirmed)
    assert journal.problems() == ()
    journal.close()


def test_a_full_disk_at_the_start_is_told(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises((JournalFull, JournalUnwritable)) as caught:
        open_in(small_disk)
    assert "room" in str(caught.value)


def test_a_disk_that_is_read_only_is_told(small_disk: Path) -> None:
    journal = open_in(small_disk)
    journal.commit(None, [an_item()])
    journal.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        with pytest.raises(JournalUnwritable, match="right to write"):
            open_in(small_disk)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    open_in(small_disk).close()
