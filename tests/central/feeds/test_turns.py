"""Only one at a time imports, merges or migrates; desks never notice."""

import pytest

from app.central.admin import AdminError, administrator, make_ready
from app.central.feeds.mapping import FeedError
from app.central.store import CentralError
from tests.central.feeds.town import Town


def test_the_holder_is_named_and_gone_when_it_is_gone(town: Town) -> None:
    with town.deciding() as connection:
        assert connection.autocommit
        assert connection.execute("select current_user").fetchone() == ("crm_owner",)
        with pytest.raises(FeedError, match=r"tellerline decision \(.+\) as postgres, since .+ UTC"), town.deciding():
            pytest.fail("two at once")
    with town.deciding():
        pass


def test_a_migration_does_not_run_into_an_import(town: Town) -> None:
    with (
        town.deciding(),
        pytest.raises((AdminError, CentralError)),
        administrator(town.url, town.password) as connection,
    ):
        make_ready(connection)
    with administrator(town.url, town.password) as connection:
        make_ready(connection)


def test_a_schema_newer_than_this_program_is_left_alone(town: Town) -> None:
    town.do("update crm.schema_revision set version_num = '9999'")
    with pytest.raises(AdminError, match="9999"), town.deciding():
        pytest.fail("wrote into a schema it does not know")
