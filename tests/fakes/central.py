"""A central database in memory that obeys at once. Held to the real one by tests/central/test_contract.py."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

import msgspec
from msgspec.structs import replace

from app.central.store import CentralError, CentralForbidden, CentralUnreachable, ItemRejected
from app.models.demo_people import DEMO_PEOPLE, DemoPerson
from app.models.records import (
    Account,
    Code,
    ComplaintDraft,
    ComplaintLine,
    CustomerLine,
    FoundBy,
    Health,
    Identity,
    InteractionDraft,
    InteractionLine,
    ItemKind,
    LookupRequest,
    LookupResult,
    Money,
    OutboxItem,
    Phone,
    Profile,
    ProspectDraft,
    Receipt,
    Reference,
    TaskDraft,
    TaskLine,
    Totals,
    TrustLevel,
)
from app.models.records_edit import Decision, EditDraft
from app.models.records_pages import Page, PageKind
from app.models.records_protection import Protection
from app.models.records_verification import Answer, LockedCall, Revealed, RevealRequest, Verification
from tests.fakes.pages import FakeEdits, page_of
from tests.fakes.sharing import FakeSharing
from tests.fakes.verification import FakeVerifications

_SPACE = UUID("5b0f7a52-0000-4000-8000-000000000000")


class FakeCentral:
    """Set `failure` to a CentralError and every call raises it; `cut` makes the next call fail as a cut line does."""

    def __init__(self, people: Iterable[DemoPerson] = DEMO_PEOPLE, agent: str = "anna") -> None:
        self.failure: CentralError | None = None
        self.shut = False
        self.agent = agent
        self.system_identifier = "1"
        self.timeline = "00000001"
        self.closed: dict[UUID, str] = {}
        """Customers this agent may not see, with the word of refusal."""
        self.pushed: list[OutboxItem] = []
        """Every push that was answered, repeats too."""
        self._cut = False
        self._edits = FakeEdits(agent)
        self._profiles: dict[UUID, Profile] = {}
        self._homes: dict[UUID, str] = {}
        self._numbers: dict[int, list[tuple[UUID, str]]] = {}
        self._claims: dict[str, UUID] = {}
        self._items: dict[UUID, tuple[object, Receipt]] = {}
        self._interactions: list[InteractionLine] = []
        self._numbers_to_call: dict[UUID, str] = {}
        self._tasks: list[TaskLine] = []
        self._calls: dict[str, _Noted] = {}
        self._verifications = FakeVerifications(self._profiles.get, self._by_lookup)
        self.sharing = FakeSharing(agent)
        for person in people:
            self._add(person)

    def whoami(self) -> Identity:
        self._obey()
        return Identity(agent=self.agent, display_name="Anna Li", team="service", role="agent")

    def health(self) -> Health:
        self._obey()
        return Health(
            server_time=datetime.now(UTC),
            server_version="0",
            schema_revision="0001",
            system_identifier=self.system_identifier,
            timeline=self.timeline,
        )

    def reference(self) -> Reference:
        self._obey()
        group = Code(code="enquiry", label_en="Enquiry", label_zh="咨询查询")
        one = Code(
            code="enquiry.balance", label_en="Balance or transactions", label_zh="余额与明细查询", group="enquiry"
        )
        named = {
            "products": Code(code="savings", label_en="Savings account", label_zh="活期储蓄", group="deposit"),
            "tiers": Code(code="gold", label_en="Gold", label_zh="金卡客户"),
            "queues": Code(code="bank-service", label_en="Bank service", label_zh="综合服务"),
        }
        tables = {name: (code,) for name, code in named.items()}
        return Reference(disposition_groups=(group,), dispositions=(one,), as_of=datetime.now(UTC), **tables)

    def lookup(self, request: LookupRequest) -> LookupResult:
        self._obey()
        claim = request.customer_claim.replace(" ", "").replace("-", "").upper()
        holders = dict(self._numbers.get(request.e164 or 0, ()))
        real = {key for key in holders if self._profiles[key].customer.kind != "prospect"}
        number = [key for key in holders if key in real or not real]
        typed = [self._claims[claim]] if claim in self._claims else []
        both = [key for key in typed if key in number]
        found = both or [*typed, *number]
        against = bool(typed and number and not both)
        opened = found[0] if len(found) == 1 else None
        self._calls[request.call_id] = _Noted(request.trust, tuple(number), tuple(typed), against)
        why = {key: FoundBy.BOTH if key in both else FoundBy.TYPED if key in typed else FoundBy.NUMBER for key in found}
        lines = tuple(
            replace(self._line(key), found_by=why[key], relation=holders.get(key, ""))
            for key in sorted(found, key=lambda key: (key not in typed, self._profiles[key].customer.code))
        )
        profile = None
        if opened in self.closed:
            profile = Profile(
                customer=lines[0], trust=TrustLevel.NONE, refused=lines[0].refused, as_of=datetime.now(UTC)
            )
        elif opened is not None:
            trust = self._allowed(opened, request.trust, request.call_id)
            profile = msgspec.structs.replace(self._masked(opened, trust), customer=lines[0])
        return LookupResult(call_id=request.call_id, candidates=lines, profile=profile, contradiction=against)

    def profile(self, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Profile:
        self._obey()
        if customer_id not in self._profiles:
            raise CentralForbidden("gone")
        word = self.closed.get(customer_id, "")
        if word and not (word == "reason" and reason.strip()):
            raise CentralForbidden(word)
        return self._masked(customer_id, self._allowed(customer_id, trust, call_id))

    def search(self, text: str, limit: int = 20, e164: int | None = None) -> tuple[CustomerLine, ...]:
        self._obey()
        words = " ".join(text.lower().split())
        found = []
        for key, profile in self._profiles.items():
            if self.closed.get(key, "protected") not in ("protected", "reason"):
                continue  # a search by name does not even tell that there is such a customer
            place, matched, ending = self._fits(profile.customer, words, e164)
            if words and place:
                line = replace(self._line(key), found_by=FoundBy.SEARCH, relation="", matched=matched, ending=ending)
                found.append((place, line.code, line))
        return tuple(line for *_, line in sorted(found, key=lambda hit: hit[:2])[:limit])

    def _fits(self, line: CustomerLine, words: str, e164: int | None) -> tuple[int, str, str]:
        """How surely (0: not at all), by what, and how that number ends."""
        name, latin = line.name.lower(), line.name_latin.lower()
        typed = words.replace(" ", "").replace("-", "").upper()
        digits = typed if re.fullmatch(r"[0-9]{4,}", typed.removeprefix("+")) else "-"
        numbers = [n for n, held in self._numbers.items() if line.customer_id in dict(held)]
        ends = next((n for n in numbers if str(n).endswith(digits.lstrip("+"))), 0)
        if typed in (line.code, line.code.removeprefix("C")):
            return 1, "code", ""
        if self._claims.get(typed) == line.customer_id:
            return 1, "account", typed[-4:]
        if (e164 or typed.removeprefix("+")) in (*numbers, *map(str, numbers)):
            return 1, "number", str(e164 or typed)[-4:]
        if name.startswith(words):
            return 1 if name == words else 3, "name", ""
        if name[1:] == words:
            return 2, "given", ""
        parts = words.split()
        turned = " ".join([*parts[-1:], *parts[:-1]])
        if latin.startswith((words, turned)):
            return 1 if latin in (words, turned) else 3, "name", ""
        if latin.replace(" ", "").startswith(words.replace(" ", "")):
            return 2, "pinyin", ""
        return (6, "number_end", str(ends)[-4:]) if ends else (0, "", "")

    def day(self) -> tuple[InteractionLine, ...]:
        self._obey()
        lines = (
            replace(line, caller_number=self._numbers_to_call.get(line.interaction_id, "")) for line in self._all()
        )
        return tuple(lines)

    def _line(self, key: UUID) -> CustomerLine:
        line = self._profiles[key].customer
        word = self.closed.get(key, "")
        return replace(line, tier="", flags=(), city="", refused=word) if word else line

    def _all(self) -> tuple[InteractionLine, ...]:
        return tuple(sorted(self._interactions, key=lambda line: line.at, reverse=True))

    def tasks(self) -> tuple[TaskLine, ...]:
        self._obey()
        return tuple(sorted(self._tasks, key=lambda line: line.due_on))

    def history(
        self,
        customer_id: UUID,
        before: UUID | None = None,
        limit: int = 50,
        trust: TrustLevel = TrustLevel.NONE,
        call_id: str = "",
    ) -> tuple[InteractionLine, ...]:
        self._obey()
        lines = [line for line in self._all() if line.customer_id == customer_id]
        if self._allowed(customer_id, trust, call_id) < TrustLevel.NUMBER:
            lines = [replace(line, note="", masked=bool(line.note)) for line in lines]
        places = [n for n, line in enumerate(lines) if line.interaction_id == before]
        first = places[0] + 1 if places else 0
        return tuple(lines[first : first + limit])

    def page(self, kind: PageKind, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Page:
        return page_of(kind, self.profile(customer_id, trust, call_id))

    def decide_edit(self, edit_id: UUID, field: str, keep_mine: bool, call_id: str) -> Decision:
        self._obey()
        decision, whose, conflict = self._edits.decide(edit_id, field, keep_mine)
        if whose is not None and conflict is not None and decision.state == "kept_mine":
            self._profiles[whose] = self._edits.settle(self._profiles[whose], conflict)
        return decision

    def push(self, item: OutboxItem) -> Receipt:
        self._obey()
        content = json.loads(item.payload)
        if item.item_id in self._items:
            known, receipt = self._items[item.item_id]
            if known != content:
                raise ItemRejected("The central database has other content under this id already (P0409).")
        else:
            self._keep(item)
            receipt = Receipt(
                item_id=item.item_id,
                received_at=datetime.now(UTC),
                system_identifier=self.system_identifier,
                timeline=self.timeline,
            )
            self._items[item.item_id] = (content, receipt)
        self.pushed.append(item)
        return receipt

    def cut(self) -> None:
        self._cut = True

    def close(self) -> None:
        self.shut = True

    def _obey(self) -> None:
        if self._cut:
            self._cut = False
            raise CentralUnreachable("The line to the central database broke.")
        if self.failure is not None:
            raise self.failure

    def _keep(self, item: OutboxItem) -> None:
        if item.kind == ItemKind.INTERACTION:
            self._keep_interaction(msgspec.json.decode(item.payload, type=InteractionDraft))
        elif item.kind == ItemKind.TASK:
            task = msgspec.json.decode(item.payload, type=TaskDraft)
            name = self._name(task.customer_id)
            self._tasks.append(
                TaskLine(
                    task_id=task.task_id,
                    title=task.title,
                    due_on=task.due_on,
                    agent="Anna Li",
                    customer_id=task.customer_id,
                    customer_name=name,
                )
            )
        elif item.kind == ItemKind.EDIT:
            edit = msgspec.json.decode(item.payload, type=EditDraft)
            self._profiles[edit.customer_id] = self._edits.apply(self._profiles[edit.customer_id], edit)
        elif item.kind == ItemKind.COMPLAINT:
            self._keep_complaint(msgspec.json.decode(item.payload, type=ComplaintDraft))
        elif item.kind == ItemKind.PROSPECT:
            draft = msgspec.json.decode(item.payload, type=ProspectDraft)
            line = CustomerLine(
                customer_id=draft.prospect_id,
                code=f"P{str(draft.prospect_id)[-12:].upper()}",
                name=draft.name,
                kind="prospect",
            )
            self._profiles[draft.prospect_id] = Profile(
                customer=line, trust=TrustLevel.VERIFIED, as_of=datetime.now(UTC)
            )
            if draft.phone.startswith("+"):
                self._numbers.setdefault(int(draft.phone), []).append((draft.prospect_id, "holder"))

    def _keep_complaint(self, draft: ComplaintDraft) -> None:
        profile = self._profiles.get(draft.customer_id) if draft.customer_id else None
        if profile is not None:
            line = ComplaintLine(
                complaint_id=draft.complaint_id,
                number=f"{draft.received_at:%y%m%d}-{str(draft.complaint_id)[-8:].upper()}",
                opened_at=draft.received_at,
                product=draft.product,
                summary=draft.what_happened[:300],
                state="open",
                due_on=draft.received_at.date() + timedelta(days=15),
            )
            kept = replace(profile, complaints=(line, *profile.complaints))
            self._profiles[profile.customer.customer_id] = kept

    def _keep_interaction(self, draft: InteractionDraft) -> None:
        if len(draft.note) > 20_000:
            raise ItemRejected("The central database will not take this record (23514, ck_interactions_note_length).")
        call = draft.call
        if call:
            number = call.called_number if call.direction == "out" else call.caller_number
            self._numbers_to_call[draft.interaction_id] = number
        self._interactions.append(
            InteractionLine(
                interaction_id=draft.interaction_id,
                at=call.ring_at if call else draft.opened_at,
                channel=draft.channel,
                direction=call.direction if call else "in",
                queue=call.queue if call else "",
                agent="Anna Li",
                customer_id=draft.customer_id or draft.prospect_id,
                customer_name=self._name(draft.customer_id or draft.prospect_id),
                disposition=draft.disposition,
                note=draft.note,
                talk_s=round(call.talk_ms / 1000) if call and call.answered_at else None,
            )
        )

    def _name(self, customer_id: UUID | None) -> str:
        profile = self._profiles.get(customer_id) if customer_id else None
        return profile.customer.name if profile else ""

    def _add(self, person: DemoPerson) -> None:
        key = uuid5(_SPACE, person.code)
        line = CustomerLine(
            customer_id=key,
            code=person.code,
            name=person.name,
            name_latin=person.name_latin,
            kind=person.kind,
            tier=person.tier,
            flags=person.flags,
            city=person.city,
        )
        accounts = tuple(
            Account(
                account_id=uuid4(),
                kind="card" if n else "deposit",
                product="credit_card" if n else "savings",
                number_masked=f"···· {number[-4:]}",
                currency="CNY",
                balance=Decimal("1000.00"),
            )
            for n, number in enumerate(person.accounts)
        )
        self._profiles[key] = Profile(
            customer=line,
            trust=TrustLevel.VERIFIED,
            tier_reason="assets",
            manager="Wei",
            language=person.language,
            born_on=person.born_on,
            customer_since=date(2012, 5, 8),
            certificate_masked="ID ····3101",
            address_masked="1 Some Street",
            phones=tuple(Phone(kind="mobile", number_masked=f"···· {number[-4:]}") for number in person.numbers),
            accounts=accounts,
            totals=Totals(deposits=Money(amount=Decimal("1000.00"), currency="CNY")),
            complaints=(),
            tasks=(),
            as_of=datetime.now(UTC) - timedelta(seconds=1),
        )
        if person.household:
            self._homes[key] = person.household
        for n, number in enumerate(person.numbers):
            self._numbers.setdefault(int(number), []).append((key, "holder" if n else person.relation))
        for claim in (person.code, person.code.removeprefix("C"), *person.accounts):
            self._claims[claim] = key

    def _masked(self, key: UUID, trust: TrustLevel) -> Profile:
        profile = msgspec.structs.replace(
            self._profiles[key],
            trust=trust,
            as_of=datetime.now(UTC),
            interactions=tuple(line for line in self._all() if line.customer_id == key)[:10],
            tasks=tuple(line for line in self._tasks if line.customer_id == key),
            household=tuple(
                replace(self._profiles[other].customer, found_by=FoundBy.SEARCH)
                for other, home in self._homes.items()
                if other != key and home == self._homes.get(key)
            ),
            edit_conflicts=self._edits.of(key) if trust >= TrustLevel.NUMBER else (),
        )
        if trust < TrustLevel.VERIFIED:
            there = {"address": profile.address_masked, "born_on": profile.born_on}
            there |= {"certificate": profile.certificate_masked}
            hidden_fields = tuple(name for name, fact in there.items() if fact)
            profile = replace(profile, born_on=None, certificate_masked="", address_masked="", hidden=hidden_fields)
        if trust is TrustLevel.IVR:
            profile = replace(profile, reveals={"address": 30, "born_on": 30})
        if trust < TrustLevel.IVR:
            hidden = [msgspec.structs.replace(a, balance=None, available=None, masked=True) for a in profile.accounts]
            profile = msgspec.structs.replace(
                profile, accounts=tuple(hidden), totals=Totals(masked=bool(hidden)), tier_reason=""
            )
        if trust < TrustLevel.NUMBER:
            profile = replace(
                profile,
                interactions=tuple(replace(i, note="", masked=bool(i.note)) for i in profile.interactions),
                complaints=tuple(replace(k, summary="", masked=bool(k.summary)) for k in profile.complaints),
                tasks=tuple(replace(t, title="", masked=True) for t in profile.tasks),
                household=(),
                household_masked=bool(profile.household),
            )
        return profile

    def _allowed(self, key: UUID, asked: TrustLevel, call_id: str) -> TrustLevel:
        """As crm.trust_of has it."""
        return min(asked, self._verifications.trust(key, call_id))

    def _by_lookup(self, key: UUID, call_id: str) -> TrustLevel | None:
        noted = self._calls.get(call_id) if call_id.strip() else None
        if noted is None:
            return None
        by = TrustLevel.IVR if key in noted.typed else TrustLevel.NUMBER if key in noted.number else TrustLevel.NONE
        return TrustLevel.NONE if noted.contradiction else min(noted.said, TrustLevel.IVR, by)

    # ---- verifying ----

    def verification(self, call_id: str, customer_id: UUID) -> Verification:
        self._obey()
        return self._verifications.state(call_id, customer_id)

    def verify(self, answer: Answer) -> Verification:
        self._obey()
        return self._verifications.answer(answer)

    def reveal(self, request: RevealRequest) -> Revealed:
        self._obey()
        return self._verifications.reveal(request)

    def locked_calls(self) -> tuple[LockedCall, ...]:
        self._obey()
        return self._verifications.locked()

    def protection(self, customer_id: UUID, call_id: str) -> Protection:
        self._obey()
        return self.sharing.protection(customer_id)

    def share(self, customer_id: UUID, shared_with: str, until: date | None, reason: str, call_id: str) -> Protection:
        self._obey()
        return self.sharing.share(customer_id, shared_with, until, reason)

    def unshare(self, customer_id: UUID, shared_with: str, reason: str, call_id: str) -> Protection:
        self._obey()
        return self.sharing.unshare(customer_id, shared_with, reason)

    def unlock_call(self, agent: str, call_id: str, reason: str) -> tuple[LockedCall, ...]:
        self._obey()
        return self._verifications.locked()


class _Noted(NamedTuple):
    """What a lookup found of a call."""

    said: TrustLevel
    number: tuple[UUID, ...]
    typed: tuple[UUID, ...]
    contradiction: bool
