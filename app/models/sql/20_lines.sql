-- Pieces the answers are made of. Nobody but the owner may call them.

-- `session_user` is of type name, with a collation of its own: compared as it is with a text column, no index on that column
-- serves (on PostgreSQL 15 the whole table is read). Hence `session_user collate "default"` wherever a row is looked up.

-- Who is signed in: the role of the connection, never anything the desk says about itself. Whatever their role is.
create or replace function crm.signed_in_as_any() returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    if not exists (select 1 from crm.agents a where a.agent = session_user collate "default" and a.active) then
        raise exception 'this role is no active agent' using errcode = '28000';
    end if;
    return session_user;
end
$fn$;

-- The same for all that has to do with customers: auditors and administrators have not, so a function that asks nothing
-- else is closed to them.
create or replace function crm.signed_in() returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_role text;
begin
    select a.role into v_role from crm.agents a where a.agent = session_user collate "default" and a.active;
    if v_role is null then
        raise exception 'this role is no active agent' using errcode = '28000';
    elsif v_role in ('auditor', 'admin') then
        raise exception 'this role works with no customers' using errcode = '42501';
    end if;
    return session_user;
end
$fn$;

drop function if exists crm.allowed_trust(integer, text, text);

create or replace function crm.customer_line(c crm.customers, p_relation text, p_found_by text) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select jsonb_build_object(
        'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
        'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', p_relation, 'city', c.city, 'found_by', p_found_by)
$fn$;

