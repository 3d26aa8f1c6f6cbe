"""What all workers of one database share, and the row that proves that it can be written."""

from sqlalchemy import Column, Table, Text

from bot.storage.tables.types import SCHEMA

INSTALLATION = Table(
    "installation",
    SCHEMA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
