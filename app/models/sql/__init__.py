"""Functions and grants of the central database, applied in the order of their names after every migration."""
