"""The desk built floor by floor: what lives while somebody is signed in, each part told what it needs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from app.central.store import CentralStore
from app.journal.store import DeskJournal
from app.models.records import Reference
from app.services.agent_keeper import AgentKeeper
from app.services.agent_machine import Rules
from app.services.agent_state import AgentStatus
from app.services.call import Call, Phase, first_waiting
from app.services.callbacks import Callbacks
from app.services.caller import CallerLookup
from app.services.caller_topic import CallerTopic
from app.services.calls import CallKeeper
from app.services.card import Card
from app.services.central_reader import CentralReader
from app.services.clock import SystemClock
from app.services.customer_edits import CustomerEdits
from app.services.customer_pages import CustomerPages
from app.services.day import Day
from app.services.event_log import EventLog
from app.services.lights import Lights
from app.services.locked_calls import LockedCalls
from app.services.missed_calls import MissedCalls
from app.services.notices import Notices
from app.services.reference_book import ReferenceBook
from app.services.reveals import Reveals
from app.services.room_watch import RoomWatch
from app.services.screen_lock import ScreenLock
from app.services.sharing import CustomerSharing
from app.services.state_log import StateLog
from app.services.status import CentralStatus, Light, PhoneStatus
from app.services.steps import StepFile
from app.services.verification import CallerVerification
from app.services.waiting import WaitingList
from app.services.wrap_form import WrapForm
from app.services.wrap_up import Form
from app.settings import Settings
from app.sync.runner import SyncRunner
from app.telephony.events import AnyEvent, Ended, LevelsMeasured, PhoneLost, SoundChanged
from app.telephony.handover import DEFAULT_RULES
from app.telephony.phone import Phone
from app.ui.agent_bar import AgentBar
from app.ui.call_strip import CallStrip
from app.ui.card.view import CardView
from app.ui.card_first import CardFirst
from app.ui.form.view import FormView
from app.ui.lock_page import LockPage
from app.ui.locked_calls import LockedCallsPanel
from app.ui.manager_panel import ManagerPanel
from app.ui.notice import Notice
from app.ui.password_panel import CENTRAL, LINE, PasswordPanel
from app.ui.pending import PendingPanel
from app.ui.preferences import Preferences
from app.ui.reveal import RevealPanel
from app.ui.search import SearchBox
from app.ui.sharing import SharingPanel
from app.ui.status_line import StatusLine
from app.ui.ticker import Ticker
from app.ui.today import TodayColumn
from app.ui.window import DeskWindow

MOST_NAMES = 16
"""Names of callers that are kept for calls off the strip."""


class Services:
    """What the desk does. The threads inside start with `start` and end with `stop`."""

    def __init__(
        self,
        settings: Settings,
        agent: str,
        phone: Phone,
        journal: DeskJournal,
        central: Callable[[], CentralStore],
        steps: Path | None,
    ) -> None:
        clock = SystemClock()
        self.phone = phone
        self.journal = journal
        self.steps = StepFile(steps) if steps is not None else None
        self.lights = Lights(configured=bool(settings.phone.registrar))
        self.notices = Notices()
        self.room = RoomWatch(journal)
        self.log = EventLog()
        self.reader = CentralReader(central, clock, warm_up=True, numbers=settings.numbers)
        self.sync = SyncRunner(journal, central)
        self.reference = ReferenceBook(journal)
        self.waiting = WaitingList(journal, clock)
        self.state_log = StateLog(journal)
        self.day = Day(clock, agent)
        self.calls = CallKeeper(
            phone,
            settings.numbers,
            settings.handover or DEFAULT_RULES,
            settings.trust_methods,
            settings.desk.ring_timeout_s,
            clock,
        )
        self.agent = AgentKeeper(
            journal,
            clock,
            settings.wrap,
            settings.wrap_by_queue,
            settings.reasons,
            Rules(misses_before_not_ready=settings.desk.misses_before_not_ready),
        )
        self.caller = CallerLookup(self.reader, journal)
        self.topic = CallerTopic(settings.menu_topics, clock)
        self.verification = CallerVerification(self.reader)
        self.reveals = Reveals(self.reader)
        self.locked_calls = LockedCalls(self.reader)
        self.sharing = CustomerSharing(self.reader)
        self.pages = CustomerPages(self.reader)
        self.edits = CustomerEdits(self.reader, journal, clock)
        self.callbacks = Callbacks(journal, clock)
        self.form = WrapForm(journal, clock, settings.wrap, settings.wrap_by_queue)
        self.missed = MissedCalls(journal, clock, self.form.has_form)
        self.lock = ScreenLock(settings.desk.lock_after_s, clock)

    def start(self) -> None:
        """The line to the centre, then what was left open: tables, forms, the agent's own state."""
        self.reader.start()
        self.sync.start()
        self.reader.ask_day()
        self.reader.ask_tasks()
        self.reference.start()
        self.notices.on_restored(self.form.restore(), self.form.unreadable)
        self.agent.sign_in()
        self.room.start()

    def sign_in_again(self, central: Callable[[], CentralStore] | None = None) -> None:
        """Both lines to the centre try at once, with what `central` gives if the password is a new one."""
        self.reader.sign_in_again(central)
        self.sync.sign_in_again(central)
        self.reader.ask_day()
        self.reader.ask_tasks()

    def on_central_status(self, status: CentralStatus) -> None:
        """The reader has found the centre: what waits need not wait for the next look of the sync."""
        if status.light is Light.OK:
            self.sync.sign_in_again()

    def stop(self) -> None:
        """The forms and the state first, then the lines to the centre, the journal last."""
        self.form.write_now()
        self.lock.stop()
        self.room.stop()
        self.agent.stop()
        self.state_log.stop()
        self.missed.stop()
        self.edits.stop()
        self.callbacks.stop()
        self.caller.stop()
        self.reader.stop()
        self.sync.stop()
        if self.steps is not None:
            self.steps.close()
        self.journal.close()


