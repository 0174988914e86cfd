-- What an import may change of a customer.

-- May an extract say this field anew? Not what one of our own people wrote after the extract's as-of; not what a system
-- of a lower rank (believed first) said; a record that was only matched to this customer fills what is empty. `*` in the
-- origin stands for all fields that have no word of their own.
create or replace function crm.feed_may(
    p_origin jsonb, p_field text, p_source text, p_rank integer, p_as_of timestamptz, p_primary boolean, p_empty boolean
) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select case
        when o.said is null then p_primary or p_empty
        when o.said->>0 like 'agent:%' then (o.said->>1)::timestamptz <= p_as_of and (p_primary or p_empty)
        when o.said->>0 = p_source then p_primary or p_empty
        else p_empty or p_rank < coalesce((select s.rank from crm.sources s where s.source = o.said->>0), 0) end
    from (select coalesce(p_origin->p_field, p_origin->'*') as said) o
$fn$;
