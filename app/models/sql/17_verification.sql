-- What the agent asks a caller, and whether the answer is right. The questions are the bank's; rows it changed stay.

insert into crm.verification_rule (one, right_needed, wrong_allowed, valid_minutes) values (true, 2, 2, 60)
on conflict (one) do nothing;

insert into crm.verification_questions (code, position, label_en, label_zh, field, shown) values
    ('born_on', 1, 'Date of birth', '出生日期', 'born_on', 'after'),
    ('certificate', 2, 'Last four of the ID document', '证件号码后四位', 'certificate_tail', 'never'),
    ('address', 3, 'Address on file', '预留地址', 'address', 'after'),
    ('card', 4, 'Last four of a card', '银行卡后四位', 'card_tail', 'before'),
    ('manager', 5, 'Relationship manager''s name', '客户经理姓名', 'manager', 'before'),
    ('movement', 6, 'Date of the last movement', '最近一笔交易日期', 'last_movement_on', 'before')
on conflict (code) do nothing;

-- Under which name crm.field_trust holds the fact that answers a question.
create or replace function crm.trust_field(p_field text) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $fn$
    select case p_field when 'certificate_tail' then 'certificate' when 'card_tail' then 'account_tail'
                        when 'last_movement_on' then 'balance' else p_field end
$fn$;

-- An answer the agent may not know beforehand must not stand on the card: one table is not changed without the other.
create or replace function crm.questions_stay_blind() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_code text;
begin
    select q.code into v_code
        from crm.verification_questions q join crm.field_trust f on f.field = crm.trust_field(q.field)
        where q.active and q.shown <> 'before' and f.trust < 3 order by q.position limit 1;
    if found then
        raise exception 'the answer to the question "%" would stand on the card before the caller gave it', v_code
            using errcode = '23514', hint = 'Raise its field in crm.field_trust to 3, or show it before.';
    end if;
    return null;
end
$fn$;

create or replace trigger questions_stay_blind after insert or update on crm.verification_questions
    for each statement execute function crm.questions_stay_blind();
create or replace trigger questions_stay_blind after insert or update on crm.field_trust
    for each statement execute function crm.questions_stay_blind();

-- Where the verification of this customer stands on this call. An expected answer is in it only where the agent may know
-- it: before, or after the caller answered. `trust` is what the call may see now.
create or replace function crm.verification(p_customer uuid, p_call text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_rule record;
    v_answers record;
    v_until timestamptz;
begin
    select r.right_needed, r.wrong_allowed, make_interval(mins => r.valid_minutes) as valid into v_rule
        from crm.verification_rule r;
    select a.n_right, a.n_wrong into v_answers from crm.answers(p_customer, p_call, clock_timestamp() - v_rule.valid) a;
    -- It holds until the youngest answers it needs are too few.
    select v.at + v_rule.valid into v_until from crm.verifications v
        where v.agent = session_user collate "default" and v.call_id = p_call and v.customer_id = p_customer and v.outcome = 'right'
        order by v.at desc offset v_rule.right_needed - 1 limit 1;
    return jsonb_build_object(
        'call_id', p_call, 'customer_id', p_customer, 'trust', crm.trust_of(p_customer, p_call, null),
        'needed', v_rule.right_needed, 'right', v_answers.n_right, 'wrong', v_answers.n_wrong,
        'wrong_allowed', v_rule.wrong_allowed, 'locked', v_answers.n_wrong > v_rule.wrong_allowed or crm.guesses(p_customer), 'until', v_until,
        'questions', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'code', q.code, 'label_en', q.label_en, 'label_zh', q.label_zh, 'shown', q.shown,
                'judged', q.shown = 'before' or q.field = '', 'tries', q.tries,
                -- What would be refused is said beforehand, or the agent asks it again and again.
                'outcome', case when q.outcome = 'right' and q.at >= clock_timestamp() - v_rule.valid then 'right'
                                when q.shown <> 'before' and q.field <> ''
                                     and crm.told_elsewhere(p_customer, p_call, q.code, q.shown) then 'seen'
                                when q.outcome = 'right' then 'expired'
                                else coalesce(q.outcome, '') end,
                'expected', case when q.shown = 'before' or (q.shown = 'after' and q.outcome in ('right', 'wrong', 'seen'))
                    then array_to_string(q.facts, ', ') else '' end) order by q.position, q.code), '[]')
            from (
                select w.code, w.position, w.label_en, w.label_zh, w.shown, w.field,
                       crm.expected(p_customer, w.field) as facts, l.outcome, l.at, coalesce(l.nth, 0) as tries
                from crm.verification_questions w
                left join lateral (
                    select v.outcome, v.at, v.nth from crm.verifications v
                    where v.agent = session_user collate "default" and v.call_id = p_call and v.customer_id = p_customer
                      and v.question = w.code order by v.nth desc limit 1) l on true
                where w.active) q
            where q.field = '' or q.facts <> '{}'));
end
$fn$;

