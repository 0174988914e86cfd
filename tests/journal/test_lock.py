"""One desk at a time on one journal."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.journal.lock import InstanceLock
from app.journal.sqlite import SqliteJournal
from app.journal.store import (
    JournalKeyWrong,
    JournalLocked,
    JournalUnwritable,
)
from tests.journal.files import KEY, filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


ROOT = Path(__file__).parents[2]


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


def test_the_lock_is_let_go_when_its_process_dies(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    code = (
        "import sys; from pathlib import Path; from app.journal.lock import InstanceLock\n"
        "held = InstanceLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(JournalLocked, match="open window"):
            InstanceLock(lock)
        process.kill()
        process.wait()
    InstanceLock(lock).release()


def test_a_lock_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises((JournalUnwritable, JournalLocked)):
        InstanceLock(tmp_path / "missing" / "lock")
