"""Is the central database as it should be? Each finding is a sentence an administrator can act on."""

from collections import Counter
from collections.abc import Mapping

import sqlalchemy as sa

from app.central.anchor import Anchor
from app.central.check_audit import prove_anchor, prove_chains
from app.central.finding import Finding
from app.models.everybody import left_to
from app.models.schema import AGENT_GROUP, OWNER, desk_functions, function_bodies, head_revision, knows, too_new


def check(
    connection: sa.Connection, since: Anchor | None = None, anchors: Mapping[str, Anchor] | None = None
) -> list[Finding]:
    """Looks and changes nothing. The first finding says whether there is anything to look at.

    With `since` only the audit's rows after that anchor are looked at. `anchors` by the names of their files.
    """
    version = connection.exec_driver_sql("show server_version").scalar_one()
    findings = [Finding(True, f"The central database answers: PostgreSQL {version}.")]
    if connection.exec_driver_sql("select to_regclass('crm.schema_revision')").scalar_one() is None:
        return [*findings, Finding(False, "It has no schema yet. Run `tellerline central init`.")]
    connection.exec_driver_sql(f"set role {OWNER}")
    try:
        revision = _revision(connection)
        if not revision.ok:
            # What follows is about functions and columns of this program's own schema.
            return [*findings, revision]
        findings += [revision, *_functions(connection), *_grants(connection), *_agents(connection)]
        findings += [_everybody(connection), prove_chains(connection, since), _counts(connection)]
        findings += [prove_anchor(connection, anchor, name) for name, anchor in (anchors or {}).items()]
    finally:
        connection.exec_driver_sql("reset role")
    return findings


def _revision(connection: sa.Connection) -> Finding:
    found = connection.exec_driver_sql("select version_num from crm.schema_revision").scalar_one_or_none()
    wanted = head_revision()
    if found == wanted:
        return Finding(True, f"The schema is at revision {found}, as this program needs it.")
    if not knows(found or ""):
        return Finding(False, too_new(found or ""))
    return Finding(
        False, f"The schema is at revision {found}, this program needs {wanted}. Run `tellerline central migrate`."
    )


def _functions(connection: sa.Connection) -> list[Finding]:
    rows = connection.exec_driver_sql(
        "select p.proname, p.prosrc, pg_get_userbyid(p.proowner),"
        " coalesce(array_to_string(p.proconfig, ','), '') from pg_proc p where p.pronamespace = 'crm'::regnamespace"
    ).all()
    wanted = function_bodies()
    found = {name: body for name, body, _owner, _config in rows}
    problems = [f"{name} is missing" for name in wanted.keys() - found.keys()]
    problems += [f"{name} is not one of this program's" for name in found.keys() - wanted.keys()]
    problems += [f"{name} was changed" for name in wanted.keys() & found.keys() if wanted[name] != found[name]]
    problems += [f"{name} is there more than once" for name, n in Counter(row[0] for row in rows).items() if n > 1]
    problems += [f"{name} belongs to {owner}" for name, _body, owner, _config in rows if owner != OWNER]
    problems += [
        f"{name} does not pin its search path"
        for name, _body, _owner, config in rows
        if "search_path=pg_catalog, pg_temp" not in config
    ]
    if problems:
        return [Finding(False, f"Functions: {problem}.") for problem in sorted(problems)]
    return [Finding(True, f"All {len(found)} functions are this program's, letter for letter.")]


def _grants(connection: sa.Connection) -> list[Finding]:
    allowed = set(
        connection.exec_driver_sql(
            "select p.proname from pg_proc p where p.pronamespace = 'crm'::regnamespace"
            " and has_function_privilege('crm_agent', p.oid, 'execute')"
        ).scalars()
    )
    theirs = set(desk_functions())
    problems = [f"agents may not execute {name}" for name in theirs - allowed]
    problems += [f"agents may execute {name}, which is not theirs" for name in allowed - theirs]
    tables = connection.exec_driver_sql(
        "select c.relname from pg_class c where c.relnamespace = 'crm'::regnamespace and c.relkind in ('r', 'p', 'v')"
        " and has_table_privilege('crm_agent', c.oid, 'select, insert, update, delete, truncate')"
    ).scalars()
    problems += [f"agents may touch the table {name}" for name in tables]
    if problems:
        return [Finding(False, f"Rights: {problem}.") for problem in sorted(problems)]
    return [Finding(True, f"Agents may execute {len(theirs)} functions and touch no table.")]


def _everybody(connection: sa.Connection) -> Finding:
    """What PostgreSQL gives to PUBLIC; and, when that is taken away, what it cannot take away."""
    left = left_to(connection, AGENT_GROUP)
    if left:
        return Finding(
            False,
            "Rights: everybody may execute functions that fill the disk or hold locks. A superuser takes them away, by"
            " `tellerline central migrate` or in this database by: "
            + " ".join(f"revoke execute on function {function} from public;" for function in left),
        )
    return Finding(
        True,
        "No agent may make large objects or take advisory locks. What PostgreSQL leaves to every role: LISTEN and"
        " NOTIFY, and lifting the time limit of their own statements (statement_timeout). The size of"
        " each answer is bounded.",
    )


def _agents(connection: sa.Connection) -> list[Finding]:
    rows = connection.exec_driver_sql(
        "select a.agent, r.oid is null, coalesce(r.rolsuper or r.rolcreaterole or r.rolbypassrls, false),"
        " coalesce(pg_has_role(r.oid, 'crm_owner', 'member'), false)"
        " from crm.agents a left join pg_roles r on r.rolname = a.agent where a.active order by a.agent"
    ).all()
    problems = [f"{agent} has no role to sign in with" for agent, gone, _strong, _owns in rows if gone]
    problems += [f"{agent} has rights no agent may have" for agent, _gone, strong, owns in rows if strong or owns]
    if problems:
        return [Finding(False, f"Agents: {problem}.") for problem in problems]
    return [Finding(True, f"{len(rows)} active agents, each with a role of their own and no more.")]


def _counts(connection: sa.Connection) -> Finding:
    row = connection.exec_driver_sql(
        "select (select count(*) from crm.customers), (select count(*) from crm.accounts),"
        " (select count(*) from crm.interactions), (select count(*) from crm.complaints where state <> 'closed'),"
        " (select count(*) from crm.tasks where state = 'open')"
    ).one()
    return Finding(
        True,
        f"{row[0]} customers, {row[1]} accounts, {row[2]} interactions, {row[3]} open complaints, {row[4]} open tasks.",
    )
