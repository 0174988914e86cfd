"""Pictures of the pages behind the card, to be looked at by a person.

QT_QPA_PLATFORM=offscreen python -m tests.ui.pages.photograph FOLDER [zh_CN]
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.models.records import EditConflict
from app.models.records_pages import Page
from app.services.customer_edits import PendingEdit
from app.ui.card.lines import Lines
from app.ui.language import wear_language
from app.ui.pages import holdings, kin, value, work
from app.ui.pages.details import DetailsPage
from app.ui.pages.outline import Outline
from app.ui.style import apply_theme
from tests.ui import customers
from tests.ui.pages import people

SIZE = (746, 420)


def pages() -> Iterator[tuple[str, Callable[[], Outline]]]:
    def made(columns: object, maker: Callable[[Lines], object], page: Page, *opened: int) -> Callable[[], Outline]:
        def make() -> Outline:
            lines = Lines(lambda: customers.NOW)
            lines.reference = customers.REFERENCE
            view = Outline(columns)  # type: ignore[arg-type] - each page's own
            lines.setParent(view)
            builder = maker(lines)
            view.show_branches(builder.branches(page), "")  # type: ignore[attr-defined] - each page's own
            for n in reversed(opened):
                view.toggle(view.rows_model.index(n))
            view.resize(*SIZE)
            return view

        return make

    yield "holdings", made(holdings.COLUMNS, holdings.HoldingLines, people.holdings(), 0, 5)
    yield "holdings-masked", made(holdings.COLUMNS, holdings.HoldingLines, people.holdings(masked=True), 5)
    yield "kin", made(kin.COLUMNS, kin.KinLines, people.kin())
    yield "work", made(work.COLUMNS, work.WorkLines, people.work(), 1, 9)
    yield "value", made(value.COLUMNS, value.ValueLines, people.value(), 1, 5)


def details() -> DetailsPage:
    conflict = EditConflict(
        edit_id=customers.number(9),
        field="preferred_time",
        base="上午",
        mine="18:00 以后",
        theirs="中午",
        agent="lina",
        at=customers.NOW,
    )
    page = DetailsPage()
    page.resize(*SIZE)
    page.show_profile(
        replace(customers.profile(), language="zh", occupation="教师", hidden=("email",), edit_conflicts=(conflict,))
    )
    page.show_pending((PendingEdit(customers.WANG.customer_id, "city", "苏州"),))
    return page


def main(folder: Path, language: str) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear_language(app, language)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        apply_theme(app, theme)
        for name, make in (*pages(), ("details", details)):
            view = make()
            view.show()
            for _ in range(5):
                QCoreApplication.processEvents()
            view.grab().save(str(folder / f"{name}-{theme}-{language}.png"))
            view.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "en")
