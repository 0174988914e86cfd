"""Journal, runner and a real PostgreSQL with a line between them that breaks: nothing lost, doubled or altered."""

import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.central.admin import administrator, create_database, make_ready
from app.central.embedded import EmbeddedServer
from app.central.people import add_agent
from app.central.postgres import PostgresStore
from app.journal.thread import JournalThread
from app.models.seed.load import seed
from app.services.journal_answers import JournalAnswers
from app.sync.runner import SyncRunner
from tests.central.items import interaction
from tests.sync.proxy import Proxy

PASSWORD = secrets.token_urlsafe(9)


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddedServer]:
    # Not pytest's own folder: root's may not be entered by the user the server runs as.
    with tempfile.TemporaryDirectory(prefix="tellerline-sync-", ignore_cleanup_errors=True) as folder:
        server = EmbeddedServer(Path(folder))
        server.start()
        create_database(server.admin_url(), server.admin_password())
        with administrator(server.admin_url(), server.admin_password()) as connection:
            make_ready(connection)
            seed(connection, customers=50)
            add_agent(connection, "anna", PASSWORD, display_name="Anna")
        yield server
        server.stop()


@pytest.fixture
def proxy(server: EmbeddedServer) -> Iterator[Proxy]:
    proxy = Proxy(server.port)
    yield proxy
    proxy.close()


@pytest.fixture
def journal(qapp: QCoreApplication, tmp_path: Path) -> Iterator[JournalThread]:
    answers = JournalAnswers()
    journal = JournalThread(tmp_path / "journal.db", bytes(32), answers.tell)
    yield journal
    journal.close()


@pytest.fixture
def runner(journal: JournalThread, server: EmbeddedServer, proxy: Proxy) -> Iterator[SyncRunner]:
    url = f"postgresql+psycopg://anna@127.0.0.1:{proxy.port}/{server.url('anna').rpartition('/')[2]}"
    runner = SyncRunner(journal, lambda: PostgresStore(url, PASSWORD), answer_within_s=0.5, chance=lambda: 0.02)
    yield runner
    assert runner.stop()


def at_the_centre(server: EmbeddedServer, ids: list[UUID]) -> tuple[int, int]:
    """How many of these interactions stand there, and how many receipts they have."""
    url = server.admin_url().replace("+psycopg", "")
    with psycopg.connect(url, password=server.admin_password()) as connection:
        rows = connection.execute("SELECT count(*) FROM crm.interactions WHERE id = ANY(%s)", (ids,)).fetchone()
        receipts = connection.execute("SELECT count(*) FROM crm.receipts WHERE item_id = ANY(%s)", (ids,)).fetchone()
    assert rows is not None
    assert receipts is not None
    return rows[0], receipts[0]


@pytest.mark.parametrize("fault", ["swallow", "drop", "mute"])
def test_a_line_that_breaks_at_the_push_loses_nothing_and_doubles_nothing(
    qtbot: QtBot, journal: JournalThread, server: EmbeddedServer, proxy: Proxy, runner: SyncRunner, fault: str
) -> None:
    items = [interaction() for _ in range(12)]
    ids = [item.item_id for item in items]
    confirmed: list[UUID] = []
    aside: list[object] = []
    runner.item_confirmed.connect(confirmed.append)
    runner.item_needs_attention.connect(lambda _item_id, word: aside.append(word))
    pushes: list[int] = []

    def plan(piece: bytes) -> str:
        # The first push of each of some items: its id is among what the client sends.
        if not any(item_id.bytes in piece or str(item_id).encode() in piece for item_id in ids):
            return "pass"
        pushes.append(1)
        return fault if len(pushes) % 4 == 1 else "pass"

    proxy.plan = plan
    journal.write(lambda file: file.commit(None, items), lambda _error: runner.start())
    qtbot.waitUntil(lambda: len(confirmed) + len(aside) == 12, timeout=60_000)
    rows, receipts = at_the_centre(server, ids)
    assert aside == []
    assert rows == 12
    assert confirmed == ids
    assert proxy.faults >= 3, "the line never broke: the test did nothing"
    if fault != "drop":
        assert receipts > 12, "no commit was in doubt: the test did nothing"
    assert journal.pending().count == 0
