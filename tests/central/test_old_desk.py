"""A desk of version 0.1.0 at the bank of today: its own statements, its own records, and the rights of today."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
import psycopg
import pytest

from app.central.admin import make_ready
from tests.central import items
from tests.central.conftest import Bank
from tests.central.old.bank import OldBank, left_by
from tests.central.old.desk_0_1_0 import OldDesk
from tests.central.old.people import WANG, customer_id
from tests.central.old.records_0_1_0 import (
    CallFacts,
    ComplaintDraft,
    FoundBy,
    InteractionDraft,
    ItemKind,
    LookupRequest,
    OutboxItem,
    ProspectDraft,
    Record,
    StateInterval,
    TaskDraft,
    TrustLevel,
)

CALL = "call-of-yesterday"
WANGS = UUID(WANG)
OUYANG = UUID(customer_id(3))
SHARED_NUMBER, WANGS_NUMBER, OUYANGS_NUMBER = 8613900010001, 862087654321, 8613900010003
ELSEWHERE = (
    "with teams as (insert into crm.teams (team, branch_code) values ('service', 'A'))"
    " update crm.customers set branch_code = 'B' where code = 'C90000001'"
)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def old(bank: Bank) -> Iterator[OldBank]:
    with left_by("0.1.0", bank) as found:
        yield found


@pytest.fixture
def migrated(old: OldBank) -> OldBank:
    migrate(old)
    return old


@pytest.fixture
def desk(migrated: OldBank) -> Iterator[OldDesk]:
    one = OldDesk(migrated.line())
    yield one
    one.close()


def migrate(old: OldBank) -> None:
    with old.admin() as connection:
        make_ready(connection)


def item(kind: ItemKind, key: UUID, record: Record) -> OutboxItem:
    return OutboxItem(item_id=key, kind=kind, payload=msgspec.json.encode(record).decode())


def everything_it_writes() -> list[OutboxItem]:
    """One of each kind, every field filled, as that desk wrote them."""
    interaction, task, complaint, prospect, state = (items.new_id() for _ in range(5))
    facts = CallFacts(
        call_id=CALL,
        pbx_call_id="1732181400.7",
        queue="bank-service",
        caller_number="+862087654321",
        called_number="95533",
        ivr_path="main/2: card lost",
        ivr_method="pin",
        ring_at=NOW,
        answered_at=NOW + timedelta(seconds=5),
        ended_at=NOW + timedelta(seconds=65),
        ring_ms=5000,
        talk_ms=60_000,
        hold_ms=1000,
        end_reason="customer_hung_up",
    )
    note = InteractionDraft(
        interaction_id=interaction,
        customer_id=WANGS,
        trust=TrustLevel.IVR,
        disposition="security.card_lost",
        note='挂失 · "card lost" \\ €\u2028',
        language="zh",
        opened_at=NOW,
        saved_at=NOW + timedelta(seconds=80),
        wrap_ms=15_000,
        call=facts,
    )
    follow_up = TaskDraft(
        task_id=task,
        interaction_id=interaction,
        customer_id=WANGS,
        title="补卡",
        due_on=date(2026, 11, 23),
        created_at=NOW,
    )
    complained = ComplaintDraft(
        complaint_id=complaint,
        interaction_id=interaction,
        customer_id=WANGS,
        product="credit_card",
        what_happened="收了两次年费",
        remedy_sought="退一次",
        received_at=NOW,
    )
    unknown = ProspectDraft(
        prospect_id=prospect,
        name="赵 新",
        phone="+86 139 0001 8888",
        email="z@example.cn",
        remark="推荐",
        created_at=NOW,
    )
    ready = StateInterval(interval_id=state, state="READY", started_at=NOW, ended_at=NOW + timedelta(minutes=5))
    return [
        item(ItemKind.INTERACTION, interaction, note),
        item(ItemKind.TASK, task, follow_up),
        item(ItemKind.COMPLAINT, complaint, complained),
        item(ItemKind.PROSPECT, prospect, unknown),
        item(ItemKind.STATE, state, ready),
    ]


def test_it_is_still_served(desk: OldDesk) -> None:
    assert desk.fits()
    assert desk.health().min_desk == "0.1.0"
    assert (desk.whoami().agent, desk.whoami().role) == ("yan", "agent")
    codes = desk.reference()
    assert min(len(codes.dispositions), len(codes.products), len(codes.tiers), len(codes.queues)) > 0


def test_a_known_caller(desk: OldDesk) -> None:
    found = desk.lookup(LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER))
    card = found.profile
    assert card is not None
    assert [line.customer_id for line in found.candidates] == [card.customer.customer_id] == [WANGS]
    assert (card.trust, card.totals.masked, card.totals.deposits) == (TrustLevel.NUMBER, True, None)
    assert (len(card.interactions), len(card.complaints), len(card.tasks)) == (8, 2, 2)
    assert {line.name for line in card.household} == {"李芳"}
    assert all(line.note for line in card.interactions)


def test_several_on_one_number(desk: OldDesk) -> None:
    found = desk.lookup(LookupRequest(call_id=CALL, e164=SHARED_NUMBER, trust=TrustLevel.NUMBER))
    assert {line.name for line in found.candidates} == {"王小明", "李芳"}
    assert (found.profile, found.contradiction) == (None, False)
    chosen = desk.profile(WANGS, TrustLevel.NUMBER, CALL)
    assert (chosen.trust, chosen.customer.name, len(chosen.interactions)) == (TrustLevel.NUMBER, "王小明", 8)


def test_a_typed_claim_whose_secret_the_ivr_checked(desk: OldDesk) -> None:
    asked = LookupRequest(call_id=CALL, e164=SHARED_NUMBER, customer_claim="6013820000010001", trust=TrustLevel.IVR)
    card = desk.lookup(asked).profile
    assert card is not None
    assert (card.customer.found_by, card.trust) == (FoundBy.BOTH, TrustLevel.IVR)
    assert [str(account.balance) for account in card.accounts] == ["300000.00", "0.00", "812345.67"]
    assert card.totals.deposits is not None
    assert (str(card.totals.deposits.amount), card.totals.deposits.currency) == ("300000.00", "CNY")
    assert desk.profile(WANGS, TrustLevel.IVR, CALL).trust is TrustLevel.IVR


def test_number_and_claim_contradict(desk: OldDesk) -> None:
    asked = LookupRequest(call_id=CALL, e164=OUYANGS_NUMBER, customer_claim="C90000001", trust=TrustLevel.IVR)
    found = desk.lookup(asked)
    assert (found.contradiction, found.profile, len(found.candidates)) == (True, None, 2)
    assert desk.profile(WANGS, TrustLevel.IVR, CALL).trust is TrustLevel.NONE


def test_nobody_knows_the_number(desk: OldDesk) -> None:
    found = desk.lookup(LookupRequest(call_id=CALL, e164=447700900123, trust=TrustLevel.NUMBER))
    assert (found.call_id, found.candidates, found.profile) == (CALL, (), None)


@pytest.mark.parametrize(
    ("words", "number"), [("欧阳", 3), ("wang", 1), ("0003", 3), ("C90000005", 5), ("6013820000030001", 3)]
)
def test_search(desk: OldDesk, words: str, number: int) -> None:
    assert UUID(customer_id(number)) in {line.customer_id for line in desk.search(words)}


def test_the_days_work_and_the_history(desk: OldDesk) -> None:
    assert len(desk.day(NOW - timedelta(days=30))) == 5
    assert [task.title for task in desk.tasks()] == ["Call back"]
    desk.lookup(LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER))
    first = desk.history(WANGS, None, 5, TrustLevel.NUMBER, CALL)
    rest = desk.history(WANGS, first[-1].interaction_id, 5, TrustLevel.NUMBER, CALL)
    assert len({line.interaction_id for line in first + rest}) == 8
    assert all(line.masked and not line.note for line in desk.history(WANGS, None, 5, TrustLevel.IVR, ""))


def test_what_it_writes_is_taken_once(migrated: OldBank, desk: OldDesk) -> None:
    for one in everything_it_writes():
        receipt = desk.push(one)
        assert receipt.item_id == one.item_id
        assert desk.push(one) == receipt
        other = msgspec.json.encode(msgspec.json.decode(one.payload) | {"other": "content"}).decode()
        with pytest.raises(psycopg.Error) as caught:
            desk.push(OutboxItem(item_id=one.item_id, kind=one.kind, payload=other))
        assert caught.value.sqlstate == "P0409"
    with closing(migrated.today()) as store:
        assert {line.name for line in store.search("赵 新")} == {"赵 新"}
        assert {line.name for line in store.search("8888")} == {"赵 新"}
        assert "补卡" in {task.title for task in store.tasks()}
    told = migrated.rows("select note, trust, ivr_path from crm.interactions where disposition = 'security.card_lost'")
    assert told == [('挂失 · "card lost" \\ €\u2028', 0, "main/2: card lost")]
    assert (
        migrated.rows("select what_happened from crm.complaints where product = 'credit_card'").count(("收了两次年费",))
        == 1
    )


def test_what_it_pushed_to_yesterdays_centre_and_pushes_again_to_todays(old: OldBank) -> None:
    """No answer came before the migration, so that the outbox tries again after it."""
    written = everything_it_writes()
    with closing(OldDesk(old.line())) as before:
        receipts = [before.push(one) for one in written]
    migrate(old)
    with closing(OldDesk(old.line())) as after:
        assert [after.push(one) for one in written] == receipts
    assert old.rows("select count(*) from crm.receipts") == [(24 + 2 * len(written),)]


def test_a_line_that_was_open_during_the_migration_goes_on(old: OldBank) -> None:
    """A plan that the migration broke is answered by 0A000, and this desk then asks again on a new line."""
    request = LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER)
    one = everything_it_writes()
    with closing(OldDesk(old.line())) as desk:
        for _ in range(8):  # enough for prepared statements and cached plans
            desk.lookup(request)
            desk.search("wang")
            desk.push(one[0])
        migrate(old)
        for ask in (desk.whoami, desk.tasks, lambda: desk.lookup(request), lambda: desk.search("wang")):
            ask()
        desk.push(one[0])
        card = desk.lookup(request).profile
    assert card is not None
    assert card.trust is TrustLevel.NUMBER


# ---- the rights of today ----


def secrets_of_wang() -> tuple[str, ...]:
    """What nobody may hear who may not see him."""
    # Longer than what a time or an id can hold by chance.
    figures = ("300000.00", "622200 ····", "···· 4321", "1985-03-12")
    return (*figures, "体育东路", "wang@example.cn", "问了余额", "李芳", "gold", "年费")


@pytest.mark.parametrize(
    ("closed", "word"),
    [
        ("update crm.customers set owner_agent = 'hao' where code = 'C90000001'", "protected"),
        ("update crm.customers set is_staff = true where code = 'C90000001'", "staff"),
        (
            "insert into crm.teams (team, sees_vip) values ('service', false)",
            "vip",
        ),
        (
            ELSEWHERE,
            "branch",
        ),
    ],
)
def test_a_customer_it_may_not_see_leaks_nothing_and_breaks_nothing(
    migrated: OldBank, desk: OldDesk, closed: str, word: str
) -> None:
    migrated.did(closed)
    heard = ""
    assert desk.search("C90000001") == () or desk.search("C90000001")[0].tier == ""
    heard += desk.heard
    assert {line.tier for line in desk.search("王小明")} <= {""}
    heard += desk.heard
    for call in ("", CALL):
        card = desk.profile(WANGS, TrustLevel.IVR, call)
        heard += desk.heard
        assert (card.trust, card.accounts, card.phones, card.interactions) == (TrustLevel.NONE, (), (), ())
        assert desk.history(WANGS, None, 50, TrustLevel.IVR, call) == ()
        heard += desk.heard
    if word != "protected":  # a protected customer's own call opens the card to whoever has it
        found = desk.lookup(LookupRequest(call_id=CALL, customer_claim="C90000001", trust=TrustLevel.IVR))
        heard += desk.heard
        assert found.profile is not None
        assert (found.profile.trust, found.profile.accounts, found.profile.totals.masked) == (
            TrustLevel.NONE,
            (),
            False,
        )
        assert [line.tier for line in found.candidates] == [""]
    assert [secret for secret in secrets_of_wang() if secret in heard] == []
    refused = migrated.rows("select detail::json->>'word' from crm.audit where agent = 'yan' and action = 'refused'")
    assert (word,) in refused


def test_a_protected_caller_opens_on_his_own_call(migrated: OldBank, desk: OldDesk) -> None:
    migrated.did("update crm.customers set owner_agent = 'hao' where code = 'C90000001'")
    card = desk.lookup(LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER)).profile
    assert card is not None
    assert (card.trust, len(card.interactions)) == (TrustLevel.NUMBER, 8)


def test_a_household_tells_no_protected_member(migrated: OldBank, desk: OldDesk) -> None:
    migrated.did("update crm.customers set is_staff = true, tier = 'platinum' where code = 'C90000002'")
    card = desk.lookup(LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER)).profile
    assert card is not None
    assert "platinum" not in desk.heard
    assert "李芳" not in desk.heard


def test_too_many_a_minute_finds_nothing(migrated: OldBank, desk: OldDesk) -> None:
    migrated.did("insert into crm.teams (team, searches_per_minute, lookups_per_minute) values ('service', 1, 1)")
    request = LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER)
    assert desk.search("wang")
    assert desk.search("ouyang") == ()
    assert desk.lookup(request).profile
    assert desk.lookup(request).candidates == ()


def test_an_auditor_is_refused_as_a_desk_of_that_time_knows_it(migrated: OldBank, desk: OldDesk) -> None:
    migrated.did("update crm.agents set role = 'auditor' where agent = 'yan'")
    assert desk.whoami().role == "auditor"
    for ask in (desk.tasks, lambda: desk.search("wang"), lambda: desk.push(everything_it_writes()[0])):
        with pytest.raises(psycopg.Error) as caught:
            ask()
        assert caught.value.sqlstate == "42501"


# ---- what desks of today write beside it ----


def test_what_a_desk_of_today_wrote_is_read_by_one_of_yesterday(migrated: OldBank, desk: OldDesk) -> None:
    key = items.new_id()
    callback = items.TaskDraft(
        task_id=key,
        interaction_id=items.new_id(),
        customer_id=WANGS,
        title="回电",
        due_on=date(2026, 11, 24),
        created_at=NOW,
        kind="callback",
        due_at=NOW + timedelta(days=3),
        phone="+862087654321",
        for_agent="yan",
    )
    with closing(migrated.today("tomas")) as store:
        store.push(items.outbox(key, items.ItemKind.TASK, callback))
    migrated.did(
        "insert into crm.interactions (id, customer_id, agent, channel, direction, subject, source, occurred_at, at)"
        f" values (gen_random_uuid(), '{WANG}', '', 'letter', 'in', 'Change of address', 'letters', now(), now());"
        "insert into crm.opportunities (id, customer_id, agent, title, created_at)"
        f" values (gen_random_uuid(), '{WANG}', 'hao', 'Fund', now());"
        "insert into crm.satisfaction (id, customer_id, at, score)"
        f" values (gen_random_uuid(), '{WANG}', now(), 4);"
    )
    assert "回电" in {task.title for task in desk.tasks()}
    card = desk.lookup(LookupRequest(call_id=CALL, e164=WANGS_NUMBER, trust=TrustLevel.NUMBER)).profile
    assert card is not None
    assert "回电" in {task.title for task in card.tasks}
    assert card.interactions[0].channel == "letter"


def test_the_whole_bank_of_today_can_be_read(bank: Bank) -> None:
    """Every customer of the invented bank, as that desk opens them on a call."""
    line = psycopg.connect(bank.plain_url(), password=bank.passwords["anna"], autocommit=True)
    with (
        closing(OldDesk(line)) as desk,
        psycopg.connect(bank.admin_url.replace("+psycopg", ""), password=bank.admin_password, autocommit=True) as admin,
    ):
        codes = [code for (code,) in admin.execute("select code from crm.customers order by code").fetchall()]
        assert len(codes) >= 300
        for nth, code in enumerate(codes):
            request = LookupRequest(call_id=f"old-{nth}", customer_claim=code, trust=TrustLevel.IVR)
            assert desk.lookup(request).candidates
