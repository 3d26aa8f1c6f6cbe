"""Alembic's entry: runs the revisions on the connection `bot.storage.migrate` opened."""

from alembic import context

from bot.storage.tables import SCHEMA

context.configure(connection=context.config.attributes["connection"], target_metadata=SCHEMA)
context.run_migrations()
