-- The dice, and what every other script throws them for. All of it lives in a schema that is gone before the commit.
-- `crm_seed.seed()`, `.today()`, `.last()` (the last customer's number) are made beforehand, of the arguments.

-- The same throw on every server: the hash that also cuts tables into partitions, and whole numbers only. `what` is the
-- name of this throw: a literal, so that its own hash is reckoned once.
create function crm_seed.hash(n bigint, what text) returns bigint language sql immutable parallel safe
return hashint8extended(n, hashtextextended(what collate "C", crm_seed.seed())) & 9223372036854775807;

-- 0 to sides - 1.
create function crm_seed.roll(n bigint, what text, sides bigint) returns integer language sql immutable parallel safe
return (crm_seed.hash(n, what) % sides)::integer;

-- A UUIDv7 (RFC 9562) of that millisecond; `n` must name one thing only among all that go by this `what`.
create function crm_seed.key(ms bigint, n bigint, what text) returns uuid language sql immutable parallel safe
return ('0' || to_hex(ms) || to_hex(28672 + (crm_seed.hash(n, what) & 4095))
        || to_hex(32768 + ((crm_seed.hash(n, what) >> 12) & 16383))
        || lpad(to_hex((crm_seed.hash(n, what) >> 15) & 281474976710655), 12, '0'))::uuid;

-- So many days ago, so many seconds after midnight (UTC).
create function crm_seed.moment(days integer, seconds integer) returns timestamptz language sql immutable parallel safe
return (crm_seed.today() - days + make_interval(secs => seconds)) at time zone 'UTC';

-- Last night, when the extracts of the bank's systems came.
create function crm_seed.last_night() returns timestamptz language sql immutable parallel safe
return crm_seed.moment(0, 0);

-- The n-th customer's; in the order of n, a millisecond each, from 31 January 2025 on.
create function crm_seed.customer_key(n bigint) returns uuid language sql immutable parallel safe
return crm_seed.key(1738281600000 + n, n, 'customer');

-- A Chinese mobile number of its own for every x, in no order that can be seen. No exchange 0013: those numbers are the
-- demo's named people's.
create function crm_seed.mobile(x bigint) returns bigint language sql immutable parallel safe
return 8600000000000 + 100000000::bigint * (array[
        130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 145, 147, 150, 151, 152, 153, 155, 156, 157, 158, 159, 166,
        172, 173, 175, 176, 177, 178, 180, 181, 182, 183, 185, 186, 187, 188, 189, 191, 198, 199
    ])[1 + (x * 2654435761 + crm_seed.seed()) % 3999600000 / 99990000]
    + 10000 * ((x * 2654435761 + crm_seed.seed()) % 99990000 / 10000
               + ((x * 2654435761 + crm_seed.seed()) % 99990000 / 10000 >= 13)::integer)
    + (x * 2654435761 + crm_seed.seed()) % 10000;

-- Eight digits behind the area code, and never the exchange 5013 of the demo bank itself.
create function crm_seed.landline(area text, x bigint) returns bigint language sql immutable parallel safe
return ('86' || area)::bigint * 100000000
    + 10000 * (2000 + (x * 2654435761 + crm_seed.seed()) % 69990000 / 10000
               + ((x * 2654435761 + crm_seed.seed()) % 69990000 / 10000 >= 3013)::integer)
    + (x * 2654435761 + crm_seed.seed()) % 10000;

-- Of Hong Kong; never the exchange 5138.
create function crm_seed.hong_kong(x bigint) returns bigint language sql immutable parallel safe
return 85200000000
    + 10000 * (5000 + (x * 2654435761 + crm_seed.seed()) % 19990000 / 10000
               + ((x * 2654435761 + crm_seed.seed()) % 19990000 / 10000 >= 138)::integer)
    + (x * 2654435761 + crm_seed.seed()) % 10000;

-- Somewhere else.
create function crm_seed.abroad(x bigint) returns bigint language sql immutable parallel safe
return case crm_seed.roll(x, 'country', 6)
    when 0 then 12120000000 when 1 then 447700000000 when 2 then 6580000000 when 3 then 819000000000
    when 4 then 491700000000 else 61400000000 end + (x * 2654435761 + crm_seed.seed()) % 9999991;

-- A citizen's number (GB 11643) of its first seventeen digits.
create function crm_seed.with_check_digit(body bigint) returns text language sql immutable parallel safe
return body || substr('10X98765432', 1 + ((
    7 * (body / 10000000000000000 % 10) + 9 * (body / 1000000000000000 % 10)
    + 10 * (body / 100000000000000 % 10) + 5 * (body / 10000000000000 % 10) + 8 * (body / 1000000000000 % 10)
    + 4 * (body / 100000000000 % 10) + 2 * (body / 10000000000 % 10) + 1 * (body / 1000000000 % 10)
    + 6 * (body / 100000000 % 10) + 3 * (body / 10000000 % 10) + 7 * (body / 1000000 % 10)
    + 9 * (body / 100000 % 10) + 10 * (body / 10000 % 10) + 5 * (body / 1000 % 10) + 8 * (body / 100 % 10)
    + 4 * (body / 10 % 10) + 2 * (body / 1 % 10)
    ) % 11)::integer, 1);

-- Six in ten have one. The domain belongs to nobody (RFC 2606).
create function crm_seed.email(n bigint, kind text, poor boolean, pinyin text) returns text
language sql immutable parallel safe
return case when poor or crm_seed.roll(n, 'email', 10) >= 6 or octet_length(pinyin) > char_length(pinyin) then ''
            when kind = 'firm' then 'office@' || left(pinyin, 30) || n || '.example'
            else left(pinyin, 30) || n % 10000 || '@mail.example' end;

create unlogged table crm_seed.span (first bigint not null, last bigint not null);

create unlogged table crm_seed.words (
    list text not null, place integer not null, zh text not null, norm text not null, sound text not null,
    initials text not null, latin text not null, given text not null, extra text not null, primary key (list, place));

-- Who stands together in ten neighbouring customers: P alone; H and S a couple, C their children, A a parent, all one
-- household; F a firm, D its daughter firms, E those who work there.
create unlogged table crm_seed.plans (place integer primary key, plan text not null);
insert into crm_seed.plans
select row_number() over (order by w.n, g.m) - 1, w.plan
from (values (1, 'PPPPPPPPPP', 20), (2, 'PPPHSCPPPP', 14), (3, 'HSPPPPPPPP', 12), (4, 'PPHSCCPFPP', 8),
             (5, 'PFEEPPPPPP', 10), (6, 'PPPPPPPFPP', 14), (7, 'HSCAPPPPPP', 4), (8, 'FEPPHSPPPP', 8),
             (9, 'FDDEPPHSCP', 3), (10, 'HCPPPPFPPP', 7)) as w (n, plan, times)
cross join lateral generate_series(1, w.times) as g (m);

-- The chunk that is being made: everything the other scripts need to know of a customer.
create unlogged table crm_seed.people (
    n bigint primary key, id uuid not null, unit text not null, home bigint, firm bigint, kind text not null,
    culture text not null, gender text not null, age_days integer not null, born date, since date not null,
    tier text not null, rank integer not null, wealth bigint not null, poor boolean not null, much boolean not null,
    name text not null, name_latin text not null, name_norm text not null, given text not null, pinyin text not null,
    initials text not null, latin text not null, city text not null, city_zh text not null, area text not null,
    branch integer not null, branch_code text not null, address text not null, certificate_kind text not null,
    certificate text not null);

-- Each city once, and Hong Kong.
create unlogged table crm_seed.cities (
    place integer primary key, code text not null, zh text not null, latin text not null);

create unlogged table crm_seed.marks (
    n bigint primary key, flags text[] not null, is_staff boolean not null,
    -- Null: no loan, no line.
    loan text, loan_owed bigint, line_limit bigint, line_used bigint);

-- What past contacts were about, common ones on many of a thousand places; and who had them.
create unlogged table crm_seed.contact_kinds (
    place integer primary key, channel text not null, direction text not null, queue text not null,
    disposition text not null, subject text not null, note_zh text not null, note_en text not null);

create unlogged table crm_seed.colleagues (place integer primary key, agent text not null, display_name text not null);

create unlogged table crm_seed.contacts (
    n bigint not null, k integer not null, id uuid not null, customer_id uuid not null, at timestamptz not null,
    channel text not null, direction text not null, queue text not null, disposition text not null,
    subject text not null, note text not null, agent text not null, language text not null);

create unlogged table crm_seed.complaint_kinds (
    place integer primary key, product text not null, what_happened text not null, remedy_sought text not null);

create unlogged table crm_seed.task_kinds (kind text not null, place integer not null, title text not null);
insert into crm_seed.task_kinds values
    ('task', 0, '回电告知办理结果'), ('task', 1, '邮寄理财产品说明书'), ('task', 2, '核对新地址并寄出新卡'),
    ('task', 3, 'Send the repayment plan'), ('callback', 0, '约定回电'), ('callback', 1, '客户经理回电'),
    ('callback', 2, 'Call back about the limit'), ('callback', 3, '投诉处理结果回访');

-- A loan or a line of somebody in the chunk.
create unlogged table crm_seed.credits (
    n bigint not null, slot integer not null, x bigint primary key, id uuid not null, customer_id uuid not null,
    branch_code text not null, firm bigint, kind text not null, product text not null, used numeric(20, 2) not null,
    amount bigint not null, bills integer not null, late boolean not null, signed_on date not null,
    matures_on date not null);
