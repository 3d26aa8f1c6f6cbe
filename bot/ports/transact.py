"""Transactions of the writer for work outside turns."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Transact(Protocol):
    """Runs a function in a transaction."""

    async def __call__(self, run: Callable[[Connection], T]) -> T:
        """The result of ``run`` when it is committed."""
        ...
