"""The central CRM database as the desk sees it: a contract and its keepers."""
