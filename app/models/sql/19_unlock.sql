-- What a team lead may do about a call that too many wrong answers have locked.

-- The calls of today that too many wrong answers have locked, of the lead's own team.
create or replace function crm.locked_calls_v1() returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
begin
    perform crm.signed_in();
    if crm.require_role('lead') <> '' then
        return crm.refuse('role', 'locked calls', null, '', '');
    end if;
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
            'agent', w.agent, 'agent_name', a.display_name, 'call_id', w.call_id, 'wrong', w.wrong, 'at', w.at)
            order by w.at desc), '[]')
        from (
            select v.agent, v.call_id, count(*) as wrong, max(v.at) as at from crm.verifications v
            where v.outcome = 'wrong' and v.at > clock_timestamp() - interval '4 hours' and not exists (
                select 1 from crm.verifications u
                where u.agent = v.agent and u.call_id = v.call_id and u.outcome = 'unlocked' and u.at > v.at)
            group by v.agent, v.call_id) w
        join crm.agents a on a.agent = w.agent
        join crm.agents me on me.agent = session_user collate "default" and me.team = a.team
        where w.wrong > (select r.wrong_allowed from crm.verification_rule r));
end
$fn$;

-- A team lead lets the questions of a locked call go on, and says why. Nobody unlocks a call of their own.
create or replace function crm.unlock_call_v1(of_agent text, call_id text, reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_word text := crm.require_role('lead');
    v_last record;
begin
    perform crm.signed_in();
    if v_word = '' and (of_agent = session_user collate "default" or not exists (
            select 1 from crm.agents a join crm.agents me on me.agent = session_user collate "default" and me.team = a.team
            where a.agent = of_agent)) then
        v_word := 'team';
    elsif v_word = '' and coalesce(reason, '') !~ '\S' then
        v_word := 'reason';
    end if;
    if v_word <> '' then
        return crm.refuse(v_word, 'unlock call', null, v_call, coalesce(of_agent, ''));
    end if;
    select v.customer_id, v.at into v_last from crm.verifications v
        where v.agent = of_agent and v.call_id = v_call and v.outcome = 'wrong' order by v.at desc limit 1;
    if not found then
        return crm.refuse('gone', 'unlock call', null, v_call, of_agent);
    end if;
    insert into crm.verifications (agent, call_id, customer_id, question, nth, outcome, at, decided_by, reason)
    select of_agent, v_call, v_last.customer_id, '', coalesce(max(v.nth), 0) + 1, 'unlocked', clock_timestamp(),
           session_user, left(unlock_call_v1.reason, 500)
    from crm.verifications v
    where v.agent = of_agent and v.call_id = v_call and v.customer_id = v_last.customer_id and v.question = '';
    perform crm.audit_put('done', 'unlock', v_last.customer_id, v_call,
                          jsonb_build_object('agent', of_agent, 'reason', left(reason, 500))::text);
    return crm.locked_calls_v1();
end
$fn$;
