-- How far the caller of a call is known to be the customer, and what may be told from there on.

-- What each field asks for. Rows the bank changed stay. The levels are TrustLevel's: 0 nobody knows, 1 the number,
-- 2 the IVR checked a secret, 3 the agent's questions were answered. `reveal_trust`: from where on a field that stays
-- masked may be revealed with a reason; null: never.
insert into crm.field_trust (field, trust, reveal_trust, reveal_seconds) values
    ('account_tail', 0, null, 30),
    ('manager', 0, null, 30),
    ('phone_tail', 0, null, 30),
    ('note', 1, null, 30),
    ('household', 1, null, 30),
    ('balance', 2, null, 30),
    ('card_bin', 2, null, 30),
    ('tier_reason', 2, null, 30),
    ('value', 2, null, 30),
    ('credit', 2, null, 30),
    ('phone', 4, 1, 30),
    ('email', 3, 1, 30),
    ('account_number', 4, 2, 30),
    ('address', 3, 2, 30),
    ('born_on', 3, 2, 30),
    ('certificate', 3, null, 30),
    ('certificate_number', 4, 3, 20)
on conflict (field) do nothing;

-- All fields that are told at this trust: a function that builds an answer reads them once.
create or replace function crm.told_fields(p_trust integer) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return (select coalesce(array_agg(f.field), '{}') from crm.field_trust f where f.trust <= p_trust);
end
$fn$;

-- Is this field told at this trust? One that nobody wrote down is told to nobody but the verified.
create or replace function crm.told(p_field text, p_trust integer) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return coalesce((select f.trust from crm.field_trust f where f.field = p_field), 3) <= coalesce(p_trust, 0);
end
$fn$;

-- What a lookup found of a call: the trust of every later look at its customers follows from this row, never from what
-- the desk says later. A second lookup of the same call takes the place of the first.
create or replace function crm.note_call(
    p_call text, p_e164 bigint, p_said integer, p_method text, p_by_number uuid[], p_by_claim uuid[],
    p_contradiction boolean
) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
begin
    if coalesce(p_call, '') !~ '\S' then
        return;
    end if;
    insert into crm.desk_calls as d (agent, call_id, e164, said_trust, method, by_number, by_claim, contradiction,
                                     first_at, last_at)
    values (session_user, left(p_call, 64), p_e164, least(greatest(coalesce(p_said, 0), 0), 2),
            left(coalesce(p_method, ''), 64), coalesce(p_by_number, '{}'), coalesce(p_by_claim, '{}'),
            coalesce(p_contradiction, false), clock_timestamp(), clock_timestamp())
    on conflict (agent, call_id) do update set
        e164 = excluded.e164, said_trust = excluded.said_trust, method = excluded.method,
        by_number = excluded.by_number, by_claim = excluded.by_claim, contradiction = excluded.contradiction,
        last_at = excluded.last_at;
end
$fn$;

-- The questions of this customer whose last answer on this call was right, and all wrong answers of the call, whomever
-- they were about, since a team lead last unlocked it. Answers before `p_since` are right no longer.
create or replace function crm.answers(
    p_customer uuid, p_call text, p_since timestamptz, out n_right integer, out n_wrong integer
)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    select
        count(*) filter (where v.outcome = 'right' and v.customer_id = p_customer and v.at >= p_since and not exists (
            select 1 from crm.verifications w
            where w.agent = v.agent and w.call_id = v.call_id and w.customer_id = v.customer_id
              and w.question = v.question and w.nth > v.nth)),
        count(*) filter (where v.outcome = 'wrong' and not exists (
            select 1 from crm.verifications u
            where u.agent = v.agent and u.call_id = v.call_id and u.outcome = 'unlocked' and u.at > v.at))
    into n_right, n_wrong
    from crm.verifications v where v.agent = session_user collate "default" and v.call_id = p_call;
end
$fn$;

-- The most this call may see of this customer: 0 when this agent has no such call, or number and claim contradict; 1 for
-- one whom the number found; 2 when the IVR says it checked a secret and its claim found this very customer; 3 when the
-- agent's questions were answered on this call, as crm.verification_rule asks; never more than 1 after too many wrong.
-- `p_now`: a call counts for four hours and an answer as long as the rule says; null: as it was then, for the record.
create or replace function crm.trust_reached(p_customer uuid, p_call text, p_now timestamptz) returns integer
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_id text := left(p_call, 64);
    v_call record;
    v_rule record;
    v_answers record;
    v_trust integer := 0;
begin
    if coalesce(v_id, '') !~ '\S' then
        return 0;
    end if;
    select d.said_trust, d.by_number, d.by_claim, d.contradiction into v_call
        from crm.desk_calls d where d.agent = session_user collate "default" and d.call_id = v_id
         and (p_now is null or d.last_at > p_now - interval '4 hours');
    if not found then
        return 0;
    end if;
    if not v_call.contradiction then
        v_trust := least(v_call.said_trust, case when p_customer = any (v_call.by_claim) then 2
                                                 when p_customer = any (v_call.by_number) then 1 else 0 end);
    end if;
    if not exists (select 1 from crm.verifications v where v.agent = session_user collate "default" and v.call_id = v_id) then
        return v_trust;
    end if;
    select r.right_needed, r.wrong_allowed, coalesce(p_now - make_interval(mins => r.valid_minutes), '-infinity') as since
        into v_rule from crm.verification_rule r;
    select a.n_right, a.n_wrong into v_answers from crm.answers(p_customer, v_id, v_rule.since) a;
    return case when v_answers.n_wrong > v_rule.wrong_allowed then least(v_trust, 1)
                when v_answers.n_right >= v_rule.right_needed then 3 else v_trust end;
end
$fn$;

-- What this call may see of this customer now, and never more than the desk asks for (null: all there is).
create or replace function crm.trust_of(p_customer uuid, p_call text, p_said integer) returns integer
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return least(greatest(coalesce(p_said, 3), 0), crm.trust_reached(p_customer, p_call, clock_timestamp()));
end
$fn$;
