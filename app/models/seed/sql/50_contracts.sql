-- Contracts behind loans and lines: one contract, many drawdowns, and what secures it. The sums are the accounts'.

truncate crm_seed.credits;

insert into crm_seed.credits
select p.n, l.slot, p.n * 2 + l.slot - 5, crm_seed.key(1738281600000 + p.n, p.n * 2 + l.slot - 5, 'contract'), p.id,
       p.branch_code, p.firm, p.kind, l.product,
       case when l.used = 0 then 0 else l.used + crm_seed.roll(p.n * 64 + l.slot, 'cents', 100) / 100.0 end,
       l.amount, case l.product when 'mortgage' then 1 when 'consumer_loan' then 1 + crm_seed.roll(p.n, 'bills', 2)
                                else 1 + crm_seed.roll(p.n * 2 + l.slot, 'bills', 12) end,
       l.used > 0 and crm_seed.roll(p.n * 64 + l.slot, 'condition', 1000) < 35,
       crm_seed.today() - 60 - crm_seed.roll(p.n * 2 + l.slot, 'signed', 1800),
       crm_seed.today() + case l.slot
           when 5 then 60 + crm_seed.roll(p.n * 64 + 5, 'matures', case m.loan when 'mortgage' then 9000 else 1500 end)
           else 5 + crm_seed.roll(p.n * 64 + 6, 'matures', 360) end
from crm_seed.people p
join crm_seed.marks m on m.n = p.n
cross join lateral (
    select 5 as slot, m.loan as product, m.loan_owed as used,
           (m.loan_owed * 100 / (30 + crm_seed.roll(p.n, 'paid back', 66)) / 1000 + 1) * 1000 as amount where m.loan is not null
    union all
    select 6, 'credit_line', m.line_used, m.line_limit where m.line_limit is not null
) l;

insert into crm.contracts (id, customer_id, number, kind, product, currency, amount, used, signed_on, matures_on, state,
                           branch_code, manager_id, source, source_key, as_of)
select c.id, c.customer_id, 'HT' || to_char(c.signed_on, 'YYYYMM') || lpad(c.x::text, 9, '0'),
       case c.product when 'credit_line' then 'line' else 'loan' end, c.product, 'CNY', c.amount, c.used, c.signed_on,
       c.matures_on, case when c.late then 'overdue' else 'open' end, c.branch_code, null::uuid, 'credit', c.x::text,
       crm_seed.last_night()
from crm_seed.credits c
union all
-- What is over stays on record.
select crm_seed.key(1738281600000 + c.n, c.x, 'old contract'), c.customer_id, 'HT201906' || lpad(c.x::text, 9, '0'),
       'loan', 'consumer_loan', 'CNY', 50000, 0, date '2019-06-03', date '2022-06-03', 'closed', c.branch_code, null::uuid,
       'credit', 'old ' || c.x, crm_seed.last_night()
from crm_seed.credits c where c.slot = 5 and c.n % 12 = 0;

insert into crm.drawdowns (id, customer_id, contract_id, number, currency, amount, outstanding, arrears, interest_rate,
                           drawn_on, due_on, state, source, source_key, as_of)
select crm_seed.key(1738281600000 + c.n, c.x * 16 + g.k, 'drawdown'), c.customer_id, c.id,
       'JJ' || lpad(c.x::text, 9, '0') || lpad(g.k::text, 2, '0'), 'CNY', ceil(d.outstanding * 5 / 4), d.outstanding,
       case when c.late and g.k = 1 then least(d.outstanding,
            round(c.used / 48, 2) * (1 + crm_seed.roll(c.n * 64 + c.slot, 'late', 3))) else 0 end,
       0.03 + 0.0005 * crm_seed.roll(c.x, 'rate', 60), c.signed_on + 20 * g.k,
       case when c.late and g.k = 1 then crm_seed.today() - 10
            else least(c.matures_on, crm_seed.today() + 15 + 40 * g.k) end,
       case when c.late and g.k = 1 then 'overdue' else 'open' end, 'credit', c.x * 16 + g.k || '',
       crm_seed.last_night()
from crm_seed.credits c
cross join lateral generate_series(1, case when c.used = 0 then 0 else c.bills end) as g (k)
cross join lateral (select case when g.k < c.bills then trunc(c.used / c.bills)
                                else c.used - trunc(c.used / c.bills) * (c.bills - 1) end as outstanding) d
union all
select crm_seed.key(1738281600000 + c.n, c.x * 16, 'drawdown'), c.customer_id, c.id, 'JJ' || lpad(c.x::text, 9, '0') || '00',
       'CNY', 20000, 0, 0, 0.0435, c.signed_on, c.signed_on + 30, 'closed', 'credit', c.x * 16 || '',
       crm_seed.last_night()
from crm_seed.credits c where c.product <> 'mortgage' and c.n % 3 = 0;

insert into crm.guarantees (id, customer_id, contract_id, kind, guarantor_id, guarantor_name, object, currency, value,
                            valued_on, valid_until, state, source, source_key, as_of)
select crm_seed.key(1738281600000 + c.n, c.x * 4 + l.k, 'guarantee'), c.customer_id, c.id, l.kind, l.guarantor_id,
       l.guarantor_name, l.object, 'CNY', l.value, c.signed_on - 12, c.matures_on + 180, 'open', 'credit',
       c.x * 4 + l.k || '', crm_seed.last_night()
from crm_seed.credits c
cross join lateral (
    select 0 as k, 'mortgage' as kind, null::uuid as guarantor_id, '' as guarantor_name,
           '住宅,' || 48 + crm_seed.roll(c.n, 'rooms', 160) || ' 平方米' as object, c.amount * 14 / 10 as value
    where c.product = 'mortgage'
    union all
    select 1, 'guarantee', case when c.firm is not null and c.firm <> c.n then crm_seed.customer_key(c.firm) end,
           case when c.firm is not null and c.firm <> c.n then '' else '法定代表人连带责任保证' end, '', c.amount
    where c.kind = 'firm'
    union all
    select 2, (array['pledge', 'mortgage', 'deposit'])[1 + crm_seed.roll(c.x, 'security', 3)], null, '',
           (array['应收账款质押', '厂房及土地使用权', '保证金 30%'])[1 + crm_seed.roll(c.x, 'security', 3)], c.amount * 3 / 10
    where c.kind = 'firm' and crm_seed.roll(c.x, 'secured', 2) = 0
) l;
