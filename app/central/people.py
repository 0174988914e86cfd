"""Who works at the desks: roles of the server that may sign in, their teams, and what each team may see.

All of it is the administrator's, and each change stands in the audit under the administrator's own role.
"""

import json
import re
from typing import Any, Literal, get_args

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.central.admin import AdminError
from app.models import tables
from app.models.schema import AGENT_GROUP, CERTIFICATE_GROUP, OWNER

Role = Literal["agent", "lead", "complaints", "auditor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
CONNECTION_LIMIT = 6
"""Two of a desk, one of the doctor, and as many again while the server still holds dead ones."""
TEMP_FILES = "256MB"
"""What a statement of an agent may put on the server's disk while it sorts. Only a superuser can set it."""
_ROLE_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,62}")
_TEAM_NAME = re.compile(r"[a-z][a-z0-9_-]{0,62}")


def add_agent(
    connection: sa.Connection,
    agent: str,
    password: str | None,
    *,
    display_name: str = "",
    team: str = "",
    role: Role = "agent",
    language: str = "en",
    existing: bool = False,
) -> None:
    """A role that may sign in and execute the desk's functions. `password` None: by a client certificate in this name.

    Raises AdminError if such a role is there, unless `existing` says to make an agent of it.
    """
    if not _ROLE_NAME.fullmatch(agent) or agent.startswith(("pg_", "crm_")):
        raise AdminError(
            f"{agent!r} cannot be an agent's name: small letters, digits, and . _ - after the first letter."
        )
    with connection.begin():
        _quiet(connection)
        if _role_exists(connection, agent) and not existing:
            raise AdminError(
                f"The role {agent!r} exists on this server already. `tellerline central change-agent {agent}` changes"
                " an agent; --existing-role makes an agent of a role that is there; or choose another name."
            )
        _known_team(connection, team)
        _put_role(connection, agent)
        _put_sign_in(connection, agent, password)
        connection.exec_driver_sql(f"set local role {OWNER}")
        values = {"display_name": display_name or agent, "team": team, "role": role, "language": language}
        columns = {"agent": agent, "by_certificate": password is None, "active": True, **values}
        connection.execute(
            pg.insert(tables.agents).values(columns).on_conflict_do_update(index_elements=["agent"], set_=columns)
        )
        _audit(connection, "add-agent", {"agent": agent, "by_certificate": password is None, **values})


def change_agent(
    connection: sa.Connection,
    agent: str,
    *,
    password: str = "",
    certificate: bool = False,
    active: bool | None = None,
    **details: str,
) -> None:
    """Changes what is given and leaves the rest. `details`: display_name, team, role, language.

    An agent who is not active is refused by every function from this moment on, and cannot sign in anew.
    Raises AdminError if there is no such agent.
    """
    changes: dict[str, Any] = dict(details)
    if password or certificate:
        changes["by_certificate"] = certificate
    if active is not None:
        changes["active"] = active
    with connection.begin():
        _quiet(connection)
        connection.exec_driver_sql(f"set local role {OWNER}")
        before = (
            connection.execute(sa.select(tables.agents).where(tables.agents.c.agent == agent).with_for_update())
            .mappings()
            .one_or_none()
        )
        if before is None:
            raise AdminError(f"There is no agent {agent!r} here. `tellerline central add-agent {agent}` adds one.")
        _known_team(connection, details.get("team", ""))
        if changes:
            connection.execute(sa.update(tables.agents).where(tables.agents.c.agent == agent).values(changes))
        told = {name: [before[name], value] for name, value in changes.items() if before[name] != value}
        _audit(connection, "change-agent", {"agent": agent, "new_password": bool(password), "changed": told})
        connection.exec_driver_sql("set local role none")
        if password or certificate:
            _put_sign_in(connection, agent, None if certificate else password)
        if active is not None:
            connection.exec_driver_sql(f"alter role {_quoted(connection, agent)} {'login' if active else 'nologin'}")


