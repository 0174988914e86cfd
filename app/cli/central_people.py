"""`tellerline central add-agent, change-agent, add-team, protect, share, unshare`: who works here and sees whom."""

import argparse
import datetime as dt
from typing import Any

from app.cli.central_place import as_administrator, new_password, verb

ROLES = ("agent", "lead", "complaints", "auditor", "admin")
_LANGUAGES = ("en", "zh_CN")


def add_verbs(verbs: Any) -> None:
    _add_agent_verbs(verbs)
    team = verb(verbs, "add-team", _add_team, "add a team, and say what it sees")
    team.add_argument("team", help="the team's name: small letters and digits")
    team.add_argument("--label", default="", help="the name others see (default: the team's name)")
    team.add_argument("--branch", default="", metavar="CODE", help="this branch and all below it (default: every one)")
    team.add_argument("--no-vip", action="store_true", help="customers with the VIP flag are for other teams")
    team.add_argument("--staff", action="store_true", help="this team may see the bank's own people as customers")
    team.add_argument("--searches-per-minute", type=int, default=30, metavar="N", help="of each agent (default 30)")
    team.add_argument("--again", action="store_true", help="the team is there: it gets what this command says")
    protect = verb(verbs, "protect", _protect, "make a customer one agent's, whom others see only if shared")
    protect.add_argument("customer", help="customer code")
    protect.add_argument("--owner", default="", metavar="AGENT", help="whose it is; without it, nobody's any more")
    protect.add_argument("--reason", required=True, help="why; it stands in the audit")
    share = verb(verbs, "share", _share, "let an agent or a team see a protected customer")
    share.add_argument("customer", help="customer code")
    share.add_argument("--until", type=dt.date.fromisoformat, default=None, metavar="DATE", help="last day, YYYY-MM-DD")
    unshare = verb(verbs, "unshare", _unshare, "take such a share back")
    unshare.add_argument("customer", help="customer code")
    for parser in (share, unshare):
        parser.add_argument("--with", dest="shared_with", required=True, metavar="WHO", help="an agent, or team:NAME")
        parser.add_argument("--reason", required=True, help="why; it stands in the audit")


def _add_agent_verbs(verbs: Any) -> None:
    agent = verb(verbs, "add-agent", _add_agent, "add an agent")
    agent.add_argument("--role", choices=ROLES, default="agent", help="what the agent may do (default: agent)")
    agent.add_argument("--language", choices=_LANGUAGES, default="en", help="the desk's language")
    agent.add_argument("--existing-role", action="store_true", help="make an agent of a role the server has already")
    change = verb(verbs, "change-agent", _change_agent, "change an agent: what is not given stays as it is")
    change.add_argument("--role", choices=ROLES, default=None, help="what the agent may do")
    change.add_argument("--language", choices=_LANGUAGES, default=None, help="the desk's language")
    change.add_argument("--new-password", action="store_true", help="give a new password, shown once")
    active = change.add_mutually_exclusive_group()
    active.add_argument("--deactivate", action="store_true", help="may do nothing from now on, and not sign in")
    active.add_argument("--activate", action="store_true", help="may work again")
    for parser in (agent, change):
        parser.add_argument("agent", help="the name to sign in with: small letters and digits")
        parser.add_argument("--name", default=None, help="the name others see (default: the sign-in name)")
        parser.add_argument("--team", "--work-team", default=None, help="the agent's team; it must be there")
        parser.add_argument(
            "--certificate", action="store_true", help="signs in by a client certificate whose common name is the agent"
        )
        parser.add_argument(
            "--agent-password-stdin",
            action="store_true",
            help="read the agent's password as a line from standard input; otherwise one is made and shown once",
        )


def _add_agent(options: argparse.Namespace) -> int:
    from app.central.people import add_agent

    password, words = None, ""
    with as_administrator(options) as connection:
        if not options.certificate:
            password, words = new_password(options.agent, from_stdin=options.agent_password_stdin)
        add_agent(
            connection,
            options.agent,
            password,
            display_name=options.name or "",
            team=options.team or "",
            role=options.role,
            language=options.language,
            existing=options.existing_role,
        )
    print(f"{words}{options.agent} may sign in{' by certificate' if options.certificate else ''}.")
    return 0


def _change_agent(options: argparse.Namespace) -> int:
    from app.central.people import change_agent

    given = {"display_name": options.name, "team": options.team, "role": options.role, "language": options.language}
    with as_administrator(options) as connection:
        password = words = ""
        if options.new_password or options.agent_password_stdin:
            password, words = new_password(options.agent, from_stdin=options.agent_password_stdin)
        change_agent(
            connection,
            options.agent,
            password=password,
            certificate=options.certificate,
            active=True if options.activate else False if options.deactivate else None,
            **{name: value for name, value in given.items() if value is not None},
        )
    print(f"{words}{options.agent} is changed.")
    return 0


def _add_team(options: argparse.Namespace) -> int:
    from app.central.people import add_team

    with as_administrator(options) as connection:
        add_team(
            connection,
            options.team,
            label=options.label,
            branch=options.branch,
            sees_vip=not options.no_vip,
            sees_staff=options.staff,
            searches_per_minute=options.searches_per_minute,
            again=options.again,
        )
    print(f"The team {options.team} is ready.")
    return 0


def _protect(options: argparse.Namespace) -> int:
    from app.central.protection import protect

    with as_administrator(options) as connection:
        protect(connection, options.customer, options.owner, options.reason)
    print(f"{options.customer} is {options.owner + chr(39) + 's' if options.owner else 'nobody' + chr(39) + 's'}.")
    return 0


def _share(options: argparse.Namespace) -> int:
    from app.central.protection import share

    with as_administrator(options) as connection:
        share(connection, options.customer, options.shared_with, options.reason, options.until)
    print(f"{options.shared_with} may see {options.customer}.")
    return 0


def _unshare(options: argparse.Namespace) -> int:
    from app.central.protection import unshare

    with as_administrator(options) as connection:
        unshare(connection, options.customer, options.shared_with, options.reason)
    print(f"{options.shared_with} no longer sees {options.customer} by a share.")
    return 0