-- Asked when the agent begins to ask questions: from then on the call is known here, also one without a number.
create or replace function crm.verification_v1(call_id text, customer uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_word text;
begin
    perform crm.signed_in();
    v_word := case when v_call !~ '\S' then 'call' else crm.may_not_see(customer, v_call, '') end;
    if v_word <> '' then
        return crm.refuse(v_word, 'verification', customer, v_call, '');
    end if;
    if not exists (select 1 from crm.desk_calls d where d.agent = session_user collate "default" and d.call_id = v_call) then
        perform crm.note_call(v_call, null, 0, '', '{}', '{}', false);
    end if;
    perform crm.audit_put('seen', 'verification', customer, v_call, '');
    return crm.verification(customer, v_call);
end
$fn$;

-- Does this agent guess? Call ids are the desk's own word, so what is wrong on one call counts on all of a day: about one
-- customer, about all together, and answers that were taken back. A team lead who lets a call go on begins a new count.
create or replace function crm.guesses(p_customer uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_since timestamptz := clock_timestamp() - interval '1 day';
begin
    select greatest(v_since, max(v.at)) into v_since from crm.verifications v
        where v.agent = session_user collate "default" and v.at > v_since and v.outcome = 'unlocked';
    return (
        select count(*) filter (where v.customer_id = p_customer) > 5 * r.wrong_allowed or count(*) > 25 * r.wrong_allowed
        from (select greatest(w.wrong_allowed, 1) as wrong_allowed from crm.verification_rule w) r
        left join crm.verifications v
            on v.agent = session_user collate "default" and v.at > v_since and v.outcome = 'wrong'
        group by r.wrong_allowed)
        or crm.taken_back('done') + (
            select coalesce(sum(case when a.action = 'undone' then a.detail::bigint end), 0)
            from (select x.action, x.detail, x.at from crm.audit x
                  where x.agent = session_user collate "default" and x.chain = 'done' order by x.n desc limit 1000) a
            where a.at > v_since) > 20;
end
$fn$;

-- Has this agent been told today, on another call, what would answer this question of this customer?
create or replace function crm.told_elsewhere(p_customer uuid, p_call text, p_question text, p_shown text) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $fn$
begin
    return exists (
        select 1 from crm.verifications v
        where v.agent = session_user collate "default" and v.customer_id = p_customer and v.question = p_question
          and v.call_id <> p_call and v.at > clock_timestamp() - interval '1 day'
          and (v.outcome = 'seen' or (v.outcome = 'wrong' and p_shown = 'after')));
end
$fn$;

-- One answer, and where the verification stands then. What the caller said is compared here and kept nowhere. `nth` is one
-- more than the answers this question had: sent twice it counts once. `said` is the agent's own judgement, for questions
-- that are judged (right or wrong), or 'skipped'.
create or replace function crm.verify_v1(
    call_id text, customer uuid, question text, nth integer, answer text, said text
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_word text;
    v_now jsonb;
    v_asked jsonb;
    v_field text;
    v_outcome text := 'skipped';
begin
    perform crm.signed_in();
    v_word := case when v_call !~ '\S' or not exists (
                       select 1 from crm.desk_calls d where d.agent = session_user collate "default" and d.call_id = v_call)
                   then 'call' else crm.may_not_see(customer, v_call, '') end;
    if v_word <> '' then
        return crm.refuse(v_word, 'verify', customer, v_call, '');
    end if;
    v_now := crm.verification(customer, v_call);
    select x into v_asked from jsonb_array_elements(v_now->'questions') x where x->>'code' = question;
    if v_asked is null or nth is distinct from (v_asked->>'tries')::integer + 1 then
        return v_now;
    elsif (v_now->>'locked')::boolean or crm.guesses(customer) then
        return crm.refuse('locked', 'verify', customer, v_call, question);
    elsif v_asked->>'outcome' = 'seen' or (v_asked->>'shown' = 'after' and v_asked->>'outcome' in ('right', 'wrong'))
          or (not (v_asked->>'judged')::boolean and crm.told_elsewhere(customer, v_call, question, v_asked->>'shown')) then
        return crm.refuse('seen', 'verify', customer, v_call, question);
    end if;
    if said is distinct from 'skipped' then
        select q.field into v_field from crm.verification_questions q where q.code = question;
        if (v_asked->>'judged')::boolean and said in ('right', 'wrong') then
            v_outcome := said;
        elsif (v_asked->>'judged')::boolean then
            return v_now;
        elsif coalesce(answer, '') !~ '\S' then
            return v_now;
        else
            select case when bool_or(crm.same_answer(v_field, x, answer)) then 'right' else 'wrong' end into v_outcome
                from unnest(crm.expected(customer, v_field)) x;
        end if;
    end if;
    insert into crm.verifications (agent, call_id, customer_id, question, nth, outcome, at)
    values (session_user, v_call, customer, question, nth, v_outcome, clock_timestamp());
    v_now := crm.verification(customer, v_call);
    perform crm.audit_put('done', 'verify', customer, v_call, jsonb_build_object(
        'question', question, 'outcome', v_outcome, 'trust', v_now->'trust', 'locked', v_now->'locked')::text);
    return v_now;
end
$fn$;
