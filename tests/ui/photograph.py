"""Photographs of every screen of the shell, to be looked at by a person: `python tests/ui/photograph.py FOLDER`.

Each photograph is taken in both themes and both languages, 1366 x 768; set QT_SCALE_FACTOR=2 for those at 200 %.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.models.records import TrustLevel
from app.services.agent_state import Cause, State
from app.services.call import EndReason, Phase
from app.services.status import Light, PendingStatus, SoundStatus
from app.ui import style
from app.ui.agent_bar import AgentBar
from app.ui.call_strip import CallStrip
from app.ui.language import wear_language
from app.ui.notice import Notice
from app.ui.pending import PendingPanel
from app.ui.preferences import Preferences
from app.ui.search import SearchBox
from app.ui.sign_in import SignIn
from app.ui.status_line import StatusLine
from app.ui.ticker import Ticker
from app.ui.today import TodayColumn
from app.ui.window import DeskWindow
from tests.ui import samples


class Desk:
    """The shell with two empty places where the card and the form will be."""

    def __init__(self) -> None:
        self.ticker = Ticker()
        self.search = SearchBox()
        self.bar = AgentBar(self.ticker, self.search, clock=_clock)
        self.strip = CallStrip(self.ticker, clock=_clock)
        self.notice, self.today, self.line = Notice(), TodayColumn(), StatusLine()
        self.card, self.form = _place(), _place()
        self.window = DeskWindow(
            self.ticker, self.bar, self.search, self.strip, self.notice, self.today, self.card, self.form, self.line
        )
        self.preferences, self.pending = Preferences(), PendingPanel()
        self.window.add_panel(self.preferences)
        self.window.add_panel(self.pending)
        self._fill()

    def _fill(self) -> None:
        self.bar.set_reasons(samples.REASONS)
        self.bar.show_identity(samples.IDENTITY)
        self.bar.show_status(samples.status())
        self.strip.set_queues(samples.QUEUES)
        self.today.set_codes(samples.DISPOSITIONS, samples.QUEUES)
        self.today.show_day(samples.DAY)
        self.today.show_tasks(samples.TASKS, samples.NOW.date())
        self.line.show_phone(samples.PHONE_OK)
        self.line.show_sound(samples.SOUND_OK)
        self.line.show_central(samples.CENTRAL_OK)
        self.line.show_pending(PendingStatus())


def _clock() -> int:
    return samples.NOW_NS


def _place() -> QFrame:
    made = QFrame()
    made.setProperty("role", "ground")
    return made


def idle(desk: Desk) -> None:
    desk.bar.show_status(samples.status())


def loading(desk: Desk) -> None:
    desk.line.show_pending(PendingStatus(count=1, oldest_at=samples.NOW))
    desk.bar.show_status(samples.status(State.NOT_READY, reason="SYS.LOGIN"))


def ringing_known(desk: Desk) -> None:
    desk.bar.show_status(samples.status(State.RESERVED))
    desk.strip.show_call(samples.call())
    desk.strip.show_caller_name("王小明 / Wang Xiaoming")


def ringing_withheld(desk: Desk) -> None:
    bare = samples.handover(caller_number="", withheld=True, customer_claim="", method="", menu_path="", language="")
    desk.bar.show_status(samples.status(State.RESERVED))
    desk.strip.show_call(samples.call(handover=bare, e164=None, trust=TrustLevel.NONE, encrypted=False))


def ringing_hostile(desk: Desk) -> None:
    desk.bar.show_status(samples.status(State.RESERVED))
    desk.strip.show_call(samples.call(handover=samples.hostile(), e164=None, trust=TrustLevel.NONE, encrypted=False))


def talking(desk: Desk) -> None:
    pending = {"pending": State.NOT_READY, "pending_reason": "LUNCH"}
    desk.bar.show_status(samples.status(State.TALKING, **pending))
    desk.strip.show_call(samples.call(Phase.TALKING, trust=TrustLevel.VERIFIED))
    desk.strip.show_caller_name("王小明 / Wang Xiaoming")
    desk.strip.show_waiting(
        samples.call(call_id="call-2", handover=samples.handover(queue="cards"), e164=8613912345678)
    )


def second_call_on_hold(desk: Desk) -> None:
    talking(desk)
    desk.strip.show_waiting(samples.call(Phase.HELD, call_id="call-2"), "赵建国 / Zhao Jianguo")


def dialling(desk: Desk) -> None:
    desk.bar.show_status(samples.status(State.DIALLING))
    went = samples.handover(caller_number="", called_number="+8613912345678", queue="", menu_path="", language="")
    went = replace(went, wait_s=None, customer_claim="")
    bare = {"handover": went, "e164": 8613912345678, "incoming": False, "far_end_rings": True, "encrypted": False}
    desk.strip.show_call(samples.call(Phase.DIALLING, **bare))


def ringing_stranger(desk: Desk) -> None:
    desk.bar.show_status(samples.status(State.RESERVED))
    told = samples.handover(queue="", menu_path="", language="", method="", customer_claim="", wait_s=None)
    stranger = replace(told, trusted=False)
    desk.strip.show_call(samples.call(handover=stranger, trust=TrustLevel.NONE, encrypted=False))


def locked_ringing(desk: Desk) -> None:
    desk.window._lock_page._clock = _clock
    desk.window._lock_page.show_identity(samples.IDENTITY)
    desk.window._lock_page.show_call(samples.call())
    desk.window.show_locked(True)


def locked_refused(desk: Desk) -> None:
    desk.window._lock_page.show_identity(samples.IDENTITY)
    desk.window.show_locked(True)
    desk.window._lock_page.show_refused()


def not_ready_blocked(desk: Desk) -> None:
    blocked = {"reason": "SYS.LOGIN", "ready_blocked_by": "not_registered"}
    desk.bar.show_status(samples.status(State.NOT_READY, **blocked))


def dialling_from_search(desk: Desk) -> None:
    desk.search.setText("13800138000")
    desk.search._ask()
    desk.search.show_results("13800138000", samples.FOUND)


def talking_keypad(desk: Desk) -> None:
    talking(desk)
    desk.strip.show_call(samples.call(Phase.TALKING, muted=True))
    desk.strip._toggle_keypad()
    desk.strip.keypad.show_sent("4711#")


def held(desk: Desk) -> None:
    desk.bar.show_status(samples.status(State.HOLD))
    desk.strip.show_call(samples.call(Phase.HELD))
    desk.strip.show_caller_name("Oliver Whitcombe-Featherstonehaugh of Featherstonehaugh, Smythe and Partners")


def wrap_low(desk: Desk) -> None:
    desk.bar.show_status(samples.wrapping(24))
    desk.strip.show_call(samples.call(Phase.ENDED, end_reason=EndReason.CUSTOMER_HUNG_UP))
    desk.strip.show_caller_name("王小明 / Wang Xiaoming")


def wrap_over(desk: Desk) -> None:
    wrap_low(desk)
    desk.bar.show_status(samples.wrapping(0))
    desk.notice.show_notice("wrap_expired")


def offline(desk: Desk) -> None:
    by_lead = {"pending": State.NOT_READY, "pending_reason": "MEETING", "pending_by": Cause.SUPERVISOR}
    desk.bar.show_status(samples.status(State.NOT_READY, reason="SYS.DEVICE", **by_lead))
    desk.line.show_central(samples.CENTRAL_AWAY)
    desk.line.show_pending(samples.WAITING)
    desk.line.show_sound(SoundStatus(light=Light.WRONG, problem="no_device"))
    desk.notice.show_notice("phone_lost")


def attention(desk: Desk) -> None:
    desk.line.show_pending(PendingStatus(count=3, oldest_at=samples.NOW, attention=1))
    desk.pending.show_items(samples.ITEMS, samples.NOW)
    desk.window.open_panel(desk.pending)


def preferences(desk: Desk) -> None:
    desk.preferences.show_devices(("Jabra Engage 50", "Built-in speaker"), ("Jabra Engage 50",))
    desk.preferences.show_sound(samples.SOUND_OK)
    desk.window.open_panel(desk.preferences)


def searching(desk: Desk) -> None:
    desk.search.setText("wang")
    desk.search._ask()
    desk.search.show_results("wang", samples.FOUND)


def nobody_found(desk: Desk) -> None:
    desk.window.fold_today()
    desk.search.setText("zzz")
    desk.search._ask()
    desk.search.show_results("zzz", ())


def too_many_found(desk: Desk) -> None:
    desk.search.setText("wang")
    desk.search._ask()
    why = ("name", "pinyin", "given", "word", "initials", "certificate", "code")
    hits = [replace(samples.FOUND[n % 3], matched=why[n % 7]) for n in range(20)]
    hits[1] = replace(hits[1], matched="number_end", ending="8001")
    hits[2] = replace(hits[2], matched="account", ending="0001", formerly="C10000007")
    hits[3] = replace(hits[3], refused="protected", tier="", flags=(), city="")
    hits[4] = replace(hits[4], refused="vip", name="", name_latin="", code="", tier="", flags=(), city="")
    desk.search.show_results("wang", tuple(hits))


def search_failed(desk: Desk) -> None:
    desk.search.setText("wang")
    desk.search._ask()
    desk.search.show_failed("wang", "searches")


def state_menu(desk: Desk) -> None:
    desk.bar.show_status(samples.status(State.NOT_READY, reason="BREAK", ready_blocked_by="no_sound"))
    desk.bar._state_menu.popup(desk.bar.mapToGlobal(desk.bar.rect().bottomLeft()))


SCREENS: tuple[Callable[[Desk], None], ...] = (
    idle, loading, ringing_known, ringing_withheld, ringing_hostile, talking, talking_keypad, held, wrap_low, wrap_over,
    offline, attention, preferences, searching, nobody_found, second_call_on_hold, dialling, ringing_stranger,
    locked_ringing, locked_refused, not_ready_blocked, dialling_from_search, too_many_found, search_failed,
)  # fmt: skip


def sign_in_problem() -> SignIn:
    made = SignIn(agent="li.na", password="not it", remember=True)
    made.show_problem("refused")
    return made


def sign_in_everything() -> SignIn:
    made = SignIn(agent="li.na", password="not it", remember=True)
    made._more.click()
    made.show_problem("journal_old_password_asked")
    return made


def photograph(application: QApplication, folder: Path, theme: str, language: str) -> int:
    """All screens in one theme and language; returns how many."""
    style.apply_theme(application, theme)
    wear_language(application, language)
    tail = f"{theme}-{language}"
    for screen in SCREENS:
        desk = Desk()
        desk.window.show()
        application.processEvents()
        screen(desk)
        _save(application, desk.window, folder / f"{screen.__name__}-{tail}.png")
    desk = Desk()
    desk.window.show()
    state_menu(desk)
    _save(application, desk.bar._state_menu, folder / f"state_menu-{tail}.png")
    desk.bar._state_menu.close()
    desk.window.close()
    _save(application, SignIn(), folder / f"sign_in-{tail}.png")
    _save(application, sign_in_problem(), folder / f"sign_in_problem-{tail}.png")
    _save(application, sign_in_everything(), folder / f"sign_in_everything-{tail}.png")
    return len(SCREENS) + 4


def _save(application: QApplication, widget: QWidget, path: Path) -> None:
    widget.show()
    for _ in range(3):
        application.processEvents()
    widget.grab().save(str(path))
    widget.close()


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    taken = sum(photograph(application, folder, t, lang) for t in ("light", "dark") for lang in ("en", "zh_CN"))
    print(f"{taken} photographs in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
