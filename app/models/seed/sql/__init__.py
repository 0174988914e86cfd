"""The scripts that invent a bank on the server itself, in the order of their names."""
