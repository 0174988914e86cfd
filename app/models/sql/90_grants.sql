-- An agent may execute this list and nothing else. `crm_agent` is the group every agent's role belongs to.

revoke all on all tables in schema crm from public, crm_agent;
revoke all on all functions in schema crm from public, crm_agent;
revoke all on schema crm from public, crm_agent;
alter default privileges for role crm_owner in schema crm revoke all on tables from public;
alter default privileges for role crm_owner revoke execute on functions from public;
grant usage on schema crm to crm_agent;
grant execute on function
    crm.whoami_v1(), crm.health_v1(), crm.reference_v1(), crm.lookup_v1(jsonb), crm.profile_v1(uuid, integer, text),
    crm.search_v1(text, integer), crm.day_v1(timestamptz), crm.tasks_v1(), crm.history_v1(uuid, uuid, integer, integer, text),
    crm.log_interaction_v1(uuid, uuid, jsonb), crm.log_task_v1(uuid, uuid, jsonb),
    crm.log_complaint_v1(uuid, uuid, jsonb), crm.log_prospect_v1(uuid, uuid, jsonb),
    crm.log_state_v1(uuid, uuid, jsonb)
to crm_agent;
