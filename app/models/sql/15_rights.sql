-- Who may see whom.

-- Why the one who is signed in may not see this customer, in one word; empty: they may.
create or replace function crm.may_not_see(p_customer uuid, p_call text, p_reason text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $fn$
    select ''
$fn$;
