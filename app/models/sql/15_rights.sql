-- Who may see whom, and who may do what. Asked by every function that shows or changes something of a customer.

-- Empty if the role of the one who is signed in is one of these, else 'role'.
create or replace function crm.require_role(variadic p_roles text[]) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select case when exists (select 1 from crm.agents a
                             where a.agent = session_user collate "default" and a.active and a.role = any (p_roles))
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
-- who settles a complaint of theirs that is open, and that somebody else wrote down.
create or replace function crm.protection_opens(
    p_customer uuid, p_owner text, p_role text, p_team text
) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select p_owner = session_user collate "default"
        or exists (
            select 1 from crm.customer_shares s left join crm.agents w on w.agent = s.shared_with
            where s.customer_id = p_customer and (s.until is null or s.until >= current_date)
              and (s.shared_with = session_user collate "default" or (p_team <> '' and s.shared_with = 'team:' || p_team)
                   or (p_role = 'lead' and p_team <> '' and w.team = p_team)))
        or (p_role = 'lead' and p_team <> ''
            and exists (select 1 from crm.agents o where o.agent = p_owner and o.team = p_team))
        or (p_role = 'complaints'
            and exists (select 1 from crm.complaints k where k.customer_id = p_customer and k.state <> 'closed'
                        and k.agent <> session_user collate "default"))
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
           'vip' = any (c.flags) as is_vip, c.merged_into
        into v
        from crm.agents a
        left join crm.teams t on t.team = a.team
        left join crm.customers c on c.id = p_customer
        where a.agent = session_user collate "default";
    if v.role is null or v.role in ('auditor', 'admin') then
        return 'role';
    elsif v.id is null then
        return 'gone';
    elsif v.merged_into is not null then
        -- The record that was merged is the same person: the rights of the kept one count.
        return crm.may_not_see(v.merged_into, p_call, p_reason);
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
        where d.agent = session_user collate "default" and d.call_id = p_call and p_call <> ''
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
        where d.agent = session_user collate "default" and d.call_id = p_call
          and not p_customer = any (d.by_number || d.by_claim || d.chosen);
    perform crm.audit_put('seen', p_action, p_customer, p_call,
                          jsonb_build_object('trust', p_trust, 'reason', left(p_reason, 500))::text);
end
$fn$;

-- What is left of a line whose customer may not be seen: who it is (or not even that), and the word why.
create or replace function crm.closed_line(p_line jsonb, p_word text, p_named boolean) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case
        when p_word = '' then p_line
        when p_named then p_line || jsonb_build_object('tier', '', 'flags', '[]'::jsonb, 'city', '', 'refused', p_word)
        else p_line || jsonb_build_object('code', '', 'name', '', 'name_latin', '', 'tier', '', 'flags', '[]'::jsonb,
                                          'city', '', 'refused', p_word)
    end
$fn$;

-- A line that a search found; null: not shown at all. A protected customer is shown with the name, and nothing else:
-- they are picked on a call, with a reason. Of the bank's own people, VIPs and other branches a search by name tells
-- nothing, not even that there is such a customer, since a line without a name would tell it to whoever guesses names;
-- a search by a whole key (code, account, number), which the caller must have said, tells the word, without a name.
create or replace function crm.search_line(p_line jsonb, p_word text, p_by_key boolean) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case when p_word = '' then p_line
                when p_word in ('protected', 'reason') then crm.closed_line(p_line, p_word, true)
                when p_by_key then crm.closed_line(p_line, p_word, false) end
$fn$;

-- The card of one who may not be seen: who it is, whom to ask (the manager), and the word. A desk that does not know
-- the word shows an empty card.
create or replace function crm.closed_card(p_customer uuid, p_line jsonb, p_word text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select jsonb_build_object(
        'customer', p_line, 'trust', 0, 'refused', p_word, 'as_of', clock_timestamp(),
        'manager', coalesce(m.name, ''), 'manager_phone', coalesce(m.phone, ''))
    from (select 1) one left join crm.customers c on c.id = p_customer left join crm.managers m on m.id = c.manager_id
$fn$;

-- Counts a search or a lookup of this agent, and says whether the minute still had room for it. Searching as one types is
-- one search: a text that begins or continues what was typed within the last seconds is not counted again.
create or replace function crm.counted(p_what text, p_text text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_now timestamptz := clock_timestamp();
    v_search boolean := p_what = 'search';
    v_limit integer;
    v_count integer;
begin
    select case when v_search then coalesce(t.searches_per_minute, 30) else coalesce(t.lookups_per_minute, 600) end
        into v_limit
        from crm.agents a left join crm.teams t on t.team = a.team where a.agent = session_user collate "default";
    if v_limit = 0 then
        return true;
    end if;
    -- One write, since lookups pass here too. What was refused is no text one could type on from.
    insert into crm.search_counts as s (agent, minute, searches, lookups, typed, typed_at)
        values (session_user, v_now, v_search::integer, (not v_search)::integer, p_text, v_now)
        on conflict (agent) do update set (minute, searches, lookups, typed, typed_at) = (
            select case when w.fresh then v_now else s.minute end,
                   w.searches + (v_search and not w.typing)::integer,
                   case when w.fresh then 0 else s.lookups end + (not v_search)::integer,
                   case when not v_search or not (w.typing or w.searches < v_limit) then s.typed
                        when w.typing and length(p_text) <= length(s.typed) then s.typed else p_text end,
                   case when v_search and (w.typing or w.searches < v_limit) then v_now else s.typed_at end
            from (select s.minute <= v_now - interval '1 minute' as fresh,
                         case when s.minute <= v_now - interval '1 minute' then 0 else s.searches end as searches,
                         s.typed <> '' and s.typed_at > v_now - interval '5 seconds'
                         and (starts_with(p_text, s.typed) or starts_with(s.typed, p_text)) as typing) w)
        returning case when v_search then s.searches else s.lookups end into v_count;
    return v_count + crm.taken_back('seen') <= v_limit;
end
$fn$;
