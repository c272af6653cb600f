import os
from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, text

fileConfig(context.config.config_file_name)

with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
    # Pods that start together migrate one after the other.
    connection.execute(text("SELECT pg_advisory_lock(4711)"))
    connection.commit() if hasattr(connection, "commit") else None
    context.configure(connection=connection, version_table="schema_version", version_table_schema="meta")
    with context.begin_transaction():
        context.run_migrations()
