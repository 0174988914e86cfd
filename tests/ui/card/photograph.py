"""Pictures of every state of the customer card and of the form, to be looked at by a person.

    QT_QPA_PLATFORM=offscreen python tests/ui/card/photograph.py FOLDER
    QT_SCALE_FACTOR=2 QT_QPA_PLATFORM=offscreen python tests/ui/card/photograph.py FOLDER

One file a state and theme; at a scale of 2 the names end in `@2x`.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from app.models.records import TrustLevel
from app.services.card import Card, CardPhase
from app.ui.card.view import CardView
from app.ui.style import apply_theme
from tests.ui import samples

CARD_SIZE = (746, 592)
"""What is left for the card at 1366 x 768 with both columns open."""

Shot = tuple[str, Callable[[], QWidget]]


def card(value: Card, tab: int = 0, history: bool = False) -> Callable[[], QWidget]:
    def make() -> QWidget:
        view = CardView(lambda: samples.NOW)
        view.set_reference(samples.REFERENCE)
        view.resize(*CARD_SIZE)
        view.show_card(value)
        view.face.tabs.bar.setCurrentIndex(tab)
        if history and value.profile:
            view.show_history(value.profile.customer.customer_id, samples.contacts(50, first=10))
        return view

    return make


def card_shots() -> Iterator[Shot]:
    of = samples.profile
    yield "card-verified", card(samples.shown(of()))
    yield "card-ivr", card(samples.shown(of(trust=TrustLevel.IVR)))
    yield "card-number-only", card(samples.shown(of(trust=TrustLevel.NUMBER)))
    yield "card-from-journal", card(samples.shown(of(trust=TrustLevel.IVR), from_journal=True))
    yield "card-looking", card(Card(phase=CardPhase.LOOKING, call_id="call-1"))
    yield "card-several", card(samples.several())
    yield "card-contradiction", card(samples.several(contradiction=True))
    yield "card-nobody", card(Card(phase=CardPhase.NOBODY, call_id="call-1"))
    yield "card-withheld", card(Card(phase=CardPhase.WITHHELD, call_id="call-1"))
    yield "card-failed", card(Card(phase=CardPhase.FAILED, call_id="call-1"))
    yield "card-empty", card(Card())
    yield "card-nothing", card(samples.shown(samples.empty_profile()))
    yield "card-zero", card(samples.shown(samples.zero_profile()))
    yield "card-too-much", card(samples.shown(samples.crowded_profile()))
    yield "card-hostile", card(samples.shown(of(samples.HOSTILE)))
    yield "card-firm", card(samples.shown(of(samples.FIRM)))
    yield "card-household", card(samples.shown(samples.crowded_profile()), tab=1)
    yield "card-timeline", card(samples.shown(of(size=12)), tab=2, history=True)
    yield "card-complaints", card(samples.shown(of()), tab=3)


def photograph(folder: Path, shots: list[Shot], suffix: str) -> None:
    for name, make in shots:
        widget = make()
        widget.show()
        QApplication.processEvents()
        widget.grab().save(str(folder / f"{name}{suffix}.png"))
        widget.close()
        widget.deleteLater()


def main() -> int:
    if len(sys.argv) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    double = "@2x" if os.environ.get("QT_SCALE_FACTOR") == "2" else ""
    for theme in ("light", "dark"):
        apply_theme(application, theme)
        photograph(folder, list(card_shots()), f"-{theme}{double}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
