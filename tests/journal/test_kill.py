"""A desk that is killed without a word loses nothing that it was told is on the disk.

Real processes, killed at moments spread over their work. A power cut is more than this: it is modelled elsewhere.
"""

import random
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from app.journal.sqlite import SqliteJournal
from tests.journal.samples import NOON
from tests.journal.writer import KEY

ROOT = Path(__file__).parents[2]
SEED = 20260302


class Heard:
    """What the killed process had said."""

    def __init__(self) -> None:
        self.saved: list[UUID] = []
        self.draft: tuple[UUID, int] | None = None

    def take(self, line: str) -> None:
        what, *rest = line.split()
        if what == "draft":
            self.draft = (UUID(rest[0]), int(rest[1]))
        elif what == "saved":
            self.saved.append(UUID(rest[0]))
            self.draft = None


def run_and_kill(kind: str, path: Path, lines: int, heard: Heard) -> None:
    """Start a writer, read about `lines` lines, kill it, and read what was still in the pipe."""
    command = [sys.executable, "-m", "tests.journal.writer", kind, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    heard.draft = None
    for _ in range(lines):
        heard.take(process.stdout.readline())
    process.kill()
    for line in process.stdout:
        if line.endswith("\n"):
            heard.take(line)
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", ["file", "thread"])
def test_kill_9_loses_nothing_acknowledged(tmp_path: Path, kind: str, kills: int) -> None:
    path = tmp_path / "journal.db"
    chance = random.Random(SEED)
    heard = Heard()
    for _ in range(kills):
        run_and_kill(kind, path, chance.randrange(1, 60), heard)
        journal = SqliteJournal(path, KEY)
        drafts = {draft.form_id: draft.body for draft in journal.drafts()}
        outbox = {queued.item.item_id for queued in journal.due(NOON, limit=1_000_000)}
        assert set(heard.saved) <= outbox
        if heard.draft is not None:
            form_id, n = heard.draft
            # The steps after the last one heard of may have been done, too.
            assert form_id in outbox or drafts[form_id] >= f"typed {n}"
        assert not drafts.keys() & outbox, "a saved form came back as a draft"
        assert len(outbox) % 2 == 0, "half of a form was saved"
        for form_id in drafts:
            journal.discard_draft(form_id)
        assert journal.problems() == ()
        journal.close()
    assert len(heard.saved) > kills, f"too little was written to mean anything (seed {SEED})"
