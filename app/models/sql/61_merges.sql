-- Two customers who are one become one, and two again when that was wrong.

-- Where customers stand, and the rest of the key of such a row.
create or replace function crm.customer_places() returns table (tbl text, col text, keys text[], facts boolean)
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    values
        ('accounts', 'customer_id', array['id'], true), ('addresses', 'customer_id', array['id'], true),
        ('contracts', 'customer_id', array['id'], true), ('drawdowns', 'customer_id', array['id'], false),
        ('guarantees', 'customer_id', array['id'], false), ('guarantees', 'guarantor_id', array['id'], false),
        ('relations', 'customer_id', array['id'], true), ('relations', 'other_id', array['id'], false),
        ('credit_evaluations', 'customer_id', array['id'], true), ('interactions', 'customer_id', array['id'], false),
        ('interactions', 'prospect_id', array['id'], false), ('complaints', 'customer_id', array['id'], false),
        ('tasks', 'customer_id', array['id'], false), ('opportunities', 'customer_id', array['id'], false),
        ('satisfaction', 'customer_id', array['id'], false), ('recycle_bin', 'customer_id', array['id'], false),
        ('edits', 'customer_id', array['id', 'field'], false), ('phones', 'customer_id', array['e164'], true),
        ('certificates', 'customer_id', array['kind', 'number'], true), ('emails', 'customer_id', array['email'], true),
        ('consents', 'customer_id', array['purpose', 'channel'], false),
        ('customer_flags', 'customer_id', array['flag'], false), ('name_words', 'customer_id', array['word'], false),
        ('account_owners', 'customer_id', array['account_id'], true),
        ('group_members', 'customer_id', array['group_id'], true),
        ('customer_shares', 'customer_id', array['shared_with'], false),
        ('source_customers', 'customer_id', array['source', 'source_key'], false)
$fn$;

-- Moves rows of one customer to another, as far as the other has no such row. `p_only`: keys of the rows, or null for
-- all. Returns the keys of those that moved.
create or replace function crm.hand_over(
    p_tbl text, p_col text, p_keys text[], p_from uuid, p_to uuid, p_only jsonb
) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_key text := (select string_agg(format('%L, t.%I', k, k), ', ') from unnest(p_keys) k);
    v_same text := (select string_agg(format('o.%I = t.%I', k, k), ' and ') from unnest(p_keys) k);
    v_moved jsonb;
begin
    execute format(
        'with moved as (update crm.%1$I t set %2$I = $2 where t.%2$I = $1'
        ' and ($3 is null or jsonb_build_object(%3$s) in (select x from jsonb_array_elements($3) x))'
        ' and not exists (select 1 from crm.%1$I o where o.%2$I = $2 and %4$s)'
        ' returning jsonb_build_object(%3$s) as k) select coalesce(jsonb_agg(m.k), ''[]'') from moved m',
        p_tbl, p_col, v_key, v_same) into v_moved using p_from, p_to, p_only;
    return v_moved;
end
$fn$;