-- Of somebody whom this agent may not know of, no name wherever it stands: beside an account, in a list of one's own, under
-- a record that was given an id nobody may see.
create or replace function crm.name_to_tell(p_customer uuid, p_name text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return case when p_customer is null or crm.may_not_see(p_customer, '', '') in ('', 'protected', 'gone')
                then coalesce(p_name, '') else '' end;
end
$fn$;

-- Another customer on this one's pages: who may not be seen stands there closed, as in a search.
create or replace function crm.other_line(o crm.customers, p_relation text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_word text := crm.may_not_see(o.id, '', '');
begin
    return crm.closed_line(crm.customer_line(o, p_relation, 'search'), v_word, v_word = 'protected');
end
$fn$;

-- Unless notes are told, only that there is one, or a subject.
drop function if exists crm.interaction_line(crm.interactions, text);
drop function if exists crm.interaction_line(crm.interactions, text, integer);
create or replace function crm.interaction_line(i crm.interactions, p_customer_name text, p_told boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select jsonb_build_object(
        'interaction_id', i.id, 'at', i.at, 'channel', i.channel, 'direction', i.direction, 'queue', i.queue,
        'agent', coalesce((select a.display_name from crm.agents a where a.agent = i.agent), i.agent),
        'customer_id', coalesce(i.customer_id, i.prospect_id), 'customer_name', p_customer_name,
        'disposition', i.disposition, 'source', i.source,
        'subject', case when p_told then i.subject else '' end, 'note', case when p_told then i.note else '' end,
        'masked', not p_told and (i.note || i.subject) <> '',
        'talk_s', case when i.answered_at is not null then round(i.talk_ms / 1000.0)::integer end)
$fn$;

-- The card of one customer, masked to `p_trust` (TrustLevel) as crm.field_trust asks, which is read once. `hidden` are
-- the fields that are there and not told, `reveals` those reveal_v1 would tell at this trust, and for how many seconds.
-- Account and phone numbers never leave here whole. Nobody can heap so much on a customer that the card grows without
-- end: ten contacts, a hundred of the rest. No bitmap scans: the latest ten are read in the order of their index, however
-- many thousand contacts a busy customer has.
create or replace function crm.card(p_customer uuid, p_trust integer, p_relation text, p_found_by text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
set enable_bitmapscan = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $fn$
declare
    v_told text[];
    v_reveals jsonb;
begin
    select coalesce(array_agg(f.field) filter (where f.trust <= p_trust), '{}'),
           coalesce(jsonb_object_agg(f.field, f.reveal_seconds) filter (where f.reveal_trust <= p_trust and f.trust > p_trust),
                    '{}')
        into v_told, v_reveals from crm.field_trust f;
    return (
        select jsonb_build_object(
            'customer', jsonb_build_object(
                'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
                'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', p_relation, 'city', c.city,
                'found_by', p_found_by),
            'trust', p_trust,
            'hidden', to_jsonb(array_remove(array[
                case when c.address <> '' and not 'address' = any (v_told) then 'address' end,
                case when c.born_on is not null and not 'born_on' = any (v_told) then 'born_on' end,
                case when c.email <> '' and not 'email' = any (v_told) then 'email' end,
                case when c.certificate_tail <> '' and not 'certificate' = any (v_told) then 'certificate' end], null)),
            'reveals', v_reveals,
            'tier_reason', case when 'tier_reason' = any (v_told) then c.tier_reason else '' end,
            'manager', case when 'manager' = any (v_told) then coalesce(m.name, '') else '' end,
            'manager_phone', case when 'manager' = any (v_told) then coalesce(m.phone, '') else '' end,
            'language', c.language,
            'born_on', case when 'born_on' = any (v_told) then c.born_on end,
            'customer_since', c.customer_since,
            'certificate_masked', case when 'certificate' = any (v_told) and c.certificate_tail <> ''
                then trim(c.certificate_kind || ' ····' || c.certificate_tail) else '' end,
            'address_masked', case when 'address' = any (v_told) then c.address else '' end,
            'phones', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'kind', p.kind, 'verified', p.verified, 'number_masked', '···· '
                        || case when 'phone_tail' = any (v_told) then right(p.e164::text, 4) else '' end)
                    order by p.kind, p.e164), '[]')
                from crm.phones p where p.customer_id = c.id),
            'accounts', h.accounts,
            'totals', h.totals,
            'interactions', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'interaction_id', i.id, 'at', i.at, 'channel', i.channel, 'direction', i.direction,
                    'queue', i.queue, 'agent', coalesce(a.display_name, i.agent), 'customer_id', i.customer_id,
                    'customer_name', c.name, 'disposition', i.disposition,
                    'source', i.source, 'subject', case when 'note' = any (v_told) then i.subject else '' end,
                    'note', case when 'note' = any (v_told) then i.note else '' end,
                    'masked', not 'note' = any (v_told) and (i.note || i.subject) <> '',
                    'talk_s', case when i.answered_at is not null then round(i.talk_ms / 1000.0)::integer end)
                    order by i.at desc, i.id desc), '[]')
                from (
                    select x.id, x.at, x.channel, x.direction, x.queue, x.agent, x.disposition, x.note, x.subject, x.source,
                           x.answered_at, x.talk_ms, coalesce(x.customer_id, x.prospect_id) as customer_id
                    from crm.interactions x where x.customer_id = c.id order by x.at desc, x.id desc limit 10) i
                left join crm.agents a on a.agent = i.agent),
            'complaints', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'complaint_id', k.id, 'number', k.number, 'opened_at', k.opened_at, 'product', k.product,
                    'summary', case when 'note' = any (v_told) then left(k.what_happened, 300) else '' end,
                    'masked', not 'note' = any (v_told) and k.what_happened <> '',
                    'state', k.state, 'due_on', k.due_on)
                    order by k.opened_at desc), '[]')
                from (
                    select x.id, x.number, x.opened_at, x.product, x.what_happened, x.state, x.due_on
                    from crm.complaints x where x.customer_id = c.id and x.state <> 'closed'
                    order by x.opened_at desc limit 100) k),
            'tasks', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'task_id', t.id, 'title', case when 'note' = any (v_told) then t.title else '' end,
                    'masked', not 'note' = any (v_told), 'due_on', t.due_on, 'state', t.state,
                    'agent', coalesce(a.display_name, t.agent), 'customer_id', t.customer_id,
                    'customer_name', c.name) order by t.due_on, t.id), '[]')
                from (
                    select x.id, x.title, x.due_on, x.state, x.agent, x.customer_id
                    from crm.tasks x where x.customer_id = c.id and x.state = 'open'
                    order by x.due_on, x.id limit 100) t
                left join crm.agents a on a.agent = t.agent),
            'household', (
                select coalesce(jsonb_agg(crm.closed_line(jsonb_build_object(
                    'customer_id', o.id, 'code', o.code, 'name', o.name, 'name_latin', o.name_latin, 'kind', o.kind,
                    'tier', o.tier, 'flags', to_jsonb(o.flags), 'relation', o.household_role, 'city', o.city,
                    'found_by', 'search'), o.word, o.word = 'protected') order by o.code), '[]')
                from (
                    select x.id, x.code, x.name, x.name_latin, x.kind, x.tier, x.flags, x.household_role, x.city,
                           crm.may_not_see(x.id, '', '') as word
                    from crm.customers x
                    where 'household' = any (v_told) and x.household_id = c.household_id and x.id <> c.id
                    limit 100) o),
            'household_masked', not 'household' = any (v_told) and exists (
                select 1 from crm.customers o where o.household_id = c.household_id and o.id <> c.id),
            'as_of', clock_timestamp(),
            'version', c.version) || crm.card_more(c.id, p_trust)
        from crm.customers c
        left join crm.managers m on m.id = c.manager_id
        cross join lateral (
            select
                coalesce(jsonb_agg(jsonb_build_object(
                    'account_id', a.id, 'kind', a.kind, 'product', a.product,
                    'number_masked', case when a.kind = 'card' and 'card_bin' = any (v_told)
                        then left(a.number, 6) || ' ···· ' else '···· ' end
                        || case when 'account_tail' = any (v_told) then right(a.number, 4) else '' end,
                    'currency', a.currency,
                    'balance', case when 'balance' = any (v_told) then a.balance::text end,
                    'available', case when 'balance' = any (v_told) then a.available::text end,
                    'state', a.state, 'matures_on', a.matures_on, 'masked', not 'balance' = any (v_told))
                    order by array_position(array['deposit', 'card', 'loan', 'line', 'investment', 'insurance'],
                                            a.kind), a.number), '[]') as accounts,
                case when 'balance' = any (v_told) then jsonb_build_object(
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
$fn$;

create or replace function crm.money(p_amount numeric) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case when p_amount is not null then jsonb_build_object('amount', p_amount::text, 'currency', 'CNY') end
$fn$;
