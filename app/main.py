"""Start-up of the desk, told as a story.

At the top stands what the first window needs, and no more: whoever signs in waits for nothing else to be imported.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__
from app.logs import CrashReporter, hear_qt, log_folder, start_logs
from app.preferences import PreferenceFile
from app.services.agent_state import AgentStatus, State
from app.settings import Settings
from app.ui.first_paint import FirstPaint
from app.ui.language import wear_language
from app.ui.sign_in import SignIn
from app.ui.style import ARGUMENTS, apply_theme

if TYPE_CHECKING:
    from app.central.store import CentralStore
    from app.desk import Services, Windows
    from app.journal.store import DeskJournal
    from app.leaving import Leaving
    from app.passwords import Passwords
    from app.services.signing_in import Entry, SigningIn
    from app.telephony.phone import Phone

SWITCH_INTERVAL_S = 0.0005
"""A busy thread gives the interpreter up ten times as often as usual: the window stays quick beside it."""


class DeskOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says of this start. `given_secrets` came through stdin and lives in memory only:
    `central` is the database password, `sip` the line's; with the first, nobody is asked to sign in."""

    settings: Settings
    agent: str = ""
    given_secrets: dict[str, str] | None = None
    events_path: Path | None = None
    language: str = ""
    theme: str = ""
    on_ready: Callable[["Desk"], object] | None = None
    """Called with the desk once its window stands: the demo that plays by itself, and the bench, begin here."""
    on_painted: Callable[[], object] | None = None
    """Called once, when the first window (the sign-in, or the desk's own) was painted."""


