-- Customers of the chunk, and everything they are found by.

insert into crm.customers (
    id, code, kind, name, name_latin, name_norm, given, pinyin, initials, latin, tier, tier_reason, flags, language,
    manager_id, household_id, household_role, born_on, customer_since, certificate_kind, certificate_tail, address, city,
    email, created_at, branch_code, is_staff, owner_agent, gender, occupation, industry, preferred_channel,
    preferred_time, received_at)
select
    p.id, 'C' || 10000000 + p.n, p.kind, p.name, p.name_latin, p.name_norm, p.given, p.pinyin, p.initials, p.latin,
    p.tier, coalesce(t.reason, ''), m.flags,
    case when p.culture = 'zh' then 'zh' when p.culture = 'hk' and crm_seed.roll(p.n, 'language', 4) > 0 then 'yue'
         when p.poor then '' else 'en' end,
    case when p.rank > 0 or p.kind = 'firm' then crm_seed.manager_key(p.branch_code::bigint * 1000 + crm_seed.roll(
        p.n, 'manager', crm_seed.managers())) end,
    case when p.home is not null then crm_seed.key(1738281500000, p.home, 'household') end,
    case p.unit when 'H' then 'holder' when 'S' then 'spouse' when 'C' then 'child' when 'A' then 'parent' else '' end,
    p.born, p.since, p.certificate_kind, right(p.certificate, 4), p.address, p.city,
    crm_seed.email(p.n, p.kind, p.poor, p.pinyin), crm_seed.moment(crm_seed.today() - p.since, 7200),
    p.branch_code, m.is_staff,
    case when 'protected' = any (m.flags) then (array['mei', 'fang', 'qian', 'lead'])[1 + crm_seed.roll(p.n, 'owner', 4)]
         else '' end,
    p.gender,
    case when p.kind = 'firm' or p.poor then '' when m.is_staff then '银行职员'
         when p.age_days > 22500 then (array['退休', 'Retired'])[1 + (p.culture <> 'zh')::integer]
         when p.age_days < 8000 then (array['学生', 'Student'])[1 + (p.culture <> 'zh')::integer]
         else (array['教师', '工程师', '医生', '公务员', '个体经营', '销售经理', '会计', '自由职业', '司机', '企业主',
                     'Engineer', 'Teacher', 'Consultant', 'Lawyer', 'Sales manager'])[
                  1 + crm_seed.roll(p.n, 'occupation', 10) % case when p.culture = 'zh' then 10 else 5 end
                  + case when p.culture = 'zh' then 0 else 10 end] end,
    case when p.kind = 'firm' then (array['制造业', '批发零售', '信息技术', '建筑业', '交通运输', '住宿餐饮', '医疗', '教育'])[
        1 + crm_seed.roll(p.n, 'industry', 8)] else '' end,
    (array['', '', '', 'phone', 'sms', 'email', 'letter', 'chat', 'branch', ''])[1 + crm_seed.roll(p.n, 'channel', 10)],
    (array['', '', '', '', '18:00 以后', '工作日上午', 'after 18:00', '周末', 'not before 10:00', ''])[
        1 + crm_seed.roll(p.n, 'hour', 10)],
    crm_seed.last_night()
from crm_seed.people p
join crm_seed.marks m on m.n = p.n
left join crm.tier_rules t on t.tier = p.tier
order by p.n;

insert into crm.households (id, label)
select crm_seed.key(1738281500000, p.n, 'household'), p.name from crm_seed.people p where p.unit = 'H';

insert into crm.name_words (word, customer_id)
select distinct w.word, p.id from crm_seed.people p cross join lateral string_to_table(p.latin, ' ') as w (word)
where w.word <> '';

-- 2.5 numbers a customer. Couples and children often share one, all who work at a firm its switchboard, and up to
-- thirty customers that of a village's shop.
insert into crm.phones (e164, customer_id, kind, relation, rev8, verified, since, source, as_of)
select x.e164, x.id, x.kind, x.relation, reverse(right(x.e164::text, 8))::integer, x.verified, x.since, 'core',
       crm_seed.last_night()
