"""Who may be at the desk."""

from collections.abc import Callable

OPERATOR = "operator"
"""The operator who started the product, while no officer is on the list."""


def staff_rule(listed: frozenset[str]) -> Callable[[str], bool]:
    """Officers on the list; without a list, only the operator who started the product."""

    def is_staff(person: str) -> bool:
        return person in listed if listed else person == OPERATOR

    return is_staff