-- The facts a source brought under its own key of a customer, wherever they stand: to `p_to`.
create or replace function crm.take_back(p_source text, p_key text, p_from uuid, p_to uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_place record;
    v_feeds text[] := array(select distinct b.feed from crm.import_batches b where starts_with(b.feed, p_source || '.'));
    v_same text;
begin
    for v_place in select p.tbl, p.keys from crm.customer_places() p where p.facts loop
        v_same := (select string_agg(format('o.%I = t.%I', k, k), ' and ') from unnest(v_place.keys) k);
        execute format(
            'update crm.%1$I t set customer_id = $2 where t.customer_id = $1 and t.source = $3'
            ' and (t.source_key = $4 or exists (select 1 from crm.source_rows r where r.feed = any ($5)'
            ' and r.row_key = t.source_key and r.customer_key = $4))'
            ' and not exists (select 1 from crm.%1$I o where o.customer_id = $2 and %2$s)',
            v_place.tbl, v_same) using p_from, p_to, p_source, p_key, v_feeds;
    end loop;
    update crm.drawdowns d set customer_id = p_to from crm.contracts k
        where k.id = d.contract_id and k.customer_id = p_to and d.customer_id = p_from;
    update crm.guarantees g set customer_id = p_to from crm.contracts k
        where k.id = g.contract_id and k.customer_id = p_to and g.customer_id = p_from;
end
$fn$;

-- All of `p_merged` becomes `p_kept`'s; what both have stays once. The merged one stays, without any name to find it
-- by, so that it can come back; its code goes on finding the kept one.
create or replace function crm.merge_customers(
    p_kept uuid, p_merged uuid, p_rule text, p_reason text, p_by text
) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_merge uuid := gen_random_uuid();
    v_moved jsonb := '{}';
    v_left jsonb := '{}';
    v_rows jsonb;
    v_place record;
    v_was jsonb;
begin
    perform 1 from crm.customers c where c.id in (p_kept, p_merged) order by c.id for update;
    if p_kept = p_merged or (select count(*) from crm.customers c
                             where c.id in (p_kept, p_merged) and c.merged_into is null) <> 2 then
        raise exception 'These are not two customers who both stand: one is unknown, merged already, or both are the same.';
    end if;
    for v_place in select p.tbl, p.col, p.keys from crm.customer_places() p loop
        v_rows := crm.hand_over(v_place.tbl, v_place.col, v_place.keys, p_merged, p_kept, null);
        if v_rows <> '[]' then
            v_moved := v_moved || jsonb_build_object(v_place.tbl || '.' || v_place.col, v_rows);
        end if;
        if v_place.keys <> array['id'] then
            execute format('with gone as (delete from crm.%1$I t where t.%2$I = $1 returning to_jsonb(t) as r)'
                           ' select coalesce(jsonb_agg(g.r), ''[]'') from gone g', v_place.tbl, v_place.col)
                into v_rows using p_merged;
            if v_rows <> '[]' then
                v_left := v_left || jsonb_build_object(v_place.tbl, v_rows);
            end if;
        end if;
    end loop;
    select jsonb_build_object('name_norm', c.name_norm, 'given', c.given, 'pinyin', c.pinyin, 'initials', c.initials,
                              'latin', c.latin, 'household_id', c.household_id)
        into v_was from crm.customers c where c.id = p_merged;
    update crm.customers c set merged_into = p_kept, name_norm = '', given = '', pinyin = '', initials = '', latin = '',
                               household_id = null, version = c.version + 1
        where c.id = p_merged;
    update crm.customers c set version = c.version + 1 where c.id = p_kept;
    insert into crm.merges (id, kept_id, merged_id, rule, reason, merged_by, at, moved)
    values (v_merge, p_kept, p_merged, p_rule, left(coalesce(p_reason, ''), 500), p_by, clock_timestamp(),
            jsonb_build_object('moved', v_moved, 'left', v_left, 'was', v_was));
    perform crm.audit_put('feed', 'merge', p_kept, '', jsonb_build_object(
        'merge', v_merge, 'merged', p_merged, 'rule', p_rule, 'reason', left(coalesce(p_reason, ''), 500))::text);
    return v_merge;
end
$fn$;

-- Everything that changed hands changes back, and so does what extracts brought since under the merged one's own keys.
-- What people did with the kept one since stays there.
create or replace function crm.unmerge_customers(p_merge uuid, p_reason text, p_by text) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v record;
    v_row record;
    v_keys jsonb;
begin
    select m.kept_id, m.merged_id, m.moved, m.undone_at into v from crm.merges m where m.id = p_merge for update;
    if not found then
        raise exception 'There is no such merge.';
    elsif v.undone_at is not null then
        raise exception 'This merge was undone already.';
    elsif exists (select 1 from crm.customers c where c.id = v.kept_id and c.merged_into is not null) then
        raise exception 'The customer that was kept has itself been merged since: undo merge % first.',
            (select x.id from crm.merges x where x.merged_id = v.kept_id and x.undone_at is null limit 1);
    end if;
    v_keys := coalesce(v.moved->'moved'->'source_customers.customer_id', '[]');
    for v_row in select p.tbl, p.col, p.keys, v.moved->'moved'->(p.tbl || '.' || p.col) as rows
                 from crm.customer_places() p loop
        if v_row.rows is not null then
            perform crm.hand_over(v_row.tbl, v_row.col, v_row.keys, v.kept_id, v.merged_id, v_row.rows);
        end if;
    end loop;
    for v_row in select l.key as tbl, l.value as rows from jsonb_each(v.moved->'left') l loop
        execute format('insert into crm.%1$I select (jsonb_populate_record(null::crm.%1$I, r)).* '
                       'from jsonb_array_elements($1) r on conflict do nothing', v_row.tbl) using v_row.rows;
    end loop;
    update crm.customers c set merged_into = null, version = c.version + 1,
        name_norm = v.moved->'was'->>'name_norm', given = v.moved->'was'->>'given',
        pinyin = v.moved->'was'->>'pinyin', initials = v.moved->'was'->>'initials',
        latin = v.moved->'was'->>'latin', household_id = (v.moved->'was'->>'household_id')::uuid
        where c.id = v.merged_id;
    update crm.customers c set version = c.version + 1 where c.id = v.kept_id;
    for v_row in select k.value->>'source' as source, k.value->>'source_key' as source_key
                 from jsonb_array_elements(v_keys) k loop
        perform crm.take_back(v_row.source, v_row.source_key, v.kept_id, v.merged_id);
    end loop;
    update crm.merges m set undone_by = p_by, undone_at = clock_timestamp() where m.id = p_merge;
    update crm.match_reviews r set state = 'different', decided_by = p_by, decided_at = clock_timestamp()
        where r.customer_id = v.merged_id and r.state = 'same';
    perform crm.audit_put('feed', 'unmerge', v.kept_id, '', jsonb_build_object(
        'merge', p_merge, 'merged', v.merged_id, 'reason', left(coalesce(p_reason, ''), 500))::text);
    return v.merged_id;
end
$fn$;

-- A record that a rule brought to the wrong customer gets one of its own, with all the facts of its key. The next extract
-- fills its fields: until then it has the name it was found under, and nothing else.
create or replace function crm.split_record(p_source text, p_key text, p_reason text, p_by text) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_new uuid := gen_random_uuid();
    v_from uuid;
begin
    select s.customer_id into v_from from crm.source_customers s
        where s.source = p_source and s.source_key = p_key for update;
    if not found then
        raise exception 'There is no record of this source and key.';
    elsif not exists (select 1 from crm.source_customers s where s.customer_id = v_from
                      and (s.source, s.source_key) <> (p_source, p_key)) then
        raise exception 'This record is the only one of its customer: there is nothing to split.';
    end if;
    insert into crm.customers (id, code, kind, name, name_norm, given, pinyin, initials, latin, created_by, created_at,
                               branch_code, is_staff, owner_agent)
    select v_new, 'X' || upper(right(replace(v_new::text, '-', ''), 12)), c.kind, c.name, c.name_norm, c.given, c.pinyin,
           c.initials, c.latin, 'feed:' || p_source, clock_timestamp(), c.branch_code, c.is_staff, c.owner_agent
    from crm.customers c where c.id = v_from;
    insert into crm.name_words (word, customer_id)
    select w.word, v_new from crm.name_words w where w.customer_id = v_from;
    update crm.source_customers s set customer_id = v_new, matched_by = 'own', row_sha = null
        where s.source = p_source and s.source_key = p_key;
    perform crm.take_back(p_source, p_key, v_from, v_new);
    update crm.customers c set version = c.version + 1 where c.id = v_from;
    perform crm.audit_put('feed', 'split', v_from, '', jsonb_build_object(
        'source', p_source, 'new', v_new, 'reason', left(coalesce(p_reason, ''), 500))::text);
    return v_new;
end
$fn$;
