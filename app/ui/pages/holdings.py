"""The page of holdings as rows: every account and contract, with all that is known of it one key away."""

from decimal import Decimal

import msgspec
from PySide6.QtCore import QLocale, QObject

from app.models.records import Profile
from app.models.records_pages import Contract, Drawdown, Guarantee, Holding, Holdings, Owner
from app.ui.card.lines import Lines, clean
from app.ui.card.row_list import Column
from app.ui.card.rows import Cell, Row
from app.ui.format import day, due, due_tone, moment
from app.ui.money import balance
from app.ui.pages.branch import Branch, caption, detail, details
from app.ui.words import ACCOUNT_STATES, word
from app.ui.words_pages import GUARANTEE_KINDS, OWNER_ROLES

COLUMNS = (Column(158, 3), Column(104, 1), Column(112, 1), Column(126, right=True, below=640), Column(142, right=True))
CREDIT = frozenset({"card", "line"})


def percent(rate: Decimal) -> str:
    """A rate that is a fraction of one, as `3.85 %`."""
    return f"{QLocale().toString(float(rate * 100), 'f', 2)} %"


class HoldingLines(QObject):
    """Accounts first, as the centre orders them; then contracts with their due bills."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def branches(self, page: Holdings) -> tuple[Branch, ...]:
        found = [self._account(one) for one in page.accounts]
        if page.contracts:
            found.append(caption(self.tr("Contracts")))
            found += [self._contract(one) for one in page.contracts]
        if page.more:
            found.append(caption(self.tr("There is more than is shown here: ask the branch.")))
        return tuple(found)

    # ---- accounts ----

    def known(self, profile: Profile) -> tuple[Branch, ...]:
        """What the card itself tells, until the page is there."""
        known = msgspec.convert(msgspec.to_builtins(profile.accounts), list[Holding])
        return tuple(Branch(self._row(one)) for one in known)

    def _account(self, one: Holding) -> Branch:
        return Branch(self._row(one), self._account_details(one))

    def _row(self, one: Holding) -> Row:
        state, role = self._state(one)
        cells = (
            Cell(self._lines.product(one.product)),
            Cell(clean(one.number_masked), "secondary"),
            Cell(state, role),
            Cell(self._room(one), "secondary"),
            Cell(balance(one.balance, one.currency), masked=one.masked, role="wrong" if _below(one) else "text"),
        )
        spoken = ", ".join(self.tr("balance masked") if cell.masked else cell.text for cell in cells if cell.text)
        mark_role = "wrong" if one.arrears else "secondary"
        return Row(cells, spoken, "late" if one.arrears else "", mark_role)

    def _state(self, one: Holding) -> tuple[str, str]:
        if one.days_past_due:
            return self.tr("{n} days past due").format(n=one.days_past_due), "wrong"
        if one.state != "open":
            return word(ACCOUNT_STATES, one.state), "secondary" if one.state == "closed" else "attention"
        if one.role != "holder":
            return word(OWNER_ROLES, one.role), "secondary"
        if one.matures_on:
            return self.tr("until {day}").format(day=day(one.matures_on, self._lines.today())), "secondary"
        return "", "secondary"

    def _room(self, one: Holding) -> str:
        """What may still be drawn, where that is another figure than what stands."""
        if one.available is None or (one.kind not in CREDIT and not one.blocked):
            return ""
        return self.tr("free {amount}").format(amount=balance(one.available, one.currency))

    def _account_details(self, one: Holding) -> tuple[Row, ...]:
        money = (
            (self.tr("Blocked"), one.blocked),
            (self.tr("In arrears"), one.arrears),
            (self.tr("Limit"), one.credit_limit),
            (self.tr("Next payment"), one.next_payment),
        )
        rows = [detail(name, balance(value, one.currency)) for name, value in money if value is not None]
        today = self._lines.today()
        dates = (
            (self.tr("Payment on"), one.next_payment_on),
            (self.tr("Opened"), one.opened_on),
            (self.tr("Matures"), one.matures_on),
            (self.tr("Last movement"), one.last_movement_on),
        )
        rows += [detail(name, day(on, today)) for name, on in dates if on is not None]
        if one.interest_rate is not None:
            rows.append(detail(self.tr("Interest a year"), percent(one.interest_rate)))
        rows += [self._owner(owner) for owner in one.owners]
        rows += details((self.tr("Branch"), clean(one.branch)), (self.tr("From"), self._origin(one.source, one)))
        return tuple(rows)

    def _owner(self, owner: Owner) -> Row:
        share = f" · {percent(owner.share)}" if owner.share is not None else ""
        return detail(word(OWNER_ROLES, owner.role), clean(owner.name) + share)

    def _origin(self, source: str, one: Holding | Contract) -> str:
        if not source:
            return ""
        if one.as_of is None:
            return clean(source)
        return self.tr("{system}, as of {when}").format(system=clean(source), when=moment(one.as_of, self._lines.now()))

    # ---- contracts ----

    def _contract(self, one: Contract) -> Branch:
        today = self._lines.today()
        when, role = "", "secondary"
        if one.state != "open":
            when = word(ACCOUNT_STATES, one.state)
        elif one.matures_on:
            when = due(one.matures_on, today)
            role = {"wrong": "wrong", "attention": "attention"}.get(due_tone(one.matures_on, today), "secondary")
        used = self.tr("used {amount}").format(amount=balance(one.used, one.currency)) if one.used is not None else ""
        cells = (
            Cell(self._lines.product(one.product or one.kind)),
            Cell(clean(one.number), "secondary"),
            Cell(when, role),
            Cell(used, "secondary"),
            Cell(balance(one.amount, one.currency), masked=one.masked),
        )
        spoken = ", ".join(self.tr("amount masked") if cell.masked else cell.text for cell in cells if cell.text)
        rows = [self._drawdown(each, one.masked) for each in one.drawdowns]
        rows += [self._guarantee(each, one.masked) for each in one.guarantees]
        rows += details(
            (self.tr("Signed"), day(one.signed_on, today) if one.signed_on else ""),
            (self.tr("From"), self._origin(one.source, one)),
        )
        return Branch(Row(cells, spoken, "contract"), tuple(rows))

    def _drawdown(self, one: Drawdown, masked: bool) -> Row:
        name = self.tr("Drawdown {number}").format(number=clean(one.number))
        if masked:
            return detail(name, "", masked=True)
        today = self._lines.today()
        parts = [balance(one.outstanding, one.currency)]
        if one.amount is not None:
            parts.append(self.tr("of {amount}").format(amount=balance(one.amount, one.currency)))
        if one.due_on:
            parts.append(due(one.due_on, today) if one.state == "open" else word(ACCOUNT_STATES, one.state))
        if one.arrears:
            parts.append(self.tr("{amount} in arrears").format(amount=balance(one.arrears, one.currency)))
        return detail(name, " · ".join(parts), "wrong" if one.arrears else "text")

    def _guarantee(self, one: Guarantee, masked: bool) -> Row:
        worth = "" if masked or one.value is None else balance(one.value, one.currency)
        who = " · ".join(part for part in (clean(one.guarantor), clean(one.object), worth) if part)
        return detail(word(GUARANTEE_KINDS, one.kind), who)


def _below(one: Holding) -> bool:
    """Overdrawn: less than nothing on an account that should hold something."""
    return one.kind == "deposit" and one.balance is not None and one.balance < 0
