-- Protected customers (客户保护) from the desk: whose they are and with whom they are shared. The administrator's side is
-- app/central/protection.py. Who may see them: 15_rights.sql.

-- Does this agent lead the team of that one?
create or replace function crm.leads(p_agent text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select exists (select 1 from crm.agents l join crm.agents a on a.team = l.team
                   where l.agent = session_user collate "default" and l.role = 'lead' and l.active and l.team <> ''
                     and a.agent = p_agent)
$fn$;

-- Share and take back: the owner, and the lead of the owner's team.
create or replace function crm.may_share(p_owner text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select p_owner <> '' and (p_owner = session_user collate "default" or crm.leads(p_owner))
$fn$;

-- Protect, hand over, release: the lead of the owner's team; of a customer whom nobody protects, any lead.
create or replace function crm.may_protect(p_owner text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select crm.require_role('lead') = '' and (p_owner = '' or crm.leads(p_owner))
$fn$;

-- As it stands, with the teams and the people of one's own team to choose from, for who may change it.
create or replace function crm.protection(p_customer uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select jsonb_build_object(
        'customer_id', c.id, 'owner', c.owner_agent, 'owner_name', coalesce(o.display_name, c.owner_agent),
        'may_share', crm.may_share(c.owner_agent), 'may_protect', crm.may_protect(c.owner_agent),
        'shares', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'shared_with', s.shared_with, 'name', coalesce(w.display_name, s.shared_with), 'until', s.until,
                'since', s.since, 'reason', s.reason, 'shared_by', coalesce(b.display_name, s.shared_by))
                order by s.since desc, s.shared_with), '[]')
            from crm.customer_shares s left join crm.agents w on w.agent = s.shared_with
            left join crm.agents b on b.agent = s.shared_by
            where s.customer_id = c.id and (s.until is null or s.until >= current_date)),
        'choices', case when crm.may_share(c.owner_agent) or crm.may_protect(c.owner_agent) then (
            select coalesce(jsonb_agg(jsonb_build_object('shared_with', x.key, 'name', x.name)
                                      order by x.key ~ '^team:', x.name), '[]')
            from (select a.agent as key, a.display_name as name from crm.agents a join crm.agents me on me.team = a.team
                  where me.agent = session_user collate "default" and a.active and a.team <> ''
                    and a.role in ('agent', 'lead', 'complaints')
                  union all
                  select 'team:' || t.team, t.team from crm.teams t) x) else '[]'::jsonb end)
    from crm.customers c left join crm.agents o on o.agent = c.owner_agent
    where c.id = p_customer
$fn$;

