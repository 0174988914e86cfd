"""An embedded server with the schema and nothing in it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.central.admin import administrator, make_ready
from app.central.embedded import EmbeddedServer


@pytest.fixture(scope="session")
def empty_server() -> Iterator[EmbeddedServer]:
    with tempfile.TemporaryDirectory(prefix="tellerline-models-", ignore_cleanup_errors=True) as folder:
        server = EmbeddedServer(Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture
def admin_connection(empty_server: EmbeddedServer) -> Iterator[sa.Connection]:
    with administrator(empty_server.admin_url(), empty_server.admin_password()) as connection:
        make_ready(connection)
        yield connection
