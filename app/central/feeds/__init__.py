"""Nightly extracts of other systems into the central database, described by mapping files."""
