-- The audit trail for those who examine it: who did what, when, on which call. Of customers only the code.

-- What was typed or changed is evidence, and it is a customer's: the words of a change stay with the owner.
create or replace function crm.audit_detail(p_detail text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_detail jsonb;
begin
    if left(p_detail, 1) <> '{' then
        return p_detail;
    end if;
    v_detail := p_detail::jsonb;
    return (select jsonb_object_agg(d.key, case when d.key in ('from', 'to', 'base', 'mine', 'theirs', 'changed')
                                           then '"····"'::jsonb else d.value end)::text
            from jsonb_each(v_detail) d);
end
$fn$;

-- A page of the trail, newest first: of one agent (`agent`), one customer (`customer_code`) or one call (`call_id`, with
-- its agent), between `since` and `until`; `action` picks one kind. For auditors only, and each look is in the trail too.
create or replace function crm.audit_v1(request jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_agent text := coalesce(request->>'agent', '');
    v_code text := coalesce(request->>'customer_code', '');
    v_call text := coalesce(request->>'call_id', '');
    v_action text := coalesce(request->>'action', '');
    v_since timestamptz := coalesce((request->>'since')::timestamptz, '-infinity');
    v_until timestamptz := coalesce((request->>'until')::timestamptz, 'infinity');
    v_page integer := least(greatest(coalesce((request->>'page')::integer, 100), 1), 500);
    v_customer uuid;
begin
    perform crm.signed_in_as_any();
    if crm.require_role('auditor') <> '' then
        return crm.refuse('role', 'audit', null, v_call, '');
    elsif v_agent = '' and v_code = '' then
        return crm.refuse('whose', 'audit', null, v_call, '');
    end if;
    select c.id into v_customer from crm.customers c where c.code = v_code;
    perform crm.audit_put('seen', 'audit', v_customer, left(v_call, 64), jsonb_build_object(
        'agent', v_agent, 'action', v_action, 'since', v_since, 'until', v_until)::text);
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'agent', x.agent, 'chain', x.chain, 'n', x.n, 'at', x.at, 'action', x.action,
            'customer_code', coalesce(c.code, ''), 'call_id', x.call_id, 'detail', crm.audit_detail(x.detail))
            order by x.at desc, x.n desc), '[]')
        from (
            -- Each way to the rows has an index of its own, so each is a branch of its own.
            select a.agent, a.chain, a.n, a.at, a.action, a.customer_id, a.call_id, a.detail
            from (values ('seen'), ('done')) w (chain) cross join lateral (
                select b.agent, b.chain, b.n, b.at, b.action, b.customer_id, b.call_id, b.detail
                from crm.audit b
                where v_code = '' and b.agent = v_agent and b.chain = w.chain
                  and b.at >= v_since and b.at < v_until
                  and (v_action = '' or b.action = v_action) and (v_call = '' or b.call_id = v_call)
                order by b.n desc limit v_page) a
            union all
            select a.agent, a.chain, a.n, a.at, a.action, a.customer_id, a.call_id, a.detail
            from crm.audit a
            where v_code <> '' and a.customer_id = v_customer and (v_agent = '' or a.agent = v_agent)
              and a.at >= v_since and a.at < v_until
              and (v_action = '' or a.action = v_action) and (v_call = '' or a.call_id = v_call)
            order by 4 desc, 3 desc limit v_page) x
        left join crm.customers c on c.id = x.customer_id);
end
$fn$;

-- Open complaints, oldest due first: all for those who settle complaints, a lead's own team's, an agent's own. Whose they
-- are is told of customers this agent may see.
create or replace function crm.complaints_v1(most integer) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_agent text := crm.signed_in();
    v_role text;
    v_team text;
begin
    select a.role, a.team into v_role, v_team from crm.agents a where a.agent = v_agent;
    perform crm.audit_put('seen', 'complaints', null, '', v_role);
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'complaint_id', x.id, 'number', x.number, 'opened_at', x.opened_at, 'due_on', x.due_on,
            'product', x.product, 'state', x.state, 'agent', coalesce(o.display_name, x.agent), 'refused', x.word,
            'customer_id', x.customer_id,
            'customer_name', case when x.word = '' then coalesce(c.name, '') else '' end) order by x.due_on, x.number),
            '[]')
        from (
            select k.id, k.number, k.opened_at, k.due_on, k.product, k.state, k.agent, k.customer_id,
                   case when k.customer_id is null then '' else crm.may_not_see(k.customer_id, '', '') end as word
            from (
                select j.id, j.number, j.opened_at, j.due_on, j.product, j.state, j.agent, j.customer_id
                from crm.complaints j left join crm.agents w on w.agent = j.agent
                where j.state <> 'closed'
                  and (v_role = 'complaints' or j.agent = v_agent
                       or (v_role = 'lead' and v_team <> '' and w.team = v_team))
                order by j.due_on, j.number limit least(greatest(coalesce(most, 100), 1), 500)) k) x
        left join crm.agents o on o.agent = x.agent
        left join crm.customers c on c.id = x.customer_id);
end
$fn$;

-- What the people of a lead's team have open: each agent's tasks, the overdue among them, and open complaints.
create or replace function crm.team_v1() returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_agent text := crm.signed_in();
    v_team text;
begin
    select a.team into v_team from crm.agents a where a.agent = v_agent and a.role = 'lead' and a.team <> '';
    if not found then
        return crm.refuse('role', 'team', null, '', '');
    end if;
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'agent', a.agent, 'display_name', a.display_name, 'role', a.role, 'tasks', t.tasks, 'overdue', t.overdue,
            'complaints', k.complaints) order by a.display_name), '[]')
        from crm.agents a
        cross join lateral (
            select count(*) as tasks, count(*) filter (where x.due_on < current_date) as overdue
            from crm.tasks x where x.agent = a.agent and x.state = 'open') t
        cross join lateral (
            select count(*) as complaints from crm.complaints x where x.agent = a.agent and x.state <> 'closed') k
        where a.team = v_team and a.active);
end
$fn$;
