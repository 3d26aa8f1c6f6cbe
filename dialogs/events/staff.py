"""Answers to an officer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskOpened:
    """A one-time link to the officers' desk; empty when the person is not on the list."""

    url: str
