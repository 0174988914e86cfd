"""The demo bank in one call: ready, filled once, and its two people able to sign in."""

from collections.abc import Mapping
from contextlib import suppress

from app.central.admin import AdminError, administrator, make_ready
from app.central.people import Role, add_agent, add_team
from app.central.values import reckon_values
from app.models.seed.bulk import Progress
from app.models.seed.load import SEED, NotEmptyError, seed

DEMO_AGENT = "anna"
DEMO_LEAD = "lead"
_TEAM = "service"
_TEAM_LABEL = "综合服务"
_RECKONED = 20_000
"""Up to here everybody's value is reckoned at once; 100,000 take 18 s, and a minute where their tiers change."""
_NAMES = {DEMO_AGENT: "Anna Li", DEMO_LEAD: "Wei Chen"}


def make_demo_bank(
    admin_url: str,
    admin_password: str,
    agent_passwords: Mapping[str, str],
    customers: int = 10_000,
    *,
    seed_number: int = SEED,
    whole: bool = True,
    progress: Progress = lambda *_: None,
) -> int:
    """Returns how many customers were made: 0 when there were some already, which are kept.

    `agent_passwords` (for `anna`, `lead`) replace older ones, so that a demo may invent new ones at each start.
    Raises CentralError.
    """
    with administrator(admin_url, admin_password) as connection:
        make_ready(connection)
        try:
            made = seed(connection, customers, seed_number=seed_number, whole=whole, progress=progress)
        except NotEmptyError:
            made = 0
        if whole and 0 < made <= _RECKONED:
            reckon_values(connection, tiers=False)
        with suppress(AdminError):  # it is there, as somebody may have changed it
            add_team(connection, _TEAM, label=_TEAM_LABEL)
        for agent, password in agent_passwords.items():
            role: Role = "lead" if agent == DEMO_LEAD else "agent"
            add_agent(connection, agent, password, display_name=_NAMES[agent], team=_TEAM, role=role, existing=True)
    return made
