"""The page of household and relations as rows; a person of the bank's opens with Enter."""

from PySide6.QtCore import QObject

from app.models.records import CustomerLine, Flag, Profile
from app.models.records_pages import Group, Kin, Relation
from app.ui.card.lines import Lines, clean
from app.ui.card.row_list import Column
from app.ui.card.rows import Cell, Row
from app.ui.format import day
from app.ui.pages.branch import Branch, caption
from app.ui.words import RELATIONS, word
from app.ui.words_pages import GROUP_ROLES, IS_OTHERS, THIS_IS

COLUMNS = (Column(150, 2), Column(90, 1), Column(120, 1), Column(96), Column(90, 1, below=640))


class KinLines(QObject):
    """Household, then relations, then groups with their members."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def branches(self, page: Kin) -> tuple[Branch, ...]:
        found: list[Branch] = []
        if page.household:
            found.append(caption(self.tr("Household")))
            found += [self._person(one, word(RELATIONS, one.relation)) for one in page.household]
        if page.relations:
            found.append(caption(self.tr("Relations")))
            found += [self._relation(one) for one in page.relations]
        for group in page.groups:
            found += self._group(group)
        return tuple(found)

    def known(self, profile: Profile) -> tuple[Branch, ...]:
        """What the card itself tells, until the page is there."""
        return tuple(self._person(one, word(RELATIONS, one.relation)) for one in profile.household)

    def _person(self, line: CustomerLine, relation: str, note: str = "") -> Branch:
        cells = (
            Cell(clean(line.name), strong=True),
            Cell(clean(line.name_latin), "secondary"),
            Cell(relation),
            Cell(clean(line.code), "secondary"),
            Cell(note or self._lines.flags(line), "wrong" if Flag.FRAUD in line.flags else "secondary"),
        )
        return Branch(Row(cells, ", ".join(cell.text for cell in cells if cell.text), key=line.customer_id))

    def _relation(self, one: Relation) -> Branch:
        relation = word(IS_OTHERS if one.outward else THIS_IS, one.kind)
        note = clean(one.note)
        if one.until is not None:
            until = self.tr("until {day}").format(day=day(one.until, self._lines.today()))
            note = f"{until} · {note}" if note else until
        if one.other is not None:
            return self._person(one.other, relation, note)
        outside = self.tr("not a customer")
        cells = (Cell(clean(one.other_name)), Cell(""), Cell(relation), Cell(outside, "secondary"), Cell(note))
        return Branch(Row(cells, ", ".join(cell.text for cell in cells if cell.text)))

    def _group(self, group: Group) -> list[Branch]:
        head = self.tr("Group {name}").format(name=clean(group.label))
        role = self.tr("this customer: {role}").format(role=word(GROUP_ROLES, group.role).lower())
        members = (self._person(one, word(GROUP_ROLES, one.relation)) for one in group.members)
        return [caption(head, role), *members]
