"""From a profile's values to the rows that the card's lists show."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QObject

from app.models.records import (
    Account,
    ComplaintLine,
    CustomerLine,
    DueLine,
    EditConflict,
    Flag,
    InteractionLine,
    Offer,
    Profile,
    Reference,
    TaskLine,
)
from app.ui.card.rows import Cell, Row
from app.ui.format import day, due, due_tone, duration, moment
from app.ui.money import balance
from app.ui.plain import one_line
from app.ui.sentences import NOT_SEEN
from app.ui.words import (
    ACCOUNT_STATES,
    CHANNELS,
    COMPLAINT_STATES,
    DIRECTIONS,
    FLAGS,
    FOUND_BY,
    NONE,
    RELATIONS,
    SYSTEM_OUTCOMES,
    TIERS,
    label_in,
    word,
)
from app.ui.words_pages import DUE_KINDS, EDIT_FIELDS

MATURES_WITHIN_DAYS = 60
"""Contracts that mature within this many days stand among the open things."""
OFFER_BEFORE = timedelta(days=2)
"""An offer stands after what is late, due today or tomorrow, and before all else."""
PAID = frozenset({"payment", "drawdown"})
"""What the customer has to pay then; the rest ends or is paid out."""
ROLES = {"wrong": "wrong", "attention": "attention", "quiet": "secondary"}
CLEAN_LENGTH = 200
DONE = frozenset({"closed", "done"})


def clean(text: str) -> str:
    """`one_line`, at once for a text that is one already: most are, and a card holds a hundred."""
    if len(text) <= CLEAN_LENGTH and text.isprintable() and "  " not in text and text == text.strip(" "):
        return text
    return one_line(text)


class Lines(QObject):
    """Turns records into rows in the agent's language. `now` gives the wall clock as an aware datetime."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reference = Reference()
        self._now = now

    @property
    def edition(self) -> object:
        """What rows depend on besides their record: rows of another edition are made anew."""
        return self.reference, self.today(), QLocale().name()

    def now(self) -> datetime:
        return self._now()

    def today(self) -> date:
        return self._now().astimezone().date()

    # ---- what is open ----

    def open_items(self, profile: Profile) -> tuple[Row, ...]:
        """Open complaints, tasks, what comes due, edits that met and the offer, the most urgent first."""
        today = self.today()
        found: list[tuple[date, int, Row]] = []
        for complaint in profile.complaints:
            if complaint.state not in DONE:
                about = self.tr("text masked") if complaint.masked else clean(complaint.summary)
                text = f"{self.product(complaint.product)} · {about}"
                row = self._open_row(self.tr("Complaint"), "due", text, complaint.due_on)
                found.append((complaint.due_on or date.max, 0, row))
        for task in profile.tasks:
            if task.state not in DONE:
                row = self.task(task)
                found.append((task.due_on, 1, row))
        found += [(one.on, 2, self._due_row(one)) for one in profile.due]
        if not profile.due:
            found += self._maturing(profile, today)
        found += [(today, -1, self._conflict_row(one)) for one in profile.edit_conflicts]
        if profile.offer is not None:
            found.append((today + OFFER_BEFORE, -1, self._offer_row(profile.offer)))
        found.sort(key=lambda item: item[:2])
        return tuple(row for _, _, row in found)

    def _maturing(self, profile: Profile, today: date) -> list[tuple[date, int, Row]]:
        """Of a centre that does not tell what comes due: accounts that end."""
        found = []
        for account in profile.accounts:
            ends = account.matures_on
            if ends and 0 <= (ends - today).days <= MATURES_WITHIN_DAYS:
                text = f"{self.product(account.product)} · {clean(account.number_masked)}"
                found.append((ends, 2, self._maturing_row(self.tr("Contract"), text, ends)))
        return found

    def _due_row(self, one: DueLine) -> Row:
        kind = word(DUE_KINDS, one.kind)
        text = clean(one.product) if one.kind == "drawdown" else self.product(one.product)
        if one.amount is not None:
            text = f"{text} · {balance(one.amount, one.currency)}"
        if one.kind not in PAID:
            return self._maturing_row(kind, text, one.on)
        return self._open_row(kind, "contract", text, one.on)

    def _conflict_row(self, one: EditConflict) -> Row:
        """Two people changed the same; what each wrote is settled on the page of details."""
        text = f"{word(EDIT_FIELDS, one.field)}: “{clean(one.mine)}” / “{clean(one.theirs)}”"
        cells = (Cell(self.tr("Two changed"), "attention"), Cell(text), Cell(self.tr("to be decided"), "attention"))
        return _row(cells, "conflict", "attention")

    def _offer_row(self, offer: Offer) -> Row:
        text = " · ".join(clean(part) for part in (offer.title, offer.reason) if part)
        return _row((Cell(self.tr("Offer"), "accent"), Cell(text)), "offer", "accent")

    def _open_row(self, kind: str, mark: str, text: str, on: date | None, masked: bool = False) -> Row:
        if on is None:
            when, role = self.tr("no date"), "secondary"
        else:
            when, role = due(on, self.today()), ROLES[due_tone(on, self.today())]
        mark = "late" if role == "wrong" else mark
        cells = (Cell(kind, role), Cell(text, masked=masked), Cell(when, role))
        return _row(cells, mark, role, self.tr("text masked"))

    def _maturing_row(self, kind: str, text: str, ends: date) -> Row:
        when = self.tr("matures {day}").format(day=day(ends, self.today()))
        return _row((Cell(kind, "secondary"), Cell(text), Cell(when, "secondary")), "contract")

    # ---- contacts ----

    def contact(self, line: InteractionLine) -> Row:
        outcome = self.outcome(line.disposition) if line.disposition else NONE
        cells = (
            Cell(moment(line.at, self._now()), "secondary"),
            Cell(word(CHANNELS, line.channel)),
            Cell(clean(outcome)),
            Cell(clean(line.note or line.subject), "secondary", masked=line.masked),
            Cell(duration(line.talk_s) if line.talk_s is not None else "", "secondary"),
            Cell(clean(line.agent), "secondary"),
        )
        made = _row(cells, "out" if line.direction == "out" else "in", masked=self.tr("text masked"))
        return Row(made.cells, f"{word(DIRECTIONS, line.direction)} {made.spoken}", made.mark, key=line.interaction_id)

    # ---- what they hold ----

    def holding(self, account: Account) -> Row:
        role = "secondary" if account.balance is None else "text"
        held = Cell(balance(account.balance, account.currency), role, masked=account.masked)
        if account.state != "open":
            state = Cell(word(ACCOUNT_STATES, account.state), "attention")
        elif account.matures_on:
            state = Cell(self.tr("until {day}").format(day=day(account.matures_on, self.today())), "secondary")
        else:
            state = Cell("")
        cells = (Cell(self.product(account.product)), Cell(clean(account.number_masked), "secondary"), state, held)
        return _row(cells, masked=self.tr("balance masked"))

    # ---- people ----

    def person(self, line: CustomerLine) -> Row:
        """A member of the household."""
        cells = (
            Cell(clean(line.name), strong=True),
            Cell(clean(line.name_latin), "secondary"),
            Cell(word(RELATIONS, line.relation) if line.relation else ""),
            Cell(clean(line.code), "secondary"),
            Cell(self.tier(line.tier), "secondary"),
            Cell(self.flags(line), "wrong" if Flag.FRAUD in line.flags else "secondary"),
            Cell(clean(line.city), "secondary"),
        )
        return _row(cells, key_of=line)

    def candidate(self, line: CustomerLine, digit: int) -> Row:
        """One of several who may be calling; `digit` is the key that chooses this one."""
        relation = word(RELATIONS, line.relation) if line.relation else ""
        closed = word(NOT_SEEN, line.refused) if line.refused else ""
        details = (relation, self.tier(line.tier), clean(line.city), clean(line.code), self.flags(line), closed)
        cells = (
            Cell(clean(line.name), strong=True),
            Cell(clean(line.name_latin), "secondary"),
            Cell(" · ".join(part for part in details if part), "wrong" if Flag.FRAUD in line.flags else "secondary"),
            Cell(word(FOUND_BY, line.found_by)),
        )
        return _row(cells, str(digit) if digit <= 9 else "", key_of=line)

    def flags(self, line: CustomerLine) -> str:
        return ", ".join(word(FLAGS, flag) for flag in line.flags)

    # ---- complaints ----

    def complaint(self, line: ComplaintLine) -> Row:
        open_row = self._open_row(clean(line.number), "due", clean(line.summary), line.due_on)
        done = line.state in DONE
        end = Cell(word(COMPLAINT_STATES, line.state), "secondary") if done else open_row.cells[2]
        cells = (
            Cell(clean(line.number), "secondary"),
            Cell(day(line.opened_at.astimezone().date(), self.today()), "secondary"),
            Cell(self.product(line.product)),
            Cell(clean(line.summary), masked=line.masked),
            end,
        )
        mark, role = ("done", "ok") if done else (open_row.mark, open_row.mark_role)
        return _row(cells, mark, role, self.tr("text masked"))

    def task(self, line: TaskLine) -> Row:
        return self._open_row(self.tr("Task"), "task", clean(line.title), line.due_on, line.masked)

    # ---- the bank's own words ----

    def outcome(self, code: str) -> str:
        """A disposition, or a group of them."""
        tables = (*self.reference.dispositions, *self.reference.disposition_groups)
        return label_in(tables, code, SYSTEM_OUTCOMES)

    def product(self, code: str) -> str:
        return clean(label_in(self.reference.products, code))

    def tier(self, code: str) -> str:
        return clean(label_in(self.reference.tiers, code, TIERS))


def _row(
    cells: tuple[Cell, ...],
    mark: str = "",
    mark_role: str = "secondary",
    masked: str = "",
    key_of: CustomerLine | None = None,
) -> Row:
    words = (masked if cell.masked else cell.text for cell in cells)
    return Row(cells, ", ".join(w for w in words if w), mark, mark_role, key_of.customer_id if key_of else None)
