-- Who fits what was typed, by equality and range only: every branch has an index of its own, whatever the locale. Plans
-- are made once a connection, so what they may use is said here: never a whole table, never all rows of a common name.
-- `place`: 1 a whole key or name, then less and less sure. `matched` says by what; `ending` the last four of that number.

-- Digits: customer code, account, card (whole, or BIN and last four), certificate, telephone number and its end. `p_e164`
-- is the number as the desk read it by its trunk's rules; without it, what was typed counts as international.
create or replace function crm.find_digits(p_digits text, p_card text, p_e164 bigint, p_most integer)
returns table (id uuid, place integer, matched text, ending text)
language plpgsql stable set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $fn$
declare
    v_end text := right(p_digits, 4);
    v_tail text := reverse(right(p_digits, 8));
    v_step integer := (10 ^ (8 - length(v_tail)))::integer;
    v_low integer := coalesce(nullif(v_tail, '')::integer, 0) * v_step;
    v_abroad text := regexp_replace(p_digits, '^00', '');
    v_e164 bigint := case when p_e164 is not null then p_e164
                          when length(v_abroad) between 7 and 15 then v_abroad::bigint end;
    -- 020 8123 4567 is the end of +86 20 8123 4567.
    v_bare text := case when length(ltrim(p_digits, '0')) >= 8 then ltrim(p_digits, '0') else p_digits end;
begin
    return query
        select c.id, 1, 'code', '' from crm.customers c where c.code = p_digits
        union all
        select c.id, 1, 'code', '' from crm.customers c where c.code = 'C' || p_digits
        union all
        select a.customer_id, 1, 'account', right(a.number, 4) from crm.accounts a where a.number = p_digits
        union all
        (select a.customer_id, 2, 'card', right(a.number, 4) from crm.accounts a
         where a.card_key = p_card and p_card <> '' limit p_most)
        union all
        select k.customer_id, 1, 'certificate', '' from crm.certificates k where k.number = p_digits
        union all
        (select p.customer_id, 1, 'number', right(p.e164::text, 4) from crm.phones p
         where p.e164 = v_e164 limit p_most)
        union all
        (select p.customer_id, 6, 'number_end', right(p.e164::text, 4) from crm.phones p
         where p.rev8 between v_low and v_low + v_step - 1 and length(v_bare) between 4 and 15
           and right(p.e164::text, length(v_bare)) = v_bare
         limit p_most);
end
$fn$;

-- Names, their pinyin and initials, and keys that hold letters. As one types: what is there begins the name.
create or replace function crm.find_words(p_text text, p_most integer)
returns table (id uuid, place integer, matched text, ending text)
language plpgsql stable set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $fn$
declare
    v_after text := chr(1114111);
    v_bare text := replace(p_text, ' ', '');
    v_key text := upper(regexp_replace(p_text, '[\s()/-]', '', 'g'));
    -- Letters with accents too: whatever is neither a digit nor Chinese.
    v_latin boolean := p_text !~ '[0-9\u3400-\u9fff]';
    -- The last word first: 小明 王 and Xiaoming Wang are found as people write them too.
    v_turned text := regexp_replace(p_text, '^(.+) (\S+)$', '\2 \1');
    v_names text[] := array[p_text];
begin
    if v_bare <> p_text and not v_latin then
        v_names := array[p_text, v_bare];
    end if;
    return query
        select c.id, 1, 'code', '' from crm.customers c where c.code = v_key
        union all
        select k.customer_id, 1, 'certificate', '' from crm.certificates k where k.number = v_key
        union all
        select a.customer_id, 1, 'account', right(a.number, 4) from crm.accounts a where a.number = v_key
        union all
        select x.id, x.place, 'name', '' from unnest(v_names) n (name) cross join lateral (
            select c.id, case when c.name_norm = n.name then 1 else 3 end as place from crm.customers c
            where c.name_norm >= n.name and c.name_norm < n.name || v_after order by c.name_norm limit p_most) x
        union all
        (select c.id, case when c.given = v_bare then 2 else 4 end, 'given', '' from crm.customers c
         where c.given >= v_bare and c.given < v_bare || v_after order by c.given limit p_most)
        union all
        select x.id, x.place, 'name', '' from unnest(array[p_text, nullif(v_turned, p_text)]) n (name)
        cross join lateral (
            select c.id, case when c.latin = n.name then 1 else 3 end as place from crm.customers c
            where v_latin and c.latin >= n.name and c.latin < n.name || v_after order by c.latin limit p_most) x
        union all
        select x.id, x.place, 'pinyin', '' from unnest(array[v_bare, nullif(replace(v_turned, ' ', ''), v_bare)]) n (name)
        cross join lateral (
            select c.id, case when c.pinyin = n.name then 2 else 4 end as place from crm.customers c
            where v_latin and c.pinyin >= n.name and c.pinyin < n.name || v_after order by c.pinyin limit p_most) x
        union all
        (select c.id, 3, 'initials', '' from crm.customers c
         where v_latin and length(v_bare) between 2 and 8 and c.initials = v_bare limit p_most)
        union all
        (select w.customer_id, case when w.word = v_bare then 4 else 5 end, 'word', '' from crm.name_words w
         where v_bare = p_text and w.word >= v_bare and w.word < v_bare || v_after order by w.word limit p_most);
