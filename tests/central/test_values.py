from app.central import values
from app.central.values import reckon_values
from tests.central.administration import admin
from tests.central.conftest import Bank


def counted(bank: Bank, question: str) -> int:
    with admin(bank) as connection:
        connection.exec_driver_sql("set role crm_owner")
        n: int = connection.exec_driver_sql(question).scalar_one()
    return n


def test_every_customer_is_reckoned_slice_by_slice(bank: Bank, monkeypatch: object) -> None:
    everybody = counted(bank, "select count(*) from crm.customers where kind <> 'prospect' and merged_into is null")
    monkeypatch.setattr(values, "SLICE", 100)  # type: ignore[attr-defined] - pytest's own
    told: list[int] = []
    with admin(bank) as connection:
        assert reckon_values(connection, tiers=False, told=told.append) == everybody
    assert told[-1] == everybody
    assert len(told) == -(-everybody // 100)
    assert counted(bank, "select count(*) from crm.customer_values") == everybody
    assert counted(bank, "select count(*) from crm.customer_values where profit <> contribution - cost_to_serve") == 0


def test_tiers_follow_the_rule_only_where_asked_and_never_where_somebody_set_them(bank: Bank) -> None:
    """In a transaction that is taken back: other tests know these people."""
    reckon = (
        "select crm.reckon_values(array(select id from crm.customers where code in ('C00000002', 'C00000003')), {})"
    )
    tiers = "select c.tier, v.tier from crm.customers c, crm.customer_values v where customer_id = id and code = '{}'"
    with admin(bank) as connection, connection.begin() as work:
        connection.exec_driver_sql("set local role crm_owner")
        connection.exec_driver_sql(
            "update crm.customers set tier = 'diamond', field_origin = case code when 'C00000002' then '{}'::jsonb"
            " else '{\"tier\": [\"core\", null]}'::jsonb end where code in ('C00000002', 'C00000003')"
        )
        connection.exec_driver_sql(reckon.format("false"))
        used, by_rule = connection.exec_driver_sql(tiers.format("C00000002")).one()
        assert used == "diamond" != by_rule
        connection.exec_driver_sql(reckon.format("true"))
        used, by_rule = connection.exec_driver_sql(tiers.format("C00000002")).one()
        assert used == by_rule
        assert connection.exec_driver_sql(tiers.format("C00000003")).one()[0] == "diamond"
        work.rollback()
