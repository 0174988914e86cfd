"""The customer card: who is calling, what is open, what they hold."""
