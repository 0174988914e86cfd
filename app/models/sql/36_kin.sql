-- The page of household and relations: who belongs to whom, in which role. Below the trust for `household` only how many.

create or replace function crm.household_page(p_customer uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select coalesce(jsonb_agg(crm.other_line(o, o.household_role) order by o.code), '[]')
    from crm.customers c
    join lateral (select x.id from crm.customers x
                  where x.household_id = c.household_id and x.id <> c.id and x.merged_into is null limit 100) m on true
    join crm.customers o on o.id = m.id
    where c.id = p_customer
$fn$;

create or replace function crm.group_page(p_customer uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'group_id', g.id, 'kind', g.kind, 'label', g.label, 'role', m.role,
        'members', (
            select coalesce(jsonb_agg(crm.other_line(o, x.role) order by x.role <> 'parent', o.code), '[]')
            from (select y.customer_id, y.role from crm.group_members y
                  where y.group_id = g.id and y.customer_id <> p_customer limit 100) x
            join crm.customers o on o.id = x.customer_id)) order by g.label), '[]')
    from (select z.group_id, z.role from crm.group_members z where z.customer_id = p_customer limit 20) m
    join crm.groups g on g.id = m.group_id
$fn$;

-- Both directions: `outward` is what the other is to this customer, else what this customer is to the other.
create or replace function crm.relation_page(p_customer uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'relation_id', r.id, 'kind', r.kind, 'outward', r.outward,
        'other', case when o.id is not null then crm.other_line(o, r.kind) end,
        'other_name', case when o.id is null then r.other_name else crm.name_to_tell(o.id, o.name) end, 'note', r.note, 'since', r.since, 'until', r.until,
        'source', r.source, 'as_of', r.as_of) order by r.outward desc, r.kind, r.id), '[]')
    from (
        (select x.id, x.kind, true as outward, x.other_id, x.other_name, x.note, x.since, x.until, x.source, x.as_of
         from crm.relations x where x.customer_id = p_customer limit 100)
        union all
        (select x.id, x.kind, false, x.customer_id, '', x.note, x.since, x.until, x.source, x.as_of
         from crm.relations x where x.other_id = p_customer limit 100)) r
    left join crm.customers o on o.id = r.other_id
$fn$;

create or replace function crm.kin_v1(customer uuid, trust integer, call_id text, reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_refused text;
    v_trust integer;
begin
    perform crm.signed_in();
    v_refused := crm.may_not_see(customer, v_call, reason);
    if v_refused <> '' then
        return crm.refuse(v_refused, 'kin', customer, v_call, coalesce(reason, ''));
    end if;
    v_trust := crm.trust_of(customer, v_call, trust);
    perform crm.seen('kin', customer, v_call, v_trust, reason);
    if not crm.told('household', v_trust) then
        return jsonb_build_object('customer_id', customer, 'trust', v_trust, 'masked', true, 'as_of', clock_timestamp());
    end if;
    return jsonb_build_object(
        'customer_id', customer, 'trust', v_trust, 'masked', false,
        'household', crm.household_page(customer), 'groups', crm.group_page(customer),
        'relations', crm.relation_page(customer), 'as_of', clock_timestamp());
end
$fn$;
