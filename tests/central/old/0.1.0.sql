-- An invented bank as Tellerline 0.1.0 left it: made by tests/central/old/make.py, never edited.

-- Who owns everything, and the group of all agents. Neither can sign in.

do $do$
begin
    if not exists (select 1 from pg_catalog.pg_roles where rolname = 'crm_owner') then
        create role crm_owner nologin;
    end if;
    if not exists (select 1 from pg_catalog.pg_roles where rolname = 'crm_agent') then
        create role crm_agent nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'crm_owner', 'member') then
        execute format('grant crm_owner to %I', current_user);
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to crm_agent', current_database());
    execute format('grant connect, create on database %I to crm_owner', current_database());
    execute format('alter database %I set jit = off', current_database());
    execute format('alter database %I set timezone = %L', current_database(), 'UTC');
    execute format('alter database %I set statement_timeout = %L', current_database(), '5s');
    execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '10s');
end
$do$;

revoke all on schema public from public;
create schema if not exists crm authorization crm_owner;

set check_function_bodies = off;
set role crm_owner;


CREATE FUNCTION crm.allowed_trust(p_said integer, p_found_by text, p_call text) RETURNS integer
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select case
        when coalesce(p_call, '') !~ '\S' then 0
        else least(greatest(coalesce(p_said, 0), 0), case p_found_by
            when 'both' then 2 when 'typed' then 2 when 'chosen' then 2 when 'number' then 1 else 0 end)
    end
$$;

ALTER FUNCTION crm.allowed_trust(p_said integer, p_found_by text, p_call text) OWNER TO crm_owner;

CREATE FUNCTION crm.audit_breaks() RETURNS TABLE(agent text, chain text, n bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    with linked as (
        select a.agent, a.chain, a.n, a.h, a.at, a.action, a.customer_id, a.call_id, a.detail,
               lag(a.h, 1, '\x'::bytea) over w as prev, lag(a.n, 1, 0::bigint) over w as prev_n
        from crm.audit a window w as (partition by a.agent, a.chain order by a.n)
    )
    select l.agent, l.chain, l.n from linked l
    where l.n <> l.prev_n + 1
       or l.h <> crm.audit_hash(l.prev, l.agent, l.chain, l.n, l.at, l.action, l.customer_id, l.call_id, l.detail)
    union all
    select t.agent, t.chain, t.n from crm.audit_heads t
    where not exists (select 1 from crm.audit a
                      where a.agent = t.agent and a.chain = t.chain and a.n = t.n and a.h = t.h)
    union all
    select a.agent, a.chain, max(a.n) from crm.audit a
    where not exists (select 1 from crm.audit_heads t where t.agent = a.agent and t.chain = a.chain)
    group by a.agent, a.chain
    union all
    select a.agent, a.chain, a.n from crm.audit a
    join crm.audit_heads t on t.agent = a.agent and t.chain = a.chain
    where a.n > t.n
$$;

ALTER FUNCTION crm.audit_breaks() OWNER TO crm_owner;

CREATE FUNCTION crm.audit_hash(p_prev bytea, p_agent text, p_chain text, p_n bigint, p_at timestamp with time zone, p_action text, p_customer uuid, p_call text, p_detail text) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select sha256(p_prev || convert_to(jsonb_build_array(
        p_agent, p_chain, p_n, (extract(epoch from p_at) * 1000000)::bigint,
        p_action, p_customer, p_call, p_detail)::text, 'UTF8'))
$$;

ALTER FUNCTION crm.audit_hash(p_prev bytea, p_agent text, p_chain text, p_n bigint, p_at timestamp with time zone, p_action text, p_customer uuid, p_call text, p_detail text) OWNER TO crm_owner;

CREATE FUNCTION crm.audit_put(p_chain text, p_action text, p_customer uuid, p_call text, p_detail text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_n bigint;
    v_h bytea;
    v_at timestamptz;
begin
    if p_chain = 'seen' then
        perform set_config('synchronous_commit', 'off', true);
    end if;
    select n, h into v_n, v_h from crm.audit_heads where agent = session_user and chain = p_chain for update;
    if not found then
        insert into crm.audit_heads (agent, chain, n, h) values (session_user, p_chain, 0, '\x')
        on conflict (agent, chain) do nothing;
        select n, h into v_n, v_h from crm.audit_heads where agent = session_user and chain = p_chain for update;
    end if;
    v_n := v_n + 1;
    v_at := clock_timestamp();
    v_h := crm.audit_hash(v_h, session_user, p_chain, v_n, v_at, p_action, p_customer, p_call, p_detail);
    insert into crm.audit (agent, chain, n, at, action, customer_id, call_id, detail, h)
    values (session_user, p_chain, v_n, v_at, p_action, p_customer, p_call, p_detail, v_h);
    update crm.audit_heads set n = v_n, h = v_h where agent = session_user and chain = p_chain;
end
$$;

ALTER FUNCTION crm.audit_put(p_chain text, p_action text, p_customer uuid, p_call text, p_detail text) OWNER TO crm_owner;

CREATE FUNCTION crm.audit_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    raise exception 'the audit chain is only ever added to' using errcode = '42501';
end
$$;

ALTER FUNCTION crm.audit_stands() OWNER TO crm_owner;

CREATE FUNCTION crm.card(p_customer uuid, p_trust integer, p_relation text, p_found_by text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET enable_bitmapscan TO 'off'
    AS $$
begin
    return (
        select jsonb_build_object(
            'customer', jsonb_build_object(
                'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
                'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', p_relation, 'city', c.city,
                'found_by', p_found_by),
            'trust', p_trust,
            'tier_reason', case when p_trust >= 2 then c.tier_reason else '' end,
            'manager', coalesce(m.name, ''), 'manager_phone', coalesce(m.phone, ''),
            'language', c.language,
            'born_on', case when p_trust >= 3 then c.born_on end,
            'customer_since', c.customer_since,
            'certificate_masked', case when p_trust >= 3 and c.certificate_tail <> ''
                then trim(c.certificate_kind || ' ····' || c.certificate_tail) else '' end,
            'address_masked', case when p_trust >= 3 then c.address else '' end,
            'phones', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'kind', p.kind, 'number_masked', '···· ' || right(p.e164::text, 4), 'verified', p.verified)
                    order by p.kind, p.e164), '[]')
                from crm.phones p where p.customer_id = c.id),
            'accounts', h.accounts,
            'totals', h.totals,
            'interactions', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'interaction_id', i.id, 'at', i.at, 'channel', i.channel, 'direction', i.direction,
                    'queue', i.queue, 'agent', coalesce(a.display_name, i.agent), 'customer_id', i.customer_id,
                    'customer_name', c.name, 'disposition', i.disposition,
                    'note', case when p_trust >= 1 then i.note else '' end, 'masked', p_trust < 1 and i.note <> '',
                    'talk_s', case when i.answered_at is not null then round(i.talk_ms / 1000.0)::integer end)
                    order by i.at desc, i.id desc), '[]')
                from (
                    select x.id, x.at, x.channel, x.direction, x.queue, x.agent, x.disposition, x.note, x.answered_at,
                           x.talk_ms, coalesce(x.customer_id, x.prospect_id) as customer_id
                    from crm.interactions x where x.customer_id = c.id order by x.at desc, x.id desc limit 10) i
                left join crm.agents a on a.agent = i.agent),
            'complaints', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'complaint_id', k.id, 'number', k.number, 'opened_at', k.opened_at, 'product', k.product,
                    'summary', case when p_trust >= 1 then left(k.what_happened, 300) else '' end,
                    'masked', p_trust < 1 and k.what_happened <> '', 'state', k.state, 'due_on', k.due_on)
                    order by k.opened_at desc), '[]')
                from (
                    select x.id, x.number, x.opened_at, x.product, x.what_happened, x.state, x.due_on
                    from crm.complaints x where x.customer_id = c.id and x.state <> 'closed'
                    order by x.opened_at desc limit 100) k),
            'tasks', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'task_id', t.id, 'title', case when p_trust >= 1 then t.title else '' end,
                    'masked', p_trust < 1, 'due_on', t.due_on, 'state', t.state,
                    'agent', coalesce(a.display_name, t.agent), 'customer_id', t.customer_id,
                    'customer_name', c.name) order by t.due_on, t.id), '[]')
                from (
                    select x.id, x.title, x.due_on, x.state, x.agent, x.customer_id
                    from crm.tasks x where x.customer_id = c.id and x.state = 'open'
                    order by x.due_on, x.id limit 100) t
                left join crm.agents a on a.agent = t.agent),
            'household', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'customer_id', o.id, 'code', o.code, 'name', o.name, 'name_latin', o.name_latin, 'kind', o.kind,
                    'tier', o.tier, 'flags', to_jsonb(o.flags), 'relation', o.household_role, 'city', o.city,
                    'found_by', 'search') order by o.code), '[]')
                from (
                    select x.id, x.code, x.name, x.name_latin, x.kind, x.tier, x.flags, x.household_role, x.city
                    from crm.customers x
                    where p_trust >= 1 and x.household_id = c.household_id and x.id <> c.id limit 100) o),
            'household_masked', p_trust < 1 and exists (
                select 1 from crm.customers o where o.household_id = c.household_id and o.id <> c.id),
            'as_of', clock_timestamp(),
            'version', c.version)
        from crm.customers c
        left join crm.managers m on m.id = c.manager_id
        cross join lateral (
            select
                coalesce(jsonb_agg(jsonb_build_object(
                    'account_id', a.id, 'kind', a.kind, 'product', a.product,
                    'number_masked', case when a.kind = 'card' and p_trust >= 2
                        then left(a.number, 6) || ' ···· ' else '···· ' end || right(a.number, 4),
                    'currency', a.currency,
                    'balance', case when p_trust >= 2 then a.balance::text end,
                    'available', case when p_trust >= 2 then a.available::text end,
                    'state', a.state, 'matures_on', a.matures_on, 'masked', p_trust < 2)
                    order by array_position(array['deposit', 'card', 'loan', 'line', 'investment', 'insurance'],
                                            a.kind), a.number), '[]') as accounts,
                case when p_trust >= 2 then jsonb_build_object(
                    'deposits', crm.money(sum(round(a.balance * r.to_home, 2)) filter (where a.kind = 'deposit')),
                    'credit_available', crm.money(
                        sum(round(a.available * r.to_home, 2)) filter (where a.kind in ('card', 'line'))),
                    'owed', crm.money(
                        sum(round(a.balance * r.to_home, 2)) filter (where a.kind in ('card', 'loan', 'line'))),
                    'masked', false)
                else jsonb_build_object('masked', count(a.id) > 0) end as totals
            from crm.accounts a left join crm.rates r on r.currency = a.currency
            where a.customer_id = c.id and a.state <> 'closed') h
        where c.id = p_customer);
end
$$;

ALTER FUNCTION crm.card(p_customer uuid, p_trust integer, p_relation text, p_found_by text) OWNER TO crm_owner;

CREATE FUNCTION crm.codes_of(p_kind text) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'label_en', c.label_en, 'label_zh', c.label_zh,
                                                 'group', c.group_code, 'needs_task', c.needs_task)
                              order by c.position, c.code), '[]')
    from crm.codes c where c.kind = p_kind
$$;

ALTER FUNCTION crm.codes_of(p_kind text) OWNER TO crm_owner;

