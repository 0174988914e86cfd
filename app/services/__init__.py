"""What the desk does: the life of a call, agent state, caller lookup, wrap-up."""
