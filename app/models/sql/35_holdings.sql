-- The page of holdings: every account with its owners, and every contract with its drawdowns and guarantees. Bounded:
-- two hundred accounts, a hundred contracts, two hundred drawdowns and a hundred guarantees of each; `more` says that
-- there is more. "0" is zero, null is none (or masked: `masked` says so).

drop function if exists crm.account_page(uuid, boolean, boolean);
create or replace function crm.account_page(
    p_customer uuid, p_amounts boolean, p_bin boolean, p_tail boolean
) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'account_id', a.id, 'kind', a.kind, 'product', a.product,
        'number_masked', case when a.kind = 'card' and p_bin then left(a.number, 6) || ' ···· ' else '···· ' end
            || case when p_tail then right(a.number, 4) else '' end,
        'currency', a.currency, 'state', a.state, 'role', a.role, 'branch', coalesce(b.name, a.branch_code),
        'balance', case when p_amounts then a.balance::text end,
        'available', case when p_amounts then a.available::text end,
        'blocked', case when p_amounts then a.blocked::text end,
        'arrears', case when p_amounts then a.arrears::text end,
        'days_past_due', case when p_amounts then a.days_past_due end,
        'credit_limit', case when p_amounts then a.credit_limit::text end,
        'interest_rate', case when p_amounts then a.interest_rate::text end,
        'next_payment', case when p_amounts then a.next_payment::text end,
        'next_payment_on', a.next_payment_on, 'opened_on', a.opened_on, 'matures_on', a.matures_on,
        'last_movement_on', case when p_amounts then a.last_movement_on end,
        'masked', not p_amounts, 'source', a.source, 'as_of', a.as_of,
        'owners', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'customer_id', x.customer_id, 'name', x.name, 'role', x.role, 'share', x.share::text)
                order by x.role, x.name), '[]')
            from (select o.customer_id, crm.name_to_tell(c.id, c.name) as name, o.role, o.share
                  from crm.account_owners o join crm.customers c on c.id = o.customer_id
                  where o.account_id = a.id and o.customer_id <> p_customer limit 20) x))
        order by a.state = 'closed', array_position(
            array['deposit', 'card', 'loan', 'line', 'investment', 'insurance'], a.kind), a.number), '[]')
    from (
        select y.id, y.kind, y.product, y.number, y.currency, y.state, y.branch_code, y.balance, y.available, y.blocked,
               y.arrears, y.days_past_due, y.credit_limit, y.interest_rate, y.next_payment, y.next_payment_on,
               y.opened_on, y.matures_on, y.last_movement_on, y.source, y.as_of, z.role
        from (
            select q.id, 'holder' as role from crm.accounts q where q.customer_id = p_customer
            union all
            select o.account_id, o.role from crm.account_owners o
            where o.customer_id = p_customer and not exists (
                select 1 from crm.accounts q where q.id = o.account_id and q.customer_id = p_customer)) z
        join crm.accounts y on y.id = z.id
        order by y.state = 'closed', y.id limit 200) a
    left join crm.branches b on b.code = a.branch_code
$fn$;

create or replace function crm.contract_page(p_customer uuid, p_amounts boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'contract_id', k.id, 'number', k.number, 'kind', k.kind, 'product', k.product, 'currency', k.currency,
        'amount', case when p_amounts then k.amount::text end, 'used', case when p_amounts then k.used::text end,
        'signed_on', k.signed_on, 'matures_on', k.matures_on, 'state', k.state, 'masked', not p_amounts,
        'source', k.source, 'as_of', k.as_of,
        'drawdowns', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'drawdown_id', d.id, 'number', d.number, 'currency', d.currency,
                'amount', case when p_amounts then d.amount::text end,
                'outstanding', case when p_amounts then d.outstanding::text end,
                'arrears', case when p_amounts then d.arrears::text end,
                'interest_rate', case when p_amounts then d.interest_rate::text end,
                'drawn_on', d.drawn_on, 'due_on', d.due_on, 'state', d.state) order by d.due_on, d.id), '[]')
            from (select x.id, x.number, x.currency, x.amount, x.outstanding, x.arrears, x.interest_rate, x.drawn_on,
                         x.due_on, x.state
                  from crm.drawdowns x where x.contract_id = k.id order by x.due_on, x.id limit 200) d),
        'guarantees', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'guarantee_id', g.id, 'kind', g.kind, 'guarantor_id', g.guarantor_id,
                'guarantor', case when g.guarantor_id is null then g.guarantor_name
                                  else crm.name_to_tell(g.guarantor_id, coalesce(nullif(g.guarantor_name, ''), c.name)) end,
                'object', case when p_amounts then g.object else '' end,
                'currency', g.currency, 'value', case when p_amounts then g.value::text end,
                'valued_on', g.valued_on, 'valid_until', g.valid_until, 'state', g.state) order by g.kind, g.id), '[]')
            from (select x.id, x.kind, x.guarantor_id, x.guarantor_name, x.object, x.currency, x.value, x.valued_on,
                         x.valid_until, x.state
                  from crm.guarantees x where x.contract_id = k.id limit 100) g
            left join crm.customers c on c.id = g.guarantor_id))
        order by k.state = 'closed', k.matures_on, k.number), '[]')
    from (select x.id, x.number, x.kind, x.product, x.currency, x.amount, x.used, x.signed_on, x.matures_on, x.state,
                 x.source, x.as_of
          from crm.contracts x where x.customer_id = p_customer
          order by x.state = 'closed', x.matures_on, x.id limit 100) k
$fn$;

create or replace function crm.holdings_v1(customer uuid, trust integer, call_id text, reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
set plan_cache_mode = force_generic_plan
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_refused text;
    v_trust integer;
    v_amounts boolean;
begin
    perform crm.signed_in();
    v_refused := crm.may_not_see(customer, v_call, reason);
    if v_refused <> '' then
        return crm.refuse(v_refused, 'holdings', customer, v_call, coalesce(reason, ''));
    end if;
    v_trust := crm.trust_of(customer, v_call, trust);
    v_amounts := crm.told('balance', v_trust);
    perform crm.seen('holdings', customer, v_call, v_trust, reason);
    return jsonb_build_object(
        'customer_id', customer, 'trust', v_trust,
        'accounts', crm.account_page(customer, v_amounts, crm.told('card_bin', v_trust),
                                     crm.told('account_tail', v_trust)),
        'contracts', crm.contract_page(customer, v_amounts),
        'more', (select count(*) > 200 from (select 1 from crm.accounts a where a.customer_id = customer limit 201) x)
            or (select count(*) > 100 from (select 1 from crm.contracts k where k.customer_id = customer limit 101) x),
        'as_of', clock_timestamp());
end
$fn$;
