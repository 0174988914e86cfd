-- What a desk may ask. Each answer is the JSON of a record in app/models/records.py.

create or replace function crm.whoami_v1() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in_as_any();
begin
    return (select jsonb_build_object('agent', a.agent, 'display_name', a.display_name, 'team', a.team,
                                      'role', a.role, 'language', a.language)
            from crm.agents a where a.agent = v_agent);
end
$fn$;

-- Who and which history this server is: changes after a failover or a restore.
create or replace function crm.epoch(out system_identifier text, out timeline text)
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select (pg_control_system()).system_identifier::text,
           case when pg_is_in_recovery() then '' else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
$fn$;

create or replace function crm.health_v1() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
begin
    return (select jsonb_build_object(
        'server_time', clock_timestamp(), 'server_version', current_setting('server_version'),
        'schema_revision', (select v.version_num from crm.schema_revision v limit 1),
        'system_identifier', e.system_identifier, 'timeline', e.timeline,
        'min_desk', k.min_client, 'max_desk', k.max_client, 'schema_epoch', k.schema_epoch)
        from crm.compat k cross join crm.epoch() e);
end
$fn$;

create or replace function crm.codes_of(p_kind text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'label_en', c.label_en, 'label_zh', c.label_zh,
                                                 'group', c.group_code, 'needs_task', c.needs_task)
                              order by c.position, c.code), '[]')
    from crm.codes c where c.kind = p_kind
$fn$;

create or replace function crm.reference_v1() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
begin
    perform crm.signed_in_as_any();
    return jsonb_build_object(
        'disposition_groups', crm.codes_of('disposition_group'), 'dispositions', crm.codes_of('disposition'),
        'products', crm.codes_of('product'), 'tiers', crm.codes_of('tier'), 'queues', crm.codes_of('queue'),
        'as_of', clock_timestamp());
end
$fn$;

-- Customers behind what was typed at the IVR: a customer code (a telephone has no C), an account number, or a card's (by BIN and last four; a key that
-- fits more than twenty names nobody).
create or replace function crm.typed(p_claim text) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_found uuid[];
begin
    select array_agg(x.id) into v_found from (
        select c.id from crm.customers c where c.code in (p_claim, 'C' || p_claim)
        union
        select a.customer_id from crm.accounts a where a.number = p_claim) x;
    if v_found is null and p_claim ~ '^[0-9]{14,19}$' then
        select array_agg(distinct a.customer_id) into v_found from crm.accounts a
        where a.card_key = left(p_claim, 6) || right(p_claim, 4);
        if cardinality(v_found) > 20 then
            v_found := null;
        end if;
    end if;
    -- A record that was merged leads to the one that was kept.
    return coalesce((select array_agg(distinct case when c.merged_into is null then x.id else crm.kept(x.id) end)
                     from unnest(v_found) x (id) left join crm.customers c on c.id = x.id), '{}');
end
$fn$;

