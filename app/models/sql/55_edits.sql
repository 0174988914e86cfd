-- Changing a customer's fields in place. Nobody overwrites what they have not seen: each change names the value it
-- started from, and one that meets another's is kept beside it until somebody decides.

-- The value of a field as text; null: no field that may be edited at the desk.
create or replace function crm.field_value(c crm.customers, p_field text) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case p_field
        when 'language' then c.language when 'occupation' then c.occupation when 'email' then c.email
        when 'address' then c.address when 'city' then c.city when 'remark' then c.remark
        when 'preferred_channel' then c.preferred_channel when 'preferred_time' then c.preferred_time end
$fn$;

create or replace function crm.set_field(p_customer uuid, p_field text, p_value text, p_agent text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    update crm.customers c set
        language = case when p_field = 'language' then p_value else c.language end,
        occupation = case when p_field = 'occupation' then p_value else c.occupation end,
        email = case when p_field = 'email' then p_value else c.email end,
        address = case when p_field = 'address' then p_value else c.address end,
        city = case when p_field = 'city' then p_value else c.city end,
        remark = case when p_field = 'remark' then p_value else c.remark end,
        preferred_channel = case when p_field = 'preferred_channel' then p_value else c.preferred_channel end,
        preferred_time = case when p_field = 'preferred_time' then p_value else c.preferred_time end,
        version = c.version + 1,
        field_version = c.field_version || jsonb_build_object(p_field, c.version + 1),
        field_origin = c.field_origin || jsonb_build_object(
            p_field, jsonb_build_array('agent:' || p_agent, to_jsonb(clock_timestamp())))
    where c.id = p_customer;
end
$fn$;

-- One field: applied, kept as a conflict, or refused (a field nobody may edit, or one this call may not see).
create or replace function crm.edit_field(
    p_edit uuid, p_customer uuid, p_agent text, p_call text, p_trust integer, p_may boolean, p_change jsonb, p_sha bytea
) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_field text := p_change->>'field';
    v_base text := coalesce(p_change->>'base', '');
    v_mine text := left(coalesce(p_change->>'mine', ''), 2000);
    v_now text;
    v_state text;
begin
    select crm.field_value(c, v_field) into v_now from crm.customers c where c.id = p_customer for update;
    v_state := case
        when v_now is null or not p_may then 'refused'
        when v_field in ('email', 'address') and not crm.told(v_field, p_trust) then 'refused'
        when v_now = v_base or v_now = v_mine then 'applied'
        else 'conflict' end;
    insert into crm.edits (id, field, customer_id, agent, base, mine, theirs, state, payload_sha)
    values (p_edit, left(coalesce(v_field, ''), 64), p_customer, p_agent, v_base, v_mine,
            case when v_state = 'conflict' then v_now else '' end, v_state, p_sha)
    on conflict (id, field) do nothing;
    if not found then
        return 'again';
    end if;
    if v_state = 'applied' and v_now <> v_mine then
        perform crm.set_field(p_customer, v_field, v_mine, p_agent);
    end if;
    perform crm.audit_put('done', 'edit_field', p_customer, p_call, jsonb_build_object(
        'field', v_field, 'from', v_base, 'to', v_mine, 'state', v_state)::text);
    return v_state;
end
$fn$;

create or replace function crm.log_edit_v1(item uuid, attempt uuid, payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in();
    v_sha bytea := crm.payload_sha(payload);
    v_id uuid := (payload->>'edit_id')::uuid;
    v_customer uuid := (payload->>'customer_id')::uuid;
    v_call text := left(coalesce(payload->>'call_id', ''), 64);
    v_may boolean;
    v_trust integer;
    v_change jsonb;
    v_states text[] := '{}';
    v_row record;
begin
    if not exists (select 1 from crm.customers c where c.id = v_customer) then
        raise exception 'no such customer' using errcode = '23503';
    end if;
    v_may := crm.may_not_see(v_customer, v_call, coalesce(payload->>'reason', '')) = '';
    v_trust := crm.trust_of(v_customer, v_call, null);
    for v_change in select x.value from jsonb_array_elements(payload->'changes') x limit 20 loop
        v_states := v_states || crm.edit_field(v_id, v_customer, v_agent, v_call, v_trust, v_may, v_change, v_sha);
    end loop;
    select e.agent, e.payload_sha, e.received_at into v_row from crm.edits e where e.id = v_id order by e.field limit 1;
    if not found then
        raise exception 'an edit without changes' using errcode = '23514';
    end if;
    return crm.written('edit', item, attempt, v_customer, v_call, not 'again' = any (v_states), v_agent, v_sha,
                       v_row.agent, v_row.payload_sha, v_row.received_at);
end
$fn$;

-- Mine or theirs: the one who was too late, a team lead, or whoever has the card open on a call that is told of it decides;
-- both texts stay in `edits`. If the field moved on meanwhile nothing is decided: the newer value takes the place of theirs.
create or replace function crm.decide_edit_v1(edit uuid, field text, keep_mine boolean, call_id text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_agent text := crm.signed_in();
    v_call text := left(coalesce(call_id, ''), 64);
    v_edit record;
    v_refused text;
    v_trust integer;
    v_now text;
    v_state text := case when keep_mine then 'kept_mine' else 'kept_theirs' end;
begin
    select e.id, e.field, e.customer_id, e.agent, e.mine, e.theirs, e.state into v_edit
    from crm.edits e where e.id = decide_edit_v1.edit and e.field = decide_edit_v1.field for update;
    if not found then
        raise exception 'no such edit' using errcode = 'P0404';
    end if;
    v_refused := crm.may_not_see(v_edit.customer_id, v_call, '');
    v_trust := crm.trust_of(v_edit.customer_id, v_call, null);
    if v_refused = '' and ((v_edit.field in ('email', 'address') and not crm.told(v_edit.field, v_trust))
                           or not (v_edit.agent = v_agent or crm.require_role('lead') = '' or crm.told('note', v_trust))) then
        v_refused := 'trust';
    end if;
    if v_refused <> '' then
        return crm.refuse(v_refused, 'decide_edit', v_edit.customer_id, v_call, v_edit.field);
    end if;
    select crm.field_value(c, v_edit.field) into v_now from crm.customers c where c.id = v_edit.customer_id for update;
    if v_edit.state = 'conflict' and keep_mine and v_now <> v_edit.theirs then
        v_state := 'conflict';
        update crm.edits e set theirs = v_now where e.id = v_edit.id and e.field = v_edit.field;
    elsif v_edit.state = 'conflict' then
        update crm.edits e set state = v_state, decided_by = v_agent, decided_at = clock_timestamp()
        where e.id = v_edit.id and e.field = v_edit.field;
        if keep_mine then
            perform crm.set_field(v_edit.customer_id, v_edit.field, v_edit.mine, v_agent);
        end if;
        perform crm.audit_put('done', 'decide_edit', v_edit.customer_id, v_call, jsonb_build_object(
            'field', v_edit.field, 'mine', v_edit.mine, 'theirs', v_edit.theirs, 'state', v_state)::text);
    else
        v_state := v_edit.state;
    end if;
    return jsonb_build_object('edit_id', v_edit.id, 'field', v_edit.field, 'state', v_state);
end
$fn$;
