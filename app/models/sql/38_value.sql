-- What a customer is worth: reckoned for many at once after the feeds, read one at a time by the desk. Each figure is
-- kept with its own inputs, so that a click can show how it came about.

-- Contribution: margin a year on all that stands on the accounts. Cost to serve: a year's contacts by channel, and the
-- keeping of the accounts. Profit = contribution - cost, per customer over all accounts.
create or replace function crm.money_of(p_ids uuid[]) returns table (
    customer_id uuid, assets numeric, debts numeric, contribution numeric, cost numeric, kinds integer, arrears numeric,
    days_past_due integer, earned jsonb, spent jsonb
)
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    with ids as (select unnest(p_ids) as id),
    by_kind as (
        select a.customer_id, a.kind, count(a.id) as n,
               coalesce(sum(a.balance * coalesce(r.to_home, 1)), 0) as amount,
               coalesce(sum(a.arrears * coalesce(r.to_home, 1)), 0) as arrears, max(a.days_past_due) as late
        from ids join crm.accounts a on a.customer_id = ids.id and a.state <> 'closed'
        left join crm.rates r on r.currency = a.currency
        group by a.customer_id, a.kind),
    held as (
        select k.customer_id, sum(k.n) as n, count(k.kind)::integer as kinds, sum(k.arrears) as arrears,
               max(k.late) as late,
               sum(k.amount) filter (where k.kind in ('deposit', 'investment', 'insurance')) as assets,
               sum(k.amount) filter (where k.kind in ('card', 'loan', 'line')) as debts,
               sum(greatest(k.amount, 0) * coalesce(v.rate, 0)) as earned,
               jsonb_agg(jsonb_build_array(k.kind, round(k.amount, 2)::text, coalesce(v.rate, 0)::float8::text,
                   round(greatest(k.amount, 0) * coalesce(v.rate, 0), 2)::text) order by k.kind) as parts
        from by_kind k left join crm.value_rates v on v.kind = 'contribution' and v.code = k.kind
        group by k.customer_id),
    by_channel as (
        select i.customer_id, i.channel, count(i.id) as n
        from ids join crm.interactions i on i.customer_id = ids.id and i.at >= clock_timestamp() - interval '1 year'
        group by i.customer_id, i.channel),
    served as (
        select b.customer_id, sum(b.n * coalesce(v.rate, 0)) as spent,
               jsonb_agg(jsonb_build_array(b.channel, b.n::text, coalesce(v.rate, 0)::float8::text,
                   round(b.n * coalesce(v.rate, 0), 2)::text) order by b.channel) as parts
        from by_channel b left join crm.value_rates v on v.kind = 'cost' and v.code = b.channel
        group by b.customer_id),
    keeping as (select coalesce(max(v.rate), 0) as rate from crm.value_rates v where v.kind = 'cost' and v.code = 'account')
    select ids.id, round(coalesce(h.assets, 0), 2), round(coalesce(h.debts, 0), 2), round(coalesce(h.earned, 0), 2),
           round(coalesce(s.spent, 0) + coalesce(h.n, 0) * g.rate, 2), coalesce(h.kinds, 0), coalesce(h.arrears, 0),
           h.late, coalesce(h.parts, '[]'),
           coalesce(s.parts, '[]') || case when h.n > 0 then jsonb_build_array(jsonb_build_array(
               'account', h.n::text, g.rate::float8::text, round(h.n * g.rate, 2)::text)) else '[]' end
    from ids cross join keeping g
    left join held h on h.customer_id = ids.id left join served s on s.customer_id = ids.id
$fn$;

