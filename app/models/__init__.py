"""Values every floor speaks, and the central tables, migrations and SQL functions."""