end
$fn$;

-- Latin words in any order, each whole but the last, which may be begun. The rarest leads; of a word that thousands have
-- only the first two hundred are held against the others, so that no words can make this slow: they ask for one more.
create or replace function crm.find_latin(p_words text[], p_most integer)
returns table (id uuid, place integer, matched text, ending text)
language plpgsql stable set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $fn$
declare
    v_last text := p_words[cardinality(p_words)];
    v_word text;
    v_rarest text;
    v_count integer;
    v_least integer := 201;
begin
    foreach v_word in array p_words loop
        select count(*) into v_count from (select 1 from crm.name_words w where w.word = v_word limit 200) x;
        if v_count = 0 and v_word <> v_last then
            return;
        elsif v_count > 0 and v_count < v_least then
            v_least := v_count;
            v_rarest := v_word;
        end if;
    end loop;
    return query
        select x.customer_id, 3, 'word', '' from (
            select w.customer_id from crm.name_words w where w.word = v_rarest limit 200) x
        where not exists (
                select 1 from unnest(p_words) o (word)
                where o.word <> v_last and o.word <> v_rarest and not exists (
                    select 1 from crm.name_words w where w.word = o.word and w.customer_id = x.customer_id))
          and (v_last = v_rarest or exists (
                select 1 from crm.name_words w where w.customer_id = x.customer_id and starts_with(w.word, v_last)))
        limit p_most;
end
$fn$;

-- The customer that this one was merged into, at the end of however many merges (never more than ten).
create or replace function crm.kept(p_customer uuid) returns uuid
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_kept uuid := p_customer;
    v_next uuid;
begin
    for n in 1..10 loop
        select c.merged_into into v_next from crm.customers c where c.id = v_kept;
        exit when v_next is null;
        v_kept := v_next;
    end loop;
    return v_kept;
end
$fn$;

-- Everybody who fits, once, the surest first. `by_key`: a whole key was typed, which the caller must have said.
-- `formerly`: the code of a record that was merged into this customer, when that is what fits.
create or replace function crm.find(p_text text, p_e164 bigint, p_most integer)
returns table (id uuid, place integer, matched text, ending text, formerly text, by_key boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $fn$
declare
    v_digits text := regexp_replace(p_text, '[^0-9]', '', 'g');
    v_card text[] := regexp_match(replace(p_text, ' ', ''), '^([0-9]{6})[0-9]*[*·•.x]+([0-9]{4})$');
    v_words text[] := regexp_split_to_array(p_text, ' ');
    v_found uuid[];
    v_places integer[];
    v_matched text[];
    v_endings text[];
begin
    if v_card is not null then
        select array_agg(f.id), array_agg(f.place), array_agg(f.matched), array_agg(f.ending)
            into v_found, v_places, v_matched, v_endings
            from crm.find_digits('', array_to_string(v_card, ''), null, p_most) f;
    elsif p_text !~ '[^-+0-9() ./]' then
        select array_agg(f.id), array_agg(f.place), array_agg(f.matched), array_agg(f.ending)
            into v_found, v_places, v_matched, v_endings
            from crm.find_digits(v_digits, case when length(v_digits) in (10, 14, 15, 16, 17, 18, 19)
                                                then left(v_digits, 6) || right(v_digits, 4) else '' end,
                                 p_e164, p_most) f;
    else
        select array_agg(f.id), array_agg(f.place), array_agg(f.matched), array_agg(f.ending)
            into v_found, v_places, v_matched, v_endings from crm.find_words(p_text, p_most) f;
        if p_text !~ '[\u3400-\u9fff]' and cardinality(v_words) between 2 and 6
           and coalesce(cardinality(v_found), 0) < p_most then
            select v_found || array_agg(f.id), v_places || array_agg(f.place), v_matched || array_agg(f.matched),
                   v_endings || array_agg(f.ending)
                into v_found, v_places, v_matched, v_endings from crm.find_latin(v_words, p_most) f;
        end if;
    end if;
    return query
        select x.id, x.place, x.matched, x.ending, x.formerly,
               x.place = 1 and x.matched in ('code', 'account', 'certificate', 'number')
        from (
            select distinct on (k.kept) k.kept as id, f.place, f.matched, f.ending,
                   case when c.merged_into is null then '' else c.code end as formerly
            from unnest(v_found, v_places, v_matched, v_endings) f (id, place, matched, ending)
            join crm.customers c on c.id = f.id
            cross join lateral (select case when c.merged_into is null then c.id else crm.kept(c.id) end as kept) k
            order by k.kept, f.place, f.matched = 'word', c.merged_into is not null) x
        order by x.place limit p_most;
end
$fn$;
