-- Who belongs to whom: within a household, within a firm and its group, and people who are no customers.

insert into crm.relations (id, customer_id, kind, other_id, other_name, other_phone, note, since, created_by, created_at,
                           source, as_of)
select crm_seed.key(1738281600000 + p.n, p.n * 16 + l.k, 'relation'), l.who, l.kind, l.other_id, l.other_name,
       l.other_phone, l.note, p.since, case when l.other_id is null then 'mei' else '' end, crm_seed.moment(crm_seed.today() - p.since, 18000),
       case when l.other_id is null then '' else 'core' end,
       case when l.other_id is not null then crm_seed.last_night() end
from crm_seed.people p
cross join lateral (
    select 0 as k, crm_seed.customer_key(p.home) as who,
           case p.unit when 'S' then 'spouse' when 'C' then 'child' else 'parent' end as kind, p.id as other_id,
           '' as other_name, '' as other_phone, '' as note
    where p.unit in ('S', 'C', 'A')
    union all
    select 1, p.id, 'guardian', crm_seed.customer_key(p.home), '', '', '' where p.unit = 'A' and p.n % 3 = 0
    union all
    select 2, crm_seed.customer_key(p.home), 'ward', p.id, '', '', '' where p.unit = 'C' and p.n % 17 = 0
    union all
    select 3, crm_seed.customer_key(p.firm),
           (array['legal_representative', 'director', 'accountant', 'contact'])[1 + crm_seed.roll(p.n, 'post', 4)], p.id,
           '', '', '' where p.unit = 'E'
    union all
    select 4, p.id, 'employer', crm_seed.customer_key(p.firm), '', '', '' where p.unit = 'E'
    union all
    select 5, p.id, 'shareholder', crm_seed.customer_key(p.firm), '', '', '' where p.unit = 'D'
    union all
    select 6, p.id, (array['sibling', 'power_of_attorney', 'guarantor', 'beneficiary', 'contact', 'accountant', 'director',
                           'shareholder'])[1 + case when p.kind = 'firm' then 4 else 0 end + crm_seed.roll(p.n, 'tie', 4)],
           null::uuid, s.zh || g.zh, case when p.n % 2 = 0 then '+' || crm_seed.mobile(p.n * 8 + 7) else '' end,
           case when crm_seed.roll(p.n, 'tie note', 5) = 0 then '紧急联系人' else '' end
    from crm_seed.words s join crm_seed.words g on g.list = 'given zh f' and g.place = crm_seed.roll(p.n, 'their name', 1000)
    where s.list = 'surname zh' and s.place = crm_seed.roll(p.n, 'their surname', 1000)
      and crm_seed.roll(p.n, 'ties', 100) < 7 and not p.poor
) l;

insert into crm.groups (id, kind, label, source, as_of)
select crm_seed.key(1738281300000, p.n, 'group'), 'group', p.name || '及其关联企业', 'credit', crm_seed.last_night()
from crm_seed.people p where p.unit = 'F' and p.firm is not null
    and exists (select from crm_seed.people d where d.firm = p.n and d.unit = 'D');

insert into crm.group_members (group_id, customer_id, role, source, as_of)
select crm_seed.key(1738281300000, p.firm, 'group'), p.id, case p.unit when 'F' then 'parent' else 'subsidiary' end, 'credit',
       crm_seed.last_night()
from crm_seed.people p
where p.unit in ('F', 'D') and exists (select from crm_seed.people d where d.firm = p.firm and d.unit = 'D')
union all
-- Clubs for the well-off, associations for firms: some thousand members each at most.
select crm_seed.key(1738281200000, case p.kind when 'firm' then 100 else 0 end
                    + crm_seed.roll(p.n, 'club', crm_seed.clubs()), 'club'), p.id, 'member', '', null
from crm_seed.people p
where p.kind = 'person' and p.rank >= 3 and crm_seed.roll(p.n, 'joins', 10) < 3
   or p.kind = 'firm' and crm_seed.roll(p.n, 'joins', 100) < 6;

-- Couples' common accounts, those who may sign for a firm, who stands in for a loan, who is insured.
insert into crm.account_owners (account_id, customer_id, role, share, source, as_of)
select crm_seed.key(1738281600000 + l.owner, l.owner * 64 + l.slot, 'account'), l.who, l.role, l.share, 'core',
       crm_seed.last_night()
from crm_seed.people p
left join crm_seed.people h on h.n = p.home
left join crm_seed.marks hm on hm.n = p.home
cross join lateral (
    select p.home as owner, 0 as slot, h.id as who, 'holder' as role, 0.5 as share
    where p.unit = 'S' and crm_seed.roll(p.n, 'together', 10) < 4
    union all
    select p.home, 0, p.id, 'joint', 0.5 where p.unit = 'S' and crm_seed.roll(p.n, 'together', 10) < 4
    union all
    select p.firm, 0, p.id, 'authorised', null where p.unit = 'E'
    union all
    select p.home, 5, p.id, 'guarantor', null where p.unit = 'S' and hm.loan = 'mortgage'
    union all
    select p.home, 8, p.id, case p.unit when 'C' then 'insured' else 'beneficiary' end, null
    where p.unit in ('S', 'C') and h.wealth > 3000 and crm_seed.roll(p.home, 'insurance', 100) < 26
) l;