def add_team(
    connection: sa.Connection,
    team: str,
    *,
    label: str = "",
    branch: str = "",
    sees_vip: bool = True,
    sees_staff: bool = False,
    searches_per_minute: int = 30,
    again: bool = False,
) -> None:
    """A team and what it sees: a branch and all below it (empty: every branch), VIPs, the bank's own people.

    Raises AdminError if the team is there (unless `again`), or the branch is not.
    """
    if not _TEAM_NAME.fullmatch(team):
        raise AdminError(f"{team!r} cannot be a team's name: small letters, digits, and _ - after the first letter.")
    columns = {
        "team": team,
        "label": label or team,
        "branch_code": branch,
        "sees_vip": sees_vip,
        "sees_staff": sees_staff,
        "searches_per_minute": searches_per_minute,
    }
    with connection.begin():
        connection.exec_driver_sql(f"set local role {OWNER}")
        if branch and not _known(connection, tables.branches.c.code, branch):
            raise AdminError(f"There is no branch {branch!r}: load the branches first, or leave the team all of them.")
        if not again and _known(connection, tables.teams.c.team, team):
            raise AdminError(f"The team {team!r} exists already; --again gives it what this command says.")
        connection.execute(
            pg.insert(tables.teams).values(columns).on_conflict_do_update(index_elements=["team"], set_=columns)
        )
        _audit(connection, "add-team", columns)


def _put_role(connection: sa.Connection, agent: str) -> None:
    quoted = _quoted(connection, agent)
    strong = connection.execute(
        sa.text(
            "select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
            " from pg_catalog.pg_roles where rolname = :agent"
        ),
        {"agent": agent},
    ).scalar_one_or_none()
    if strong:
        raise AdminError(f"The role {agent!r} has rights no agent may have; choose another name.")
    if strong is None:
        connection.exec_driver_sql(f"create role {quoted}")
    connection.exec_driver_sql(f"alter role {quoted} login inherit connection limit {CONNECTION_LIMIT}")
    if _is_superuser(connection):
        connection.exec_driver_sql(f"alter role {quoted} set temp_file_limit = '{TEMP_FILES}'")
    connection.exec_driver_sql(f"grant {AGENT_GROUP} to {quoted}")


def _put_sign_in(connection: sa.Connection, agent: str, password: str | None) -> None:
    """A password or, with None, membership in the group for which pg_hba.conf asks a certificate."""
    quoted = _quoted(connection, agent)
    if password is None:
        connection.exec_driver_sql(f"alter role {quoted} password null")
        connection.exec_driver_sql(f"grant {CERTIFICATE_GROUP} to {quoted}")
        return
    driver = connection.connection.driver_connection
    if driver is None:
        raise AdminError("The connection to the central database is gone.")
    # The server gets the SCRAM verifier: the password itself never travels, so no server log can hold it.
    verifier = driver.pgconn.encrypt_password(password.encode(), agent.encode(), b"scram-sha-256").decode()
    connection.exec_driver_sql(f"alter role {quoted} password '{verifier}'")
    member = sa.text("select pg_has_role(:agent, :certificate, 'member')")
    if connection.execute(member, {"agent": agent, "certificate": CERTIFICATE_GROUP}).scalar_one():
        connection.exec_driver_sql(f"revoke {CERTIFICATE_GROUP} from {quoted}")


def _quiet(connection: sa.Connection) -> None:
    """A statement that fails here would stand in the server's log with the verifier it carries."""
    if _is_superuser(connection):
        connection.exec_driver_sql("set local log_min_error_statement = panic")


def _is_superuser(connection: sa.Connection) -> bool:
    return bool(connection.exec_driver_sql("select current_setting('is_superuser')").scalar_one() == "on")


def _role_exists(connection: sa.Connection, agent: str) -> bool:
    known = sa.text("select 1 from pg_catalog.pg_roles where rolname = :agent")
    return connection.execute(known, {"agent": agent}).first() is not None


def _known_team(connection: sa.Connection, team: str) -> None:
    """A team nobody made would see every branch: a slip of the pen must not widen what somebody may see."""
    if team:
        connection.exec_driver_sql(f"set local role {OWNER}")
        known = _known(connection, tables.teams.c.team, team)
        connection.exec_driver_sql("set local role none")
        if not known:
            raise AdminError(f"There is no team {team!r}. `tellerline central add-team {team}` adds it.")


def _known(connection: sa.Connection, column: sa.Column[Any], value: str) -> bool:
    return connection.execute(sa.select(column).where(column == value)).first() is not None


def _audit(connection: sa.Connection, action: str, detail: dict[str, Any]) -> None:
    """As the owner; the chain is that of the role that signed in."""
    connection.execute(
        sa.text("select crm.audit_put('done', :action, null, '', :detail)"),
        {"action": action, "detail": json.dumps(detail, ensure_ascii=False)},
    )


def _quoted(connection: sa.Connection, name: str) -> str:
    return str(connection.dialect.identifier_preparer.quote_identifier(name))
