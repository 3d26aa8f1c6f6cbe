"""Statements of a plan, executed as the writer does."""

from sqlalchemy import Connection

from bot.storage.plan import Statement


def write(connection: Connection, *statements: Statement) -> None:
    """Execute each, with its rows if it has any."""
    for statement in statements:
        if isinstance(statement, tuple):
            connection.execute(*statement)
        else:
            connection.execute(statement)
