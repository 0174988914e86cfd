-- What is open and what was done: complaints in every state, tasks and callbacks, leads and opportunities, credit.

insert into crm.complaints (id, interaction_id, customer_id, number, agent, product, what_happened, remedy_sought, state,
                            opened_at, received_at, due_on)
select k.id, c.id, p.id, to_char(k.at, 'YYMMDD') || '-' || upper(right(k.id::text, 8)), a.agent, t.product,
       t.what_happened, t.remedy_sought,
       case when k.days > 20 then case when k.dice < 9 then 'closed' else 'in_progress' end
            else (array['received', 'open', 'in_progress', 'in_progress', 'answered', 'closed', 'open', 'open', 'received',
                        'answered'])[1 + k.dice] end,
       k.at, k.at, k.at::date + 15
from crm_seed.people p
join crm_seed.complaint_kinds t on t.place = crm_seed.roll(p.n, 'complains of', crm_seed.complaint_count())
join crm_seed.colleagues a on a.place = crm_seed.roll(p.n, 'complains to', crm_seed.colleague_count())
cross join lateral (
    select crm_seed.roll(p.n, 'complained', 10) as dice, d.days, d.at,
           crm_seed.key((extract(epoch from d.at) * 1000)::bigint, p.n, 'complaint') as id
    from (select x.days, crm_seed.moment(x.days, 7200 + crm_seed.roll(p.n, 'complained at', 28800)) as at
          from (select 1 + case when crm_seed.roll(p.n, 'lately', 3) = 0 then crm_seed.roll(p.n, 'complained on', 20)
                                else crm_seed.roll(p.n, 'complained on', 700) end as days) x) d) k
left join crm_seed.contacts c on c.n = p.n and c.k = 1
where crm_seed.roll(p.n, 'complains', 100) < 3 or p.much;

insert into crm.tasks (id, interaction_id, customer_id, agent, title, due_on, state, created_at, kind, due_at, phone,
                       created_by, received_at)
select crm_seed.key((extract(epoch from t.at) * 1000)::bigint, p.n * 8 + g.k, 'task'), c.id, p.id, a.agent, w.title,
       t.due_on, t.state, t.at, t.kind, case when t.kind = 'callback' then crm_seed.moment(crm_seed.today() - t.due_on, 23400) end,
       case when t.kind = 'callback' then '+' || crm_seed.mobile(p.n * 8) else '' end, a.agent, t.at
from crm_seed.people p
cross join lateral generate_series(1, case when p.much then 6 when crm_seed.roll(p.n, 'tasks', 100) < 9 then 1 else 0 end)
    as g (k)
cross join lateral (
    select case when crm_seed.roll(p.n * 8 + g.k, 'done', 10) < 5 then 'done' else 'open' end as state,
           case when crm_seed.roll(p.n * 8 + g.k, 'callback', 4) = 0 then 'callback' else 'task' end as kind,
           crm_seed.today() - case when crm_seed.roll(p.n * 8 + g.k, 'done', 10) < 5
               then crm_seed.roll(p.n * 8 + g.k, 'due', 300) else crm_seed.roll(p.n * 8 + g.k, 'due', 24) - 20 end as due_on,
           crm_seed.moment(5 + crm_seed.roll(p.n * 8 + g.k, 'due', 300), 10800) as at) t
join crm_seed.colleagues a on a.place = crm_seed.roll(p.n * 8 + g.k, 'does', crm_seed.colleague_count())
join crm_seed.task_kinds w on w.kind = t.kind and w.place = crm_seed.roll(p.n * 8 + g.k, 'to do', 4)
left join crm_seed.contacts c on c.n = p.n and c.k = 1;

insert into crm.opportunities (id, customer_id, kind, product, title, reason, stage, result, currency, amount,
                               probability_percent, next_on, agent, created_at, received_at, source)
select crm_seed.key((extract(epoch from o.at) * 1000)::bigint, p.n, 'opportunity'), p.id,
       case when o.stage = 'open' and p.n % 2 = 0 then 'lead' else 'opportunity' end, o.product, o.title, o.reason, o.stage,
       case o.stage when 'won' then '已签约' when 'lost' then (array['利率不满意', '已在他行办理', 'No need at present'])[
           1 + crm_seed.roll(p.n, 'lost why', 3)] else '' end, 'CNY',
       (p.wealth / 5 + 1000 + crm_seed.roll(p.n, 'for', 30000)) / 1000 * 1000,
       case o.stage when 'won' then 100 when 'lost' then 0 else 10 + 10 * crm_seed.roll(p.n, 'likely', 8) end,
       case when o.stage in ('open', 'contacted', 'offered') then crm_seed.today() + crm_seed.roll(p.n, 'next step', 30) end,
       a.agent, o.at, o.at, ''
