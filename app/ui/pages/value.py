"""The page of value as rows: each figure, and by Enter or a click the formula and the inputs it was made of."""

from decimal import Decimal

from PySide6.QtCore import QLocale, QObject

from app.models.records_pages import SevenP, Value
from app.ui.card.lines import Lines, clean
from app.ui.card.row_list import Column
from app.ui.card.rows import Cell, Row
from app.ui.format import moment
from app.ui.money import balance, figure
from app.ui.pages.branch import Branch, caption, detail
from app.ui.words import ACCOUNT_KINDS, NONE, word
from app.ui.words_pages import ANSWERS, COSTS, INPUTS, POINTS, SEVEN, SEVEN_FORMULAS

COLUMNS = (Column(170, 1), Column(160, right=True), Column(120, 3))


class ValueLines(QObject):
    """Money first, then what the bank's knowledge is worth, then the seven P's."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def branches(self, page: Value) -> tuple[Branch, ...]:
        if not page.known:
            return ()
        currency = page.currency
        when = moment(page.as_of, self._lines.now())
        found = [
            caption(self.tr("Over twelve months"), self.tr("as of {when}").format(when=when)),
            self._money(self.tr("Contribution"), page.contribution, currency, self._earned(page)),
            self._money(self.tr("Cost to serve"), page.cost_to_serve, currency, self._spent(page)),
            self._profit(page),
            self._tier(page),
            self._information(page),
            caption(self.tr("The seven P's"), self.tr("0 to 100")),
        ]
        found += [self._seven(name, page.seven[name]) for name in SEVEN if name in page.seven]
        return tuple(found)

    def _money(self, name: str, value: Decimal | None, currency: str, below: tuple[Row, ...], note: str = "") -> Branch:
        role = "wrong" if value is not None and value < 0 else "text"
        cells = (Cell(name), Cell(balance(value, currency), role, strong=True), Cell(note, "secondary"))
        return Branch(Row(cells, ", ".join(cell.text for cell in cells if cell.text)), below)

    def _earned(self, page: Value) -> tuple[Row, ...]:
        line = self.tr("{stands} × {rate} % = {earned}")
        return tuple(
            detail(
                word(ACCOUNT_KINDS, kind),
                line.format(
                    stands=_figure(stands, page),
                    rate=QLocale().toString(float(rate) * 100, "g", 4),
                    earned=_figure(earned, page),
                ),
            )
            for kind, stands, rate, earned in page.inputs.get("contribution", ())
        )

    def _spent(self, page: Value) -> tuple[Row, ...]:
        line = self.tr("{many} × {each} = {spent}")
        return tuple(
            detail(word(COSTS, code), line.format(many=many, each=_figure(each, page), spent=_figure(spent, page)))
            for code, many, each, spent in page.inputs.get("cost", ())
        )

    def _profit(self, page: Value) -> Branch:
        below = (
            detail(self.tr("Contribution"), balance(page.contribution, page.currency)),
            detail(self.tr("less cost to serve"), balance(page.cost_to_serve, page.currency)),
        )
        return self._money(
            self.tr("Profit"), page.profit, page.currency, below, self.tr("contribution − cost to serve")
        )

    def _tier(self, page: Value) -> Branch:
        cells = (
            Cell(self.tr("Tier by the rule")),
            Cell(self._lines.tier(page.tier) if page.tier else NONE, strong=True),
            Cell(clean(page.tier_reason), "secondary"),
        )
        below = (
            detail(self.tr("Assets"), balance(page.assets, page.currency)),
            detail(self.tr("Owed"), balance(page.debts, page.currency)),
            detail(self.tr("Profit"), balance(page.profit, page.currency)),
        )
        return Branch(Row(cells, ", ".join(cell.text for cell in cells if cell.text)), below)

    def _information(self, page: Value) -> Branch:
        worth = NONE if page.information_value is None else QLocale().toString(float(page.information_value), "f", 3)
        formula = self.tr("VI = K · Σ(pieces × uses) ÷ (M · C)")
        rows = []
        for line in page.inputs.get("information_value", ()):
            if len(line) == 3:
                point, pieces, uses = line
                rows.append(detail(word(POINTS, point), self.tr("{p} × {n} uses").format(p=pieces, n=uses)))
            else:
                rows.append(detail(word(INPUTS, line[0]), line[1]))
        cells = (Cell(self.tr("Value of what we know")), Cell(worth, strong=True), Cell(formula, "secondary"))
        return Branch(Row(cells, ", ".join(cell.text for cell in cells)), tuple(rows))

    def _seven(self, name: str, p: SevenP) -> Branch:
        score = NONE if p.score is None else str(p.score)
        cells = (Cell(word(SEVEN, name)), Cell(score, strong=True), Cell(word(SEVEN_FORMULAS, name), "secondary"))
        rows = tuple(
            detail(word(INPUTS, key), word(ANSWERS, value) if value in ANSWERS else value) for key, value in p.inputs
        )
        return Branch(Row(cells, ", ".join(cell.text for cell in cells)), rows)


def _figure(value: str, page: Value) -> str:
    return figure(Decimal(value), page.currency)