class Windows:
    """What the desk shows. Widgets know values only."""

    def __init__(self, settings: Settings, theme: str, language: str) -> None:
        self._call: Call | None = None
        self._names: dict[str, str] = {}
        self.phone_problem = self.central_problem = ""
        ticker = Ticker()
        self.search = SearchBox()
        self.agent_bar = AgentBar(ticker, self.search)
        self.strip = CallStrip(ticker)
        self.notice = Notice()
        self.today = TodayColumn()
        self.card = CardView()
        self.form = FormView()
        self.status_line = StatusLine()
        self.lock_page = LockPage()
        self.preferences = Preferences(theme, language)
        self.pending = PendingPanel()
        self.password = PasswordPanel()
        self.reveal = RevealPanel()
        self.manager = ManagerPanel()
        self.locked_calls = LockedCallsPanel()
        self.sharing = SharingPanel()
        self.window = DeskWindow(
            ticker,
            self.agent_bar,
            self.search,
            self.strip,
            self.notice,
            self.today,
            self.card,
            self.form,
            self.status_line,
            self.lock_page,
        )
        about = (self.reveal, self.manager, self.locked_calls, self.sharing)
        for panel in (self.preferences, self.pending, self.password, *about):
            self.window.add_panel(panel)
        self._card_first = CardFirst(self.window, self.card.show_card)
        self.card.profile_painted.connect(self._card_first.release, Qt.ConnectionType.QueuedConnection)
        self.agent_bar.set_reasons(settings.reasons)
        self.agent_bar.show_choice(theme, language)

    def show_call(self, call: Call) -> None:
        """While a call lives the window does not close."""
        self._call = call
        self._card_first.put_off("strip", self._show_strip)
        self.window.allow_closing(call.phase is Phase.ENDED)

    def _show_strip(self) -> None:
        if self._call is not None:
            self.strip.show_call(self._call)
            self.strip.show_caller_name(self._names.get(self._call.call_id, ""))

    def show_status(self, status: AgentStatus) -> None:
        """The agent's state; at a ring it gives way to the card."""
        self._card_first.put_off("state", partial(self.agent_bar.show_status, status))

    def show_waiting(self, calls: tuple[Call, ...]) -> None:
        """Calls beside the one on the strip: the one the agent may take is told, by name if its card was shown."""
        other = first_waiting(calls)
        self.strip.show_waiting(other, self._names.get(other.call_id, "") if other else "")

    def show_card(self, card: Card) -> None:
        """The first card of a call that rings goes before everything else on the screen."""
        rings = bool(card.call_id) and card.call_id not in self._names
        name = self._names[card.call_id] = card.profile.customer.name if card.profile else ""
        while len(self._names) > MOST_NAMES:
            del self._names[next(iter(self._names))]
        self._card_first.show_card(card, rings)
        if self._call is None or self._call.call_id == card.call_id:
            self._card_first.put_off("name", partial(self.strip.show_caller_name, name))

    def show_form(self, form: Form) -> None:
        """While the caller's card is on its way to the screen, the form follows it."""
        self._card_first.put_off("form", partial(self._open_form, form))

    def close_form(self) -> None:
        self._card_first.drop("form")
        if self.form.isAncestorOf(self.window.focusWidget() or self.window):
            self.window.setFocus()  # else Qt hands it to the next button, and the next key press would push that
        self.form.close_form()

    def warm_ups(self) -> tuple[Callable[[], object], ...]:
        """What the first ring would have to do for the first time."""
        return (self.card.warm_up, self.form.warm_up)

    def _open_form(self, form: Form) -> None:
        """The form, and what of it was typed into the empty card."""
        self.form.show_form(form)
        self.card.show_prospect(form.call_id, form.prospect_name, form.prospect_email, form.prospect_remark)

    def tell_typed(self) -> None:
        """What stands in the fields and was not told yet is told now: somebody is about to close or keep the form."""
        self.form.tell()
        self.card.tell()

    def show_saved(self) -> None:
        """The form is saved: the strip of a call that is over has nothing left to say."""
        if self._call is None or self._call.phase is Phase.ENDED:
            self.strip.show_call(None)

    def show_reference(self, reference: Reference) -> None:
        self.card.set_reference(reference)
        self.form.set_reference(reference)
        self.strip.set_queues(reference.queues)
        self.search.set_tiers(reference.tiers)
        self.today.set_codes(reference.dispositions, reference.queues)

    def show_phone_event(self, event: AnyEvent) -> None:
        match event:
            case SoundChanged():
                outputs = tuple(device.name for device in event.outputs)
                self.preferences.show_devices(outputs, tuple(device.name for device in event.inputs))
            case LevelsMeasured():
                self.preferences.show_levels(event.microphone, event.speaker)
            case Ended() | PhoneLost():
                self.preferences.show_levels(0, 0)

    def show_phone_status(self, status: PhoneStatus) -> None:
        self.phone_problem = status.problem
        self.status_line.show_phone(status)

    def show_central_status(self, status: CentralStatus) -> None:
        self.central_problem = status.problem
        self.status_line.show_central(status)

    def ask_line_password(self) -> bool:
        """False when the line's password is not what is wrong."""
        if self.phone_problem not in ("wrong_password", "password_missing", "refused"):
            return False
        self.password.ask_for(LINE)
        self.window.open_panel(self.password)
        return True

    def ask_own_password(self) -> bool:
        """False when the agent's password is not what is wrong."""
        if self.central_problem != "refused":
            return False
        self.password.ask_for(CENTRAL)
        self.window.open_panel(self.password)
        return True

    def open_reveal(self) -> None:
        self.window.open_panel(self.reveal)

    def open_locked_calls(self) -> None:
        self.window.open_panel(self.locked_calls)

    def open_sharing(self) -> None:
        self.window.open_panel(self.sharing)

    def open_manager(self) -> None:
        """At the manager's name."""
        header = self.card.face.header
        self.manager.anchor = header.mapTo(self.window, header.manager_place.bottomLeft().toPoint())
        self.window.open_panel(self.manager)

    def open_preferences(self) -> None:
        self.window.open_panel(self.preferences)

    def open_pending(self) -> None:
        self.window.open_panel(self.pending)