from (
    select p.id, l.kind, l.relation, l.e164, l.verified, p.since
    from crm_seed.people p
    cross join lateral (
        select 'mobile' as kind, case p.unit when 'S' then 'spouse' when 'C' then 'child' when 'A' then 'parent'
                                             else 'holder' end as relation,
               case when p.unit = 'S' and crm_seed.roll(p.n, 'shares', 3) > 0
                      or p.unit in ('C', 'A') and crm_seed.roll(p.n, 'shares', 3) = 0
                    then case when p.area = '' then crm_seed.hong_kong(p.home) else crm_seed.mobile(p.home * 8) end
                    when p.area = '' then crm_seed.hong_kong(p.n)
                    else crm_seed.mobile(p.n * 8) end as e164,
               crm_seed.roll(p.n, 'verified', 10) < 8 and not p.poor as verified
        where p.kind = 'person' and (not p.poor or p.n % 3 > 0)
        union all
        select 'mobile', 'holder', crm_seed.mobile(p.n * 8 + 1), crm_seed.roll(p.n, 'verified too', 10) < 6
        where p.kind = 'person' and crm_seed.roll(p.n, 'second mobile', 100) < 38 and not p.poor
        union all
        select 'home', 'holder', crm_seed.landline(p.area, p.n * 2), false
        where p.kind = 'person' and p.area <> '' and crm_seed.roll(coalesce(p.home, p.n), 'landline', 100) < 45
          and not p.poor
        union all
        -- Those who work at a firm that is a customer call from its switchboard, the others from their own desk.
        select 'work', case when p.unit = 'E' then 'employee' else 'holder' end,
               crm_seed.landline(p.area, case when p.unit = 'E' then p.firm else p.n end * 2 + 1), p.unit = 'E'
        where p.kind = 'person' and p.area <> '' and (p.unit = 'E' or crm_seed.roll(p.n, 'work', 100) < 42)
          and not p.poor
        union all
        select 'other', (array['spouse', 'parent', 'child', 'contact'])[1 + crm_seed.roll(p.n, 'whose', 4)],
               crm_seed.mobile(p.n * 8 + 2), false
        where p.kind = 'person' and crm_seed.roll(p.n, 'other number', 100) < 26 and not p.poor
        union all
        select 'mobile', 'holder', crm_seed.abroad(p.n), true
        where p.culture = 'latin' and p.kind = 'person' and crm_seed.roll(p.n, 'abroad', 100) < 20 and not p.poor
        union all
        select 'other', 'contact', crm_seed.landline(p.area, p.n / 8000 * 16000), false
        where p.unit = 'P' and p.area <> '' and p.culture = 'zh' and p.n % 8000 > 0
          and crm_seed.roll(p.n, 'shop', 400) = 0
        union all
        select 'work', 'company', case when p.area = '' then crm_seed.hong_kong(p.n)
                                       else crm_seed.landline(p.area, p.n * 2 + 1) end, true
        where p.kind = 'firm'
        union all
        select 'mobile', 'owner', crm_seed.mobile(p.n * 8), crm_seed.roll(p.n, 'verified', 2) = 0
        where p.kind = 'firm' and crm_seed.roll(p.n, 'owner number', 100) < 80
        union all
        select 'work', 'contact', crm_seed.mobile(p.n * 8 + g.k), false
        from generate_series(1, crm_seed.roll(p.n, 'contacts', 4)) g (k) where p.kind = 'firm'
        union all
        -- Somebody with far too many numbers.
        select 'other', 'contact', crm_seed.mobile(p.n * 8 + g.k), false
        from generate_series(3, 7) g (k) where p.much and p.kind = 'person'
    ) l
) x;

insert into crm.certificates (kind, number, customer_id, valid_until, source, as_of)
select p.certificate_kind, p.certificate, p.id,
       case when p.certificate_kind <> 'licence'
            then crm_seed.today() - 200 + crm_seed.roll(p.n, 'valid', 3650) end,
       'core', crm_seed.last_night()
from crm_seed.people p where p.certificate <> ''
union all
-- Some have a second one.
select 'passport', 'E' || lpad(((p.n * 2654435761 + crm_seed.seed()) % 100000000)::text, 8, '0'), p.id,
       crm_seed.today() + crm_seed.roll(p.n, 'valid too', 3650), 'core', crm_seed.last_night()
from crm_seed.people p where p.certificate_kind = 'ID' and crm_seed.roll(p.n, 'passport too', 100) < 12;
