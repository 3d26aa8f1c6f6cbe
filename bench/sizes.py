"""How much of everything a run measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Persons are multiples of the connections, so that each keeps to one of them."""

    rounds: int
    persons: int
    longest_persons: int
    warming: int
    tutorial_persons: int
    few_stored: int
    many_stored: int
    held: int
    table_rows: int
    table_persons: int
    checks: int


FULL = Sizes(
    rounds=5,
    persons=320,
    longest_persons=160,
    warming=160,
    tutorial_persons=40,
    few_stored=1_000,
    many_stored=1_000_000,
    held=100_000,
    table_rows=500,
    table_persons=320,
    checks=40,
)
QUICK = Sizes(
    rounds=1,
    persons=16,
    longest_persons=8,
    warming=8,
    tutorial_persons=8,
    few_stored=100,
    many_stored=1_000,
    held=1_000,
    table_rows=50,
    table_persons=16,
    checks=8,
)
