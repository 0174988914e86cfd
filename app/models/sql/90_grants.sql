-- A desk's role may execute the functions whose name ends in their version, and nothing else: each asks by itself who is
-- signed in and what that person may do. `crm_agent` is the group every such role belongs to.

revoke all on all tables in schema crm from public, crm_agent;
revoke all on all functions in schema crm from public, crm_agent;
revoke all on schema crm from public, crm_agent;
alter default privileges for role crm_owner in schema crm revoke all on tables from public;
alter default privileges for role crm_owner revoke execute on functions from public;
grant usage on schema crm to crm_agent;

do $do$
declare
    v_function regprocedure;
begin
    for v_function in
        select p.oid from pg_catalog.pg_proc p
        where p.pronamespace = 'crm'::regnamespace and p.proname ~ '_v[0-9]+$'
    loop
        execute format('grant execute on function %s to crm_agent', v_function);
    end loop;
end
$do$;
