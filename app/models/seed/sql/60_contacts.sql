-- What was talked and written, by every channel; most customers seldom, a few all the time.

truncate crm_seed.contacts;

insert into crm_seed.contacts
select p.n, g.k, crm_seed.key((extract(epoch from d.at) * 1000)::bigint, p.n * 256 + g.k, 'contact'), p.id, d.at, c.channel,
       c.direction, c.queue, c.disposition, c.subject, case when p.culture = 'latin' then c.note_en else c.note_zh end,
       -- The demo's own agent has had a few.
       case when p.n <= 3000 and crm_seed.roll(p.n * 256 + g.k, 'anna', 12) = 0 then 'anna' else a.agent end,
       case when p.culture = 'latin' then 'en' else 'zh' end
from crm_seed.people p
cross join lateral generate_series(1, case when p.much then 160
    else (array[0, 0, 0, 0, 1, 1, 1, 2, 2, 4])[1 + crm_seed.roll(p.n, 'contacts', 10)] + p.rank end) as g (k)
-- Recent ones more often; in the hours of business of a bank at UTC+8.
cross join lateral (
    select crm_seed.moment(
        1 + crm_seed.roll(p.n * 256 + g.k, 'days ago', 900) * crm_seed.roll(p.n * 256 + g.k, 'days too', 900) / 900,
        3600 + crm_seed.roll(p.n * 256 + g.k, 'second', 32400)) as at) d
join crm_seed.contact_kinds c on c.place = crm_seed.roll(p.n * 256 + g.k, 'about', 1000)
join crm_seed.colleagues a on a.place = crm_seed.roll(p.n * 256 + g.k, 'by', crm_seed.colleague_count());

-- So that nobody takes it for a small one.
analyze crm_seed.contacts;

insert into crm.interactions (
    id, customer_id, agent, channel, direction, queue, trust, disposition, note, language, occurred_at, at, received_at,
    saved_at, wrap_ms, call_id, ring_at, answered_at, ended_at, ring_ms, talk_ms, end_reason, source, subject)
select c.id, c.customer_id, c.agent, c.channel, c.direction, c.queue,
       case when c.channel = 'phone' then crm_seed.roll(c.n * 256 + c.k, 'trust', 4) else 0 end, c.disposition, c.note,
       c.language, c.at, c.at, c.at + make_interval(secs => 30 + t.ring_ms / 1000 + t.talk_ms / 1000),
       c.at + make_interval(secs => 29 + t.ring_ms / 1000 + t.talk_ms / 1000),
       case when c.channel = 'phone' then 3000 + crm_seed.roll(c.n * 256 + c.k, 'wrap', 60000) else 0 end,
       case when c.channel = 'phone' then c.id::text else '' end,
       case when c.channel = 'phone' then c.at end,
       case when c.channel = 'phone' then c.at + make_interval(secs => t.ring_ms / 1000) end,
       case when c.channel = 'phone' then c.at + make_interval(secs => t.ring_ms / 1000 + t.talk_ms / 1000) end,
       t.ring_ms, t.talk_ms, '',
       case c.channel when 'phone' then '' when 'letter' then 'post' when 'fax' then 'post' when 'sms' then 'messages'
                      when 'email' then 'messages' when 'chat' then 'messages' else 'branches' end, c.subject
from crm_seed.contacts c
cross join lateral (
    select case when c.channel = 'phone' then 2000 + crm_seed.roll(c.n * 256 + c.k, 'rings', 13) * 1000 else 0 end as ring_ms,
           case when c.channel = 'phone' then 25000 + crm_seed.roll(c.n * 256 + c.k, 'talks', 500) * 1000 else 0 end as talk_ms
    ) t;

insert into crm.satisfaction (id, customer_id, interaction_id, score, best, channel, comment, at, received_at, source)
select crm_seed.key((extract(epoch from c.at) * 1000)::bigint, c.n * 256 + c.k, 'satisfaction'), c.customer_id, c.id,
       (array[5, 5, 5, 4, 4, 5, 3, 4, 2, 1, 5, 0])[1 + s.dice], 5,
       case c.channel when 'phone' then (array['phone', 'sms'])[1 + s.dice % 2] else c.channel end,
       case when s.dice = 9 then '等待太久。' when s.dice = 0 and c.language = 'en' then 'Very helpful.' else '' end,
       c.at + interval '10 minutes', c.at + interval '10 minutes', ''
from crm_seed.contacts c
cross join lateral (select crm_seed.roll(c.n * 256 + c.k, 'score', 12) as dice) s
where c.channel in ('phone', 'branch', 'chat') and crm_seed.roll(c.n * 256 + c.k, 'asked', 100) < 14;
