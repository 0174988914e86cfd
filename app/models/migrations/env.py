"""Alembic's entry: runs the revisions on the connection that `app.models.schema.migrate` hands in."""

from alembic import context

from app.models.schema import VERSION_TABLE
from app.models.tables import SCHEMA, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    version_table_schema=SCHEMA,
    include_schemas=True,
    include_name=lambda name, kind, _parents: kind != "schema" or name == SCHEMA,
    compare_server_default=False,
)
context.run_migrations()