from crm_seed.people p
cross join lateral (
    -- The deposit of slot 2 in the accounts' script: what matures soon is the best of reasons.
    select crm_seed.today() + 1 + crm_seed.roll(p.n * 64 + 2, 'matures', 700) as matures_on,
           p.wealth > 4000 and crm_seed.roll(p.n, 'time', 100) < 50 as has_deposit) d
cross join lateral (
    select (array['open', 'contacted', 'offered', 'won', 'lost', 'open', 'lost', 'won'])[1 + crm_seed.roll(p.n, 'stage', 8)]
               as stage,
           crm_seed.moment(2 + crm_seed.roll(p.n, 'noticed', 200), 14400) as at,
           d.has_deposit and d.matures_on < crm_seed.today() + 60 as soon) s
cross join lateral (
    select s.stage, s.at,
           case when s.soon then 'wealth' else (array['life', 'fund', 'gold_card', 'consumer_loan', 'pension'])[w.k] end
               as product,
           case when s.soon then '定期到期转理财' else (array['保障规划', '基金定投', '金卡升级', '装修贷款', '养老规划'])[w.k] end
               as title,
           case when s.soon then to_char(d.matures_on, 'YYYY-MM-DD') || ' 定期存款到期'
                else (array['家庭有子女,尚无保障', '活期余额较高', '刷卡金额达到金卡标准', '近期咨询过贷款', '临近退休'])[w.k] end
               as reason
    from (select 1 + crm_seed.roll(p.n, 'offer', 5) as k) w) o
join crm_seed.colleagues a on a.place = crm_seed.roll(p.n, 'offered by', crm_seed.colleague_count())
where not p.poor and (s.soon or crm_seed.roll(p.n, 'opportunity', 100) < 6 + 6 * p.rank);

insert into crm.credit_evaluations (id, customer_id, grade, score, currency, advised_limit, evaluated_on, valid_until,
                                    evaluator, sections, judgement, source, source_key, as_of)
select crm_seed.key(1738281600000 + p.n, p.n, 'credit'), p.id,
       (array['AAA', 'AA', 'AA', 'A', 'A', 'A', 'BBB', 'BBB', 'BB', 'C'])[1 + e.dice],
       97 - 5 * e.dice - crm_seed.roll(p.n, 'score', 500) / 100.0, 'CNY',
       coalesce(m.line_limit, m.loan_owed / 1000 * 1000 + 1000), e.at, e.at + 365, '信贷审批部',
       case when p.kind = 'firm' then jsonb_build_object(
           'profile', p.city_zh || ',成立于 ' || extract(year from p.since)::integer - 3 || ' 年,员工约 '
                      || 12 + crm_seed.roll(p.n, 'hands', 400) || ' 人',
           'owners', '自然人股东两名,无代持', 'management', '管理层稳定,从业 10 年以上',
           'finances', '资产负债率 ' || 30 + crm_seed.roll(p.n, 'leverage', 50) || '%,流动比率 1.'
                       || crm_seed.roll(p.n, 'current', 9),
           'bank_credit', '两家银行授信,余额未见异常',
           'payment_record', case when e.dice < 7 then '近 24 个月无逾期' else '近 24 个月逾期 2 次' end,
           'visits', '每季走访一次,经营正常', 'related_parties', '与关联企业有少量往来',
           'public_record', case when e.dice = 9 then '有一起合同纠纷诉讼' else '无处罚、无失信记录' end,
           'judgement', '第一还款来源可靠', 'advice', '建议维持现有额度')
       else jsonb_build_object(
           'profile', '收入稳定', 'bank_credit', '本行贷款一笔',
           'payment_record', case when e.dice < 7 then '无逾期' else '偶有逾期' end, 'judgement', '符合准入', 'advice', '维持额度')
       end,
       case when e.dice < 7 then '同意授信。' else 'Approved with a guarantor.' end, 'credit', p.n::text,
       crm_seed.last_night()
from crm_seed.people p
join crm_seed.marks m on m.n = p.n
cross join lateral (select crm_seed.roll(p.n, 'grade', 10) as dice,
                           crm_seed.today() - 10 - crm_seed.roll(p.n, 'graded', 500) as at) e
where (m.loan is not null or m.line_limit is not null) and (p.kind = 'firm' or crm_seed.roll(p.n, 'evaluated', 10) < 6);
