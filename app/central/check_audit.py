"""The proof of the audit: each chain by its own hashes, and all of them by anchors that were kept outside."""

import sqlalchemy as sa

from app.central.anchor import Anchor, merkle_root
from app.central.finding import Finding


def prove_chains(connection: sa.Connection, since: Anchor | None = None) -> Finding:
    """Each row follows from the row before it; with `since`, only the rows after that anchor are looked at.

    As the owner. A million rows take about 6 s.
    """
    heads = since.heads if since else ()
    broken = connection.execute(
        sa.text("select agent, chain, n from crm.audit_breaks(:agents, :chains, :ns) order by agent, chain, n limit 1"),
        {
            "agents": [head.agent for head in heads],
            "chains": [head.chain for head in heads],
            "ns": [head.n for head in heads],
        },
    ).first()
    if broken is not None:
        return Finding(
            False, f"The audit chain of {broken[0]} ({broken[1]}) is broken at row {broken[2]}. Keep a backup."
        )
    total = connection.exec_driver_sql("select coalesce(sum(n), 0)::bigint from crm.audit_heads").scalar_one()
    if since is None:
        return Finding(True, f"The audit chain proves itself: {total} rows, none changed, none missing.")
    fresh = total - sum(head.n for head in heads)
    return Finding(True, f"The audit chain proves itself after the anchor: {fresh} of {total} rows looked at.")


def prove_anchor(connection: sa.Connection, anchor: Anchor, name: str) -> Finding:
    """Is each head of the anchor still a row of its chain, with the same hash? `prove_chains` proves those before it.

    As the owner.
    """
    if merkle_root(anchor.heads) != anchor.root:
        return Finding(False, f"The anchor {name} was changed after it was taken: its root is not that of its heads.")
    lost = connection.execute(
        sa.text(
            "select t.agent, t.chain, t.n, a.h is null from unnest(cast(:agents as text[]),"
            " cast(:chains as text[]), cast(:ns as bigint[]), cast(:hs as text[])) as t (agent, chain, n, h)"
            " left join crm.audit a on a.agent = t.agent and a.chain = t.chain and a.n = t.n"
            " where a.h is distinct from decode(t.h, 'hex') order by t.agent, t.chain limit 1"
        ),
        {
            "agents": [head.agent for head in anchor.heads],
            "chains": [head.chain for head in anchor.heads],
            "ns": [head.n for head in anchor.heads],
            "hs": [head.h for head in anchor.heads],
        },
    ).first()
    if lost is None:
        return Finding(True, f"The audit holds all that the anchor of {anchor.at:%Y-%m-%d %H:%M:%S} UTC saw.")
    how = "was cut off before" if lost[3] else "was written anew up to"
    return Finding(
        False,
        f"The audit chain of {lost[0]} ({lost[1]}) {how} row {lost[2]}, which stood at {anchor.at:%Y-%m-%d %H:%M:%S}"
        " UTC by the anchor. Keep a backup.",
    )
