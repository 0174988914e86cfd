"""What the bank's own settings refuse by themselves."""

import pytest
import sqlalchemy as sa

from app.models.tables import agents, compat


def test_there_is_one_row_of_compatibility(admin_connection: sa.Connection) -> None:
    for one, constraint in ((True, "pk_compat"), (False, "ck_compat_one_row")):
        with pytest.raises(sa.exc.IntegrityError, match=constraint), admin_connection.begin():
            admin_connection.execute(sa.insert(compat).values(one=one, schema_epoch=1))


def test_an_agent_is_an_agent_or_a_lead(admin_connection: sa.Connection) -> None:
    with pytest.raises(sa.exc.IntegrityError, match="ck_agents_role"), admin_connection.begin():
        admin_connection.execute(sa.insert(agents).values(agent="x", display_name="X", role="boss"))
