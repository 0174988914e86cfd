"""Is the central database there, does it take this agent, and do its clock and ours agree?"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.central.store import (
    CentralError,
    CentralRefused,
    CentralStore,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
)
from app.cli.doctor.finding import Finding, Health
from app.settings import Central

if TYPE_CHECKING:
    from app.central.embedded import EmbeddedServer

SKEW_ATTENTION_S = 2.0
SKEW_WRONG_S = 60.0

_ADVICE: dict[type[CentralError], str] = {
    CentralUnreachable: "Check host and port of central.url, the network and the firewall. "
    "The desk goes on with its journal and brings what was saved later.",
    CentralUntrusted: "Set central.ca_file to the authority that signed the server's certificate, and the host in "
    "central.url to the name in it. No password was sent.",
    CentralRefused: "Check the agent's name and password. Whoever keeps the database sets a new one: "
    "tellerline central add-agent.",
    CentralTooOld: "Whoever keeps the database brings it up to date: tellerline central migrate.",
    CentralTooNew: "This program is too old for the database. Install the new version.",
}


def _own_server() -> "EmbeddedServer":
    from app.central.embedded import EmbeddedServer
    from app.central.home import embedded_folder

    return EmbeddedServer(embedded_folder())


def _why_not_own(own_server: Callable[[], "EmbeddedServer"]) -> Finding | None:
    """Why this user's own PostgreSQL cannot be checked; None when it can."""
    from app.central.embedded import EmbeddedError

    bank = "Or set central.url (or TELLERLINE_CENTRAL) to work with the bank's."
    try:
        server = own_server()
        made = (server.data / "PG_VERSION").exists()
        running = made and server.running()
    except EmbeddedError as error:
        return Finding(check="central", health=Health.WRONG, said=str(error), advice=bank)
    if running:
        return None
    if made:
        said = "this user's own PostgreSQL, which does not run now"
        advice = "The desk starts it at the sign-in; tellerline central check starts it now."
    else:
        said = "this user's own PostgreSQL, which is not made yet"
        advice = "Make it: tellerline central init, then tellerline central seed (or add-agent)."
    return Finding(check="central", health=Health.SKIPPED, said=said, advice=f"{advice} {bank}")


def check_central(
    settings: Central,
    agent: str,
    password: str | None,
    open_store: Callable[[str], CentralStore],
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    own_server: Callable[[], "EmbeddedServer"] = _own_server,
) -> Iterator[Finding]:
    """`open_store(password)` gives a store that connects at its first call.

    Without a URL it is this user's own PostgreSQL, which is checked if it runs; nothing is made or started here.
    """
    if not settings.url and (found := _why_not_own(own_server)) is not None:
        yield found
        return
    if not agent or password is None:
        advice = "Name one with --agent; its password comes from the keyring (sign in once) or by --secrets-stdin."
        yield Finding(check="central", health=Health.SKIPPED, said="no agent to sign in with", advice=advice)
        return
    store = open_store(password)
    try:
        before = now()
        health = store.health()
        after = now()
        identity = store.whoami()
    except CentralError as error:
        advice = next((advice for kind, advice in _ADVICE.items() if isinstance(error, kind)), "")
        yield Finding(check="central", health=Health.WRONG, said=str(error), advice=advice)
        return
    finally:
        store.close()
    took_ms = (after - before) / timedelta(milliseconds=1)
    said = (
        f"PostgreSQL {health.server_version}, schema {health.schema_revision}, "
        f"agent {identity.agent} ({identity.role}), answered in {took_ms:.0f} ms"
    )
    yield Finding(check="central", health=Health.OK, said=said)
    yield clock_finding((health.server_time - (before + (after - before) / 2)).total_seconds())


def clock_finding(skew_s: float) -> Finding:
    """`skew_s`: how far the server's clock is ahead of ours."""
    side = "behind" if skew_s > 0 else "ahead of"
    said = f"{abs(skew_s):.1f} s {side} the central database"
    advice = "Set this computer's clock: switch on time synchronisation (Windows time, chrony, systemd-timesyncd)."
    if abs(skew_s) >= SKEW_WRONG_S:
        return Finding(check="clock", health=Health.WRONG, said=said, advice=advice)
    if abs(skew_s) >= SKEW_ATTENTION_S:
        return Finding(check="clock", health=Health.ATTENTION, said=said, advice=advice)
    return Finding(check="clock", health=Health.OK, said=said)
