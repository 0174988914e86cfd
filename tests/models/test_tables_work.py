"""What the tables of the agents' work refuse by themselves."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from app.models.tables import interactions, state_intervals, tasks
from app.models.tables_work import NOTE_LENGTH

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def put(connection: sa.Connection, table: sa.Table, **values: Any) -> None:
    with connection.begin() as transaction:
        connection.execute(sa.insert(table).values(id=uuid4(), agent="anna", **values))
        transaction.rollback()


def test_a_note_has_a_longest_length_in_characters(admin_connection: sa.Connection) -> None:
    put(admin_connection, interactions, note="余" * NOTE_LENGTH, occurred_at=NOW, at=NOW)
    with pytest.raises(sa.exc.IntegrityError, match="ck_interactions_note_length"):
        put(admin_connection, interactions, note="余" * (NOTE_LENGTH + 1), occurred_at=NOW, at=NOW)


def test_an_interval_ends_after_it_began(admin_connection: sa.Connection) -> None:
    put(admin_connection, state_intervals, state="READY", started_at=NOW, ended_at=NOW)
    with pytest.raises(sa.exc.IntegrityError, match="ck_state_intervals_order"):
        put(admin_connection, state_intervals, state="READY", started_at=NOW, ended_at=NOW - timedelta(seconds=1))


def test_a_task_says_what_to_do(admin_connection: sa.Connection) -> None:
    with pytest.raises(sa.exc.IntegrityError, match="ck_tasks_title_length"):
        put(admin_connection, tasks, title="", due_on=NOW.date(), created_at=NOW)
