-- How to reach the customers of the chunk, what they agreed to, what marks them, and which system knows them.

insert into crm.addresses (id, customer_id, kind, address, city, postal_code, country, since, source, as_of)
select crm_seed.key(1738281600000 + p.n, p.n * 4, 'address'), p.id, case when p.kind = 'firm' then 'work' else 'home' end,
       p.address, p.city, case when p.area = '' then '' else lpad((crm_seed.roll(coalesce(p.home, p.n), 'post', 850000)
       + 100000)::text, 6, '0') end, case when p.area = '' then 'HK' else 'CN' end, p.since, 'core',
       crm_seed.last_night()
from crm_seed.people p where p.address <> ''
union all
select crm_seed.key(1738281600000 + p.n, p.n * 4 + 1, 'address'), p.id, 'work', p.city_zh || '市' || s.zh
       || 1 + crm_seed.roll(p.n, 'office', 400) || '号' || 1 + crm_seed.roll(p.n, 'storey', 40) || '层', p.city, '',
       'CN', p.since, '', null
from crm_seed.people p
join crm_seed.words s on s.list = 'street' and s.place = crm_seed.roll(p.n, 'office street', 1000)
where p.kind = 'person' and p.area <> '' and not p.poor and crm_seed.roll(p.n, 'work', 100) < 12;

insert into crm.emails (customer_id, email, kind, verified, source, as_of)
select p.id, e.email, case when p.kind = 'firm' then 'work' else 'private' end, crm_seed.roll(p.n, 'email seen', 2) = 0,
       'core', crm_seed.last_night()
from crm_seed.people p
cross join lateral (select crm_seed.email(p.n, p.kind, p.poor, p.pinyin) as email) e where e.email <> ''
union all
select p.id, p.pinyin || p.n || '@work.example', 'work', false, '', null
from crm_seed.people p
where p.kind = 'person' and not p.poor and crm_seed.roll(p.n, 'work email', 100) < 8
  and octet_length(p.pinyin) = char_length(p.pinyin);

insert into crm.consents (customer_id, purpose, channel, granted, since, until, recorded_by, source, as_of)
select p.id, l.purpose, l.channel, l.granted, crm_seed.moment(crm_seed.today() - p.since, 10800),
       case when crm_seed.roll(p.n, 'consent ends', 5) = 0 then crm_seed.today() + crm_seed.roll(p.n, 'consent', 700) end,
       'branch ' || p.branch_code, 'core', crm_seed.last_night()
from crm_seed.people p
cross join lateral (
    select 'marketing' as purpose, 'phone' as channel, crm_seed.roll(p.n, 'may call', 10) < 6 as granted
    where crm_seed.roll(p.n, 'asked', 10) < 5
    union all
    select 'marketing', (array['sms', 'email', 'post'])[1 + crm_seed.roll(p.n, 'by what', 3)],
           crm_seed.roll(p.n, 'may write', 10) < 7
    where crm_seed.roll(p.n, 'asked', 10) < 3
    union all
    select 'recording', 'phone', crm_seed.roll(p.n, 'may record', 40) > 0 where crm_seed.roll(p.n, 'asked to record', 10) < 4
    union all
    select 'data_sharing', 'all', crm_seed.roll(p.n, 'may share', 2) = 0 where crm_seed.roll(p.n, 'asked to share', 10) < 2
) l
where not p.poor;

insert into crm.customer_flags (customer_id, flag, reason, set_by, since, until, source, as_of)
select p.id, f.flag,
       case f.flag
           when 'vip' then '私人银行与钻石客户'
           when 'fraud' then (array['冒名开户预警', '账户疑似被盗用', 'Card data offered for sale', '涉诈账户协查'])[
               1 + crm_seed.roll(p.n, 'why', 4)]
           when 'vulnerable' then (array['年长,听力不便,请放慢语速', '视力障碍', 'Needs a second person on the line',
               '曾遭电信诈骗'])[1 + crm_seed.roll(p.n, 'why', 4)]
           when 'deceased' then '家属已提交死亡证明'
           else '专属客户经理维护' end,
       case f.flag when 'vip' then '' else (array['mei', 'fang', 'qian', 'lead'])[1 + crm_seed.roll(p.n, 'owner', 4)] end,
       crm_seed.moment(1 + crm_seed.roll(p.n, 'marked', 600), 14400),
       case when f.flag = 'protected' and p.n % 2 = 0 then crm_seed.today() + 30 + crm_seed.roll(p.n, 'until', 300) end,
       case f.flag when 'vip' then 'core' else '' end, case f.flag when 'vip' then crm_seed.last_night() end
from crm_seed.people p
join crm_seed.marks m on m.n = p.n
cross join lateral unnest(m.flags) as f (flag);

insert into crm.source_customers (source, source_key, customer_id, matched_by, as_of)
select 'core', (100000000 + p.n)::text, p.id, 'own', crm_seed.last_night() from crm_seed.people p
union all
select 'credit', 'K' || 70000000
       + p.n, p.id, (array['certificate', 'certificate', 'name_birth', 'name_phone'])[1 + crm_seed.roll(p.n, 'matched', 4)],
       crm_seed.last_night()
from crm_seed.people p
join crm_seed.marks m on m.n = p.n
where m.loan is not null or m.line_limit is not null;
