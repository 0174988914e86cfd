-- What several tables must agree on: who owes how much, and who carries which mark.

truncate crm_seed.marks;

insert into crm_seed.marks
select
    p.n,
    array_remove(array[
        case when p.rank >= 4 then 'vip' end, case when d.dice < 6 then 'fraud' end,
        case when p.kind = 'person' and (d.dice between 6 and 19 or p.age_days > 29000 and d.dice < 200) then 'vulnerable' end,
        case when p.unit = 'P' and p.age_days > 25000 and d.dice between 300 and 340 then 'deceased' end,
        case when d.dice between 400 and 402 then 'protected' end], null),
    p.kind = 'person' and d.dice between 500 and 501,
    case when p.poor or crm_seed.roll(p.n, 'loan', 100) >= case when p.kind = 'firm' then 45 else 17 end then null
         when p.kind = 'firm' then 'business_loan'
         when crm_seed.roll(p.n, 'what loan', 10) < 6 then 'mortgage' else 'consumer_loan' end,
    case when p.kind = 'firm' then 200000 + crm_seed.roll(p.n, 'owed', 8000000)
         when crm_seed.roll(p.n, 'what loan', 10) < 6 then 90000 + crm_seed.roll(p.n, 'owed', 1500000)
         else 3000 + crm_seed.roll(p.n, 'owed', 140000) end,
    case when not p.poor and crm_seed.roll(p.n, 'line', 100) < case when p.kind = 'firm' then 35 else 7 end
         then (array[20000, 80000, 300000, 1000000, 2000000, 6000000])[1 + p.rank] end,
    (array[20000, 80000, 300000, 1000000, 2000000, 6000000])[1 + p.rank] * crm_seed.roll(p.n, 'line used', 70)::bigint / 100
from crm_seed.people p
cross join lateral (select crm_seed.roll(p.n, 'mark', 1000) as dice) d;
