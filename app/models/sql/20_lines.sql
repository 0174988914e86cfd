-- Pieces the answers are made of. Nobody but the owner may call them.

-- Who is signed in: the role of the connection, never anything the desk says about itself.
create or replace function crm.signed_in() returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    if not exists (select 1 from crm.agents a where a.agent = session_user and a.active) then
        raise exception 'this role is no active agent' using errcode = '28000';
    end if;
    return session_user;
end
$fn$;

-- The trust a look is masked to: what the desk says, and never more than the way this customer was found allows.
-- Without a call nothing may be shown: 0. What the IVR checked it checked of whoever was typed there, so 2 (IVR) counts
-- only for a customer whom that claim found, and 1 for one found by the number alone ('chosen': the agent took one of
-- the candidates, and the desk applies this same rule). 3 (VERIFIED) is granted to nobody until a verification is
-- recorded here, by this database. Until then 2 is the desk's word; the audit keeps who gave it, and for which call.
create or replace function crm.allowed_trust(p_said integer, p_found_by text, p_call text) returns integer
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case
        when coalesce(p_call, '') !~ '\S' then 0
        else least(greatest(coalesce(p_said, 0), 0), case p_found_by
            when 'both' then 2 when 'typed' then 2 when 'chosen' then 2 when 'number' then 1 else 0 end)
    end
$fn$;

create or replace function crm.customer_line(c crm.customers, p_relation text, p_found_by text) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select jsonb_build_object(
        'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
        'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', p_relation, 'city', c.city, 'found_by', p_found_by)
$fn$;

-- Below 1 (NUMBER) nobody knows who calls: the note is not told, only that there is one.
drop function if exists crm.interaction_line(crm.interactions, text);
create or replace function crm.interaction_line(i crm.interactions, p_customer_name text, p_trust integer) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select jsonb_build_object(
        'interaction_id', i.id, 'at', i.at, 'channel', i.channel, 'direction', i.direction, 'queue', i.queue,
        'agent', coalesce((select a.display_name from crm.agents a where a.agent = i.agent), i.agent),
        'customer_id', coalesce(i.customer_id, i.prospect_id), 'customer_name', p_customer_name,
        'disposition', i.disposition, 'note', case when p_trust >= 1 then i.note else '' end,
        'masked', p_trust < 1 and i.note <> '',
        'talk_s', case when i.answered_at is not null then round(i.talk_ms / 1000.0)::integer end)
$fn$;

-- The card of one customer, masked to `p_trust` (TrustLevel): below 1 (NUMBER) nothing that people wrote (notes,
-- complaints, tasks) and no household, below 2 (IVR) no amounts, below 3 (VERIFIED) no address, birth date or
-- certificate. Account and phone numbers never leave here whole. Nobody can heap so much on a customer that the card
-- grows without end: ten contacts, a hundred of the rest. No bitmap scans: the latest ten are read in the order of their
-- index, however many thousand contacts a busy customer has.
create or replace function crm.card(p_customer uuid, p_trust integer, p_relation text, p_found_by text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
set enable_bitmapscan = off
as $fn$
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
$fn$;

create or replace function crm.money(p_amount numeric) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case when p_amount is not null then jsonb_build_object('amount', p_amount::text, 'currency', 'CNY') end
$fn$;
