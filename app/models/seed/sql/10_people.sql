-- One chunk of customers: who they are, what they are called, where they live, how rich they are.

truncate crm_seed.people;

insert into crm_seed.people
with numbered as (
    select g.n, (g.n - 1) / 10 as cell, p.plan, substr(p.plan, 1 + ((g.n - 1) % 10)::integer, 1) as unit
    from crm_seed.span s
    cross join lateral generate_series(s.first, s.last) as g (n)
    join crm_seed.plans p on p.place = crm_seed.roll((g.n - 1) / 10, 'plan', 100)
),
placed as (
    select n, unit, plan, case when unit in ('F', 'D') then 'firm' else 'person' end as kind,
           case when unit in ('H', 'S', 'C', 'A') then cell * 10 + position('H' in plan) end as home,
           case when unit in ('F', 'D', 'E') and plan ~ '[DE]' then cell * 10 + position('F' in plan) end as firm
    from numbered
),
-- Seven in ten have Chinese names, six in a hundred Hong Kong ones; a household is of one kind.
rooted as materialized (
    select n, unit, plan, kind, home, firm,
           case when kind = 'firm' and crm_seed.roll(n, 'culture', 100) < 90 then 'zh'
                when crm_seed.roll(coalesce(home, n), 'culture', 100) < 70 then 'zh'
                when crm_seed.roll(coalesce(home, n), 'culture', 100) < 76 and kind = 'person' then 'hk'
                else 'latin' end as culture,
           case when kind = 'firm' then ''
                when unit = 'S' then (array['f', 'm'])[1 + crm_seed.roll(home, 'gender', 2)]
                else (array['m', 'f'])[1 + crm_seed.roll(n, 'gender', 2)] end as gender,
           crm_seed.roll(n, 'tier', 1000) as tier_dice, crm_seed.roll(n, 'poor', 60) = 0 and unit = 'P' as poor,
           -- Heads of families with children are between 42 and 72; everybody else of age.
           case when plan like '%C%' then 42 * 365 + crm_seed.roll(coalesce(home, n), 'age', 30 * 365)
                else 22 * 365 + crm_seed.roll(coalesce(home, n), 'age', 35 * 365)
                     + crm_seed.roll(coalesce(home, n), 'more age', 25 * 365) end as head_age
    from placed
),
aged as materialized (
    select n, unit, plan, kind, home, firm, culture, gender, poor,
           case when kind = 'firm' then case when tier_dice < 550 then 0 when tier_dice < 800 then 1
                                             when tier_dice < 930 then 2 when tier_dice < 980 then 3 else 4 end
                when tier_dice < 820 then 0 when tier_dice < 930 then 1 when tier_dice < 975 then 2
                when tier_dice < 991 then 3 when tier_dice < 998 then 4 else 5 end as rank,
           case unit
               when 'S' then greatest(20 * 365, head_age - 1825 + crm_seed.roll(n, 'years apart', 3650))
               when 'C' then head_age - 23 * 365 - crm_seed.roll(n, 'years apart', 3 * 365)
               when 'A' then least(36000, head_age + 22 * 365 + crm_seed.roll(n, 'years apart', 8 * 365))
               when 'F' then 200 + crm_seed.roll(n, 'age', 12000)
               when 'D' then 200 + crm_seed.roll(n, 'age', 6000)
               when 'P' then least(head_age, 17 * 365 + crm_seed.roll(n, 'young', 60 * 365))
               else head_age end as age_days,
           culture = 'hk' and crm_seed.roll(coalesce(home, n), 'in hong kong', 10) < 7 as in_hong_kong,
           unit = 'P' and crm_seed.roll(n, 'odd', 400) = 0 as odd,
           -- Certificate numbers: 300,000 a day of birth and sex, see `certificate`.
           (n % 300000 * 7919 + crm_seed.seed()) % 300000 as certificate_place,
           n * 2654435761 + crm_seed.seed() as scattered
    from rooted
),
-- Which lists the parts of the name come from.
chosen as materialized (
    select a.*,
           case when odd then 'odd' when kind = 'person' then 'surname ' || culture
                when culture = 'zh' then 'brand first' else 'firm latin word' end as list1,
           crm_seed.roll(case when home is null or unit = 'S' and culture <> 'latin' then n else home end,
                         'surname', 1000) as place1,
           case when odd then null when kind = 'person' then 'given ' || culture || ' ' || gender
                when culture = 'zh' then 'brand last'
                when crm_seed.roll(n, 'long', 3) = 0 then 'firm latin word' end as list2,
           crm_seed.roll(n, 'given', 1000) as place2,
           case when odd then null when kind = 'firm' then case when culture = 'zh' then 'firm' else 'firm latin tail' end
                when crm_seed.roll(n, 'second given', 100) < case culture when 'zh' then 82 when 'hk' then 95 else 20 end
                    then 'given ' || culture || ' ' || gender end as list3,
           crm_seed.roll(n, 'third', 1000) as place3,
           crm_seed.roll(coalesce(home, firm, n), 'city', 1000) as city_place,
           crm_seed.roll(n, 'has latin', 100) as latin_dice,
           -- So that no two of one place of certificates are born on one day: n / 300000 is all that is left of the day.
           (date '1900-01-01' + (date '2025-01-01' - age_days - date '1900-01-01')
            - ((date '2025-01-01' - age_days - date '1900-01-01') + crm_seed.roll(n % 300000, 'birthday', 64)) % 64
            + (n / 300000)::integer) as born
    from aged a
),
named as materialized (
    select c.n, c.unit, c.home, c.firm, c.kind, c.culture, c.gender, c.age_days, c.rank, c.poor, c.in_hong_kong,
           c.certificate_place, c.scattered, c.born, w4.zh as region,
           w4.zh::bigint * 100000000000 + to_char(c.born, 'YYYYMMDD')::bigint * 1000
               + 2 * (c.certificate_place % 500) + (c.gender = 'm')::integer as citizen,
           case when c.in_hong_kong then 'Hong Kong' else city.latin end as city,
           case when c.in_hong_kong then '香港' else city.zh end as city_zh,
           case when c.in_hong_kong then '' else city.given end as area,
           case when c.in_hong_kong then '8100' else city.extra end as city_code,
           street.zh as street, c.odd, c.latin_dice,
           case when c.odd then w1.zh
                when c.kind = 'firm' and c.culture = 'zh' then city.zh || w1.zh || w2.zh || w3.zh
                when c.kind = 'firm' then concat_ws(' ', w1.zh, w2.zh, w3.zh)
                when c.culture = 'latin' then concat_ws(' ', w2.zh, w3.zh, w1.zh)
                else concat(w1.zh, w2.zh, w3.zh) end as name,
           case when c.odd then w1.latin
                when c.culture = 'latin' then ''
                when c.kind = 'firm' then case when c.latin_dice < 60 then
                    concat(city.latin, ' ', w1.latin, lower(w2.latin), ' ', w3.latin) else '' end
                when c.culture = 'hk' then concat_ws(' ', w1.latin, w2.latin, w3.latin)
                when c.latin_dice < 35 then concat(w1.latin, ' ', w2.latin, lower(w3.latin))
                else '' end as own_latin,
           case when c.odd then w1.norm
                when c.kind = 'firm' and c.culture = 'zh' then city.norm || w1.norm || w2.norm || w3.norm
                when c.kind = 'firm' then concat_ws(' ', w1.norm, w2.norm, w3.norm)
                when c.culture = 'latin' then concat_ws(' ', w2.norm, w3.norm, w1.norm)
                else concat(w1.norm, w2.norm, w3.norm) end as name_norm,
           case when c.odd then w1.given
                when c.kind = 'firm' and c.culture = 'zh' then w1.norm || w2.norm || w3.given
                when c.kind = 'firm' then ''
                when c.culture = 'latin' then w2.norm
                else concat(w2.norm, w3.norm) end as given,
           case when c.kind = 'firm' and c.culture = 'zh' then city.sound || w1.sound || w2.sound || w3.sound
                else concat(w1.sound, w2.sound, w3.sound) end as pinyin,
           case when c.kind = 'firm' and c.culture = 'zh' then city.initials || w1.initials || w2.initials || w3.initials
                when c.kind = 'person' and c.culture = 'latin' and not c.odd then
                    concat(w2.initials, w3.initials, w1.initials)
                else concat(w1.initials, w2.initials, w3.initials) end as initials,
           case when c.odd then w1.extra
                when c.kind = 'person' and c.culture = 'latin' then concat_ws(' ', w1.norm, w2.norm, w3.norm) end
                as turned
    from chosen c
    join crm_seed.words w1 on w1.list = c.list1 and w1.place = c.place1
    left join crm_seed.words w2 on w2.list = c.list2 and w2.place = c.place2
    left join crm_seed.words w3 on w3.list = c.list3 and w3.place = c.place3
    join crm_seed.words w4 on w4.list = 'region' and w4.place = c.certificate_place / 500
    join crm_seed.words city on city.list = 'city' and city.place = c.city_place
    join crm_seed.words street on street.list = 'street' and street.place = crm_seed.roll(coalesce(c.home, c.n), 'street', 1000)
)
select
    n, crm_seed.customer_key(n), unit, home, firm, kind, culture, gender, age_days,
    case when kind = 'person' and not poor then born end,
    date '2025-01-01' - least(crm_seed.roll(n, 'since', 9000), greatest(age_days - 5840, 30)),
    (array['standard', 'silver', 'gold', 'platinum', 'diamond', 'private'])[1 + rank], rank,
    case when kind = 'firm' then 5 else 1 end * case rank
        when 0 then (array[0, 0, 40, 300, 900, 2000, 4200, 8000, 14000, 22000, 33000, 49000])[
                        1 + crm_seed.roll(n, 'bracket', 12)]::bigint * (50 + crm_seed.roll(n, 'wealth', 50)) / 100
        when 1 then 50000 + crm_seed.roll(n, 'wealth', 150000)
        when 2 then 200000 + crm_seed.roll(n, 'wealth', 300000)
        when 3 then 500000 + crm_seed.roll(n, 'wealth', 1500000)
        when 4 then 2000000 + crm_seed.roll(n, 'wealth', 4000000)
        else 6000000 + crm_seed.roll(n, 'wealth', 9000000)::bigint * (1 + crm_seed.roll(n, 'very', 4)) end,
    poor, rank >= 2 and crm_seed.roll(n, 'much', 300) = 0,
    name, case when culture = 'latin' and not odd then name else own_latin end, name_norm, given, pinyin, initials,
    coalesce(turned, case when culture = 'latin' then name_norm else lower(own_latin) end),
    city, city_zh, area, 1 + crm_seed.roll(coalesce(home, n), 'branch', 8),
    city_code || lpad((1 + crm_seed.roll(coalesce(home, n), 'branch', 8))::text, 2, '0'),
    case when poor then ''
         when in_hong_kong then concat('Flat ', 1 + crm_seed.roll(coalesce(home, n), 'floor', 40), (array['A', 'B', 'C', 'D'])[
             1 + crm_seed.roll(coalesce(home, n), 'flat', 4)], ', ', 1 + crm_seed.roll(coalesce(home, n), 'house', 700),
             ' Nathan Road, Kowloon, Hong Kong')
         else city_zh || '市' || street || 1 + crm_seed.roll(coalesce(home, n), 'house', 998) || '号'
              || case when kind = 'person' then 101 + crm_seed.roll(coalesce(home, n), 'floor', 30) * 100
                                                + crm_seed.roll(coalesce(home, n), 'flat', 4) || '室' else '' end
         end,
    case when poor then '' when kind = 'firm' then 'licence' when culture = 'zh' then 'ID'
         when culture = 'hk' then 'HKID' else 'passport' end,
    case when poor then ''
         when kind = 'firm' then '91' || region || lpad((scattered % 1000000000)::text, 9, '0')
                                 || crm_seed.roll(n, 'check', 10)
         when culture = 'zh' then crm_seed.with_check_digit(citizen)
         when culture = 'hk' then chr(65 + (scattered % 26000000 / 1000000)::integer)
                                  || lpad((scattered % 1000000)::text, 6, '0') || crm_seed.roll(n, 'check', 10)
         else chr(65 + crm_seed.roll(n, 'check', 26)) || lpad((scattered % 100000000)::text, 8, '0') end
from named;