-- Somebody who can be shared with: an agent at work, or `team:NAME`.
create or replace function crm.can_be_shared_with(p_with text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select case when starts_with(p_with, 'team:')
                then exists (select 1 from crm.teams t where t.team = substr(p_with, 6))
                else exists (select 1 from crm.agents a where a.agent = p_with and a.active
                             and a.role in ('agent', 'lead', 'complaints')) end
$fn$;

create or replace function crm.protection_v1(customer uuid, call_id text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_word text;
begin
    perform crm.signed_in();
    v_word := crm.may_not_see(customer, v_call, '');
    if v_word <> '' then
        return crm.refuse(v_word, 'protection', customer, v_call, '');
    end if;
    perform crm.audit_put('seen', 'protection', customer, v_call, '');
    return crm.protection(customer);
end
$fn$;

-- Why a change is not made, in one word; empty: it is. `reason`: none was typed; `role`: not theirs to share;
-- `nobody`: there is no such agent or team; `until`: the day is past.
create or replace function crm.may_not_share(p_customer uuid, p_with text, p_until date, p_reason text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select case when c.id is null then 'gone'
                when not crm.may_share(c.owner_agent) then 'role'
                when coalesce(p_reason, '') !~ '\S' then 'reason'
                when p_with = c.owner_agent or not crm.can_be_shared_with(p_with) then 'nobody'
                when p_until < current_date then 'until' else crm.may_not_see(p_customer, '', '') end
    from (select 1) one left join crm.customers c on c.id = p_customer
$fn$;

-- `until`: the last day; null: until it is taken back. Shared again, the newer day and reason hold.
create or replace function crm.share_v1(
    customer uuid, shared_with text, until date, reason text, call_id text
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
#variable_conflict use_column
declare
    v_call text := left(coalesce($5, ''), 64);
    v_with text := left(coalesce($2, ''), 120);
    v_reason text := left(coalesce($4, ''), 500);
    v_word text;
    v_before jsonb;
begin
    perform crm.signed_in();
    perform 1 from crm.customers c where c.id = $1 for update;
    v_word := crm.may_not_share($1, v_with, $3, v_reason);
    if v_word <> '' then
        return crm.refuse(v_word, 'share', $1, v_call, v_with);
    end if;
    select jsonb_build_object('until', s.until, 'reason', s.reason) into v_before
        from crm.customer_shares s where s.customer_id = $1 and s.shared_with = v_with;
    insert into crm.customer_shares (customer_id, shared_with, shared_by, reason, since, until)
        values ($1, v_with, session_user, v_reason, clock_timestamp(), $3)
        on conflict (customer_id, shared_with) do update set shared_by = excluded.shared_by, reason = excluded.reason,
            since = excluded.since, until = excluded.until;
    perform crm.audit_put('done', 'share', $1, v_call, jsonb_build_object(
        'with', v_with, 'from', v_before, 'to', jsonb_build_object('until', $3), 'reason', v_reason)::text);
    return crm.protection($1);
end
$fn$;

create or replace function crm.unshare_v1(customer uuid, shared_with text, reason text, call_id text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
#variable_conflict use_column
declare
    v_call text := left(coalesce($4, ''), 64);
    v_with text := left(coalesce($2, ''), 120);
    v_reason text := left(coalesce($3, ''), 500);
    v_owner text;
    v_before jsonb;
    v_word text;
begin
    perform crm.signed_in();
    select c.owner_agent into v_owner from crm.customers c where c.id = $1 for update;
    select jsonb_build_object('until', s.until, 'reason', s.reason) into v_before
        from crm.customer_shares s where s.customer_id = $1 and s.shared_with = v_with;
    v_word := case when v_owner is null then 'gone' when not crm.may_share(v_owner) then 'role'
                   when v_reason !~ '\S' then 'reason' when v_before is null then 'nobody'
                   else crm.may_not_see($1, v_call, '') end;
    if v_word <> '' then
        return crm.refuse(v_word, 'unshare', $1, v_call, v_with);
    end if;
    delete from crm.customer_shares s where s.customer_id = $1 and s.shared_with = v_with;
    perform crm.audit_put('done', 'unshare', $1, v_call, jsonb_build_object(
        'with', v_with, 'from', v_before, 'to', null, 'reason', v_reason)::text);
    return crm.protection($1);
end
$fn$;

-- `owner`: an agent of the lead's own team; empty: nobody's any more.
create or replace function crm.protect_v1(customer uuid, owner text, reason text, call_id text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce($4, ''), 64);
    v_to text := left(coalesce($2, ''), 63);
    v_reason text := left(coalesce($3, ''), 500);
    v_from text;
    v_word text;
begin
    perform crm.signed_in();
    select c.owner_agent into v_from from crm.customers c where c.id = $1 for update;
    v_word := case when v_from is null then 'gone' when not crm.may_protect(v_from) then 'role'
                   else crm.may_not_see($1, v_call, '') end;
    if v_word = '' then
        v_word := case when v_reason !~ '\S' then 'reason'
                       when v_to <> '' and not (crm.can_be_shared_with(v_to) and crm.leads(v_to)) then 'nobody'
                       else '' end;
    end if;
    if v_word <> '' then
        return crm.refuse(v_word, 'protect', $1, v_call, v_to);
    end if;
    if v_from <> v_to then
        update crm.customers c set owner_agent = v_to, version = c.version + 1 where c.id = $1;
        perform crm.audit_put('done', 'protect', $1, v_call,
                              jsonb_build_object('from', v_from, 'to', v_to, 'reason', v_reason)::text);
    end if;
    return crm.protection($1);
end
$fn$;
