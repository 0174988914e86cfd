-- The page of work: complaints and tasks in every state, callbacks, opportunities, satisfaction, credit evaluation.

create or replace function crm.complaint_page(p_customer uuid, p_texts boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'complaint_id', k.id, 'number', k.number, 'opened_at', k.opened_at, 'product', k.product,
        'summary', case when p_texts then left(k.what_happened, 2000) else '' end,
        'remedy', case when p_texts then left(k.remedy_sought, 2000) else '' end,
        'masked', not p_texts, 'state', k.state, 'due_on', k.due_on,
        'agent', coalesce(a.display_name, k.agent)) order by k.opened_at desc), '[]')
    from (select x.id, x.number, x.opened_at, x.product, x.what_happened, x.remedy_sought, x.state, x.due_on, x.agent
          from crm.complaints x where x.customer_id = p_customer order by x.opened_at desc limit 100) k
    left join crm.agents a on a.agent = k.agent
$fn$;

create or replace function crm.task_page(p_customer uuid, p_texts boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'task_id', t.id, 'kind', t.kind, 'title', case when p_texts then t.title else '' end, 'masked', not p_texts,
        'due_on', t.due_on, 'due_at', t.due_at, 'state', t.state, 'agent', coalesce(a.display_name, t.agent),
        'customer_id', p_customer) order by t.state <> 'open', t.due_on, t.id), '[]')
    from (select x.id, x.kind, x.title, x.due_on, x.due_at, x.state, x.agent
          from crm.tasks x where x.customer_id = p_customer order by x.state <> 'open', x.due_on, x.id limit 100) t
    left join crm.agents a on a.agent = t.agent
$fn$;

create or replace function crm.opportunity_page(p_customer uuid, p_amounts boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'opportunity_id', o.id, 'kind', o.kind, 'product', o.product, 'title', o.title, 'reason', o.reason,
        'stage', o.stage, 'result', o.result, 'currency', o.currency,
        'amount', case when p_amounts then o.amount::text end, 'probability_percent', o.probability_percent,
        'next_on', o.next_on, 'agent', coalesce(a.display_name, o.agent), 'created_at', o.created_at)
        order by o.stage in ('won', 'lost'), o.created_at desc), '[]')
    from (select x.id, x.kind, x.product, x.title, x.reason, x.stage, x.result, x.currency, x.amount,
                 x.probability_percent, x.next_on, x.agent, x.created_at
          from crm.opportunities x where x.customer_id = p_customer order by x.created_at desc limit 100) o
    left join crm.agents a on a.agent = o.agent
$fn$;

create or replace function crm.credit_page(p_customer uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select jsonb_build_object(
        'grade', e.grade, 'score', e.score::text, 'currency', e.currency, 'advised_limit', e.advised_limit::text,
        'evaluated_on', e.evaluated_on, 'valid_until', e.valid_until, 'evaluator', e.evaluator,
        'judgement', e.judgement, 'source', e.source, 'as_of', e.as_of,
        'sections', (select coalesce(jsonb_agg(jsonb_build_array(s.key, left(s.value, 1000))), '[]')
                     from jsonb_each_text(e.sections) s))
    from (select x.grade, x.score, x.currency, x.advised_limit, x.evaluated_on, x.valid_until, x.evaluator, x.judgement,
                 x.source, x.as_of, x.sections
          from crm.credit_evaluations x where x.customer_id = p_customer order by x.evaluated_on desc limit 1) e
$fn$;

create or replace function crm.satisfaction_page(p_customer uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
    select coalesce(jsonb_agg(jsonb_build_object(
        'at', s.at, 'score', s.score, 'best', s.best, 'channel', s.channel, 'comment', s.comment)
        order by s.at desc), '[]')
    from (select x.at, x.score, x.best, x.channel, x.comment
          from crm.satisfaction x where x.customer_id = p_customer order by x.at desc limit 20) s
$fn$;

create or replace function crm.work_v1(customer uuid, trust integer, call_id text, reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_refused text;
    v_trust integer;
    v_texts boolean;
begin
    perform crm.signed_in();
    v_refused := crm.may_not_see(customer, v_call, reason);
    if v_refused <> '' then
        return crm.refuse(v_refused, 'work', customer, v_call, coalesce(reason, ''));
    end if;
    v_trust := crm.trust_of(customer, v_call, trust);
    v_texts := crm.told('note', v_trust);
    perform crm.seen('work', customer, v_call, v_trust, reason);
    return jsonb_build_object(
        'customer_id', customer, 'trust', v_trust,
        'complaints', crm.complaint_page(customer, v_texts), 'tasks', crm.task_page(customer, v_texts),
        'opportunities', case when v_texts then crm.opportunity_page(customer, crm.told('balance', v_trust))
                         else '[]' end,
        'credit', case when crm.told('credit', v_trust) then crm.credit_page(customer) end,
        'credit_masked', not crm.told('credit', v_trust) and exists (
            select 1 from crm.credit_evaluations e where e.customer_id = customer),
        'satisfaction', case when v_texts then crm.satisfaction_page(customer) else '[]' end,
        'as_of', clock_timestamp());
end
$fn$;
