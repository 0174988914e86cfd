"""Towns on both servers: a template with the schema, copied for each test."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from app.central.admin import administrator, create_database, make_ready
from app.central.embedded import EmbeddedServer
from tests.central.debian import DebianServer
from tests.central.feeds.town import Town

_NUMBERS = count()
TEMPLATE = "feeds_template"


def _template(url: str, password: str) -> tuple[str, str]:
    url = url.replace("/crm", f"/{TEMPLATE}")
    create_database(url, password)
    with administrator(url, password) as connection:
        make_ready(connection)
    return url, password


@pytest.fixture(scope="session")
def wheel_template(embedded: EmbeddedServer) -> tuple[str, str]:
    return _template(embedded.admin_url(), embedded.admin_password())


@pytest.fixture(scope="session")
def debian_template(debian: DebianServer) -> tuple[str, str]:
    return _template(debian.admin_url, debian.password)


@pytest.fixture(params=["wheel", "debian"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    url, password = request.getfixturevalue(f"{request.param}_template")
    name = f"feeds_{next(_NUMBERS)}"
    plain = url.replace(f"/{TEMPLATE}", "/postgres")
    with administrator(plain, password) as connection:
        free = connection.execution_options(isolation_level="AUTOCOMMIT")
        free.exec_driver_sql(f"create database {name} template {TEMPLATE}")
        # A copy has the tables and their rights, and none of those on the database itself.
        free.exec_driver_sql(f"grant connect, create, temporary on database {name} to crm_owner")
    yield Town(url.replace(f"/{TEMPLATE}", f"/{name}"), password, tmp_path)
    with administrator(plain, password) as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"drop database {name} with (force)")
