"""How the line to a PostgreSQL is opened: one connection, verified, with time limits, its password not in the URL."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from app.central.home import EMBEDDED, embedded_url
from app.central.store import CentralRefused, CentralUnreachable

if TYPE_CHECKING:
    import sqlalchemy as sa

_LOCAL = ("", "localhost", "127.0.0.1", "::1")


class Address(msgspec.Struct, frozen=True):
    """`url` is SQLAlchemy's, with the role and without a password, or `embedded:<role>`.

    With a certificate the password opens the key file and is not sent.
    """

    url: str
    password: str = ""
    ca_file: str = ""
    certificate_file: str = ""
    key_file: str = ""

    def __repr__(self) -> str:
        return "Address(...)"


def make_engine(
    address: Address, connect_timeout_s: int, request_timeout_ms: int, application_name: str
) -> "sa.Engine":
    """Connects to nothing yet, but starts this user's own PostgreSQL if that is meant. Raises CentralUnreachable."""
    import sqlalchemy as sa

    from app.central.embedded import EmbeddedError

    try:
        text = address.url
        if text.startswith(EMBEDDED):
            text = embedded_url(text.removeprefix(EMBEDDED))
        url = sa.make_url(text)
    except EmbeddedError as error:
        raise CentralUnreachable(str(error)) from None
    except sa.exc.ArgumentError:
        raise CentralUnreachable("The address of the central database is not an SQLAlchemy URL.") from None
    limits: dict[str, Any] = {
        "connect_timeout": connect_timeout_s,
        "application_name": application_name,
        "options": f"-c timezone=UTC -c statement_timeout={request_timeout_ms}",
        "prepare_threshold": 1,
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "tcp_user_timeout": max(request_timeout_ms, 1000),
    }
    return sa.create_engine(
        url._replace(password=None),
        connect_args=limits | secure_arguments(url, address),
        isolation_level="AUTOCOMMIT",
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return=None,
        use_native_hstore=False,
        # Neither statements' values nor their errors may carry customers into a log.
        hide_parameters=True,
    )


def secure_arguments(url: "sa.URL", address: Address) -> dict[str, Any]:
    """How this agent proves who they are and, for a server elsewhere, how the server does: by the certificate check,
    unless the URL sets `sslmode` itself. Raises CentralRefused for a key that lies open.
    """
    arguments: dict[str, Any] = {"password": address.password} if address.password else {}
    if address.certificate_file:
        if not _is_encrypted(address.key_file):
            raise CentralRefused("This agent's key is not there, or lies open: it must be encrypted.")
        # libpq asks nobody for the password of a key, and fails when it does not open it.
        arguments = {"sslcert": address.certificate_file, "sslkey": address.key_file, "sslpassword": address.password}
    named = url.query.get("host", url.host or "")
    hosts = (named,) if isinstance(named, str) else named
    if address.ca_file:
        return arguments | {"sslmode": "verify-full", "sslrootcert": address.ca_file}
    if "sslmode" not in url.query and not all(_is_local(host) for host in hosts):
        return arguments | {"sslmode": "verify-full", "sslrootcert": "system"}
    return arguments


def _is_encrypted(key_file: str) -> bool:
    """Whoever copies the file of an open key is the agent."""
    try:
        return b"ENCRYPTED" in Path(key_file).read_bytes()
    except OSError:
        return False


def _is_local(host: str) -> bool:
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    return name in _LOCAL or name.startswith("/")
