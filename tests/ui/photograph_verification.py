"""Photographs of the verification beside its card: `python tests/ui/photograph_verification.py FOLDER`.

The whole window at 1366 x 768 in both themes and both languages; set QT_SCALE_FACTOR=2 for those at 200 %.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app.desk import Windows
from app.models.records import TrustLevel
from app.models.records_verification import LockedCall, Outcome, Revealed
from app.services.call import Phase
from app.services.card import Card, CardPhase
from app.services.verifying import Verifying, VerifyPhase
from app.settings_loader import load_settings
from app.ui import style
from app.ui.language import wear_language
from tests.ui import customers, samples
from tests.ui.test_verification import BORN, CARD, TAIL, UNTIL, answered, state

RIGHT = answered(BORN, Outcome.RIGHT, expected="1985-03-12")
WRONG = answered(BORN, Outcome.WRONG, expected="1985-03-12")
MANAGER = replace(
    CARD, code="manager", label_en="Relationship manager's name", label_zh="客户经理姓名", expected="张伟"
)


def _show(windows: Windows, shown: Verifying, trust: TrustLevel = TrustLevel.NUMBER) -> None:
    call = samples.call(Phase.TALKING, trust=trust, call_id="c1")
    windows.show_call(call)
    profile = customers.profile(trust=trust)
    windows.show_card(Card(phase=CardPhase.SHOWN, call_id="c1", profile=profile))
    windows.show_form(customers.form(call_id="c1"))
    windows.form.verification.show_verifying(replace(shown, call_id="c1", customer_id=UUID(int=1)))
    windows.strip.show_verifying(replace(shown, call_id="c1"))


def ringing(windows: Windows) -> None:
    _show(windows, Verifying(phase=VerifyPhase.RINGING))


def asking_typed(windows: Windows) -> None:
    _show(windows, Verifying(phase=VerifyPhase.OPEN, state=state()))
    windows.form.verification.row.field.setText("12 March")


def one_right_then_judged(windows: Windows) -> None:
    now = state(right=1, questions=(RIGHT, MANAGER, CARD))
    _show(windows, Verifying(phase=VerifyPhase.OPEN, state=now))


def one_wrong(windows: Windows) -> None:
    now = state(wrong=1, questions=(WRONG, TAIL, CARD))
    _show(windows, Verifying(phase=VerifyPhase.OPEN, state=now))


def verified(windows: Windows) -> None:
    now = state(TrustLevel.VERIFIED, right=2, until=UNTIL, questions=(RIGHT, TAIL, answered(CARD, Outcome.RIGHT)))
    _show(windows, Verifying(phase=VerifyPhase.OPEN, state=now), TrustLevel.VERIFIED)


def locked(windows: Windows) -> None:
    now = state(wrong=3, locked=True, questions=(WRONG, answered(TAIL, Outcome.WRONG), CARD))
    _show(windows, Verifying(phase=VerifyPhase.LOCKED, state=now))


def away(windows: Windows) -> None:
    _show(windows, Verifying(phase=VerifyPhase.FAILED, problem="unreachable"))


def reveal(windows: Windows) -> None:
    now = state(right=1, questions=(RIGHT, MANAGER, CARD))
    _show(windows, Verifying(phase=VerifyPhase.OPEN, state=now), TrustLevel.IVR)
    profile = replace(
        customers.profile(trust=TrustLevel.IVR),
        hidden=("address", "born_on"),
        reveals={"address": 30, "phone": 30, "account_number": 30, "born_on": 30},
    )
    windows.show_card(Card(phase=CardPhase.SHOWN, call_id="c1", profile=profile))
    windows.reveal.show_card(Card(phase=CardPhase.SHOWN, call_id="c1", profile=profile))
    windows.open_reveal()
    where = "上海市浦东新区世纪大道 1788 号 15 层 1503 室"
    windows.reveal.show_revealed(Revealed(customer_id=UUID(int=1), field="address", seconds=28, values=(where,)))


def unlocking(windows: Windows) -> None:
    at = datetime.now(UTC)
    calls = [
        LockedCall(agent=name, agent_name=name, call_id=name, wrong=3, at=at - timedelta(minutes=4 * n))
        for n, name in enumerate(("Anna Li", "陈思远", "Maximiliane Featherstonehaugh-Whitcombe"))
    ]
    windows.open_locked_calls()
    windows.locked_calls.show_calls(tuple(calls), at)


SCREENS: tuple[Callable[[Windows], None], ...] = (
    ringing, asking_typed, one_right_then_judged, one_wrong, verified, locked, away, reveal, unlocking,
)  # fmt: skip


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    for theme in ("light", "dark"):
        for language in ("en", "zh_CN"):
            style.apply_theme(application, theme)
            wear_language(application, language)
            for screen in SCREENS:
                windows = Windows(load_settings([], environ={}), theme, language)
                windows.window.resize(1366, 768)
                windows.window.show()
                screen(windows)
                for _ in range(30):
                    application.processEvents()
                windows.window.grab().save(str(folder / f"{screen.__name__}-{theme}-{language}.png"))
                windows.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
