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

insert into crm.departments (code, parent_code, name, branch_code, source)
select d.code, d.parent, d.name, '000000', 'staff'
from (values ('D00', '', '总行'), ('D10', 'D00', '个人金融部'), ('D20', 'D00', '公司金融部'), ('D30', 'D00', '信贷审批部'),
             ('D40', 'D00', '客户服务中心'), ('D41', 'D40', '投诉处理组'), ('D42', 'D40', '综合服务组'), ('D50', 'D00', '私人银行部'))
    as d (code, parent, name)
union all
select 'B' || b.code, 'D10', b.name || '营业部', b.code, 'staff' from crm.branches b where right(b.code, 2) <> '00'
on conflict (code) do nothing;

insert into crm.staff (staff_number, name, department_code, post, phone, email, agent, active, source, as_of)
select m.staff_number, m.name, 'B' || m.branch_code, '客户经理', m.phone, m.email, '', true, 'staff',
       crm_seed.last_night()
from crm.managers m
union all
select 'S' || lpad(c.place::text, 5, '0'), c.display_name, 'D42', '坐席', '', '', c.agent, false, 'staff',
       crm_seed.last_night()
from crm_seed.colleagues c
on conflict (staff_number) do nothing;

insert into crm.sources (source, label_en, label_zh, rank)
values ('core', 'Core banking', '核心系统', 10), ('credit', 'Credit system', '信贷系统', 20),
       ('insurance', 'Insurance system', '保险系统', 30), ('staff', 'Staff system', '人事系统', 40),
       ('messages', 'Messages', '消息平台', 50), ('post', 'Post room', '信函', 60), ('branches', 'Branches', '网点', 70)
on conflict (source) do nothing;

-- Clubs and associations that customers belong to.
insert into crm.groups (id, kind, label, source)
select crm_seed.key(1738281200000, l.base + g.k, 'club'), l.kind, c.zh || l.label || case when g.k < 31 then '' else ' ' || g.k end, ''
from (values (0, 'club', '高尔夫俱乐部'), (100, 'association', '商会')) as l (base, kind, label)
cross join lateral generate_series(0, crm_seed.clubs() - 1) as g (k)
join crm_seed.cities c on c.place = g.k % 31;

-- Those who have left; their names stand under past contacts.
insert into crm.agents (agent, display_name, team, active)
select c.agent, c.display_name, 'service', false from crm_seed.colleagues c
on conflict (agent) do nothing;
