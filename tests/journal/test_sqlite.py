"""The real journal as a whole: what it keeps, and that nobody reads it from the disk."""

import threading
from pathlib import Path

import pytest

from app.journal.sqlite import SqliteJournal
from tests.journal.files import KEY
from tests.journal.samples import NOON, a_draft, a_profile, an_item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


CANARY = "CANARY-6222021234567890"


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
