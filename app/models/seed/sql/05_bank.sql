-- The bank itself: its branches as a tree, and a manager or more at each of the small ones.

create function crm_seed.manager_key(n bigint) returns uuid language sql immutable parallel safe
return crm_seed.key(1738281400000, n, 'manager');

insert into crm.branches (code, parent_code, name, name_latin, path, source)
select '000000', '', '总行', 'Head office', '000000/', 'staff'
union all
select c.code || '00', '000000', c.zh || '分行', c.latin || ' branch', '000000/' || c.code || '00/', 'staff'
from crm_seed.cities c
union all
select c.code || lpad(s.k::text, 2, '0'), c.code || '00', c.zh || w.zh || '支行', c.latin || ' branch ' || s.k,
       '000000/' || c.code || '00/' || c.code || lpad(s.k::text, 2, '0') || '/', 'staff'
from crm_seed.cities c
cross join generate_series(1, 8) as s (k)
join crm_seed.words w on w.list = 'street' and w.place = (c.place * 137 + s.k * 50) % 1000
on conflict (code) do nothing;

insert into crm.managers (id, name, phone, staff_number, branch_code, email)
select crm_seed.manager_key(b.code::bigint * 1000 + m.k), s.zh || g.zh || h.zh,
       format('+86 21 5013 %s', 6000 + crm_seed.roll(b.code::bigint * 1000 + m.k, 'desk', 1000)),
       'M' || b.code || lpad(m.k::text, 3, '0'), b.code, format('m%s%s@bank.example', b.code, lpad(m.k::text, 3, '0'))
from crm.branches b
cross join generate_series(0, crm_seed.managers() - 1) as m (k)
join crm_seed.words s on s.list = 'surname zh' and s.place = crm_seed.roll(b.code::bigint * 1000 + m.k, 'surname', 1000)
join crm_seed.words g on g.list = 'given zh f' and g.place = crm_seed.roll(b.code::bigint * 1000 + m.k, 'given', 1000)
join crm_seed.words h on h.list = 'given zh m' and h.place = crm_seed.roll(b.code::bigint * 1000 + m.k, 'second', 1000)
where right(b.code, 2) <> '00';