-- Plans are made once a connection: planning anew costs more than any plan saves here. They must be good for tables that
-- were empty when the first desk connected, so only indexes count: this holds for all that is called from here.
-- Candidates and, when the caller can be only one customer, that card, in one answer.
--   number and claim agree (or the claim is one of several on the number): that one, found by both;
--   they disagree: contradiction, both offered, nothing opened, whatever the IVR says it checked: the agent asks;
--   what the IVR checked counts only for a customer whom the claim found: see crm.trust_reached;
--   prospects are offered only where no customer has the number;
--   whom this agent may not see is named, so that the call can go to who may, and nothing else is told.
create or replace function crm.lookup_v1(request jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off
set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $fn$
declare
    v_call text := left(coalesce(request->>'call_id', ''), 64);
    v_e164 bigint := (request->>'e164')::bigint;
    v_claim text := upper(regexp_replace(left(coalesce(request->>'customer_claim', ''), 64), '[\s-]', '', 'g'));
    v_trust integer;
    v_number uuid[] := '{}';
    v_typed uuid[] := '{}';
    v_found uuid[];
    v_open uuid;
    v_against boolean := false;
    v_lines jsonb;
    v_profile jsonb;
begin
    perform crm.signed_in();
    if not crm.counted('lookup', '') then
        return crm.refuse('lookups', 'lookup', null, v_call, '') || jsonb_build_object('call_id', v_call);
    end if;
    if v_e164 is not null then
        select coalesce(array_agg(distinct x.id), '{}') into v_number from (
            select case when c.merged_into is null then c.id else crm.kept(c.id) end as id from crm.phones p join crm.customers c on c.id = p.customer_id
            where p.e164 = v_e164 and (c.kind <> 'prospect' or not exists (
                select 1 from crm.phones q join crm.customers d on d.id = q.customer_id
                where q.e164 = v_e164 and d.kind <> 'prospect'))
            order by c.code limit 20) x;
    end if;
    if v_claim <> '' then
        v_typed := crm.typed(v_claim);
    end if;
    if v_number && v_typed then
        select array_agg(x) into v_found from unnest(v_typed) x where x = any (v_number);
    else
        v_against := v_number <> '{}' and v_typed <> '{}';
        v_found := v_typed || v_number;
    end if;
    perform crm.note_call(v_call, v_e164, (request->>'trust')::integer, request->>'method', v_number, v_typed,
                          v_against);
    if cardinality(v_found) = 1 then
        v_open := v_found[1];
    end if;
    if v_found = '{}' then
        return jsonb_build_object('call_id', v_call);
    end if;
    select jsonb_agg(crm.closed_line(jsonb_build_object(
            'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
            'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', coalesce(p.relation, ''), 'city', c.city,
            'found_by', case when c.id = any (v_typed) and c.id = any (v_number) then 'both'
                             when c.id = any (v_typed) then 'typed' else 'number' end),
            crm.may_not_see(c.id, v_call, ''), true)
            order by c.id = any (v_typed) desc, c.code)
        into v_lines
        from crm.customers c left join crm.phones p on p.customer_id = c.id and p.e164 = v_e164
        where c.id = any (v_found);
    if v_open is not null and v_lines->0 ? 'refused' then
        v_profile := crm.closed_card(v_open, v_lines->0, v_lines->0->>'refused');
        perform crm.refuse(v_lines->0->>'refused', 'card', v_open, v_call, '');
    elsif v_open is not null then
        v_trust := crm.trust_of(v_open, v_call, (request->>'trust')::integer);
        v_profile := crm.card(v_open, v_trust, v_lines->0->>'relation', v_lines->0->>'found_by');
        perform crm.audit_put('seen', 'card', v_open, v_call, 'trust ' || v_trust);
    else
        perform crm.audit_put('seen', 'candidates', x, v_call, '') from unnest(v_found) x;
    end if;
    return jsonb_build_object('call_id', v_call, 'candidates', v_lines, 'profile', v_profile,
                              'contradiction', v_against);
end
$fn$;

-- `reason`: why a protected customer is opened by hand on a call. A desk that knows no refusal gets a card of nobody.
drop function if exists crm.profile_v1(uuid, integer, text);
create or replace function crm.profile_v1(
    customer uuid, trust integer, call_id text, reason text default ''
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off
set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_trust integer;
    v_word text;
begin
    perform crm.signed_in();
    v_word := crm.may_not_see(customer, v_call, reason);
    if v_word = 'gone' then
        raise exception 'no such customer' using errcode = 'P0404';
    elsif v_word <> '' then
        return crm.refuse(v_word, 'card', customer, v_call, reason) || jsonb_build_object(
            'customer', jsonb_build_object('customer_id', customer, 'code', '', 'name', '', 'tier', ''),
            'trust', 0, 'as_of', clock_timestamp());
    end if;
    v_trust := crm.trust_of(customer, v_call, coalesce(trust, 0));
    perform crm.seen('card', customer, v_call, v_trust, reason);
    return crm.card(customer, v_trust, '', 'search');
end
$fn$;

-- The agent's own contacts, with the number to call back: of their own calls they had it on the telephone anyway.
create or replace function crm.day_v1(since timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_bitmapscan = off
as $fn$
declare
    v_agent text := crm.signed_in();
begin
    return (
        select coalesce(jsonb_agg(
            crm.interaction_line(i, crm.name_to_tell(c.id, c.name), true) || jsonb_build_object(
                'caller_number', case when i.direction = 'out' then i.called_number else i.caller_number end)
            order by i.at desc, i.id desc), '[]')
        from (select x.id from crm.interactions x
              where x.agent = v_agent and x.at >= since order by x.at desc, x.id desc limit 500) d
        join crm.interactions i on i.id = d.id
        left join crm.customers c on c.id = coalesce(i.customer_id, i.prospect_id));
end
$fn$;

create or replace function crm.tasks_v1() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in();
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'task_id', t.id, 'title', t.title, 'due_on', t.due_on, 'state', t.state,
            'agent', (select a.display_name from crm.agents a where a.agent = v_agent),
            'customer_id', t.customer_id, 'customer_name', crm.name_to_tell(c.id, c.name)) order by t.due_on, t.id), '[]')
        from (select x.id, x.title, x.due_on, x.state, x.customer_id from crm.tasks x
              where x.agent = v_agent and x.state = 'open' order by x.due_on, x.id limit 500) t
        left join crm.customers c on c.id = t.customer_id);
end
$fn$;

drop function if exists crm.history_v1(uuid, uuid, integer);
create or replace function crm.history_v1(
    customer uuid, before uuid, page integer, trust integer default 0, call_id text default ''
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_bitmapscan = off
as $fn$
declare
    v_trust integer := crm.trust_of(customer, call_id, coalesce(trust, 0));
    v_told boolean := crm.told('note', v_trust);
    v_at timestamptz := 'infinity';
    v_id uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
begin
    perform crm.signed_in();
    if crm.may_not_see(customer, left(coalesce(call_id, ''), 64), '') not in ('', 'gone') then
        perform crm.refuse(crm.may_not_see(customer, left(coalesce(call_id, ''), 64), ''), 'history', customer,
                           call_id, '');
        return '[]';
    end if;
    if before is not null then
        select i.at, i.id into v_at, v_id from crm.interactions i where i.id = before and i.customer_id = customer;
    end if;
    perform crm.audit_put('seen', 'history', customer, left(coalesce(call_id, ''), 64), 'trust ' || v_trust);
    return (
        select coalesce(jsonb_agg(crm.interaction_line(i, coalesce(c.name, ''), v_told)
                                  order by i.at desc, i.id desc), '[]')
        from (select x.id from crm.interactions x
              where x.customer_id = customer and (x.at, x.id) < (v_at, v_id)
              order by x.at desc, x.id desc limit least(greatest(coalesce(page, 50), 1), 200)) d
        join crm.interactions i on i.id = d.id
        left join crm.customers c on c.id = i.customer_id);
end
$fn$;
