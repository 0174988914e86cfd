-- What the customers of the chunk hold: deposits, cards, loans, lines, investments, insurance; few rich, many small.

insert into crm.accounts (
    id, customer_id, kind, product, number, card_key, currency, balance, available, state, opened_on, matures_on,
    branch_code, blocked, arrears, days_past_due, credit_limit, interest_rate, next_payment, next_payment_on,
    last_movement_on, contract_id, source, source_key, as_of)
with held as materialized (
    select p.n, p.id as customer_id, p.branch_code, p.since, l.slot, l.kind, l.product, l.currency, l.amount,
           l.credit_limit, p.n * 64 + l.slot as x, (p.n * 64 + l.slot) * 2654435761 + crm_seed.seed() as scattered,
           crm_seed.roll(p.n * 64 + l.slot, 'condition', 1000) as dice
    from crm_seed.people p
    join crm_seed.marks m on m.n = p.n
    cross join lateral (
        select 0 as slot, 'deposit' as kind, case when p.kind = 'firm' then 'current' else 'savings' end as product,
               'CNY' as currency, p.wealth * 40 / 100 as amount, null::bigint as credit_limit
        where not p.poor or p.n % 4 > 0
        union all
        select 1, 'deposit', 'savings', 'CNY', p.wealth * 5 / 100, null where crm_seed.roll(p.n, 'second', 100) < 15
        union all
        select 2, 'deposit', 'time_deposit', 'CNY', p.wealth * 30 / 100, null
        where p.wealth > 4000 and crm_seed.roll(p.n, 'time', 100) < 50
        union all
        select 3, 'deposit', 'fx_deposit', (array['USD', 'EUR', 'HKD', 'GBP', 'JPY'])[1 + crm_seed.roll(p.n, 'money', 5)],
               p.wealth / 100, null
        where p.wealth > 20000 and crm_seed.roll(p.n, 'fx', 100) < 22 or p.culture <> 'zh' and p.n % 9 = 0
        union all
        select 4, 'card', case when p.rank < 2 then 'credit_card' else 'gold_card' end, 'CNY',
               case when crm_seed.roll(p.n, 'card used', 4) = 0 then 0
                    else (array[5000, 10000, 30000, 80000, 150000, 500000])[1 + p.rank]
                         * crm_seed.roll(p.n, 'card owed', 90)::bigint / 100 end,
               (array[5000, 10000, 30000, 80000, 150000, 500000])[1 + p.rank]
        where not p.poor and crm_seed.roll(p.n, 'card', 100) < 52
        union all
        select 10, 'card', 'gold_card', 'CNY', 0, 50000 where p.rank > 0 and crm_seed.roll(p.n, 'second card', 100) < 30
        union all
        select 5, 'loan', m.loan, 'CNY', m.loan_owed, null where m.loan is not null
        union all
        select 6, 'line', 'credit_line', 'CNY', m.line_used, m.line_limit where m.line_limit is not null
        union all
        select 7, 'investment', case when crm_seed.roll(p.n, 'fund', 2) = 0 then 'fund' else 'wealth' end, 'CNY',
               p.wealth * 20 / 100, null
        where p.wealth > 8000 and crm_seed.roll(p.n, 'investment', 100) < 20 + 12 * p.rank
        union all
        select 8, 'insurance', case when crm_seed.roll(p.n, 'life', 2) = 0 then 'life' else 'pension' end, 'CNY',
               p.wealth * 5 / 100, null
        where p.kind = 'person' and p.wealth > 3000 and crm_seed.roll(p.n, 'insurance', 100) < 26
        union all
        select 11, 'deposit', 'savings', 'CNY', 0, null where crm_seed.roll(p.n, 'closed', 100) < 4
        union all
        -- Somebody with far too much.
        select g.slot, 'deposit', case when g.slot % 3 = 0 then 'savings' else 'time_deposit' end, 'CNY', p.wealth / 100, null
        from generate_series(20, 20 + crm_seed.roll(p.n, 'how much', 30)) as g (slot) where p.much
    ) l
),
-- Cents, the few who are in the red, those whose value nobody has reckoned, and what is behind with its payments.
reckoned as materialized (
    select h.n, h.customer_id, h.branch_code, h.since, h.slot, h.kind, h.product, h.currency, h.credit_limit, h.x,
           h.scattered, h.dice,
           case when h.slot = 11 then 0
                when h.kind = 'insurance' and h.dice < 50 then null
                when h.kind = 'deposit' and h.slot < 2 and h.dice between 500 and 509
                    then -crm_seed.roll(h.x, 'red', 300000) / 100.0
                when h.kind = 'card' and h.dice between 500 and 509 then -crm_seed.roll(h.x, 'red', 90000) / 100.0
                when h.amount = 0 then 0
                else h.amount * case h.currency when 'JPY' then 100 else 1 end
                     + crm_seed.roll(h.x, 'cents', case h.currency when 'JPY' then 1 else 100 end) / 100.0
                end::numeric(20, 2) as balance,
           case when h.slot = 11 then 'closed'
                when h.kind in ('loan', 'card', 'line') and h.amount > 0 and h.dice < 35 then 'overdue'
                when h.kind = 'deposit' and h.dice < 22 then 'frozen'
                when h.kind = 'deposit' and h.dice between 600 and 640 and h.amount < 500 then 'dormant'
                when h.kind = 'card' and h.dice between 700 and 708 then 'blocked'
                else 'open' end as state,
           crm_seed.roll(h.x, 'late', 3) as months_late,
           crm_seed.today() - crm_seed.roll(h.x, 'moved', (array[10, 40, 400])[1 + h.n % 3]) as moved
    from held h
)
select
    crm_seed.key(1738281600000 + r.n, r.x, 'account'), r.customer_id, r.kind, r.product,
    case r.kind
        when 'deposit' then (6222021000000000 + r.scattered % 8999999999)::text
        when 'card' then (622203 + r.n % 97) || '******' || lpad((r.scattered % 9973)::text, 4, '0')
        when 'loan' then '80' || lpad((r.scattered % 999999999989)::text, 12, '0')
        when 'line' then '85' || lpad((r.scattered % 999999999989)::text, 12, '0')
        when 'investment' then '70' || lpad((r.scattered % 99999999977)::text, 11, '0')
        else '66' || lpad((r.scattered % 99999999977)::text, 11, '0') end,
    case when r.kind = 'card' then (622203 + r.n % 97) || lpad((r.scattered % 9973)::text, 4, '0') end,
    r.currency, r.balance,
    case when r.kind = 'deposit' then case
             when r.state = 'frozen' then 0
             when r.dice between 30 and 42 then greatest(r.balance, 0) - round(greatest(r.balance, 0) / 4, 2)
             else greatest(r.balance, 0) end
         when r.credit_limit is not null then case r.state when 'blocked' then 0 else r.credit_limit - r.balance end end,
    r.state,
    least(date '2025-01-01', r.since + crm_seed.roll(r.x, 'opened', 3000)),
    case when r.product in ('time_deposit', 'wealth') then crm_seed.today() + 1 + crm_seed.roll(r.x, 'matures', 700)
         when r.kind = 'loan' then crm_seed.today() + 60 + crm_seed.roll(r.x, 'matures', case r.product
              when 'mortgage' then 9000 else 1500 end)
         when r.kind = 'line' then crm_seed.today() + 5 + crm_seed.roll(r.x, 'matures', 360)
         when r.kind = 'insurance' then crm_seed.today() + 365 + crm_seed.roll(r.x, 'matures', 9000) end,
    r.branch_code,
    case when r.state = 'frozen' then greatest(r.balance, 0)
         when r.kind = 'deposit' and r.dice between 30 and 42 then round(greatest(r.balance, 0) / 4, 2)
         when r.kind = 'deposit' then 0 end,
    case when r.state = 'overdue' then round(r.balance / 48, 2) * (1 + r.months_late)
         when r.kind in ('loan', 'card', 'line') then 0 end,
    case when r.state = 'overdue' then 30 * r.months_late + 1 + crm_seed.roll(r.x, 'days late', 30)
         when r.kind in ('loan', 'card', 'line') then 0 end,
    r.credit_limit,
    case r.product when 'time_deposit' then 0.011 + 0.0005 * crm_seed.roll(r.x, 'rate', 20)
         when 'savings' then 0.0005 when 'current' then 0.0005 when 'mortgage' then 0.031 + 0.0005 * crm_seed.roll(r.x, 'rate', 20)
         when 'consumer_loan' then 0.036 + 0.001 * crm_seed.roll(r.x, 'rate', 40)
         when 'business_loan' then 0.034 + 0.0005 * crm_seed.roll(r.x, 'rate', 40)
         when 'credit_line' then 0.042 + 0.001 * crm_seed.roll(r.x, 'rate', 30)
         when 'credit_card' then 0.1825 when 'gold_card' then 0.1825 end,
    case when r.kind in ('loan', 'card', 'line') and r.balance > 0 then round(r.balance / 48, 2) end,
    case when r.kind in ('loan', 'card', 'line') and r.balance > 0
         then crm_seed.today() + 1 + crm_seed.roll(r.x, 'next', 30) end,
    greatest(r.moved, least(date '2025-01-01', r.since)),
    case when r.kind in ('loan', 'line') and crm_seed.whole()
         then crm_seed.key(1738281600000 + r.n, r.n * 2 + r.slot - 5, 'contract') end,
    case when r.kind in ('loan', 'line') then 'credit' when r.kind = 'insurance' then 'insurance' else 'core' end,
    r.x::text, crm_seed.last_night()
from reckoned r;
