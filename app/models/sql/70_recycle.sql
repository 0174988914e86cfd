-- The recycle bin (回收站): deleting is moving. What was deleted stands here whole, with who, when and why, until somebody
-- brings it back; nothing empties the bin.

-- The table a kind lives in; null: no kind that can be deleted.
create or replace function crm.recycle_table(p_kind text) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case p_kind when 'relation' then 'relations' when 'address' then 'addresses' when 'phone' then 'phones'
                       when 'task' then 'tasks' when 'opportunity' then 'opportunities'
                       when 'complaint' then 'complaints' when 'prospect' then 'customers' end
$fn$;

-- What tells one entry from another and is nobody's secret.
create or replace function crm.recycle_label(p_kind text, p_content jsonb) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select coalesce(case p_kind
        when 'relation' then p_content->'relations'->0->>'kind'
        when 'address' then p_content->'addresses'->0->>'kind'
        when 'phone' then '···· ' || right(p_content->'phones'->0->>'e164', 4)
        when 'task' then p_content->'tasks'->0->>'due_on'
        when 'opportunity' then p_content->'opportunities'->0->>'product'
        when 'complaint' then p_content->'complaints'->0->>'number'
        when 'prospect' then p_content->'customers'->0->>'code' end, '')
$fn$;

-- The row as it stands, in the form the bin keeps: table -> rows. Null: there is none. A telephone number is named by all
-- its digits, or by the last four, which the card shows, where that is enough to tell it from the customer's others; by
-- nothing in between, or the rest could be tried digit by digit.
create or replace function crm.recycle_content(p_kind text, p_customer uuid, p_key text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_rows jsonb;
    v_id uuid := case when p_kind <> 'phone' then p_key::uuid end;
begin
    if p_kind = 'phone' then
        select jsonb_agg(to_jsonb(p)) into v_rows from crm.phones p
            where p.customer_id = p_customer and p_key in (p.e164::text, right(p.e164::text, 4));
        return case when jsonb_array_length(v_rows) = 1 then jsonb_build_object('phones', v_rows) end;
    elsif p_kind = 'prospect' then
        return (select jsonb_build_object(
                    'customers', jsonb_build_array(to_jsonb(c)),
                    'phones', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from crm.phones p
                               where p.customer_id = c.id),
                    'name_words', (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from crm.name_words w
                                   where w.customer_id = c.id))
                from crm.customers c where c.id = v_id and c.id = p_customer and c.kind = 'prospect');
    end if;
    execute format('select jsonb_build_object(%L, jsonb_build_array(to_jsonb(x))) from crm.%I x'
                   ' where x.id = $1 and x.customer_id = $2',
                   crm.recycle_table(p_kind), crm.recycle_table(p_kind))
        into v_rows using v_id, p_customer;
    return v_rows;
end
$fn$;

-- May this agent delete such a row, or bring it back? Complaints: who settles them, and leads. Tasks, opportunities and
-- prospects: whose they are, and the lead of that team. The rest: whoever may see the customer.
create or replace function crm.may_recycle(p_kind text, p_content jsonb) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_row jsonb := p_content->crm.recycle_table(p_kind)->0;
    v_owners text[] := array[coalesce(v_row->>'agent', ''), coalesce(v_row->>'created_by', '')];
begin
    if p_kind = 'complaint' then
        return crm.require_role('complaints', 'lead') = '';
    elsif p_kind in ('task', 'opportunity', 'prospect') then
        return session_user = any (v_owners) or exists (
            select 1 from crm.agents a join crm.agents o on o.team = a.team
            where a.agent = session_user collate "default" and a.role = 'lead' and a.team <> '' and o.agent = any (v_owners));
    end if;
    return true;
end
$fn$;

