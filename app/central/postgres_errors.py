"""What PostgreSQL's errors mean to a desk: by SQLSTATE, in our own words, never with a value out of a row."""

from typing import Any

from app.central.store import (
    CentralError,
    CentralForbidden,
    CentralRefused,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
    ItemRejected,
)

_TRY_AGAIN = ("08", "40", "53", "55", "57", "58", "25")
"""Connection, serialization, resources, object state, operator, system, read-only: all pass with time."""
_REFUSED_CODES = ("42501",)
_GONE_CODE = "P0404"
"""No such customer, no such edit."""
_TOO_OLD_CODES = ("42883", "3F000", "42P01", "42703")
_NETWORK_WORDS = (
    "server closed",
    "timeout",
    "could not",
    "refused",
    "resolve",
    "no route",
    "unreachable",
    "starting up",
    "shutting down",
    "recovery",
    "too many",
    "connection slots",
)
_SIGN_IN_WORDS = (
    "password authentication failed",
    "no password supplied",
    "pg_hba.conf",
    "not permitted to log in",
    "peer authentication failed",
    "certificate authentication failed",
    "valid client certificate",
    "unknown ca",
    "tls alert",
    "ssl alert",
    "does not exist",
    "permission denied for database",
)


def classify(error: Any, *, connecting: bool = False, pushing: bool = False) -> CentralError:
    """The `CentralError` for a driver's error, wrapped by SQLAlchemy or bare."""
    driver = getattr(error, "orig", error)
    state = getattr(driver, "sqlstate", None)
    if state is None:
        return _no_answer(driver) if connecting else CentralUnreachable("The line to the central database broke.")
    if state.startswith("28"):
        return CentralRefused(f"The central database refused the sign-in ({state}): this role is no active agent.")
    if state in _TOO_OLD_CODES:
        return CentralTooOld(
            f"The central database lacks what this program needs ({state}): it is older, or never made ready."
            " Ask whoever runs it for `tellerline central migrate`."
        )
    if state == _GONE_CODE:
        return CentralForbidden("gone")
    if state in _REFUSED_CODES:
        return CentralRefused(f"The central database does not allow this ({state}).")
    if state.startswith(_TRY_AGAIN):
        return CentralUnreachable(f"The central database cannot answer now ({state}).")
    if pushing and (state.startswith(("22", "23")) or state == "P0409"):
        return ItemRejected(_rejection(state, driver))
    return CentralError(f"The central database could not do it ({state}).")


def unreadable() -> CentralError:
    return CentralTooNew("The central database answered in a way this program does not understand.")


def _rejection(state: str, driver: Any) -> str:
    if state == "P0409":
        return "The central database has other content under this id already (P0409)."
    constraint = getattr(driver.diag, "constraint_name", None)
    return f"The central database will not take this record ({state}{', ' + constraint if constraint else ''})."


def _no_answer(driver: Any) -> CentralError:
    """libpq gives no SQLSTATE for a connection that never came about: its words, and whether it had to sign in."""
    words = str(driver).lower()
    if "certificate verify failed" in words or "root certificate" in words or "does not match host" in words:
        return CentralUntrusted(
            "The central database's certificate cannot be trusted: check `ca_file` and the host's name in the settings."
        )
    if "private key file" in words or "certificate file" in words:
        return CentralRefused(
            "This agent's certificate or its key cannot be used: check the password, the files of the settings, and"
            " that nobody else may read the key."
        )
    if "does not support ssl" in words:
        return CentralUntrusted("The central database offers no encryption; nothing was sent to it.")
    if 'database "' in words and "does not exist" in words:
        return CentralTooOld("This server has no such database yet. Ask whoever runs it for `tellerline central init`.")
    if any(word in words for word in _SIGN_IN_WORDS):
        return _wrong_sign_in()
    if any(word in words for word in _NETWORK_WORDS):
        return _unreachable()
    # A server that speaks another language: it asked for a password, got one, and said no.
    attempt = getattr(driver, "pgconn", None)
    if attempt is not None and attempt.used_password:
        return _wrong_sign_in()
    return _unreachable()


def _wrong_sign_in() -> CentralError:
    return CentralRefused("The central database refused the sign-in: check the agent's name and password.")


def _unreachable() -> CentralError:
    return CentralUnreachable("The central database does not answer: check its address, the network, and that it runs.")