CREATE TABLE crm.customers (
    id uuid NOT NULL,
    code text NOT NULL,
    kind text DEFAULT 'person'::text NOT NULL,
    name text NOT NULL,
    name_latin text DEFAULT ''::text NOT NULL,
    name_norm text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    given text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    pinyin text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    initials text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    latin text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    tier text DEFAULT 'standard'::text NOT NULL,
    tier_reason text DEFAULT ''::text NOT NULL,
    flags text[] DEFAULT '{}'::text[] NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    manager_id uuid,
    household_id uuid,
    household_role text DEFAULT ''::text NOT NULL,
    born_on date,
    customer_since date,
    certificate_kind text DEFAULT ''::text NOT NULL,
    certificate_tail text DEFAULT ''::text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    city text DEFAULT ''::text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    remark text DEFAULT ''::text NOT NULL,
    created_by text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    payload_sha bytea,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT ck_customers_kind CHECK ((kind = ANY (ARRAY['person'::text, 'firm'::text, 'prospect'::text]))),
    CONSTRAINT ck_customers_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT ck_customers_remark_length CHECK ((length(remark) <= 20000))
);

ALTER TABLE crm.customers OWNER TO crm_owner;

CREATE FUNCTION crm.customer_line(c crm.customers, p_relation text, p_found_by text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select jsonb_build_object(
        'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
        'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', p_relation, 'city', c.city, 'found_by', p_found_by)
$$;

ALTER FUNCTION crm.customer_line(c crm.customers, p_relation text, p_found_by text) OWNER TO crm_owner;

CREATE FUNCTION crm.day_v1(since timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_bitmapscan TO 'off'
    AS $$
declare
    v_agent text := crm.signed_in();
begin
    return (
        select coalesce(jsonb_agg(
            crm.interaction_line(i, coalesce(c.name, ''), 1) || jsonb_build_object(
                'caller_number', case when i.direction = 'out' then i.called_number else i.caller_number end)
            order by i.at desc, i.id desc), '[]')
        from (select x.id from crm.interactions x
              where x.agent = v_agent and x.at >= since order by x.at desc, x.id desc limit 500) d
        join crm.interactions i on i.id = d.id
        left join crm.customers c on c.id = coalesce(i.customer_id, i.prospect_id));
end
$$;

ALTER FUNCTION crm.day_v1(since timestamp with time zone) OWNER TO crm_owner;

CREATE FUNCTION crm.epoch(OUT system_identifier text, OUT timeline text) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select (pg_control_system()).system_identifier::text,
           case when pg_is_in_recovery() then '' else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
$$;

ALTER FUNCTION crm.epoch(OUT system_identifier text, OUT timeline text) OWNER TO crm_owner;

CREATE FUNCTION crm.feed_moved() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    new.xid := pg_current_xact_id();
    return new;
end
$$;

ALTER FUNCTION crm.feed_moved() OWNER TO crm_owner;

CREATE FUNCTION crm.health_v1() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
begin
    return (select jsonb_build_object(
        'server_time', clock_timestamp(), 'server_version', current_setting('server_version'),
        'schema_revision', (select v.version_num from crm.schema_revision v limit 1),
        'system_identifier', e.system_identifier, 'timeline', e.timeline,
        'min_desk', k.min_client, 'max_desk', k.max_client, 'schema_epoch', k.schema_epoch)
        from crm.compat k cross join crm.epoch() e);
end
$$;

ALTER FUNCTION crm.health_v1() OWNER TO crm_owner;

CREATE FUNCTION crm.history_v1(customer uuid, before uuid, page integer, trust integer DEFAULT 0, call_id text DEFAULT ''::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_bitmapscan TO 'off'
    AS $$
declare
    v_trust integer := crm.allowed_trust(trust, 'chosen', call_id);
    v_at timestamptz := 'infinity';
    v_id uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
begin
    perform crm.signed_in();
    if before is not null then
        select i.at, i.id into v_at, v_id from crm.interactions i where i.id = before and i.customer_id = customer;
    end if;
    perform crm.audit_put('seen', 'history', customer, left(coalesce(call_id, ''), 64), 'trust ' || v_trust);
    return (
        select coalesce(jsonb_agg(crm.interaction_line(i, coalesce(c.name, ''), v_trust)
                                  order by i.at desc, i.id desc), '[]')
        from (select x.id from crm.interactions x
              where x.customer_id = customer and (x.at, x.id) < (v_at, v_id)
              order by x.at desc, x.id desc limit least(greatest(coalesce(page, 50), 1), 200)) d
        join crm.interactions i on i.id = d.id
        left join crm.customers c on c.id = i.customer_id);
end
$$;

ALTER FUNCTION crm.history_v1(customer uuid, before uuid, page integer, trust integer, call_id text) OWNER TO crm_owner;

CREATE TABLE crm.interactions (
    id uuid NOT NULL,
    customer_id uuid,
    prospect_id uuid,
    agent text NOT NULL,
    channel text DEFAULT 'phone'::text NOT NULL,
    direction text DEFAULT 'in'::text NOT NULL,
    queue text DEFAULT ''::text NOT NULL,
    trust smallint DEFAULT '0'::smallint NOT NULL,
    disposition text DEFAULT ''::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    saved_at timestamp with time zone,
    wrap_ms integer DEFAULT 0 NOT NULL,
    call_id text DEFAULT ''::text NOT NULL,
    pbx_call_id text DEFAULT ''::text NOT NULL,
    caller_number text DEFAULT ''::text NOT NULL,
    called_number text DEFAULT ''::text NOT NULL,
    ivr_path text DEFAULT ''::text NOT NULL,
    ivr_method text DEFAULT ''::text NOT NULL,
    ring_at timestamp with time zone,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    ring_ms integer DEFAULT 0 NOT NULL,
    talk_ms integer DEFAULT 0 NOT NULL,
    hold_ms integer DEFAULT 0 NOT NULL,
    end_reason text DEFAULT ''::text NOT NULL,
    payload_sha bytea,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT ck_interactions_note_length CHECK ((length(note) <= 20000))
);

ALTER TABLE crm.interactions OWNER TO crm_owner;

CREATE FUNCTION crm.interaction_line(i crm.interactions, p_customer_name text, p_trust integer) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
    select jsonb_build_object(
        'interaction_id', i.id, 'at', i.at, 'channel', i.channel, 'direction', i.direction, 'queue', i.queue,
        'agent', coalesce((select a.display_name from crm.agents a where a.agent = i.agent), i.agent),
        'customer_id', coalesce(i.customer_id, i.prospect_id), 'customer_name', p_customer_name,
        'disposition', i.disposition, 'note', case when p_trust >= 1 then i.note else '' end,
        'masked', p_trust < 1 and i.note <> '',
        'talk_s', case when i.answered_at is not null then round(i.talk_ms / 1000.0)::integer end)
$$;

ALTER FUNCTION crm.interaction_line(i crm.interactions, p_customer_name text, p_trust integer) OWNER TO crm_owner;

CREATE FUNCTION crm.log_complaint_v1(item uuid, attempt uuid, payload jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'complaint_id')::uuid;
    v_opened timestamptz := (payload->>'received_at')::timestamptz;
    v_new boolean;
    v_row record;
begin
    insert into crm.complaints (id, interaction_id, customer_id, number, agent, product, what_happened, remedy_sought,
                                opened_at, due_on, payload_sha)
    values (v_id, (payload->>'interaction_id')::uuid, (payload->>'customer_id')::uuid,
            to_char(clock_timestamp(), 'YYMMDD') || '-' || upper(right(v_id::text, 8)), v_agent,
            coalesce(payload->>'product', ''), coalesce(payload->>'what_happened', ''),
            coalesce(payload->>'remedy_sought', ''), v_opened, v_opened::date + 15, v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select k.agent, k.payload_sha, k.received_at, k.customer_id into v_row from crm.complaints k where k.id = v_id;
    return crm.written('complaint', item, attempt, v_row.customer_id, '', v_new, v_agent, v_sha, v_row.agent,
                       v_row.payload_sha, v_row.received_at);
end
$$;

ALTER FUNCTION crm.log_complaint_v1(item uuid, attempt uuid, payload jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.log_interaction_v1(item uuid, attempt uuid, payload jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'interaction_id')::uuid;
    v_call jsonb := case when jsonb_typeof(payload->'call') = 'object' then payload->'call' else '{}' end;
    v_occurred timestamptz := coalesce(v_call->>'ring_at', payload->>'opened_at')::timestamptz;
    v_new boolean;
    v_row record;
begin
    insert into crm.interactions (
        id, customer_id, prospect_id, agent, channel, direction, queue, trust, disposition, note, language,
        occurred_at, at, saved_at, wrap_ms, call_id, pbx_call_id, caller_number, called_number, ivr_path, ivr_method,
        ring_at, answered_at, ended_at, ring_ms, talk_ms, hold_ms, end_reason, payload_sha)
    values (
        v_id, (payload->>'customer_id')::uuid, (payload->>'prospect_id')::uuid, v_agent,
        coalesce(payload->>'channel', 'phone'), coalesce(v_call->>'direction', 'in'), coalesce(v_call->>'queue', ''),
        coalesce((payload->>'trust')::smallint, 0), coalesce(payload->>'disposition', ''),
        coalesce(payload->>'note', ''), coalesce(payload->>'language', ''),
        v_occurred, least(v_occurred, clock_timestamp()), (payload->>'saved_at')::timestamptz,
        coalesce((payload->>'wrap_ms')::integer, 0), coalesce(v_call->>'call_id', ''),
        coalesce(v_call->>'pbx_call_id', ''), coalesce(v_call->>'caller_number', ''),
        coalesce(v_call->>'called_number', ''), coalesce(v_call->>'ivr_path', ''),
        coalesce(v_call->>'ivr_method', ''), (v_call->>'ring_at')::timestamptz,
        (v_call->>'answered_at')::timestamptz, (v_call->>'ended_at')::timestamptz,
        coalesce((v_call->>'ring_ms')::integer, 0), coalesce((v_call->>'talk_ms')::integer, 0),
        coalesce((v_call->>'hold_ms')::integer, 0), coalesce(v_call->>'end_reason', ''), v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select i.agent, i.payload_sha, i.received_at, i.customer_id into v_row from crm.interactions i where i.id = v_id;
    return crm.written('interaction', item, attempt, v_row.customer_id, coalesce(v_call->>'call_id', ''), v_new,
                       v_agent, v_sha, v_row.agent, v_row.payload_sha, v_row.received_at);
end
$$;

ALTER FUNCTION crm.log_interaction_v1(item uuid, attempt uuid, payload jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.log_prospect_v1(item uuid, attempt uuid, payload jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'prospect_id')::uuid;
    v_norm text := lower(trim(regexp_replace(normalize(coalesce(payload->>'name', ''), NFKC), '\s+', ' ', 'g')));
    v_phone text := regexp_replace(coalesce(payload->>'phone', ''), '[\s()-]', '', 'g');
    v_new boolean;
    v_row record;
begin
    insert into crm.customers (id, code, kind, name, name_norm, pinyin, language, email, remark, created_by,
                               created_at, payload_sha)
    values (v_id, 'P' || upper(right(v_id::text, 12)), 'prospect', payload->>'name', v_norm,
            case when v_norm ~ '^[a-z .''-]+$' then replace(v_norm, ' ', '') else '' end,
            coalesce(payload->>'language', ''), coalesce(payload->>'email', ''), coalesce(payload->>'remark', ''),
            v_agent, (payload->>'created_at')::timestamptz, v_sha)
    on conflict (id) do nothing;
    v_new := found;
    if v_new and v_phone ~ '^(\+[1-9][0-9]{6,14}|[1-9][0-9]{11,14})$' then
        insert into crm.phones (e164, customer_id, kind, relation, rev8)
        values (v_phone::bigint, v_id, 'mobile', 'holder',
                reverse(right(lpad(ltrim(v_phone, '+'), 8, '0'), 8))::integer)
        on conflict (e164, customer_id) do nothing;
    end if;
    select c.created_by, c.payload_sha, c.received_at into v_row from crm.customers c where c.id = v_id;
    return crm.written('prospect', item, attempt, v_id, '', v_new, v_agent, v_sha, v_row.created_by,
                       v_row.payload_sha, v_row.received_at);
end
$_$;

ALTER FUNCTION crm.log_prospect_v1(item uuid, attempt uuid, payload jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.log_state_v1(item uuid, attempt uuid, payload jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'interval_id')::uuid;
    v_new boolean;
    v_row record;
begin
    insert into crm.state_intervals (id, agent, state, reason, cause, call_id, started_at, ended_at, payload_sha)
    values (v_id, v_agent, payload->>'state', coalesce(payload->>'reason', ''), coalesce(payload->>'cause', 'agent'),
            coalesce(payload->>'call_id', ''), (payload->>'started_at')::timestamptz,
            (payload->>'ended_at')::timestamptz, v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select s.agent, s.payload_sha, s.received_at into v_row from crm.state_intervals s where s.id = v_id;
    return crm.written('state', item, attempt, null, '', v_new, v_agent, v_sha, v_row.agent, v_row.payload_sha,
                       v_row.received_at);
end
$$;

ALTER FUNCTION crm.log_state_v1(item uuid, attempt uuid, payload jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.log_task_v1(item uuid, attempt uuid, payload jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'task_id')::uuid;
    v_new boolean;
    v_row record;
begin
    insert into crm.tasks (id, interaction_id, customer_id, agent, title, due_on, created_at, payload_sha)
    values (v_id, (payload->>'interaction_id')::uuid, (payload->>'customer_id')::uuid, v_agent, payload->>'title',
            (payload->>'due_on')::date, (payload->>'created_at')::timestamptz, v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select t.agent, t.payload_sha, t.received_at, t.customer_id into v_row from crm.tasks t where t.id = v_id;
    return crm.written('task', item, attempt, v_row.customer_id, '', v_new, v_agent, v_sha, v_row.agent,
                       v_row.payload_sha, v_row.received_at);
end
$$;

ALTER FUNCTION crm.log_task_v1(item uuid, attempt uuid, payload jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.lookup_v1(request jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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
    if v_e164 is not null then
        select coalesce(array_agg(x.id), '{}') into v_number from (
            select c.id from crm.phones p join crm.customers c on c.id = p.customer_id
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
    if cardinality(v_found) = 1 then
        v_open := v_found[1];
    end if;
    if v_found = '{}' then
        return jsonb_build_object('call_id', v_call);
    end if;
    select jsonb_agg(jsonb_build_object(
            'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
            'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', coalesce(p.relation, ''), 'city', c.city,
            'found_by', case when c.id = any (v_typed) and c.id = any (v_number) then 'both'
                             when c.id = any (v_typed) then 'typed' else 'number' end)
            order by c.id = any (v_typed) desc, c.code)
        into v_lines
        from crm.customers c left join crm.phones p on p.customer_id = c.id and p.e164 = v_e164
        where c.id = any (v_found);
    if v_open is not null then
        v_trust := crm.allowed_trust((request->>'trust')::integer, v_lines->0->>'found_by', v_call);
        v_profile := crm.card(v_open, v_trust, v_lines->0->>'relation', v_lines->0->>'found_by');
        perform crm.audit_put('seen', 'card', v_open, v_call, 'trust ' || v_trust);
    else
        perform crm.audit_put('seen', 'candidates', x, v_call, '') from unnest(v_found) x;
    end if;
    return jsonb_build_object('call_id', v_call, 'candidates', v_lines, 'profile', v_profile,
                              'contradiction', v_against);
end
$$;

ALTER FUNCTION crm.lookup_v1(request jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.money(p_amount numeric) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select case when p_amount is not null then jsonb_build_object('amount', p_amount::text, 'currency', 'CNY') end
$$;

ALTER FUNCTION crm.money(p_amount numeric) OWNER TO crm_owner;

CREATE FUNCTION crm.payload_sha(p_payload jsonb) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select sha256(convert_to(p_payload::text, 'UTF8'))
$$;

ALTER FUNCTION crm.payload_sha(p_payload jsonb) OWNER TO crm_owner;

CREATE FUNCTION crm.profile_v1(customer uuid, trust integer, call_id text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    v_trust integer := crm.allowed_trust(trust, 'chosen', call_id);
    v_profile jsonb;
begin
    perform crm.signed_in();
    v_profile := crm.card(customer, v_trust, '', 'search');
    if v_profile is null then
        raise exception 'no such customer' using errcode = 'P0404';
    end if;
    perform crm.audit_put('seen', 'card', customer, left(coalesce(call_id, ''), 64), 'trust ' || v_trust);
    return v_profile;
end
$$;

ALTER FUNCTION crm.profile_v1(customer uuid, trust integer, call_id text) OWNER TO crm_owner;

CREATE FUNCTION crm.reference_v1() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
begin
    perform crm.signed_in();
    return jsonb_build_object(
        'disposition_groups', crm.codes_of('disposition_group'), 'dispositions', crm.codes_of('disposition'),
        'products', crm.codes_of('product'), 'tiers', crm.codes_of('tier'), 'queues', crm.codes_of('queue'),
        'as_of', clock_timestamp());
end
$$;

ALTER FUNCTION crm.reference_v1() OWNER TO crm_owner;

CREATE FUNCTION crm.search_digits(p_digits text, p_most integer) RETURNS TABLE(id uuid, place integer)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_tail text := reverse(right(p_digits, 8));
    v_step integer := (10 ^ (8 - length(v_tail)))::integer;
    v_low integer := v_tail::integer * v_step;
begin
    return query
        select c.id, 1 from crm.customers c where c.code = p_digits
        union all
        select a.customer_id, 2 from crm.accounts a where a.number = p_digits
        union all
        select x.customer_id, 3 from (
            select p.customer_id from crm.phones p
            where p.rev8 between v_low and v_low + v_step - 1
              and right(p.e164::text, length(p_digits)) = p_digits
            limit p_most) x;
end
$$;

ALTER FUNCTION crm.search_digits(p_digits text, p_most integer) OWNER TO crm_owner;

CREATE FUNCTION crm.search_v1(words text, most integer) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
    v_text text := lower(trim(regexp_replace(normalize(left(coalesce(words, ''), 100), NFKC), '\s+', ' ', 'g')));
    v_digits text := regexp_replace(v_text, '[^0-9]', '', 'g');
    v_most integer := least(greatest(coalesce(most, 20), 1), 100);
    v_lines jsonb;
begin
    perform crm.signed_in();
    if v_text ~ '^[-+0-9() .]*$' then
        if left(v_digits, 2) = '00' then
            v_digits := substr(v_digits, 3);
        end if;
        if length(v_digits) < 4 then
            return '[]';
        end if;
        select jsonb_agg(crm.customer_line(c, '', 'search') order by f.place, c.code) into v_lines
        from (select s.id, min(s.place) as place from crm.search_digits(v_digits, v_most) s
              group by s.id order by 2 limit v_most) f join crm.customers c on c.id = f.id;
    elsif length(v_text) >= 1 then
        select jsonb_agg(crm.customer_line(c, '', 'search') order by f.place, c.code) into v_lines
        from (select s.id, min(s.place) as place from crm.search_words(v_text, v_most) s
              group by s.id order by 2 limit v_most) f join crm.customers c on c.id = f.id;
    end if;
    perform crm.audit_put('seen', 'search', null, '', coalesce(jsonb_array_length(v_lines), 0)::text);
    return coalesce(v_lines, '[]');
end
$_$;

ALTER FUNCTION crm.search_v1(words text, most integer) OWNER TO crm_owner;

CREATE FUNCTION crm.search_words(p_text text, p_most integer) RETURNS TABLE(id uuid, place integer)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_last text := chr(1114111);
    v_bare text := replace(p_text, ' ', '');
begin
    return query
        select c.id, 1 from crm.customers c where c.code = upper(v_bare)
        union all
        (select c.id, case when c.name_norm = p_text then 1 else 3 end from crm.customers c
         where c.name_norm >= p_text and c.name_norm < p_text || v_last order by c.name_norm limit p_most)
        union all
        (select c.id, 2 from crm.customers c where c.given = p_text limit p_most)
        union all
        (select c.id, case when c.pinyin = v_bare then 2 else 4 end from crm.customers c
         where c.pinyin >= v_bare and c.pinyin < v_bare || v_last order by c.pinyin limit p_most)
        union all
        (select c.id, case when c.latin = p_text then 2 else 4 end from crm.customers c
         where c.latin >= p_text and c.latin < p_text || v_last order by c.latin limit p_most)
        union all
        (select c.id, 3 from crm.customers c where length(v_bare) between 2 and 8 and c.initials = v_bare
         limit p_most);
end
$$;

ALTER FUNCTION crm.search_words(p_text text, p_most integer) OWNER TO crm_owner;

CREATE FUNCTION crm.signed_in() RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if not exists (select 1 from crm.agents a where a.agent = session_user and a.active) then
        raise exception 'this role is no active agent' using errcode = '28000';
    end if;
    return session_user;
end
$$;

ALTER FUNCTION crm.signed_in() OWNER TO crm_owner;

CREATE FUNCTION crm.tasks_v1() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_agent text := crm.signed_in();
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'task_id', t.id, 'title', t.title, 'due_on', t.due_on, 'state', t.state,
            'agent', (select a.display_name from crm.agents a where a.agent = v_agent),
            'customer_id', t.customer_id, 'customer_name', coalesce(c.name, '')) order by t.due_on, t.id), '[]')
        from (select x.id, x.title, x.due_on, x.state, x.customer_id from crm.tasks x
              where x.agent = v_agent and x.state = 'open' order by x.due_on, x.id limit 500) t
        left join crm.customers c on c.id = t.customer_id);
end
$$;

ALTER FUNCTION crm.tasks_v1() OWNER TO crm_owner;

CREATE FUNCTION crm.typed(p_claim text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
    return coalesce(v_found, '{}');
end
$_$;

ALTER FUNCTION crm.typed(p_claim text) OWNER TO crm_owner;

CREATE FUNCTION crm.whoami_v1() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    v_agent text := crm.signed_in();
begin
    return (select jsonb_build_object('agent', a.agent, 'display_name', a.display_name, 'team', a.team,
                                      'role', a.role, 'language', a.language)
            from crm.agents a where a.agent = v_agent);
end
$$;

ALTER FUNCTION crm.whoami_v1() OWNER TO crm_owner;

CREATE FUNCTION crm.written(p_action text, p_item uuid, p_attempt uuid, p_customer uuid, p_call text, p_new boolean, p_agent text, p_sha bytea, p_row_agent text, p_row_sha bytea, p_received timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
begin
    if p_agent is distinct from p_row_agent or p_sha is distinct from p_row_sha then
        raise exception 'this id stands already with other content' using errcode = 'P0409';
    end if;
    insert into crm.receipts (item_id, attempt, agent) values (p_item, p_attempt, p_agent)
    on conflict (item_id, attempt) do update set at = clock_timestamp();
    perform crm.audit_put('done', p_action, p_customer, left(p_call, 64), case when p_new then '' else 'again' end);
    return (select jsonb_build_object('item_id', p_item, 'received_at', p_received,
                                      'system_identifier', e.system_identifier, 'timeline', e.timeline)
            from crm.epoch() e);
end
$$;

ALTER FUNCTION crm.written(p_action text, p_item uuid, p_attempt uuid, p_customer uuid, p_call text, p_new boolean, p_agent text, p_sha bytea, p_row_agent text, p_row_sha bytea, p_received timestamp with time zone) OWNER TO crm_owner;

CREATE TABLE crm.accounts (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind text NOT NULL,
    product text NOT NULL,
    number text NOT NULL COLLATE pg_catalog."C",
    card_key text COLLATE pg_catalog."C",
    currency text DEFAULT 'CNY'::text NOT NULL,
    balance numeric(20,2),
    available numeric(20,2),
    state text DEFAULT 'open'::text NOT NULL,
    opened_on date,
    matures_on date,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT ck_accounts_kind CHECK ((kind = ANY (ARRAY['deposit'::text, 'card'::text, 'loan'::text, 'line'::text, 'investment'::text, 'insurance'::text]))),
    CONSTRAINT ck_accounts_no_card_number CHECK (((kind <> 'card'::text) OR (number !~ '[0-9]{7}'::text)))
);

ALTER TABLE crm.accounts OWNER TO crm_owner;

CREATE TABLE crm.agents (
    agent text NOT NULL,
    display_name text NOT NULL,
    team text DEFAULT ''::text NOT NULL,
    role text DEFAULT 'agent'::text NOT NULL,
    language text DEFAULT 'en'::text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT ck_agents_role CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text])))
);

ALTER TABLE crm.agents OWNER TO crm_owner;

CREATE TABLE crm.audit (
    agent text NOT NULL,
    chain text NOT NULL,
    n bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    action text NOT NULL,
    customer_id uuid,
    call_id text DEFAULT ''::text NOT NULL,
    detail text DEFAULT ''::text NOT NULL,
    h bytea NOT NULL
);

ALTER TABLE crm.audit OWNER TO crm_owner;

CREATE TABLE crm.audit_heads (
    agent text NOT NULL,
    chain text NOT NULL,
    n bigint NOT NULL,
    h bytea NOT NULL
);

ALTER TABLE crm.audit_heads OWNER TO crm_owner;

CREATE TABLE crm.codes (
    kind text NOT NULL,
    code text NOT NULL,
    group_code text DEFAULT ''::text NOT NULL,
    label_en text NOT NULL,
    label_zh text NOT NULL,
    needs_task boolean DEFAULT false NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    CONSTRAINT ck_codes_kind CHECK ((kind = ANY (ARRAY['disposition_group'::text, 'disposition'::text, 'product'::text, 'tier'::text, 'queue'::text])))
);

ALTER TABLE crm.codes OWNER TO crm_owner;

CREATE TABLE crm.compat (
    one boolean DEFAULT true NOT NULL,
    min_client text DEFAULT ''::text NOT NULL,
    max_client text DEFAULT ''::text NOT NULL,
    schema_epoch integer NOT NULL,
    CONSTRAINT ck_compat_one_row CHECK (one)
);

ALTER TABLE crm.compat OWNER TO crm_owner;

CREATE TABLE crm.complaints (
    id uuid NOT NULL,
    interaction_id uuid,
    customer_id uuid,
    number text NOT NULL,
    agent text NOT NULL,
    product text DEFAULT ''::text NOT NULL,
    what_happened text DEFAULT ''::text NOT NULL,
    remedy_sought text DEFAULT ''::text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_on date,
    payload_sha bytea,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT ck_complaints_text_length CHECK (((length(what_happened) <= 20000) AND (length(remedy_sought) <= 20000)))
);

ALTER TABLE crm.complaints OWNER TO crm_owner;

CREATE TABLE crm.households (
    id uuid NOT NULL,
    label text DEFAULT ''::text NOT NULL
);

ALTER TABLE crm.households OWNER TO crm_owner;

CREATE TABLE crm.managers (
    id uuid NOT NULL,
    name text NOT NULL,
    phone text DEFAULT ''::text NOT NULL
);

ALTER TABLE crm.managers OWNER TO crm_owner;

CREATE TABLE crm.phones (
    e164 bigint NOT NULL,
    customer_id uuid NOT NULL,
    kind text DEFAULT 'mobile'::text NOT NULL,
    relation text DEFAULT 'holder'::text NOT NULL,
    rev8 integer NOT NULL,
    verified boolean DEFAULT false NOT NULL
);

ALTER TABLE crm.phones OWNER TO crm_owner;

CREATE TABLE crm.rates (
    currency text NOT NULL,
    to_home numeric(18,8) NOT NULL
);

ALTER TABLE crm.rates OWNER TO crm_owner;

CREATE TABLE crm.receipts (
    item_id uuid NOT NULL,
    attempt uuid NOT NULL,
    agent text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE crm.receipts OWNER TO crm_owner;

CREATE TABLE crm.schema_revision (
    version_num character varying(32) NOT NULL
);

ALTER TABLE crm.schema_revision OWNER TO crm_owner;

CREATE TABLE crm.state_intervals (
    id uuid NOT NULL,
    agent text NOT NULL,
    state text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    cause text DEFAULT 'agent'::text NOT NULL,
    call_id text DEFAULT ''::text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    payload_sha bytea,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT ck_state_intervals_order CHECK ((ended_at >= started_at))
);

ALTER TABLE crm.state_intervals OWNER TO crm_owner;

CREATE TABLE crm.tasks (
    id uuid NOT NULL,
    interaction_id uuid,
    customer_id uuid,
    agent text NOT NULL,
    title text NOT NULL,
    due_on date NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    payload_sha bytea,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT ck_tasks_title_length CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);

ALTER TABLE crm.tasks OWNER TO crm_owner;

ALTER TABLE ONLY crm.accounts
    ADD CONSTRAINT pk_accounts PRIMARY KEY (id);

ALTER TABLE ONLY crm.agents
    ADD CONSTRAINT pk_agents PRIMARY KEY (agent);

ALTER TABLE ONLY crm.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (agent, chain, n);

ALTER TABLE ONLY crm.audit_heads
    ADD CONSTRAINT pk_audit_heads PRIMARY KEY (agent, chain);

ALTER TABLE ONLY crm.codes
    ADD CONSTRAINT pk_codes PRIMARY KEY (kind, code);

ALTER TABLE ONLY crm.compat
    ADD CONSTRAINT pk_compat PRIMARY KEY (one);

ALTER TABLE ONLY crm.complaints
    ADD CONSTRAINT pk_complaints PRIMARY KEY (id);

ALTER TABLE ONLY crm.customers
    ADD CONSTRAINT pk_customers PRIMARY KEY (id);

ALTER TABLE ONLY crm.households
    ADD CONSTRAINT pk_households PRIMARY KEY (id);

ALTER TABLE ONLY crm.interactions
    ADD CONSTRAINT pk_interactions PRIMARY KEY (id);

ALTER TABLE ONLY crm.managers
    ADD CONSTRAINT pk_managers PRIMARY KEY (id);

ALTER TABLE ONLY crm.phones
    ADD CONSTRAINT pk_phones PRIMARY KEY (e164, customer_id);

ALTER TABLE ONLY crm.rates
    ADD CONSTRAINT pk_rates PRIMARY KEY (currency);

ALTER TABLE ONLY crm.receipts
    ADD CONSTRAINT pk_receipts PRIMARY KEY (item_id, attempt);

ALTER TABLE ONLY crm.state_intervals
    ADD CONSTRAINT pk_state_intervals PRIMARY KEY (id);

ALTER TABLE ONLY crm.tasks
    ADD CONSTRAINT pk_tasks PRIMARY KEY (id);

ALTER TABLE ONLY crm.schema_revision
    ADD CONSTRAINT schema_revision_pkc PRIMARY KEY (version_num);

CREATE INDEX ix_accounts_card_key ON crm.accounts USING btree (card_key) WHERE (card_key IS NOT NULL);

CREATE INDEX ix_accounts_customer_id ON crm.accounts USING btree (customer_id);

CREATE INDEX ix_accounts_number ON crm.accounts USING btree (number);

CREATE INDEX ix_accounts_xid ON crm.accounts USING btree (xid, id);

CREATE INDEX ix_audit_customer_id ON crm.audit USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX ix_complaints_customer ON crm.complaints USING btree (customer_id, opened_at DESC);

CREATE INDEX ix_complaints_xid ON crm.complaints USING btree (xid, id);

CREATE INDEX ix_customers_given ON crm.customers USING btree (given);

CREATE INDEX ix_customers_household_id ON crm.customers USING btree (household_id);

CREATE INDEX ix_customers_initials ON crm.customers USING btree (initials);

CREATE INDEX ix_customers_latin ON crm.customers USING btree (latin);

CREATE INDEX ix_customers_name_norm ON crm.customers USING btree (name_norm);

CREATE INDEX ix_customers_pinyin ON crm.customers USING btree (pinyin);

CREATE INDEX ix_customers_xid ON crm.customers USING btree (xid, id);

CREATE INDEX ix_interactions_agent ON crm.interactions USING btree (agent, at DESC, id DESC);

CREATE INDEX ix_interactions_customer ON crm.interactions USING btree (customer_id, at DESC, id DESC);

CREATE INDEX ix_interactions_xid ON crm.interactions USING btree (xid, id);

CREATE INDEX ix_phones_customer_id ON crm.phones USING btree (customer_id);

CREATE INDEX ix_phones_rev8 ON crm.phones USING btree (rev8);

CREATE INDEX ix_state_intervals_agent ON crm.state_intervals USING btree (agent, started_at);

CREATE INDEX ix_state_intervals_xid ON crm.state_intervals USING btree (xid, id);

CREATE INDEX ix_tasks_agent ON crm.tasks USING btree (agent, due_on) WHERE (state = 'open'::text);

CREATE INDEX ix_tasks_customer ON crm.tasks USING btree (customer_id, due_on) WHERE (state = 'open'::text);

CREATE INDEX ix_tasks_xid ON crm.tasks USING btree (xid, id);

CREATE UNIQUE INDEX uq_complaints_number ON crm.complaints USING btree (number);

CREATE UNIQUE INDEX uq_customers_code ON crm.customers USING btree (code);

CREATE TRIGGER audit_stands BEFORE DELETE OR UPDATE OR TRUNCATE ON crm.audit FOR EACH STATEMENT EXECUTE FUNCTION crm.audit_stands();

CREATE TRIGGER feed_moved BEFORE UPDATE ON crm.accounts FOR EACH ROW EXECUTE FUNCTION crm.feed_moved();

CREATE TRIGGER feed_moved BEFORE UPDATE ON crm.complaints FOR EACH ROW EXECUTE FUNCTION crm.feed_moved();

CREATE TRIGGER feed_moved BEFORE UPDATE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.feed_moved();

CREATE TRIGGER feed_moved BEFORE UPDATE ON crm.tasks FOR EACH ROW EXECUTE FUNCTION crm.feed_moved();

GRANT USAGE ON SCHEMA crm TO crm_agent;

REVOKE ALL ON FUNCTION crm.allowed_trust(p_said integer, p_found_by text, p_call text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.audit_breaks() FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.audit_hash(p_prev bytea, p_agent text, p_chain text, p_n bigint, p_at timestamp with time zone, p_action text, p_customer uuid, p_call text, p_detail text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.audit_put(p_chain text, p_action text, p_customer uuid, p_call text, p_detail text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.audit_stands() FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.card(p_customer uuid, p_trust integer, p_relation text, p_found_by text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.codes_of(p_kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.customer_line(c crm.customers, p_relation text, p_found_by text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.day_v1(since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.day_v1(since timestamp with time zone) TO crm_agent;

REVOKE ALL ON FUNCTION crm.epoch(OUT system_identifier text, OUT timeline text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.feed_moved() FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.health_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION crm.health_v1() TO crm_agent;

REVOKE ALL ON FUNCTION crm.history_v1(customer uuid, before uuid, page integer, trust integer, call_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.history_v1(customer uuid, before uuid, page integer, trust integer, call_id text) TO crm_agent;

REVOKE ALL ON FUNCTION crm.interaction_line(i crm.interactions, p_customer_name text, p_trust integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.log_complaint_v1(item uuid, attempt uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.log_complaint_v1(item uuid, attempt uuid, payload jsonb) TO crm_agent;

REVOKE ALL ON FUNCTION crm.log_interaction_v1(item uuid, attempt uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.log_interaction_v1(item uuid, attempt uuid, payload jsonb) TO crm_agent;

REVOKE ALL ON FUNCTION crm.log_prospect_v1(item uuid, attempt uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.log_prospect_v1(item uuid, attempt uuid, payload jsonb) TO crm_agent;

REVOKE ALL ON FUNCTION crm.log_state_v1(item uuid, attempt uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.log_state_v1(item uuid, attempt uuid, payload jsonb) TO crm_agent;

REVOKE ALL ON FUNCTION crm.log_task_v1(item uuid, attempt uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.log_task_v1(item uuid, attempt uuid, payload jsonb) TO crm_agent;

REVOKE ALL ON FUNCTION crm.lookup_v1(request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.lookup_v1(request jsonb) TO crm_agent;

REVOKE ALL ON FUNCTION crm.money(p_amount numeric) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.payload_sha(p_payload jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.profile_v1(customer uuid, trust integer, call_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.profile_v1(customer uuid, trust integer, call_id text) TO crm_agent;

REVOKE ALL ON FUNCTION crm.reference_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION crm.reference_v1() TO crm_agent;

REVOKE ALL ON FUNCTION crm.search_digits(p_digits text, p_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.search_v1(words text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION crm.search_v1(words text, most integer) TO crm_agent;

REVOKE ALL ON FUNCTION crm.search_words(p_text text, p_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.signed_in() FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.tasks_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION crm.tasks_v1() TO crm_agent;

REVOKE ALL ON FUNCTION crm.typed(p_claim text) FROM PUBLIC;

REVOKE ALL ON FUNCTION crm.whoami_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION crm.whoami_v1() TO crm_agent;

REVOKE ALL ON FUNCTION crm.written(p_action text, p_item uuid, p_attempt uuid, p_customer uuid, p_call text, p_new boolean, p_agent text, p_sha bytea, p_row_agent text, p_row_sha bytea, p_received timestamp with time zone) FROM PUBLIC;


insert into crm.accounts (id, customer_id, kind, product, number, card_key, currency, balance, available, state, opened_on, matures_on) values
  ('0192f000-0000-7000-9000-000000000001', '0192f000-0000-7000-8000-000000000001', 'deposit', 'savings', '6013820000010001', NULL, 'CNY', '300000.00', '299500.00', 'open', NULL, NULL),
  ('0192f000-0000-7000-9000-000000000002', '0192f000-0000-7000-8000-000000000001', 'card', 'credit_card', '622200******1234', '6222001234', 'CNY', '0.00', '50000.00', 'open', NULL, NULL),
  ('0192f000-0000-7000-9000-000000000003', '0192f000-0000-7000-8000-000000000001', 'loan', 'mortgage', '8001000003', NULL, 'CNY', '812345.67', NULL, 'open', NULL, '2041-05-01'),
  ('0192f000-0000-7000-9000-000000000004', '0192f000-0000-7000-8000-000000000003', 'deposit', 'savings', '6013820000030001', NULL, 'JPY', '1000000.00', NULL, 'open', NULL, NULL),
  ('0192f000-0000-7000-9000-000000000005', '0192f000-0000-7000-8000-000000000003', 'investment', 'fund', 'F-000-5', NULL, 'CNY', NULL, NULL, 'open', NULL, NULL),
  ('0192f000-0000-7000-9000-000000000006', '0192f000-0000-7000-8000-000000000004', 'line', 'working_capital', '8001000006', NULL, 'CNY', '-0.01', '99999999999999999.99', 'open', NULL, NULL),
  ('0192f000-0000-7000-9000-000000000007', '0192f000-0000-7000-8000-000000000005', 'deposit', 'savings', '6013820000050001', NULL, 'CNY', '0.00', NULL, 'closed', NULL, NULL),
  ('0192f000-0000-7000-9000-000000000008', '0192f000-0000-7000-8000-000000000006', 'insurance', 'life', 'P-77-8', NULL, 'CNY', '0.10', NULL, 'open', NULL, NULL);

insert into crm.agents (agent, display_name, team, role, language, active) values
  ('hao', '郝建国', 'service', 'lead', 'en', 'true'),
  ('tomas', 'Tomás Ruiz', 'service', 'agent', 'en', 'true'),
  ('yan', 'Liu Yan 刘燕', 'service', 'agent', 'en', 'true');

insert into crm.audit (agent, chain, n, at, action, customer_id, call_id, detail, h) values
  ('tomas', 'done', '1', '2026-11-22 01:22:06.631014+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a0a5-75b7-bfdb-055f0663a6f7', '', E'\\xb32dbfe8838e1c7ff6eefea5b0859f79b4d2735c00e3cb6c199e5b5eaf3cc0eb'),
  ('tomas', 'done', '10', '2026-11-22 01:22:06.643285+00', 'complaint', '0192f000-0000-7000-8000-000000000001', '', '', E'\\xa4deafc04b38b69b1af825a5ddd7233a2bbb61f03b6138fadcd75d0afdc508b4'),
  ('tomas', 'done', '11', '2026-11-22 01:22:06.644894+00', 'prospect', '01a200d8-a0b3-76ec-80bd-2d63e0c0dbbd', '', '', E'\\x8f3d96accc4bfcbe4d000cf855011a950e4a8eceed203e1ec5480a3695b6e41c'),
  ('tomas', 'done', '12', '2026-11-22 01:22:06.646201+00', 'state', NULL, '', '', E'\\xe0762410744c0d5ae52c3d96e0762cebe0f42bfa849f6b98dd2ee3b783ad1808'),
  ('tomas', 'done', '2', '2026-11-22 01:22:06.632793+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a0a7-743e-a7bb-e6ae0264dad2', '', E'\\x5be44f01706581f9681cb05cb2ba61dfe7428a6393a3120ba744f70345a67f04'),
  ('tomas', 'done', '3', '2026-11-22 01:22:06.6341+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a0a9-766a-a1dc-a80aec3e73d6', '', E'\\x1377857c396a9edfa9bf20053bf0b4238c7f556d668e2f41502d283670f75c70'),
  ('tomas', 'done', '4', '2026-11-22 01:22:06.635143+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a0aa-7157-9b50-9f301568c585', '', E'\\xe42220a59485510eee7901959b34f50158a2bdaa0ba966898d3eb9ddb4388562'),
  ('tomas', 'done', '5', '2026-11-22 01:22:06.636045+00', 'interaction', NULL, '01a200d8-a0ab-76af-b52a-08021bbd0d98', '', E'\\xf080f65ceb46cb4d5e0217dbc7d99573ac1c62279c75a8dc3f0e9fa261ef8a2a'),
  ('tomas', 'done', '6', '2026-11-22 01:22:06.637275+00', 'interaction', NULL, '01a200d8-a0ab-76af-b52a-08021bbd0d98', 'again', E'\\x39e01523718468650c8412a89a211beee59b54bf9be03a9ef16597b8622d630f'),
  ('tomas', 'done', '7', '2026-11-22 01:22:06.638764+00', 'task', '0192f000-0000-7000-8000-000000000001', '', '', E'\\x5463d7d141b16888af31fab0806a6c5a2c20d122cda21832311247913162c225'),
  ('tomas', 'done', '8', '2026-11-22 01:22:06.640029+00', 'task', '0192f000-0000-7000-8000-000000000001', '', '', E'\\xe2aaa67e2eb4063257854907c16509ae209e447c3315646ac644f976c6683422'),
  ('tomas', 'done', '9', '2026-11-22 01:22:06.641943+00', 'complaint', '0192f000-0000-7000-8000-000000000001', '', '', E'\\x27dfbf9246bfc98ae664d364e259e971c391d148acf665cd1782005da6035a4e'),
  ('tomas', 'seen', '1', '2026-11-22 01:22:06.620448+00', 'card', '0192f000-0000-7000-8000-000000000001', 'call-tomas', 'trust 2', E'\\x2c4812d2569f716e7da807639e90f1b627bf8e9247dca15da0ec6b151c1ff65b'),
  ('tomas', 'seen', '2', '2026-11-22 01:22:06.622953+00', 'card', '0192f000-0000-7000-8000-000000000001', 'call-tomas', 'trust 2', E'\\x1777285fcaf134643c0237c04efd47cb0857989f5c22580ef619acef7af5e117'),
  ('tomas', 'seen', '3', '2026-11-22 01:22:06.624091+00', 'history', '0192f000-0000-7000-8000-000000000001', 'call-tomas', 'trust 1', E'\\x52afc07b611d3d534c0168b3eff3f0deca99a38c6754d2b9a051839601620ede'),
  ('tomas', 'seen', '4', '2026-11-22 01:22:06.626837+00', 'search', NULL, '', '1', E'\\x1eb38af414bf66f825c654a266f09e57cea53ac1d9eaa7b67331b795e36ac53e'),
  ('tomas', 'seen', '5', '2026-11-22 01:22:06.628597+00', 'search', NULL, '', '1', E'\\x03c19566ca7c163d62a3c5846e5ffb5873e008fc21ce10e9c17511b2602e83b8'),
  ('yan', 'done', '1', '2026-11-22 01:22:06.57764+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a06f-7129-99cf-66f7bf6f822e', '', E'\\x8582162c77d0253ff44a8f54386e482de627bc9b6371ebde7364ac2355186853'),
  ('yan', 'done', '10', '2026-11-22 01:22:06.590867+00', 'complaint', '0192f000-0000-7000-8000-000000000001', '', '', E'\\x202af02de09dfdc488c87a19e875117be2d307c3dba611beca298997299299ec'),
  ('yan', 'done', '11', '2026-11-22 01:22:06.592516+00', 'prospect', '01a200d8-a07f-77b9-bb22-7a846300c8c9', '', '', E'\\xed5da624d73203777474dc6dd13c20aa4235bf259bcc965e281b84c9c403d34e'),
  ('yan', 'done', '12', '2026-11-22 01:22:06.59402+00', 'state', NULL, '', '', E'\\x73868e69ca57a65a3d6d27ebe0ee77a60d05ffa578500e75f2c09a49a737494f'),
  ('yan', 'done', '2', '2026-11-22 01:22:06.579724+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a072-76da-9786-e8edf0d0733a', '', E'\\x19b804f04f602b92439ab3e707476575798902e344ad2e8eacd92826b0786eba'),
  ('yan', 'done', '3', '2026-11-22 01:22:06.581082+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a074-7543-82c8-8acf44292fc1', '', E'\\xfdc63ba196280c282a12225f83a2339673c669d8b29f0aa852d8669ab20ed1ff'),
  ('yan', 'done', '4', '2026-11-22 01:22:06.582925+00', 'interaction', '0192f000-0000-7000-8000-000000000001', '01a200d8-a075-70cb-8995-17ab83c910e0', '', E'\\x1c0535ad94faf1097bd5cd0ff95f0b76b9e8edde847bef277d9f48af73d98de1'),
  ('yan', 'done', '5', '2026-11-22 01:22:06.584268+00', 'interaction', NULL, '01a200d8-a077-7276-b5f3-5ec4ee270037', '', E'\\x52a1514474748c8652caffcb5157c591ea4cc7401a98d1d8de44b31746cb02ab'),
  ('yan', 'done', '6', '2026-11-22 01:22:06.58538+00', 'interaction', NULL, '01a200d8-a077-7276-b5f3-5ec4ee270037', 'again', E'\\x154f4f07aec73b50d9ab733d9f23e2fbdfb21c68489aace2cef17f22eab20bfa'),
  ('yan', 'done', '7', '2026-11-22 01:22:06.586908+00', 'task', '0192f000-0000-7000-8000-000000000001', '', '', E'\\xcbbf39790654e350fbc99014c10c36dce423676d911dc10eb93ed6d9c1b3973c'),
  ('yan', 'done', '8', '2026-11-22 01:22:06.588142+00', 'task', '0192f000-0000-7000-8000-000000000001', '', '', E'\\xde8395d7e859eb3dbdea3f0de4fe12c55f9ae2c18bf3f8efcf21bc6b5ae8a6f3'),
  ('yan', 'done', '9', '2026-11-22 01:22:06.589745+00', 'complaint', '0192f000-0000-7000-8000-000000000001', '', '', E'\\xb9a48d74c1f75b02d125d0bcbb4a7e17abc4232979e0a9dad7f717b28440fc35'),
  ('yan', 'seen', '1', '2026-11-22 01:22:06.566734+00', 'card', '0192f000-0000-7000-8000-000000000001', 'call-yan', 'trust 2', E'\\x3ed59daa1c5389030fbda7f8998ee409f99906f5feeb153978c86439d459e0be'),
  ('yan', 'seen', '2', '2026-11-22 01:22:06.569781+00', 'card', '0192f000-0000-7000-8000-000000000001', 'call-yan', 'trust 2', E'\\xa7444d3a8a6f86a23dd632ff49146cb173df7f3b2c1eb4295e0cdddc0801f163'),
  ('yan', 'seen', '3', '2026-11-22 01:22:06.570816+00', 'history', '0192f000-0000-7000-8000-000000000001', 'call-yan', 'trust 1', E'\\x5f513b93085673f1048726097918e0e4efcac5b11d7f37dbf3d97ba515893d15'),
  ('yan', 'seen', '4', '2026-11-22 01:22:06.573483+00', 'search', NULL, '', '1', E'\\xed6cd54ffbe44497689f43b1dc92f0391a1607cd937457cbe85d1eef511be69c'),
  ('yan', 'seen', '5', '2026-11-22 01:22:06.574874+00', 'search', NULL, '', '1', E'\\x420c9b16b9a13bc02479c6ae0c638058285c862f31ff23613cb2b837e5a9abd8');

insert into crm.audit_heads (agent, chain, n, h) values
  ('tomas', 'done', '12', E'\\xe0762410744c0d5ae52c3d96e0762cebe0f42bfa849f6b98dd2ee3b783ad1808'),
  ('tomas', 'seen', '5', E'\\x03c19566ca7c163d62a3c5846e5ffb5873e008fc21ce10e9c17511b2602e83b8'),
  ('yan', 'done', '12', E'\\x73868e69ca57a65a3d6d27ebe0ee77a60d05ffa578500e75f2c09a49a737494f'),
  ('yan', 'seen', '5', E'\\x420c9b16b9a13bc02479c6ae0c638058285c862f31ff23613cb2b837e5a9abd8');

insert into crm.codes (kind, code, group_code, label_en, label_zh, needs_task, position) values
  ('disposition', 'UNWRAPPED', 'system', 'Wrap-up not finished', '话后处理未完成', 'false', '42'),
  ('disposition', 'complaint.chased', 'complaint', 'Asked about an open complaint', '投诉进度查询', 'false', '28'),
  ('disposition', 'complaint.opened', 'complaint', 'Complaint opened', '投诉已受理', 'true', '27'),
  ('disposition', 'complaint.resolved', 'complaint', 'Complaint settled in the call', '投诉当场解决', 'false', '26'),
  ('disposition', 'enquiry.balance', 'enquiry', 'Balance or transactions', '余额与明细查询', 'false', '8'),
  ('disposition', 'enquiry.branch', 'enquiry', 'Branch, hours, appointment', '网点与预约咨询', 'false', '13'),
  ('disposition', 'enquiry.card_bill', 'enquiry', 'Card bill', '信用卡账单查询', 'false', '9'),
  ('disposition', 'enquiry.e_banking', 'enquiry', 'Mobile or online banking', '手机银行与网银咨询', 'false', '14'),
  ('disposition', 'enquiry.loan', 'enquiry', 'Loan progress or repayment', '贷款进度与还款咨询', 'false', '11'),
  ('disposition', 'enquiry.product', 'enquiry', 'Product information', '产品咨询', 'false', '12'),
  ('disposition', 'enquiry.rates', 'enquiry', 'Rates and fees', '利率与费用咨询', 'false', '10'),
  ('disposition', 'follow_up.back_office', 'follow_up', 'Passed to the back office', '转后台处理', 'true', '35'),
  ('disposition', 'follow_up.callback', 'follow_up', 'Callback promised', '承诺回电', 'true', '33'),
  ('disposition', 'follow_up.documents', 'follow_up', 'Waiting for documents', '等待客户补充资料', 'true', '34'),
  ('disposition', 'no_contact.dropped', 'no_contact', 'Line dropped', '通话中断', 'false', '36'),
  ('disposition', 'no_contact.nuisance', 'no_contact', 'Nuisance call', '骚扰电话', 'false', '39'),
  ('disposition', 'no_contact.silent', 'no_contact', 'Nobody spoke', '无人应答', 'false', '38'),
  ('disposition', 'no_contact.wrong_number', 'no_contact', 'Wrong number', '拨错号码', 'false', '37'),
  ('disposition', 'sales.declined', 'sales', 'Not interested', '暂无意向', 'false', '31'),
  ('disposition', 'sales.interested', 'sales', 'Interested, manager calls back', '有意向,客户经理回访', 'true', '29'),
  ('disposition', 'sales.new_prospect', 'sales', 'New prospect', '新增潜在客户', 'true', '32'),
  ('disposition', 'sales.sold', 'sales', 'Product taken up', '成功办理产品', 'false', '30'),
  ('disposition', 'security.card_lost', 'security', 'Card reported lost or stolen', '卡片挂失', 'false', '22'),
  ('disposition', 'security.disputed', 'security', 'Transaction disputed', '交易争议登记', 'true', '23'),
  ('disposition', 'security.fraud_suspected', 'security', 'Fraud suspected, account protected', '疑似诈骗,已保护账户', 'true', '24'),
  ('disposition', 'security.frozen', 'security', 'Account frozen or unfrozen', '账户冻结或解冻', 'false', '25'),
  ('disposition', 'service.card_activated', 'service', 'Card activated', '卡片激活', 'false', '18'),
  ('disposition', 'service.details', 'service', 'Contact details changed', '客户资料变更', 'false', '15'),
  ('disposition', 'service.instalment', 'service', 'Instalments arranged', '分期办理', 'false', '17'),
  ('disposition', 'service.limit', 'service', 'Limit changed', '额度调整', 'false', '16'),
  ('disposition', 'service.pin_reset', 'service', 'PIN or password reset', '密码重置', 'false', '19'),
  ('disposition', 'service.statement', 'service', 'Statement sent', '账单补寄', 'false', '20'),
  ('disposition', 'service.transferred', 'service', 'Passed to the specialist', '转接专席', 'false', '21'),
  ('disposition', 'system.missed', 'system', 'Missed call', '未接来电', 'false', '40'),
  ('disposition', 'system.rejected', 'system', 'Call rejected', '已拒接来电', 'false', '41'),
  ('disposition_group', 'complaint', '', 'Complaint', '投诉', 'false', '3'),
  ('disposition_group', 'enquiry', '', 'Enquiry', '咨询查询', 'false', '0'),
  ('disposition_group', 'follow_up', '', 'Follow-up', '后续跟进', 'false', '5'),
  ('disposition_group', 'no_contact', '', 'No conversation', '未能通话', 'false', '6'),
  ('disposition_group', 'sales', '', 'Sales and leads', '营销与商机', 'false', '4'),
  ('disposition_group', 'security', '', 'Loss and fraud', '挂失与防诈', 'false', '2'),
  ('disposition_group', 'service', '', 'Service done', '业务办理', 'false', '1'),
  ('disposition_group', 'system', '', 'Set by the system', '系统记录', 'false', '7'),
  ('product', 'business_loan', 'loan', 'Business loan', '企业流动资金贷款', 'false', '51'),
  ('product', 'consumer_loan', 'loan', 'Consumer loan', '个人消费贷款', 'false', '50'),
  ('product', 'credit_card', 'card', 'Credit card', '信用卡', 'false', '47'),
  ('product', 'credit_line', 'line', 'Revolving credit line', '循环授信额度', 'false', '52'),
  ('product', 'current', 'deposit', 'Current account', '活期账户', 'false', '43'),
  ('product', 'e_banking', 'channel', 'Mobile and online banking', '手机银行与网上银行', 'false', '57'),
  ('product', 'fund', 'investment', 'Fund', '基金', 'false', '53'),
  ('product', 'fx_deposit', 'deposit', 'Foreign-currency deposit', '外币存款', 'false', '46'),
  ('product', 'gold_card', 'card', 'Gold credit card', '金卡信用卡', 'false', '48'),
  ('product', 'life', 'insurance', 'Life insurance', '人寿险', 'false', '55'),
  ('product', 'mortgage', 'loan', 'Home loan', '个人住房贷款', 'false', '49'),
  ('product', 'other', '', 'Something else', '其他', 'false', '58'),
  ('product', 'pension', 'insurance', 'Pension plan', '养老险', 'false', '56'),
  ('product', 'savings', 'deposit', 'Savings account', '活期储蓄', 'false', '44'),
  ('product', 'time_deposit', 'deposit', 'Time deposit', '定期存款', 'false', '45'),
  ('product', 'wealth', 'investment', 'Wealth management product', '理财产品', 'false', '54'),
  ('queue', 'bank-service', '', 'Bank service', '综合服务', 'false', '65'),
  ('queue', 'cards', '', 'Cards', '信用卡服务', 'false', '66'),
  ('queue', 'complaints', '', 'Complaints', '投诉受理', 'false', '71'),
  ('queue', 'corporate', '', 'Corporate', '对公服务', 'false', '70'),
  ('queue', 'loans', '', 'Loans', '贷款服务', 'false', '67'),
  ('queue', 'private-banking', '', 'Private banking', '私人银行', 'false', '68'),
  ('queue', 'wealth', '', 'Wealth', '理财服务', 'false', '69'),
  ('tier', 'diamond', '', 'Diamond', '钻石客户', 'false', '63'),
  ('tier', 'gold', '', 'Gold', '金卡客户', 'false', '61'),
  ('tier', 'platinum', '', 'Platinum', '白金客户', 'false', '62'),
  ('tier', 'private', '', 'Private banking', '私人银行客户', 'false', '64'),
  ('tier', 'silver', '', 'Silver', '银卡客户', 'false', '60'),
  ('tier', 'standard', '', 'Standard', '普通客户', 'false', '59');

insert into crm.compat (one, min_client, max_client, schema_epoch) values
  ('true', '0.1.0', '', '1');

insert into crm.complaints (id, interaction_id, customer_id, number, agent, product, what_happened, remedy_sought, state, opened_at, received_at, due_on, payload_sha) values
  ('01a200d8-a07c-751b-8b1c-9ef698de286e', '01a200d8-a07c-751b-8b1c-9ef74e965416', '0192f000-0000-7000-8000-000000000001', '261122-98DE286E', 'yan', 'credit_card', '年费', '退还', 'closed', '2026-11-22 01:22:06.588656+00', '2026-11-22 01:22:06.589425+00', '2026-12-07', E'\\x510cfc6440dbeb70ab14da6d57da2f8b3e919958ca91128ccb1d48d855d30ad3'),
  ('01a200d8-a07e-7733-9e3a-297931cfd9c0', '01a200d8-a07e-7733-9e3a-297a94a307a1', '0192f000-0000-7000-8000-000000000001', '261122-31CFD9C0', 'yan', 'credit_card', '年费', '退还', 'open', '2026-11-22 01:22:06.590301+00', '2026-11-22 01:22:06.590768+00', '2026-12-07', E'\\x83a42688e7022000e342fac675190bb0621f7f5d09a2211523788e4b089f6178'),
  ('01a200d8-a0b0-7476-8542-88f568adc5c5', '01a200d8-a0b0-7476-8542-88f619abf871', '0192f000-0000-7000-8000-000000000001', '261122-68ADC5C5', 'tomas', 'credit_card', '年费', '退还', 'closed', '2026-11-22 01:22:06.64088+00', '2026-11-22 01:22:06.641675+00', '2026-12-07', E'\\xae0bcec4b2101255b0e4a939a81551ca026996c67c177e8b792d948aa44a73c5'),
  ('01a200d8-a0b2-71c3-adf4-b71157193860', '01a200d8-a0b2-71c3-adf4-b712705e0ff7', '0192f000-0000-7000-8000-000000000001', '261122-57193860', 'tomas', 'credit_card', '年费', '退还', 'open', '2026-11-22 01:22:06.642555+00', '2026-11-22 01:22:06.643113+00', '2026-12-07', E'\\xab289356ed2f978aaa260a810942142ac573ac551fa9b2596c14d4def5fde6f4');

insert into crm.customers (id, code, kind, name, name_latin, name_norm, given, pinyin, initials, latin, tier, tier_reason, flags, language, manager_id, household_id, household_role, born_on, customer_since, certificate_kind, certificate_tail, address, city, email, remark, created_by, created_at, received_at, version, payload_sha) values
  ('0192f000-0000-7000-8000-000000000001', 'C90000001', 'person', '王小明', 'Wang Xiaoming', '王小明', '小明', 'wangxiaoming', 'wxm', 'wang xiaoming', 'gold', '300,000 on deposit', '{vip}', 'zh', '0192f000-0000-7000-8000-0000000000e1', '0192f000-0000-7000-8000-0000000000f1', 'holder', '1985-03-12', '2009-06-01', 'ID', '123X', '广州市天河区体育东路 12 号 3 栋 1402', '广州', 'wang@example.cn', '', '', NULL, '2026-11-22 01:22:06.526409+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000002', 'C90000002', 'person', '李芳', 'Li Fang', '李芳', '芳', 'lifang', 'lf', 'li fang', 'standard', '', '{}', '', NULL, '0192f000-0000-7000-8000-0000000000f1', 'spouse', NULL, NULL, '', '', '', '广州', '', '', '', NULL, '2026-11-22 01:22:06.527671+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000003', 'C90000003', 'person', '欧阳娜娜', 'Ouyang Nana', '欧阳娜娜', '娜娜', 'ouyangnana', 'oynn', 'ouyang nana', 'silver', '', '{}', '', NULL, NULL, '', NULL, NULL, 'ID', '0004', '', '', '', '', '', NULL, '2026-11-22 01:22:06.528437+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000004', 'C90000004', 'firm', '深圳市明达电子有限公司', 'Shenzhen Mingda Electronics Co., Ltd.', '深圳市明达电子有限公司', '深圳市明达', 'shenzhenshimingdadianziyouxiangongsi', 'szsmddzyxgs', 'shenzhen mingda electronics co., ltd.', 'standard', '', '{}', '', NULL, NULL, '', NULL, NULL, '', '', '', '深圳', '', '', '', NULL, '2026-11-22 01:22:06.528917+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000005', 'C90000005', 'person', 'Sean O''Brien', '', 'sean o''brien', 'sean', 'o''briensean', 'so', 'o''brien sean', 'standard', '', '{}', '', NULL, NULL, '', NULL, NULL, '', '', '4 Quay Street', 'Galway', 'Sean.OBrien@example.ie', '', '', NULL, '2026-11-22 01:22:06.529393+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000006', 'C90000006', 'person', 'María del Carmen Núñez Álvarez', '', 'maría del carmen núñez álvarez', 'maría', 'álvarezmaríadelcarmennúñez', 'mdcná', 'álvarez maría del carmen núñez', 'standard', '', '{}', '', NULL, NULL, '', NULL, NULL, 'passport', '0077', '', '', '', '', '', NULL, '2026-11-22 01:22:06.529895+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000007', 'C90000007', 'person', '曾伟', 'Zeng Wei', '曾伟', '伟', 'zengwei', 'zw', 'zeng wei', 'standard', '', '{deceased}', '', NULL, NULL, '', NULL, NULL, '', '', '', '', '', '', '', NULL, '2026-11-22 01:22:06.530394+00', '1', NULL),
  ('0192f000-0000-7000-8000-000000000008', 'C90000008', 'person', E'单 ‘老’ 师; drop table\\', 'Shan', E'单 ‘老’ 师; drop table\\', E' ‘老’ 师; drop table\\', E'shan‘lao’shi;droptable\\', E's‘l’s;droptable\\', 'shan', 'standard', '', '{}', '', NULL, NULL, '', NULL, NULL, '', '', '', '', '', 'Says "0" and none are two things', '', NULL, '2026-11-22 01:22:06.532345+00', '1', NULL),
  ('01a200d8-a07f-77b9-bb22-7a846300c8c9', 'P7A846300C8C9', 'prospect', 'Nora New', '', 'nora new', '', 'noranew', '', '', 'standard', '', '{}', '', NULL, NULL, '', NULL, NULL, '', '', '', '', '', '', 'yan', '2026-11-22 01:22:06.591356+00', '2026-11-22 01:22:06.59205+00', '1', E'\\x9b6733cceb0854735b8c2be9cf3738ca4fa5c7bdeca23e72fe8cd6d1e60a2acc'),
  ('01a200d8-a0b3-76ec-80bd-2d63e0c0dbbd', 'P2D63E0C0DBBD', 'prospect', 'Nora New', '', 'nora new', '', 'noranew', '', '', 'standard', '', '{}', '', NULL, NULL, '', NULL, NULL, '', '', '', '', '', '', 'tomas', '2026-11-22 01:22:06.643766+00', '2026-11-22 01:22:06.644486+00', '1', E'\\xf94b7778f0539427962b289e8e90e28ee7e620b6586038b4370aecdf7c009dab');

insert into crm.households (id, label) values
  ('0192f000-0000-7000-8000-0000000000f1', '王家');

insert into crm.interactions (id, customer_id, prospect_id, agent, channel, direction, queue, trust, disposition, note, language, occurred_at, at, received_at, saved_at, wrap_ms, call_id, pbx_call_id, caller_number, called_number, ivr_path, ivr_method, ring_at, answered_at, ended_at, ring_ms, talk_ms, hold_ms, end_reason, payload_sha) values
  ('01a200d8-a06f-7129-99cf-66f7bf6f822e', '0192f000-0000-7000-8000-000000000001', NULL, 'yan', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · yan 0', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:00+00', '2026-11-22 01:22:06.576786+00', '2026-11-20 01:00:00+00', '0', '01a200d8-a06f-7129-99cf-66f7bf6f822e', '', '+8613800138001', '', '', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:04+00', '2026-11-20 01:01:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x7b0ea5a6bc95c5774cd542d67b899cdc055b7266019785ea6ba747947fbe248c'),
  ('01a200d8-a072-76da-9786-e8edf0d0733a', '0192f000-0000-7000-8000-000000000001', NULL, 'yan', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · yan 10', '', '2026-11-20 01:10:00+00', '2026-11-20 01:10:00+00', '2026-11-22 01:22:06.57943+00', '2026-11-20 01:10:00+00', '0', '01a200d8-a072-76da-9786-e8edf0d0733a', '', '+8613800138001', '', '', '', '2026-11-20 01:10:00+00', '2026-11-20 01:10:04+00', '2026-11-20 01:11:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x2f1a7be208282cf61659b71b3b62085b7b96bc400a4d1b0f71281bb94e494e76'),
  ('01a200d8-a074-7543-82c8-8acf44292fc1', '0192f000-0000-7000-8000-000000000001', NULL, 'yan', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · yan 20', '', '2026-11-20 01:20:00+00', '2026-11-20 01:20:00+00', '2026-11-22 01:22:06.580886+00', '2026-11-20 01:20:00+00', '0', '01a200d8-a074-7543-82c8-8acf44292fc1', '', '+8613800138001', '', '', '', '2026-11-20 01:20:00+00', '2026-11-20 01:20:04+00', '2026-11-20 01:21:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x0e941b460884a1a9e21b2525135f8d3cb149bb1a5ed3918894bff1b6c28a12d2'),
  ('01a200d8-a075-70cb-8995-17ab83c910e0', '0192f000-0000-7000-8000-000000000001', NULL, 'yan', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · yan 30', '', '2026-11-20 01:30:00+00', '2026-11-20 01:30:00+00', '2026-11-22 01:22:06.582631+00', '2026-11-20 01:30:00+00', '0', '01a200d8-a075-70cb-8995-17ab83c910e0', '', '+8613800138001', '', '', '', '2026-11-20 01:30:00+00', '2026-11-20 01:30:04+00', '2026-11-20 01:31:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x177df2773eeb87b448fd81a51aedf73814a9f70404f1d4357138dcdccad319ec'),
  ('01a200d8-a077-7276-b5f3-5ec4ee270037', NULL, NULL, 'yan', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', 'Number withheld; wanted the opening hours.', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:00+00', '2026-11-22 01:22:06.584114+00', '2026-11-20 01:00:00+00', '0', '01a200d8-a077-7276-b5f3-5ec4ee270037', '', '+8613800138001', '', '', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:04+00', '2026-11-20 01:01:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x98e6843e8d1e5b6a6d8e673b170d7067490fa1fb6d7432472195ebe7c76b97cb'),
  ('01a200d8-a0a5-75b7-bfdb-055f0663a6f7', '0192f000-0000-7000-8000-000000000001', NULL, 'tomas', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · tomas 0', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:00+00', '2026-11-22 01:22:06.630456+00', '2026-11-20 01:00:00+00', '0', '01a200d8-a0a5-75b7-bfdb-055f0663a6f7', '', '+8613800138001', '', '', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:04+00', '2026-11-20 01:01:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x104aeb7ef2211bf6f86794ff3534ee68fafdfdb9bd4898b5304990e160e0a56d'),
  ('01a200d8-a0a7-743e-a7bb-e6ae0264dad2', '0192f000-0000-7000-8000-000000000001', NULL, 'tomas', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · tomas 10', '', '2026-11-20 01:10:00+00', '2026-11-20 01:10:00+00', '2026-11-22 01:22:06.632548+00', '2026-11-20 01:10:00+00', '0', '01a200d8-a0a7-743e-a7bb-e6ae0264dad2', '', '+8613800138001', '', '', '', '2026-11-20 01:10:00+00', '2026-11-20 01:10:04+00', '2026-11-20 01:11:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x422efe74c9981a854f9dba33fb7b74657544590ce592090b39f482262439c1a2'),
  ('01a200d8-a0a9-766a-a1dc-a80aec3e73d6', '0192f000-0000-7000-8000-000000000001', NULL, 'tomas', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · tomas 20', '', '2026-11-20 01:20:00+00', '2026-11-20 01:20:00+00', '2026-11-22 01:22:06.633955+00', '2026-11-20 01:20:00+00', '0', '01a200d8-a0a9-766a-a1dc-a80aec3e73d6', '', '+8613800138001', '', '', '', '2026-11-20 01:20:00+00', '2026-11-20 01:20:04+00', '2026-11-20 01:21:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x51a169fd27ccafb1ac7bd6a262f6375edb12bb68f586dce4541695ec45c6764c'),
  ('01a200d8-a0aa-7157-9b50-9f301568c585', '0192f000-0000-7000-8000-000000000001', NULL, 'tomas', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', '问了余额 · tomas 30', '', '2026-11-20 01:30:00+00', '2026-11-20 01:30:00+00', '2026-11-22 01:22:06.635016+00', '2026-11-20 01:30:00+00', '0', '01a200d8-a0aa-7157-9b50-9f301568c585', '', '+8613800138001', '', '', '', '2026-11-20 01:30:00+00', '2026-11-20 01:30:04+00', '2026-11-20 01:31:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\x7a1f47d2203eecbb1f1060bb3d1bc0e7b4ea97a1a2a35a4fb3344e882ba7e61e'),
  ('01a200d8-a0ab-76af-b52a-08021bbd0d98', NULL, NULL, 'tomas', 'phone', 'in', 'bank-service', '0', 'enquiry.balance', 'Number withheld; wanted the opening hours.', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:00+00', '2026-11-22 01:22:06.635919+00', '2026-11-20 01:00:00+00', '0', '01a200d8-a0ab-76af-b52a-08021bbd0d98', '', '+8613800138001', '', '', '', '2026-11-20 01:00:00+00', '2026-11-20 01:00:04+00', '2026-11-20 01:01:05+00', '4000', '61000', '0', 'customer_hung_up', E'\\xc4b8dccae89eb9a82d65994ea75b2320a23e7d8a7f14c25a2194f2229ac907f6');

insert into crm.managers (id, name, phone) values
  ('0192f000-0000-7000-8000-0000000000e1', '周敏 Zhou Min', '+86 20 8123 4567');

insert into crm.phones (e164, customer_id, kind, relation, rev8, verified) values
  ('34915550105', '0192f000-0000-7000-8000-000000000006', 'mobile', 'holder', '50105551', 'false'),
  ('353915550104', '0192f000-0000-7000-8000-000000000005', 'mobile', 'holder', '40105551', 'false'),
  ('4930901820', '01a200d8-a07f-77b9-bb22-7a846300c8c9', 'mobile', 'holder', '81090394', 'false'),
  ('6566123', '0192f000-0000-7000-8000-000000000008', 'mobile', 'holder', '32166560', 'false'),
  ('8613900010001', '0192f000-0000-7000-8000-000000000001', 'mobile', 'holder', '10001000', 'true'),
  ('8613900010001', '0192f000-0000-7000-8000-000000000002', 'mobile', 'spouse', '10001000', 'false'),
  ('8613900010002', '0192f000-0000-7000-8000-000000000002', 'mobile', 'holder', '20001000', 'false'),
  ('8613900010003', '0192f000-0000-7000-8000-000000000003', 'mobile', 'holder', '30001000', 'false'),
  ('8613900017777', '01a200d8-a0b3-76ec-80bd-2d63e0c0dbbd', 'mobile', 'holder', '93168', 'false'),
  ('862087654321', '0192f000-0000-7000-8000-000000000001', 'home', 'holder', '12345678', 'false'),
  ('8675586543210', '0192f000-0000-7000-8000-000000000004', 'work', 'company', '1234568', 'false');

insert into crm.rates (currency, to_home) values
  ('CNY', '1.00000000'),
  ('EUR', '7.75000000'),
  ('GBP', '9.05000000'),
  ('HKD', '0.91000000'),
  ('JPY', '0.04700000'),
  ('USD', '7.10000000');

insert into crm.receipts (item_id, attempt, agent, at) values
  ('01a200d8-a06f-7129-99cf-66f7bf6f822e', 'b2fe8809-5c28-41e3-8b9d-e177681906f3', 'yan', '2026-11-22 01:22:06.577372+00'),
  ('01a200d8-a072-76da-9786-e8edf0d0733a', 'f459cbbc-f8e8-4144-b005-ea62293c713f', 'yan', '2026-11-22 01:22:06.579634+00'),
  ('01a200d8-a074-7543-82c8-8acf44292fc1', '4dadad62-bd4b-4b79-85aa-a8c0e0808bbe', 'yan', '2026-11-22 01:22:06.581028+00'),
  ('01a200d8-a075-70cb-8995-17ab83c910e0', 'c8b62d61-33f5-4fd9-9c6c-0cb0bd117a4b', 'yan', '2026-11-22 01:22:06.582865+00'),
  ('01a200d8-a077-7276-b5f3-5ec4ee270037', 'a2049c6f-43bf-42db-9b85-770bc8695ee7', 'yan', '2026-11-22 01:22:06.585344+00'),
  ('01a200d8-a077-7276-b5f3-5ec4ee270037', 'eb401e73-049b-4660-9a00-69135995e5b1', 'yan', '2026-11-22 01:22:06.58422+00'),
  ('01a200d8-a079-7659-b2de-d6c25e96a1ba', 'c60aec50-1603-4571-b0b9-6e37c39152b8', 'yan', '2026-11-22 01:22:06.58687+00'),
  ('01a200d8-a07b-7129-b16a-38fe3e01fb1e', '158c451d-4818-4ee8-85ce-42e561f428ce', 'yan', '2026-11-22 01:22:06.588113+00'),
  ('01a200d8-a07c-751b-8b1c-9ef698de286e', 'ad38ef06-adba-4e49-8a18-2aa451b8e7e3', 'yan', '2026-11-22 01:22:06.589707+00'),
  ('01a200d8-a07e-7733-9e3a-297931cfd9c0', 'd9538499-9d55-4817-9572-59ec2ce81e0d', 'yan', '2026-11-22 01:22:06.59084+00'),
  ('01a200d8-a07f-77b9-bb22-7a846300c8c9', '031be6a1-cfc7-4e91-b426-c43e177283f9', 'yan', '2026-11-22 01:22:06.592478+00'),
  ('01a200d8-a081-754e-9578-12793859b26d', '3bd9cd51-851e-430d-8e41-9e78c93ff2e6', 'yan', '2026-11-22 01:22:06.593987+00'),
  ('01a200d8-a0a5-75b7-bfdb-055f0663a6f7', '0b376209-9b28-46c5-bfb1-ed0fb149a698', 'tomas', '2026-11-22 01:22:06.63082+00'),
  ('01a200d8-a0a7-743e-a7bb-e6ae0264dad2', 'e68d0934-23a7-44e3-8791-acf066ea3197', 'tomas', '2026-11-22 01:22:06.63271+00'),
  ('01a200d8-a0a9-766a-a1dc-a80aec3e73d6', '777eade3-5405-4cac-9ee9-55e680008645', 'tomas', '2026-11-22 01:22:06.634056+00'),
  ('01a200d8-a0aa-7157-9b50-9f301568c585', '392d4f01-64f4-4e3c-86e7-680bdeaefe66', 'tomas', '2026-11-22 01:22:06.635105+00'),
  ('01a200d8-a0ab-76af-b52a-08021bbd0d98', '012b947b-2c0d-4861-8468-593ba5bebc10', 'tomas', '2026-11-22 01:22:06.636002+00'),
  ('01a200d8-a0ab-76af-b52a-08021bbd0d98', 'bf4e8175-9ed4-455a-b2c9-dd74fa2ed318', 'tomas', '2026-11-22 01:22:06.637166+00'),
  ('01a200d8-a0ad-7741-8f84-60b7f68f7fe6', '7ba67004-3630-4b26-98eb-82ef5e392621', 'tomas', '2026-11-22 01:22:06.638719+00'),
  ('01a200d8-a0af-7275-a868-d4113d7c7148', '2389abf8-8bb0-4316-b641-ffa8de029145', 'tomas', '2026-11-22 01:22:06.639951+00'),
  ('01a200d8-a0b0-7476-8542-88f568adc5c5', '7819dae6-7172-48fa-a917-e69f6b98d924', 'tomas', '2026-11-22 01:22:06.641891+00'),
  ('01a200d8-a0b2-71c3-adf4-b71157193860', 'dad55baa-bf4e-4e8f-8e98-47347a651b9c', 'tomas', '2026-11-22 01:22:06.643211+00'),
  ('01a200d8-a0b3-76ec-80bd-2d63e0c0dbbd', '7fceb9f5-2960-42cd-8401-c9d1c27189bf', 'tomas', '2026-11-22 01:22:06.644857+00'),
  ('01a200d8-a0b5-75b1-abd3-dfebfd00d532', '1aa912c9-24a1-4dbd-93c6-e15d20fd5796', 'tomas', '2026-11-22 01:22:06.646167+00');

insert into crm.schema_revision (version_num) values
  ('0001');

insert into crm.state_intervals (id, agent, state, reason, cause, call_id, started_at, ended_at, received_at, payload_sha) values
  ('01a200d8-a081-754e-9578-12793859b26d', 'yan', 'READY', '', 'agent', '', '2026-11-20 01:00:00+00', '2026-11-20 01:05:00+00', '2026-11-22 01:22:06.593676+00', E'\\xb405e5f99341d5c32563a4aab88ffecfc0c9abc62d22d79d2c4e14a02a3c291b'),
  ('01a200d8-a0b5-75b1-abd3-dfebfd00d532', 'tomas', 'READY', '', 'agent', '', '2026-11-20 01:00:00+00', '2026-11-20 01:05:00+00', '2026-11-22 01:22:06.645988+00', E'\\x16aef6db3db74f40a113e47edc552c8dd17428c8a1f357aafdd945863af94d9d');

insert into crm.tasks (id, interaction_id, customer_id, agent, title, due_on, state, created_at, received_at, payload_sha) values
  ('01a200d8-a079-7659-b2de-d6c25e96a1ba', '01a200d8-a079-7659-b2de-d6c3526fc4c6', '0192f000-0000-7000-8000-000000000001', 'yan', 'Call back', '2026-12-01', 'done', '2026-11-22 01:22:06.585953+00', '2026-11-22 01:22:06.586522+00', E'\\x61618409baa465e5162ae0e12bb13983cad07582682b64d7df23bea6f57e775e'),
  ('01a200d8-a07b-7129-b16a-38fe3e01fb1e', '01a200d8-a07b-7129-b16a-38ffb0a5470a', '0192f000-0000-7000-8000-000000000001', 'yan', 'Call back', '2026-12-02', 'open', '2026-11-22 01:22:06.587528+00', '2026-11-22 01:22:06.588035+00', E'\\x36886b471b7a3cc9907b0d6bb8de8bf13bbd9cefcbcdaf86642b9c00c3a64f7f'),
  ('01a200d8-a0ad-7741-8f84-60b7f68f7fe6', '01a200d8-a0ad-7741-8f84-60b89364d256', '0192f000-0000-7000-8000-000000000001', 'tomas', 'Call back', '2026-12-01', 'done', '2026-11-22 01:22:06.637982+00', '2026-11-22 01:22:06.638553+00', E'\\xcf4567ddf5aaad4782e0de3835f78425843a7a8378c832943990a94b73ba8348'),
  ('01a200d8-a0af-7275-a868-d4113d7c7148', '01a200d8-a0af-7275-a868-d4128dfe0355', '0192f000-0000-7000-8000-000000000001', 'tomas', 'Call back', '2026-12-02', 'open', '2026-11-22 01:22:06.639343+00', '2026-11-22 01:22:06.639849+00', E'\\xa74e91d2917a3b1a197024e724b52be03d1651c19781edfadebaac3d1b49003d');

reset role;