create or replace function crm.recycle_v1(
    kind text, customer uuid, key text, reason text, call_id text
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_reason text := left(coalesce(reason, ''), 500);
    v_id uuid := gen_random_uuid();
    v_content jsonb;
    v_word text;
    v_gone integer;
begin
    perform crm.signed_in();
    v_word := case when crm.recycle_table(kind) is null then 'kind' when v_reason !~ '\S' then 'reason'
                   else crm.may_not_see(customer, v_call, v_reason) end;
    if v_word = '' then
        v_content := crm.recycle_content(kind, customer, key);
        v_word := case when v_content is null then 'gone' when crm.may_recycle(kind, v_content) then '' else 'role' end;
    end if;
    if v_word <> '' then
        return crm.refuse(v_word, 'recycle', customer, v_call, left(kind, 40));
    end if;
    insert into crm.recycle_bin (id, kind, row_id, customer_id, content, reason, deleted_by, deleted_at)
    values (v_id, kind, case when kind = 'phone' then customer else key::uuid end, customer, v_content, v_reason,
            session_user, clock_timestamp());
    if kind = 'phone' then
        delete from crm.phones p
            where p.customer_id = customer and p.e164 = (v_content->'phones'->0->>'e164')::bigint;
    else
        execute format('delete from crm.%I x where x.id = $1', crm.recycle_table(kind)) using key::uuid;
    end if;
    get diagnostics v_gone = row_count;
    if v_gone = 0 then
        raise exception 'somebody deleted it in this moment' using errcode = '40001';
    end if;
    if kind = 'prospect' then
        delete from crm.phones p where p.customer_id = customer;
        delete from crm.name_words w where w.customer_id = customer;
    end if;
    perform crm.audit_put('done', 'recycle', customer, v_call,
                          jsonb_build_object('bin', v_id, 'kind', kind, 'reason', v_reason)::text);
    return jsonb_build_object('bin_id', v_id);
end
$fn$;

-- Brings a row back as it was. Columns it did not have yet take their defaults; for the feed it is a change of today.
create or replace function crm.restore_v1(bin uuid, reason text, call_id text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_bin record;
    v_table record;
    v_row jsonb;
    v_columns text;
    v_word text;
begin
    perform crm.signed_in();
    select b.id, b.kind, b.customer_id, b.content, b.deleted_by, b.restored_at into v_bin
        from crm.recycle_bin b where b.id = bin for update;
    v_word := case when v_bin.id is null or v_bin.restored_at is not null then 'gone'
                   -- A prospect in the bin is no customer anybody may or may not see.
                   when v_bin.kind <> 'prospect' then crm.may_not_see(v_bin.customer_id, v_call, reason) else '' end;
    if v_word = '' and v_bin.deleted_by <> session_user collate "default" and not crm.may_recycle(v_bin.kind, v_bin.content) then
        v_word := 'role';
    end if;
    if v_word <> '' then
        return crm.refuse(v_word, 'restore', v_bin.customer_id, v_call, bin::text);
    end if;
    for v_table in select t.key, t.value from jsonb_each(v_bin.content) t loop
        for v_row in select r.value from jsonb_array_elements(v_table.value) r loop
            select string_agg(quote_ident(a.attname), ', ') into v_columns
                from pg_attribute a
                where a.attrelid = format('crm.%I', v_table.key)::regclass and a.attnum > 0 and not a.attisdropped
                  and a.attname <> 'xid' and v_row ? a.attname::text;
            -- One that an extract brought back meanwhile stands already: an error about it would tell its key.
            execute format('insert into crm.%I (%s) select %s from jsonb_populate_record(null::crm.%I, $1)'
                           ' on conflict do nothing',
                           v_table.key, v_columns, v_columns, v_table.key) using v_row;
        end loop;
    end loop;
    update crm.recycle_bin b set restored_by = session_user collate "default", restored_at = clock_timestamp() where b.id = bin;
    perform crm.audit_put('done', 'restore', v_bin.customer_id, v_call, jsonb_build_object(
        'bin', bin, 'kind', v_bin.kind, 'reason', left(coalesce(reason, ''), 500))::text);
    return jsonb_build_object('bin_id', bin);
end
$fn$;

-- What lies in the bin, newest first: of one customer, or of this agent's own deleting; a lead's whole team's.
create or replace function crm.recycled_v1(customer uuid, most integer) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_agent text := crm.signed_in();
    v_word text := case when customer is null then '' else crm.may_not_see(customer, '', '') end;
begin
    if v_word not in ('', 'gone') then
        return crm.refuse(v_word, 'recycled', customer, '', '');
    end if;
    perform crm.audit_put('seen', 'recycled', customer, '', '');
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'bin_id', b.id, 'kind', b.kind, 'customer_id', b.customer_id, 'label', crm.recycle_label(b.kind, b.content),
            'reason', b.reason, 'deleted_by', coalesce(d.display_name, b.deleted_by), 'deleted_at', b.deleted_at)
            order by b.deleted_at desc, b.id), '[]')
        from (
            select x.id, x.kind, x.customer_id, x.content, x.reason, x.deleted_by, x.deleted_at
            from crm.recycle_bin x
            where x.restored_at is null
              and case when customer is not null then x.customer_id = customer
                       else x.deleted_by = v_agent or exists (
                           select 1 from crm.agents a join crm.agents o on o.team = a.team
                           where a.agent = v_agent and a.role = 'lead' and a.team <> '' and o.agent = x.deleted_by) end
            order by x.deleted_at desc, x.id limit least(greatest(coalesce(most, 100), 1), 500)) b
        left join crm.agents d on d.agent = b.deleted_by);
end
$fn$;
