"""Alembic revisions of the central database. Desks never run them."""