def run_desk(options: DeskOptions) -> int:
    """Run the desk until its window closes; returns the exit status."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    folder = log_folder(options.settings.desk.log_dir)
    log = start_logs(folder)
    hear_qt()
    application = QApplication(["tellerline", *ARGUMENTS])
    application.setApplicationName("Tellerline")
    application.setQuitOnLastWindowClosed(False)
    desk = Desk(options, application, log_problem=log.problem)
    CrashReporter(folder, __version__, lambda _path: desk.defect_found.emit()).install()
    desk.begin()
    gc.freeze()  # the collector need not walk through what was imported
    gc.enable()
    try:
        return application.exec()
    finally:
        desk.stop()


class Desk(QObject):
    """One start of the program: sign in, open the house, close it again."""

    defect_found = Signal()
    """Something nobody caught was reported; may come from any thread."""

    def __init__(self, options: DeskOptions, application: QApplication, log_problem: str = "") -> None:
        super().__init__(application)
        self._log_problem = log_problem
        self._options = options
        self._application = application
        self._settings = options.settings
        self._preferences = PreferenceFile(_config_folder() / "preferences.ini")
        self._theme = options.theme or self._preferences.get("theme", self._settings.desk.theme)
        self._language = options.language or self._preferences.get("language", self._settings.desk.language)
        self.defect_found.connect(self._on_defect)
        self._sign_in: SignIn | None = None
        self._phone: Phone
        self._signing_in: SigningIn
        self._ready = False
        self.services: Services
        self.windows: Windows
        self.passwords: Passwords
        self._leaving: Leaving | None = None
        self._at_work = False
        self._opened = False
        self._painted = False

    def begin(self) -> None:
        """Somebody signs in, or has already; the phone's process starts beside the sign-in, or beside that window."""
        given = self._options.given_secrets or {}
        if "central" in given:
            self._get_ready()
        apply_theme(self._application, self._theme)
        self._language = wear_language(self._application, self._language)
        if "central" in given:
            self._signing_in.ask(self._options.agent, given["central"])
        else:
            self._show_sign_in("")

    def close(self) -> None:
        """The agent leaves, by signing out or by closing the window: that is a sign-out, not a crash to be mended."""
        if self._leaving is not None:
            self.services.agent.leave()
            self._leaving.leave()
        else:
            self._application.quit()

    def stop(self) -> None:
        """After the event loop: threads and processes end, the journal closes last."""
        if self._ready:
            self._signing_in.wait()
            self._phone.stop()
        if self._opened:
            self._warming.stop()
            self.windows.tell_typed()
            self.windows.window.hide()
            self.services.stop()

    # ---- signing in ----

    def _get_ready(self) -> None:
        """Once: the phone's process starts, and whoever signs in can be heard."""
        if self._ready:
            return
        self._ready = True
        self._phone = _phone(self, log_folder(self._settings.desk.log_dir))
        self._heard_early: list[object] = []
        self._early = self._phone.event_told.connect(self._heard_early.append)
        self._phone.start()

        from app.secrets import Secrets, SecretsFromStream
        from app.services.signing_in import SigningIn

        given = self._options.given_secrets
        secrets = Secrets() if given is None else SecretsFromStream(given)
        self._signing_in = SigningIn(self._central_of, secrets, self._journal_folder, self)
        self._signing_in.recognised.connect(self._sign_the_line_in)
        self._signing_in.recognised.connect(_import_the_house)
        self._signing_in.entered.connect(self._enter)
        self._signing_in.refused.connect(self._refuse)

    def _show_sign_in(self, problem: str) -> None:
        if self._sign_in is None:
            agent = self._options.agent or self._preferences.get("agent")
            self._sign_in = SignIn(agent)
            self._sign_in.sign_in_asked.connect(self._on_sign_in_asked)
            self._sign_in.sign_in_asked.connect(self._sign_in.show_busy)
            self._sign_in.language_asked.connect(self.choose_language)
            self._sign_in.closed.connect(self.close)
            self._sign_in.show()
            self._watch(self._sign_in)
        if problem:
            self._phone.unregister()
            self._sign_in.show_problem(problem)

    def _recall(self, sign_in: SignIn) -> None:
        """The keyring is asked beside the window, which stands already."""
        if agent := self._options.agent or self._preferences.get("agent"):
            self._signing_in.recalled.connect(sign_in.recall)
            self._signing_in.recall(agent)

    def _on_sign_in_asked(self, agent: str, password: str, remember: bool, line: str, old: str) -> None:
        self._get_ready()
        self._signing_in.ask(agent, password, remember, line, old)

    def _refuse(self, word: str) -> None:
        if self._opened:
            self.passwords.on_refused(word)
        else:
            self._show_sign_in(word)

    def _enter(self, entry: "Entry") -> None:
        """The key is there: open the journal, build the house, let the phone register."""
        from app.journal.keys import JOURNAL_FILE
        from app.journal.store import JournalError
        from app.journal.thread import JournalThread
        from app.services.journal_answers import JournalAnswers

        if self._opened:
            self.passwords.on_entered(entry)
            return
        try:
            journal = JournalThread(
                self._journal_folder(entry.agent) / JOURNAL_FILE, entry.journal_key, JournalAnswers(self).tell
            )
        except JournalError as error:
            self._show_sign_in(error.word)
            return
        try:
            self._open(entry, journal)
        except JournalError as error:
            self._on_bad_start(journal, error.word)
        else:
            self._tell_of_the_start(entry)

    def _open(self, entry: "Entry", journal: "DeskJournal") -> None:
        # What only a signed-in desk needs is imported when somebody has signed in.
        from app.desk import Services, Windows
        from app.leaving import Leaving
        from app.models.number import warm_up
        from app.passwords import Passwords
        from app.warm_pages import warm_pages
        from app.warming import Warming, settle_memory
        from app.wiring import wire, wire_the_way_in_and_out

        self.services = Services(
            self._settings,
            entry.agent,
            self._phone,
            journal,
            lambda: self.passwords.central(),  # noqa: PLW0108 - the passwords need the services, which come first
            self._options.events_path,
        )
        self.services.lock.use_password(entry.password)
        self.windows = Windows(self._settings, self._theme, self._language)
        self.passwords = Passwords(
            entry, self._settings.phone, self._central_of, self._signing_in, self.services, self.windows, self
        )
        self._warming = Warming(
            (*self.windows.warm_ups(), settle_memory), lambda: warm_up(self._settings.numbers), warm_pages, self
        )
        self._leaving = Leaving(self.services, self.windows, self._application.quit, self)
        self._opened = True
        wire(self, self.services, self.windows)
        wire_the_way_in_and_out(self.passwords, self._leaving, self.services, self.windows)
        self.windows.window.show()
        self.windows.window.activateWindow()
        self._watch(self.windows.window)
        if self._sign_in is not None:
            self._sign_in.hide()
        if entry.identity is None:
            self._sign_the_line_in(entry.line_password)
        self._phone.event_told.disconnect(self._early)
        for event in self._heard_early:
            self._phone.event_told.emit(event)
        self._heard_early.clear()
        if self._settings.phone.registrar and entry.line_password is None:
            self.services.lights.on_password_missing()
        self.services.start()
        if (tell := self._options.on_ready) is not None:
            QTimer.singleShot(0, self, lambda: tell(self))

    def _sign_the_line_in(self, line_password: str | None) -> None:
        """The registrar answers while the house is built; what the phone tells meanwhile is told to it after."""
        self._phone.choose_sound(self._preferences.sound(self._settings.sound))
        if self._settings.phone.registrar and line_password is not None:
            self._phone.register(self._settings.phone, line_password)

    def _on_bad_start(self, journal: "DeskJournal", word: str) -> None:
        """The journal opened and then failed: before the window stands, nobody is signed in."""
        if self._opened:
            self.services.notices.tell(word)
        else:
            journal.close()
            self._show_sign_in(word)

    def _tell_of_the_start(self, entry: "Entry") -> None:
        """Who is here, and what went less well than wished, though the desk stands."""
        from app.models.records import Identity

        nobody_known = Identity(agent=entry.agent, display_name="", team="", role="agent")
        self.windows.agent_bar.show_identity(entry.identity or nobody_known)
        if entry.remembered:
            self._preferences.put("agent", entry.agent)
        if self._log_problem:
            self.services.notices.tell("log_unwritable")
        if entry.not_remembered:
            self.services.notices.tell("no_keyring" if entry.not_remembered == "no_keyring" else "not_remembered")

    def _on_defect(self) -> None:
        if self._opened:
            self.windows.tell_typed()
            self.services.form.write_now()
            self.services.notices.tell("defect")

    def _keep(self, name: str, value: str) -> None:
        if not self._preferences.put(name, value) and self._opened:
            self.services.notices.tell("choice_unwritable")

    def _watch(self, window: QWidget) -> None:
        FirstPaint(window).painted.connect(self._on_painted)

    def _on_painted(self) -> None:
        if not self._painted:
            self._painted = True
            if (tell := self._options.on_painted) is not None:
                tell()
            if self._sign_in is not None and not self._opened:
                self._get_ready()
                self._recall(self._sign_in)
        if self._opened:
            self._warming.start()

    def on_agent_status(self, status: AgentStatus) -> None:
        """Signed out by choice or by a supervisor: this start of the program is over."""
        if status.state is not State.LOGGED_OUT:
            self._at_work = True
        elif self._at_work:  # before the sign-in the line may change its state too
            self.close()

    # ---- what the agent chose about this program ----

    def choose_language(self, language: str) -> None:
        self._keep("language", wear_language(self._application, language))

    def choose_theme(self, theme: str) -> None:
        self._keep("theme", theme)
        apply_theme(self._application, theme)

    def choose_device(self, use: str, name: str) -> None:
        """`use`: speaker, microphone or ringer; an empty name takes the system's default."""
        self._keep(f"sound/{use}", name)
        self._phone.choose_sound(self._preferences.sound(self._settings.sound))

    # ---- places ----

    def _central_of(self, agent: str, password: str) -> "CentralStore":
        from app.central.home import url_for_agent
        from app.central.postgres import PostgresStore

        central = self._settings.central
        return PostgresStore(
            url_for_agent(central.url, agent),
            password,
            central.ca_file,
            central.connect_timeout_s,
            central.request_timeout_s,
            certificate_file=central.certificate_file,
            key_file=central.key_file,
        )

    def _journal_folder(self, agent: str) -> Path:
        from app.journal.keys import journal_folder

        base = self._settings.desk.journal_dir
        return journal_folder(Path(base) if base else _data_folder() / "journal", agent)


def _phone(parent: QObject, logs: Path) -> "Phone":
    from app.telephony.process import PhoneProcess

    return PhoneProcess(parent, log_folder=logs)


def _import_the_house(_line_password: str | None) -> None:
    """While the journal's key is worked out; sooner, it would hold up the question to the centre."""
    import app.desk
    import app.leaving
    import app.passwords
    import app.wiring  # noqa: F401 - imported for `_open`


def _config_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("tellerline", appauthor=False))


def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("tellerline", appauthor=False))
