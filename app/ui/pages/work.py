"""The page of work as rows: complaints and tasks in every state, offers, credit, satisfaction."""

from collections.abc import Iterable
from datetime import date

import msgspec
from PySide6.QtCore import QObject

from app.models.records import Profile
from app.models.records_pages import ComplaintPage, Credit, Opportunity, Satisfaction, TaskPage, Work
from app.ui.card.lines import DONE, ROLES, Lines, clean
from app.ui.card.row_list import Column
from app.ui.card.rows import Cell, Row
from app.ui.format import day, due, due_tone, time_of_day
from app.ui.money import balance
from app.ui.pages.branch import Branch, caption, details, paragraph
from app.ui.words import CHANNELS, COMPLAINT_STATES, TASK_STATES, word
from app.ui.words_pages import CREDIT_SECTIONS, STAGES

COLUMNS = (Column(126), Column(110, 1), Column(120, 3), Column(120, right=True))


class WorkLines(QObject):
    """What is open stands first in each part; closed things follow, quieter."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def branches(self, page: Work) -> tuple[Branch, ...]:
        found: list[Branch] = []
        parts = (
            (self.tr("Complaints"), [self._complaint(one) for one in _open_first(page.complaints)]),
            (self.tr("Tasks and callbacks"), [self._task(one) for one in page.tasks]),
            (self.tr("Offers and leads"), [self._offer(one) for one in page.opportunities]),
            (self.tr("Credit"), self._credit(page)),
            (self.tr("Satisfaction"), [self._satisfaction(one) for one in page.satisfaction]),
        )
        for title, rows in parts:
            if rows:
                found += [caption(title), *rows]
        return tuple(found)

    def known(self, profile: Profile) -> tuple[Branch, ...]:
        """What the card itself tells, until the page is there."""
        complaints = [msgspec.convert(msgspec.to_builtins(one), ComplaintPage) for one in profile.complaints]
        tasks = [msgspec.convert(msgspec.to_builtins(one), TaskPage) for one in profile.tasks]
        return tuple([self._complaint(one) for one in _open_first(complaints)] + [self._task(one) for one in tasks])

    def _complaint(self, one: ComplaintPage) -> Branch:
        done = one.state in DONE
        when, role = word(COMPLAINT_STATES, one.state), "secondary"
        if not done and one.due_on is not None:
            when, role = due(one.due_on, self._today()), ROLES[due_tone(one.due_on, self._today())]
        cells = (
            Cell(clean(one.number), "secondary"),
            Cell(self._lines.product(one.product)),
            Cell(clean(one.summary), "secondary" if done else "text", masked=one.masked),
            Cell(when, role),
        )
        shape = ("done", "ok") if done else ("late" if role == "wrong" else "due", role)
        below = paragraph(self.tr("What happened"), one.summary) + paragraph(self.tr("What is wanted"), one.remedy)
        below += details(
            (self.tr("Opened"), day(one.opened_at.astimezone().date(), self._today())),
            (self.tr("With"), clean(one.agent)),
        )
        return Branch(Row(cells, self._spoken(cells), *shape), below)

    def _task(self, one: TaskPage) -> Branch:
        kind = self.tr("Callback") if one.kind == "callback" else self.tr("Task")
        if one.state != "open":
            when, role = word(TASK_STATES, one.state), "secondary"
        else:
            when, role = due(one.due_on, self._today()), ROLES[due_tone(one.due_on, self._today())]
            if one.due_at is not None:
                when = f"{when} {time_of_day(one.due_at)}"
        text = Cell(clean(one.title), "text" if one.state == "open" else "secondary", masked=one.masked)
        cells = (Cell(kind, "secondary"), Cell(clean(one.agent), "secondary"), text, Cell(when, role))
        return Branch(Row(cells, self._spoken(cells), "task" if one.state == "open" else "done", role))

    def _offer(self, one: Opportunity) -> Branch:
        over = one.stage in {"won", "lost"}
        cells = (
            Cell(word(STAGES, one.stage), "secondary" if over else "text"),
            Cell(self._lines.product(one.product) if one.product else "", "secondary"),
            Cell(clean(one.title), "secondary" if over else "text"),
            Cell(balance(one.amount, one.currency) if one.amount is not None else "", "secondary"),
        )
        below = details(
            (self.tr("Why now"), clean(one.reason)),
            (self.tr("Result"), clean(one.result)),
            (self.tr("Likely"), f"{one.probability_percent} %" if one.probability_percent is not None else ""),
            (self.tr("Next step"), day(one.next_on, self._today()) if one.next_on else ""),
            (self.tr("With"), clean(one.agent)),
        )
        return Branch(Row(cells, self._spoken(cells)), below)

    def _credit(self, page: Work) -> list[Branch]:
        if page.credit_masked:
            text = self.tr("There is a credit evaluation; this call may not see it.")
            return [Branch(Row((Cell(text, "secondary"), Cell("")), text, detail=True))]
        return [self._evaluation(page.credit)] if page.credit is not None else []

    def _evaluation(self, one: Credit) -> Branch:
        valid = self.tr("valid until {day}").format(day=day(one.valid_until, self._today())) if one.valid_until else ""
        cells = (
            Cell(self.tr("Grade {grade}").format(grade=clean(one.grade)), strong=True),
            Cell(day(one.evaluated_on, self._today()), "secondary"),
            Cell(clean(one.judgement)),
            Cell(valid, "secondary"),
        )
        limit = balance(one.advised_limit, one.currency) if one.advised_limit is not None else ""
        below = details((self.tr("Advised limit"), limit)) + paragraph(self.tr("Judgement"), one.judgement)
        for name, text in one.sections:
            below += paragraph(word(CREDIT_SECTIONS, name), text)
        below += details((self.tr("Evaluated by"), clean(one.evaluator)), (self.tr("From"), clean(one.source)))
        return Branch(Row(cells, self._spoken(cells)), below)

    def _satisfaction(self, one: Satisfaction) -> Branch:
        poor = one.score * 2 < one.best
        cells = (
            Cell(f"{one.score} / {one.best}", "wrong" if poor else "text", strong=True),
            Cell(word(CHANNELS, one.channel), "secondary"),
            Cell(clean(one.comment)),
            Cell(day(one.at.astimezone().date(), self._today()), "secondary"),
        )
        return Branch(Row(cells, self._spoken(cells)), paragraph(self.tr("In their words"), one.comment))

    def _spoken(self, cells: tuple[Cell, ...]) -> str:
        return ", ".join(self.tr("text masked") if cell.masked else cell.text for cell in cells if cell.text)

    def _today(self) -> date:
        return self._lines.today()


def _open_first(complaints: Iterable[ComplaintPage]) -> list[ComplaintPage]:
    return sorted(complaints, key=lambda one: (one.state in DONE, -one.opened_at.timestamp()))
