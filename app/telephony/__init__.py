"""The phone: its contract, its events, and the process that keeps it."""
