-- The audit chain: each row carries the hash of the row before it, per agent and chain.

create or replace function crm.audit_hash(
    p_prev bytea, p_agent text, p_chain text, p_n bigint, p_at timestamptz,
    p_action text, p_customer uuid, p_call text, p_detail text
) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select sha256(p_prev || convert_to(jsonb_build_array(
        p_agent, p_chain, p_n, (extract(epoch from p_at) * 1000000)::bigint,
        p_action, p_customer, p_call, p_detail)::text, 'UTF8'))
$fn$;

-- How many rows an agent's chain was given, those included that the agent took back: a look inside a transaction that is
-- rolled back, or inside a statement that fails on purpose, was a look. Sequences know no rollback. Null: no agent's chain.
create or replace function crm.tried(p_agent text, p_chain text) returns regclass
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select to_regclass('crm.tried_' || md5(p_chain || ':' || p_agent))
$fn$;

create or replace function crm.count_tries_of(p_agent text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_name text;
begin
    foreach v_name in array array['tried_' || md5('seen:' || p_agent), 'tried_' || md5('done:' || p_agent)] loop
        execute format('create sequence if not exists crm.%I', v_name);
        execute format('alter sequence crm.%I owner to crm_owner', v_name);
    end loop;
end
$fn$;

create or replace function crm.count_tries() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    perform crm.count_tries_of(new.agent);
    return null;
end
$fn$;

create or replace trigger count_tries after insert on crm.agents for each row execute function crm.count_tries();

do $do$
begin
    perform crm.count_tries_of(a.agent) from crm.agents a where crm.tried(a.agent, 'done') is null;
end
$do$;

-- Rows of a chain that the one who is signed in took back, and that no row speaks of yet.
create or replace function crm.taken_back(p_chain text) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return greatest(0, pg_sequence_last_value(crm.tried(session_user, p_chain)) - coalesce((
        select t.n from crm.audit_heads t where t.agent = session_user collate "default" and t.chain = p_chain), 0));
end
$fn$;

-- A look is remembered without waiting for the disk (at most a few hundred ms of looks are lost if the server dies);
-- what is written waits as the server is configured. After rows that were taken back stands a row that says how many,
-- and they count as searches and lookups of this minute.
create or replace function crm.audit_put(
    p_chain text, p_action text, p_customer uuid, p_call text, p_detail text
) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_n bigint;
    v_h bytea;
    v_at timestamptz;
    v_tried regclass := crm.tried(session_user, p_chain);
    v_undone bigint;
begin
    if p_chain = 'seen' then
        perform set_config('synchronous_commit', 'off', true);
    end if;
    select n, h into v_n, v_h from crm.audit_heads where agent = session_user collate "default" and chain = p_chain for update;
    if not found then
        insert into crm.audit_heads (agent, chain, n, h) values (session_user, p_chain, 0, '\x')
        on conflict (agent, chain) do nothing;
        select n, h into v_n, v_h from crm.audit_heads where agent = session_user collate "default" and chain = p_chain for update;
    end if;
    v_at := clock_timestamp();
    v_undone := pg_sequence_last_value(v_tried) - v_n;
    if v_undone > 0 then
        v_n := v_n + v_undone + 1;
        v_h := crm.audit_hash(v_h, session_user, p_chain, v_n, v_at, 'undone', null, '', v_undone::text);
        insert into crm.audit (agent, chain, n, at, action, call_id, detail, h)
        values (session_user, p_chain, v_n, v_at, 'undone', '', v_undone::text, v_h);
        update crm.search_counts c
            set searches = least(c.searches + v_undone, 1000000), lookups = least(c.lookups + v_undone, 1000000)
            where p_chain = 'seen' and c.agent = session_user collate "default";
    end if;
    v_n := v_n + 1;
    if v_tried is not null then
        perform setval(v_tried, v_n);
    end if;
    v_h := crm.audit_hash(v_h, session_user, p_chain, v_n, v_at, p_action, p_customer, p_call, p_detail);
    insert into crm.audit (agent, chain, n, at, action, customer_id, call_id, detail, h)
    values (session_user, p_chain, v_n, v_at, p_action, p_customer, p_call, p_detail, v_h);
    update crm.audit_heads set n = v_n, h = v_h where agent = session_user collate "default" and chain = p_chain;
end
$fn$;

-- Rows whose hash does not follow from the row before, and chains whose head is not their last row. None: all is well.
-- With the heads of an anchor, only what came after them: the row an anchor names is proved by the anchor itself.
drop function if exists crm.audit_breaks();
create or replace function crm.audit_breaks(
    p_agents text[] default '{}', p_chains text[] default '{}', p_ns bigint[] default '{}'
) returns table (agent text, chain text, n bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    with known as (select f.agent, f.chain, f.n from unnest(p_agents, p_chains, p_ns) as f (agent, chain, n))
    select t.agent, t.chain, l.n
    from crm.audit_heads t
    left join known f on f.agent = t.agent and f.chain = t.chain
    cross join lateral (
        select a.n, a.h, a.at, a.action, a.customer_id, a.call_id, a.detail,
               lag(a.h, 1, '\x'::bytea) over w as prev, lag(a.n, 1, 0::bigint) over w as prev_n
        from crm.audit a
        where a.agent = t.agent and a.chain = t.chain and a.n >= coalesce(f.n, 0) window w as (order by a.n)) l
    where l.n is distinct from f.n
      and (l.n > t.n or (l.n <> l.prev_n + 1 and (l.action <> 'undone' or l.detail <> (l.n - l.prev_n - 1)::text))
           or l.h <> crm.audit_hash(l.prev, t.agent, t.chain, l.n, l.at, l.action, l.customer_id, l.call_id, l.detail))
    union all
    select t.agent, t.chain, t.n from crm.audit_heads t
    where not exists (select 1 from crm.audit a
                      where a.agent = t.agent and a.chain = t.chain and a.n = t.n and a.h = t.h)
    union all
    select f.agent, f.chain, f.n from known f
    where not exists (select 1 from crm.audit_heads t where t.agent = f.agent and t.chain = f.chain)
    union all
    select a.agent, a.chain, max(a.n) from crm.audit a
    where cardinality(p_agents) = 0
      and not exists (select 1 from crm.audit_heads t where t.agent = a.agent and t.chain = a.chain)
    group by a.agent, a.chain
$fn$;

create or replace function crm.audit_stands() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    raise exception 'the audit chain is only ever added to' using errcode = '42501';
end
$fn$;

-- Every change moves a row to the end of the feed.
create or replace function crm.feed_moved() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    new.xid := pg_current_xact_id();
    return new;
end
$fn$;

create or replace trigger feed_moved before update on crm.customers
    for each row execute function crm.feed_moved();
create or replace trigger feed_moved before update on crm.accounts
    for each row execute function crm.feed_moved();
create or replace trigger feed_moved before update on crm.complaints
    for each row execute function crm.feed_moved();
create or replace trigger feed_moved before update on crm.tasks
    for each row execute function crm.feed_moved();

-- Last: whoever writes comes to the audit last, so that making triggers meets nobody half-way.
create or replace trigger audit_stands before update or delete or truncate on crm.audit
    for each statement execute function crm.audit_stands();
