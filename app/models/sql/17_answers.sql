-- What would be right, and whether what the caller said is that.

-- The facts that answer a question of this field; none: it cannot be asked of this customer.
create or replace function crm.expected(p_customer uuid, p_field text) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return (select coalesce(array_agg(distinct x.fact) filter (where x.fact <> ''), '{}') from (
        select case p_field when 'born_on' then to_char(c.born_on, 'YYYY-MM-DD')
                            when 'certificate_tail' then c.certificate_tail
                            when 'address' then c.address when 'city' then c.city when 'email' then c.email end as fact
            from crm.customers c where c.id = p_customer
        union all
        select a.address from crm.addresses a where p_field = 'address' and a.customer_id = p_customer
        union all
        select e.email from crm.emails e where p_field = 'email' and e.customer_id = p_customer
        union all
        select right(a.number, 4) from crm.accounts a
            where p_field in ('card_tail', 'account_tail') and a.customer_id = p_customer and a.state <> 'closed'
              and (a.kind = 'card') = (p_field = 'card_tail')
        union all
        select right(p.e164::text, 4) from crm.phones p where p_field = 'phone_tail' and p.customer_id = p_customer
        union all
        select m.name from crm.customers c join crm.managers m on m.id = c.manager_id
            where p_field = 'manager' and c.id = p_customer
        union all
        select to_char(max(a.last_movement_on), 'YYYY-MM-DD') from crm.accounts a
            where p_field = 'last_movement_on' and a.customer_id = p_customer and a.state <> 'closed') x);
end
$fn$;

-- Width, case and spaces do not matter, nor whether digits are said in Chinese (幺 is how one is said on the telephone).
create or replace function crm.plain_answer(p_text text) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select translate(lower(trim(regexp_replace(normalize(left(coalesce(p_text, ''), 200), NFKC), '\s+', ' ', 'g'))),
                     '〇零一二三四五六七八九幺', '001234567891')
$fn$;

-- The numbers of a date as it was said: 1985-3-12, 12.03.85, 3/12/1985, 12 March 1985, 1985年3月12日, 一九八五年三月十二日.
create or replace function crm.said_numbers(p_text text) returns integer[]
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_text text := crm.plain_answer(p_text);
    v_months text[] := array['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
begin
    -- 二十一 has become 2十1: 21; 十二 is 12, 二十 is 20, 十 is 10.
    v_text := regexp_replace(v_text, '([0-9])十([0-9])', '\1\2', 'g');
    v_text := regexp_replace(v_text, '([0-9])十', '\1' || '0', 'g');
    v_text := regexp_replace(v_text, '十([0-9])', '1\1', 'g');
    v_text := replace(v_text, '十', '10');
    for n in 1 .. 12 loop
        v_text := regexp_replace(v_text, v_months[n] || '[a-z]*', ' ' || n || ' ', 'g');
    end loop;
    return array(select left(g[1], 9)::integer from regexp_matches(v_text, '[0-9]+', 'g') with ordinality as m(g, place)
                 order by place);
end
$fn$;

-- Is it this day? The order of day and month does not matter where both readings exist; years may have two digits.
create or replace function crm.same_day(p_day date, p_answer text) returns boolean
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_said integer[] := crm.said_numbers(p_answer);
    v_y integer := extract(year from p_day);
    v_m integer := extract(month from p_day);
    v_d integer := extract(day from p_day);
begin
    if cardinality(v_said) = 3 then
        return v_said in (array[v_y, v_m, v_d], array[v_d, v_m, v_y], array[v_m, v_d, v_y], array[v_y % 100, v_m, v_d],
                          array[v_d, v_m, v_y % 100], array[v_m, v_d, v_y % 100]);
    end if;
    return cardinality(v_said) = 1 and regexp_replace(crm.plain_answer(p_answer), '[^0-9]', '', 'g') in (
        to_char(p_day, 'YYYYMMDD'), to_char(p_day, 'DDMMYYYY'), to_char(p_day, 'MMDDYYYY'), to_char(p_day, 'YYMMDD'),
        to_char(p_day, 'DDMMYY'));
end
$fn$;

-- An address or a name: the answer's words stand in the fact in any order, or a Chinese answer is a piece of it. One short
-- word is no address.
create or replace function crm.same_words(p_fact text, p_answer text, p_least integer) returns boolean
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_fact text := crm.plain_answer(p_fact);
    v_answer text := crm.plain_answer(p_answer);
    v_bare text := regexp_replace(v_answer, '[^0-9a-z\u00c0-\u04ff\u3040-\ud7ff]', '', 'g');
    v_words text[] := array_remove(regexp_split_to_array(v_answer, '[^0-9a-z\u00c0-\u04ff\u3040-\ud7ff]+'), '');
begin
    if length(v_bare) < p_least then
        return false;
    elsif regexp_replace(v_fact, '[^0-9a-z\u00c0-\u04ff\u3040-\ud7ff]', '', 'g') = v_bare then
        return true;
    elsif v_answer ~ '[\u3400-\u9fff]' then
        return p_least > 2 and strpos(regexp_replace(v_fact, '[^0-9a-z\u00c0-\u04ff\u3040-\ud7ff]', '', 'g'), v_bare) > 0;
    end if;
    return cardinality(v_words) > 1
       and v_words <@ array_remove(regexp_split_to_array(v_fact, '[^0-9a-z\u00c0-\u04ff\u3040-\ud7ff]+'), '');
end
$fn$;

create or replace function crm.same_answer(p_field text, p_fact text, p_answer text) returns boolean
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return case
        when p_field in ('born_on', 'last_movement_on') then crm.same_day(p_fact::date, p_answer)
        when p_field like '%\_tail'
            then regexp_replace(crm.plain_answer(p_answer), '[^0-9a-z]', '', 'g') = lower(p_fact)
        when p_field = 'address' then crm.same_words(p_fact, p_answer, 4)
        else crm.same_words(p_fact, p_answer, 2) end;
end
$fn$;
