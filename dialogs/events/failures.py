"""Failures of the shell that the person is told of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Troubled:
    """The last message could not be processed; nothing of it was kept."""
