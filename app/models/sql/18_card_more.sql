-- What the first ten seconds need beside the accounts: what is coming due, why the flags stand, how to reach the
-- customer, the next offer, the last satisfaction, and edits that met another's.

-- Within sixty days, soonest first: deposits, contracts and drawdowns that end, payments that are due.
create or replace function crm.coming_due(p_customer uuid, p_amounts boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'kind', d.kind, 'product', d.product, 'on', d.day, 'currency', d.currency,
        'amount', case when p_amounts then d.amount::text end) order by d.day), '[]')
    from (
        select x.kind, x.product, x.day, x.currency, x.amount from (
            select a.kind, a.product, a.matures_on as day, a.currency, a.balance as amount from crm.accounts a
            where a.customer_id = p_customer and a.state <> 'closed'
            union all
            select 'payment', a.product, a.next_payment_on, a.currency, a.next_payment from crm.accounts a
            where a.customer_id = p_customer and a.state <> 'closed'
            union all
            select 'contract', k.product, k.matures_on, k.currency, k.amount from crm.contracts k
            where k.customer_id = p_customer and k.state <> 'closed'
            union all
            select 'drawdown', d.number, d.due_on, d.currency, d.outstanding from crm.drawdowns d
            where d.customer_id = p_customer and d.state <> 'closed') x
        where x.day between current_date and current_date + 60
        order by x.day limit 10) d
$fn$;

create or replace function crm.card_more(p_customer uuid, p_trust integer) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_told text[] := crm.told_fields(p_trust);
    v_texts boolean := 'note' = any (v_told);
begin
    return (
        select jsonb_build_object(
            'branch', coalesce(b.name, c.branch_code), 'occupation', case when v_texts then c.occupation else '' end,
            'email', case when 'email' = any (v_told) then c.email else '' end,
            'preferred_channel', c.preferred_channel, 'preferred_time', c.preferred_time,
            'manager_id', c.manager_id, 'manager_agent', case when 'manager' = any (v_told) then coalesce(m.agent, '') else '' end,
            'flag_reasons', case when v_texts then (
                select coalesce(jsonb_object_agg(f.flag, f.reason), '{}') from crm.customer_flags f
                where f.customer_id = c.id and f.reason <> '') else '{}' end,
            'due', case when v_texts then crm.coming_due(c.id, 'balance' = any (v_told)) else '[]' end,
            'credit_grade', case when 'credit' = any (v_told) then coalesce((
                select e.grade from crm.credit_evaluations e
                where e.customer_id = c.id order by e.evaluated_on desc limit 1), '') else '' end,
            'satisfaction', case when v_texts then (
                select jsonb_build_object('score', s.score, 'best', s.best, 'at', s.at) from crm.satisfaction s
                where s.customer_id = c.id order by s.at desc limit 1) end,
            'offer', case when v_texts then (
                select jsonb_build_object('opportunity_id', o.id, 'product', o.product, 'title', o.title,
                                          'reason', o.reason)
                from crm.opportunities o where o.customer_id = c.id and o.stage not in ('won', 'lost')
                order by o.created_at desc limit 1) end,
            'edit_conflicts', case when v_texts then (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'edit_id', e.id, 'field', e.field, 'base', e.base, 'mine', e.mine, 'theirs', e.theirs,
                    'agent', e.agent, 'at', e.received_at) order by e.received_at), '[]')
                from crm.edits e where e.customer_id = c.id and e.state = 'conflict'
                  and (e.field not in ('email', 'address', 'city') or e.field = any (v_told))) else '[]' end)
        from crm.customers c
        left join crm.managers m on m.id = c.manager_id
        left join crm.branches b on b.code = c.branch_code
        where c.id = p_customer);
end
$fn$;
