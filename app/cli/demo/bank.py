"""The demo's bank: an embedded PostgreSQL with invented customers, an agent, and the settings a desk needs for it."""

import secrets
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa

from app.central.admin import administrator
from app.central.demo_bank import DEMO_AGENT, make_demo_bank
from app.central.embedded import EmbeddedServer

AGENT = DEMO_AGENT
LINE = "1001"


class DemoBank:
    """Everything below `folder`. The agent's and the line's passwords are made anew each time and held in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = EmbeddedServer(folder / "central")
        self.agent_password = secrets.token_urlsafe(12)
        self.line_password = secrets.token_urlsafe(12)

    def open(self, customers: int = 10_000) -> bool:
        """Start the database; make and fill it the first time. Returns whether it was filled now."""
        self._server.start()
        passwords = {AGENT: self.agent_password}
        return make_demo_bank(self._server.admin_url(), self._server.admin_password(), passwords, customers) > 0

    def administrator(self) -> AbstractContextManager[sa.Connection]:
        """A connection of the database's owner, as a context."""
        return administrator(self._server.admin_url(), self._server.admin_password())

    @property
    def address(self) -> str:
        """SQLAlchemy URL of the agent, without the password."""
        return self._server.url(AGENT)

    @property
    def admin_address(self) -> tuple[str, str]:
        """SQLAlchemy URL of the database's owner, and its password where one is needed."""
        return self._server.admin_url(), self._server.admin_password()

    def close(self) -> None:
        self._server.stop()

    def write_settings(self, registrar_port: int, journal: Path) -> Path:
        """The settings file of a desk that works here; no secret in it."""
        path = self._folder / "tellerline.toml"
        text = f"""\
[site.central]
url = "{self._server.url(AGENT)}"

[site.phone]
registrar = "127.0.0.1:{registrar_port}"
user = "{LINE}"
display_name = "Anna Li"

[site.numbers]
region = "CN"

[site.menu_topics]
"main/1" = "enquiry"
"main/2" = "security"
"main/3" = "enquiry.loan"

[site.desk]
lock_after_s = 0
journal_dir = {str(journal)!r}
"""
        path.write_text(text, encoding="utf-8")
        return path

    @property
    def desk_secrets(self) -> dict[str, str]:
        """What the desk reads from its standard input."""
        return {"central": self.agent_password, "sip": self.line_password}