-- VI = K * sum(p_i * N_i) / (M * C): p_i pieces known of point i, N_i times they were looked at (the audit trail
-- counts), M times something was collected (a system's record, a contact with a note, a change), C what collecting once
-- cost on average.
create or replace function crm.knowledge_of(p_ids uuid[]) returns table (
    customer_id uuid, vi numeric, parts jsonb, points_known integer
)
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    with ids as (select unnest(p_ids) as id),
    pieces as (
        select p.customer_id, 'phones' as point, 'card' as seen, count(p.e164) as p
        from ids join crm.phones p on p.customer_id = ids.id group by p.customer_id
        union all
        select a.customer_id, 'addresses', 'card', count(a.id)
        from ids join crm.addresses a on a.customer_id = ids.id group by a.customer_id
        union all
        select e.customer_id, 'emails', 'card', count(e.email)
        from ids join crm.emails e on e.customer_id = ids.id group by e.customer_id
        union all
        select d.customer_id, 'certificates', 'card', count(d.number)
        from ids join crm.certificates d on d.customer_id = ids.id group by d.customer_id
        union all
        select o.customer_id, 'consents', 'card', count(o.purpose)
        from ids join crm.consents o on o.customer_id = ids.id group by o.customer_id
        union all
        select r.customer_id, 'relations', 'kin', count(r.id)
        from ids join crm.relations r on r.customer_id = ids.id group by r.customer_id
        union all
        select c.customer_id, 'credit', 'work', count(c.id)
        from ids join crm.credit_evaluations c on c.customer_id = ids.id group by c.customer_id
        union all
        select h.customer_id, 'holdings', 'holdings', count(h.id)
        from ids join crm.accounts h on h.customer_id = ids.id group by h.customer_id),
    looks as (
        select a.customer_id, a.action, count(a.n) as n
        from ids join crm.audit a on a.customer_id = ids.id and a.action in ('card', 'kin', 'work', 'holdings')
        group by a.customer_id, a.action),
    used as (
        select p.customer_id, sum(p.p * coalesce(l.n, 0)) as total, count(p.point)::integer as points,
               jsonb_agg(jsonb_build_array(p.point, p.p::text, coalesce(l.n, 0)::text) order by p.point) as parts
        from pieces p left join looks l on l.customer_id = p.customer_id and l.action = p.seen
        group by p.customer_id),
    noted as (
        select i.customer_id, count(i.id) as m, sum(coalesce(v.rate, 0)) as cost
        from ids join crm.interactions i on i.customer_id = ids.id and i.note <> ''
        left join crm.value_rates v on v.kind = 'cost' and v.code = i.channel
        group by i.customer_id),
    brought as (
        select s.customer_id, count(s.source_key) as m
        from ids join crm.source_customers s on s.customer_id = ids.id group by s.customer_id),
    changed as (
        select e.customer_id, count(e.id) as m
        from ids join crm.edits e on e.customer_id = ids.id and e.state in ('applied', 'kept_mine')
        group by e.customer_id),
    rule as (
        select coalesce(max(v.rate) filter (where v.code = 'K'), 1) as k,
               coalesce(nullif(max(v.rate) filter (where v.code = 'collecting'), 0), 1) as c
        from crm.value_rates v where v.kind = 'vi'),
    whole as (
        select ids.id, coalesce(u.total, 0) as total, coalesce(u.points, 0) as points, coalesce(u.parts, '[]') as parts,
               greatest(coalesce(n.m, 0) + coalesce(b.m, 0) + coalesce(g.m, 0), 1) as m, r.k,
               coalesce(nullif(round(n.cost / n.m, 2), 0), r.c) as c
        from ids cross join rule r
        left join used u on u.customer_id = ids.id left join noted n on n.customer_id = ids.id
        left join brought b on b.customer_id = ids.id left join changed g on g.customer_id = ids.id)
    select w.id, round(w.k * w.total / (w.m * w.c), 6),
           w.parts || jsonb_build_array(jsonb_build_array('K', w.k::float8::text), jsonb_build_array('M', w.m::text),
                                        jsonb_build_array('C', w.c::text)),
           w.points
    from whole w
$fn$;

-- The first tier from above of whose two floors one is reached.
create or replace function crm.tier_by_rule(p_assets numeric, p_profit numeric, out tier text, out reason text)
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select t.tier, t.reason from crm.tier_rules t
    where (t.assets_from is null and t.profit_from is null) or p_assets >= t.assets_from or p_profit >= t.profit_from
    order by t.position desc limit 1
$fn$;

-- Reckons anew, for many at once. `p_tiers`: the customers' tiers follow the rule too, except where a system or a person
-- set them. The seven P's are each 0 to 100 (null: nothing to say), with what each was made of.
create or replace function crm.reckon_values(p_ids uuid[], p_tiers boolean) returns integer
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_n integer;
begin
    insert into crm.customer_values (customer_id, assets, debts, contribution, cost_to_serve, profit, tier, tier_reason,
                                     information_value, inputs, seven, as_of)
    with rule as (
        select coalesce(nullif(max(v.rate) filter (where v.code = 'years'), 0), 10) as years,
               coalesce(nullif(max(v.rate) filter (where v.code = 'profit'), 0), 20000) as profit
        from crm.value_rates v where v.kind = 'seven'),
    offers as (
        select o.customer_id, count(o.id) filter (where o.stage not in ('won', 'lost')) as open,
               max(o.probability_percent) filter (where o.stage not in ('won', 'lost')) as likeliest,
               count(o.id) filter (where o.stage = 'won') as won, count(o.id) filter (where o.stage = 'lost') as lost
        from crm.opportunities o where o.customer_id = any (p_ids) group by o.customer_id),
    asked as (
        select d.customer_id, bool_or(d.granted) as granted
        from crm.consents d where d.customer_id = any (p_ids) and d.purpose = 'marketing' group by d.customer_id),
    facts as (
        select c.id, k.points_known, k.vi, k.parts, extract(year from age(now(), c.customer_since))::integer as years,
               m.assets, m.debts, m.contribution, m.cost, m.contribution - m.cost as profit, m.arrears, m.days_past_due,
               m.kinds, m.earned, m.spent, f.open, f.likeliest, f.won, f.lost, a.granted, r.years as full_years,
               r.profit as full_profit
        from crm.money_of(p_ids) m
        join crm.customers c on c.id = m.customer_id
        join crm.knowledge_of(p_ids) k on k.customer_id = m.customer_id
        cross join rule r
        left join offers f on f.customer_id = c.id left join asked a on a.customer_id = c.id)
    select x.id, x.assets, x.debts, x.contribution, x.cost, x.profit, coalesce(t.tier, ''), coalesce(t.reason, ''), x.vi,
           jsonb_build_object('contribution', x.earned, 'cost', x.spent, 'information_value', x.parts),
           jsonb_build_object(
           'profiling', jsonb_build_object('score', round(x.points_known * 100.0 / 8)::integer,
               'inputs', jsonb_build_array(jsonb_build_array('points_known', x.points_known::text),
                                           jsonb_build_array('points', '8'))),
           'persistency', jsonb_build_object('score', least(100, round(x.years * 100 / x.full_years))::integer,
               'inputs', jsonb_build_array(jsonb_build_array('years', x.years::text),
                                           jsonb_build_array('full_years', x.full_years::float8::text))),
           'profitability', jsonb_build_object(
               'score', least(100, greatest(0, round(x.profit * 100 / x.full_profit)))::integer,
               'inputs', jsonb_build_array(jsonb_build_array('profit', x.profit::text),
                                           jsonb_build_array('full_profit', x.full_profit::float8::text))),
           'performance', jsonb_build_object(
               'score', case when x.debts > 0 then greatest(0, 100 - round(x.arrears * 100 / x.debts)
                             - least(coalesce(x.days_past_due, 0), 90))::integer end,
               'inputs', jsonb_build_array(jsonb_build_array('arrears', round(x.arrears, 2)::text),
                   jsonb_build_array('owed', x.debts::text),
                   jsonb_build_array('days_past_due', coalesce(x.days_past_due, 0)::text))),
           'prospecting', jsonb_build_object('score', case when x.open > 0 then coalesce(x.likeliest, 0)::integer end,
               'inputs', jsonb_build_array(jsonb_build_array('open_offers', coalesce(x.open, 0)::text),
                                           jsonb_build_array('likeliest', coalesce(x.likeliest, 0)::text))),
           'product', jsonb_build_object('score', round(x.kinds * 100.0 / 6)::integer,
               'inputs', jsonb_build_array(jsonb_build_array('kinds', x.kinds::text), jsonb_build_array('of_kinds', '6'))),
           'promotion', jsonb_build_object(
               'score', case when x.granted is false then 0 when x.won + x.lost > 0
                             then round(x.won * 100.0 / (x.won + x.lost))::integer end,
               'inputs', jsonb_build_array(jsonb_build_array('won', coalesce(x.won, 0)::text),
                   jsonb_build_array('lost', coalesce(x.lost, 0)::text),
                   jsonb_build_array('marketing_consent', case x.granted when true then 'yes' when false then 'no'
                                                          else 'unknown' end)))),
           clock_timestamp()
    from facts x left join lateral crm.tier_by_rule(x.assets, x.profit) t on true
    on conflict (customer_id) do update set
        assets = excluded.assets, debts = excluded.debts, contribution = excluded.contribution,
        cost_to_serve = excluded.cost_to_serve, profit = excluded.profit, tier = excluded.tier,
        tier_reason = excluded.tier_reason, information_value = excluded.information_value, inputs = excluded.inputs,
        seven = excluded.seven, as_of = excluded.as_of;
    get diagnostics v_n = row_count;
    if p_tiers then
        update crm.customers c set tier = v.tier, tier_reason = v.tier_reason, version = c.version + 1
        from crm.customer_values v
        where v.customer_id = any (p_ids) and c.id = v.customer_id and v.tier <> ''
          and (c.tier, c.tier_reason) is distinct from (v.tier, v.tier_reason) and not c.field_origin ? 'tier';
    end if;
    return v_n;
end
$fn$;

create or replace function crm.value_v1(customer uuid, trust integer, call_id text, reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_refused text;
    v_trust integer;
begin
    perform crm.signed_in();
    v_refused := crm.may_not_see(customer, v_call, reason);
    if v_refused <> '' then
        return crm.refuse(v_refused, 'value', customer, v_call, coalesce(reason, ''));
    end if;
    v_trust := crm.trust_of(customer, v_call, trust);
    perform crm.seen('value', customer, v_call, v_trust, reason);
    if not crm.told('value', v_trust) then
        return jsonb_build_object('customer_id', customer, 'trust', v_trust, 'masked', true, 'as_of', clock_timestamp());
    end if;
    return coalesce((
        select jsonb_build_object(
            'customer_id', customer, 'trust', v_trust, 'masked', false, 'known', true, 'currency', 'CNY',
            'assets', v.assets::text, 'debts', v.debts::text, 'contribution', v.contribution::text,
            'cost_to_serve', v.cost_to_serve::text, 'profit', v.profit::text, 'tier', v.tier,
            'tier_reason', v.tier_reason, 'information_value', v.information_value::text,
            'inputs', v.inputs, 'seven', v.seven, 'as_of', v.as_of)
        from crm.customer_values v where v.customer_id = customer),
        jsonb_build_object('customer_id', customer, 'trust', v_trust, 'masked', false, 'known', false,
                           'as_of', clock_timestamp()));
end
$fn$;
