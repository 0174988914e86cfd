"""What the agent can mend at work by typing a password: the telephone line's, or the own one after it was changed."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject

from app.central.store import CentralStore
from app.desk import Services, Windows
from app.services.signing_in import Entry, SigningIn
from app.telephony.account import PhoneAccount
from app.ui.password_panel import LINE


class Passwords(QObject):
    """Holds the passwords of this sign-in in memory, and hands each to those who need it."""

    def __init__(
        self,
        entry: Entry,
        account: PhoneAccount,
        central_of: Callable[[str, str], CentralStore],
        signing_in: SigningIn,
        services: Services,
        windows: Windows,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._account = account
        self._central_of = central_of
        self._signing_in = signing_in
        self._services = services
        self._windows = windows

    def central(self) -> CentralStore:
        """A new line to the centre for the agent who is signed in."""
        return self._central_of(self._entry.agent, self._entry.password)

    def register(self) -> None:
        """Sign the line in, if one is set up and its password is known."""
        if not self._account.registrar:
            return
        if self._entry.line_password is None:
            self._services.lights.on_password_missing()
        else:
            self._services.phone.register(self._account, self._entry.line_password)

    def on_phone_clicked(self) -> None:
        """A password that may be wrong is asked for; another trouble makes us try again at once."""
        if not self._windows.ask_line_password() and self._windows.phone_problem:
            self.register()

    def on_central_clicked(self) -> None:
        if not self._windows.ask_own_password() and self._windows.central_problem:
            self._services.sign_in_again()

    def on_password_given(self, what: str, password: str) -> None:
        if what == LINE:
            self._entry = replace(self._entry, line_password=password)
            self._windows.password.accept()
            self.register()
            self._signing_in.keep_line_password(self._entry.agent, password)
        else:
            self._signing_in.ask_again(self._entry.agent, password, self._entry.password)

    def on_entered(self, entry: Entry) -> None:
        """The centre took the new password."""
        self._entry = replace(self._entry, password=entry.password)
        self._services.lock.use_password(entry.password)
        self._windows.password.accept()
        self._services.sign_in_again(self.central)

    def on_refused(self, word: str) -> None:
        self._windows.password.show_problem(word)
