-- What a desk may write. One statement each, harmless to repeat: the row stands once, the receipt is written each time
-- (a retry that wrote nothing would be acknowledged without waiting for the standby).

-- Raises P0409 unless the row that stands is this very payload of this very agent; leaves the receipt and the audit row.
create or replace function crm.written(
    p_action text, p_item uuid, p_attempt uuid, p_customer uuid, p_call text, p_new boolean,
    p_agent text, p_sha bytea, p_row_agent text, p_row_sha bytea, p_received timestamptz
) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
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
$fn$;

-- Bounded: what one agent writes, all others read on a card. Raises 22001 over 128 KiB.
create or replace function crm.payload_sha(p_payload jsonb) returns bytea
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_text text := p_payload::text;
begin
    if octet_length(v_text) > 131072 then
        raise exception 'a record may have 128 KiB, this one has % bytes', octet_length(v_text) using errcode = '22001';
    end if;
    return sha256(convert_to(v_text, 'UTF8'));
end
$fn$;

-- A moment a desk names. PostgreSQL knows infinity, years before Christ and after 9999: whoever reads such a row later
-- would choke on it. Raises 22008.
create or replace function crm.moment(p_text text) returns timestamptz
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_at timestamptz := p_text::timestamptz;
begin
    if v_at not between '1970-01-01Z' and '2199-12-31Z' then
        raise exception 'a record names a moment that cannot be' using errcode = '22008';
    end if;
    return v_at;
end
$fn$;

-- How far the caller was trusted is what this database knows of the call, whatever the payload says; of a call it never
-- heard of, because the centre was away, nothing.
create or replace function crm.log_interaction_v1(item uuid, attempt uuid, payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'interaction_id')::uuid;
    v_call jsonb := case when jsonb_typeof(payload->'call') = 'object' then payload->'call' else '{}' end;
    v_occurred timestamptz := crm.moment(coalesce(v_call->>'ring_at', payload->>'opened_at'));
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
        crm.trust_reached((payload->>'customer_id')::uuid, v_call->>'call_id', null),
        coalesce(payload->>'disposition', ''),
        coalesce(payload->>'note', ''), coalesce(payload->>'language', ''),
        v_occurred, least(v_occurred, clock_timestamp()), crm.moment(payload->>'saved_at'),
        coalesce((payload->>'wrap_ms')::integer, 0), coalesce(v_call->>'call_id', ''),
        coalesce(v_call->>'pbx_call_id', ''), coalesce(v_call->>'caller_number', ''),
        coalesce(v_call->>'called_number', ''), coalesce(v_call->>'ivr_path', ''),
        coalesce(v_call->>'ivr_method', ''), crm.moment(v_call->>'ring_at'),
        crm.moment(v_call->>'answered_at'), crm.moment(v_call->>'ended_at'),
        coalesce((v_call->>'ring_ms')::integer, 0), coalesce((v_call->>'talk_ms')::integer, 0),
        coalesce((v_call->>'hold_ms')::integer, 0), coalesce(v_call->>'end_reason', ''), v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select i.agent, i.payload_sha, i.received_at, i.customer_id into v_row from crm.interactions i where i.id = v_id;
    return crm.written('interaction', item, attempt, v_row.customer_id, coalesce(v_call->>'call_id', ''), v_new,
                       v_agent, v_sha, v_row.agent, v_row.payload_sha, v_row.received_at);
end
$fn$;

-- A task may be for somebody else: a callback for the customer's manager or owner, or one of the writer's own team. Any
-- other name leaves it with the writer: nobody fills a stranger's list.
create or replace function crm.log_task_v1(item uuid, attempt uuid, payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'task_id')::uuid;
    v_for text := coalesce((
        select a.agent from crm.agents a join crm.agents me on me.agent = v_agent
        where a.agent = payload->>'for_agent' and a.active and (
            (a.team <> '' and a.team = me.team)
            or exists (select 1 from crm.customers c left join crm.managers m on m.id = c.manager_id
                       where c.id = (payload->>'customer_id')::uuid and a.agent in (m.agent, c.owner_agent)))), v_agent);
    v_new boolean;
    v_row record;
begin
    insert into crm.tasks (id, interaction_id, customer_id, agent, created_by, title, due_on, created_at, kind, due_at,
                           phone, payload_sha)
    values (v_id, (payload->>'interaction_id')::uuid, (payload->>'customer_id')::uuid, v_for, v_agent,
            payload->>'title', crm.moment(payload->>'due_on')::date, crm.moment(payload->>'created_at'),
            coalesce(payload->>'kind', 'task'), crm.moment(payload->>'due_at'),
            left(coalesce(payload->>'phone', ''), 64), v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select coalesce(nullif(t.created_by, ''), t.agent) as agent, t.payload_sha, t.received_at, t.customer_id into v_row
    from crm.tasks t where t.id = v_id;
    return crm.written('task', item, attempt, v_row.customer_id, '', v_new, v_agent, v_sha, v_row.agent,
                       v_row.payload_sha, v_row.received_at);
end
$fn$;

-- Its number for people is made of the day and the id: no counter that all writers would queue for.
create or replace function crm.log_complaint_v1(item uuid, attempt uuid, payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'complaint_id')::uuid;
    v_opened timestamptz := crm.moment(payload->>'received_at');
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
$fn$;

-- A prospect is a customer of that kind, found by its number like any other until a real one has it. Only a number
-- with its country code (`+` and digits, or twelve digits and more) becomes a key; others stay in the interaction.
create or replace function crm.log_prospect_v1(item uuid, attempt uuid, payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
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
            v_agent, crm.moment(payload->>'created_at'), v_sha)
    on conflict (id) do nothing;
    v_new := found;
    if v_new and v_phone ~ '^(\+[1-9][0-9]{6,14}|[1-9][0-9]{11,14})$' then
        insert into crm.phones (e164, customer_id, kind, relation, rev8)
        values (v_phone::bigint, v_id, 'mobile', 'holder',
                reverse(right('0000000' || ltrim(v_phone, '+'), 8))::integer)
        on conflict (e164, customer_id) do nothing;
    end if;
    select c.created_by, c.payload_sha, c.received_at into v_row from crm.customers c where c.id = v_id;
    return crm.written('prospect', item, attempt, v_id, '', v_new, v_agent, v_sha, v_row.created_by,
                       v_row.payload_sha, v_row.received_at);
end
$fn$;

create or replace function crm.log_state_v1(item uuid, attempt uuid, payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'interval_id')::uuid;
    v_new boolean;
    v_row record;
begin
    insert into crm.state_intervals (id, agent, state, reason, cause, call_id, started_at, ended_at, payload_sha)
    values (v_id, v_agent, payload->>'state', coalesce(payload->>'reason', ''), coalesce(payload->>'cause', 'agent'),
            coalesce(payload->>'call_id', ''), crm.moment(payload->>'started_at'),
            crm.moment(payload->>'ended_at'), v_sha)
    on conflict (id) do nothing;
    v_new := found;
    select s.agent, s.payload_sha, s.received_at into v_row from crm.state_intervals s where s.id = v_id;
    return crm.written('state', item, attempt, null, '', v_new, v_agent, v_sha, v_row.agent, v_row.payload_sha,
                       v_row.received_at);
end
$fn$;
