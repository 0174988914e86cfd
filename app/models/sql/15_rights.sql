-- Who may see whom, and who may do what. Asked by every function that shows or changes something of a customer.

-- Empty if the role of the one who is signed in is one of these, else 'role'.
create or replace function crm.require_role(variadic p_roles text[]) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select case when exists (select 1 from crm.agents a
                             where a.agent = session_user and a.active and a.role = any (p_roles))
                then '' else 'role' end
$fn$;

-- The branch itself and all below it, by the path from the root down. No branch of the team: every branch is theirs;
-- none of the customer: it belongs to no branch yet (a prospect), so anybody may help.
create or replace function crm.branch_covers(p_team_branch text, p_branch text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select p_team_branch = '' or p_branch = '' or p_team_branch = p_branch
        or exists (select 1 from crm.branches mine join crm.branches b on b.code = p_branch
                   where mine.code = p_team_branch and mine.path <> '' and starts_with(b.path, mine.path))
$fn$;

-- Is a protected customer nevertheless open to this agent: the owner, those it is shared with, the lead of either, and
-- who settles a complaint of theirs that is open.
create or replace function crm.protection_opens(
    p_customer uuid, p_owner text, p_role text, p_team text
) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select p_owner = session_user
        or exists (
            select 1 from crm.customer_shares s left join crm.agents w on w.agent = s.shared_with
            where s.customer_id = p_customer and (s.until is null or s.until >= current_date)
              and (s.shared_with = session_user or (p_team <> '' and s.shared_with = 'team:' || p_team)
                   or (p_role = 'lead' and p_team <> '' and w.team = p_team)))
        or (p_role = 'lead' and p_team <> ''
            and exists (select 1 from crm.agents o where o.agent = p_owner and o.team = p_team))
        or (p_role = 'complaints'
            and exists (select 1 from crm.complaints k where k.customer_id = p_customer and k.state <> 'closed'))
$fn$;

-- Why the one who is signed in may not see this customer, in one word; empty: they may.
--   role       auditors and administrators see no customer
--   gone       there is no such customer
--   staff      the bank's own people, for teams whose right says so
--   vip        likewise the VIP desk's
--   branch     another branch's; complaints are settled for all branches
--   protected  somebody's, and not shared (客户保护)
--   reason     protected, but on a call of this agent: open once a reason is typed. A call whose own number or typed
--              key found this customer needs none.
create or replace function crm.may_not_see(p_customer uuid, p_call text, p_reason text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v record;
    v_call record;
begin
    select a.role, a.team, coalesce(t.branch_code, '') as team_branch, coalesce(t.sees_vip, true) as sees_vip,
           coalesce(t.sees_staff, false) as sees_staff, c.id, c.branch_code, c.is_staff, c.owner_agent,
           'vip' = any (c.flags) as is_vip
        into v
        from crm.agents a
        left join crm.teams t on t.team = a.team
        left join crm.customers c on c.id = p_customer
        where a.agent = session_user;
    if v.role is null or v.role in ('auditor', 'admin') then
        return 'role';
    elsif v.id is null then
        return 'gone';
    elsif v.is_staff and not v.sees_staff then
        return 'staff';
    elsif v.is_vip and not v.sees_vip then
        return 'vip';
    elsif v.role <> 'complaints' and v.team_branch <> '' and not crm.branch_covers(v.team_branch, v.branch_code) then
        return 'branch';
    elsif v.owner_agent = '' or crm.protection_opens(p_customer, v.owner_agent, v.role, v.team) then
        return '';
    end if;
    select p_customer = any (d.by_number || d.by_claim || d.chosen) as known into v_call
        from crm.desk_calls d
        where d.agent = session_user and d.call_id = p_call and p_call <> ''
          and d.last_at > clock_timestamp() - interval '4 hours';
    return case when v_call.known then ''
                when v_call.known is null then 'protected'
                when coalesce(p_reason, '') ~ '\S' then ''
                else 'reason' end;
end
$fn$;

-- Leaves the audit row of a refused attempt and answers why. Returned, never raised: a raise would take the row back.
create or replace function crm.refuse(
    p_word text, p_action text, p_customer uuid, p_call text, p_detail text
) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    perform crm.audit_put('seen', 'refused', p_customer, left(coalesce(p_call, ''), 64),
                          jsonb_build_object('word', p_word, 'action', p_action,
                                             'detail', left(coalesce(p_detail, ''), 500))::text);
    return jsonb_build_object('refused', p_word);
end
$fn$;

-- Leaves the audit row of a look at `p_trust`. A reason that was typed stands in it, and counts for the rest of the call.
create or replace function crm.seen(
    p_action text, p_customer uuid, p_call text, p_trust integer, p_reason text
) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    if coalesce(p_reason, '') !~ '\S' then
        perform crm.audit_put('seen', p_action, p_customer, p_call, 'trust ' || p_trust);
        return;
    end if;
    update crm.desk_calls d set chosen = d.chosen || p_customer
        where d.agent = session_user and d.call_id = p_call
          and not p_customer = any (d.by_number || d.by_claim || d.chosen);
    perform crm.audit_put('seen', p_action, p_customer, p_call,
                          jsonb_build_object('trust', p_trust, 'reason', left(p_reason, 500))::text);
end
$fn$;
