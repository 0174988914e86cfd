-- Search by equality and range only: every branch has its own index, whatever the locale.

create or replace function crm.search_digits(p_digits text, p_most integer) returns table (id uuid, place integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_tail text := reverse(right(p_digits, 8));
    v_step integer := (10 ^ (8 - length(v_tail)))::integer;
    v_low integer := v_tail::integer * v_step;
begin
    return query
        select c.id, 1 from crm.customers c where c.code = p_digits
        union all
        select a.customer_id, 2 from crm.accounts a where a.number = p_digits
        union all
        select x.customer_id, 3 from (
            select p.customer_id from crm.phones p
            where p.rev8 between v_low and v_low + v_step - 1
              and right(p.e164::text, length(p_digits)) = p_digits
            limit p_most) x;
end
$fn$;

create or replace function crm.search_words(p_text text, p_most integer) returns table (id uuid, place integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_last text := chr(1114111);
    v_bare text := replace(p_text, ' ', '');
begin
    return query
        select c.id, 1 from crm.customers c where c.code = upper(v_bare)
        union all
        (select c.id, case when c.name_norm = p_text then 1 else 3 end from crm.customers c
         where c.name_norm >= p_text and c.name_norm < p_text || v_last order by c.name_norm limit p_most)
        union all
        (select c.id, 2 from crm.customers c where c.given = p_text limit p_most)
        union all
        (select c.id, case when c.pinyin = v_bare then 2 else 4 end from crm.customers c
         where c.pinyin >= v_bare and c.pinyin < v_bare || v_last order by c.pinyin limit p_most)
        union all
        (select c.id, case when c.latin = p_text then 2 else 4 end from crm.customers c
         where c.latin >= p_text and c.latin < p_text || v_last order by c.latin limit p_most)
        union all
        (select c.id, 3 from crm.customers c where length(v_bare) between 2 and 8 and c.initials = v_bare
         limit p_most);
end
$fn$;

-- The lines of what was found, without those this agent may not know of (crm.search_line); or why there is no answer.
create or replace function crm.search(p_words text, p_most integer) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_text text := lower(trim(regexp_replace(normalize(left(coalesce(p_words, ''), 100), NFKC), '\s+', ' ', 'g')));
    v_digits text := regexp_replace(v_text, '[^0-9]', '', 'g');
    v_most integer := least(greatest(coalesce(p_most, 20), 1), 100);
    v_numeric boolean := v_text ~ '^[-+0-9() .]*$';
    v_team record;
    v_lines jsonb;
begin
    if v_numeric and left(v_digits, 2) = '00' then
        v_digits := substr(v_digits, 3);
    end if;
    if v_text = '' or (v_numeric and length(v_digits) < 4) then
        return '[]';
    elsif not crm.counted('search', v_text) then
        return crm.refuse('searches', 'search', null, '', '');
    end if;
    select coalesce(t.branch_code, '') as branch_code, coalesce(t.sees_vip, true) as sees_vip into v_team
        from crm.agents a left join crm.teams t on t.team = a.team where a.agent = session_user collate "default";
    select jsonb_agg(x.line order by x.place, x.code) filter (where x.line is not null) into v_lines
    from (
        select f.place, c.code, crm.search_line(
            crm.customer_line(c, '', 'search'),
            -- Of most customers there is nothing to ask: neither protected, nor staff, nor of another branch.
            case when c.owner_agent = '' and not c.is_staff and (v_team.sees_vip or not 'vip' = any (c.flags))
                      and v_team.branch_code in ('', c.branch_code) then '' else crm.may_not_see(c.id, '', '') end,
            f.by_key or c.code = upper(replace(v_text, ' ', ''))) as line
        from (
            select s.id, min(s.place) as place, bool_or(v_numeric and s.place < 3) as by_key
            from crm.search_digits(v_digits, v_most) s where v_numeric group by s.id
            union all
            select s.id, min(s.place), false from crm.search_words(v_text, v_most) s where not v_numeric group by s.id
            order by 2 limit v_most) f
        join crm.customers c on c.id = f.id) x;
    perform crm.audit_put('seen', 'search', null, '', coalesce(jsonb_array_length(v_lines), 0)::text);
    return coalesce(v_lines, '[]');
end
$fn$;

create or replace function crm.search_v2(words text, most integer) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
begin
    perform crm.signed_in();
    return crm.search(words, most);
end
$fn$;

-- For desks that know no refusal: they find nothing.
create or replace function crm.search_v1(words text, most integer) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_found jsonb;
begin
    perform crm.signed_in();
    v_found := crm.search(words, most);
    return case when jsonb_typeof(v_found) = 'array' then v_found else '[]' end;
end
$fn$;
