-- The search of the desk: who was found, less whom this agent may not know of.

drop function if exists crm.search_digits(text, integer);
drop function if exists crm.search_words(text, integer);
drop function if exists crm.search(text, integer);
drop function if exists crm.search_v2(text, integer);

-- The lines of what was found, without those this agent may not know of (crm.search_line); or why there is no answer.
create or replace function crm.search(p_words text, p_most integer, p_e164 bigint) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $fn$
declare
    v_text text := lower(trim(regexp_replace(normalize(left(coalesce(p_words, ''), 100), NFKC), '\s+', ' ', 'g')));
    v_most integer := least(greatest(coalesce(p_most, 20), 1), 100);
    v_team record;
    v_lines jsonb;
begin
    if v_text = '' or (v_text !~ '[^-+0-9() ./]' and length(regexp_replace(v_text, '[^0-9]', '', 'g')) < 4) then
        return '[]';
    elsif not crm.counted('search', v_text) then
        return crm.refuse('searches', 'search', null, '', '');
    end if;
    select coalesce(t.branch_code, '') as branch_code, coalesce(t.sees_vip, true) as sees_vip into v_team
        from crm.agents a left join crm.teams t on t.team = a.team where a.agent = session_user collate "default";
    select jsonb_agg(x.line order by x.place, x.kind = 'prospect', x.code) filter (where x.line is not null) into v_lines
    from (
        select f.place, c.kind, c.code, case when w.word = '' then l.line || jsonb_build_object('formerly', f.formerly)
                                             else crm.search_line(l.line, w.word, f.by_key) end as line
        from crm.find(v_text, p_e164, v_most) f
        join crm.customers c on c.id = f.id
        -- Of most customers there is nothing to ask: neither protected, nor staff, nor of another branch.
        cross join lateral (select case
            when c.owner_agent = '' and not c.is_staff and (v_team.sees_vip or not 'vip' = any (c.flags))
                 and v_team.branch_code in ('', c.branch_code) then '' else crm.may_not_see(c.id, '', '') end as word) w
        -- As crm.customer_line makes it: a function of its own would take longer than all the rest.
        cross join lateral (select jsonb_build_object(
            'customer_id', c.id, 'code', c.code, 'name', c.name, 'name_latin', c.name_latin, 'kind', c.kind,
            'tier', c.tier, 'flags', to_jsonb(c.flags), 'relation', '', 'city', c.city, 'found_by', 'search',
            'matched', f.matched, 'ending', f.ending) as line) l
        ) x;
    perform crm.audit_put('seen', 'search', null, '', coalesce(jsonb_array_length(v_lines), 0)::text);
    return coalesce(v_lines, '[]');
end
$fn$;

-- `e164`: the number in `words` as the desk read it by the rules of its trunk; null when it is none.
create or replace function crm.search_v2(words text, most integer, e164 bigint default null) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
begin
    perform crm.signed_in();
    return crm.search(words, most, e164);
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
    v_found := crm.search(words, most, null);
    return case when jsonb_typeof(v_found) = 'array' then v_found else '[]' end;
end
$fn$;
