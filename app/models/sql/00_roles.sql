-- Who owns everything, the group of all agents, and of those who sign in by a certificate. None of them can sign in.

do $do$
begin
    if not exists (select 1 from pg_catalog.pg_roles where rolname = 'crm_owner') then
        create role crm_owner nologin;
    end if;
    if not exists (select 1 from pg_catalog.pg_roles where rolname = 'crm_agent') then
        create role crm_agent nologin;
    end if;
    if not exists (select 1 from pg_catalog.pg_roles where rolname = 'crm_certificate') then
        create role crm_certificate nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'crm_owner', 'member') then
        execute format('grant crm_owner to %I', current_user);
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to crm_agent', current_database());
    execute format('grant connect, create, temporary on database %I to crm_owner', current_database());
    execute format('alter database %I set jit = off', current_database());
    execute format('alter database %I set timezone = %L', current_database(), 'UTC');
    execute format('alter database %I set statement_timeout = %L', current_database(), '5s');
    execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '10s');
end
$do$;

revoke all on schema public from public;
create schema if not exists crm authorization crm_owner;
