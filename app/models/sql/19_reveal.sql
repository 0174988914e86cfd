-- One masked field, told whole for a while.

-- A masked field, whole, for as many seconds as the bank allows: with a reason, on a call whose trust reaches the field's
-- `reveal_trust`. Whoever has seen a fact proves nothing by asking for it: its questions are used up for this call.
-- `item` is the account whose number is asked for. A card's whole number is in no table here.
create or replace function crm.reveal_v1(customer uuid, field text, reason text, call_id text, item text default '')
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $fn$
declare
    v_call text := left(coalesce(call_id, ''), 64);
    v_word text := '';
    v_trust integer;
    v_field record;
    v_values jsonb;
begin
    perform crm.signed_in();
    v_word := crm.may_not_see(customer, v_call, reason);
    v_trust := crm.trust_of(customer, v_call, null);
    select f.trust, f.reveal_trust, f.reveal_seconds into v_field from crm.field_trust f where f.field = reveal_v1.field;
    v_word := case when v_word <> '' then v_word
                   when coalesce(reason, '') !~ '\S' then 'reason'
                   when v_field.reveal_trust is null or v_field.reveal_trust > v_trust then 'trust' else '' end;
    if v_word <> '' then
        return crm.refuse(v_word, 'reveal', customer, v_call, left(coalesce(field, ''), 64));
    end if;
    select coalesce(jsonb_agg(x.shown order by x.place, x.shown), '[]') into v_values from (
        select c.address as shown, 0 as place from crm.customers c where field = 'address' and c.id = customer
        union all
        select to_char(c.born_on, 'YYYY-MM-DD'), 0 from crm.customers c where field = 'born_on' and c.id = customer
        union all
        select c.email, 0 from crm.customers c where field = 'email' and c.id = customer
        union all
        select '+' || p.e164, row_number() over (order by p.kind, p.e164) from crm.phones p
            where field = 'phone' and p.customer_id = customer
        union all
        select a.number, 0 from crm.accounts a
            where field = 'account_number' and a.customer_id = customer and a.id::text = item and a.kind <> 'card'
        union all
        select trim(k.kind || ' ' || k.number), 0 from crm.certificates k
            where field = 'certificate_number' and k.customer_id = customer) x
        where x.shown <> '';
    insert into crm.verifications (agent, call_id, customer_id, question, nth, outcome, at)
    select session_user, v_call, customer, q.code, coalesce(l.nth, 0) + 1, 'seen', clock_timestamp()
    from crm.verification_questions q
    left join lateral (
        select v.nth, v.outcome from crm.verifications v
        where v.agent = session_user collate "default" and v.call_id = v_call and v.customer_id = customer and v.question = q.code
        order by v.nth desc limit 1) l on true
    where q.active and q.shown <> 'before' and coalesce(l.outcome, '') not in ('right', 'seen')
      and crm.trust_field(q.field) = case reveal_v1.field when 'certificate_number' then 'certificate' else reveal_v1.field end;
    perform crm.audit_put('seen', 'reveal', customer, v_call, jsonb_build_object(
        'field', field, 'item', left(item, 64), 'reason', left(reason, 500), 'trust', v_trust)::text);
    return jsonb_build_object('customer_id', customer, 'field', field, 'item', coalesce(item, ''),
                              'seconds', v_field.reveal_seconds, 'values', v_values);
end
$fn$;
