"""The form beside the card: what the agent writes about this call."""
